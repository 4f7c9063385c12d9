"""The rows of the studies, and the names by which they are called."""

from __future__ import annotations

import os
import unicodedata
from typing import Any, NamedTuple

from carrel.store.errors import StoreError, StudyExists, StudyNotFound
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.sqlite import Database, Row
from carrel.store.study_json import study_from_record, study_record
from carrel.study.name import LONGEST
from carrel.study.study import Study

_SELECT = "SELECT id, name, record_json, revision, active FROM study WHERE removed IS NULL"
_REMOVED = "SELECT id, name, record_json, revision, active FROM study WHERE removed IS NOT NULL"
_EVERY = "SELECT id, name, record_json, revision, active, removed FROM study ORDER BY folded"
_NEW = """
INSERT INTO study (id, name, folded, record_json, revision, active)
VALUES (:id, :name, :folded, :record, :revision, 0)
"""
_SAVE = """
UPDATE study SET name = :name, folded = :folded, record_json = :record, revision = :revision
WHERE id = :id
"""
_RESTORE = "UPDATE study SET removed = NULL WHERE folded = ? AND removed IS NOT NULL"


class StudyRow(NamedTuple):
    """A study with its own id, which stays when its name changes."""

    id: str
    study: Study


class KeptStudy(NamedTuple):
    """A study, be it there or away, with the instant at which it was taken away."""

    row: StudyRow
    removed: str | None


class StudyRows:
    """The studies by name; ``removed`` ones are out of sight."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def every(self) -> tuple[KeptStudy, ...]:
        """All, those that were taken away too, by name."""
        rows = self._database.rows(_EVERY)
        return tuple(KeptStudy(_study(row[:-1]), row[-1]) for row in rows)

    def all(self) -> tuple[StudyRow, ...]:
        """All by name."""
        return tuple(map(_study, self._database.rows(_SELECT + " ORDER BY folded")))

    def removed(self) -> tuple[StudyRow, ...]:
        """Those that were taken away, by name."""
        return tuple(map(_study, self._database.rows(_REMOVED + " ORDER BY folded")))

    def get(self, name: str) -> StudyRow:
        """That of a name, exactly or but for case; raise ``StudyNotFound``, naming the nearest."""
        row = self._database.row(_SELECT + " AND name = ?", (name,)) or self._database.row(
            _SELECT + " AND folded = ?", (_folded(name),)
        )
        if row is None:
            raise StudyNotFound(self._not_found(name))
        return _study(row)

    def active(self) -> StudyRow:
        """The active one; raise ``StudyNotFound`` if none is."""
        row = self._database.row(_SELECT + " AND active = 1")
        if row is None:
            raise StudyNotFound(self._without_active())
        return _study(row)

    def add(self, study: Study) -> None:
        """A row for a study that is new."""
        self._database.run(_NEW, _columns(os.urandom(16).hex(), study))

    def save(self, id: str, study: Study) -> None:  # noqa: A002 - an id is called id
        """The next revision of a study."""
        self._database.run(_SAVE, _columns(id, study))

    def use(self, id: str) -> None:  # noqa: A002 - an id is called id
        """Make one the active one."""
        self._database.run("UPDATE study SET active = 0 WHERE active = 1")
        self._database.run("UPDATE study SET active = 1 WHERE id = ?", (id,))

    def remove(self, id: str, instant: str) -> None:  # noqa: A002 - an id is called id
        """Take one out of sight."""
        sql = "UPDATE study SET removed = :now, active = 0 WHERE id = :id"
        self._database.run(sql, {"now": instant, "id": id})

    def restore(self, name: str) -> bool:
        """Bring one back; give back whether one was away."""
        return bool(self._database.run(_RESTORE, (_folded(name),)))

    def check_free(self, name: str, *, but_for: str = "") -> None:
        """Raise ``StudyExists`` where a study, present or removed, has that name."""
        sql = "SELECT id, name, removed FROM study WHERE folded = ?"
        row = self._database.row(sql, (_folded(name),))
        if row is None or row[0] == but_for:
            return
        if row[2] is not None:
            raise StudyExists(
                f"There was a study '{row[1]}': bring it back with "
                f"'carrel study restore \"{row[1]}\"', or choose another name."
            )
        raise StudyExists(f"There is a study '{row[1]}' already: choose another name.")

    def _not_found(self, name: str) -> str:
        # Costly to import, and needed only to help.
        from difflib import get_close_matches

        names = [row.study.name for row in self.all()]
        if not names:
            return f"There is no study '{name}': begin it with 'carrel study new \"{name}\"'."
        near = get_close_matches(name, names, n=3, cutoff=0.4) or names[:5]
        listed = ", ".join(f"'{one}'" for one in near)
        return f"There is no study '{name}'; there is {listed}: choose one, or begin it."

    def _without_active(self) -> str:
        if self.all():
            return "No study is active: choose one with 'carrel study use NAME'."
        return "There is no study yet: begin one with 'carrel study new NAME'."


def _columns(id: str, study: Study) -> dict[str, Any]:  # noqa: A002 - an id is called id
    return {
        "id": id,
        "name": study.name,
        "folded": _folded(study.name),
        "record": to_json(study_record(study)),
        "revision": study.revision,
    }


@of_sound_rows
def _study(row: Row) -> StudyRow:
    id_, name, record, revision, active = row
    study = study_from_record(
        {**from_json(record), "name": name}, revision=revision, active=bool(active)
    )
    return StudyRow(id_, study)


def clean(name: str) -> str:
    """A name with single spaces; raise ``StoreError`` for an empty, too long or unprintable one."""
    cleaned = " ".join(name.split())
    if not cleaned.strip("."):  # "." and ".." are no names in an address
        raise StoreError("A study needs a name: give it a word or two.")
    if any(unicodedata.category(sign) == "Cc" for sign in cleaned):
        raise StoreError("A study's name has a control character: write it in letters.")
    if len(cleaned) > LONGEST:
        raise StoreError(
            f"The name '{cleaned[:60]}…' has {len(cleaned)} characters: {LONGEST} are the most."
        )
    return cleaned


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())
