"""Agreement corrected for chance: κ, π and their kin, for two coders or many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from carrel.study.columns import Floats
from carrel.study.errors import StudyError
from carrel.study.krippendorff import Coefficient, Data, Value, is_missing

Weighting = Literal["identity", "linear", "quadratic", "ordinal", "radical", "ratio"]

_TWO = 2
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Ratings:
    """``counts[u, k]``: how many coders gave unit u the category k.

    ``by_coder[g, k]``: how many units coder g gave it, ``None`` where only counts are known.
    """

    categories: tuple[Value, ...]
    counts: Floats
    by_coder: Floats | None = None


def ratings_of(data: Data, categories: Sequence[Value] = ()) -> Ratings:
    """Count the values of coders (rows) for units (columns), missing ones as ``None``.

    ``categories`` names all there are where some were never used: for Brennan and Prediger and
    for AC1 their number counts. Units without any value are left out.
    """
    if len({len(row) for row in data}) > 1:
        raise StudyError(
            "Every coder needs one value for each unit: write None where one is missing."
        )
    found = {value for row in data for value in row if not is_missing(value)}
    strange = [value for value in found if categories and value not in categories]
    if strange:
        raise StudyError(f"The value '{strange[0]}' is not one of the categories: add it to them.")
    numbers = all(isinstance(value, (int, float)) for value in found)
    names = tuple(categories) or tuple(
        sorted(found, key=(lambda value: float(value or 0)) if numbers else repr)
    )
    place = {name: n for n, name in enumerate(names)}
    units = max(map(len, data), default=0)
    counts, by_coder = np.zeros((units, len(names))), np.zeros((len(data), len(names)))
    for coder, row in enumerate(data):
        for unit, value in enumerate(row):
            if not is_missing(value):
                counts[unit, place[value]] += 1
                by_coder[coder, place[value]] += 1
    return Ratings(names, counts[counts.sum(axis=1) > 0], by_coder)


def ratings_of_counts(counts: Sequence[Sequence[int]], categories: Sequence[Value] = ()) -> Ratings:
    """Ratings where for each unit (row) and category (column) only the number is known."""
    made = np.array(counts, np.float64).reshape(len(counts), -1)
    names = tuple(categories) or tuple(range(1, made.shape[1] + 1))
    _check_table(made, names)
    return Ratings(names, made[made.sum(axis=1) > 0])


def ratings_of_table(table: Sequence[Sequence[int]], categories: Sequence[Value] = ()) -> Ratings:
    """Ratings of two coders from their table: the first one's categories are its rows."""
    made = np.array(table, np.float64).reshape(len(table), -1)
    if made.shape[0] != made.shape[1]:
        raise StudyError(
            "A table of two coders has as many rows as columns: one for each category."
        )
    names = tuple(categories) or tuple(range(1, len(made) + 1))
    _check_table(made, names)
    size = len(made)
    cells = np.eye(size)[:, None, :] + np.eye(size)[None, :, :]
    counts = np.repeat(cells.reshape(-1, size), made.astype(np.intp).ravel(), axis=0)
    return Ratings(names, counts, np.stack([made.sum(axis=1), made.sum(axis=0)]))


def data_of(ratings: Ratings) -> Data:
    """Rows of values with the same counts for each unit, for ``alpha``, which names no coder."""
    units = [
        [
            name
            for name, times in zip(ratings.categories, row, strict=True)
            for _ in range(int(times))
        ]
        for row in ratings.counts.tolist()
    ]
    most = max(_TWO, *map(len, units)) if units else _TWO
    return [[unit[n] if n < len(unit) else None for unit in units] for n in range(most)]


def _check_table(made: Floats, names: tuple[Value, ...]) -> None:
    if made.shape[1] != len(names):
        raise StudyError(f"The table has {made.shape[1]} columns for {len(names)} categories.")
    if made.size and (made.min() < 0 or (made != np.floor(made)).any()):
        raise StudyError("A table of ratings holds counts: whole numbers that are not below zero.")


def kappa(data: Data | Ratings, *, weights: Weighting = "identity") -> Coefficient:
    """Cohen's κ of two coders, over the units that both valued.

    Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20: 37-46, equation 1; weighted: Cohen 1968, Psychological Bulletin 70: 213-220.
    """
    return _measured("Cohen's κ", _of_two(data), weights, _chance_of_each)


def scott_pi(data: Data | Ratings, *, weights: Weighting = "identity") -> Coefficient:
    """Scott's π of two coders, over the units that both valued.

    Scott 1955, "Reliability of content analysis", Public Opinion Quarterly 19: 321-325.
    """
    return _measured("Scott's π", _of_two(data), weights, _chance_of_all)


def fleiss(data: Data | Ratings, *, weights: Weighting = "identity") -> Coefficient:
    """Fleiss' κ of many coders, with missing values after Gwet.

    Fleiss 1971, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76:
    378-382, equations 3 to 7; Gwet 2014, "Handbook of inter-rater reliability", 4th edition,
    section 2.4: units with two values or more give the agreement, all units the categories'
    shares.
    """
    return _measured("Fleiss' κ", _of_any(data), weights, _chance_of_all)


def conger(data: Data | Ratings, *, weights: Weighting = "identity") -> Coefficient:
    """Conger's κ of many coders: Cohen's with each coder's own shares.

    Conger 1980, "Integration and generalization of kappas for multiple raters", Psychological
    Bulletin 88: 322-328; with missing values as Gwet 2014, section 2.4.
    """
    ratings = _of_any(data)
    if ratings.by_coder is None:
        raise StudyError("Conger's κ needs to know which coder gave which value, not counts alone.")
    return _measured("Conger's κ", ratings, weights, _chance_of_each)


def gwet_ac1(data: Data | Ratings, *, weights: Weighting = "identity") -> Coefficient:
    """Gwet's AC1, and with other weights AC2.

    Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high
    agreement", British Journal of Mathematical and Statistical Psychology 61: 29-48, equations 4
    and 9; AC2 and missing values: Gwet 2014, chapters 2 and 3.
    """
    name = "Gwet's AC1" if weights == "identity" else "Gwet's AC2"
    return _measured(name, _of_any(data), weights, _chance_of_gwet)


def brennan_prediger(data: Data | Ratings, *, weights: Weighting = "identity") -> Coefficient:
    """Brennan and Prediger's κ: chance gives each category the same share.

    Brennan and Prediger 1981, "Coefficient kappa: some uses, misuses, and alternatives",
    Educational and Psychological Measurement 41: 687-699; for many coders Gwet 2014, section 2.4.
    """
    return _measured("Brennan and Prediger's κ", _of_any(data), weights, _chance_of_even)


def _of_any(data: Data | Ratings) -> Ratings:
    return data if isinstance(data, Ratings) else ratings_of(data)


def _of_two(data: Data | Ratings) -> Ratings:
    if isinstance(data, Ratings):
        if data.by_coder is None or len(data.by_coder) != _TWO:
            raise StudyError(
                "This coefficient is for two coders: Fleiss' and Conger's are for more."
            )
        return data
    if len(data) != _TWO:
        raise StudyError("This coefficient is for two coders: Fleiss' and Conger's are for more.")
    both = [pair for pair in zip(*data, strict=True) if not any(map(is_missing, pair))]
    return ratings_of([[one for one, _ in both], [two for _, two in both]])


Chance = Callable[[Ratings, Floats], float]


def _measured(name: str, ratings: Ratings, weighting: Weighting, chance: Chance) -> Coefficient:
    each = ratings.counts.sum(axis=1)
    paired = each >= _TWO
    units, values = int(paired.sum()), int(each[paired].sum())
    coders = (
        int(each.max())
        if ratings.by_coder is None and len(each)
        else len(ratings.by_coder if ratings.by_coder is not None else ())
    )
    if not units:
        reason = "No unit has a value from two coders."
        return Coefficient(name, None, None, None, coders, 0, 0, reason)
    weights = _weights(ratings.categories, weighting)
    counts, times = ratings.counts[paired], each[paired]
    agreeing = (counts * (counts @ weights - 1)).sum(axis=1) / (times * (times - 1))
    observed, expected = float(agreeing.mean()), chance(ratings, weights)
    value = (observed - expected) / (1 - expected) if expected < 1 - _SAME else None
    reason = "" if value is not None else "All values are the same, so chance would agree as well."
    return Coefficient(name, value, observed, expected, coders, units, values, reason)


def _shares(ratings: Ratings) -> Floats:
    """π_k: the mean over units of the share of their values that are k."""
    return (ratings.counts / ratings.counts.sum(axis=1, keepdims=True)).mean(axis=0)


def _chance_of_all(ratings: Ratings, weights: Floats) -> float:
    shares = _shares(ratings)
    return float(shares @ weights @ shares)


def _chance_of_each(ratings: Ratings, weights: Floats) -> float:
    """The mean over pairs of coders of how far their own shares would agree."""
    assert ratings.by_coder is not None
    valued = ratings.by_coder[ratings.by_coder.sum(axis=1) > 0]
    shares = valued / valued.sum(axis=1, keepdims=True)
    together = shares.sum(axis=0)
    own = float(((shares @ weights) * shares).sum())
    pairs = len(shares) * (len(shares) - 1)
    return (float(together @ weights @ together) - own) / pairs if pairs else 1.0


def _chance_of_gwet(ratings: Ratings, weights: Floats) -> float:
    count = len(ratings.categories)
    if count < _TWO:
        return 1.0
    shares = _shares(ratings)
    return float(weights.sum() * (shares * (1 - shares)).sum()) / (count * (count - 1))


def _chance_of_even(ratings: Ratings, weights: Floats) -> float:
    return float(weights.sum()) / len(ratings.categories) ** 2


def _weights(categories: tuple[Value, ...], weighting: Weighting) -> Floats:
    """How far two categories agree, from 0 to 1 (Gwet 2014, section 3.5)."""
    count = len(categories)
    if weighting == "identity" or count < _TWO:
        return np.eye(count)
    places = np.arange(count, dtype=np.float64)
    if weighting == "ordinal":
        steps = np.abs(places[:, None] - places[None, :])
        return 1 - steps * (steps + 1) / (count * (count - 1))
    if not all(isinstance(category, (int, float)) for category in categories):
        raise StudyError(
            f"Words have no distances: {weighting} weights need numbers as categories."
        )
    values = np.array(categories, np.float64)
    one, two = values[:, None], values[None, :]
    if weighting == "ratio":
        if values.min() < 0:
            raise StudyError("Ratio weights need categories that are not below zero.")
        apart = ((one - two) / np.where(one + two > 0, one + two, 1.0)) ** 2
        span = (values.max() - values.min()) / (values.max() + values.min())
        return 1 - apart / span**2
    power = {"linear": 1.0, "quadratic": 2.0, "radical": 0.5}[weighting]
    apart = np.abs(one - two) ** power
    return 1 - apart / apart.max()
