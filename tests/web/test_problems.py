"""Errors become problems: every error that Carrel says has its kind."""

from __future__ import annotations

import errno
import importlib
import logging
import pkgutil

import pytest

import carrel
from carrel.values.errors import CarrelError
from carrel.web.problems import ERRORS, KINDS, Kind, problem_of


def _all_errors() -> dict[str, type[CarrelError]]:
    for module in pkgutil.walk_packages(carrel.__path__, "carrel."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: dict[str, type[CarrelError]] = {}
    waiting: list[type[CarrelError]] = [CarrelError]
    while waiting:
        error = waiting.pop()
        found[error.__name__] = error
        waiting += error.__subclasses__()
    return found


def test_the_table_names_errors_that_there_are() -> None:
    """Each name is that of one class of error; none is left over from a renaming."""
    assert set(ERRORS) <= set(_all_errors())


def test_every_not_found_is_a_404() -> None:
    """A class that says something is not there is in the table, or is a value not taken."""
    named = {name for name in _all_errors() if name.endswith("NotFound")}
    assert named - set(ERRORS) <= {"LibraryNotFound", "StyleNotFound"}


def test_every_kind_has_its_status_and_title() -> None:
    """A problem's type can always be explained."""
    assert set(KINDS) == set(Kind)
    assert all(400 <= status < 600 and title for status, title in KINDS.values())


def test_a_fault_is_told_without_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    """The page gets a reference; what happened is in the log under that reference."""
    with caplog.at_level(logging.ERROR, "carrel.web"):
        problem = problem_of(ZeroDivisionError("secret path"))
    assert problem.status == 500
    assert "secret" not in problem.detail
    reference = problem.members["reference"]
    assert reference in problem.detail
    assert reference in caplog.text
    assert "secret path" in caplog.text


def test_a_full_disk_is_said() -> None:
    """A disk that is full is no fault of Carrel's."""
    problem = problem_of(OSError(errno.ENOSPC, "No space left on device"))
    assert problem.status == 507
    assert "make room" in problem.detail
