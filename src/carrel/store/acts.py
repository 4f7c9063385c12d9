"""The append-only log of a study: every act of coding, and what a coder can undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from carrel.store.deeds import standing
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.sqlite import Database, Row
from carrel.study.act import Act, ActSubject

_VERSION = "SELECT coalesce(max(number), 0) FROM act WHERE study = ?"
_SELECT = """
SELECT number, instant, coder, subject, id, before_json, after_json, together, undoes FROM act
WHERE study = :study
"""
_NOTE = """
INSERT INTO act (study, number, instant, coder, subject, id, before_json, after_json, together,
                 undoes)
VALUES (:study, :number, :instant, :coder, :subject, :id, :before, :after, :together, :undoes)
"""
_CHANGED = """
SELECT DISTINCT id FROM act WHERE study = :study AND number > :since AND subject = 'claim'
"""
_DEEDS = """
SELECT together, max(undoes) FROM act WHERE study = :study AND coder = :coder
GROUP BY together ORDER BY together
"""
_LAST_OF = _SELECT + " AND subject = :subject AND id = :id ORDER BY number DESC LIMIT 1"

_BOUNDS = "SELECT min(number), max(number), count(*) FROM act WHERE study = ?"
_LAST_CLAIMS = """
SELECT id, after_json FROM act WHERE study = :study AND number IN (
    SELECT max(number) FROM act WHERE study = :study AND subject = 'claim' GROUP BY id
)
"""


class Change(NamedTuple):
    """What is to be put on record: JSON before and after, ``None`` where there is none."""

    subject: ActSubject
    id: str
    before: str | None
    after: str | None


class Acts:
    """The logs of all studies of a library; ``study`` is a study's own id, not its name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self, study: str) -> int:
        """The number of the last act; 0 for a study in which nothing was done."""
        row = self._database.row(_VERSION, (study,))
        assert row is not None
        return int(row[0])

    def note(
        self,
        study: str,
        changes: Iterable[Change],
        *,
        coder: str,
        instant: str,
        undoes: int | None = None,
        together: int | None = None,
    ) -> int:
        """Put changes made at once on record; give back the number of the last act.

        ``together`` adds them to a deed that was begun in the same transaction.
        """
        last = self.version(study)
        first = together or last + 1
        rows = [
            {
                "study": study,
                "number": number,
                "instant": instant,
                "coder": coder,
                "subject": change.subject.value,
                "id": change.id,
                "before": change.before,
                "after": change.after,
                "together": first,
                "undoes": undoes,
            }
            for number, change in enumerate(changes, start=last + 1)
        ]
        self._database.run_many(_NOTE, rows)
        return last + len(rows)

    def keep(self, study: str, acts: Iterable[Act]) -> None:
        """Put acts on record as they are, number and all: those of a study that is brought in."""
        self._database.run_many(_NOTE, [_columns(study, act) for act in acts])

    def all(self, study: str, *, since: int = 0) -> tuple[Act, ...]:
        """Every act after number ``since``, oldest first."""
        sql = _SELECT + " AND number > :since ORDER BY number"
        rows = self._database.rows(sql, {"study": study, "since": since})
        return tuple(map(_act, rows))

    def changed_claims(self, study: str, *, since: int) -> tuple[str, ...]:
        """The ids of the claims that acts after number ``since`` were done to."""
        rows = self._database.rows(_CHANGED, {"study": study, "since": since})
        return tuple(str(row[0]) for row in rows)

    def bounds(self, study: str) -> tuple[int, int, int]:
        """The first and the last number, and how many acts there are; zeros where none is."""
        row = self._database.row(_BOUNDS, (study,))
        assert row is not None
        return row[0] or 0, row[1] or 0, row[2]

    def last_claims(self, study: str) -> dict[str, str | None]:
        """For each claim the record that its last act left, as it was written."""
        return dict(self._database.rows(_LAST_CLAIMS, {"study": study}))

    def of_study(self, study: str) -> tuple[Act, ...]:
        """The acts done to the study itself, oldest first."""
        sql = _SELECT + " AND subject = 'study' ORDER BY number"
        return tuple(map(_act, self._database.rows(sql, {"study": study})))

    def of_deed(self, study: str, together: int) -> tuple[Act, ...]:
        """The acts of one deed, oldest first."""
        sql = _SELECT + " AND together = :together ORDER BY number"
        rows = self._database.rows(sql, {"study": study, "together": together})
        return tuple(map(_act, rows))

    def last_of(self, study: str, subject: ActSubject, id: str) -> Act | None:  # noqa: A002 - an id is called id
        """The last act that was done to a thing."""
        asked = {"study": study, "subject": subject.value, "id": id}
        row = self._database.row(_LAST_OF, asked)
        return _act(row) if row else None

    def undoable(self, study: str, coder: str) -> tuple[list[int], list[int]]:
        """The deeds of a coder that stand and can be undone, and those undone that can be redone.

        Both with the last at the end; see ``carrel.store.deeds``.
        """
        rows = self._database.rows(_DEEDS, {"study": study, "coder": coder})
        return standing((together, undoes) for together, undoes in rows)


@of_sound_rows
def _act(row: Row) -> Act:
    number, instant, coder, subject, id_, before, after, together, undoes = row
    return Act(
        number,
        instant,
        coder,
        ActSubject(subject),
        id_,
        _record(before),
        _record(after),
        together,
        undoes,
    )


def _record(written: str | None) -> Mapping[str, Any] | None:
    return None if written is None else from_json(written)


def _columns(study: str, act: Act) -> dict[str, Any]:
    return {
        "study": study,
        "number": act.number,
        "instant": act.instant,
        "coder": act.coder,
        "subject": act.subject.value,
        "id": act.id,
        "before": None if act.before is None else to_json(act.before),
        "after": None if act.after is None else to_json(act.after),
        "together": act.together,
        "undoes": act.undoes,
    }
