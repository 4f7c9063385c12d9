"""The likeliest few paths of an entry, over the few states that are likely at each token."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from carrel.references.batches import Ints
from carrel.references.decoding import Chances, Padded, alive_counts
from carrel.references.field_model import FieldModel, Weights
from carrel.references.states import allowed_starts, allowed_steps

_FORBIDDEN = np.float32(-1e4)


def likeliest_paths(
    block: Padded, found: Chances, model: FieldModel, *, states: int, paths: int
) -> tuple[NDArray[np.intp], Weights]:
    """``best[k, t, i]`` is the state at token t in entry i's k-th best path, and the paths' scores.

    Only the ``states`` likeliest at each token are tried. Where an entry has fewer paths the scores
    of the others are very low; behind the end of an entry there is nothing to read.
    """
    longest, count, _ = block.scores.shape
    likely = np.argpartition(-found.states, states - 1, axis=2)[:, :, :states]
    scores = np.take_along_axis(block.scores, likely, 2)
    steps = np.where(allowed_steps(), model.steps, _FORBIDDEN).astype(np.float32)
    starts = np.where(allowed_starts(), model.starts, _FORBIDDEN).astype(np.float32)
    # From each state into each, the one that is entered first: what is compared stands together.
    step = steps[likely[:-1, :, None, :], likely[1:, :, :, None]]
    alive = alive_counts(block.lengths, longest)
    held = np.full((count, states, paths), _FORBIDDEN * 10, np.float32)
    held[:, :, 0] = starts[likely[0]] + scores[0]
    came = np.zeros((longest, count, states, paths), np.int16)
    numbers = np.arange(states * paths)
    for place in range(1, longest):
        n = alive[place]
        ways = held[:n, None, :, :] + step[place - 1, :n, :, :, None]
        values, came[place, :n] = _top(ways.reshape(n, states, states * paths), paths, numbers)
        np.add(values, scores[place, :n, :, None], out=held[:n])
    total, ends = _top(held.reshape(count, states * paths), paths, numbers)
    return _traced(likely, came, ends, alive), total.T


def _top(values: Weights, many: int, numbers: Ints) -> tuple[Weights, Ints]:
    """The greatest values of the last axis, the greatest first, and where they stand.

    A value has room for its place: in eight bytes the lowest bits of one of four are nought.
    """
    if many == 1:
        best = values.argmax(axis=-1)[..., None]
        return np.take_along_axis(values, best, -1), best
    wide = values.astype(np.float64)
    bits = wide.view(np.int64)
    bits |= numbers
    wide.sort(axis=-1)
    top = wide[..., : -many - 1 : -1]
    return top.astype(np.float32), top.view(np.int64) & _PLACE


_PLACE = (1 << 16) - 1


def _traced(likely: NDArray[np.intp], came: Ints, ends: Ints, alive: list[int]) -> NDArray[np.intp]:
    longest, count, states = likely.shape
    paths = ends.shape[1]
    first = np.arange(count, dtype=np.intp)[:, None] * (states * paths)
    at = ends.astype(np.intp)
    ways = np.zeros((longest, count, paths), np.intp)
    for place in range(longest - 1, -1, -1):
        n = alive[place]
        ways[place, :n] = at[:n]
        at[:n] = came[place].ravel().take(first[:n] + at[:n])
    return np.take_along_axis(likely, ways // paths, 2).transpose(2, 0, 1)
