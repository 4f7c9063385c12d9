"""Krippendorff's α: agreement of any number of coders on values of any scale, some missing."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

import numpy as np

from carrel.study.columns import Floats, Ints, Truths
from carrel.study.errors import StudyError

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Value: TypeAlias = str | float | None
Data: TypeAlias = Sequence[Sequence[Value]]
"""A row for each coder, a column for each unit; ``None`` (or NaN) where a coder gave no value."""

_TWO = 2
_CHUNK = 512


@dataclass(frozen=True, slots=True)
class Coefficient:
    """1 is perfect agreement, 0 what chance would give; ``None`` with its ``reason`` if undefined.

    ``observed`` and ``expected`` are disagreement (α) or agreement (the others); ``units`` were
    valued by two coders or more, with ``values`` values in all.
    """

    name: str
    value: float | None
    observed: float | None
    expected: float | None
    coders: int
    units: int
    values: int
    reason: str = ""


def alpha(
    data: Data,
    metric: Metric = "nominal",
    *,
    order: Sequence[Value] = (),
    times: Sequence[int] | None = None,
) -> Coefficient:
    """α = 1 − D_o / D_e of the coincidences of values within units.

    Krippendorff 2011, "Computing Krippendorff's alpha-reliability" (University of Pennsylvania),
    section E and its metric differences; Krippendorff 2019, "Content analysis", 4th edition,
    chapter 12. ``order`` gives the ranks of ordinal values that are words; ``times`` says how
    often each unit occurs (for characters of a text). Undefined where all values are the same.
    Raises ``StudyError`` for rows of unlike length, and for words on a scale of numbers.
    """
    _check(data, times)
    scale, codes = _coded(data, metric, order)
    repeated = np.ones(codes.shape[1]) if times is None else np.array(times, np.float64)
    known = codes >= 0
    each = known.sum(axis=0)
    paired = (each >= _TWO) & (repeated > 0)
    units = int(repeated[paired].sum())
    frequency = _frequencies(codes[:, paired], repeated[paired], len(scale))
    total = float(frequency.sum())
    name = f"Krippendorff's α ({metric})"
    if not units:
        reason = "No unit has a value from two coders."
        return Coefficient(name, None, None, None, len(data), 0, 0, reason)
    at = _positions(metric, scale, frequency)
    difference = _difference(metric, at)
    observed = _observed(codes[:, paired], repeated[paired], each[paired], difference) / total
    expected = _expected(metric, at, frequency) / (total * (total - 1))
    value = 1 - observed / expected if expected > 0 else None
    reason = (
        "" if value is not None else "All values are the same, so there is nothing to agree on."
    )
    return Coefficient(name, value, observed, expected, len(data), units, int(total), reason)


def is_missing(value: Value) -> bool:
    """``None``, and NaN, which some programs write for it."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def _check(data: Data, times: Sequence[int] | None) -> None:
    lengths = {len(row) for row in data} | ({len(times)} if times is not None else set[int]())
    if len(lengths) > 1:
        raise StudyError(
            "Every coder needs one value for each unit: write None where one is missing."
        )
    if len(data) < _TWO:
        raise StudyError("Agreement is between two coders or more: give a row of values for each.")


def _coded(data: Data, metric: Metric, order: Sequence[Value]) -> tuple[Floats, Ints]:
    """The distinct values on their scale, and for each coder and unit the place of its value."""
    found = {value for row in data for value in row if not is_missing(value)}
    if metric == "nominal":
        names = sorted(found, key=repr)
        scale = np.arange(len(names), dtype=np.float64)
    elif order:
        strange = [value for value in found if value not in order]
        if strange:
            raise StudyError(f"The value '{strange[0]}' is not in the order given: add it there.")
        names = [value for value in order if value in found]
        scale = np.arange(len(names), dtype=np.float64)
    else:
        words = [value for value in found if isinstance(value, str)]
        if words:
            raise StudyError(
                f"'{words[0]}' is a word, and {metric} values are numbers: use the nominal metric, "
                "or give the order."
            )
        names = sorted(found, key=lambda value: float(value or 0))
        scale = np.array(names, np.float64)
    if metric == "ratio" and len(scale) and scale.min() < 0:
        raise StudyError("A ratio scale begins at 0: use the interval metric for negative values.")
    place = {name: n for n, name in enumerate(names)}
    codes = [[-1 if is_missing(value) else place[value] for value in row] for row in data]
    return scale, np.array(codes, np.intp).reshape(len(data), -1)


def _frequencies(codes: Ints, repeated: Floats, count: int) -> Floats:
    tally = np.zeros(count)
    for row in codes:
        known = row >= 0
        tally += np.bincount(row[known], repeated[known], count)
    return tally


Difference: TypeAlias = Callable[[Ints, Ints], Floats]
"""The squared difference of the values at two places of the scale."""


def _positions(metric: Metric, scale: Floats, frequency: Floats) -> Floats:
    """Where the values stand, so that their distance is the metric's difference."""
    # Σ n_g from c to k less half of both ends is the distance of the two mean ranks.
    return np.cumsum(frequency) - frequency / 2 if metric == "ordinal" else scale


def _difference(metric: Metric, at: Floats) -> Difference:
    if metric == "nominal":
        return lambda c, k: (c != k).astype(np.float64)
    if metric == "ratio":
        return lambda c, k: _ratio(at[c], at[k])
    return lambda c, k: (at[c] - at[k]) ** 2


def _ratio(c: Floats, k: Floats) -> Floats:
    total = c + k
    return np.where(total > 0, (c - k) / np.where(total > 0, total, 1.0), 0.0) ** 2


def _observed(codes: Ints, repeated: Floats, each: Ints, difference: Difference) -> float:
    total = 0.0
    for one, two in combinations(codes, 2):
        both: Truths = (one >= 0) & (two >= 0)
        apart = difference(one[both], two[both])
        total += 2 * float((repeated[both] * apart / (each[both] - 1)).sum())
    return total


def _expected(metric: Metric, at: Floats, frequency: Floats) -> float:
    """Σ n_c · n_k · δ²(c, k) over all values c and k."""
    total = float(frequency.sum())
    if metric == "nominal":
        return total**2 - float((frequency**2).sum())
    if metric != "ratio":
        # Of squared distances it is twice the total times those from the mean.
        mean = float(np.average(at, weights=frequency))
        return 2 * total * float((frequency * (at - mean) ** 2).sum())
    found = 0.0
    for start in range(0, len(frequency), _CHUNK):
        some = slice(start, start + _CHUNK)
        apart = _ratio(at[some, None], at[None, :])
        found += float(frequency[some] @ apart @ frequency)
    return found
