"""The style that the entries of one list share: what stands between which fields.

Entries that were read are counted; a way to label one of them is worth more when what it has
between its fields is what the others have there. Each entry is judged by the others alone. Where
the entries are not of one style nothing is added, so that a file of mixed references is read as if
each came alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from carrel.references.fields.batches import Flags, Ints
from carrel.references.fields.ranking import Scores, sums_of
from carrel.references.fields.states import STATES
from carrel.references.fields.ways import Ways

_FEWEST = 5
"""Entries that make a style."""
_ALIKE = 0.35
"""How often, on average, what follows a field must be what follows it in the other entries."""
_LONGEST = 4
"""Signs of a joint that count."""
_START, _END, _KINDS = len(STATES), len(STATES) + 1, len(STATES) + 2
_SIGN_BITS = 7
_USUAL = 0.15
"""The share from which on a joint speaks for a way to label."""
_MOST, _LEAST = 1.5, -2.0


class Joints(NamedTuple):
    """What stands before, between and behind the fields of ways.

    For each joint the number of its way, the state of the field before it, whether fields stand on
    both sides, and a number for all that it is: both fields' states, and the signs between them.
    """

    way: Ints
    state: Ints
    between: Flags
    code: Ints


def joints_of(ways: Ways, signs: Ints, first: Ints, last: Ints) -> Joints:
    """The joints of ways in a row of signs.

    The entry of a way stands from its ``first`` to before its ``last``.
    """
    opens, ends = np.ones(len(ways.way), np.bool_), np.ones(len(ways.way), np.bool_)
    np.not_equal(ways.way[1:], ways.way[:-1], out=opens[1:])
    ends[:-1] = opens[1:]
    earlier = np.arange(-1, len(ways.way) - 1)
    way = np.concatenate((ways.way, ways.way[ends]))
    state = np.concatenate((np.where(opens, _START, ways.state[earlier]), ways.state[ends]))
    after = np.concatenate((ways.state, np.full(int(ends.sum()), _END)))
    begin = np.concatenate((np.where(opens, first[ways.way], ways.end[earlier]), ways.end[ends]))
    limit = np.concatenate((ways.start, last[ways.way[ends]]))
    code = state * _KINDS + after
    for place in range(_LONGEST):
        at = begin + place
        sign = np.where(at < limit, signs[np.minimum(at, len(signs) - 1)], 0)
        code = (code << _SIGN_BITS) + sign
    return Joints(way, state, (state != _START) & (after != _END), code)


class ListStyle:
    """The joints of the entries of a list, as they were read first: ``way`` is the entry's number."""

    def __init__(self, entries: int, read: Sequence[Joints]) -> None:
        way, state, between, code = (np.concatenate(each) for each in zip(*read, strict=True))
        self._codes, place, self._counts = np.unique(code, return_inverse=True, return_counts=True)
        self._own, self._own_counts = np.unique(way * len(self._codes) + place, return_counts=True)
        own_states = np.bincount(way * _KINDS + state, minlength=entries * _KINDS)
        self._own_states = own_states.reshape(entries, _KINDS)
        self._states = self._own_states.sum(axis=0)
        shares = self._shares(Joints(way, state, between, code), way)[between]
        alike = len(shares) > 0 and float(shares.mean()) >= _ALIKE
        self.shared = entries >= _FEWEST and alike

    def _shares(self, joints: Joints, entry: Ints) -> Scores:
        """How often, in the entries but this one, what follows that field is this."""
        place, known = _found(self._codes, joints.code)
        own, is_own = _found(self._own, entry * len(self._codes) + place)
        others = np.where(known, self._counts[place], 0)
        others -= np.where(known & is_own, self._own_counts[own], 0)
        beside = self._states[joints.state] - self._own_states[entry, joints.state]
        return others / (beside + 1.0)

    def worth(self, joints: Joints, entries: Ints) -> Scores:
        """What each way gains or loses; ``entries`` are the numbers of the entries that they are of."""
        shares = self._shares(joints, entries[joints.way])
        worth = np.clip(np.log((shares + 0.01) / _USUAL), _LEAST, _MOST)
        return sums_of(joints.way, worth, len(entries))


def _found(ordered: Ints, wanted: Ints) -> tuple[Ints, Flags]:
    """Where each number stands among ascending ones, and whether it does."""
    place = np.minimum(np.searchsorted(ordered, wanted), max(len(ordered) - 1, 0))
    return place, ordered[place] == wanted
