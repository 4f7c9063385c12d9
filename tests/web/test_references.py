"""Reference lists over the API and as pages."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

HOSTILE = '<script>alert(1)</script> & "Co" <img src=x onerror=alert(1)>. 1999.'
LIST = f"Bacon, F. (1625). Of Gardens. London.\n{HOSTILE}\nDoe, J. 2001. Walls. Orbis.\n"


@pytest.fixture
def pasted(browser: Any) -> dict[str, Any]:
    """A list that was pasted, as the API answered."""
    answer = browser.ask("POST", "/api/references", {"text": LIST, "one_per_line": True})
    assert answer.status == 201
    return answer.json()


def address(pasted: dict[str, Any], *parts: str) -> str:
    """The address of a list or of something of it."""
    return "/".join(["/api/references", pasted["document"], *parts])


def span_text(entry: dict[str, Any]) -> str:
    """An entry's place as addresses have it."""
    return f"{entry['span']['start']}:{entry['span']['end']}"


def test_a_pasted_list_is_read_listed_taken_away_and_brought_back(
    browser: Any, pasted: dict[str, Any]
) -> None:
    """Entries in order with their words; the list is kept until it is taken away."""
    assert [each["raw"] for each in pasted["references"]] == LIST.splitlines()
    (listed,) = browser.ask("GET", "/api/references").json()["lists"]
    assert listed["references"] == 3
    assert browser.ask("DELETE", address(pasted)).status == 204
    assert browser.ask("GET", "/api/references").json()["lists"] == []
    back = browser.ask("POST", address(pasted, "restoration"))
    assert back.json() == pasted


def test_a_correction_its_rules_and_undo(browser: Any, pasted: dict[str, Any]) -> None:
    """A value typed is understood, kept apart, offered elsewhere, and taken back."""
    first = pasted["references"][0]
    path = address(pasted, "entries", span_text(first))
    done = browser.ask("PATCH", path, {"values": {"author": "Bacon, Francis", "title": "Gardens"}})
    assert done.status == 200
    changed = done.json()["reference"]
    assert changed["item"]["author"] == [{"family": "Bacon", "given": "Francis"}]
    assert changed["corrected"] == ["author", "title"]
    assert changed["raw"] == first["raw"]
    undone = browser.ask("POST", address(pasted, "undo")).json()
    assert undone["references"] == pasted["references"]
    assert browser.ask("POST", address(pasted, "redo")).json()["references"][0] == changed


def test_cut_join_seen_and_left_out(browser: Any, pasted: dict[str, Any]) -> None:
    """Borders and words of a person's, each answered with the list as it is then."""
    first = pasted["references"][0]
    at = first["span"]["start"] + 18
    cut = browser.ask("POST", address(pasted, "entries", span_text(first), "cut"), {"at": at})
    assert len(cut.json()["references"]) == 4
    spans = [each["span"] for each in cut.json()["references"][:2]]
    joined = browser.ask("POST", address(pasted, "joined"), {"spans": spans}).json()
    assert [each["raw"] for each in joined["references"]] == LIST.splitlines()
    last = joined["references"][2]["span"]
    seen = browser.ask("POST", address(pasted, "seen"), {"spans": [last]}).json()
    assert seen["references"][2]["certainty"] == "seen"
    out = browser.ask("POST", address(pasted, "left-out"), {"spans": [last]}).json()
    assert (len(out["references"]), len(out["left_out"])) == (2, 1)


def test_into_the_project_and_out_again(browser: Any, pasted: dict[str, Any]) -> None:
    """An entry becomes a work of the active project; taken out, it is gone from the shelf."""
    spans = [pasted["references"][0]["span"]]
    shelved = browser.ask("POST", address(pasted, "works"), {"spans": spans}).json()
    key = shelved["references"][0]["work"]
    assert browser.ask("GET", f"/api/works/{key}").json()["projects"] == [shelved["project"]]
    assert browser.ask("GET", f"/works/{key}").status == 200
    assert browser.ask("GET", f"/works/{key}/read").status == 200
    lists = browser.ask("POST", address(pasted, "works", "removal"), {"spans": spans}).json()
    assert lists["references"][0]["work"] == ""
    assert browser.ask("GET", f"/api/works/{key}").status == 404


def test_the_button_for_all_that_are_sure_says_how_many(
    browser: Any, pasted: dict[str, Any]
) -> None:
    """It is there while some are sure and not in the project, and counts them."""

    def button() -> str:
        page = LexborHTMLParser(browser.ask("GET", f"/references/{pasted['document']}").body)
        found = page.css_first('[data-act="entries-into"]')
        return found.text() if found else ""

    spans = [each["span"] for each in pasted["references"]]
    browser.ask("POST", address(pasted, "seen"), {"spans": spans})
    assert button().startswith("All 3 that are sure into ")
    for left in ("All 2 that are sure into ", "The one that is sure into ", ""):
        browser.ask("POST", address(pasted, "works"), {"spans": [spans.pop()]})
        assert button().startswith(left)
        assert bool(button()) == bool(left)


def test_a_work_that_a_list_has_twice_goes_into_the_project_once(browser: Any) -> None:
    """Of a note and its entry in the list the one that says more is ready, not both."""
    twice = (
        "Doe, Jane. The Walls of Ithaca. London: Orbis, 2001.\n"
        "Jane Doe, The Walls of Ithaca (2001).\nRoe, Ann. Gates. Paris: Orbis, 1999.\n"
    )
    pasted = browser.ask("POST", "/api/references", {"text": twice, "one_per_line": True}).json()
    spans = [each["span"] for each in pasted["references"]]
    browser.ask("POST", address(pasted, "seen"), {"spans": spans})
    page = LexborHTMLParser(browser.ask("GET", f"/references/{pasted['document']}").body)
    ready = [card.attributes["data-entry"] for card in page.css(".ref-card[data-ready]")]
    assert ready == [span_text(pasted["references"][place]) for place in (0, 2)]
    (button,) = page.css('[data-act="entries-into"]')
    assert button.text().startswith("All 2 that are sure")


def test_an_entry_as_its_card_shows_it(browser: Any) -> None:
    """A year bears its letter, names in Arabic script their own comma, a dash the name before."""
    text = (
        "Orlan, Piotr. 2008a. Arms for Caviar. New York: Northgate University Press.\n"
        "———. 2008b. Trade Winds over the Sea. Warsaw: Institute of Eastern Markets.\n"
        "صادقی‌فر، بهروز (۱۳۸۶). روسیه و بازی بزرگ. تهران: نشر افق نو.\n"
    )
    asked = {"text": text, "one_per_line": True}
    document = browser.ask("POST", "/api/references", asked).json()["document"]
    page = LexborHTMLParser(browser.ask("GET", f"/references/{document}").body)
    cards = [
        {
            value.attributes["data-variable"]: words.text()
            for value in card.css(".ref-value")
            for words in value.css(".value")
        }
        for card in page.css(".ref-card")
    ]
    assert [card["issued"] for card in cards] == ["2008a", "2008b", "1386 [2007/08]"]
    assert [card["author"] for card in cards[1:]] == ["Orlan, Piotr", "صادقی‌فر، بهروز"]
    assert not any("year-suffix" in card for card in cards)


def test_a_rule_is_taken(browser: Any, pasted: dict[str, Any]) -> None:
    """One variable of several entries, undone at once."""
    spans = [each["span"] for each in pasted["references"][::2]]
    values = [{"span": span, "value": "London"} for span in spans]
    taken = browser.ask(
        "POST", address(pasted, "rules"), {"variable": "publisher-place", "values": values}
    )
    places = [each["item"].get("publisher-place") for each in taken.json()["references"]]
    assert places == ["London", None, "London"]


@pytest.mark.parametrize(
    ("method", "tail", "body", "status"),
    [
        ("PATCH", "entries/0:1", {"values": {"title": "x"}}, 404),
        ("PATCH", "entries/what", {"values": {"title": "x"}}, 422),
        ("PATCH", "entries/0:37", {"values": {"colour": "x"}}, 422),
        ("POST", "entries/0:37/cut", {"at": 0}, 422),
        ("POST", "entries", {"start": 5, "end": 99_999}, 422),
        ("POST", "joined", {"spans": []}, 422),
        ("POST", "works", {"spans": [{"start": 0, "end": 37}], "work": "nobody"}, 404),
        ("POST", "undo", None, 422),
    ],
)
def test_what_cannot_be_is_answered_as_a_problem(
    browser: Any, pasted: dict[str, Any], method: str, tail: str, body: object, status: int
) -> None:
    """Each with its kind and one sentence; nothing is kept."""
    answer = browser.ask(method, address(pasted, tail), body)
    assert answer.status == status, answer.body
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert browser.ask("GET", address(pasted)).json()["version"] == 0


def test_no_such_list(browser: Any) -> None:
    """An unknown digest is not found, in the API and as a page."""
    assert browser.ask("GET", f"/api/references/{'0' * 64}").status == 404
    assert browser.ask("GET", f"/references/{'0' * 64}").status == 404
    assert browser.ask("POST", "/api/references", {"text": " … "}).status == 422


def test_nothing_of_a_source_comes_alive_on_the_pages(browser: Any, pasted: dict[str, Any]) -> None:
    """Markup in an entry stays letters, on the list, in the form, among the pasted lists."""
    entry = span_text(pasted["references"][1])
    base = f"/references/{pasted['document']}"
    for path in (base, f"{base}/entries/{entry}", "/references", f"{base}?show=look"):
        answer = browser.ask("GET", path)
        assert answer.status == 200
        page = LexborHTMLParser(answer.body.decode())
        assert not page.css("img")
        assert all(script.attributes.get("src") for script in page.css("script"))
        assert "style=" not in answer.body.decode()
    raws = [each.text() for each in LexborHTMLParser(browser.ask("GET", base).body).css(".ref-raw")]
    assert HOSTILE in raws


def test_a_list_is_read_on_its_page_without_script(browser: Any, work: Any) -> None:
    """A work without a list says so; downloads come in each format."""
    page = browser.ask("GET", f"/works/{work.key}/references")
    assert "No reference list was found" in page.body.decode()
    for name, ending in (("bibtex", "bib"), ("ris", "ris"), ("csl-json", "json"), ("x", "bib")):
        answer = browser.ask("GET", f"/references/{work.document}/download?format={name}")
        assert answer.status == 200
        assert f'references.{ending}"' in answer.headers["content-disposition"]
