"""The style that the entries of one list share: what stands between which fields.

Entries that were read are counted; a way to label one of them is worth more when what it has
between its fields is what the others have there. Each entry is judged by the others alone. Where
the entries are not of one style nothing is added, so that a file of mixed references is read as if
each came alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from carrel.references.ways import Stretch

Joint = tuple[int, tuple[int, ...], int]
"""A field's state, the signs between it and the next field, and that one's state."""
_FEWEST = 5
"""Entries that make a style."""
_ALIKE = 0.35
"""How often, on average, what follows a field must be what follows it in the other entries."""
_LONGEST = 4
_START, _END = -1, -2
_USUAL = 0.15
"""The share from which on a joint speaks for a way to label."""
_MOST, _LEAST = 1.5, -2.0


def joints_of(stretches: Sequence[Stretch], signs: Sequence[int]) -> list[Joint]:
    """What stands before, between and behind the fields of an entry."""
    if not stretches:
        return []
    first, last = stretches[0], stretches[-1]
    joints: list[Joint] = [(_START, tuple(signs[: first[1]][:_LONGEST]), first[0])]
    joints += [
        (one[0], tuple(signs[one[2] : other[1]][:_LONGEST]), other[0])
        for one, other in pairwise(stretches)
    ]
    joints.append((last[0], tuple(signs[last[2] :][:_LONGEST]), _END))
    return joints


class ListStyle:
    """The joints of the entries of a list, as they were read first."""

    def __init__(self, entries: Sequence[Sequence[Joint]]) -> None:
        self._joints: Counter[Joint] = Counter()
        self._states: Counter[int] = Counter()
        for joints in entries:
            self._joints.update(joints)
            self._states.update(joint[0] for joint in joints)
        shares = [
            self._share(joint, joints)
            for joints in entries
            for joint in joints
            if joint[0] != _START and joint[2] != _END
        ]
        self.shared = len(entries) >= _FEWEST and sum(shares) >= _ALIKE * len(shares)

    def _share(self, joint: Joint, own: Sequence[Joint]) -> float:
        """How often, in the other entries, what follows that field is this."""
        others = self._joints[joint] - own.count(joint)
        beside = self._states[joint[0]] - sum(one[0] == joint[0] for one in own)
        return max(others, 0) / (max(beside, 0) + 1.0)

    def worth(self, joints: Sequence[Joint], own: Sequence[Joint]) -> float:
        """What a way to label an entry gains or loses; ``own`` is how the entry was read first."""
        total = 0.0
        for joint in joints:
            share = self._share(joint, own)
            total += max(_LEAST, min(_MOST, log((share + 0.01) / _USUAL)))
        return total
