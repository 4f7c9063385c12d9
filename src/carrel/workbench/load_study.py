"""Load a study with its claims, once for each version of it, for all that computes from them."""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from carrel.study.selection import EVERYTHING, Selection
from carrel.workbench.results import Results

if TYPE_CHECKING:
    from carrel.store.library import Library
    from carrel.study.claim import Claim
    from carrel.study.columns import Columns
    from carrel.study.study import Study

_T = TypeVar("_T")
# Of results kept for a study and coder, in bytes: some hundred pages of a large one.
_RESULTS = 96 << 20
# Of studies kept for a library, each with all its claims.
_STUDIES = 4
# Beyond so many changed claims all are read anew.
_READ_AGAIN = 1000
# So many claims read at once are worth being put where the collector of cycles does not look.
_MANY = 2000


class Loaded:
    """A study with its claims at one ``version``, the number of the last act of its log.

    The claims are in the order of their making, without the deleted ones. Not to be changed.
    """

    def __init__(
        self,
        study: Study,
        claims: tuple[Claim, ...],
        version: int,
        former: Columns | None = None,
    ) -> None:
        """``former`` are columns of mostly the same claims, from which these are made."""
        self.study = study
        self.claims = claims
        self.version = version
        self._former = former
        self._results = Results(_RESULTS)

    @property
    def last_columns(self) -> Columns | None:
        """The columns where they were made, else the former ones, if there are any."""
        return self.__dict__.get("columns", self._former)

    @cached_property
    def columns(self) -> Columns:
        """The claims as columns of numbers, made when the first figure asks for them."""
        from carrel.study.columns import columns_of

        former, self._former = self._former, None
        return columns_of(self.claims) if former is None else former.after(self.claims)

    def chosen(self, selection: Selection) -> Columns:
        """The columns of the selected claims alone: a sequence of claims in their order."""
        if selection == EVERYTHING:
            return self.columns

        def choose() -> Columns:
            return self.columns.take(self.columns.rows(selection, self.study))

        return self.once(("chosen", selection), choose)

    def select(self, selection: Selection) -> tuple[Claim, ...]:
        """The selected claims in their order: by the columns, which is quick where they are many."""
        return self.claims if selection == EVERYTHING else self.chosen(selection).claims

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    def once(self, asked: Hashable, compute: Callable[[], _T]) -> _T:
        """What ``compute`` gives, computed the first time that ``asked`` is asked."""
        return self._results.once(asked, compute)


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
            columns = former.last_columns if former else None
            kept[id_, whose] = Loaded(study, claims, version, columns)
        kept.move_to_end((id_, whose))
        while len(kept) > _STUDIES:
            kept.popitem(last=False)
        return kept[id_, whose]


def _claims(
    library: Library, study: str, whose: str | None, former: Loaded | None, version: int
) -> tuple[Claim, ...]:
    if former is None:
        return _all_claims(library, study, whose)
    if former.version == version:
        return former.claims
    changed = library.studies.acts_of.changed_claims(study, since=former.version)
    if len(changed) > _READ_AGAIN:
        return _all_claims(library, study, whose)
    rows = library.studies.claims_of.rows(study, changed)
    # A restored claim goes back to its place, which only the database knows.
    if any(id_ not in former.by_id and row.made <= former.version for id_, row in rows.items()):
        return _all_claims(library, study, whose)
    new = {
        id_: row.claim
        for id_, row in sorted(rows.items(), key=lambda pair: pair[1].made)
        if row.deleted is None
    }
    gone = {id_ for id_, row in rows.items() if row.deleted is not None}
    mended = [new.pop(claim.id, claim) for claim in former.claims if claim.id not in gone]
    added = [claim for claim in new.values() if whose in {None, claim.coder}]
    return (*mended, *added)


def _all_claims(library: Library, study: str, whose: str | None) -> tuple[Claim, ...]:
    claims = library.studies.claims_of.all(study, coder=whose)
    if len(claims) >= _MANY:
        # Claims hold no cycles: the collector would walk through all of them time and again, for
        # a quarter of a second where they are 50,000.
        gc.collect()
        gc.freeze()
    return claims
