"""How much a claim weighs: its certainty times its source's reliability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from carrel.study.claim import Claim
from carrel.study.errors import StudyError
from carrel.study.study import Reliability, Study

UNRATED = 1.0
RELIABILITY: Mapping[Reliability, float] = MappingProxyType(
    {
        Reliability.COMPLETELY: 1.0,
        Reliability.USUALLY: 0.8,
        Reliability.FAIRLY: 0.6,
        Reliability.NOT_USUALLY: 0.4,
        Reliability.UNRELIABLE: 0.2,
        Reliability.CANNOT_BE_JUDGED: 0.5,
    }
)
"""The Admiralty code (NATO AJP-2.1) has letters only; these numbers are Carrel's own, and F, which
says that nothing is known of a source, stands in the middle."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``certainty`` of the degrees 1, 2 and 3, and q of the grades A to F; nothing is negative."""

    certainty: tuple[float, float, float] = (1 / 3, 2 / 3, 1.0)
    reliability: Mapping[Reliability, float] = field(default_factory=lambda: RELIABILITY)

    def __post_init__(self) -> None:
        numbers = [*self.certainty, *self.reliability.values()]
        if not all(0 <= number < float("inf") for number in numbers):
            raise StudyError("A weight is a finite number that is not below zero.")


def weight(claim: Claim, study: Study, weights: Weights) -> float:
    """W = (c / 3) · q of one claim by itself.

    In a figure the claims of one source which share an event key share one weight: each weighs w
    over their number there, so that an event told three times by one source counts once, and one
    told by two sources once for each.
    """
    quality = quality_of(study, weights).get(claim.source, UNRATED)
    return weights.certainty[claim.certainty - 1] * quality


def quality_of(study: Study, weights: Weights) -> dict[str, float]:
    """Q of every source that has a grade."""
    return {source: weights.reliability.get(grade, UNRATED) for source, grade in study.reliability}


def weight_parameters(weights: Weights) -> tuple[tuple[str, str], ...]:
    """As a figure shows them."""
    certainty = ", ".join(f"{number:.3g}" for number in weights.certainty)
    if dict(weights.reliability) == dict(RELIABILITY):
        return (("certainty 1, 2, 3", certainty),)
    grades = ", ".join(f"{grade}: {q:g}" for grade, q in weights.reliability.items())
    return (("certainty 1, 2, 3", certainty), ("reliability", grades))
