"""The factor profile: what draws two actors together, what sets them apart, and how strongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from carrel.study.bootstrap import EXACT_UP_TO, FEWEST, resamples, spread
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


class _Asked(NamedTuple):
    """What is the same for every group of a profile."""

    columns: Columns
    base: Floats
    whole: Ints
    """The rows of the total."""
    parameters: tuple[tuple[str, str], ...]
    seed: int
    interval: bool


class _Sums(NamedTuple):
    """One entry for each claim of a figure, in the order of ``rows``."""

    rows: Ints
    together: Floats
    apart: Floats
    weight: Floats
    intensity: Floats


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
    asked = _Asked(columns, base, summed, parameters, study.seed, interval)
    groups = tuple(
        _group(asked, name, summed[mask[summed]], empty=LISTED_ONLY)
        for name, mask in _groups(study, columns, rows, by)
    )
    total = _group(asked, "all", summed, empty=LISTED_ONLY if rows.size else NOTHING)
    return Profile(by, groups, total, tuple(columns.ids(rows[~columns.summed[rows]])))


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


def _group(asked: _Asked, name: str, rows: Ints, *, empty: str) -> Group:
    if not rows.size:
        nothing = missing(empty, asked.parameters)
        return Group(name, *(nothing,) * 6)
    value = asked.columns.value[rows]
    weight = asked.columns.shared(asked.base, rows)
    sums = _Sums(
        rows,
        weight * np.maximum(value, 0),
        weight * np.maximum(-value, 0),
        weight,
        weight * np.abs(value),
    )
    return Group(
        name,
        _sum(asked, sums, sums.together),
        _sum(asked, sums, sums.apart),
        _quotient(asked, sums, sums.together - sums.apart, sums.intensity, NO_SIDE),
        _share(asked, sums),
        _quotient(asked, sums, sums.intensity, sums.weight, NO_WEIGHT),
        _imbalance(asked, sums),
    )


def _figure(
    asked: _Asked,
    rows: Ints,
    value: float | None,
    amounts: Floats,
    statistic: Callable[[Callable[[Floats], Floats]], Floats],
    reason: str = "",
) -> Figure:
    """``statistic`` is handed a way to sum any column of claims over every resample."""
    columns = asked.columns
    place, codes = np.unique(columns.source.codes[rows], return_inverse=True)
    low = high = None
    if asked.interval and value is not None and len(place) >= FEWEST:
        sampled = resamples(len(place), asked.seed)
        with np.errstate(divide="ignore", invalid="ignore"):
            values = statistic(
                lambda column: sampled.counts @ np.bincount(codes, column, len(place))
            )
        found = spread(values, sampled.probability)
        low, high = (found.low, found.high) if found else (None, None)
    listed = Contributions(len(rows), lambda: zip(columns.ids(rows), amounts.tolist(), strict=True))
    return Figure(
        value,
        low,
        high,
        len(place),
        len(rows),
        listed,
        asked.parameters,
        "" if value is not None else reason,
        works=tuple(columns.source.names[code] for code in place),
    )


def _sum(asked: _Asked, sums: _Sums, column: Floats) -> Figure:
    return _figure(asked, sums.rows, float(column.sum()), column, lambda total: total(column))


def _quotient(asked: _Asked, sums: _Sums, above: Floats, below: Floats, reason: str) -> Figure:
    divisor = float(below.sum())
    if divisor <= 0:
        return _figure(asked, sums.rows, None, np.zeros_like(above), lambda _: above, reason)
    return _figure(
        asked,
        sums.rows,
        float(above.sum()) / divisor,
        above / divisor,
        lambda total: total(above) / total(below),
    )


def _share(asked: _Asked, sums: _Sums) -> Figure:
    """Of the weight of the whole selection, as it is shared there."""
    weight = asked.columns.shared(asked.base, asked.whole)
    ours = np.where(np.isin(asked.whole, sums.rows, assume_unique=True), weight, 0.0)
    return _quotient(asked, sums._replace(rows=asked.whole), ours, weight, NO_WEIGHT)


def _imbalance(asked: _Asked, sums: _Sums) -> Figure:
    together, apart = float(sums.together.sum()), float(sums.apart.sum())
    sided = together + apart
    if sided <= 0:
        return _quotient(asked, sums, sums.together, sums.intensity, NO_SIDE)
    scale = max(together, apart) / sided**2

    def imbalance(total: Callable[[Floats], Floats]) -> Floats:
        p, d = total(sums.together), total(sums.apart)
        return np.maximum(p, d) * (p - d) / (p + d) ** 2

    return _figure(
        asked,
        sums.rows,
        scale * (together - apart),
        scale * (sums.together - sums.apart),
        imbalance,
    )
