"""How sure an entry is, in words."""

from __future__ import annotations

from enum import StrEnum
from math import nextafter

from carrel.references.correction import Correction
from carrel.references.reference import Reference

SURE = 0.9
"""From here on an entry is shown as sure: of unseen invented ones 99 in 100 are right throughout."""

DOUBTED = 0.8
"""A value below this is shown as not sure."""


class Certainty(StrEnum):
    """What a person has to do about an entry."""

    SURE = "sure"
    LOOK = "look"
    LITERAL = "not understood"
    SEEN = "seen"


def certainty_of(reference: Reference, correction: Correction | None = None) -> Certainty:
    """``SEEN`` once a person has said that it is right, else by what the reading says of itself."""
    if correction is not None and correction.seen:
        return Certainty.SEEN
    if reference.literal and not (correction and correction.values):
        return Certainty.LITERAL
    if reference.confidence >= SURE and not reference.doubts:
        return Certainty.SURE
    return Certainty.LOOK


def doubted_below(reference: Reference) -> float:
    """The confidence below which a value of an entry is shown as not sure.

    Where nothing else says why the entry needs a look, its least sure value does.
    """
    least = min((field.confidence for field in reference.fields), default=1.0)
    told = reference.doubts or least < DOUBTED or reference.confidence >= SURE
    return DOUBTED if told else nextafter(least, 1.0)
