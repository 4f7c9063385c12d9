"""The likeliest few paths of an entry, over the few states that are likely at each token."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from carrel.references.batches import Ints
from carrel.references.decoding import Chances, Padded
from carrel.references.field_model import FieldModel, Weights
from carrel.references.states import allowed_starts, allowed_steps

_FORBIDDEN = np.float32(-1e4)


def likeliest_paths(
    block: Padded, found: Chances, model: FieldModel, *, states: int, paths: int
) -> tuple[NDArray[np.intp], Weights]:
    """``best[k, t, i]`` is the state at token t in entry i's k-th best path, and the paths' scores.

    Only the ``states`` likeliest at each token are tried. Where an entry has fewer paths the scores
    of the others are very low.
    """
    longest, count, _ = block.scores.shape
    likely = np.argpartition(-found.states, states - 1, axis=2)[:, :, :states]
    scores = np.take_along_axis(block.scores, likely, 2)
    steps = np.where(allowed_steps(), model.steps, _FORBIDDEN).astype(np.float32)
    starts = np.where(allowed_starts(), model.starts, _FORBIDDEN).astype(np.float32)
    held = np.full((count, states, paths), _FORBIDDEN * 10, np.float32)
    held[:, :, 0] = starts[likely[0]] + scores[0]
    came = np.zeros((longest, count, states, paths), np.int16)
    inside = block.inside
    for place in range(1, longest):
        n = int(inside[place].sum())
        step = steps[likely[place - 1, :n, :, None], likely[place, :n, None, :]]
        ways = held[:n, :, :, None] + step[:, :, None, :]
        ways = ways.reshape(n, states * paths, states).transpose(0, 2, 1)
        chosen = _top(ways, paths)
        came[place, :n] = chosen
        held[:n] = np.take_along_axis(ways, chosen, 2) + scores[place, :n, :, None]
    ends = _top(held.reshape(count, 1, states * paths), paths)[:, 0]
    total = np.take_along_axis(held.reshape(count, -1), ends, 1)
    return _traced(likely, came, ends, inside), total.T


def _top(values: Weights, many: int) -> NDArray[np.intp]:
    """Where the greatest values of the last axis stand, the greatest first."""
    part = np.argpartition(-values, many - 1, axis=2)[:, :, :many]
    order = np.argsort(-np.take_along_axis(values, part, 2), axis=2, kind="stable")
    return np.take_along_axis(part, order, 2)


def _traced(
    likely: NDArray[np.intp], came: Ints, ends: NDArray[np.intp], inside: NDArray[np.bool_]
) -> NDArray[np.intp]:
    longest, count, _ = likely.shape
    paths = ends.shape[1]
    best = np.zeros((paths, longest, count), np.intp)
    at = ends.copy()
    every = np.arange(count, dtype=np.intp)[:, None]
    for place in range(longest - 1, -1, -1):
        state = at // paths
        best[:, place] = likely[place][every, state].T
        if place:
            moved = came[place][every, state, at % paths]
            at = np.where(inside[place][:, None], moved, at)
    return best
