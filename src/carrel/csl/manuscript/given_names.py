"""Given names expanded wherever a family name is ambiguous, cite or no cite.

CSL 1.0.2, Disambiguation, givenname-disambiguation-rule: all-names, all-names-with-initials,
primary-name, primary-name-with-initials.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.amendment import BARE_INITIALS, FULL, INITIALS
from carrel.csl.manuscript.cites import cite_node, new_frame
from carrel.csl.manuscript.memory import item_key
from carrel.csl.rendering.name_form import initials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carrel.csl.items.particles import NameValue
    from carrel.csl.manuscript.run import Run
    from carrel.csl.rendering.frame import NamesSeen


DEMOTE_DEFAULT = "display-and-sort"


class _Seen(NamedTuple):
    """One name of an item's cite: where it stands and who it is."""

    item_id: str
    variable: str
    place: int
    name: NameValue


def expand_everywhere(run: Run, rule: str) -> None:
    """Write the levels of given names into `run.amendments` for every ambiguous family."""
    seen = [one for one in _names_of(run) if not rule.startswith("primary") or one.place == 0]
    demotes = run.style.options.get("demote-non-dropping-particle", DEMOTE_DEFAULT)
    families: dict[str, list[_Seen]] = {}
    for one in seen:
        family = one.name.family if demotes == DEMOTE_DEFAULT else _family(one.name)
        families.setdefault(family, []).append(one)
    only_initials = rule.endswith("with-initials")
    levels: dict[str, dict[tuple[str, int], int]] = {}
    for group in families.values():
        if len({person(one.name) for one in group}) > 1:
            for one, level in _expanded(group, only_initials=only_initials):
                levels.setdefault(one.item_id, {})[one.variable, one.place] = level
    for item_id, given in levels.items():
        amendment = run.amendment(item_id)
        run.amendments[item_id] = amendment._replace(given={**amendment.given, **given})


def _names_of(run: Run) -> list[_Seen]:
    found: list[_Seen] = []
    for item_id in run.order:
        key = "first names", item_key(run.items[item_id], run.amendments.get(item_id))
        seen = run.remembered.forms.recall(key, partial(_seen, run, item_id))
        for variable, names, _, _ in seen:
            found += [
                _Seen(item_id, variable, place, name)
                for place, name in enumerate(names)
                if not name.literal
            ]
    return found


def _seen(run: Run, item_id: str) -> list[NamesSeen]:
    frame = new_frame(run.context, "citation", run.items[item_id], run.amendment(item_id))
    cite_node(run.citation, frame)
    return frame.names_seen


def _family(name: NameValue) -> str:
    return f"{name.non_dropping} {name.family}".strip()


def person(name: NameValue) -> str:
    """Give the text that two names share if they are taken for the same person."""
    return f"{_family(name)}|{name.given}|{name.suffix}".replace(".", "").replace(" ", "")


@lru_cache(maxsize=4096)
def _short(name: NameValue) -> str:
    return f"{initials(name.given, '.').replace(' ', '')} {_family(name)}"


def _expanded(group: list[_Seen], *, only_initials: bool) -> Iterator[tuple[_Seen, int]]:
    """Give the names of one family, each with the level of its given names.

    Where a cite or an entry has no initials, the level of initials is that of the whole name: each
    place goes as far as it must by its own form.
    """
    givens: dict[str, set[str]] = {}
    for one in group:
        givens.setdefault(_short(one.name), set()).add(one.name.given)
    if only_initials and len(givens) == 1:
        return
    for one in group:
        # Given names cannot tell apart those whom only "Jr." tells apart.
        level = FULL if len(givens[_short(one.name)]) > 1 else INITIALS
        yield one, BARE_INITIALS if only_initials else level
