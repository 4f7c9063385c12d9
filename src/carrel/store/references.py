"""Reference lists of texts: what was read, what a person says of it, lists that were pasted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from carrel.references.correction import Correction
from carrel.references.gathered import Entry, Gathered
from carrel.references.tie import Tie
from carrel.store.deeds import standing
from carrel.store.errors import ListNotFound, NothingToUndo, StaleCorrection
from carrel.store.instant import now
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.reference_json import (
    correction_from_json,
    correction_to_json,
    reference_from_json,
    reference_to_json,
    tie_from_json,
    tie_to_json,
)
from carrel.store.sqlite import Database, Row
from carrel.values.span import Span

_MOST = 2**63 - 1
_READING = "SELECT reader, headings_json, cuts_json FROM reference_reading WHERE document = ?"
_KEEP = """
INSERT INTO reference_reading (document, reader, read_at, headings_json, cuts_json)
VALUES (:document, :reader, :now, :headings, :cuts)
ON CONFLICT (document) DO UPDATE SET
    reader = excluded.reader, read_at = excluded.read_at, headings_json = excluded.headings_json,
    cuts_json = excluded.cuts_json
"""
_FORGET = (
    "DELETE FROM reference_entry WHERE document = ?",
    "DELETE FROM reference_tie WHERE document = ?",
)
_KEEP_TIE = """
INSERT INTO reference_tie (document, start_position, end_position, record_json)
VALUES (:document, :start, :end, :record)
"""
_TIES = """
SELECT start_position, end_position, record_json FROM reference_tie
WHERE document = :document AND start_position < :end AND end_position > :start
ORDER BY start_position
"""
_KEEP_ENTRY = """
INSERT INTO reference_entry (document, start_position, end_position, list, parts_json, record_json)
VALUES (:document, :start, :end, :list, :parts, :record)
"""
_ENTRIES = """
SELECT list, parts_json, record_json FROM reference_entry
WHERE document = ? ORDER BY start_position
"""
_COUNT = "SELECT count(*) FROM reference_entry WHERE document = ?"
_SAID = """
SELECT start_position, end_position, after_json FROM correction
WHERE number IN (
    SELECT max(number) FROM correction WHERE document = :document
    GROUP BY start_position, end_position
) AND document = :document
"""
_LAST = "SELECT coalesce(max(number), 0) FROM correction WHERE document = ?"
_SAY = """
INSERT INTO correction (document, number, instant, start_position, end_position, before_json,
                        after_json, together, undoes)
VALUES (:document, :number, :now, :start, :end, :before, :after, :together, :undoes)
"""
_DEEDS = """
SELECT together, max(undoes) FROM correction WHERE document = ? GROUP BY together ORDER BY together
"""
_OF_DEED = """
SELECT start_position, end_position, before_json, after_json FROM correction
WHERE document = :document AND together = :together ORDER BY number DESC
"""
_EVERY = """
SELECT document, number, instant, start_position, end_position, before_json, after_json, together,
       undoes
FROM correction ORDER BY document, number
"""
_PASTE = """
INSERT INTO pasted_list (document, added, one_per_line) VALUES (:document, :now, :one_per_line)
ON CONFLICT (document) DO UPDATE SET removed = NULL, one_per_line = :one_per_line
"""
_PASTED = """
SELECT document, added, one_per_line FROM pasted_list WHERE removed IS NULL
ORDER BY added DESC, document
"""


class PastedList(NamedTuple):
    """A list that was pasted: the digest of its text, when (an instant in UTC), and how to cut it."""

    document: str
    added: str
    one_per_line: bool


class References:
    """The reference lists of a library by the digest of the text they stand in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- what was read

    def keep(self, document: str, gathered: Gathered) -> None:
        """Keep what was read out of a text, in place of what was read before."""
        rows = [
            {
                "document": document,
                "start": entry.span.start,
                "end": entry.span.end,
                "list": entry.number,
                "parts": to_json(entry.parts),
                "record": reference_to_json(entry.reference),
            }
            for entry in gathered.entries
        ]
        with self._database.writing():
            self._database.run(
                _KEEP,
                {
                    "document": document,
                    "reader": gathered.reader,
                    "now": now(),
                    "headings": to_json(gathered.headings),
                    "cuts": to_json(sorted(gathered.cuts)),
                },
            )
            for forget in _FORGET:
                self._database.run(forget, (document,))
            self._database.run_many(_KEEP_ENTRY, rows)
            self._database.run_many(
                _KEEP_TIE,
                [
                    {
                        "document": document,
                        "start": tie.span.start,
                        "end": tie.span.end,
                        "record": tie_to_json(tie),
                    }
                    for tie in gathered.ties
                ],
            )

    def gathered(self, document: str) -> Gathered | None:
        """What was read out of a text last; ``None`` when nothing read it yet."""
        with self._database.reading():
            row = self._database.row(_READING, (document,))
            if row is None:
                return None
            rows = self._database.rows(_ENTRIES, (document,))
            return replace(_gathered(row, rows), ties=self.ties(document))

    @of_sound_rows
    def ties(self, document: str, within: Span | None = None) -> tuple[Tie, ...]:
        """The citations of a text that were found, or of the part that ``within`` covers."""
        part = within or Span(0, _MOST)
        asked = {"document": document, "start": part.start, "end": part.end}
        return tuple(
            tie_from_json(record, Span(start, end))
            for start, end, record in self._database.rows(_TIES, asked)
        )

    def entries(self, document: str) -> tuple[Entry, ...]:
        """The entries that were read out of a text, in its order, without their citations."""
        return tuple(_entry(row) for row in self._database.rows(_ENTRIES, (document,)))

    def count(self, document: str) -> int | None:
        """How many entries were read out of a text; ``None`` when nothing read it yet."""
        if self._database.row(_READING, (document,)) is None:
            return None
        row = self._database.row(_COUNT, (document,))
        assert row is not None
        return int(row[0])

    # -- what a person says

    @of_sound_rows
    def said(self, document: str) -> dict[Span, Correction]:
        """What a person says of the entries of a text as it stands, by their places."""
        return {
            Span(start, end): correction_from_json(after)
            for start, end, after in self._database.rows(_SAID, {"document": document})
            if after is not None
        }

    def say(
        self,
        document: str,
        corrections: Mapping[Span, Correction | None],
        *,
        undoes: int | None = None,
    ) -> int:
        """Put on record what a person says now of some entries, ``None`` for nothing any more.

        It is undone at once. Give back the number of the deed; 0 when nothing changes.
        """
        with self._database.writing():
            before = self.said(document)
            last = self.version(document)
            changed = {
                span: new
                for span, new in corrections.items()
                if (new or Correction()) != before.get(span, Correction())
            }
            rows = [
                {
                    "document": document,
                    "number": number,
                    "now": now(),
                    "start": span.start,
                    "end": span.end,
                    "before": _written(before.get(span)),
                    "after": _written(new),
                    "together": last + 1,
                    "undoes": undoes,
                }
                for number, (span, new) in enumerate(changed.items(), start=last + 1)
            ]
            self._database.run_many(_SAY, rows)
        return last + 1 if rows else 0

    def version(self, document: str) -> int:
        """The number of the last correction of a text; 0 when nothing was said."""
        row = self._database.row(_LAST, (document,))
        assert row is not None
        return int(row[0])

    def undo(self, document: str) -> tuple[Span, ...]:
        """Take back what was said last of a text; give back the entries it was said of.

        Raise ``NothingToUndo``.
        """
        with self._database.writing():
            done, _ = self._deeds(document)
            if not done:
                raise NothingToUndo("Nothing was changed in this list that could be undone.")
            return self._take_back(document, done[-1])

    def redo(self, document: str) -> tuple[Span, ...]:
        """Say again what was undone last; raise ``NothingToUndo``."""
        with self._database.writing():
            _, undone = self._deeds(document)
            if not undone:
                raise NothingToUndo("Nothing was undone in this list since it was last changed.")
            return self._take_back(document, undone[-1])

    def every(self) -> tuple[dict[str, Any], ...]:
        """Every correction ever made, for an export: text by text, oldest first."""
        return tuple(_record(*row) for row in self._database.rows(_EVERY))

    def _deeds(self, document: str) -> tuple[list[int], list[int]]:
        rows = self._database.rows(_DEEDS, (document,))
        return standing((together, undoes) for together, undoes in rows)

    def _take_back(self, document: str, deed: int) -> tuple[Span, ...]:
        rows = self._database.rows(_OF_DEED, {"document": document, "together": deed})
        there = self.said(document)
        for start, end, _, after in rows:
            if _written(there.get(Span(start, end))) != after:
                raise StaleCorrection(
                    "This cannot be taken back: the entry was changed since; change it by hand."
                )
        back = {
            Span(start, end): None if before is None else correction_from_json(before)
            for start, end, before, _ in rows
        }
        self.say(document, back, undoes=deed)
        return tuple(back)

    # -- lists that were pasted

    def paste(self, document: str, *, one_per_line: bool = False) -> None:
        """Put a text, which is kept already, among the pasted lists, or back among them."""
        with self._database.writing():
            self._database.run(
                _PASTE, {"document": document, "now": now(), "one_per_line": int(one_per_line)}
            )

    def pasted(self) -> tuple[PastedList, ...]:
        """The pasted lists, the last first."""
        return tuple(_pasted(row) for row in self._database.rows(_PASTED))

    def pasted_one(self, document: str) -> PastedList:
        """The pasted list of that digest; raise ``ListNotFound``."""
        found = next((one for one in self.pasted() if one.document == document), None)
        if found is None:
            raise ListNotFound("There is no such pasted list: look among those at /references.")
        return found

    def take_away(self, document: str) -> None:
        """Take a pasted list away; ``paste`` brings it back with all that was said of it."""
        with self._database.writing():
            self.pasted_one(document)
            self._database.run(
                "UPDATE pasted_list SET removed = ? WHERE document = ?", (now(), document)
            )

    def bring_back(self, document: str) -> None:
        """Bring back a pasted list that was taken away; raise ``ListNotFound``."""
        with self._database.writing():
            self._database.run(
                "UPDATE pasted_list SET removed = NULL WHERE document = ?", (document,)
            )
            self.pasted_one(document)


def _written(correction: Correction | None) -> str | None:
    return None if correction in (None, Correction()) else correction_to_json(correction)


@of_sound_rows
def _gathered(row: Row, rows: Iterable[Row]) -> Gathered:
    headings: list[list[int] | None] = from_json(row[1])
    return Gathered(
        row[0],
        tuple(Span(*heading) if heading else None for heading in headings),
        tuple(map(_entry, rows)),
        frozenset(Span(*cut) for cut in from_json(row[2])),
    )


@of_sound_rows
def _entry(row: Row) -> Entry:
    number, parts, record = row
    spans = tuple(Span(*part) for part in from_json(parts))
    return Entry(spans, number, reference_from_json(record))


@of_sound_rows
def _pasted(row: Row) -> PastedList:
    return PastedList(row[0], row[1], bool(row[2]))


@of_sound_rows
def _record(
    document: str,
    number: int,
    instant: str,
    start: int,
    end: int,
    *rest: Any,  # noqa: ANN401 - columns
) -> dict[str, Any]:
    before, after, together, undoes = rest
    return {
        "document": document,
        "number": number,
        "instant": instant,
        "span": [start, end],
        "before": before and from_json(before),
        "after": after and from_json(after),
        "together": together,
        "undoes": undoes,
    }
