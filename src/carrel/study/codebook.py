"""The codebook: a tree of factors, each with its area and level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Where a factor works."""

    SYSTEMIC = "systemic"
    REGIONAL = "regional"
    BILATERAL = "bilateral"
    DOMESTIC = "domestic"


@dataclass(frozen=True, slots=True)
class Factor:
    """What draws actors together or sets them apart; ``name`` is unique in its codebook.

    ``parent`` is the name of the factor above or empty; ``area`` one of the codebook's areas or
    empty; ``level`` ``None`` where none was chosen; ``color`` one of the highlight colours or
    empty.
    """

    name: str
    parent: str = ""
    area: str = ""
    level: Level | None = None
    color: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """``areas`` in the order in which they are shown, ``factors`` in the coder's own order."""

    areas: tuple[str, ...] = ()
    factors: tuple[Factor, ...] = ()


NO_CODEBOOK = Codebook()
