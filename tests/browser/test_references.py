"""Reference lists in a real browser: beside the text and pasted, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
AXE = Path(__file__).resolve().parents[2] / "browser" / "node_modules" / "axe-core" / "axe.min.js"
ESSAY = """On Lists

Gardens were praised early (Bacon 1625, 12), walls late (Doe 1999).

References

Bacon, F. (1625). Of Gardens. London: Haviland.

Doe, J. (1999). Of Walls. Foreign Affairs, 4(2), 2-8.

Roe, R. (2001). Of Doors. Foreign Affairs, 5(1), 9-12.
"""
LIT = "[...(CSS.highlights.get('reference') ?? [])].map((range) => range.toString())"


@pytest.fixture
def desk(carrel: Any, open_desk: Any, library_folder: Path, tmp_path: Path) -> Any:
    """A desk with an essay that has a list."""
    file = tmp_path / "essay.txt"
    file.write_text(ESSAY, encoding="utf-8")
    assert carrel("add", file).returncode == 0
    with open_desk(library_folder) as opened:
        yield opened


def open_list(sat: Any) -> None:
    """The reader with the list beside the text, the keyboard on the first entry."""
    key = sat.ask("GET", "/api/works")["works"][0]["key"]
    sat.go(f"/works/{key}/read")
    sat.page.keyboard.press("r")
    sat.page.locator("#references-beside .ref-card").first.wait_for()
    sat.page.locator(".ref-card").first.focus()


def cards(sat: Any) -> Any:
    """The entries that are shown."""
    return sat.page.locator(".ref-card")


def violations(sat: Any) -> list[str]:
    """What axe-core objects to."""
    sat.page.add_script_tag(path=AXE)
    found = sat.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]


def test_beside_the_text_by_keyboard(desk: Any, sit: Any) -> None:
    """Walk, correct, take the rule, undo, join, say it is right, put it into the project."""
    with sit(desk, viewport=WIDE) as sat:
        open_list(sat)
        keys = sat.page.keyboard
        assert cards(sat).count() == 3
        keys.press("ArrowDown")
        keys.press("Enter")
        sat.page.locator("#entry-form").wait_for()
        sat.page.fill("#entry-title", "Of All Walls")
        sat.page.fill("#entry-container-title", "For. Aff.")
        keys.press("Enter")
        sat.said("Corrected.")
        second = cards(sat).nth(1)
        assert "Of All Walls" in second.inner_text()
        assert "by you" in second.inner_text()
        keys.press("u")
        sat.said("Taken back.")
        assert "Of All Walls" not in cards(sat).nth(1).inner_text()
        cards(sat).nth(1).focus()
        keys.press("+")
        sat.said("The two are one entry.")
        assert cards(sat).count() == 2
        keys.press("u")
        sat.said("Taken back.")
        assert cards(sat).count() == 3
        cards(sat).first.focus()
        keys.press("g")
        sat.said("It is in My project")
        assert len(sat.ask("GET", "/api/projects")["projects"][0]["works"]) == 1
        keys.press("u")
        sat.said("again.")
        assert sat.ask("GET", "/api/projects")["projects"][0]["works"] == []


def test_a_value_is_seen_above_the_sheet(desk: Any, sit: Any) -> None:
    """On a phone the list lies over the text: what a value leads to shows above it."""
    with sit(desk, viewport=PHONE, has_touch=True, is_mobile=True) as sat:
        key = sat.ask("GET", "/api/works")["works"][0]["key"]
        sat.go(f"/works/{key}/read")
        sat.page.get_by_role("button", name="More").tap()
        sat.page.locator("#more [data-panel=references]").tap()
        cards(sat).nth(1).locator(".ref-value[data-variable=title]").tap()
        sat.page.wait_for_function(f"{LIT}.includes('Of Walls')")
        place = sat.page.evaluate(
            "[...CSS.highlights.get('reference')].at(-1).getBoundingClientRect().bottom"
        )
        assert 0 < place < sat.page.locator("#side-end").bounding_box()["y"]
        assert sat.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_number_of_references_stays_beside_its_button(desk: Any, sit: Any) -> None:
    """When an entry is corrected, left out by its fold, and brought back."""
    with sit(desk, viewport=WIDE) as sat:
        open_list(sat)
        number = sat.page.locator("[data-count=references]").first
        assert number.inner_text() == "3"
        cards(sat).nth(1).locator("summary").click()
        cards(sat).nth(1).get_by_role("button", name="Leave out reference 2").click()
        sat.said("Left out")
        assert number.inner_text() == "2"
        sat.press("u")
        sat.said("Taken back.")
        assert number.inner_text() == "3"


def test_an_entry_is_lit_in_the_text(desk: Any, sit: Any) -> None:
    """With the keyboard on an entry, its words are lit where they stand."""
    with sit(desk, viewport=WIDE) as sat:
        open_list(sat)
        sat.press("ArrowDown")
        assert any("Of Walls" in words for words in sat.page.evaluate(LIT))


def test_a_citation_leads_to_its_entry(desk: Any, sit: Any) -> None:
    """Once the lists are read the text's citations are links; one shows its entry and the page."""
    with sit(desk, viewport=WIDE, device={"panels": ["references"]}) as sat:
        key = sat.ask("GET", "/api/works")["works"][0]["key"]
        sat.go(f"/works/{key}/read")
        cite = sat.page.locator("#words a.cites", has_text="Bacon 1625")
        cite.wait_for()
        cite.click()
        sat.page.locator("#cited").wait_for()
        assert "Of Gardens" in sat.page.locator("#cited").inner_text()
        assert "page 12" in sat.page.locator("#cited").inner_text()
        assert sat.page.locator(".ref-card.now").count() == 1


def test_from_a_citation_and_back_by_keyboard(desk: Any, sit: Any) -> None:
    """Enter on a citation goes to what it means; Escape gives the keyboard back to it."""
    with sit(desk, viewport=WIDE) as sat:
        key = sat.ask("GET", "/api/works")["works"][0]["key"]
        sat.go(f"/works/{key}/read")
        cite = sat.page.locator("#words a.cites", has_text="Doe 1999")
        cite.wait_for()
        cite.focus()
        sat.press("Enter")
        sat.page.locator("#cited a:focus").wait_for()
        assert cards(sat).nth(1).get_attribute("class").split() == ["ref-card", "now"]
        sat.press("Escape")
        sat.page.locator("#words a.cites:focus", has_text="Doe 1999").wait_for()
        assert not sat.page.locator("#panel-references").is_visible()


SELECT = """
() => {
  const text = [...document.querySelectorAll("#words p")]
    .find((block) => block.textContent.includes("(Bacon"));
  getSelection().setBaseAndExtent(text.firstChild, 8, text.firstChild, 42);
  return getSelection().toString();
}
"""


def test_citations_become_links_under_the_readers_hand(desk: Any, sit: Any) -> None:
    """Beside a closed panel too, once the lists are read; what is chosen stays chosen."""
    with sit(desk, viewport=WIDE) as sat:
        key = sat.ask("GET", "/api/works")["works"][0]["key"]
        sat.go(f"/works/{key}/read")
        words = sat.page.locator("#words")
        before = words.inner_text()
        chosen = sat.page.evaluate(SELECT)
        sat.page.locator("#bar").wait_for()
        sat.page.locator("#words a.cites", has_text="Doe 1999").wait_for()
        assert sat.page.locator("#words a.cites").count() == 2
        assert words.inner_text() == before
        assert sat.page.evaluate("getSelection().toString()") == chosen
        assert sat.page.evaluate("[...CSS.highlights.get('chosen')].join('')") == chosen
        sat.press("2")
        sat.said("Highlighted in green")
        sat.page.locator("#words mark", has_text=chosen[-9:]).wait_for()


def test_cut_in_two_at_the_caret(desk: Any, sit: Any) -> None:
    """The caret in the words as they stand says where; undo makes them one again."""
    with sit(desk, viewport=WIDE) as sat:
        open_list(sat)
        sat.press("Enter")
        words = sat.page.locator("#entry-raw")
        words.wait_for()
        words.evaluate("(area) => area.setSelectionRange(18, 18)")
        sat.page.locator("[data-cut-entry]").click()
        sat.said("Cut in two.")
        assert cards(sat).count() == 4
        sat.press("u")
        sat.said("Taken back.")
        assert cards(sat).count() == 3


def test_a_pasted_list(desk: Any, sit: Any) -> None:
    """From the shelf: paste, read, see the entries; take the list away and bring it back."""
    with sit(desk, viewport=WIDE) as sat:
        sat.go("/")
        sat.page.locator("a", has_text="Paste references").click()
        sat.page.fill("#pasted-words", ESSAY.partition("References\n\n")[2])
        sat.page.locator("#paste-references button").click()
        sat.page.wait_for_url("**/references/*")
        assert cards(sat).count() == 3
        sat.go("/references")
        sat.page.locator("[data-act=remove-pasted]").click()
        sat.said("The list is taken away.")
        sat.press("u")
        sat.said("It is back.")


def test_pressed_before_the_script_is_there(desk: Any, sit: Any) -> None:
    """What is sent while the page's script is on its way waits for it, and nothing is lost."""
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    with sit(desk, viewport=WIDE) as sat:
        sat.page.route("**/static/references.js", hold, times=1)
        sat.page.goto(sat.origin + "/references", wait_until="commit")
        sat.page.fill("#pasted-words", ESSAY.partition("References\n\n")[2])
        for _ in range(2):
            sat.page.locator("#paste-references button").click()
        sat.page.wait_for_timeout(100)
        assert sat.page.url == sat.origin + "/references"
        held.pop().continue_()
        cards(sat).first.wait_for()
        sat.go("/references")
        assert sat.page.locator("[data-act=remove-pasted]").count() == 1


def test_all_that_are_sure_at_once(desk: Any, sit: Any) -> None:
    """The button goes when what it counts is in the project, and comes back when it is undone."""
    with sit(desk, viewport=WIDE) as sat:
        open_list(sat)
        for _ in range(3):
            sat.press("v")
            sat.said("Kept as right")
        button = sat.page.locator("[data-act=entries-into]")
        sat.page.wait_for_function("document.querySelectorAll('[data-ready]').length === 3")
        assert button.inner_text().startswith("All 3 that are sure into")
        button.click()
        sat.said("3 references are in")
        assert button.count() == 0
        sat.press("u")
        sat.said("Taken out of")
        assert button.count() == 1


@pytest.mark.parametrize("device", [{}, {"theme": "dark"}])
def test_nothing_that_axe_objects_to(desk: Any, sit: Any, device: dict[str, str]) -> None:
    """The list beside the text, its form, and the pages of lists, light and dark."""
    with sit(desk, viewport=WIDE, bypass_csp=True, device=device) as sat:
        open_list(sat)
        assert violations(sat) == []
        sat.press("Enter")
        sat.page.locator("#entry-form").wait_for()
        assert violations(sat) == []
        key = sat.ask("GET", "/api/works")["works"][0]["key"]
        for path in (f"/works/{key}/references", "/references"):
            sat.go(path)
            assert violations(sat) == [], path
