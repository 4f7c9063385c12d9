"""Projects: one of them active, works in the order in which they came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carrel.library.project import DEFAULT_STYLE, Project
from carrel.library.work import Work
from carrel.store.errors import ProjectExists, ProjectNotFound, StoreError, WorkNotFound
from carrel.store.history import Subject
from carrel.store.library import Library


@pytest.fixture
def shelf(library: Library) -> Library:
    """A library with the works a, b and c."""
    for key in "abc":
        library.works.save(Work(key, {}))
    return library


def test_just_one_project_is_active(library: Library) -> None:
    """Using another lets go of the first."""
    assert library.projects.new("Thesis", "apa") == Project("Thesis", "apa")
    assert library.projects.active().name == "My project"
    assert library.projects.use("thesis") == Project("Thesis", "apa", active=True)
    assert [project.active for project in library.projects.all()] == [False, True]
    assert library.projects.active() == library.projects.get("Thesis")


def test_works_stay_in_the_order_in_which_they_were_put_in(shelf: Library) -> None:
    """One put in again keeps its place; one taken out is gone from this project alone."""
    shelf.projects.add("My project", ["c", "a"])
    assert shelf.projects.add("My project", ["b", "c"]).works == ("c", "a", "b")
    shelf.projects.new("Other")
    shelf.projects.add("other", ["a"])
    assert shelf.projects.of_work("a") == ("My project", "Other")
    assert shelf.projects.remove("My project", ["a", "zz"]).works == ("c", "b")
    assert shelf.projects.of_work("a") == ("Other",)
    assert shelf.works.get("a").key == "a"


def test_an_unknown_work_puts_none_in(shelf: Library) -> None:
    """Putting in is whole or not at all."""
    with pytest.raises(WorkNotFound, match="'zz'"):
        shelf.projects.add("My project", ["a", "zz"])
    assert shelf.projects.active().works == ()


def test_a_name_is_found_but_for_case_and_space(library: Library) -> None:
    """Names are told apart by more than case, in every script."""
    library.projects.new("  Große   Arbeit ")
    assert library.projects.get("GROSSE ARBEIT").name == "Große Arbeit"
    with pytest.raises(ProjectExists, match="There is a project 'Große Arbeit' already"):
        library.projects.new("große arbeit")
    with pytest.raises(ProjectNotFound, match="there is 'Große Arbeit', 'My project'"):
        library.projects.get("nothing")
    with pytest.raises(StoreError, match="needs a name"):
        library.projects.new(" \n")


def test_saving_keeps_style_and_language_alone(shelf: Library) -> None:
    """A stale copy of a project takes no work out and makes nothing active."""
    stale = shelf.projects.active()
    shelf.projects.add("My project", ["a"])
    shelf.projects.new("Other")
    shelf.projects.use("Other")
    saved = shelf.projects.save(replace(stale, style="apa", language="fa"))
    assert saved == Project("My project", "apa", "fa", ("a",), active=False)
    assert stale.style == DEFAULT_STYLE


def test_a_project_keeps_its_works_under_another_name(shelf: Library) -> None:
    """Renaming may change case alone, but takes no name that is another's."""
    shelf.projects.add("My project", ["a"])
    shelf.projects.new("Other")
    assert shelf.projects.rename("my project", "My Project").name == "My Project"
    with pytest.raises(ProjectExists):
        shelf.projects.rename("My Project", "other")
    renamed = shelf.projects.rename("My Project", "Thesis")
    assert (renamed.works, renamed.active) == (("a",), True)
    former = [e.record.get("former") for e in shelf.history.all() if e.subject is Subject.PROJECT]
    assert former[-2:] == ["my project", "My Project"]
