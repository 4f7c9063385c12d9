"""The claims of the studies, as rows: kept, changed, taken away and brought back."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from carrel.store.errors import StoreError, WorkNotFound
from carrel.store.sqlite import Database, Row
from carrel.store.study_json import claim_from_json, claim_to_json
from carrel.study.claim import Claim
from carrel.values.span import Span

_OF = "SELECT record_json FROM claim WHERE study = :study AND deleted IS NULL"
_OF_CODER = " AND coder = :coder"
_IN_ORDER = " ORDER BY made"
_COUNT = "SELECT count(*) FROM claim WHERE study = :study AND deleted IS NULL"
_EVERY = "SELECT record_json, made, deleted FROM claim WHERE study = :study ORDER BY made"
_RECORDS = "SELECT id, record_json, deleted FROM claim WHERE study = :study ORDER BY made"
_GET = "SELECT id, made, record_json, revision, deleted FROM claim WHERE study = :study"
_OF_WORK = """
SELECT record_json FROM claim JOIN claim_passage ON claim_passage.study = claim.study
    AND claim_passage.claim = claim.id
WHERE claim.study = :study AND deleted IS NULL AND work = :work
"""
_WITHIN = " AND start_position < :end AND end_position > :start"
_BY_PLACE = " GROUP BY claim.id ORDER BY min(start_position), min(end_position), made"
_SAVE = """
INSERT INTO claim (study, id, made, coder, record_json, revision, deleted)
VALUES (:study, :id, :made, :coder, :record, :revision, :deleted)
ON CONFLICT (study, id) DO UPDATE SET
    coder = excluded.coder, record_json = excluded.record_json, revision = excluded.revision,
    deleted = excluded.deleted
"""
_SET_DELETED = "UPDATE claim SET deleted = :deleted WHERE study = :study AND id = :id"
_CLEAR_PLACES = "DELETE FROM claim_passage WHERE study = ? AND claim = ?"
_PLACE = """
INSERT INTO claim_passage (study, claim, place, work, document, start_position, end_position)
VALUES (:study, :claim, :place, :work, :document, :start, :end)
"""
_WORKS = """
SELECT DISTINCT work FROM claim_passage JOIN claim ON claim.study = claim_passage.study
    AND claim.id = claim_passage.claim
WHERE claim.study = :study AND deleted IS NULL ORDER BY work
"""
# So many ids at most stand in one statement.
_AT_ONCE = 500


class KeptClaim(NamedTuple):
    """A claim's row: the number of the act that made it, and the instant of its deletion."""

    made: int
    record: str
    revision: int
    deleted: str | None

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return claim_from_json(self.record)


class Claims:
    """The claims of all studies of a library; ``study`` is a study's own id, not its name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, study: str, *, coder: str | None = None) -> tuple[Claim, ...]:
        """Those of a study, or of one of its coders, in the order of their making."""
        narrower = _OF_CODER if coder is not None else ""
        sql = _OF + narrower + _IN_ORDER
        asked = {"study": study} | ({"coder": coder} if coder is not None else {})
        rows = self._database.rows(sql, asked)
        with _uncollected():
            return tuple(claim_from_json(row[0]) for row in rows)

    def kept(self, study: str) -> tuple[tuple[Claim, int, str | None], ...]:
        """Every one that was ever made, with the act that made it and when it was deleted."""
        rows = self._database.rows(_EVERY, {"study": study})
        return tuple((claim_from_json(record), made, gone) for record, made, gone in rows)

    def records(self, study: str) -> list[tuple[str, str, str | None]]:
        """Every one's id, record as it is written, and instant of deletion."""
        rows = self._database.rows(_RECORDS, {"study": study})
        return [(id_, record, deleted) for id_, record, deleted in rows]

    def ids(self, study: str) -> dict[str, bool]:
        """Every id that was ever given, and whether its claim is there."""
        rows = self._database.rows("SELECT id, deleted FROM claim WHERE study = ?", (study,))
        return {id_: deleted is None for id_, deleted in rows}

    def rows(self, study: str, ids: Sequence[str]) -> dict[str, KeptClaim]:
        """The rows of those of the ids that there are, deleted ones too."""
        found: list[Row] = []
        for at in range(0, len(ids), _AT_ONCE):
            asked = ids[at : at + _AT_ONCE]
            marks = ", ".join(f":id{number}" for number in range(len(asked)))
            named = {f"id{number}": one for number, one in enumerate(asked)}
            found += self._database.rows(f"{_GET} AND id IN ({marks})", {"study": study, **named})
        return {row[0]: KeptClaim(*row[1:]) for row in found}

    def of_work(
        self, study: str, key: str, *, within: Span | None, coder: str | None
    ) -> tuple[Claim, ...]:
        """Those with a passage in a work, or in a part of it, by the place of the first."""
        asked: dict[str, Any] = {"study": study, "work": key}
        sql = _OF_WORK
        if within is not None:
            sql += _WITHIN
            asked |= {"start": within.start, "end": within.end}
        if coder is not None:
            sql += _OF_CODER
            asked["coder"] = coder
        return tuple(claim_from_json(row[0]) for row in self._database.rows(sql + _BY_PLACE, asked))

    def count(self, study: str) -> int:
        """How many there are, without the deleted ones."""
        row = self._database.row(_COUNT, {"study": study})
        assert row is not None
        return int(row[0])

    def works(self, study: str) -> tuple[str, ...]:
        """The citation keys of the works that a study rests on."""
        return tuple(str(row[0]) for row in self._database.rows(_WORKS, {"study": study}))

    def put(
        self, study: str, claims: Iterable[tuple[Claim, int, str | None]], *, new: bool
    ) -> None:
        """Write claims, each with its place in the order and the instant of its deletion.

        ``new`` says that none of them has a row yet. Raise ``StoreError`` for one without a
        passage, ``WorkNotFound`` for one of an unknown work.
        """
        kept = tuple(claims)
        self._check_works({p.work for claim, _, _ in kept for p in claim.passages})
        self._database.run_many(_SAVE, [_columns(study, *one) for one in kept])
        if not new:
            self._database.run_many(_CLEAR_PLACES, [(study, claim.id) for claim, _, _ in kept])
        self._database.run_many(
            _PLACE, [place for claim, _, _ in kept for place in _places(study, claim)]
        )

    def set_deleted(self, study: str, ids: Iterable[str], deleted: str) -> None:
        """Take claims out of sight."""
        self._database.run_many(
            _SET_DELETED, [{"study": study, "id": id_, "deleted": deleted} for id_ in ids]
        )

    def _check_works(self, keys: set[str]) -> None:
        for key in sorted(keys):
            if not self._database.row("SELECT 1 FROM work WHERE citation_key = ?", (key,)):
                raise WorkNotFound(f"There is no work '{key}' to code in: add it first.")


@contextmanager
def _uncollected() -> Generator[None]:
    """Many objects made and none dropped: looking for rubbish among them trebles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _columns(study: str, claim: Claim, made: int, deleted: str | None) -> dict[str, Any]:
    if not claim.passages:
        raise StoreError(f"The claim '{claim.id}' has no passage: say which words carry it.")
    return {
        "study": study,
        "id": claim.id,
        "made": made,
        "coder": claim.coder,
        "record": claim_to_json(claim),
        "revision": claim.revision,
        "deleted": deleted,
    }


def _places(study: str, claim: Claim) -> list[dict[str, Any]]:
    return [
        {
            "study": study,
            "claim": claim.id,
            "place": place,
            "work": passage.work,
            "document": passage.document,
            "start": passage.selector.position.start,
            "end": passage.selector.position.end,
        }
        for place, passage in enumerate(claim.passages, start=1)
    ]
