"""The training of what comes after the chain: ranking its likeliest paths.

It learns from invented references that the chain has not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from carrel.references.fields.batches import Ints
from carrel.references.fields.field_model import FieldModel
from carrel.references.fields.labelling import Batch, decoded, doubtful, placed, view_in
from carrel.references.fields.traits import ROWS, traits_of
from carrel.references.fields.ways import Stretch, ways_in
from training.crf import Lesson

_STEPS = 150
_SHRINKING = 1e-3
_FINE = 1000
"""Weights are kept in thousandths."""
Array = NDArray[np.float64]


def values_of(stretches: Sequence[Stretch], words: Sequence[str]) -> dict[int, str]:
    """The letters and digits of each field."""
    values: dict[int, str] = {}
    for state, start, end in stretches:
        said = "".join(word for word in words[start:end] if word[-1].isalnum() or word[0] == "<")
        if said:
            values[state] = values.get(state, "") + said
    return values


def stretches_of(path: Sequence[int]) -> list[Stretch]:
    """The fields of a path."""
    return ways_in(np.array([path], np.intp)).stretches()[0]


def mistakes(stretches: Sequence[Stretch], lesson: Lesson) -> int:
    """How many fields are not as they should be."""
    wanted = values_of(stretches_of(lesson.path), lesson.tokens.words)
    got = values_of(stretches, lesson.tokens.words)
    return sum(wanted.get(state) != got.get(state) for state in wanted.keys() | got.keys())


def with_ranking(model: FieldModel, lessons: Sequence[Lesson]) -> FieldModel:
    """The model with the weights of ranking that some lessons teach."""
    entries = [lesson.tokens for lesson in lessons]
    tried = [one for batch in decoded(entries, model) for one in _tried(batch, model, lessons)]
    chain, weights = _learnt([one for one in tried if min(one.costs) < max(one.costs)])
    rows = np.flatnonzero(np.rint(weights * _FINE))
    table = {
        "chain": round(chain, 3),
        "rows": rows.tolist(),
        "weights": [round(float(weights[row]), 3) for row in rows],
    }
    return replace(model, small={**model.small, "ranking": table})


class Tried(NamedTuple):
    """The ways to label an entry: the rows of each one's traits, its score, and its mistakes."""

    rows: list[Ints]
    scores: list[float]
    costs: list[int]


def _tried(batch: Batch, model: FieldModel, lessons: Sequence[Lesson]) -> Iterator[Tried]:
    """The likeliest ways to label each entry of a batch."""
    found = doubtful(batch, model, 0.0)
    way, rows = traits_of(placed(found, batch), view_in(batch))
    sizes = np.bincount(way, minlength=found.ways.size)
    each = np.split(rows[np.argsort(way, kind="stable")], np.cumsum(sizes)[:-1])
    stretches, scores = found.ways.stretches(), found.chain.tolist()
    for column, (first, last) in zip(found.columns, pairwise(found.first.tolist()), strict=True):
        lesson = lessons[batch.part[int(batch.block.order[column])]]
        costs = [mistakes(way, lesson) for way in stretches[first:last]]
        yield Tried(each[first:last], scores[first:last], costs)


def _learnt(groups: Sequence[Tried]) -> tuple[float, Array]:
    """The weight of the chain and of every trait: the log-linear model that finds the best paths."""
    rows: list[Ints] = []
    scores: list[float] = []
    best: list[bool] = []
    starts: list[int] = []
    for one in groups:
        starts.append(len(rows))
        rows += one.rows
        scores += one.scores
        best += [cost == min(one.costs) for cost in one.costs]
    ends = np.cumsum([0, *(len(each) for each in rows)])
    held = np.concatenate(rows).astype(np.int32)
    seen = csr_matrix((np.ones(len(held)), held, ends), (len(rows), ROWS))
    seen.sum_duplicates()
    first = np.array(starts)
    group = np.repeat(np.arange(len(first)), np.diff([*starts, len(rows)]))
    chain, weights = 1.0, np.zeros(ROWS)
    squares, chain_square = np.full(ROWS, 1e-2), 1e-2
    line, wanted = np.array(scores), np.array(best, np.float64)
    for _ in range(_STEPS):
        total = chain * line + seen @ weights
        total = np.exp(total - np.maximum.reduceat(total, first)[group])
        share = total / np.add.reduceat(total, first)[group]
        right = total * wanted
        right = right / np.maximum(np.add.reduceat(right, first), 1e-30)[group]
        slope = (seen.T @ (share - right)) / len(first) + _SHRINKING * weights
        squares += slope * slope
        weights = weights - 0.1 / np.sqrt(squares) * slope
        chain_slope = float((share - right) @ line) / len(first)
        chain_square += chain_slope * chain_slope
        chain = max(0.1, chain - 0.05 / np.sqrt(chain_square) * chain_slope)
    return float(chain), weights
