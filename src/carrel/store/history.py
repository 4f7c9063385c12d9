"""What was ever done: an append-only log of every change to works, annotations and projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from carrel.store.instant import now
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.sqlite import Database


class Subject(StrEnum):
    """What a deed was done to."""

    WORK = "work"
    ANNOTATION = "annotation"
    PROJECT = "project"
    STUDY = "study"
    STYLE = "style"


class Deed(StrEnum):
    """What was done."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Event:
    """One change: ``number`` counts from 1 in order, ``instant`` is ISO 8601 in UTC.

    ``id`` is a citation key, an annotation's or a style's id or the name of a project or study;
    ``record`` what it was left as, as JSON has it.
    """

    number: int
    instant: str
    subject: Subject
    id: str
    deed: Deed
    record: Mapping[str, Any]


# One writer at a time holds the lock, so no two take the same number.
_NOTE = """
INSERT INTO history (number, instant, subject, id, deed, record_json)
SELECT coalesce(max(number), 0) + 1, :instant, :subject, :id, :deed, :record FROM history
"""
_ALL = "SELECT number, instant, subject, id, deed, record_json FROM history ORDER BY number"
_LATEST = "SELECT coalesce(max(number), 0) FROM history"
_OF = """
SELECT number, instant, subject, id, deed, record_json FROM history
WHERE subject = :subject AND id = :id ORDER BY number
"""

_LAST = """
SELECT id, record_json FROM history
WHERE number IN (SELECT max(number) FROM history WHERE subject = :subject GROUP BY id)
"""


class History:
    """The log of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, subject: Subject, id: str, deed: Deed, record: Mapping[str, Any]) -> None:  # noqa: A002 - an id is called id
        """Put a change on record, in the transaction that makes it."""
        self._database.run(
            _NOTE,
            {
                "instant": now(),
                "subject": subject,
                "id": id,
                "deed": deed,
                "record": to_json(record),
            },
        )

    def all(self) -> tuple[Event, ...]:
        """Every change, oldest first."""
        return tuple(_event(*row) for row in self._database.rows(_ALL))

    def of(self, subject: Subject, id: str) -> tuple[Event, ...]:  # noqa: A002 - an id is called id
        """Every change to one thing, oldest first."""
        rows = self._database.rows(_OF, {"subject": subject, "id": id})
        return tuple(_event(*row) for row in rows)

    def version(self) -> int:
        """The number of the last change; 0 before the first."""
        row = self._database.row(_LATEST)
        assert row is not None
        return int(row[0])

    def last(self, subject: Subject) -> dict[str, str]:
        """For everything of a kind the record that its last change left, as it was written."""
        return dict(self._database.rows(_LAST, {"subject": subject}))


@of_sound_rows
def _event(number: int, instant: str, subject: str, id: str, deed: str, record: str) -> Event:  # noqa: A002 - an id is called id
    return Event(number, instant, Subject(subject), id, Deed(deed), from_json(record))
