"""The JSON of studies that is sent to the desk; it may hold no member that is not named here."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from carrel.study.actor import ActorKind
from carrel.study.claim import Horizon, Modality
from carrel.study.codebook import Level
from carrel.study.hypothesis import Rating
from carrel.study.study import Reliability
from carrel.web.given import Given


class LevelOrNone(StrEnum):
    """Where a factor works, or ``none`` for no level."""

    SYSTEMIC = "systemic"
    REGIONAL = "regional"
    BILATERAL = "bilateral"
    DOMESTIC = "domestic"
    NONE = "none"

    def level(self) -> Level | None:
        """The same as a factor has it."""
        return None if self is LevelOrNone.NONE else Level(self.value)


class NewStudy(Given):
    """A study to begin; ``areas`` are those of its codebook."""

    name: str
    areas: tuple[str, ...] = ("political", "military-security", "economic", "regional")
    questions: tuple[str, ...] = ()
    method: str = ""


class StudyName(Given):
    """The name of a study."""

    name: str


class StudyChange(Given):
    """What is to be changed; what is left out, or null, stays.

    ``reliability`` grades sources by their citation keys, ``null`` for no grade; sources that it
    does not name keep theirs.
    """

    name: str | None = None
    questions: tuple[str, ...] | None = None
    method: str | None = None
    seed: int | None = None
    blind: bool | None = None
    reliability: dict[str, Reliability | None] | None = None


class CoderName(Given):
    """Who codes at this browser."""

    coder: str


class Condition(Given):
    """What a conditional claim hangs on; actors by any of their names."""

    who: str
    whom: str
    sign: int


class NewClaim(Given):
    """A passage to code, by ``start`` and ``end`` or by ``quote``.

    ``who`` and ``whom`` are actors by any of their names, ``when`` as it is written ("fall of
    2000") or in EDTF; a ``factor`` that the codebook lacks goes into it.
    """

    work: str
    who: str
    whom: str
    factor: str
    direction: int
    strength: int
    certainty: int
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    when: str = ""
    area: str = ""
    modality: Modality = Modality.ASSERTED
    horizon: Horizon = Horizon.NONE
    symmetric: bool = False
    condition: Condition | None = None
    event: str = ""
    note: str = ""


class ClaimChange(Given):
    """What is to be changed; what is left out, or null, stays, but for ``condition``.

    A condition goes when another ``modality`` than ``conditional`` is set.
    """

    who: str | None = None
    whom: str | None = None
    factor: str | None = None
    direction: int | None = None
    strength: int | None = None
    certainty: int | None = None
    when: str | None = None
    area: str | None = None
    modality: Modality | None = None
    horizon: Horizon | None = None
    symmetric: bool | None = None
    condition: Condition | None = None
    event: str | None = None
    note: str | None = None


class ClaimsChange(Given):
    """One change to many claims, made as one act.

    They are given by their ``ids``, or by a ``selection``: a query of the study's filter, such as
    ``who=IRN&area=political``.
    """

    ids: tuple[str, ...] = ()
    selection: str | None = None
    who: str | None = None
    whom: str | None = None
    factor: str | None = None
    area: str | None = None
    direction: int | None = None
    strength: int | None = None
    certainty: int | None = None
    when: str | None = None
    horizon: Horizon | None = None
    modality: Modality | None = None
    event: str | None = None
    deleted: Literal[True] | None = None


class NewFactor(Given):
    """A factor for the codebook."""

    name: str
    parent: str = ""
    area: str = ""
    level: LevelOrNone | None = None
    color: str = ""
    description: str = ""


class FactorChange(Given):
    """What is to be changed; what is left out, or null, stays; ``level`` may be ``"none"``.

    Claims follow a factor that is renamed.
    """

    name: str | None = None
    parent: str | None = None
    area: str | None = None
    level: LevelOrNone | None = None
    color: str | None = None
    description: str | None = None


class Merger(Given):
    """The factor, area or actor that takes the claims of another."""

    into: str


class NewArea(Given):
    """An area for the codebook."""

    area: str


class Areas(Given):
    """The areas in the order in which they are shown."""

    areas: tuple[str, ...]


class NewActor(Given):
    """An actor; without ``name`` a country's own, when ``id`` is one of ISO 3166."""

    id: str
    name: str = ""
    kind: ActorKind = ActorKind.STATE
    aliases: tuple[str, ...] = ()
    validity: str = ""
    successor_of: tuple[str, ...] = ()


class ActorChange(Given):
    """What is to be changed; what is left out, or null, stays. ``validity`` as written."""

    name: str | None = None
    kind: ActorKind | None = None
    aliases: tuple[str, ...] | None = None
    validity: str | None = None
    successor_of: tuple[str, ...] | None = None


class NewHypothesis(Given):
    """A hypothesis; without ``id`` it gets the next number."""

    statement: str
    id: str = ""


class HypothesisChange(Given):
    """The statement as it is to be."""

    statement: str


class Rated(Given):
    """How a claim bears on a hypothesis; null for no rating."""

    rating: Rating | None


class SeriesChange(Given):
    """Whether a series stands in networks as entered by hand."""

    in_network: bool
