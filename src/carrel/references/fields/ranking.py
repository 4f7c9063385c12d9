"""Which of several ways to label an entry looks most like a whole reference.

A chain sees a token and its neighbours; what it cannot see is that an entry has one title, that
brackets close inside a field, that a book has a publisher and no issue. The likeliest few paths
(`likeliest_paths`) are scored anew: the chain's own score, plus weights of what each field and the
order of all fields look like (Collins and Koo 2005).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Ints
from carrel.references.fields.field_model import FieldModel
from carrel.references.fields.traits import (
    ROWS,
    Traits,
    View,
    field_rows,
    quoted_traits,
    skeleton_traits,
)
from carrel.references.fields.ways import Ways

Scores = NDArray[np.float64]


def sums_of(owners: Ints, values: Scores, count: int) -> Scores:
    """The sum of the values of each of so many owners, which are added up in their order."""
    return np.bincount(owners, values, count).astype(np.float64, copy=False)


class Ranker:
    """The weights of the traits, and the weight of the chain's own score."""

    def __init__(self, model: FieldModel) -> None:
        table = model.small.get("ranking")
        self._chain: float = table["chain"] if table else 1.0
        self._weights = np.zeros(ROWS)
        if table:
            self._weights[table["rows"]] = table["weights"]

    def total(self, traits: Traits, ways: int) -> Scores:
        """What the traits of each of so many ways weigh together."""
        return sums_of(traits.way, self._weights[traits.rows], ways)

    def scores(self, view: View, ways: Ways, chain: Scores) -> Scores:
        """The score of each way; ``chain`` is the chain's own."""
        order = self._chain * chain + self.total(skeleton_traits(ways), ways.size)
        fields = self._weights[field_rows(ways, view)].sum(axis=0)
        owners = np.concatenate((np.arange(ways.size), ways.way))
        held = sums_of(owners, np.concatenate((order, fields)), ways.size)
        return held + self.total(quoted_traits(ways, view), ways.size)


@lru_cache(maxsize=4)
def ranker_of(model: FieldModel) -> Ranker:
    """The ranker of a model."""
    return Ranker(model)
