"""How sure a field is: the chain's and the ranking's probabilities, made honest.

Logistic calibration (Platt 1999) on invented references that neither has learnt from, shifted to
the careful side, since real references are further from the invented ones than these are from
one another.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log
from typing import NamedTuple

from carrel.references.field_model import FieldModel
from carrel.references.states import STATES

_LEAST = 1e-4


class Evidence(NamedTuple):
    """What speaks for a field of a state.

    ``marginal`` is the chain's probability of it, ``share`` that of the ranked ways which have it,
    ``fields`` how many fields its entry has.
    """

    state: int
    marginal: float
    share: float
    fields: int


class Calibration:
    """The weights by which evidence becomes a confidence."""

    def __init__(self, model: FieldModel) -> None:
        table = model.small.get("confidence")
        self._weights: list[float] = table["weights"] if table else [0.0, 0.5, 0.5, 0.0]
        labels: dict[str, float] = table["labels"] if table else {}
        self._labels = [labels.get(state, 0.0) for state in STATES]

    def confidence(self, evidence: Evidence) -> float:
        """The probability from 0 to 1 that the field is right."""
        weights = self._weights
        total = weights[0] + self._labels[evidence.state]
        for weight, value in zip(weights[1:], signs_of(evidence), strict=True):
            total += weight * value
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def signs_of(evidence: Evidence) -> tuple[float, float, float]:
    """What the calibration weighs: both probabilities as log odds, and whether the entry is bare."""
    return _odds(evidence.marginal), _odds(evidence.share), float(evidence.fields < _FEW)


_FEW = 3


def _odds(chance: float) -> float:
    chance = max(_LEAST, min(1 - _LEAST, chance))
    return log(chance / (1 - chance))


@lru_cache(maxsize=4)
def calibration_of(model: FieldModel) -> Calibration:
    """The calibration of a model."""
    return Calibration(model)
