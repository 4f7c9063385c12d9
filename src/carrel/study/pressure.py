"""Structural pressure: how the ties to third parties pull on a tie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carrel.study.columns import Floats
from carrel.study.errors import StudyError
from carrel.study.figure import Contributions, Figure, missing
from carrel.study.network import Network, Tie, values_of

FEWEST = 3


@dataclass(frozen=True, slots=True)
class Share:
    """What one third party adds to a pressure: x_ik · x_kj / (n − 2)."""

    third: str
    amount: float


@dataclass(frozen=True, slots=True)
class Pressure:
    """``shares`` add up to the value, the strongest first."""

    a: str
    b: str
    value: Figure
    shares: tuple[Share, ...]


def pressure(network: Network, a: str, b: str) -> Pressure:
    """p_ij = Σ_k x_ik · x_kj / (n − 2) on two actors, whether or not they have a tie.

    Kułakowski, Gawroński and Gronek 2005, "The Heider balance: a continuous approach",
    International Journal of Modern Physics C 16: 707-716, equation 1, over the number of third
    parties. n counts the network's actors, so that a claim which brings in another one changes
    every pressure a little; a third party without a tie to both adds nothing.
    The claims under the ties are listed: of a product of two ties from claims each has half.
    Raises ``StudyError`` for actors that are not in the network.
    """
    for actor in (a, b):
        if actor not in network.actors:
            raise StudyError(f"The network has no actor '{actor}' at this time.")
    if a == b:
        raise StudyError(f"{a} and {b} are one actor: pressure is on the tie of two.")
    ties = {tie.pair: tie for tie in network.ties}
    thirds = len(network.actors) - 2
    parameters = (("third parties", str(thirds)),)
    legs: list[tuple[str, Tie, Tie]] = []
    for third in network.actors:
        first, second = ties.get(_pair(a, third)), ties.get(_pair(third, b))
        if first is not None and second is not None:
            legs.append((third, first, second))
    if not legs:
        return Pressure(
            a, b, missing(f"No third actor has a tie to both {a} and {b}.", parameters), ()
        )
    shares = [Share(third, one.value * two.value / thirds) for third, one, two in legs]
    ordered = sorted(shares, key=lambda share: (-abs(share.amount), share.third))
    total = sum(share.amount for share in shares)
    return Pressure(a, b, _figure(total, legs, thirds, parameters), tuple(ordered))


def pressures(network: Network) -> Floats:
    """P on every pair as a matrix in the order of the actors, 0 on the diagonal."""
    thirds = len(network.actors) - 2
    values = values_of(network)
    if thirds < 1:
        return values * 0.0
    product: Floats = values @ values / thirds
    product[range(len(product)), range(len(product))] = 0.0
    return product


def pressures_on_ties(network: Network) -> tuple[float | None, ...]:
    """The value of ``pressure`` on each tie in the network's order; see there."""
    place = {actor: n for n, actor in enumerate(network.actors)}
    known = np.zeros((len(place), len(place)))
    for tie in network.ties:
        a, b = place[tie.a], place[tie.b]
        known[a, b] = known[b, a] = 1.0
    legs, amounts = known @ known, pressures(network)
    at = [(place[tie.a], place[tie.b]) for tie in network.ties]
    return tuple(float(amounts[pair]) if legs[pair] else None for pair in at)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _figure(
    total: float,
    legs: list[tuple[str, Tie, Tie]],
    thirds: int,
    parameters: tuple[tuple[str, str], ...],
) -> Figure:
    amounts: dict[str, float] = {}
    for _, one, two in legs:
        both = one.figure is not None and two.figure is not None
        for leg, other in ((one, two), (two, one)):
            scale = other.value / thirds / (2 if both else 1)
            for part in leg.figure.contributions if leg.figure else ():
                amounts[part.claim] = amounts.get(part.claim, 0.0) + part.amount * scale
    figures = [tie.figure for _, *two in legs for tie in two if tie.figure]
    works = tuple(sorted({work for figure in figures for work in figure.works}))
    by_hand = sum(tie.figure is None for _, *two in legs for tie in two)
    told = (*parameters, ("ties entered", str(by_hand))) if by_hand else parameters
    listed = Contributions(len(amounts), amounts.items)
    return Figure(total, None, None, len(works), len(amounts), listed, told, works=works)
