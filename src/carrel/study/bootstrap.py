"""How far a figure hangs on which sources happened to be read: the bootstrap over sources."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations_with_replacement
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from carrel.study.columns import Floats
from carrel.study.errors import StudyError

FEWEST = 5
"""With fewer sources there is no interval."""

EXACT_UP_TO = 7
"""Up to so many sources every multiset of them is counted: 1,716 at seven."""

DRAWS = 2000
LEVEL = 0.9
_TOGETHER = 100
"""Resamples that are counted in one go."""
_AT_ONCE = 256
"""Figures that are drawn in one go: more would take memory and no less time."""
_MISSED = 1e-12
"""The sums of thousands of chances miss a quantile that they should meet by some 1e-13."""

Tallies: TypeAlias = npt.NDArray[np.uint16]

Limits = tuple[float, float] | tuple[None, None]
"""The ends of an interval, or that there is none."""


@dataclass(frozen=True, slots=True)
class Resamples:
    """``tallies[b, i]``: how often source i is in resample b, which has ``probability[b]``."""

    tallies: Tallies
    probability: Floats
    exact: bool

    @property
    def counts(self) -> Floats:
        """The tallies to reckon with; kept they would take four times as much."""
        return self.tallies.astype(np.float64)


@dataclass(frozen=True, slots=True)
class Spread:
    """The interval between two quantiles, and the standard error."""

    low: float
    high: float
    error: float


@lru_cache(maxsize=128)
def resamples(count: int, seed: int = 1, draws: int = DRAWS) -> Resamples:
    """Samples of ``count`` things drawn with replacement from themselves.

    Up to seven things these are all multisets with their multinomial probabilities (Efron 1979,
    "Bootstrap methods: another look at the jackknife", Annals of Statistics 7, section 3; the
    ideal bootstrap of Efron and Tibshirani 1993, section 6.2); above, ``draws`` of them from the
    seed.
    """
    if count < 1:
        raise StudyError("There is nothing to draw from: a bootstrap needs at least one source.")
    made = _all_multisets(count) if count <= EXACT_UP_TO else _drawn(count, seed, draws)
    made.tallies.flags.writeable = made.probability.flags.writeable = False
    return made


def _all_multisets(count: int) -> Resamples:
    drawn = np.array(list(combinations_with_replacement(range(count), count)), np.int32)
    counts = _counted(drawn, count)
    orders = [
        math.factorial(count) / math.prod(math.factorial(int(times)) for times in row)
        for row in counts
    ]
    return Resamples(counts, np.array(orders) / float(count) ** count, exact=True)


def _drawn(count: int, seed: int, draws: int) -> Resamples:
    generator = np.random.Generator(np.random.PCG64(seed))
    drawn = generator.integers(0, count, (draws, count), np.int32)
    return Resamples(_counted(drawn, count), np.full(draws, 1 / draws), exact=False)


def _counted(drawn: np.ndarray[tuple[int, int], np.dtype[np.int32]], count: int) -> Tallies:
    counts = np.empty((len(drawn), count), np.uint16)
    own = count * np.arange(_TOGETHER)[:, None]
    # Some at a time, which stay where the processor finds them again: a third of the time.
    for start in range(0, len(drawn), _TOGETHER):
        some = drawn[start : start + _TOGETHER]
        tally = np.bincount((some + own[: len(some)]).ravel(), minlength=count * len(some))
        counts[start : start + _TOGETHER] = tally.reshape(len(some), count)
    return counts


def bootstrap(
    count: int,
    statistic: Callable[[Floats], Floats],
    *,
    seed: int = 1,
    draws: int = DRAWS,
    level: float = LEVEL,
) -> Spread | None:
    """Spread of a statistic over resamples of ``count`` things.

    ``statistic`` takes the counts, one row for each resample, and gives a number for each row,
    NaN where a resample leaves it without one. ``None`` where no resample gives a number.
    """
    sampled = resamples(count, seed, draws)
    return spread(statistic(sampled.counts), sampled.probability, level)


def spread(values: Floats, probability: Floats, level: float = LEVEL) -> Spread | None:
    """The percentile interval (Efron and Tibshirani 1993, section 13.3) and standard error.

    A quantile is the smallest value at which the distribution function reaches it. Resamples
    without a value are left out, and the others' probabilities raised in proportion.
    """
    known = np.isfinite(values)
    if not known.any():
        return None
    order = np.argsort(values[known], kind="stable")
    sorted_values = values[known][order]
    chances = probability[known][order]
    reached = np.cumsum(chances / chances.sum())
    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    places = np.minimum(np.searchsorted(reached, tails - _MISSED), len(sorted_values) - 1)
    low, high = sorted_values[places]
    mean = float(np.average(sorted_values, weights=chances))
    variance = float(np.average((sorted_values - mean) ** 2, weights=chances))
    return Spread(float(low), float(high), math.sqrt(variance))


def limits(values: Floats, sampled: Resamples, level: float = LEVEL) -> Limits:
    """The interval alone of a statistic over resamples: that of ``spread``, for less.

    Where each resample is as likely as every other, its ends are two values by their rank.
    """
    if not sampled.exact and np.isfinite(values).all():
        count = len(values)
        tails = ((1 - level) / 2, (1 + level) / 2)
        ranks = [max(math.ceil((tail - _MISSED) * count) - 1, 0) for tail in tails]
        low, high = np.partition(values, ranks)[ranks].tolist()
        return low, high
    found = spread(values, sampled.probability, level)
    return (found.low, found.high) if found else (None, None)


def source_intervals(
    numerators: Floats, denominators: Floats, *, kappa: float = 0.0, seed: int = 1
) -> list[Limits]:
    """Intervals of Σ numerator / (κ + Σ denominator): a row for each, an entry for each source.

    ``(None, None)`` with fewer than five sources.
    """
    rows, sources = numerators.shape
    if sources < FEWEST:
        return [(None, None)] * rows
    sampled = resamples(sources, seed)
    counts, found = sampled.counts, list[Limits]()
    for start in range(0, rows, _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        above, below = numerators[here] @ counts.T, denominators[here] @ counts.T
        with np.errstate(divide="ignore", invalid="ignore"):
            ratios = np.where(below > 0, above / (kappa + below), np.nan)
        found += [limits(ratio, sampled) for ratio in ratios]
    return found
