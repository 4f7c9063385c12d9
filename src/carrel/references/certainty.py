"""How sure an entry is, in words."""

from __future__ import annotations

from enum import StrEnum

from carrel.references.correction import Correction
from carrel.references.reference import Reference

SURE = 0.8
"""From here on an entry is shown as sure; its confidence is that of its least sure value."""

DOUBTED = 0.7
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
