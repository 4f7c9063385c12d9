"""Alignment over time: how far two actors stand together, as far as what is said still holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from carrel.study.bootstrap import DRAWS, EXACT_UP_TO, source_interval
from carrel.study.claim import Claim
from carrel.study.columns import Columns, Floats, Ints, columns_of
from carrel.study.decay import check_decay, presence
from carrel.study.errors import StudyError
from carrel.study.figure import Contributions, Figure, missing
from carrel.study.selection import Selection
from carrel.study.study import Study
from carrel.study.weights import Weights, weight_parameters

HALF_LIFE = 5.0
KAPPA = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """The alignment ``at`` a decimal year, with half-lives of h, h/2 (fast) and 2h (slow)."""

    at: float
    central: Figure
    slow: float | None
    fast: float | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """``listed`` are the ids of the conditional and denied claims, which no point counts."""

    points: tuple[Point, ...]
    half_life: float
    kappa: float
    listed: tuple[str, ...]


class _Decay(NamedTuple):
    """Years, and the weight of the prior at 0."""

    half_life: float
    kappa: float


class _Asked(NamedTuple):
    """What is the same for every point."""

    columns: Columns
    base: Floats
    rows: Ints
    decay: _Decay
    seed: int
    interval: bool
    parameters: tuple[tuple[str, str], ...]


def alignment(  # noqa: PLR0913 - the formula's own parameters, each with its default
    study: Study,
    claims: Sequence[Claim],
    selection: Selection,
    *,
    at: Sequence[float],
    half_life: float = HALF_LIFE,
    kappa: float = KAPPA,
    weights: Weights | None = None,
    interval: bool = True,
) -> Alignment:
    """A(t) = Σ w·δ(t)·v / (κ + Σ w·δ(t)) at each of the times (decimal years).

    δ is 0 before a claim's time, 1 during it and halved with every ``half_life`` (years) after;
    κ > 0 draws the value to 0 as evidence fades, and is Carrel's own, as is the formula: a
    shrunken mean with a prior of weight κ at 0. Before the first claim there is no value. The
    band between ``slow`` and ``fast`` is that over h ∈ {h/2, h, 2h}.
    """
    if not all(map(math.isfinite, at)):
        raise StudyError("A time is a finite number of years: give decimal years such as 2000.75.")
    columns = columns_of(claims)
    rows = columns.rows(selection, study)
    summed = rows[columns.summed[rows]]
    asked = _asked(study, columns, summed, _Decay(half_life, kappa), weights, interval=interval)
    points = tuple(_point(asked, year) for year in at)
    return Alignment(points, half_life, kappa, tuple(columns.ids(rows[~columns.summed[rows]])))


def alignments_of_dyads(  # noqa: PLR0913 - the formula's own parameters, each with its default
    study: Study,
    claims: Sequence[Claim],
    at: float,
    *,
    half_life: float = HALF_LIFE,
    kappa: float = KAPPA,
    weights: Weights | None = None,
    interval: bool = False,
) -> dict[tuple[str, str], Figure]:
    """The alignment at one time of every two actors of whom a claim is summed, ids in order."""
    columns = columns_of(claims)
    rows = np.flatnonzero(columns.summed)
    asked = _asked(study, columns, rows, _Decay(half_life, kappa), weights, interval=interval)
    pairs = [tuple(sorted(dyad[:2])) for dyad in columns.dyad.names]
    places = {pair: n for n, pair in enumerate(sorted(set(pairs)))}
    place = np.array([places[pair] for pair in pairs], np.intp)[columns.dyad.codes[rows]]
    order = np.argsort(place, kind="stable")
    cuts = np.searchsorted(place[order], np.arange(len(places) + 1))
    return {
        (pair[0], pair[1]): _point(
            asked._replace(rows=rows[order[cuts[n] : cuts[n + 1]]]), at
        ).central
        for pair, n in places.items()
    }


def _asked(
    study: Study,
    columns: Columns,
    summed: Ints,
    decay: _Decay,
    weights: Weights | None,
    *,
    interval: bool,
) -> _Asked:
    check_decay(decay.half_life, decay.kappa)
    weights = weights or Weights()
    drawn = f"90 % over sources, exact up to {EXACT_UP_TO}, else {DRAWS} draws"
    parameters = (
        ("half-life", f"{decay.half_life:g} years"),
        ("κ", f"{decay.kappa:g}"),
        *weight_parameters(weights),
        *((("interval", drawn), ("seed", str(study.seed))) if interval else ()),
    )
    base = columns.base_weights(study, weights)
    return _Asked(columns, base, summed, decay, study.seed, interval, parameters)


def _point(asked: _Asked, at: float) -> Point:
    columns = asked.columns
    begun = asked.rows[columns.start[asked.rows] <= at]
    if not begun.size:
        reason = (
            f"No claim tells of {at:g} or before." if asked.rows.size else "No claim is summed."
        )
        return Point(at, missing(reason, asked.parameters), None, None)
    start, end, value = columns.start[begun], columns.end[begun], columns.value[begun]
    weight = columns.shared(asked.base, begun)
    held = presence(start, end, at, asked.decay.half_life)
    # Twice the half-life is the square root of δ, half of it the square.
    slow, fast = (
        _mean(weight * delta, value, asked.decay.kappa) for delta in (np.sqrt(held), held**2)
    )
    central = weight * held
    return Point(at, _figure(asked, begun, central, value), slow, fast)


def _mean(present: Floats, value: Floats, kappa: float) -> float | None:
    divisor = kappa + float(present.sum())
    return float((present * value).sum()) / divisor if divisor > 0 else None


def _figure(asked: _Asked, rows: Ints, present: Floats, value: Floats) -> Figure:
    mean = _mean(present, value, asked.decay.kappa)
    columns = asked.columns
    names, codes = np.unique(columns.source.codes[rows], return_inverse=True)
    low = high = None
    if asked.interval and mean is not None:
        said = np.bincount(codes, present * value, len(names)).astype(np.float64)
        held = np.bincount(codes, present, len(names)).astype(np.float64)
        low, high = source_interval(said, held, kappa=asked.decay.kappa, seed=asked.seed)
    divisor = asked.decay.kappa + float(present.sum())
    amounts = present * value / divisor if mean is not None else np.zeros(len(rows))
    listed = Contributions(len(rows), lambda: zip(columns.ids(rows), amounts.tolist(), strict=True))
    reason = "" if mean is not None else "No claim here has any weight."
    works = tuple(columns.source.names[code] for code in names)
    return Figure(
        mean, low, high, len(works), len(rows), listed, asked.parameters, reason, works=works
    )
