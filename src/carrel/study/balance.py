"""Structural balance: which triads hold, how balanced the walks are, what the network leans to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from carrel.study.errors import StudyError
from carrel.study.network import Network, check_network, signs_of, values_of

_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors with all three ties; balanced when the product of the signs is positive."""

    actors: tuple[str, str, str]
    balanced: bool


@dataclass(frozen=True, slots=True)
class Triads:
    """``share`` is balanced over total, ``None`` with its ``reason`` where there is no triad."""

    total: int
    balanced: int
    share: float | None
    triads: tuple[Triad, ...]
    reason: str = ""


def triads(network: Network) -> Triads:
    """Every triad, and how many are balanced.

    Cartwright and Harary 1956, "Structural balance: a generalization of Heider's theory",
    Psychological Review 63: 277-293; the share is T of their section on degree of balance,
    taken over cycles of three. Ties of value 0 have no sign and close no triad.
    """
    neighbours: dict[str, dict[str, float]] = {actor: {} for actor in network.actors}
    for tie in network.ties:
        if tie.value:
            neighbours[tie.a][tie.b] = neighbours[tie.b][tie.a] = math.copysign(1, tie.value)
    place = {actor: n for n, actor in enumerate(network.actors)}
    found: list[Triad] = []
    for a in network.actors:
        later = sorted((b for b in neighbours[a] if place[b] > place[a]), key=place.__getitem__)
        for b, c in combinations(later, 2):
            if c in neighbours[b]:
                product = neighbours[a][b] * neighbours[a][c] * neighbours[b][c]
                found.append(Triad((a, b, c), product > 0))
    balanced = sum(triad.balanced for triad in found)
    if not found:
        return Triads(0, 0, None, (), "No three actors here have all three ties.")
    return Triads(len(found), balanced, balanced / len(found), tuple(found))


def walk_balance(network: Network, *, weighted: bool = False) -> float:
    """K = tr exp(A) / tr exp(abs A), of the signs or of the values; 1 is perfectly balanced.

    Estrada and Benzi 2014, "Walk-based measure of balance in signed networks", Physical Review E
    90: 042802, equation 6. Actors without ties count as they do there, with 1 in both traces.
    """
    if not network.actors:
        raise StudyError("The network has no actors: choose another time, or enter a tie by hand.")
    matrix = values_of(network) if weighted else signs_of(network)
    signed, plain = np.linalg.eigvalsh(matrix), np.linalg.eigvalsh(np.abs(matrix))
    # Both divided by exp of the largest, which a network of hundreds would overflow with.
    top = plain[-1]
    return float(np.exp(signed - top).sum() / np.exp(plain - top).sum())


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a network leans to: two blocs by the leading eigenvector.

    ``undecided`` are the actors on which it says nothing; ``gap`` is the distance of the leading
    eigenvalue from the next: where it is 0 the leaning is arbitrary.
    """

    blocs: tuple[tuple[str, ...], tuple[str, ...]]
    undecided: tuple[str, ...]
    eigenvalue: float
    gap: float

    def sign(self, a: str, b: str) -> int:
        """The tie foretold: +1 within a bloc, −1 between the two, 0 where undecided."""
        side = {actor: s for bloc, s in zip(self.blocs, (1, -1), strict=True) for actor in bloc}
        return side.get(a, 0) * side.get(b, 0)


def leaning(network: Network, *, weighted: bool = False) -> Leaning:
    """Split the actors by the signs of the leading eigenvector of the signs or the values.

    Marvel, Kleinberg, Kleinberg and Strogatz 2011, "Continuous-time model of structural balance",
    PNAS 108: 1771-1776: under dX/dt = X² the ties go to the signs of v·vᵀ, v being the
    eigenvector of the largest eigenvalue of the beginning. It says nothing of when.
    """
    check_network(network)
    matrix = values_of(network) if weighted else signs_of(network)
    eigenvalues, vectors = np.linalg.eigh(matrix)
    leading = vectors[:, -1]
    decided = np.abs(leading) > _NOTHING
    # An eigenvector has no sign of its own: the first actor it decides on stands first.
    first = leading * (np.sign(leading[decided][0]) if decided.any() else 1.0)
    named = list(zip(network.actors, first.tolist(), strict=True))
    return Leaning(
        (
            tuple(actor for actor, at in named if at > _NOTHING),
            tuple(actor for actor, at in named if at < -_NOTHING),
        ),
        tuple(actor for actor, at in named if abs(at) <= _NOTHING),
        float(eigenvalues[-1]),
        float(eigenvalues[-1] - eigenvalues[-2]) if len(eigenvalues) > 1 else 0.0,
    )
