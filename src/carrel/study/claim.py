"""A claim: what one source says in its passages about two actors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carrel.annotations.annotation import Selector
from carrel.study.errors import StudyError
from carrel.study.nearest import did_you_mean
from carrel.study.study import Study
from carrel.study.when import When

DIRECTIONS = (1, 0, -1)
DEGREES = (1, 2, 3)


class Modality(StrEnum):
    """How the source says it. What is conditional or denied is listed and never summed."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ATTRIBUTED = "attributed"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Horizon(StrEnum):
    """For how long it is said to hold."""

    SHORT = "short"
    LONG = "long"
    NONE = "none"


SIDES = {1: "together", 0: "neither", -1: "apart"}
"""The word for each direction."""


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """The words that carry a claim: ``work`` a citation key, ``document`` the text's digest."""

    work: str
    document: str
    selector: Selector


@dataclass(frozen=True, slots=True)
class Condition:
    """What a conditional claim hangs on: a tie between two actors that turns to ``sign`` ±1."""

    who: str
    whom: str
    sign: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A coded statement. ``id`` is unique in its study; all ``passages`` are of one work.

    ``who`` and ``whom`` are actors' ids, and ``symmetric`` says that neither is towards the other.
    ``direction`` is +1 (together), 0 or −1 (apart); ``strength`` and ``certainty`` 1 to 3;
    ``factor`` a name from the codebook, ``area`` one of its areas. ``event`` is a key shared by
    claims that tell of one event: within a source they count as one. ``created`` and ``modified``
    are ISO 8601 instants in UTC; ``revision`` counts changes from 1.
    """

    id: str
    passages: tuple[CodedPassage, ...]
    coder: str
    who: str
    whom: str
    when: When
    area: str
    factor: str
    direction: int
    strength: int
    certainty: int
    modality: Modality = Modality.ASSERTED
    horizon: Horizon = Horizon.NONE
    symmetric: bool = False
    condition: Condition | None = None
    event: str = ""
    note: str = ""
    created: str = ""
    modified: str = ""
    revision: int = 1

    @property
    def source(self) -> str:
        """The citation key of the work that says it."""
        return self.passages[0].work

    @property
    def side(self) -> str:
        """Its direction in a word: together, apart or neither."""
        return SIDES[self.direction]

    @property
    def value(self) -> float:
        """Direction times strength over three: v = s · m / 3, from −1 to +1."""
        return self.direction * self.strength / 3


def check_claim(claim: Claim, study: Study) -> Claim:
    """Give back a claim that keeps every rule which can be told without its text.

    Raises ``StudyError``, one sentence that names the claim and the field.
    """
    named = f"The claim {claim.id or '(new)'}"
    _check_passages(named, claim)
    _check_actors(named, claim, study)
    _check_scales(named, claim)
    _check_codes(named, claim, study)
    _check_condition(named, claim, study)
    start, end = claim.when.start, claim.when.end
    if start is not None and end is not None and end < start:
        raise StudyError(f"{named} ends ({end:g}) before it starts ({start:g}): mend its date.")
    if not claim.coder.strip():
        raise StudyError(f"{named} does not say who coded it: name its coder.")
    return claim


def _check_passages(named: str, claim: Claim) -> None:
    if not claim.passages:
        raise StudyError(f"{named} has no passage: mark the words in the source that say it.")
    works = sorted({passage.work for passage in claim.passages})
    if len(works) > 1:
        raise StudyError(
            f"{named} has passages of two works, {works[0]} and {works[1]}: make it a claim of "
            "each, for each is a source of its own."
        )
    for passage in claim.passages:
        span = passage.selector.position
        if not 0 <= span.start < span.end:
            raise StudyError(f"{named} has an empty passage ({span}): mark at least one letter.")


def _check_actors(named: str, claim: Claim, study: Study) -> None:
    for field, actor in (("who", claim.who), ("whom", claim.whom)):
        _check_actor(named, field, actor, study)
    if claim.who == claim.whom:
        raise StudyError(f"{named} is about {claim.who} and itself: a claim is about two actors.")


def _check_actor(named: str, field: str, actor: str, study: Study) -> None:
    ids = [known.id for known in study.actors]
    if actor not in ids:
        raise StudyError(
            f"{named} has '{actor}' as {field}, and the study has no such actor: add it first."
            + did_you_mean(actor, ids)
        )


def _check_scales(named: str, claim: Claim) -> None:
    scales = (
        ("direction", claim.direction, DIRECTIONS, "+1 together, 0 or -1 apart"),
        ("strength", claim.strength, DEGREES, "1, 2 or 3"),
        ("certainty", claim.certainty, DEGREES, "1, 2 or 3"),
    )
    for field, value, allowed, words in scales:
        if isinstance(value, bool) or value not in allowed:
            raise StudyError(f"{named} has the {field} {value}: it is {words}.")


def _check_codes(named: str, claim: Claim, study: Study) -> None:
    if claim.area not in study.codebook.areas:
        known = ", ".join(study.codebook.areas) or "none yet"
        raise StudyError(
            f"{named} is of the area '{claim.area}', which the codebook does not have ({known}): "
            "choose one of its areas, or add it."
        )
    factors = [factor.name for factor in study.codebook.factors]
    if claim.factor not in factors:
        raise StudyError(
            f"{named} has the factor '{claim.factor}', which the codebook does not have: add it, "
            "or choose another." + did_you_mean(claim.factor, factors)
        )


def _check_condition(named: str, claim: Claim, study: Study) -> None:
    condition = claim.condition
    if condition is None:
        return
    if claim.modality is not Modality.CONDITIONAL:
        raise StudyError(
            f"{named} has a condition but is {claim.modality}: make it conditional, or take the "
            "condition out."
        )
    for field, actor in (("condition's who", condition.who), ("condition's whom", condition.whom)):
        _check_actor(named, field, actor, study)
    if condition.who == condition.whom:
        raise StudyError(f"{named} hangs on a tie of {condition.who} with itself: name two actors.")
    if condition.sign not in (1, -1):
        raise StudyError(f"{named} has a condition of sign {condition.sign}: it is +1 or -1.")
