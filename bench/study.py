"""Measure the study's mathematics: ``.venv/bin/python bench/study.py [claims|frustration|all]``.

Times are CPU seconds of one thread where NumPy is held to one (``OMP_NUM_THREADS=1``), the best of
several runs. ``claims`` makes studies of 5,000, 50,000 and 500,000 claims from 300 sources and
shows how each figure grows. ``frustration`` finds the frustration index of networks of up to 155
actors and 1,250 ties, from two planted blocs with more and more ties turned round, with the bare
XOR model beside it and, where there are few actors, every partition tried one by one.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import product
from typing import TypeVar

import numpy as np

from carrel.annotations.annotation import Selector, TextQuoteSelector
from carrel.study.actor import Actor
from carrel.study.alignment import alignment
from carrel.study.claim import Claim, CodedPassage
from carrel.study.codebook import Codebook, Factor
from carrel.study.columns import Columns
from carrel.study.cycle_cuts import SignedGraph, negative_triangles
from carrel.study.frustration import frustration
from carrel.study.network import Network, Tie, network_at, values_of
from carrel.study.optimisation import Rows, minimise
from carrel.study.profile import factor_profile
from carrel.study.selection import Selection
from carrel.study.study import Study
from carrel.study.when import decimal_years
from carrel.values.span import Span

Result = TypeVar("Result")
AREAS = ("political", "military", "economic", "regional")
DYAD = Selection("IRN", "RUS")
LIMIT = 20.0
MANY = 50_000
"""Above so many claims each deed is measured once."""
FEW = 16
"""Up to so many actors every partition is tried."""
STRANGERS = 0.15
"""The share of ties between circles that are kept."""


def measured(deed: Callable[[], Result], runs: int = 3) -> tuple[float, Result]:
    """The least CPU seconds of some runs, and what the last one gave."""
    took: list[float] = []
    results: list[Result] = []
    for _ in range(runs):
        begun = time.process_time()
        results[:] = [deed()]
        took.append(time.process_time() - begun)
    return min(took), results[0]


def made_study(count: int, sources: int = 300, factors: int = 100) -> tuple[Study, list[Claim]]:
    """A study of one dyad whose claims are spread over a century by chance."""
    chance = np.random.default_rng(1)
    names = [f"factor {n}" for n in range(factors)]
    book = Codebook(AREAS, tuple(Factor(name, area=AREAS[n % 4]) for n, name in enumerate(names)))
    selector = Selector(Span(0, 5), TextQuoteSelector("words"))
    claims: list[Claim] = []
    for n in range(count):
        year, factor = float(chance.uniform(1900, 2000)), int(chance.integers(factors))
        work = f"work{chance.integers(sources)}"
        direction, strength, certainty = chance.integers((-1, 1, 1), (2, 4, 4)).tolist()
        claims.append(
            Claim(
                f"C{n}", (CodedPassage(work, work, selector),), "ann", "IRN", "RUS",
                decimal_years(year, year + float(chance.exponential(3))), AREAS[factor % 4],
                names[factor], direction, strength, certainty,
                event=f"event {chance.integers(count)}" if n % 5 == 0 else "",
            )
        )  # fmt: skip
    actors = (Actor("IRN", "Iran"), Actor("RUS", "Russia"))
    return Study("made", actors=actors, codebook=book), claims


def growth() -> None:
    """How profile, alignment and network grow with the claims."""
    print(f"{'claims':>8} {'columns':>8} {'by area':>8} {'by factor':>9} {'13 points':>9} "
          f"{'100 points':>10} {'network':>8}  CPU seconds")  # fmt: skip
    for count in (5_000, 50_000, 500_000):
        study, claims = made_study(count)
        runs = 3 if count <= MANY else 1
        making, columns = measured(lambda claims=claims: Columns(claims), runs)
        some = [1900 + 100 * n / 12 for n in range(13)]
        many = [1900.0 + n for n in range(100)]
        deeds: list[Callable[[], object]] = [
            lambda: factor_profile(study, columns, DYAD, by="area"),  # noqa: B023 - called at once
            lambda: factor_profile(study, columns, DYAD, by="factor"),  # noqa: B023 - called at once
            lambda: alignment(study, columns, DYAD, at=some),  # noqa: B023 - called at once
            lambda: alignment(study, columns, DYAD, at=many),  # noqa: B023 - called at once
            lambda: network_at(study, columns, 1990.0),  # noqa: B023 - called at once
        ]
        took = [measured(deed, runs)[0] for deed in deeds]
        print(f"{count:8} {making:8.3f} {took[0]:8.3f} {took[1]:9.3f} {took[2]:9.3f} "
              f"{took[3]:10.3f} {took[4]:8.3f}")  # fmt: skip


def planted(count: int, ties: int, noise: float) -> Network:
    """Two blocs in eight circles of friends, with a part of the ties turned round."""
    chance = np.random.default_rng(1)
    side, circle = chance.integers(0, 2, count), chance.integers(0, 8, count)
    signs: dict[tuple[int, int], float] = {}
    while len(signs) < ties:
        a, b = sorted(chance.integers(0, count, 2).tolist())
        if a != b and (circle[a] == circle[b] or chance.random() <= STRANGERS):
            sign = 1.0 if side[a] == side[b] else -1.0
            signs.setdefault((a, b), -sign if chance.random() < noise else sign)
    actors = tuple(f"A{n:03}" for n in range(count))
    return Network(None, actors, tuple(Tie(actors[a], actors[b], s) for (a, b), s in signs.items()))


def tried_one_by_one(network: Network) -> float:
    """The index by every partition."""
    signs = np.sign(values_of(network))
    least = float("inf")
    for sides in product((1.0, -1.0), repeat=len(network.actors) - 1):
        s = np.array((1.0, *sides))
        least = min(least, float((signs * np.outer(s, s) < 0).sum()) / 2)
    return least


def bare_model(network: Network, seconds: float) -> tuple[float, float]:
    """Index and bound of the XOR model with triangle cuts alone, as published."""
    place = {actor: n for n, actor in enumerate(network.actors)}
    graph = SignedGraph(
        len(place),
        np.array([place[tie.a] for tie in network.ties], np.intp),
        np.array([place[tie.b] for tie in network.ties], np.intp),
        np.array([tie.value for tie in network.ties]),
        np.ones(len(network.ties)),
    )
    count, ties = graph.count, len(graph.weight)
    row: list[int] = []
    column: list[int] = []
    entry: list[float] = []
    lower: list[float] = []

    def at_least(bound: float, *terms: tuple[int, float]) -> None:
        for variable, factor in terms:
            row.append(len(lower))
            column.append(variable)
            entry.append(factor)
        lower.append(bound)

    for tie, (a, b, sign) in enumerate(zip(graph.tail, graph.head, graph.sign, strict=True)):
        at_least(0.0 if sign > 0 else -1.0, (count + tie, 1.0), (a, -1.0), (b, sign))
        at_least(0.0 if sign > 0 else 1.0, (count + tie, 1.0), (a, 1.0), (b, -sign))
    for cut in sorted(negative_triangles(graph)):
        at_least(1.0, *((count + tie, 1.0) for tie in cut))
    rows = Rows(np.array(row, np.intp), np.array(column, np.intp), np.array(entry), np.array(lower))
    cost = np.concatenate([np.zeros(count), np.ones(ties)])
    upper = np.ones(count + ties)
    upper[int(np.argmax(np.bincount(np.concatenate([graph.tail, graph.head]))))] = 0.0
    found = minimise(cost, rows, np.ones(count + ties), upper, seconds=seconds)
    return (float("nan") if found.x is None else float(cost @ found.x)), found.bound


def compared() -> None:
    """Carrel's frustration index against the bare model and against brute force."""
    print(
        "actors ties noise   index exact   CPU s   bare model: index bound   CPU s   ratio   by brute force"
    )
    for count, ties, noise in (
        (10, 30, 0.2), (14, 60, 0.2), (16, 80, 0.2), (60, 400, 0.1),
        (155, 1250, 0.05), (155, 1250, 0.1), (155, 1250, 0.15), (155, 1250, 0.2),
    ):  # fmt: skip
        network = planted(count, ties, noise)
        ours, found = measured(lambda n=network: frustration(n, seconds=LIMIT))
        bare, (index, bound) = measured(lambda n=network: bare_model(n, LIMIT), runs=1)
        line = (f"{count:6} {ties:4} {noise:5} {found.index:7.0f} {found.exact!s:>5} {ours:7.3f} "
                f"{index:19.0f} {bound:5.0f} {bare:7.2f} {bare / ours:7.1f}")  # fmt: skip
        if count <= FEW:
            brute, least = measured(lambda n=network: tried_one_by_one(n), runs=1)
            line += f"   {least:.0f} in {brute:.2f} s, ratio {brute / ours:.0f}"
        print(line, flush=True)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", default="all", choices=("claims", "frustration", "all"))
    what = parser.parse_args().what
    if what in {"claims", "all"}:
        growth()
    if what in {"frustration", "all"}:
        compared()


if __name__ == "__main__":
    main()
