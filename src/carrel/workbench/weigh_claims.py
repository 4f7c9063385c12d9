"""Weigh a study's claims: load them once for each version, and compute its figures from them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from carrel.study.errors import StudyError
from carrel.study.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from carrel.store.library import Library
    from carrel.study.agreement import Agreement
    from carrel.study.alignment import Alignment
    from carrel.study.balance import Triads
    from carrel.study.claim import Claim
    from carrel.study.columns import Columns
    from carrel.study.frustration import Frustration
    from carrel.study.hypotheses import Matrix
    from carrel.study.network import Network, Tie
    from carrel.study.pressure import Pressure
    from carrel.study.profile import By, Profile
    from carrel.study.scenario import Scenario
    from carrel.study.similarity import Similarity
    from carrel.study.study import Study
    from carrel.study.weights import Weights

_T = TypeVar("_T")
# Of results kept for a study: a page shows a handful, a person goes back and forth among a few.
_RESULTS = 64
# Of studies kept for a library, each with all its claims.
_STUDIES = 4
# Beyond so many changed claims all are read anew.
_READ_AGAIN = 1000
_MOST_YEARS = 60


class Loaded:
    """A study with its claims at one ``version``, the number of the last act of its log.

    The claims are in the order of their making, without the deleted ones. Not to be changed.
    """

    def __init__(self, study: Study, claims: tuple[Claim, ...], version: int) -> None:
        self.study = study
        self.claims = claims
        self.version = version
        self._results: OrderedDict[Hashable, object] = OrderedDict()

    @cached_property
    def columns(self) -> Columns:
        """The claims as columns of numbers, made when the first figure asks for them."""
        from carrel.study.columns import columns_of

        return columns_of(self.claims)

    def chosen(self, selection: Selection) -> Columns:
        """The columns of the selected claims alone."""
        if selection == EVERYTHING:
            return self.columns
        from carrel.study.columns import columns_of

        return self.once(("chosen", selection), lambda: columns_of(self.select(selection)))

    def select(self, selection: Selection) -> tuple[Claim, ...]:
        """The selected claims in their order: by the columns, which is quick where they are many."""
        if selection == EVERYTHING:
            return self.claims

        def choose() -> tuple[Claim, ...]:
            rows: list[int] = self.columns.rows(selection, self.study).tolist()
            return tuple(self.claims[row] for row in rows)

        return self.once(("selected", selection), choose)

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    def once(self, asked: Hashable, compute: Callable[[], _T]) -> _T:
        """What ``compute`` gives, computed the first time that ``asked`` is asked."""
        if asked in self._results:
            return self._results[asked]  # pyright: ignore[reportReturnType]
        result = self._results[asked] = compute()
        while len(self._results) > _RESULTS:
            self._results.popitem(last=False)
        return result


@dataclass(frozen=True, slots=True)
class Balance:
    """How far a network is balanced; ``walk`` is the walk-based measure, 1 at the best."""

    triads: Triads
    walk: float
    frustration: Frustration


_loaded: WeakKeyDictionary[Library, OrderedDict[tuple[str, str | None], Loaded]] = (
    WeakKeyDictionary()
)
_loading = threading.Lock()


def load(library: Library, name: str, *, coder: str | None = None) -> Loaded:
    """A study with its claims; with ``coder``, while it is blind, only that coder's own.

    Until the study changes it costs a look at its version; after a change only the claims that
    changed are read.
    """
    with _loading, library.reading():
        id_, study = library.studies.row(name)
        version = library.studies.acts_of.version(id_)
        whose = coder if study.blind else None
        kept = _loaded.setdefault(library, OrderedDict())
        former = kept.get((id_, whose))
        if former is None or former.version != version or former.study != study:
            claims = _claims(library, id_, whose, former, version)
            kept[id_, whose] = Loaded(study, claims, version)
        kept.move_to_end((id_, whose))
        while len(kept) > _STUDIES:
            kept.popitem(last=False)
        return kept[id_, whose]


def _claims(
    library: Library, study: str, whose: str | None, former: Loaded | None, version: int
) -> tuple[Claim, ...]:
    if former is None:
        return library.studies.claims_of.all(study, coder=whose)
    if former.version == version:
        return former.claims
    changed = library.studies.acts_of.changed_claims(study, since=former.version)
    if len(changed) > _READ_AGAIN:
        return library.studies.claims_of.all(study, coder=whose)
    rows = library.studies.claims_of.rows(study, changed)
    # A restored claim goes back to its place, which only the database knows.
    if any(id_ not in former.by_id and row.made <= former.version for id_, row in rows.items()):
        return library.studies.claims_of.all(study, coder=whose)
    new = {
        id_: row.claim
        for id_, row in sorted(rows.items(), key=lambda pair: pair[1].made)
        if row.deleted is None
    }
    gone = {id_ for id_, row in rows.items() if row.deleted is not None}
    mended = [new.pop(claim.id, claim) for claim in former.claims if claim.id not in gone]
    added = [claim for claim in new.values() if whose in {None, claim.coder}]
    return (*mended, *added)


def profile_of(
    loaded: Loaded,
    selection: Selection,
    *,
    by: By = "area",
    weights: Weights | None = None,
    interval: bool = True,
) -> Profile:
    """The factor profile of a selection; see ``study.profile``."""
    from carrel.study.profile import factor_profile

    return loaded.once(
        ("profile", selection, by, repr(weights), interval),
        lambda: factor_profile(
            loaded.study, loaded.columns, selection, by=by, weights=weights, interval=interval
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
    from carrel.study.frustration import frustration

    return loaded.once(
        ("balance", _key(network), weighted),
        lambda: Balance(
            triads(network),
            walk_balance(network, weighted=weighted),
            frustration(network, weighted=weighted),
        ),
    )


def pressure_of(loaded: Loaded, network: Network, a: str, b: str) -> Pressure:
    """The structural pressure on a tie, with each third party's share."""
    from carrel.study.pressure import pressure

    return loaded.once(("pressure", _key(network), a, b), lambda: pressure(network, a, b))


def scenario_of(loaded: Loaded, network: Network, changes: Sequence[Tie]) -> Scenario:
    """What follows when some ties of a network are set anew."""
    from carrel.study.scenario import scenario

    asked = ("scenario", _key(network), tuple(changes))
    return loaded.once(asked, lambda: scenario(network, tuple(changes)))


def similarity_of(loaded: Loaded, network: Network, a: str, b: str) -> Similarity:
    """How alike two actors stand to third parties, these weighing as much as is known of them.

    A third party's weight in the weighted S is the number of claims about it.
    """
    from collections import Counter

    from carrel.study.similarity import portfolio

    def compute() -> Similarity:
        named = (actor for claim in loaded.claims for actor in (claim.who, claim.whom))
        return portfolio(network, a, b, weights=dict(Counter(named)))

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
    names = {claim.coder for claim in loaded.claims}
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
    ends = [year for year in (*columns.start.tolist(), *columns.end.tolist()) if isfinite(year)]
    if not ends:
        return ()
    first, last = floor(min(ends)), floor(max(ends))
    step = max(1, ceil((last - first) / _MOST_YEARS))
    return (*map(float, range(first, last + 1, step)), *([max(ends)] if max(ends) > last else []))


def last_moment(loaded: Loaded, selection: Selection = EVERYTHING) -> float:
    """The last moment that the selected claims tell of; raise ``StudyError`` if there is none."""
    years = years_of(loaded, selection)
    if not years:
        raise StudyError(
            "No claim here tells of a time that could be taken: name one with --at, or choose "
            "other claims."
        )
    return years[-1]
