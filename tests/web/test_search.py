"""Search, dictionary and thesaurus over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carrel.library.work import Work
from carrel.store.lexicon import LEXICON

if TYPE_CHECKING:
    from conftest import Browser


def test_words_are_found_where_they_stand(browser: Browser, work: Work) -> None:
    """A hit has its span in code points, its page, and the places of the words in its snippet."""
    found = browser.ask("GET", "/api/search?q=PLEASURES").json()
    assert found["total"] == 1
    [hit] = found["hits"]
    assert (hit["work"], hit["span"], hit["page"], hit["label"]) == (
        work.key,
        {"start": 70, "end": 79},
        2,
        "v",
    )
    [marked] = hit["marked"]
    assert hit["snippet"][marked["start"] : marked["end"]] == "pleasures"
    assert found["per_work"] == [{"work": work.key, "hits": 1}]


def test_one_work_is_searched_page_by_page(browser: Browser, work: Work) -> None:
    """Within a work the hits of each page are counted; a stretch leaves the counts whole."""
    found = browser.ask("GET", f"/api/search?q=garden*&in={work.key}&limit=1").json()
    assert found["per_page"] == [{"page": 1, "hits": 2}]
    assert (len(found["hits"]), found["total"]) == (1, 2)
    rest = browser.ask("GET", f"/api/search?q=garden*&in={work.key}&limit=1&offset=1").json()
    assert rest["hits"] != found["hits"]


def test_a_search_for_nothing(browser: Browser) -> None:
    """No words find nothing; an unknown work is not found; a limit is a number."""
    assert browser.ask("GET", "/api/search?q=").json()["total"] == 0
    assert browser.ask("GET", "/api/search?q=x&in=none").status == 404
    assert browser.ask("GET", "/api/search?q=x&limit=many").status == 422


def test_a_word_is_looked_up(browser: Browser) -> None:
    """An inflected form finds its entries, with definitions and synonyms."""
    assert LEXICON.is_file(), "the build makes the dictionary"
    found = browser.ask("GET", "/api/lexicon?q=went").json()
    entries = [entry for part in found["found"] for entry in part["entries"]]
    assert "go" in {entry["lemma"] for entry in entries}
    assert entries[0]["senses"][0]["gloss"]


@pytest.mark.parametrize("words", ["", "qzxqzx", "strategic partnership", "ы" * 500])
def test_any_words_may_be_looked_up(browser: Browser, words: str) -> None:
    """No words, unknown ones, a phrase, another script: always an answer."""
    from urllib.parse import quote

    answer = browser.ask("GET", f"/api/lexicon?q={quote(words)}")
    assert answer.status == 200
