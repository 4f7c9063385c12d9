"""Bring a library's database to the form that this Carrel knows, one numbered step at a time."""

from __future__ import annotations

import hashlib

from carrel.store.errors import NewerLibrary
from carrel.store.instant import now
from carrel.store.sqlite import Database, statements

MIGRATIONS = (
    "0001_library.sql",
    "0002_study.sql",
    "0003_styles.sql",
    "0004_references.sql",
)
"""Every step, oldest first: ``NNNN_what.sql``, numbered from 1 without a gap, never altered."""

_RECORD = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    run_at TEXT NOT NULL
)
"""
_NOTE = "INSERT INTO migration (number, name, digest, run_at) VALUES (:number, :name, :digest, :at)"


def version_of(database: Database) -> int:
    """The number of the last step run; 0 for a new file."""
    if not database.has_table("migration"):
        return 0
    row = database.row("SELECT max(number) FROM migration")
    return int(row[0] or 0) if row else 0


def migrate(database: Database) -> bool:
    """Run the steps that are missing; give back whether there were any.

    Each runs in a transaction of its own together with the record of it, so that a failing or
    killed one leaves the former form. Raise ``NewerLibrary``, with nothing touched, for a
    database that a newer Carrel wrote.
    """
    version = version_of(database)
    if version > len(MIGRATIONS):
        raise NewerLibrary(
            f"The library in {database.file.parent} was written by a newer Carrel (its form is "
            f"{version}, this one knows up to {len(MIGRATIONS)}): update Carrel, or open "
            "another library with --library."
        )
    database.write_ahead()
    if version == len(MIGRATIONS):
        return False
    # Costly to import, and a library is new once.
    from importlib.resources import files

    for number, name in list(enumerate(MIGRATIONS, start=1))[version:]:
        script = (files("carrel.store") / "migrations" / name).read_text(encoding="utf-8")
        run_step(database, number, name, script)
    return True


def run_step(database: Database, number: int, name: str, script: str) -> None:
    """Run one step and record it, whole or not at all; one that was run already is left alone."""
    with database.writing():
        database.run(_RECORD)
        # Another process may have run it between the look at the version and the lock.
        if version_of(database) >= number:
            return
        for statement in statements(script):
            database.run(statement)
        digest = hashlib.sha256(script.encode()).hexdigest()
        database.run(_NOTE, {"number": number, "name": name, "digest": digest, "at": now()})
