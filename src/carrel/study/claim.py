"""A claim: what one source says in its passages about two actors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carrel.annotations.annotation import Selector
from carrel.study.when import When


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
    def value(self) -> float:
        """Direction times strength over three: v = s · m / 3, from −1 to +1."""
        return self.direction * self.strength / 3
