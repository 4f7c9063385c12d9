"""Competing hypotheses and how each claim bears on them (Heuer 1999, chapter 8)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rating(StrEnum):
    """How a claim bears on a hypothesis: from very consistent to very inconsistent."""

    VERY_CONSISTENT = "CC"
    CONSISTENT = "C"
    NEUTRAL = "N"
    NOT_APPLICABLE = "NA"
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """``id`` is short (H1), ``ratings`` pairs of a claim's id and its rating."""

    id: str
    statement: str
    ratings: tuple[tuple[str, Rating], ...] = ()
