"""Citations, bibliographies and styles over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from carrel.library.work import Work
from carrel.store.library import Library
from carrel.values.span import Span
from carrel.workbench.cite_passage import Manner, cite_span

if TYPE_CHECKING:
    from conftest import Browser

pytestmark = pytest.mark.usefixtures("work")
CITE = "/api/works/bacon1625/citation"


@pytest.mark.parametrize(
    "style", ["mla", "apa", "chicago-author-date", "chicago-notes-bibliography"]
)
def test_a_passage_is_cited(browser: Browser, library: Library, work: Work, style: str) -> None:
    """What the API says is what the deed gives, for the clipboard too."""
    query = urlencode({"start": 24, "end": 39, "style": style})
    cited = browser.ask("GET", f"{CITE}?{query}").json()
    told = cite_span(library, work.key, Span(24, 39), Manner(style))
    assert cited["clipboard"] == told.clipboard
    assert "first planted 🌱" in cited["clipboard"]
    assert (cited["citation"], cited["reference"]) == (told.citation, told.reference)
    assert cited["span"] == {"start": 24, "end": 39}
    assert cited["locator"] == {"label": "page", "value": "iv"}


def test_a_work_and_a_page_are_cited(browser: Browser) -> None:
    """Without a passage the whole work; a page by the label it bears."""
    whole = browser.ask("GET", CITE).json()
    assert "Of Gardens" in whole["reference"]
    assert whole["span"] is None
    page = browser.ask("GET", f"{CITE}?page=v&style=apa").json()
    assert "p. v" in page["citation"]
    missing = browser.ask("GET", f"{CITE}?page=xx")
    assert missing.status == 422
    assert "iv to v" in missing.json()["detail"]


def test_a_quotation_is_cited(browser: Browser) -> None:
    """By its words; words that are not there bring the nearest passage."""
    quoted = browser.ask("GET", f"{CITE}?{urlencode({'quote': 'purest of pleasures'})}").json()
    assert quoted["quotation"] == "purest of pleasures"
    wrong = browser.ask("GET", f"{CITE}?{urlencode({'quote': 'finest of pleasures'})}")
    assert wrong.status == 422
    assert "purest of pleasures" in wrong.json()["passage"]


@pytest.mark.parametrize(
    "query",
    ["start=1", "end=1", "start=1&end=5&page=iv", "page=iv&quote=x", "start=0&end=999",
     "style=no-such-style", "format=pdf", "start=one&end=5"],
)  # fmt: skip
def test_what_cannot_be_cited(browser: Browser, query: str) -> None:
    """422 with a sentence for half a passage, two places at once, no such style or format."""
    answer = browser.ask("GET", f"{CITE}?{query}")
    assert answer.status == 422
    assert answer.json()["detail"]


def test_a_bibliography_writes_itself(browser: Browser, library: Library, work: Work) -> None:
    """The works of the active project, in the style that is asked for."""
    assert browser.ask("GET", "/api/bibliography").json()["entries"] == []
    library.projects.add("My project", [work.key])
    written = browser.ask("GET", "/api/bibliography?style=apa&format=markdown").json()
    [entry] = written["entries"]
    assert entry["key"] == work.key
    assert "Bacon, F." in entry["text"]
    assert browser.ask("GET", "/api/bibliography?project=none").status == 404


def test_styles_are_searched(browser: Browser) -> None:
    """By words of their titles; a common name comes first; so many at a time."""
    found = browser.ask("GET", "/api/styles?q=mla&limit=5").json()
    assert found["styles"][0]["id"] == "modern-language-association"
    everything = browser.ask("GET", "/api/styles?limit=1").json()
    assert everything["total"] > 2000
    assert len(everything["styles"]) == 1
