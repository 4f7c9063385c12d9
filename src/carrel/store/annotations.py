"""Marks and notes. Deleting is soft, and every state that one ever had is in the history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from carrel.annotations.annotation import Annotation, Selector, TextQuoteSelector
from carrel.store.errors import AnnotationNotFound, StaleAnnotation, WorkNotFound
from carrel.store.history import Deed, History, Subject
from carrel.store.instant import now
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.sqlite import Database, Row
from carrel.values.span import Span

_SELECT = """
SELECT annotation.id, work, annotation.document, start_position, end_position, quote_json, color,
       note_json, tags_json, created, modified, revision, deleted
FROM annotation
"""
_GET = _SELECT + " WHERE id = :id"
_KEPT = _SELECT + " ORDER BY created, id"
_OF_WORK = _SELECT + " WHERE work = :work AND deleted IS NULL"
_WITHIN = " AND start_position < :end AND end_position > :start"
_BY_PLACE = """
ORDER BY CASE WHEN start_position IS NULL THEN 0 ELSE 1 END, start_position, end_position,
         created, id
"""
_ALL = (
    _SELECT
    + " JOIN work ON citation_key = annotation.work"
    + " WHERE deleted IS NULL AND removed IS NULL ORDER BY modified DESC, id"
)
_SAVE = """
INSERT INTO annotation (id, work, document, start_position, end_position, quote_json, color,
                        note_json, tags_json, created, modified, revision, deleted)
VALUES (:id, :work, :document, :start, :end, :quote, :color, :note, :tags, :created, :modified,
        :revision, NULL)
ON CONFLICT (id) DO UPDATE SET
    work = excluded.work, document = excluded.document,
    start_position = excluded.start_position, end_position = excluded.end_position,
    quote_json = excluded.quote_json, color = excluded.color, note_json = excluded.note_json,
    tags_json = excluded.tags_json, created = excluded.created, modified = excluded.modified,
    revision = excluded.revision
"""
_SET_DELETED = "UPDATE annotation SET deleted = :deleted WHERE id = :id"


class Annotations:
    """The marks and notes of a library by their id."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def save(self, annotation: Annotation) -> Annotation:
        """Keep a new one, or the next revision of one that is there; give back what was kept.

        ``created`` and ``modified`` are filled in where they are empty. Raise
        ``StaleAnnotation`` when the revision is not the one after the kept one,
        ``AnnotationNotFound`` when it was deleted, ``WorkNotFound`` when its work is unknown.
        """
        with self._database.writing():
            self._check_work(annotation.work)
            row = self._database.row(_GET, {"id": annotation.id})
            if row is not None:
                _check_next(annotation, row)
            kept = _dated(annotation)
            record = record_of(kept)
            self._database.run(_SAVE, _columns(record))
            deed = Deed.MADE if row is None else Deed.CHANGED
            self._history.note(Subject.ANNOTATION, kept.id, deed, record)
        return kept

    def get(self, id: str) -> Annotation:  # noqa: A002 - an id is called id
        """The one with that id; raise ``AnnotationNotFound`` if there is none or it was deleted."""
        row = self._database.row(_GET, {"id": id})
        if row is None or row[-1] is not None:
            raise _not_found(id, deleted=row is not None)
        return _annotation(row)

    def of_work(self, key: str, *, within: Span | None = None) -> tuple[Annotation, ...]:
        """A work's: notes on the whole first, then by place.

        With ``within`` only those whose passage shares a code point with it.
        """
        if within is None:
            rows = self._database.rows(_OF_WORK + _BY_PLACE, {"work": key})
        else:
            place = {"work": key, "start": within.start, "end": within.end}
            rows = self._database.rows(_OF_WORK + _WITHIN + _BY_PLACE, place)
        return tuple(map(_annotation, rows))

    def all(self) -> tuple[Annotation, ...]:
        """Those on works that are on the shelf, the last changed first."""
        return tuple(map(_annotation, self._database.rows(_ALL)))

    def kept(self) -> tuple[tuple[Annotation, str | None], ...]:
        """Every one that was ever made, in order, with the instant at which it was deleted."""
        return tuple((_annotation(row), row[-1]) for row in self._database.rows(_KEPT))

    def delete(self, id: str) -> Annotation:  # noqa: A002 - an id is called id
        """Take one out of sight until it is restored; doing it twice is doing it once."""
        return self._set_deleted(id, now(), Deed.REMOVED)

    def restore(self, id: str) -> Annotation:  # noqa: A002 - an id is called id
        """Bring a deleted one back; one that is there is given back as it is."""
        return self._set_deleted(id, None, Deed.RESTORED)

    def _set_deleted(self, id: str, deleted: str | None, deed: Deed) -> Annotation:  # noqa: A002 - an id is called id
        with self._database.writing():
            row = self._database.row(_GET, {"id": id})
            if row is None:
                raise _not_found(id, deleted=False)
            annotation = _annotation(row)
            if (row[-1] is None) != (deleted is None):
                self._database.run(_SET_DELETED, {"id": id, "deleted": deleted})
                self._history.note(Subject.ANNOTATION, id, deed, record_of(annotation))
        return annotation

    def _check_work(self, key: str) -> None:
        if not self._database.row("SELECT 1 FROM work WHERE citation_key = ?", (key,)):
            raise WorkNotFound(f"There is no work '{key}' to put a mark or note on: add it first.")


def _check_next(annotation: Annotation, row: Row) -> None:
    kept: int = row[-2]
    if row[-1] is not None:
        raise _not_found(annotation.id, deleted=True)
    if annotation.revision != kept + 1:
        raise StaleAnnotation(
            f"This mark was changed elsewhere since it was read: it is at revision {kept}, the "
            f"change would make it {annotation.revision}; load it again and repeat the change."
        )


def _not_found(id: str, *, deleted: bool) -> AnnotationNotFound:  # noqa: A002 - an id is called id
    if deleted:
        return AnnotationNotFound(f"The mark or note '{id}' was deleted: restore it first.")
    return AnnotationNotFound(f"There is no mark or note '{id}' in this library.")


def _dated(annotation: Annotation) -> Annotation:
    modified = annotation.modified or now()
    created = annotation.created or modified
    return replace(annotation, created=created, modified=modified)


def record_of(annotation: Annotation) -> dict[str, Any]:
    """All of a mark or note, as the history has it."""
    span, selector = annotation.span, annotation.selector
    quote = selector.quote if selector else None
    return {
        "id": annotation.id,
        "work": annotation.work,
        "document": annotation.document,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": [quote.exact, quote.prefix, quote.suffix] if quote else None,
        "color": annotation.color,
        "note": annotation.note,
        "tags": annotation.tags,
        "created": annotation.created,
        "modified": annotation.modified,
        "revision": annotation.revision,
    }


def _columns(record: dict[str, Any]) -> dict[str, Any]:
    quote = record["quote"]
    written = {name: to_json(record[name]) for name in ("note", "tags")}
    return {**record, **written, "quote": to_json(quote) if quote else None}


@of_sound_rows
def _annotation(row: Row) -> Annotation:
    id_, work, document, start, end, quote, color, note, tags, *rest, _deleted = row
    selector = Selector(Span(start, end), TextQuoteSelector(*from_json(quote))) if quote else None
    note, tags = from_json(note), tuple(from_json(tags))
    return Annotation(id_, work, document, selector, color, note, tags, *rest)
