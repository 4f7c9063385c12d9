"""The projects, one of which is always active."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from carrel.library.project import DEFAULT_STYLE, Project
from carrel.store.errors import ProjectExists, ProjectNotFound, StoreError, WorkNotFound
from carrel.store.history import Deed, History, Subject
from carrel.store.json_text import from_json, to_json
from carrel.store.sqlite import Database, Row

_SELECT = "SELECT id, name, style, language, active, options_json FROM project"
_BY_NAME = _SELECT + " WHERE name = :name"
_BY_FOLDED = _SELECT + " WHERE folded = :folded"
_ACTIVE = _SELECT + " WHERE active = 1"
_ALL = _SELECT + " ORDER BY folded"
_WORKS = """
SELECT work FROM project_work JOIN work ON citation_key = work
WHERE project = :project AND removed IS NULL ORDER BY place
"""
_OF_WORK = """
SELECT name FROM project JOIN project_work ON project = id WHERE work = :work ORDER BY folded
"""
_NEW = """
INSERT INTO project (id, name, folded, style, language, active)
VALUES (:id, :name, :folded, :style, '', 0)
"""
_ADD = """
INSERT INTO project_work (project, work, place)
SELECT :project, :work, coalesce(max(place), 0) + 1 FROM project_work WHERE project = :project
ON CONFLICT (project, work) DO NOTHING
"""


class Projects:
    """The projects of a library by name."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def new(self, name: str, style: str = DEFAULT_STYLE) -> Project:
        """Begin a project; raise ``ProjectExists`` for a name taken (case does not tell apart)."""
        name = _clean(name)
        with self._database.writing():
            self._check_free(name)
            self._database.run(
                _NEW,
                {
                    "id": os.urandom(16).hex(),
                    "name": name,
                    "folded": _folded(name),
                    "style": style,
                },
            )
            return self._noted(name, Deed.MADE)

    def all(self) -> tuple[Project, ...]:
        """All projects by name."""
        return tuple(self._project(row) for row in self._database.rows(_ALL))

    def get(self, name: str) -> Project:
        """The project of that name, exactly or but for case; raise ``ProjectNotFound``."""
        return self._project(self._row(name))

    def active(self) -> Project:
        """The project that works are put in when none is named."""
        row = self._database.row(_ACTIVE)
        assert row is not None, "a library has an active project from its making"
        return self._project(row)

    def use(self, name: str) -> Project:
        """Make a project the active one."""
        with self._database.writing():
            project = self._row(name)[0]
            self._database.run("UPDATE project SET active = 0 WHERE active = 1")
            self._database.run("UPDATE project SET active = 1 WHERE id = ?", (project,))
            return self._noted(name, Deed.CHANGED)

    def add(self, name: str, keys: Iterable[str]) -> Project:
        """Put works into a project, after those that are in it; raise ``WorkNotFound``."""
        with self._database.writing():
            project = self._row(name)[0]
            added = tuple(keys)
            for key in added:
                self._check_work(key)
                self._database.run(_ADD, {"project": project, "work": key})
            return self._noted(name, Deed.CHANGED, {"added": added})

    def remove(self, name: str, keys: Iterable[str]) -> Project:
        """Take works out of a project; one that is not in it changes nothing."""
        with self._database.writing():
            project = self._row(name)[0]
            removed = tuple(keys)
            self._database.run_many(
                "DELETE FROM project_work WHERE project = ? AND work = ?",
                [(project, key) for key in removed],
            )
            return self._noted(name, Deed.CHANGED, {"removed": removed})

    def save(self, project: Project) -> Project:
        """Keep a project's style, language and options.

        Its works are put in and taken out by ``add`` and ``remove`` alone and it is made active
        by ``use``, so that a stale copy undoes nothing.
        """
        with self._database.writing():
            self._database.run(
                "UPDATE project SET style = :style, language = :language, "
                "options_json = :options WHERE id = :id",
                {
                    "id": self._row(project.name)[0],
                    "style": project.style,
                    "language": project.language,
                    "options": to_json(dict(project.options)),
                },
            )
            return self._noted(project.name, Deed.CHANGED)

    def rename(self, name: str, to: str) -> Project:
        """Give a project another name; raise ``ProjectExists`` if another has it."""
        to = _clean(to)
        with self._database.writing():
            project = self._row(name)[0]
            self._check_free(to, but_for=project)
            self._database.run(
                "UPDATE project SET name = :name, folded = :folded WHERE id = :id",
                {"id": project, "name": to, "folded": _folded(to)},
            )
            return self._noted(to, Deed.CHANGED, {"former": name})

    def of_work(self, key: str) -> tuple[str, ...]:
        """The names of the projects that a work is in."""
        return tuple(str(row[0]) for row in self._database.rows(_OF_WORK, {"work": key}))

    def _row(self, name: str) -> Row:
        row = self._database.row(_BY_NAME, {"name": name}) or self._database.row(
            _BY_FOLDED, {"folded": _folded(name)}
        )
        if row is None:
            names = ", ".join(f"'{project.name}'" for project in self.all())
            raise ProjectNotFound(
                f"There is no project '{name}'; there is {names}: choose one, or begin it with "
                "'carrel project new'."
            )
        return row

    def _project(self, row: Row) -> Project:
        id_, name, style, language, active, options = row
        works = tuple(str(row[0]) for row in self._database.rows(_WORKS, {"project": id_}))
        return Project(name, style, language, works, bool(active), from_json(options))

    def _check_free(self, name: str, *, but_for: str = "") -> None:
        row = self._database.row(_BY_FOLDED, {"folded": _folded(name)})
        if row is not None and row[0] != but_for:
            raise ProjectExists(f"There is a project '{row[1]}' already: choose another name.")

    def _check_work(self, key: str) -> None:
        if not self._database.row(
            "SELECT 1 FROM work WHERE citation_key = ? AND removed IS NULL", (key,)
        ):
            raise WorkNotFound(
                f"There is no work '{key}' to put in a project: look for it on the shelf ('carrel works')."
            )

    def _noted(self, name: str, deed: Deed, more: Mapping[str, Any] | None = None) -> Project:
        project = self.get(name)
        record = {
            "style": project.style,
            "language": project.language,
            "options": dict(project.options),
            "active": project.active,
            **(more or {}),
        }
        self._history.note(Subject.PROJECT, project.name, deed, record)
        return project


def _clean(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned.strip("."):  # "." and ".." are no names in an address
        raise StoreError("A project needs a name: give it a word or two.")
    return cleaned


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())
