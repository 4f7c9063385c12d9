"""What a third party's move would change: at once, and once every tie has given way."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from carrel.study.balance import Triads, triads
from carrel.study.columns import Floats
from carrel.study.errors import StudyError
from carrel.study.frustration import NO_FRUSTRATION, Frustration, frustration
from carrel.study.network import Network, Tie, check_network, values_of, with_ties
from carrel.study.optimisation import integrate
from carrel.study.pressure import pressures

LAMBDAS = (0.25, 0.5, 1.0, 2.0)
CAPTION = (
    "Immediate changes have no parameters. The settled state follows dx/dt = α(e − x) + "
    "λ(1 − x²)p, where the anchoring of each tie in its evidence e is Carrel's own and p is the "
    "structural pressure of Kułakowski, Gawroński and Gronek (2005); λ is not known, so four are "
    "shown. It says what would follow if balance were all that mattered, not what will happen."
)
_SHORT = 1.0
_STEP = 25.0
_LONGEST = 1600.0
_STILL = 1e-7
_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class TiePressure:
    """The pressure on a tie that is known; ``amount`` is ``None`` with fewer than three actors."""

    a: str
    b: str
    amount: float | None


@dataclass(frozen=True, slots=True)
class State:
    """What a network says of itself, without a parameter."""

    network: Network
    pressures: tuple[TiePressure, ...]
    triads: Triads
    frustration: Frustration

    @property
    def blocs(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The two blocs of the frustration index."""
        return self.frustration.blocs


@dataclass(frozen=True, slots=True)
class SettledTie:
    """``unchanged`` is where the tie goes by itself, ``changed`` where it goes with the changes.

    ``evidence`` is where it starts and what holds it; a ``held`` tie is one that was set and
    stays as set.
    """

    a: str
    b: str
    evidence: float
    unchanged: float
    changed: float
    held: bool

    @property
    def difference(self) -> float:
        """What the changes make of it."""
        return self.changed - self.unchanged


@dataclass(frozen=True, slots=True)
class Settled:
    """The ties under one λ, after a ``short`` time (t = 1) and in the ``long`` run.

    ``steady`` says that the long run has come to rest; else it is the state at t = 1600.
    """

    strength: float
    short: tuple[SettledTie, ...]
    long: tuple[SettledTie, ...]
    steady: bool


@dataclass(frozen=True, slots=True)
class Scenario:
    """``changes`` made to a network: ``before``, immediately ``after``, and ``settled``."""

    changes: tuple[Tie, ...]
    before: State
    after: State
    settled: tuple[Settled, ...]
    caption: str = CAPTION


def scenario(
    network: Network,
    changes: Sequence[Tie],
    *,
    lambdas: Sequence[float] = LAMBDAS,
    alpha: float = 1.0,
    index: Callable[[Network], Frustration] | None = None,
) -> Scenario:
    """Set some ties and report what follows, at once and in dx/dt = α(e − x) + λ(1 − x²)p.

    p_ij = Σ_k x_ik · x_kj / (n − 2), after Kułakowski, Gawroński and Gronek 2005, equation 1,
    with their G(x) = 1 − (x/R)² and R = 1; α(e − x) is Carrel's own. Ties that are known start
    from their evidence e; those set are held at what they are set to; a pair without a tie has
    none throughout. ``unchanged`` is the same run without the changes, so that λ = 0 or no change
    gives no difference. Values are from −1 to +1; raises ``StudyError`` for others.
    ``index`` gives the frustration of a network with ties, where the caller may know it already.
    """
    index = index or _frustration
    before = with_ties(network, ())
    after = with_ties(network, changes)
    before = Network(before.at, after.actors, before.ties)
    _check(after, lambdas, alpha)
    return Scenario(
        tuple(changes),
        _state(before, index),
        _state(after, index),
        _settle(before, after, {tie.pair for tie in changes}, tuple(lambdas), alpha),
    )


def _check(network: Network, lambdas: Sequence[float], alpha: float) -> None:
    check_network(network)
    for tie in network.ties:
        if abs(tie.value) > 1:
            raise StudyError(
                f"The tie of {tie.a} and {tie.b} is {tie.value:g}: a tie is from -1 to +1."
            )
    if not all(0 <= number < math.inf for number in (alpha, *lambdas)):
        raise StudyError("α and λ are rates: give finite numbers that are not below zero.")


def _state(network: Network, index: Callable[[Network], Frustration]) -> State:
    amounts = pressures(network)
    place = {actor: n for n, actor in enumerate(network.actors)}
    known = len(network.actors) > 2  # noqa: PLR2004 - the two actors of the tie
    on_ties = tuple(
        TiePressure(tie.a, tie.b, float(amounts[place[tie.a], place[tie.b]]) if known else None)
        for tie in network.ties
    )
    found = index(network) if network.ties else NO_FRUSTRATION
    return State(network, on_ties, triads(network), found)


def _frustration(network: Network) -> Frustration:
    return frustration(network, seconds=_SECONDS)


def _settle(
    before: Network,
    after: Network,
    held: set[tuple[str, str]],
    lambdas: tuple[float, ...],
    alpha: float,
) -> tuple[Settled, ...]:
    if not lambdas:
        return ()
    place = {actor: n for n, actor in enumerate(after.actors)}
    evidence = np.stack([values_of(before), values_of(after)])
    free = np.stack([_mask(before, place, set()), _mask(after, place, held)])
    # One state for each λ, each without and with the changes.
    start = np.broadcast_to(evidence, (len(lambdas), *evidence.shape)).copy()
    rates = np.array(lambdas)[:, None, None, None]
    thirds = max(len(place) - 2, 1)

    def slope(x: Floats) -> Floats:
        pull = (x @ x) / thirds
        return free * (alpha * (evidence - x) + rates * (1 - x * x) * pull)

    short = integrate(slope, start, _SHORT)
    long, gone = short, _SHORT
    while gone < _LONGEST and float(np.abs(slope(long)).max()) > _STILL:
        long = integrate(slope, long, _STEP)
        gone += _STEP
    still = np.abs(slope(long)).max(axis=(1, 2, 3)) <= _STILL
    return tuple(
        Settled(
            strength,
            _ties(after, place, held, (evidence, short[n])),
            _ties(after, place, held, (evidence, long[n])),
            bool(still[n]),
        )
        for n, strength in enumerate(lambdas)
    )


def _mask(network: Network, place: dict[str, int], held: set[tuple[str, str]]) -> Floats:
    """1 where a tie is known and not held."""
    mask = np.zeros((len(place), len(place)))
    for tie in network.ties:
        if tie.pair not in held:
            a, b = place[tie.a], place[tie.b]
            mask[a, b] = mask[b, a] = 1.0
    return mask


def _ties(
    network: Network,
    place: dict[str, int],
    held: set[tuple[str, str]],
    states: tuple[Floats, Floats],
) -> tuple[SettledTie, ...]:
    evidence, reached = states
    settled: list[SettledTie] = []
    for tie in network.ties:
        a, b = place[tie.a], place[tie.b]
        unchanged, changed = (float(reached[way, a, b]) for way in (0, 1))
        settled.append(
            SettledTie(tie.a, tie.b, float(evidence[0, a, b]), unchanged, changed, tie.pair in held)
        )
    return tuple(settled)
