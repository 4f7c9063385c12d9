"""The border to SciPy, which has no types: each function here takes and gives typed arrays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from carrel.study.columns import Floats, Ints

_INFEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """Constraints Σ entries · x ≥ lower, in coordinate form: ``row`` and ``column`` of entries."""

    row: Ints
    column: Ints
    entry: Floats
    lower: Floats


@dataclass(frozen=True, slots=True)
class Minimum:
    """``x`` is ``None`` where none was found; ``bound`` lies at or below every solution's value.

    ``impossible`` says that the constraints have no solution.
    """

    x: Floats | None
    bound: float
    impossible: bool


def minimise(cost: Floats, rows: Rows, whole: Floats, upper: Floats, *, seconds: float) -> Minimum:
    """Minimise cost · x under the rows with 0 ≤ x ≤ upper, by ``scipy.optimize.milp`` (HiGHS).

    ``whole`` is 1 for variables that must be whole numbers. ``seconds`` of the clock are the
    limit, after which the best bound so far is given.
    """
    optimize: Any = import_module("scipy.optimize")
    sparse: Any = import_module("scipy.sparse")
    shape = (len(rows.lower), len(cost))
    matrix = sparse.csr_matrix((rows.entry, (rows.row, rows.column)), shape=shape)
    found = optimize.milp(
        cost,
        integrality=whole,
        bounds=optimize.Bounds(0, upper),
        constraints=optimize.LinearConstraint(matrix, rows.lower, np.inf) if shape[0] else None,
        options={"time_limit": max(seconds, 0.01), "mip_rel_gap": 0},
    )
    impossible = found.status == _INFEASIBLE
    if found.x is None:
        bound = found.get("mip_dual_bound")
        return Minimum(None, -np.inf if bound is None else float(bound), impossible)
    exact = found.status == 0
    bound = found.get("mip_dual_bound")
    known = float(found.fun) if exact or bound is None else float(bound)
    if bound is None and not exact:
        known = -np.inf
    return Minimum(np.asarray(found.x, np.float64), known, impossible)


def shortest_paths(
    tail: Ints, head: Ints, length: Floats, count: int, starts: Ints
) -> tuple[Floats, Ints]:
    """Distances and predecessors from each start (Dijkstra); edges run both ways.

    ``length`` must be above zero. One row for each start, one column for each node.
    """
    sparse: Any = import_module("scipy.sparse")
    csgraph: Any = import_module("scipy.sparse.csgraph")
    graph = sparse.csr_matrix((length, (tail, head)), shape=(count, count))
    distance, before = csgraph.dijkstra(
        graph, directed=False, indices=starts, return_predecessors=True
    )
    return np.asarray(distance, np.float64), np.asarray(before, np.intp)


def load_solvers() -> None:
    """Load now what the functions here load when they are first called."""
    for name in ("scipy.optimize", "scipy.sparse", "scipy.integrate"):
        import_module(name)


def assignment(score: Floats) -> list[tuple[int, int]]:
    """Pairs of row and column with the greatest sum of scores (Kuhn's assignment)."""
    optimize: Any = import_module("scipy.optimize")
    rows, columns = optimize.linear_sum_assignment(score, maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]


def integrate(
    slope: Callable[[Floats], Floats], start: Floats, time: float, *, tolerance: float = 1e-9
) -> Floats:
    """The state at ``time`` of dx/dt = slope(x) from ``start`` at 0 (Dormand and Prince 1980)."""
    module: Any = import_module("scipy.integrate")
    shape = start.shape

    def flat(_: float, x: Floats) -> Floats:
        return slope(x.reshape(shape)).ravel()

    found = module.solve_ivp(
        flat, (0.0, time), start.ravel(), rtol=tolerance, atol=tolerance, t_eval=[time]
    )
    return np.asarray(found.y[:, -1], np.float64).reshape(shape)
