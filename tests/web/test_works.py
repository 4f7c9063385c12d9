"""Works over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carrel.library.work import Work
from carrel.store.library import Library

if TYPE_CHECKING:
    from conftest import Browser


def test_the_shelf_is_listed(browser: Browser, library: Library, work: Work) -> None:
    """A work comes with its record, its sources, what is missing and its projects."""
    library.projects.add("My project", [work.key])
    answer = browser.ask("GET", "/api/works").json()
    assert answer["total"] == 1
    [found] = answer["works"]
    assert found["key"] == "bacon1625"
    assert found["item"]["title"] == "Of Gardens"
    assert found["item"]["type"] == "document"
    assert found["missing"] == ["issued"]
    assert found["projects"] == ["My project"]
    assert found["provenance"]["title"] == {"origin": "text", "span": {"start": 0, "end": 10}}


@pytest.mark.usefixtures("work")
def test_the_shelf_is_filtered_and_comes_in_stretches(browser: Browser) -> None:
    """By words, by project, so many at a time."""
    assert browser.ask("GET", "/api/works?q=GARDENS+bacon").json()["total"] == 1
    assert browser.ask("GET", "/api/works?q=orchards").json()["total"] == 0
    assert browser.ask("GET", "/api/works?project=my%20project").json()["total"] == 0
    beyond = browser.ask("GET", "/api/works?offset=1").json()
    assert (beyond["works"], beyond["total"]) == ([], 1)
    assert browser.ask("GET", "/api/works?project=nope").status == 404
    assert browser.ask("GET", "/api/works?limit=0").status == 422


@pytest.mark.usefixtures("work")
def test_an_unknown_work_is_not_found(browser: Browser) -> None:
    """404 with a sentence, as problem+json."""
    answer = browser.ask("GET", "/api/works/baco1625")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == "/api/problems/not-found"
    assert problem["status"] == 404
    assert "bacon1625" in problem["detail"]
    assert browser.ask("GET", problem["type"]).json()["title"] == problem["title"]


def test_a_record_is_sent_once(browser: Browser, work: Work) -> None:
    """A browser that has the very version is told so."""
    path = f"/api/works/{work.key}"
    tag = browser.ask("GET", path).headers["etag"]
    again = browser.ask("GET", path, if_none_match=f'"other", {tag}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == tag
    assert browser.ask("GET", path, if_none_match='"other"').status == 200


def test_a_record_is_mended(browser: Browser, work: Work) -> None:
    """Variables are set and taken out; the tag changes; the reader is where they came from."""
    path = f"/api/works/{work.key}"
    tag = browser.ask("GET", path).headers["etag"]
    changes = {"issued": "1625", "title": None, "author": "Bacon, Francis"}
    answer = browser.ask("PATCH", path, changes, if_match=tag)
    assert answer.status == 200
    mended = answer.json()
    assert mended["item"]["issued"] == {"date-parts": [[1625]]}
    assert "title" not in mended["item"]
    assert mended["provenance"]["issued"]["origin"] == "reader"
    assert answer.headers["etag"] == browser.ask("GET", path).headers["etag"] != tag


def test_mending_needs_the_version(browser: Browser, work: Work) -> None:
    """428 without If-Match, 412 with an old one; the record stays as it was."""
    path = f"/api/works/{work.key}"
    before = browser.ask("GET", path)
    assert browser.ask("PATCH", path, {"title": "X"}).status == 428
    stale = browser.ask("PATCH", path, {"title": "X"}, if_match='"old"')
    assert stale.status == 412
    assert "load it again" in stale.json()["detail"]
    assert browser.ask("GET", path).body == before.body


def test_values_that_csl_cannot_hold_are_named(browser: Browser, work: Work) -> None:
    """Each wrong variable is named with its sentence, and none of the others is changed."""
    path = f"/api/works/{work.key}"
    tag = browser.ask("GET", path).headers["etag"]
    changes = {"title": "New", "author": 7, "colour": "red", "type": "scroll", "issued": [1]}
    answer = browser.ask("PATCH", path, changes, if_match=tag)
    assert answer.status == 422
    errors = {error["field"]: error["detail"] for error in answer.json()["errors"]}
    assert set(errors) == {"author", "colour", "type", "issued"}
    assert browser.ask("GET", path).json()["item"]["title"] == "Of Gardens"
    assert browser.ask("PATCH", path, {}, if_match=tag).status == 422


def test_a_work_is_taken_away_and_brought_back(browser: Browser, work: Work) -> None:
    """What is taken off the shelf is gone from it and can be put back."""
    path = f"/api/works/{work.key}"
    assert browser.ask("DELETE", path, if_match='"old"').status == 412
    gone = browser.ask("DELETE", path)
    assert (gone.status, gone.body) == (204, b"")
    assert browser.ask("GET", path).status == 404
    assert browser.ask("POST", f"{path}/restoration").status == 200
    assert browser.ask("GET", path).status == 200


def test_a_page_counts_in_code_points(browser: Browser, work: Work) -> None:
    """Spans count code points from the start of the whole text, on every page."""
    first = browser.ask("GET", f"/api/works/{work.key}/pages/1")
    page = first.json()
    assert (page["number"], page["of"], page["label"]) == (1, 2, "iv")
    paragraph = page["blocks"][1]["span"]
    assert page["text"][paragraph["start"] : paragraph["end"]].endswith("🌱 a garden.")
    second = browser.ask("GET", f"/api/works/{work.key}/pages/2").json()
    assert second["span"] == {"start": 50, "end": 81}
    assert second["blocks"] == [{"kind": "paragraph", "span": {"start": 50, "end": 80}, "level": 0}]
    tag = first.headers["etag"]
    assert browser.ask("GET", f"/api/works/{work.key}/pages/1", if_none_match=tag).status == 304


def test_a_page_that_is_not_there(browser: Browser, work: Work) -> None:
    """404 says how many pages there are."""
    answer = browser.ask("GET", f"/api/works/{work.key}/pages/3")
    assert answer.status == 404
    assert "1 to 2" in answer.json()["detail"]
