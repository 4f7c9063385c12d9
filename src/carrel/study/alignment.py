"""Alignment over time: how far two actors stand together, as far as what is said still holds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from carrel.study.bootstrap import DRAWS, EXACT_UP_TO, Limits, source_intervals
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


class _Told(NamedTuple):
    """The claims by the time at which they begin, so that those begun at a time come first."""

    rows: Ints
    start: Floats
    end: Floats
    value: Floats
    base: Floats
    works: tuple[str, ...]
    work: Ints
    """Of each claim the place of its source."""
    telling: Ints
    """Of each claim a number that it shares with those in which its source tells its event."""


class _At(NamedTuple):
    """One moment: what the claims begun by then weigh, and sums over each of their sources."""

    year: float
    begun: int
    slow: float | None
    fast: float | None
    mean: float | None
    works: tuple[str, ...]
    said: Floats
    held: Floats


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
    points = _points(asked, at)
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
        (pair[0], pair[1]): _points(asked._replace(rows=rows[order[cuts[n] : cuts[n + 1]]]), (at,))[
            0
        ].central
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


def _points(asked: _Asked, years: Sequence[float]) -> tuple[Point, ...]:
    told = _told(asked)
    found = [_at(asked, told, year) for year in years]
    limits = _limits(asked, found)
    return tuple(
        Point(at.year, _figure(asked, told, at, limit), at.slow, at.fast)
        for at, limit in zip(found, limits, strict=True)
    )


def _told(asked: _Asked) -> _Told:
    columns = asked.columns
    rows = asked.rows[np.argsort(columns.start[asked.rows], kind="stable")]
    places, work = np.unique(columns.source.codes[rows], return_inverse=True)
    # A claim without an event tells of one of its own.
    alone = -1 - np.arange(len(rows))
    events = np.where(columns.has_event[rows], columns.telling[rows], alone)
    return _Told(
        rows,
        columns.start[rows],
        columns.end[rows],
        columns.value[rows],
        asked.base[rows],
        tuple(columns.source.names[place] for place in places),
        work.astype(np.intp),
        np.unique(events, return_inverse=True)[1].astype(np.intp),
    )


def _present(asked: _Asked, told: _Told, year: float) -> tuple[Floats, Floats]:
    """The weights of the claims begun by a year, shared within an event, and their δ."""
    begun = int(np.searchsorted(told.start, year, side="right"))
    telling = told.telling[:begun]
    weight = told.base[:begun] / np.bincount(telling, minlength=1)[telling]
    held = presence(told.start[:begun], told.end[:begun], year, asked.decay.half_life)
    return weight, held


def _at(asked: _Asked, told: _Told, year: float) -> _At:
    weight, held = _present(asked, told, year)
    begun = len(weight)
    nothing = np.zeros(0)
    if not begun:
        return _At(year, 0, None, None, None, (), nothing, nothing)
    value, work, kappa = told.value[:begun], told.work[:begun], asked.decay.kappa
    # Twice the half-life is the square root of δ, half of it the square.
    slow, fast = (_mean(weight * delta, value, kappa) for delta in (np.sqrt(held), held**2))
    central, count = weight * held, len(told.works)
    there = np.flatnonzero(np.bincount(work, minlength=count))
    works = told.works if len(there) == count else tuple(told.works[place] for place in there)
    said: Floats = np.bincount(work, central * value, count)[there].astype(np.float64)
    by_work: Floats = np.bincount(work, central, count)[there].astype(np.float64)
    return _At(year, begun, slow, fast, _mean(central, value, kappa), works, said, by_work)


def _limits(asked: _Asked, moments: Sequence[_At]) -> list[Limits]:
    """The interval of each moment; those that rest on the same sources are drawn at once."""
    found: list[Limits] = [(None, None)] * len(moments)
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, moment in enumerate(moments):
        if asked.interval and moment.mean is not None:
            alike.setdefault(moment.works, []).append(place)
    for places in alike.values():
        said = np.stack([moments[place].said for place in places])
        held = np.stack([moments[place].held for place in places])
        drawn = source_intervals(said, held, kappa=asked.decay.kappa, seed=asked.seed)
        for place, limits in zip(places, drawn, strict=True):
            found[place] = limits
    return found


def _mean(present: Floats, value: Floats, kappa: float) -> float | None:
    divisor = kappa + float(present.sum())
    return float((present * value).sum()) / divisor if divisor > 0 else None


def _figure(asked: _Asked, told: _Told, at: _At, limits: Limits) -> Figure:
    if not at.begun:
        reason = f"No claim tells of {at.year:g} or before."
        return missing(reason if asked.rows.size else "No claim is summed.", asked.parameters)

    def pairs() -> Iterable[tuple[str, float]]:
        # Reckoned again when somebody reads it: kept, it would be each claim at each moment.
        weight, held = _present(asked, told, at.year)
        divisor = asked.decay.kappa + float((weight * held).sum())
        amounts = weight * held * told.value[: at.begun] / divisor if divisor > 0 else weight * 0.0
        return zip(asked.columns.ids(told.rows[: at.begun]), amounts.tolist(), strict=True)

    reason = "" if at.mean is not None else "No claim here has any weight."
    return Figure(
        at.mean,
        *limits,
        len(at.works),
        at.begun,
        Contributions(at.begun, pairs),
        asked.parameters,
        reason,
        works=at.works,
    )
