"""What is kept of a study's pages: never of another version, another coder or another filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Browser

STUDY = "/studies/Gardens"
WORDS = ("God Almighty first planted", "a garden", "the purest of pleasures")
FIGURES = ("profile", "alignment", "network", "balance", "scenario", "portfolio", "report")


def told(work: Work, number: int, **changed: Any) -> dict[str, Any]:
    """A claim to be coded."""
    return {
        "work": work.key,
        "quote": WORDS[number],
        "who": "IRN",
        "whom": "RUS",
        "when": "1990 to 2001",
        "factor": f"factor {number}",
        "area": "economic",
        "direction": 1,
        "strength": 2,
        "certainty": 3,
    } | changed


@pytest.fixture
def coded(browser: Browser, work: Work) -> Browser:
    """A desk with a study of two claims."""
    assert browser.ask("POST", "/api/studies", {"name": "Gardens"}).status == 201
    for number in range(2):
        assert browser.ask("POST", f"/api{STUDY}/claims", told(work, number)).status == 201
    return browser


def page(browser: Browser, path: str, **headers: str) -> str:
    """A page of the study as text."""
    answer = browser.ask("GET", f"{STUDY}/{path}", **headers)
    assert answer.status == 200, answer.body
    return answer.body.decode()


@pytest.mark.parametrize("tab", ["claims", *FIGURES])
def test_a_page_asked_again_is_the_same_until_a_claim_changes(
    coded: Browser, work: Work, tab: str
) -> None:
    """Asked twice it is equal; after an act, its undoing too, it tells of what there is now."""
    first = page(coded, tab)
    assert page(coded, tab) == first
    assert coded.ask("POST", f"/api{STUDY}/claims", told(work, 2, direction=-1)).status == 201
    assert "3 claims" in page(coded, tab)
    assert coded.ask("POST", f"/api{STUDY}/undo").status == 200
    again = page(coded, tab)
    assert "2 claims" in again
    assert "3 claims" not in again


@pytest.mark.parametrize("tab", ["claims", *FIGURES])
def test_a_blind_coder_is_never_shown_what_another_was_shown(
    coded: Browser, work: Work, tab: str
) -> None:
    """One address, two coders: each page is of the own claims, whoever asked first."""
    assert coded.ask("PATCH", f"/api{STUDY}", {"blind": True}, if_match="*").status == 200
    mine = page(coded, tab)
    assert "2 claims" in mine
    other = f"{coded.cookie}; carrel-coder=Bob"
    hers = page(coded, tab, cookie=other)
    assert "0 claims" in hers
    answer = coded.ask("POST", f"/api{STUDY}/claims", told(work, 2), cookie=other)
    assert answer.status == 201
    assert "1 claim from 1 source" in page(coded, tab, cookie=other)
    assert page(coded, tab).count("2 claims") == mine.count("2 claims")


def test_the_report_shows_a_blind_coder_only_ratings_of_the_own_claims(
    coded: Browser, work: Work
) -> None:
    """What another rated by their claims stays out of the report, page and files alike."""
    made = coded.ask("POST", f"/api{STUDY}/hypotheses", {"statement": "They trade."})
    assert made.status == 201, made.body
    claims = coded.ask("GET", f"/api{STUDY}/claims").json()["claims"]
    rated = claims[0]["id"]
    address = f"/api{STUDY}/hypotheses/H1/ratings/{rated}"
    assert coded.ask("PUT", address, {"rating": "II"}).status == 200
    assert coded.ask("PATCH", f"/api{STUDY}", {"blind": True}, if_match="*").status == 200
    other = f"{coded.cookie}; carrel-coder=Bob"
    mine = coded.ask("POST", f"/api{STUDY}/claims", told(work, 2), cookie=other).json()["id"]
    assert (
        coded.ask("PUT", address.replace(rated, mine), {"rating": "CC"}, cookie=other).status == 200
    )
    for file in ("report", "report.html"):
        owners, others = page(coded, file), page(coded, file, cookie=other)
        assert ">II<" in owners
        assert ">CC<" not in owners
        assert ">CC<" in others
        assert ">II<" not in others


@pytest.mark.parametrize("tab", ["claims", "profile", "network"])
@pytest.mark.parametrize(
    "query",
    [
        "area=" + "x" * 20_000,
        "&".join(f"source=book{number}" for number in range(3_000)),
        "ids=" + ",".join(f"C{number}" for number in range(5_000)),
        "from=" + "9" * 5_000,
        "who=" + "%F0%9F%8C%8D" * 2_000,
    ],
    ids=["a long word", "many sources", "many ids", "a long number", "a long actor"],
)
def test_a_very_long_filter_is_answered_in_words(coded: Browser, tab: str, query: str) -> None:
    """A page, or a sentence that says what is wrong; the page after it is as it was."""
    before = page(coded, tab)
    answer = coded.ask("GET", f"{STUDY}/{tab}?{query}")
    assert answer.status in {200, 400, 414, 422, 431}, answer.body[:500]
    assert page(coded, tab) == before
