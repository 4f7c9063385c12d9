"""Weigh a study's claims: its figures, each computed once for a version of the study."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from carrel.study.errors import StudyError
from carrel.study.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from carrel.store.library import Library
    from carrel.study.agreement import Agreement
    from carrel.study.alignment import Alignment
    from carrel.study.balance import Triads
    from carrel.study.frustration import Frustration
    from carrel.study.hypotheses import Matrix
    from carrel.study.network import Network, Tie
    from carrel.study.pressure import Pressure
    from carrel.study.profile import By, Profile
    from carrel.study.scenario import Scenario
    from carrel.study.similarity import Similarity
    from carrel.study.study import Study
    from carrel.study.weights import Weights
    from carrel.workbench.load_study import Loaded

_MOST_YEARS = 60
SECONDS = 20.0
"""So long the exact index is looked for where nobody waits for it; after it stands the bound."""
_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Balance:
    """How far a network is balanced; ``walk`` is the walk-based measure, 1 at the best."""

    triads: Triads
    walk: float
    frustration: Frustration


def profile_of(
    loaded: Loaded,
    selection: Selection,
    *,
    by: By = "area",
    weights: Weights | None = None,
    interval: bool = True,
    weightiest: int | None = None,
) -> Profile:
    """The factor profile of a selection; see ``study.profile``."""
    from carrel.study.profile import factor_profile

    return loaded.once(
        ("profile", selection, by, repr(weights), interval, weightiest),
        lambda: factor_profile(
            loaded.study,
            loaded.columns,
            selection,
            by=by,
            weights=weights,
            interval=interval,
            weightiest=weightiest,
        ),
    )


def alignment_of(  # noqa: PLR0913 - the formula's own parameters, each with its default
    loaded: Loaded,
    selection: Selection,
    *,
    at: Sequence[float] = (),
    half_life: float = 5.0,
    kappa: float = 1.0,
    weights: Weights | None = None,
    interval: bool = True,
) -> Alignment:
    """The alignment of a selection over time; see ``study.alignment``.

    Without times it is drawn over all the years that the selected claims tell of.
    """
    from carrel.study.alignment import alignment

    times = tuple(at) or years_of(loaded, selection)
    return loaded.once(
        ("alignment", selection, times, half_life, kappa, repr(weights), interval),
        lambda: alignment(
            loaded.study,
            loaded.columns,
            selection,
            at=times,
            half_life=half_life,
            kappa=kappa,
            weights=weights,
            interval=interval,
        ),
    )


def network_of(  # noqa: PLR0913 - the formula's own parameters, each with its default
    loaded: Loaded,
    selection: Selection = EVERYTHING,
    *,
    at: float | None = None,
    half_life: float = 5.0,
    kappa: float = 1.0,
    weights: Weights | None = None,
    entered: Sequence[Tie] = (),
    interval: bool = False,
) -> Network:
    """Who stands how to whom, by the selected claims, the series and ties ``entered`` by hand.

    ``at`` is a decimal year, else the last moment that the selected claims tell of; see
    ``study.network``.
    """
    from carrel.study.network import network_at

    when = _moment(loaded, selection, entered) if at is None else at
    ties = tuple(entered)
    return loaded.once(
        ("network", selection, when, half_life, kappa, repr(weights), ties, interval),
        lambda: network_at(
            loaded.study,
            loaded.chosen(selection),
            when,
            half_life=half_life,
            kappa=kappa,
            weights=weights,
            entered=ties,
            interval=interval,
        ),
    )


def balance_of(loaded: Loaded, network: Network, *, weighted: bool = False) -> Balance:
    """Triads, walk balance, and the frustration index of one of the study's networks."""
    from carrel.study.balance import triads, walk_balance

    return loaded.once(
        ("balance", _key(network), weighted),
        lambda: Balance(
            triads(network),
            walk_balance(network, weighted=weighted),
            frustration_of(loaded, network, weighted=weighted),
        ),
    )


def frustration_of(
    loaded: Loaded, network: Network, *, weighted: bool = False, seconds: float = SECONDS
) -> Frustration:
    """The frustration index and the blocs of a network, which may have no ties."""
    from carrel.study.frustration import NO_FRUSTRATION, frustration

    if not network.ties:
        return NO_FRUSTRATION
    return loaded.once(
        ("frustration", _key(network), weighted, seconds),
        lambda: frustration(network, weighted=weighted, seconds=seconds),
    )


def pressure_of(loaded: Loaded, network: Network, a: str, b: str) -> Pressure:
    """The structural pressure on a tie, with each third party's share."""
    from carrel.study.pressure import pressure

    return loaded.once(("pressure", _key(network), a, b), lambda: pressure(network, a, b))


def scenario_of(loaded: Loaded, network: Network, changes: Sequence[Tie]) -> Scenario:
    """What follows when some ties of a network are set anew; see ``study.scenario``."""
    from carrel.study.scenario import scenario

    def index(changed: Network) -> Frustration:
        return frustration_of(loaded, changed, seconds=_SECONDS)

    asked = ("scenario", _key(network), tuple(changes))
    return loaded.once(asked, lambda: scenario(network, tuple(changes), index=index))


def similarity_of(loaded: Loaded, network: Network, a: str, b: str) -> Similarity:
    """How alike two actors stand to third parties, these weighing as much as is known of them.

    A third party's weight in the weighted S is the number of claims about it.
    """
    from collections import Counter

    from carrel.study.similarity import portfolio

    def compute() -> Similarity:
        named: Counter[str] = Counter()
        for (who, whom, _), count in loaded.columns.dyad.counts().items():
            named[who] += count
            named[whom] += count
        return portfolio(network, a, b, weights=dict(named))

    return loaded.once(("similarity", _key(network), a, b), compute)


def hypotheses_of(loaded: Loaded, *, weights: Weights | None = None) -> Matrix:
    """The matrix of claims by the study's competing hypotheses."""
    from carrel.study.hypotheses import matrix

    return loaded.once(
        ("hypotheses", repr(weights)),
        lambda: matrix(loaded.study, loaded.columns, weights=weights),
    )


def agreement_of(library: Library, loaded: Loaded, coders: Sequence[str] = ()) -> Agreement:
    """How far coders agree, and what they have to settle.

    Raise ``StudyError`` while the study is blind: the disagreements would tell a coder what the
    others coded.
    """
    from carrel.study.agreement import between_coders

    if loaded.study.blind:
        raise StudyError(
            "The study is blind, and its disagreements would tell what others coded: lift that "
            "first, with 'carrel study change --blind off'."
        )
    names = set(loaded.columns.coder.names)
    strange = [coder for coder in coders if coder not in names]
    if strange:
        raise StudyError(
            f"Nobody called '{strange[0]}' has coded here: 'carrel study coder' tells who."
        )

    def compute() -> Agreement:
        documents = {passage.document for claim in loaded.claims for passage in claim.passages}
        lengths = {one: library.documents.summary(one).characters for one in documents}
        return between_coders(loaded.study, loaded.claims, coders, lengths=lengths)

    return loaded.once(("agreement", tuple(coders)), compute)


def _key(network: Network) -> Hashable:
    """What tells networks apart: the figures under their ties follow from the rest."""
    ties = tuple((tie.a, tie.b, tie.value, tie.source) for tie in network.ties)
    return network.at, network.actors, ties


def _moment(loaded: Loaded, selection: Selection, entered: Sequence[Tie]) -> float:
    """The last moment that claims tell of, else that of ``series_moment``, else year 0."""
    years = years_of(loaded, selection)
    if years:
        return years[-1]
    known = series_moment(loaded.study)
    if known is None and not entered:
        raise StudyError(
            "The network has no ties: no claim or series tells of a time; enter a tie by hand."
        )
    return known or 0.0


def series_moment(study: Study) -> float | None:
    """When the last of the series' ties that stand in networks begins: at its end none holds."""
    inside = [tie.when for series in study.series if series.in_network for tie in series.ties]
    begun = [when.start for when in inside if when.start is not None]
    ended = [when.end for when in inside if when.end is not None]
    # Ties without a beginning hold until just before their end.
    return max(begun) if begun else min(ended) - 1 if ended else None


def years_of(loaded: Loaded, selection: Selection = EVERYTHING) -> tuple[float, ...]:
    """Whole years from the first that the selected claims tell of to the last, 60 or so at most.

    The very last moment they tell of is among them.
    """
    columns = loaded.chosen(selection)
    told = columns.stretch()
    if told is None:
        return ()
    first, last = floor(told[0]), floor(told[1])
    step = max(1, ceil((last - first) / _MOST_YEARS))
    return (*map(float, range(first, last + 1, step)), *([told[1]] if told[1] > last else []))


def last_moment(loaded: Loaded, selection: Selection = EVERYTHING) -> float:
    """The last moment that the selected claims tell of; raise ``StudyError`` if there is none."""
    years = years_of(loaded, selection)
    if not years:
        raise StudyError(
            "No claim here tells of a time that could be taken: name one with --at, or choose "
            "other claims."
        )
    return years[-1]
