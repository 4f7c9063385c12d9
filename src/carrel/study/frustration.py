"""The frustration index: how little would have to change for two blocs without a contradiction."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from carrel.study.columns import Floats, Ints
from carrel.study.cycle_cuts import Cut, SignedGraph, negative_triangles, violated_cycles
from carrel.study.network import Network, Tie, check_network
from carrel.study.optimisation import Rows, minimise

SECONDS = 20.0
_TRIES = 60
_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Frustration:
    """``index`` is that of the ``blocs``: exact, or else no less than ``bound`` is possible.

    ``frustrated`` are the ties against the blocs: negative within one or positive between the
    two. Actors without a signed tie stand in neither bloc. Other blocs may do as well.
    """

    index: float
    bound: float
    exact: bool
    blocs: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[Tie, ...]
    weighted: bool = False


NO_FRUSTRATION = Frustration(0.0, 0.0, exact=True, blocs=((), ()), frustrated=())
"""That of a network without ties."""


class _Found(NamedTuple):
    """Sides of +1 and −1 for each node, and the greatest lower bound that is proven."""

    sides: Floats
    bound: float


def frustration(
    network: Network, *, weighted: bool = False, seconds: float = SECONDS
) -> Frustration:
    """The least number of ties (``weighted``: least sum of |value|) to take out for balance.

    Abelson and Rosenberg 1958, "Symbolic psycho-logic", Behavioral Science 3: 1-13 (complexity);
    Harary 1959, "On the measurement of structural balance", Behavioral Science 4: 316-323. Exact
    by the XOR model with triangle cuts of Aref and Neal 2020 ("Detecting coalitions by optimally
    partitioning signed networks of political collaboration", Scientific Reports 10: 1506,
    equations 4 to 9), tightened by violated negative cycles. After ``seconds`` (of the clock) the
    best blocs so far stand, and ``bound`` is only a bound.
    """
    check_network(network)
    signed = [tie for tie in network.ties if tie.value]
    tied = {actor for tie in signed for actor in (tie.a, tie.b)}
    actors = [actor for actor in network.actors if actor in tied]
    graph = _graph(actors, signed, weighted=weighted)
    found = _solve(graph, time.monotonic() + seconds) if signed else _Found(np.ones(0), 0.0)
    sides = found.sides * (found.sides[0] if len(found.sides) else 1.0)
    against = graph.sign * sides[graph.tail] * sides[graph.head] < 0
    scale = max((abs(tie.value) for tie in signed), default=1.0) if weighted else 1.0
    index = float(graph.weight[against].sum())
    side = dict(zip(actors, sides.tolist(), strict=True))
    blocs = tuple(tuple(actor for actor in actors if side[actor] == sign) for sign in (1.0, -1.0))
    exact = found.bound >= index - _WHOLE * max(1.0, index)
    return Frustration(
        index * scale,
        (index if exact else found.bound) * scale,
        exact,
        (blocs[0], blocs[1]),
        tuple(tie for tie, bad in zip(signed, against.tolist(), strict=True) if bad),
        weighted,
    )


def _graph(actors: list[str], ties: list[Tie], *, weighted: bool) -> SignedGraph:
    place = {actor: n for n, actor in enumerate(actors)}
    values = np.array([tie.value for tie in ties], np.float64)
    return SignedGraph(
        len(actors),
        np.array([place[tie.a] for tie in ties], np.intp),
        np.array([place[tie.b] for tie in ties], np.intp),
        np.sign(values),
        np.abs(values) / np.abs(values).max() if weighted and ties else np.ones(len(ties)),
    )


def _solve(graph: SignedGraph, until: float) -> _Found:
    """Guess good sides, prove them by cycles alone, and leave what is left to branching."""
    # 1. A partition that no single move betters.
    sides = _descend(graph)
    best = _index(graph, sides)
    # 2. A bound from the linear programme over negative cycles; often it is the index already.
    cuts = negative_triangles(graph)
    bound = 0.0
    while best > 0 and bound < best - _WHOLE and time.monotonic() < until:
        amounts, bound = _relaxed(graph, cuts, until, at_least=bound)
        if amounts is None:
            break
        rounded = _improve(graph, _sides_of(graph, amounts))
        if _index(graph, rounded) < best:
            sides, best = rounded, _index(graph, rounded)
        more = violated_cycles(graph, amounts, cuts)
        if not more:
            break
        cuts |= more
    # 3. The XOR model, asked only for something better.
    if best > 0 and bound < best - _WHOLE and time.monotonic() < until:
        return _branch(graph, cuts, _Found(sides, bound), until)
    return _Found(sides, bound if best > 0 else 0.0)


def _index(graph: SignedGraph, sides: Floats) -> float:
    against = graph.sign * sides[graph.tail] * sides[graph.head] < 0
    return float(graph.weight[against].sum())


def _descend(graph: SignedGraph) -> Floats:
    """The best of some local minima: from all on one side, and from seeded random sides."""
    generator = np.random.Generator(np.random.PCG64(1))
    starts = [np.ones(graph.count)]
    starts += [generator.choice((-1.0, 1.0), graph.count) for _ in range(_TRIES)]
    return min((_improve(graph, start) for start in starts), key=lambda s: _index(graph, s))


def _improve(graph: SignedGraph, start: Floats) -> Floats:
    """Move actors across one at a time, the one that gains most first, until none gains."""
    matrix = graph.matrix
    sides = start.copy()
    field: Floats = matrix @ sides
    while True:
        gains = sides * field
        worst = int(np.argmin(gains))
        if gains[worst] >= -_WHOLE:
            return sides
        sides[worst] = -sides[worst]
        field += 2 * sides[worst] * matrix[worst]


def _rounded(graph: SignedGraph, bound: float) -> float:
    """A bound on a count of ties is a whole number."""
    return float(math.ceil(bound - _WHOLE)) if graph.counts_ties else bound


def _relaxed(
    graph: SignedGraph, cuts: set[Cut], until: float, *, at_least: float
) -> tuple[Floats | None, float]:
    """The linear programme: ties to take out, in parts, so that each negative cycle loses one."""
    ordered = sorted(cuts)
    rows = Rows(
        np.repeat(np.arange(len(ordered)), [len(cut) for cut in ordered]),
        np.array([tie for cut in ordered for tie in cut], np.intp),
        np.ones(sum(map(len, ordered))),
        np.ones(len(ordered)),
    )
    ties = len(graph.weight)
    found = minimise(
        graph.weight, rows, np.zeros(ties), np.ones(ties), seconds=until - time.monotonic()
    )
    if found.x is None or not math.isfinite(found.bound):
        return None, at_least
    return found.x, max(at_least, _rounded(graph, found.bound))


def _sides_of(graph: SignedGraph, amounts: Floats) -> Floats:
    """Sides along a spanning tree of the ties that are most surely kept or most surely not."""
    sides = np.zeros(graph.count)
    neighbours: list[list[tuple[float, int, float]]] = [[] for _ in range(graph.count)]
    kept = np.where(amounts > 0.5, -1.0, 1.0) * graph.sign  # noqa: PLR2004 - the nearer whole number
    doubt = np.minimum(amounts, 1 - amounts)
    for tie, (sign, unsure) in enumerate(zip(kept.tolist(), doubt.tolist(), strict=True)):
        a, b = int(graph.tail[tie]), int(graph.head[tie])
        neighbours[a].append((unsure, b, sign))
        neighbours[b].append((unsure, a, sign))
    for root in range(graph.count):
        if sides[root]:
            continue
        sides[root] = 1.0
        waiting = [root]
        while waiting:
            at = waiting.pop()
            for _, other, sign in sorted(neighbours[at]):
                if not sides[other]:
                    sides[other] = sides[at] * sign
                    waiting.append(other)
    return sides


def _branch(graph: SignedGraph, cuts: set[Cut], so_far: _Found, until: float) -> _Found:
    """The XOR model: x of an actor is its side, f of a tie whether it is frustrated.

    Positive ties: f ≥ x_i − x_j and f ≥ x_j − x_i; negative ones: f ≥ x_i + x_j − 1 and
    f ≥ 1 − x_i − x_j; for each cut Σ f ≥ 1; and Σ f less than what is known already.
    """
    count, ties = graph.count, len(graph.weight)
    best = _index(graph, so_far.sides)
    number = np.arange(ties)
    positive = graph.sign > 0
    second = np.where(positive, -1.0, 1.0)
    entries = [
        (2 * number, count + number, np.ones(ties)),
        (2 * number, graph.tail, -np.ones(ties)),
        (2 * number, graph.head, -second),
        (2 * number + 1, count + number, np.ones(ties)),
        (2 * number + 1, graph.tail, np.ones(ties)),
        (2 * number + 1, graph.head, second),
    ]
    lower = np.repeat(np.where(positive, 0.0, -1.0), 2)
    lower[1::2] = np.where(positive, 0.0, 1.0)
    ordered = sorted(cuts)
    at = np.repeat(np.arange(len(ordered)), [len(cut) for cut in ordered]) + 2 * ties
    of_cuts = np.array([count + tie for cut in ordered for tie in cut], np.intp)
    entries.append((at, of_cuts, np.ones(len(at))))
    better = np.full(ties, 2 * ties + len(ordered))
    entries.append((better, count + number, -graph.weight))
    less = best - 1 if graph.counts_ties else best * (1 - 1e-9)
    row, column, entry = (np.concatenate(part) for part in zip(*entries, strict=True))
    rows = Rows(row, column, entry, np.concatenate([lower, np.ones(len(ordered)), [-less]]))
    cost = np.concatenate([np.zeros(count), graph.weight])
    whole = np.concatenate([np.ones(count), np.zeros(ties)])
    upper = np.ones(count + ties)
    upper[int(np.argmax(np.bincount(_ends(graph), minlength=count)))] = 0.0
    found = minimise(cost, rows, whole, upper, seconds=until - time.monotonic())
    if found.impossible:
        return _Found(so_far.sides, best)
    proven = max(so_far.bound, _rounded(graph, min(found.bound, best)))
    if found.x is None:
        return _Found(so_far.sides, proven)
    sides = _improve(graph, np.where(found.x[:count] > 0.5, 1.0, -1.0))  # noqa: PLR2004 - the nearer side
    return _Found(min(sides, so_far.sides, key=lambda s: _index(graph, s)), proven)


def _ends(graph: SignedGraph) -> Ints:
    return np.concatenate([graph.tail, graph.head])
