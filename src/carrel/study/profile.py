"""The factor profile: what draws two actors together, what sets them apart, and how strongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from carrel.study.bootstrap import EXACT_UP_TO, FEWEST, Resamples, resamples, spread
from carrel.study.claim import Claim, Horizon
from carrel.study.codebook import Level, level_of
from carrel.study.columns import Coded, Columns, Floats, Ints, Truths, columns_of
from carrel.study.figure import Contributions, Figure, missing
from carrel.study.selection import Selection
from carrel.study.study import Study
from carrel.study.weights import Weights, weight_parameters

By = Literal["area", "factor", "horizon", "level", "none"]

NOTHING = "No claim is selected."
LISTED_ONLY = "Every selected claim is conditional or denied: such claims are listed, not summed."
NO_SIDE = "No claim here takes a side: all have the direction 0 or no weight."
NO_WEIGHT = "No claim here has any weight."
NO_NAME = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one area, factor, horizon or level; see ``factor_profile``."""

    name: str
    pull: Figure
    apart: Figure
    net: Figure
    share: Figure
    intensity: Figure
    janis_fadner: Figure


@dataclass(frozen=True, slots=True)
class Profile:
    """``groups`` in the codebook's order, and the ``total`` of the whole selection.

    ``listed`` are the ids of the conditional and denied claims, which no figure counts.
    """

    by: str
    groups: tuple[Group, ...]
    total: Group
    listed: tuple[str, ...]


class _Pool(NamedTuple):
    """The claims of a figure and their sources, from which the bootstrap draws."""

    rows: Ints
    weight: Floats
    """Of each claim in this figure."""
    works: tuple[str, ...]
    work: Ints
    """Of each claim the place of its source."""
    draws: Resamples | None
    """``None`` where there is no interval."""

    def drawn(self, *columns: Floats) -> Floats:
        """The sums of columns of claims in every resample, one row for each column."""
        if self.draws is None:
            return np.empty((len(columns), 0))
        tallies = [np.bincount(self.work, column, len(self.works)) for column in columns]
        return (self.draws.counts @ np.stack(tallies, axis=1)).T


class _Asked(NamedTuple):
    """What is the same for every group of a profile."""

    columns: Columns
    base: Floats
    parameters: tuple[tuple[str, str], ...]
    seed: int
    interval: bool


def factor_profile(
    study: Study,
    claims: Sequence[Claim],
    selection: Selection,
    *,
    by: By,
    weights: Weights | None = None,
    interval: bool = True,
) -> Profile:
    """Pull, apart, net, share, intensity and balance of a selection, in groups and in all.

    With v = s·m/3 and w = (c/3)·q: pull P = Σ w·max(v, 0), apart D = Σ w·max(−v, 0), net
    (P − D)/(P + D), share Σw of the group over Σw of all, intensity Σ w·|v| / Σ w. The
    coefficient of imbalance (Janis and Fadner 1943, "A coefficient of imbalance for content
    analysis", Psychometrika 8: 105-119) is P(P − D)/(P + D)² where P ≥ D, else D(P − D)/(P + D)²:
    their f, u and r = t are P, D and P + D, so claims that take no side are left out.

    ``interval`` asks for the bootstrap over sources. A group's share lists all claims, those of
    other groups with an amount of 0, for it rests on them too.
    """
    weights = weights or Weights()
    columns = columns_of(claims)
    rows = columns.rows(selection, study)
    summed = rows[columns.summed[rows]]
    seed = ("seed", str(study.seed))
    drawn = ("interval", f"90 % over sources, exact up to {EXACT_UP_TO}, else 2000 draws")
    parameters = (*weight_parameters(weights), *((drawn, seed) if interval else ()))
    base = columns.base_weights(study, weights)
    asked = _Asked(columns, base, parameters, study.seed, interval)
    whole = _pool(asked, summed)
    groups = tuple(
        _group(asked, name, whole, np.flatnonzero(mask[summed]), LISTED_ONLY)
        for name, mask in _groups(study, columns, rows, by)
    )
    everything = np.arange(len(summed))
    total = _group(asked, "all", whole, everything, LISTED_ONLY if rows.size else NOTHING)
    return Profile(by, groups, total, tuple(columns.ids(rows[~columns.summed[rows]])))


def _pool(asked: _Asked, rows: Ints) -> _Pool:
    columns = asked.columns
    place, work = np.unique(columns.source.codes[rows], return_inverse=True)
    draws = resamples(len(place), asked.seed) if asked.interval and len(place) >= FEWEST else None
    works = tuple(columns.source.names[code] for code in place)
    return _Pool(rows, columns.shared(asked.base, rows), works, work.astype(np.intp), draws)


def _groups(study: Study, columns: Columns, rows: Ints, by: By) -> list[tuple[str, Truths]]:
    """The names under which selected claims stand, and whether each claim stands under them."""
    if by == "none":
        return []
    book = study.codebook
    factors = [factor.name for factor in book.factors]
    levels = {name: level_of(book, name) or NO_NAME for name in columns.factor.names}
    orders: dict[str, Sequence[str]] = {
        "area": book.areas,
        "factor": factors,
        "horizon": tuple(Horizon),
        "level": tuple(Level),
    }
    column: Coded = columns.factor if by == "level" else getattr(columns, by)
    read: Callable[[str], str] = levels.__getitem__ if by == "level" else str
    found = {read(column.names[code]) for code in np.unique(column.codes[rows])}
    ordered = [name for name in orders[by] if name in found]
    names = ordered + sorted(found - set(ordered))

    def named(name: str) -> Truths:
        return column.where(lambda value: read(value) == name)

    return [(name, named(name)) for name in names]


def _group(asked: _Asked, name: str, whole: _Pool, places: Ints, empty: str) -> Group:
    """The figures of the claims at some places of the whole selection."""
    if not places.size:
        nothing = missing(empty, asked.parameters)
        return Group(name, *(nothing,) * 6)
    pool = whole if len(places) == len(whole.rows) else _pool(asked, whole.rows[places])
    value = asked.columns.value[pool.rows]
    together, apart = pool.weight * np.maximum(value, 0), pool.weight * np.maximum(-value, 0)
    # P, D and Σw in every resample; without an interval they are empty.
    p, d, w = pool.drawn(together, apart, pool.weight)
    sided = together + apart
    with np.errstate(divide="ignore", invalid="ignore"):
        net, intensity, imbalance = (p - d) / (p + d), (p + d) / w, _imbalance(p, d)
    if float(sided.sum()) <= 0:
        no_side = _none(asked, pool, NO_SIDE)
        figures = (no_side, no_side)
    else:
        towards = (together - apart) / sided.sum()
        larger = max(together.sum(), apart.sum()) / sided.sum()
        figures = (
            _figure(asked, pool, towards, net),
            _figure(asked, pool, towards * larger, imbalance),
        )
    return Group(
        name,
        _figure(asked, pool, together, p),
        _figure(asked, pool, apart, d),
        figures[0],
        _share(asked, whole, places),
        _quotient(asked, pool, sided, intensity),
        figures[1],
    )


def _imbalance(p: Floats, d: Floats) -> Floats:
    return np.maximum(p, d) * (p - d) / (p + d) ** 2


def _figure(asked: _Asked, pool: _Pool, amounts: Floats, drawn: Floats) -> Figure:
    """A figure to which each claim adds its amount; ``drawn`` is its value in every resample."""
    found = spread(drawn, pool.draws.probability) if pool.draws is not None else None
    interval = (found.low, found.high) if found else (None, None)
    return _told(asked, pool, float(amounts.sum()), lambda: amounts, interval)


def _told(
    asked: _Asked,
    pool: _Pool,
    value: float | None,
    amounts: Callable[[], Floats],
    interval: tuple[float | None, float | None],
    reason: str = "",
) -> Figure:
    def pairs() -> Iterable[tuple[str, float]]:
        return zip(asked.columns.ids(pool.rows), amounts().tolist(), strict=True)

    listed = Contributions(len(pool.rows), pairs)
    count = (len(pool.works), len(pool.rows))
    return Figure(value, *interval, *count, listed, asked.parameters, reason, works=pool.works)


def _none(asked: _Asked, pool: _Pool, reason: str) -> Figure:
    """A figure that is not defined for its claims."""
    zeros = np.zeros(len(pool.rows))
    return _told(asked, pool, None, lambda: zeros, (None, None), reason)


def _quotient(asked: _Asked, pool: _Pool, sided: Floats, drawn: Floats) -> Figure:
    divisor = float(pool.weight.sum())
    if divisor <= 0:
        return _none(asked, pool, NO_WEIGHT)
    return _figure(asked, pool, sided / divisor, drawn)


def _share(asked: _Asked, whole: _Pool, places: Ints) -> Figure:
    """Of the weight of the whole selection, as it is shared there."""
    weight = whole.weight
    divisor = float(weight.sum())
    if divisor <= 0:
        return _none(asked, whole, NO_WEIGHT)
    found = None
    if whole.draws is not None:
        ours = np.bincount(whole.work[places], weight[places], len(whole.works))
        all_works = np.bincount(whole.work, weight, len(whole.works))
        above, below = (whole.draws.counts @ np.stack([ours, all_works], axis=1)).T
        with np.errstate(divide="ignore", invalid="ignore"):
            found = spread(above / below, whole.draws.probability)

    def amounts() -> Floats:
        listed = np.zeros(len(weight))
        listed[places] = weight[places] / divisor
        return listed

    interval = (found.low, found.high) if found else (None, None)
    return _told(asked, whole, float(weight[places].sum()) / divisor, amounts, interval)
