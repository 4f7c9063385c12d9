"""The figures of a study over HTTP: pages whose marks lead to claims, files, scenarios, reports."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Answer, Browser

STUDY = "/studies/Gardens"
WORDS = ("God Almighty first planted", "a garden", "the purest of pleasures")
FACTORS = (("IRN", "RUS", "arms", "military-security", 1), ("RUS", "USA", "trade", "economic", -1))


@pytest.fixture
def coded(browser: Browser, work: Work) -> Browser:
    """A desk with a study of three actors and some claims."""
    assert browser.ask("POST", "/api/studies", {"name": "Gardens"}).status == 201
    told = [*FACTORS, ("IRN", "USA", "war", "political", -1), ("IRN", "RUS", "oil", "economic", -1)]
    for number, (who, whom, factor, area, direction) in enumerate(told):
        claim: dict[str, Any] = {
            "work": work.key,
            "quote": WORDS[number % len(WORDS)],
            "who": who,
            "whom": whom,
            "when": f"{1990 + number} to 2001",
            "factor": factor,
            "area": area,
            "direction": direction,
            "strength": 3 if direction > 0 else 1,
            "certainty": 3,
        }
        answer = browser.ask("POST", f"/api{STUDY}/claims", claim)
        assert answer.status == 201, answer.body
    return browser


def page_of(browser: Browser, tab: str) -> str:
    """A page of figures."""
    answer = browser.ask("GET", f"{STUDY}/{tab}")
    assert answer.status == 200, answer.body
    return answer.body.decode()


def links_of(page: str) -> set[str]:
    """The addresses of the claims that marks lead to."""
    return {link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*claims\?[^"]*)"', page)}


@pytest.mark.parametrize(
    "tab", ["profile", "alignment", "network", "balance", "scenario", "portfolio", "report"]
)
def test_every_figure_has_its_marks_its_counts_and_its_table(coded: Browser, tab: str) -> None:
    """Each page shows a drawing, says how much it rests on, and holds the numbers."""
    page = page_of(coded, tab)
    assert "<svg" in page
    assert 'aria-current="page"' in page
    assert " from 1 source" in page
    assert "<th scope=" in page


@pytest.mark.parametrize("tab", ["profile", "alignment", "network", "balance"])
def test_every_mark_leads_to_claims_that_are_there(coded: Browser, tab: str) -> None:
    """Each address behind a mark answers with a table of at least one claim."""
    links = links_of(page_of(coded, tab))
    assert links
    for link in links:
        path = urlsplit(link)
        answer = coded.ask("GET", f"{path.path}?{path.query}")
        assert answer.status == 200


def test_a_bar_leads_to_the_claims_of_its_side(coded: Browser) -> None:
    """The bar "apart" of an area lists what sets apart there, and nothing else."""
    links = links_of(page_of(coded, "profile?who=IRN&whom=RUS"))
    [apart] = [link for link in links if "area=economic&side=apart" in link]
    page = coded.ask("GET", apart).body.decode()
    assert "oil" in page
    assert "1 claim from 1 source" in page
    [together] = [link for link in links if "military-security&side=together" in link]
    assert "1 claim from 1 source" in coded.ask("GET", together).body.decode()


def test_charts_come_as_files(coded: Browser) -> None:
    """SVG that stands alone, CSV and JSON with the same numbers; no other name is answered."""
    svg = coded.ask("GET", f"{STUDY}/charts/profile.svg?who=IRN&whom=RUS")
    assert svg.headers["content-type"] == "image/svg+xml"
    assert "var(" not in svg.body.decode()
    table = list(
        csv.reader(io.StringIO(coded.ask("GET", f"{STUDY}/charts/profile.csv").body.decode()))
    )
    said = coded.ask("GET", f"{STUDY}/charts/profile.json").json()
    assert table[0] == said["columns"]
    assert len(table) == len(said["rows"]) + 1
    for name in ("profile.png", "nothing.svg", "profile", "..%2Fprofile.svg"):
        assert coded.ask("GET", f"{STUDY}/charts/{name}").status == 404


def test_a_scenario_says_what_a_move_changes(coded: Browser) -> None:
    """Iran and the United States reconciled: the triad is shown before and after."""
    quiet = page_of(coded, "scenario?at=2001")
    assert "1 of 1" in quiet
    moved = page_of(coded, "scenario?at=2001&set=IRN~USA&IRN~USA=0.6")
    assert "0 of 1" in moved
    assert "Carrel&#39;s own" in moved


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("set=IRN~USA&IRN~USA=2", "from -1 to +1"),
        ("set=IRN~USA&IRN~USA=much", "write -1 to 1"),
        ("set=IRN", "names no tie"),
        ("half_life=0", "half-life"),
        ("half_life=soon", "is no number"),
        ("at=later", "is no number"),
    ],
)
def test_what_cannot_be_set_is_told_in_a_sentence(coded: Browser, query: str, words: str) -> None:
    """A problem page with the way out, never a fault."""
    answer: Answer = coded.ask("GET", f"{STUDY}/scenario?{query}")
    assert 400 <= answer.status < 500
    assert words in answer.body.decode()


def test_a_dyad_of_one_actor_says_what_is_wrong(coded: Browser) -> None:
    """A page that draws nothing, and the sentence that says why."""
    for tab in ("profile", "alignment", "balance", "portfolio"):
        page = page_of(coded, f"{tab}?who=IRN&whom=IRN")
        assert "two different actors" in page


def test_an_empty_study_says_why_its_figures_are_empty(browser: Browser, work: Work) -> None:
    """No claim: no drawing, and a reason on every page."""
    assert work.key
    assert browser.ask("POST", "/api/studies", {"name": "Gardens"}).status == 201
    for tab in ("profile", "alignment", "network", "balance", "scenario", "portfolio", "report"):
        page = page_of(browser, tab)
        assert "<svg" not in page
        reasons = ('class="empty"', "No claim", "No tie", "0 sources, 0 claims")
        assert any(reason in page for reason in reasons), tab


def test_the_width_that_a_browser_shows_is_drawn_alone(coded: Browser) -> None:
    """A browser says in a cookie which form it shows; of one that says nothing both are drawn."""
    assert page_of(coded, "network").count("<svg") == 2
    door = coded.cookie
    for width in ("narrow", "wide"):
        coded.cookie = f"{door}; carrel-chart={width}"
        page = page_of(coded, "network")
        assert page.count("<svg") == 1
        assert f'class="chart-{width} chart-alone"' in page
    coded.cookie = f"{door}; carrel-chart=%3Cb%3E"
    assert page_of(coded, "network").count("<svg") == 2


def test_the_report_comes_as_files(coded: Browser) -> None:
    """HTML and DOCX, each whole: the passages with their citations, and the bibliography."""
    html = coded.ask("GET", f"{STUDY}/report.html")
    assert "God Almighty first planted" in html.body.decode()
    assert "Bibliography" in html.body.decode()
    assert "attachment" in html.headers["content-disposition"]
    docx = coded.ask("GET", f"{STUDY}/report.docx")
    assert docx.body.startswith(b"PK")
