"""Negative cycles of a signed graph: each must lose a tie before there are two clean blocs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from carrel.study.columns import Floats, Ints
from carrel.study.optimisation import shortest_paths

Cut: TypeAlias = tuple[int, ...]
"""Numbers of ties, ascending, of which at least one is frustrated."""

_SLACK = 1e-4
_NO_LENGTH = 1e-7


@dataclass(frozen=True)
class SignedGraph:
    """Nodes by number; for each tie its two nodes, its sign ±1.0 and its weight."""

    count: int
    tail: Ints
    head: Ints
    sign: Floats
    weight: Floats

    @cached_property
    def matrix(self) -> Floats:
        """Signed weights, symmetric."""
        made = np.zeros((self.count, self.count))
        made[self.tail, self.head] = made[self.head, self.tail] = self.sign * self.weight
        return made

    @cached_property
    def counts_ties(self) -> bool:
        """Whether every weight is 1."""
        return bool((self.weight == 1.0).all())

    @cached_property
    def numbers(self) -> Ints:
        """The number of the tie between two nodes, −1 where there is none."""
        made = np.full((self.count, self.count), -1, np.intp)
        ties = np.arange(len(self.tail))
        made[self.tail, self.head] = made[self.head, self.tail] = ties
        return made


def negative_triangles(graph: SignedGraph) -> set[Cut]:
    """The triangles whose signs multiply to −1."""
    signs = np.sign(graph.matrix)
    found: set[Cut] = set()
    for number, (a, b) in enumerate(zip(graph.tail, graph.head, strict=True)):
        products = signs[a] * signs[b] * graph.sign[number]
        for c in np.flatnonzero(products < 0).tolist():
            ties = (number, int(graph.numbers[a, c]), int(graph.numbers[b, c]))
            found.add(tuple(sorted(ties)))
    return found


def violated_cycles(graph: SignedGraph, amounts: Floats, known: set[Cut]) -> set[Cut]:
    """Negative cycles whose ties are together frustrated by less than 1; none is left out.

    Barahona and Mahjoub 1986, "On the cut polytope", Mathematical Programming 36: 157-173: each
    node is doubled, positive ties join like copies and negative ones unlike, and the shortest
    path between the two copies of a node is the shortest negative closed walk through it.
    """
    count, positive = graph.count, graph.sign > 0
    length = np.maximum(amounts, 0) + _NO_LENGTH
    unlike = np.where(positive, 0, count)
    tail = np.concatenate([graph.tail, graph.tail + count])
    head = np.concatenate([graph.head + unlike, graph.head + count - unlike])
    starts = np.arange(count)
    twice = np.concatenate([length, length])
    distance, before = shortest_paths(tail, head, twice, 2 * count, starts)
    return {
        cut
        for start in np.flatnonzero(distance[starts, starts + count] < 1 - _SLACK).tolist()
        if (cut := _cycle(graph, before[start], start)) not in known
    }


def _cycle(graph: SignedGraph, before: Ints, start: int) -> Cut:
    """The ties that the walk crosses an odd number of times: they too make negative cycles."""
    odd: set[int] = set()
    at = start + graph.count
    while at != start:
        last = int(before[at])
        odd ^= {int(graph.numbers[last % graph.count, at % graph.count])}
        at = last
    return tuple(sorted(odd))
