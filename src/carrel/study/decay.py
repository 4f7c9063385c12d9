"""How a claim fades once its time is over, and the mean of what has not faded."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from carrel.study.columns import Floats
from carrel.study.errors import StudyError


def presence(start: Floats, end: Floats, at: float, half_life: float) -> Floats:
    """δ(t): 0 before the start, 1 to the end, then 2^(−(t − end)/h), halved every half-life.

    Times and ``half_life`` are in one unit; −∞ and ∞ stand for open ends. The decay is that of
    an exponentially weighted mean with unequal spacing (pandas ``ewm(halflife=…, times=…)``).
    """
    past = np.maximum(at - end, 0.0)
    faded: Floats = np.exp2(-past / half_life)
    return np.where(start <= at, faded, 0.0)


def check_decay(half_life: float, kappa: float) -> None:
    """Raise ``StudyError`` for a half-life that is not above zero or a κ below it."""
    if math.isnan(half_life) or half_life <= 0:
        raise StudyError(f"A half-life of {half_life:g} years is none: give more than 0.")
    if not 0 <= kappa < math.inf:
        raise StudyError(f"κ is {kappa:g}: give 0 or more; 1 lets evidence fade to unknown.")


def decayed_mean(
    values: Sequence[float | None],
    stretches: Sequence[tuple[float, float]],
    at: float,
    *,
    half_life: float,
    kappa: float = 0.0,
    weights: Sequence[float] | None = None,
) -> float | None:
    """Σ w·δ·v / (κ + Σ w·δ) at a time, over values that hold from a start to an end.

    A value of ``None`` is missing and weighs nothing. ``None`` where nothing has begun. With
    κ = 0, instants and equal weights it is the exponentially weighted mean of pandas.
    """
    check_decay(half_life, kappa)
    known = [n for n, value in enumerate(values) if value is not None]
    v = np.array([values[n] for n in known], np.float64)
    w = np.ones(len(known)) if weights is None else np.array([weights[n] for n in known])
    start = np.array([stretches[n][0] for n in known], np.float64)
    end = np.array([stretches[n][1] for n in known], np.float64)
    present = w * presence(start, end, at, half_life)
    total = float(present.sum())
    return float((present * v).sum()) / (kappa + total) if total > 0 else None
