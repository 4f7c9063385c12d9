"""Projects over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Browser


def test_a_fresh_library_has_an_active_project(browser: Browser) -> None:
    """There is always one to put a work in."""
    [project] = browser.ask("GET", "/api/projects").json()["projects"]
    assert (project["name"], project["active"]) == ("My project", True)


def test_a_project_is_begun_and_used(browser: Browser) -> None:
    """A new one is made active only when it is asked for."""
    begun = browser.ask("POST", "/api/projects", {"name": "Thesis", "style": "apa"})
    assert begun.status == 201
    assert (begun.json()["style"], begun.json()["active"]) == ("apa", False)
    assert browser.ask("POST", "/api/projects", {"name": "thesis"}).status == 409
    assert browser.ask("PUT", "/api/active-project", {"name": "Thesis"}).json()["active"]
    active = [
        p["name"] for p in browser.ask("GET", "/api/projects").json()["projects"] if p["active"]
    ]
    assert active == ["Thesis"]
    assert browser.ask("PUT", "/api/active-project", {"name": "None"}).status == 404


def test_a_project_is_changed(browser: Browser) -> None:
    """Its name, style and language; what is left out stays; a style must exist."""
    path = "/api/projects/My%20project"
    changed = browser.ask("PATCH", path, {"style": "apa", "language": "de"}).json()
    assert (changed["style"], changed["language"]) == ("apa", "de")
    renamed = browser.ask("PATCH", path, {"name": "Book"}).json()
    assert (renamed["name"], renamed["style"], renamed["active"]) == ("Book", "apa", True)
    assert browser.ask("PATCH", path, {"name": "Other"}).status == 404
    unknown = browser.ask("PATCH", "/api/projects/Book", {"style": "no-such-style"})
    assert unknown.status in {404, 422}
    assert browser.ask("POST", "/api/projects", {"name": "X", "style": "no-such"}).status >= 400
    assert browser.ask("POST", "/api/projects", {"name": " "}).status == 422


def test_a_name_may_hold_a_slash(browser: Browser, work: Work) -> None:
    """A name is any text; an encoded slash in an address does not part it."""
    browser.ask("POST", "/api/projects", {"name": "Russia/Iran 100%"})
    path = f"/api/projects/Russia%2FIran%20100%25/works/{work.key}"
    assert browser.ask("PUT", path).json()["works"] == [work.key]


def test_a_project_called_active_is_a_project_as_any_other(browser: Browser) -> None:
    """No address of the projects' own stands in the way of its name."""
    assert browser.ask("POST", "/api/projects", {"name": "active"}).status == 201
    changed = browser.ask("PATCH", "/api/projects/active", {"style": "apa"}).json()
    assert (changed["name"], changed["style"], changed["active"]) == ("active", "apa", False)
    assert browser.ask("PUT", "/api/projects/active", {"name": "My project"}).status == 405
    assert browser.ask("PUT", "/api/active-project", {"name": "active"}).json()["active"]


def test_works_go_in_and_out(browser: Browser, work: Work) -> None:
    """In one step each; twice is as once; a work that is not on the shelf cannot go in."""
    path = f"/api/projects/my%20project/works/{work.key}"
    for _ in range(2):
        assert browser.ask("PUT", path).json()["works"] == [work.key]
    for _ in range(2):
        assert browser.ask("DELETE", path).json()["works"] == []
    assert browser.ask("PUT", "/api/projects/my%20project/works/none").status == 404
    assert browser.ask("PUT", f"/api/projects/none/works/{work.key}").status == 404
