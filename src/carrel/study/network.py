"""The signed network: actors and the ties between them at one time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from carrel.study.alignment import HALF_LIFE, KAPPA, alignments_of_dyads
from carrel.study.claim import Claim
from carrel.study.columns import Floats
from carrel.study.errors import StudyError
from carrel.study.figure import Figure
from carrel.study.nearest import did_you_mean
from carrel.study.series import SeriesTie
from carrel.study.study import Study
from carrel.study.weights import Weights

TieSource = Literal["claims", "series", "entered"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie without direction: positive together, negative apart; 0 is known and neutral.

    ``figure`` is the alignment under it where it comes from claims, else ``None``.
    """

    a: str
    b: str
    value: float
    source: TieSource = "entered"
    figure: Figure | None = None

    @property
    def pair(self) -> Pair:
        """The two actors in the order of their ids."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class Network:
    """``at`` is a decimal year or ``None``; a pair without a tie is unknown, not neutral."""

    at: float | None
    actors: tuple[str, ...]
    ties: tuple[Tie, ...]


def check_network(network: Network) -> Network:
    """Give back a network in which every tie is one number between two of its actors.

    Raises ``StudyError`` for no ties at all, an actor unknown or tied to itself, a pair that has
    two ties, and a value that is not finite.
    """
    if not network.ties:
        raise StudyError("The network has no ties: choose another time, or enter a tie by hand.")
    known, seen = set(network.actors), set[Pair]()
    for tie in network.ties:
        strange = [actor for actor in (tie.a, tie.b) if actor not in known]
        if strange:
            raise StudyError(
                f"The network has no actor '{strange[0]}'." + did_you_mean(strange[0], known)
            )
        if tie.a == tie.b:
            raise StudyError(f"{tie.a} has a tie with itself: a tie is between two actors.")
        if tie.pair in seen:
            raise StudyError(f"{tie.a} and {tie.b} have two ties: keep one of them.")
        if not math.isfinite(tie.value):
            raise StudyError(f"The tie of {tie.a} and {tie.b} is {tie.value}: give a number.")
        seen.add(tie.pair)
    return network


def network_at(  # noqa: PLR0913 - the alignment's own parameters, each with its default
    study: Study,
    claims: Sequence[Claim],
    at: float,
    *,
    half_life: float = HALF_LIFE,
    kappa: float = KAPPA,
    weights: Weights | None = None,
    entered: Sequence[Tie] = (),
    interval: bool = False,
) -> Network:
    """Who stands how to whom at a time, as far as claims, series and hand-set ties tell.

    A tie from claims has the alignment as its value. A tie ``entered`` by hand comes before it; a
    series of the study that is marked for networks comes after it, where claims are silent. Of a
    series' ties that hold at the time the one that began last counts, and the earlier series
    before the later. The actors are those that have a tie, in the study's order.
    """
    figures = alignments_of_dyads(
        study, claims, at, half_life=half_life, kappa=kappa, weights=weights, interval=interval
    )
    ties: dict[Pair, Tie] = {tie.pair: tie for tie in _series_ties(study, at)}
    for (a, b), figure in figures.items():
        if figure.value is not None:
            ties[a, b] = Tie(a, b, figure.value, "claims", figure)
    ties |= {tie.pair: Tie(*tie.pair, tie.value, "entered") for tie in entered}
    tied = {actor for pair in ties for actor in pair}
    ordered = [actor.id for actor in study.actors if actor.id in tied]
    actors = (*ordered, *sorted(tied - set(ordered)))
    return Network(at, actors, tuple(ties[pair] for pair in sorted(ties)))


def _series_ties(study: Study, at: float) -> Iterable[Tie]:
    """The series' ties at a time, those that count coming last."""
    for series in reversed(study.series):
        if series.in_network:
            holding = [tie for tie in series.ties if _holds(tie, at)]
            for tie in sorted(holding, key=_beginning):
                a, b = sorted((tie.who, tie.whom))
                yield Tie(a, b, tie.value, "series")


def _beginning(tie: SeriesTie) -> float:
    return -math.inf if tie.when.start is None else tie.when.start


def _holds(tie: SeriesTie, at: float) -> bool:
    """Half-open, so that what begins when the other ends takes its place; an instant holds."""
    start, end = tie.when.start, tie.when.end
    return (start is None or start <= at) and (end is None or at < end or start == at)


def values_of(network: Network) -> Floats:
    """The ties as a symmetric matrix in the order of the actors; 0 where there is none."""
    place = {actor: n for n, actor in enumerate(network.actors)}
    matrix = np.zeros((len(place), len(place)))
    for tie in network.ties:
        a, b = place[tie.a], place[tie.b]
        matrix[a, b] = matrix[b, a] = tie.value
    return matrix


def signs_of(network: Network) -> Floats:
    """As ``values_of``, with each tie's sign alone."""
    return np.sign(values_of(network))


def with_ties(network: Network, changes: Iterable[Tie]) -> Network:
    """The network with some ties set anew; their actors join it where they were not in it."""
    ties = {tie.pair: tie for tie in network.ties} | {tie.pair: tie for tie in changes}
    new = {actor for pair in ties for actor in pair} - set(network.actors)
    actors = (*network.actors, *sorted(new))
    return Network(network.at, actors, tuple(ties[pair] for pair in sorted(ties)))
