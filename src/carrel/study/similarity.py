"""Portfolio similarity: how far two actors stand alike to all others."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from carrel.study.columns import Floats
from carrel.study.errors import StudyError
from carrel.study.network import Network

SIGNED = (-1.0, 1.0)
_TWO = 2


@dataclass(frozen=True, slots=True)
class Similarity:
    """Each measure is 1 for like portfolios and ``None`` where it is not defined.

    ``s`` and ``s_squared`` take the distance as it is and squared, ``s_weighted`` weighs the third
    parties; ``pi`` and ``kappa`` are corrected for chance, for squared distances, and their
    ``_absolute`` and ``_nominal`` siblings for absolute ones and for same or not; ``beyond_chance``
    is ``s`` less what chance gives; ``tau_b`` is Kendall's rank correlation. ``thirds``
    are the third parties counted, ``unknown`` those to whom one of the two has no known tie.
    """

    a: str
    b: str
    s: float | None
    s_squared: float | None
    s_weighted: float | None
    pi: float | None
    kappa: float | None
    pi_absolute: float | None
    kappa_absolute: float | None
    pi_nominal: float | None
    kappa_nominal: float | None
    beyond_chance: float | None
    tau_b: float | None
    thirds: tuple[str, ...]
    unknown: tuple[str, ...]
    reason: str = ""


Portfolios = Mapping[str, Mapping[str, float | None]]
"""For each actor what it has with each third party; ``None`` or absent is unknown."""


def portfolio(
    network: Network | Portfolios,
    a: str,
    b: str,
    *,
    weights: Mapping[str, float] | None = None,
    scale: tuple[float, float] = SIGNED,
) -> Similarity:
    """Compare the ties of two actors to all third parties to whom both have a known tie.

    ``weights`` of third parties (capabilities, say) are for the weighted S, 0 where absent;
    ``scale`` is the least and the greatest value that a tie can have. A network knows no tie of an
    actor to itself; a mapping is compared as it is, the two actors themselves included. Raises
    ``StudyError`` for an actor that is not there and a value off the scale.
    """
    if isinstance(network, Network):
        known: Portfolios = _portfolios(network)
        third = [actor for actor in network.actors if actor not in {a, b}]
    else:
        known = network
        third = list(dict.fromkeys(key for actor in (a, b) for key in known.get(actor, {})))
    for actor in (a, b):
        if actor not in known:
            raise StudyError(f"There is no actor '{actor}' whose ties could be compared.")
    pairs = [(name, known[a].get(name), known[b].get(name)) for name in third]
    shared = [(name, x, y) for name, x, y in pairs if x is not None and y is not None]
    names = tuple(name for name, _, _ in shared)
    given = None if weights is None else [weights.get(name, 0.0) for name in names]
    measured = similarity(
        [x for _, x, _ in shared], [y for _, _, y in shared], scale=scale, weights=given
    )
    reason = "" if names else f"There is no third actor to whom both {a} and {b} have a known tie."
    unknown = tuple(name for name in third if name not in names)
    return Similarity(a, b, **measured, thirds=names, unknown=unknown, reason=reason)


def _portfolios(network: Network) -> Portfolios:
    ties: dict[str, dict[str, float | None]] = {actor: {} for actor in network.actors}
    for tie in network.ties:
        ties[tie.a][tie.b] = ties[tie.b][tie.a] = tie.value
    return ties


def similarity(
    x: Sequence[float],
    y: Sequence[float],
    *,
    scale: tuple[float, float] = SIGNED,
    weights: Sequence[float] | None = None,
) -> dict[str, float | None]:
    """The measures of ``Similarity`` for two portfolios in the same order, by their names.

    S = 1 − 2 Σ w·d / (d_max Σ w): Signorino and Ritter 1999, "Tau-b or not tau-b: measuring the
    similarity of foreign policy positions", International Studies Quarterly 43: 115-144,
    equation 6 with the distance of equation 4. π and κ = 1 − D_o / D_e, D_e being the distance
    expected from the pooled or from each actor's own distribution: Häge 2011, "Choice or
    circumstance? Adjusting measures of foreign policy similarity for chance agreement", Political
    Analysis 19: 287-305, equations 5 to 8. Beyond chance is the alignment index A of Benati and
    Capurri 2026: S less the S that independent choices would give. τ_b: Kendall 1945, "The treatment of ties in ranking
    problems", Biometrika 33: 239-251.
    """
    low, high = scale
    one, two = np.array(x, np.float64), np.array(y, np.float64)
    if not low < high:
        raise StudyError(f"A scale from {low:g} to {high:g} is none: write the smaller first.")
    if len(one) != len(two) or (weights is not None and len(weights) != len(one)):
        raise StudyError("The two portfolios must have one value each for the same third parties.")
    both = np.concatenate([one, two])
    if both.size and not (np.isfinite(both).all() and low <= both.min() <= both.max() <= high):
        raise StudyError(
            f"A tie lies off the scale from {low:g} to {high:g}: give the right scale."
        )
    plain = np.ones(len(one))
    weighing = None if weights is None else np.array(weights, np.float64)
    chance: dict[str, float | None] = {}
    for name, metric in _METRICS.items():
        observed = float(metric(one - two).mean()) if len(one) else math.nan
        for measure, pool in (("pi", (both, both)), ("kappa", (one, two))):
            chance[measure + name] = _corrected(observed, _expected(metric, *pool))
    s = _s(one, two, plain, high - low)
    by_chance = 1 - 2 * _expected(np.abs, one, two) / (high - low)
    return {
        "s": s,
        "s_squared": _s(one, two, plain, high - low, power=2),
        "s_weighted": None if weighing is None else _s(one, two, weighing, high - low),
        **chance,
        "beyond_chance": None if s is None else s - by_chance,
        "tau_b": _tau_b(one, two),
    }


def _differs(distance: Floats) -> Floats:
    return (distance != 0).astype(np.float64)


_METRICS: dict[str, Callable[[Floats], Floats]] = {
    "": np.square,
    "_absolute": np.abs,
    "_nominal": _differs,
}


def _s(one: Floats, two: Floats, weights: Floats, greatest: float, power: int = 1) -> float | None:
    total = float(weights.sum())
    if total <= 0:
        return None
    distance = np.abs(one - two) ** power / greatest**power
    return 1 - 2 * float((weights * distance).sum()) / total


def _expected(metric: Callable[[Floats], Floats], one: Floats, two: Floats) -> float:
    """The mean distance of a value of one from a value of the other."""
    return float(metric(one[:, None] - two[None, :]).mean()) if len(one) else math.nan


def _corrected(observed: float, expected: float) -> float | None:
    """1 − D_o / D_e; none where chance leaves no room for a difference."""
    return 1 - observed / expected if expected > 0 else None


def _tau_b(one: Floats, two: Floats) -> float | None:
    if len(one) < _TWO:
        return None
    up, across = np.sign(one[:, None] - one[None, :]), np.sign(two[:, None] - two[None, :])
    room = math.sqrt(float((up * up).sum()) * float((across * across).sum()))
    return float((up * across).sum()) / room if room > 0 else None
