"""The factor profile: what draws two actors together, what sets them apart, and how strongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from carrel.study.bootstrap import EXACT_UP_TO, FEWEST, Limits, Resamples, limits, resamples
from carrel.study.claim import Claim, Horizon
from carrel.study.codebook import Level, level_of
from carrel.study.columns import Coded, Columns, Floats, Ints, columns_of
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

    def interval(self, drawn: Floats) -> Limits:
        """The interval of a figure that has these values in the resamples."""
        return (None, None) if self.draws is None else limits(drawn, self.draws)


class _Asked(NamedTuple):
    """What is the same for every group of a profile."""

    columns: Columns
    base: Floats
    parameters: tuple[tuple[str, str], ...]
    seed: int
    interval: bool


def factor_profile(  # noqa: PLR0913 - what is weighed, and how, each with its default
    study: Study,
    claims: Sequence[Claim],
    selection: Selection,
    *,
    by: By,
    weights: Weights | None = None,
    interval: bool = True,
    weightiest: int | None = None,
) -> Profile:
    """Pull, apart, net, share, intensity and balance of a selection, in groups and in all.

    With v = s·m/3 and w = (c/3)·q: pull P = Σ w·max(v, 0), apart D = Σ w·max(−v, 0), net
    (P − D)/(P + D), share Σw of the group over Σw of all, intensity Σ w·|v| / Σ w. The
    coefficient of imbalance (Janis and Fadner 1943, "A coefficient of imbalance for content
    analysis", Psychometrika 8: 105-119) is P(P − D)/(P + D)² where P ≥ D, else D(P − D)/(P + D)²:
    their f, u and r = t are P, D and P + D, so claims that take no side are left out.

    ``interval`` asks for the bootstrap over sources; with ``weightiest`` only so many groups, those
    with the greatest share of the weight, and the total get an interval. A group's share lists all claims, those of
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
    named = _groups(study, columns, rows, by)
    sure = _weightiest(whole, [places for _, places in named], weightiest)
    shares = dict(zip(sure, _shares(whole, [named[n][1] for n in sure]), strict=True))
    bare = asked._replace(interval=False)
    groups = tuple(
        _group(asked, name, whole, places, (shares[n], LISTED_ONLY))
        if n in shares
        else _group(bare, name, whole, places, ((None, None), LISTED_ONLY))
        for n, (name, places) in enumerate(named)
    )
    everything = np.arange(len(summed))
    [all_of_it] = _shares(whole, [everything])
    empty = LISTED_ONLY if rows.size else NOTHING
    total = _group(asked, "all", whole, everything, (all_of_it, empty))
    return Profile(by, groups, total, tuple(columns.ids(rows[~columns.summed[rows]])))


def _pool(asked: _Asked, rows: Ints) -> _Pool:
    columns = asked.columns
    place, work = np.unique(columns.source.codes[rows], return_inverse=True)
    draws = resamples(len(place), asked.seed) if asked.interval and len(place) >= FEWEST else None
    works = tuple(columns.source.names[code] for code in place)
    return _Pool(rows, columns.shared(asked.base, rows), works, work.astype(np.intp), draws)


def _groups(study: Study, columns: Columns, rows: Ints, by: By) -> list[tuple[str, Ints]]:
    """The names under which selected claims stand, and where among the summed ones they are."""
    if by == "none":
        return []
    book = study.codebook
    orders: dict[str, Sequence[str]] = {
        "area": book.areas,
        "factor": [factor.name for factor in book.factors],
        "horizon": tuple(Horizon),
        "level": tuple(Level),
    }
    column: Coded = columns.factor if by == "level" else getattr(columns, by)
    there: tuple[str, ...] = column.names
    if by == "level":
        levels = {factor.name: level_of(book, factor.name) for factor in book.factors}
        there = tuple(levels.get(name) or NO_NAME for name in there)
    codes: list[int] = np.unique(column.codes[rows]).tolist()
    found = {str(there[code]) for code in codes}
    ordered = [name for name in orders[by] if name in found]
    names = ordered + sorted(found - set(ordered))
    place = {name: n for n, name in enumerate(names)}
    places = np.array([place.get(str(name), -1) for name in there], np.intp)
    under = places[column.codes[rows[columns.summed[rows]]]]
    by_name = np.argsort(under, kind="stable")
    cuts = np.searchsorted(under[by_name], np.arange(len(names) + 1))
    return [(name, by_name[cuts[n] : cuts[n + 1]]) for n, name in enumerate(names)]


def _weightiest(whole: _Pool, groups: Sequence[Ints], most: int | None) -> list[int]:
    """The places of so many groups that weigh the most, of all where no number is given."""
    weights = [float(whole.weight[places].sum()) for places in groups]
    order = sorted(range(len(groups)), key=lambda n: -weights[n])
    return order if most is None else order[:most]


def _group(asked: _Asked, name: str, whole: _Pool, places: Ints, told: tuple[Limits, str]) -> Group:
    """The figures of the claims at some places of the whole selection.

    ``told`` has the interval of the group's share, and why there is nothing where it is empty.
    """
    share, empty = told
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
        _share(asked, whole, places, share),
        _quotient(asked, pool, sided, intensity),
        figures[1],
    )


def _imbalance(p: Floats, d: Floats) -> Floats:
    return np.maximum(p, d) * (p - d) / (p + d) ** 2


def _figure(asked: _Asked, pool: _Pool, amounts: Floats, drawn: Floats) -> Figure:
    """A figure to which each claim adds its amount; ``drawn`` is its value in every resample."""
    return _told(asked, pool, float(amounts.sum()), lambda: amounts, pool.interval(drawn))


def _told(
    asked: _Asked,
    pool: _Pool,
    value: float | None,
    amounts: Callable[[], Floats],
    interval: Limits,
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


def _shares(whole: _Pool, groups: Sequence[Ints]) -> list[Limits]:
    """The interval of each group's share of the weight of the whole, all drawn at once."""
    if whole.draws is None or not groups:
        return [(None, None)] * len(groups)
    count = len(whole.works)
    ours = [np.bincount(whole.work[at], whole.weight[at], count) for at in groups]
    tallies = np.stack([*ours, np.bincount(whole.work, whole.weight, count)], axis=1)
    *above, below = (whole.draws.counts @ tallies).T
    with np.errstate(divide="ignore", invalid="ignore"):
        return [whole.interval(each / below) for each in above]


def _share(asked: _Asked, whole: _Pool, places: Ints, interval: Limits) -> Figure:
    """Of the weight of the whole selection, as it is shared there."""
    weight = whole.weight
    divisor = float(weight.sum())
    if divisor <= 0:
        return _none(asked, whole, NO_WEIGHT)

    def amounts() -> Floats:
        listed = np.zeros(len(weight))
        listed[places] = weight[places] / divisor
        return listed

    return _told(asked, whole, float(weight[places].sum()) / divisor, amounts, interval)
