"""Who acts: states, organisations, movements and regions, under all their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from carrel.study.errors import StudyError
from carrel.study.name import LONGEST, check_name
from carrel.study.nearest import did_you_mean
from carrel.study.when import ALWAYS, When, read_edtf


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    NON_STATE = "non-state"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Actor:
    """``id`` is an ISO 3166-1 alpha-3 code or the study's own short name.

    ``aliases`` are the other names under which texts have it (Tehran, the Kremlin);
    ``successor_of`` the ids of actors whose place it took (RUS that of SUN).
    """

    id: str
    name: str
    kind: ActorKind = ActorKind.STATE
    aliases: tuple[str, ...] = ()
    validity: When = ALWAYS
    successor_of: tuple[str, ...] = ()


def find_actor(actors: Sequence[Actor], written: str) -> Actor:
    """The actor meant by an id, a name or an alias, whatever its case, accents and article.

    An id comes before a name and a name before an alias. Raises ``StudyError``, which names the
    nearest, where none is meant or an alias is that of two.
    """
    found = _meant(actors, written)
    if len(found) > 1:
        both = " and ".join(f"{actor.name} ({actor.id})" for actor in found[:2])
        raise StudyError(f"'{written}' is a name of {both}: write the id of the one you mean.")
    if found:
        return found[0]
    known = [name for actor in actors for name in (actor.id, actor.name, *actor.aliases)]
    raise StudyError(
        f"The study has no actor '{written[:LONGEST]}': add it, or write one that it has."
        + did_you_mean(written, known)
    )


def country(written: str) -> Actor | None:
    """The state with this ISO 3166 code, name or capital, or ``None``.

    Today's states and territories by ISO 3166-1 (alpha-2 too), those that are no more by ISO
    3166-3 or, before that standard, by the Correlates of War project's letters (AUH).
    """
    from carrel.study.countries import ALPHA_2

    code = ALPHA_2.get(written.strip().upper(), "") if len(written.strip()) == len("IR") else ""
    found = _meant(_countries(), code or written)
    return found[0] if len(found) == 1 else None


@cache
def _countries() -> tuple[Actor, ...]:
    from carrel.study.countries import COUNTRIES

    return tuple(_country(*row) for row in COUNTRIES)


def _meant(actors: Sequence[Actor], written: str) -> list[Actor]:
    """The actors of which it is the id; if none, of which the name; if none, of which an alias."""
    sought = _plain(written)
    for names in (_ids, _names, _aliases):
        found = [actor for actor in actors if sought and sought in names(actor)]
        if found:
            return found
    return []


def check_actors(actors: Sequence[Actor]) -> Sequence[Actor]:
    """Give back actors of which no two share an id, and whose predecessors are among them.

    Raises ``StudyError`` for an id or a name that is blank or no name (``check_name``), an id that
    stands twice, and an actor that is said to have taken its own place.
    """
    seen: set[str] = set()
    for actor in actors:
        if not actor.id.strip() or not actor.name.strip():
            raise StudyError(f"The actor '{actor.id or actor.name}' needs an id and a name.")
        for name in (actor.id, actor.name, *actor.aliases):
            check_name("the actor", name)
        if actor.id in seen:
            raise StudyError(f"Two actors have the id '{actor.id}': give one of them another.")
        if actor.id in actor.successor_of:
            raise StudyError(f"The actor '{actor.id}' cannot be the successor of itself.")
        seen.add(actor.id)
    return actors


def _country(code: str, name: str, aliases: tuple[str, ...], years: str, before: str) -> Actor:
    validity = read_edtf(years) if years else ALWAYS
    return Actor(code, name, ActorKind.STATE, aliases, validity, tuple(before.split()))


def _plain(written: str) -> str:
    decomposed = unicodedata.normalize("NFKD", written).casefold().replace("’", "'")
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(bare.replace(".", "").split()).removeprefix("the ")


def _ids(actor: Actor) -> Iterable[str]:
    return (_plain(actor.id),)


def _names(actor: Actor) -> Iterable[str]:
    return (_plain(actor.name),)


def _aliases(actor: Actor) -> Iterable[str]:
    return map(_plain, actor.aliases)
