"""Ways to label entries: which stretches of tokens are fields, and of what.

Ways are kept in arrays, all of a batch one behind the other, since there are thousands of them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from carrel.references.fields.batches import Ints
from carrel.references.fields.states import FIRST_FIELD

Stretch = tuple[int, int, int]
"""A field in a path: its state, its first token, and the one behind its last."""


class Ways(NamedTuple):
    """``size`` ways; ``way`` is the number of the one that each field is of.

    The fields of a way stand in the order of the text, the ways in that of their numbers. ``state``,
    ``start`` and ``end`` are those of a `Stretch`.
    """

    size: int
    way: Ints
    state: Ints
    start: Ints
    end: Ints

    def moved(self, by: Ints) -> Ways:
        """The same ways, the fields of each so many tokens further on as ``by`` says of it."""
        far = by[self.way]
        return self._replace(start=self.start + far, end=self.end + far)

    def flat(self) -> list[Stretch]:
        """The fields of all ways, one behind the other."""
        return list(zip(self.state.tolist(), self.start.tolist(), self.end.tolist(), strict=True))

    def stretches(self) -> list[list[Stretch]]:
        """The fields of each way."""
        found: list[list[Stretch]] = [[] for _ in range(self.size)]
        ways: list[int] = self.way.tolist()
        for way, stretch in zip(ways, self.flat(), strict=True):
            found[way].append(stretch)
        return found


def ways_in(paths: Ints) -> Ways:
    """The ways of some paths: ``paths[i, t]`` is the state of token t, of no field behind an end."""
    fields = np.zeros((len(paths), paths.shape[1] + 2), paths.dtype)
    np.multiply(paths, paths >= FIRST_FIELD, out=fields[:, 1:-1])
    inside = fields > 0
    turns = fields[:, 1:] != fields[:, :-1]
    way, start = np.nonzero(turns & inside[:, 1:])
    end = np.nonzero(turns & inside[:, :-1])[1]
    return Ways(len(paths), way, fields[way, start + 1].astype(np.intp), start, end)
