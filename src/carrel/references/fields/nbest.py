"""The likeliest few paths of entries, over the few states that are likely at each token.

The tokens of all entries stand in one row: the first of each entry, the longest entry first, then
the second of each that has one, and so on. So each step reads what stands together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Flags, Ints
from carrel.references.fields.decoding import Chances, Padded, alive_counts
from carrel.references.fields.field_model import FieldModel, Weights
from carrel.references.fields.states import STATES, allowed_starts, allowed_steps

_FORBIDDEN = np.float32(-1e4)
_PLACE = (1 << 16) - 1


class Likely(NamedTuple):
    """The likeliest states of each token, the likeliest first, and the chain's scores of them.

    ``alive[t]`` is how many entries have a token t.
    """

    alive: list[int]
    states: Ints
    scores: Weights

    def of(self, columns: Ints) -> Likely:
        """The same of some entries alone, which are given by their ascending places."""
        alive = np.array(self.alive)
        counts = np.searchsorted(columns, alive)
        ahead = np.repeat(np.cumsum(alive) - alive, counts)
        places = np.arange(len(ahead)) - np.repeat(np.cumsum(counts) - counts, counts)
        tokens = ahead + columns[places]
        left = counts[counts > 0].tolist()
        return Likely(left, self.states[tokens], self.scores[tokens])

    def first(self, many: int) -> Likely:
        """The same with fewer states."""
        return Likely(self.alive, self.states[:, :many], self.scores[:, :many])


def likely_states(block: Padded, found: Chances, many: int) -> Likely:
    """The ``many`` likeliest states of each token of a block."""
    tokens = np.flatnonzero(block.inside)
    chances = found.states.reshape(-1, len(STATES)).take(tokens, axis=0)
    states = _top(chances, many, np.arange(len(STATES)))[1]
    scores = block.scores.reshape(-1).take(tokens[:, None] * len(STATES) + states)
    return Likely(alive_counts(block.lengths, len(block.scores)), states, scores)


def likeliest_paths(likely: Likely, model: FieldModel, many: int) -> tuple[Ints, Weights]:
    """``best[token, k]`` is the state at a token in its entry's k-th best path.

    With them come the scores, ``totals[entry, k]``. Where an entry has fewer paths the scores of the
    others are very low.
    """
    starts = np.where(allowed_starts(), model.starts, _FORBIDDEN).astype(np.float32)
    states, scores, alive = likely.states, likely.scores, likely.alive
    count, size = alive[0], states.shape[1]
    step = _steps(likely, model)
    held = np.full((count, size, many), _FORBIDDEN * 10, np.float32)
    held[:, :, 0] = starts[states[:count]] + scores[:count]
    came = np.zeros((len(step), size, many), np.intp)
    numbers = np.arange(size * many, dtype=np.intp)
    end = 0
    for n in alive[1:]:
        now, end = slice(end, end + n), end + n
        ways = held[:n, None, :, :] + step[now, :, :, None]
        values, came[now] = _top(ways.reshape(n, size, size * many), many, numbers)
        np.add(values, scores[count:][now, :, None], out=held[:n])
    totals, ends = _top(held.reshape(count, size * many), many, numbers)
    return np.take_along_axis(states, _traced(came, ends, alive) // many, 1), totals


def _steps(likely: Likely, model: FieldModel) -> Weights:
    """``step[token, into, from]`` between the states of each token but the first and the one before."""
    steps = np.where(allowed_steps(), model.steps, _FORBIDDEN).astype(np.float32)
    alive, states = np.array(likely.alive, np.intp), likely.states
    into = np.arange(likely.alive[0], len(states), dtype=np.intp)
    before = states[into - np.repeat(alive[:-1], alive[1:])] * len(STATES)
    return steps.reshape(-1).take(before[:, None, :] + states[into, :, None])


def _top(values: Weights, many: int, numbers: Ints) -> tuple[Weights, Ints]:
    """The greatest values of the last axis, the greatest first, and where they stand.

    A value has room for its place: in eight bytes the lowest bits of one of four are nought.
    """
    if many == 1:
        return values.max(axis=-1, keepdims=True), values.argmax(axis=-1)[..., None]
    wide = values.astype(np.float64)
    bits = wide.view(np.int64)
    bits |= numbers
    wide.sort(axis=-1)
    top = wide[..., : -many - 1 : -1]
    return top.astype(np.float32), top.view(np.int64) & _PLACE


def _traced(came: Ints, ends: Ints, alive: list[int]) -> Ints:
    """Which of its states, and which path to it, each path has at each token."""
    count, paths = ends.shape
    first = np.arange(count, dtype=np.intp)[:, None] * (came.shape[1] * paths)
    held = np.zeros((len(came) + count, paths), np.intp)
    at = ends.astype(np.intp)
    end = len(held)
    for n in reversed(alive[1:]):
        now, end = slice(end - n, end), end - n
        held[now] = at[:n]
        at[:n] = came[end - count : end - count + n].reshape(-1).take(first[:n] + at[:n])
    held[:count] = at
    return held


def unpacked(paths: Ints, inside: Flags) -> NDArray[np.uint8]:
    """``states[entry, k, t]`` of paths, 0 behind the end of an entry."""
    states = np.zeros((*inside.shape, paths.shape[1]), np.uint8)
    states[inside] = paths
    return np.ascontiguousarray(states.transpose(1, 2, 0))
