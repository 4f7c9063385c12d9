"""Marks and notes over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Browser

pytestmark = pytest.mark.usefixtures("work")

MARKS = "/api/works/bacon1625/annotations"
PLANTED = {"start": 24, "end": 39}


def test_a_passage_is_marked(browser: Browser) -> None:
    """201 with its address and tag; the passage is held by position and by quotation."""
    answer = browser.ask("POST", MARKS, {**PLANTED, "color": "green", "tags": ["#plants", ""]})
    assert answer.status == 201
    made = answer.json()
    assert made["span"] == PLANTED
    assert made["quote"]["exact"] == "first planted 🌱"
    assert made["quote"]["prefix"].endswith("Almighty ")
    assert (made["color"], made["tags"], made["motivation"]) == (
        "green",
        ["plants"],
        "highlighting",
    )
    assert answer.headers["etag"] == '"1"'
    kept = browser.ask("GET", answer.headers["location"])
    assert kept.json() == made
    assert browser.ask("GET", answer.headers["location"], if_none_match='"1"').status == 304


def test_a_passage_is_marked_by_its_words(browser: Browser) -> None:
    """A quotation that the source has is found; white space does not matter."""
    made = browser.ask("POST", MARKS, {"quote": "first  planted\n🌱", "note": "*Early*"})
    assert made.status == 201
    assert made.json()["span"] == PLANTED
    assert made.json()["motivation"] == "commenting"


def test_words_that_are_not_there_bring_the_nearest(browser: Browser) -> None:
    """The problem carries the passage that is most like them and where they differ."""
    answer = browser.ask("POST", MARKS, {"quote": "It is the finest of pleasures."})
    assert answer.status == 422
    problem = answer.json()
    assert problem["type"].endswith("/not-quoted")
    assert problem["passage"] == "It is the purest of pleasures."
    assert problem["nearest"] == {"start": 50, "end": 80}
    assert problem["differences"] == [{"typed": "finest", "source": "purest"}]


def test_a_note_on_the_work(browser: Browser) -> None:
    """Without a passage it is on the work as a whole, and comes first."""
    browser.ask("POST", MARKS, PLANTED)
    made = browser.ask("POST", MARKS, {"note": "An essay."}).json()
    assert (made["span"], made["quote"], made["color"]) == (None, None, "")
    listed = browser.ask("GET", MARKS).json()
    assert [found["span"] for found in listed["annotations"]] == [None, PLANTED]
    assert listed["total"] == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"start": 3}, "end"),
        ({"end": 3}, "start"),
        ({"start": 3, "end": 9, "quote": "x"}, "quote"),
        ({"start": "three", "end": 9}, "start"),
        ({"start": 3, "end": 9, "colour": "red"}, "colour"),
        ({"start": 3, "end": 9, "tags": [1]}, "tags"),
    ],
)
def test_what_cannot_be_marked_is_named(
    browser: Browser, body: dict[str, object], field: str
) -> None:
    """422 names the member that cannot be taken."""
    answer = browser.ask("POST", MARKS, body)
    assert answer.status == 422
    assert [error["field"].split("[")[0] for error in answer.json()["errors"]] == [field]


@pytest.mark.parametrize(
    "body",
    [
        {"start": 9, "end": 3},
        {"start": -1, "end": 3},
        {"start": 3, "end": 82},
        {"start": 10, "end": 11},
        {"start": 3, "end": 9, "color": "mauve"},
        {"note": "  "},
        {},
    ],
)
def test_what_the_desk_cannot_mark_is_said(browser: Browser, body: dict[str, object]) -> None:
    """422 with one sentence, and nothing is kept."""
    answer = browser.ask("POST", MARKS, body)
    assert answer.status == 422
    assert answer.json()["detail"].endswith(".")
    assert browser.ask("GET", MARKS).json()["total"] == 0


def test_a_mark_is_changed_by_who_saw_it_last(browser: Browser) -> None:
    """If-Match guards against two windows; what is left out stays."""
    made = browser.ask("POST", MARKS, {**PLANTED, "tags": ["a"]})
    path = made.headers["location"]
    assert browser.ask("PATCH", path, {"note": "x"}).status == 428
    changed = browser.ask("PATCH", path, {"note": "x"}, if_match='"1"')
    assert changed.status == 200
    assert changed.headers["etag"] == '"2"'
    assert (changed.json()["note"], changed.json()["tags"]) == ("x", ["a"])
    stale = browser.ask("PATCH", path, {"note": "y"}, if_match='"1"')
    assert stale.status == 412
    assert stale.json()["type"].endswith("/stale")
    assert browser.ask("GET", path).json()["note"] == "x"
    assert browser.ask("PATCH", path, {"color": "mauve"}, if_match='"2"').status == 422


def test_a_mark_is_deleted_and_brought_back(browser: Browser) -> None:
    """Deleting asks nothing and is undone."""
    path = browser.ask("POST", MARKS, PLANTED).headers["location"]
    assert browser.ask("DELETE", path, if_match='"9"').status == 412
    assert browser.ask("DELETE", path).status == 204
    assert browser.ask("GET", path).status == 404
    assert browser.ask("GET", MARKS).json()["total"] == 0
    assert browser.ask("POST", f"{path}/restoration").json()["span"] == PLANTED
    assert browser.ask("GET", MARKS).json()["total"] == 1
    assert browser.ask("GET", "/api/annotations/none").status == 404


def test_marks_are_listed_by_page_colour_and_tag(browser: Browser) -> None:
    """Those that touch a page of the text; those of a colour or a tag in all works."""
    browser.ask("POST", MARKS, {**PLANTED, "color": "green", "tags": ["plants"]})
    browser.ask("POST", MARKS, {"start": 50, "end": 55, "color": "red"})
    on_second = browser.ask("GET", f"{MARKS}?page=2").json()["annotations"]
    assert [found["color"] for found in on_second] == ["red"]
    assert browser.ask("GET", "/api/annotations?color=green").json()["total"] == 1
    assert browser.ask("GET", "/api/annotations?tag=plants").json()["total"] == 1
    few = browser.ask("GET", "/api/annotations?limit=1").json()
    assert (len(few["annotations"]), few["total"]) == (1, 2)
    assert browser.ask("GET", f"{MARKS}?page=9").status == 404
