"""What a person types to code a passage, understood by a study's actors and codebook."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Protocol

from carrel.study.actor import country, find_actor
from carrel.study.claim import Claim, CodedPassage, Condition, Horizon, Modality
from carrel.study.codebook import Factor, path_of
from carrel.study.errors import StudyError
from carrel.study.when import ALWAYS, read_when

if TYPE_CHECKING:
    from carrel.study.codebook import Codebook
    from carrel.study.study import Study


class NamedTie(Protocol):
    """Two actors, by any of their names, and the sign to which their tie turns."""

    @property
    def who(self) -> str:
        """One of the two."""
        ...

    @property
    def whom(self) -> str:
        """The other."""
        ...

    @property
    def sign(self) -> int:
        """+1 or −1."""
        ...


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim as it is typed.

    Actors go by any of their names, and a state that the study lacks may be written too; ``when``
    is a date as written ("fall of 2000") or EDTF, empty for always; a ``factor`` that the codebook
    lacks goes into it; an empty ``area`` is that of the factor.
    """

    who: str
    whom: str
    factor: str
    direction: int
    strength: int
    certainty: int
    when: str = ""
    area: str = ""
    modality: Modality = Modality.ASSERTED
    horizon: Horizon = Horizon.NONE
    symmetric: bool = False
    condition: NamedTie | None = None
    event: str = ""
    note: str = ""


TYPED = frozenset(field.name for field in fields(ClaimDraft))
"""The names of what can be typed, and so of what can be changed."""


def understood(
    study: Study,
    draft: ClaimDraft,
    passages: tuple[CodedPassage, ...],
    *,
    id: str,  # noqa: A002 - an id is called id
    coder: str,
) -> tuple[Study, Claim]:
    """The claim, and the study with the actors and the factor that it brought along.

    Raise ``StudyError`` for an actor that nobody knows or a date that cannot be read.
    """
    study, named = with_typed(study, asdict_of(draft))
    claim = Claim(id=id, passages=passages, coder=coder, **named)
    return study, claim


def asdict_of(draft: ClaimDraft) -> dict[str, Any]:
    """The fields of a draft by name, the condition as it is."""
    return {name: getattr(draft, name) for name in TYPED}


def with_typed(study: Study, typed: dict[str, Any]) -> tuple[Study, dict[str, Any]]:
    """Fields of a claim from those that were typed, and the study with what they brought along."""
    given = dict(typed)
    for field in ("who", "whom"):
        if field in given:
            study, given[field] = known_actor(study, given[field])
    if given.get("condition") is not None:
        study, given["condition"] = _condition(study, given["condition"])
    if "when" in given:
        written: str = given["when"]
        given["when"] = read_when(written) if written.strip() else ALWAYS
    if "factor" in given:
        given["factor"] = " ".join(given["factor"].split())
        if not given["factor"]:
            raise StudyError("A claim needs a factor: write what it is that works between them.")
        given["area"] = _area(study.codebook, given)
        study = with_factor(study, given["factor"], given["area"])
    elif "area" in given:
        given["area"] = known_area(study.codebook, given["area"])
    for field in ("event", "note"):
        if field in given:
            given[field] = given[field].strip()
    return study, given


def known_actor(study: Study, written: str) -> tuple[Study, str]:
    """The id of an actor; a state that the study lacks becomes one of its actors."""
    if not written.strip():
        raise StudyError("A claim is about two actors: write who and whom.")
    try:
        return study, find_actor(study.actors, written).id
    except StudyError:
        state = country(written)
        if state is None or state.id in {actor.id for actor in study.actors}:
            raise
    return replace(study, actors=(*study.actors, state)), state.id


def _condition(study: Study, tie: NamedTie) -> tuple[Study, Condition]:
    study, who = known_actor(study, tie.who)
    study, whom = known_actor(study, tie.whom)
    return study, Condition(who, whom, tie.sign)


def _area(codebook: Codebook, given: dict[str, Any]) -> str:
    """The area typed, else that of the factor or of the nearest one above it that has one."""
    area = given.get("area") or ""
    if area.strip():
        return known_area(codebook, area)
    by_name = {factor.name: factor for factor in codebook.factors}
    if given["factor"] not in by_name:
        return ""
    path = path_of(codebook, given["factor"])
    return next((by_name[name].area for name in reversed(path) if by_name[name].area), "")


def known_area(codebook: Codebook, written: str) -> str:
    """An area of the codebook in its own spelling, else as it was written."""
    plain = " ".join(written.split())
    same = (area for area in codebook.areas if area.casefold() == plain.casefold())
    return next(same, plain)


def with_factor(study: Study, factor: str, area: str) -> Study:
    """The study with a factor that its codebook may lack."""
    book = study.codebook
    if not factor or any(factor == known.name for known in book.factors):
        return study
    new = Factor(factor, area=area if area in book.areas else "")
    return replace(study, codebook=replace(book, factors=(*book.factors, new)))
