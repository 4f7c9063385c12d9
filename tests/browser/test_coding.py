"""Coding passages in a real browser: by keyboard alone, from passage to claim to passage."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

WIDE = {"width": 1280, "height": 800}
ESSAY = Path(__file__).parents[2] / "src" / "carrel" / "demo" / "what-a-margin-is-for.html"
TO_DIRECTION = 6
"""Tabs from the first field of the form to Direction."""


@dataclass(frozen=True)
class Passage:
    """Words to code and what is typed for them: who, whom, when, factor, area, degrees."""

    words: str
    typed: tuple[str, str, str, str, str, str]
    shown: str


OWN = (
    Passage(
        "A page is seldom filled to its edges",
        ("Tehran", "Moscow", "fall of 2000", "room", "political", "+23"),
        "autumn 2000",
    ),
    Passage(
        "fingers hold the book there",
        ("Iran", "the Kremlin", "the 1990s", "hands", "economic", "-12"),
        "1990s",
    ),
    Passage(
        "what a quotation owes to the page",
        ("RUS", "Turkey", "since 1979", "debts", "regional", "033"),
        "since 1979",
    ),
)
SAMPLE = (
    Passage(
        "common challenges ranging from US penetration",
        ("Tehran", "Moscow", "2001", "US penetration", "regional", "+33"),
        "2001",
    ),
    Passage(
        "Iran lost significant swaths of territory",
        ("Russia", "Iran", "19th century", "lost territory", "political", "-33"),
        "19th century",
    ),
    Passage(
        "partnership between Russia and fran at a time of strategic congruence",
        ("Russia", "Iran", "winter 2001", "partnership", "military-security", "+22"),
        "winter 2001",
    ),
)


@pytest.fixture
def coding(works: Any, open_desk: Any) -> Any:
    """Open a desk over texts."""
    return lambda *files: open_desk(works(*files))


@pytest.fixture
def works(carrel: Any, library_folder: Path) -> Any:
    """Put files on a shelf before its desk is opened."""

    def put(*files: Path) -> Path:
        done = carrel("add", *files)
        assert done.returncode == 0, done.stderr
        return library_folder

    return put


def test_three_passages_by_keyboard(coding: Any, sit: Any) -> None:
    """On a text of our own: coded, seen beside and on the text, followed from the table back."""
    with coding(ESSAY) as desk, sit(desk, viewport=WIDE) as sat:
        code_three(sat, "carrel2026", OWN)


def test_three_passages_of_the_sample(coding: Any, sit: Any, shared: Path) -> None:
    """The same on the page that the reader was made to replace."""
    with (
        coding(shared / "samples" / "questia-jalali.txt") as desk,
        sit(desk, viewport=WIDE) as sat,
    ):
        code_three(sat, "jalali2001", SAMPLE)


def code_three(sat: Any, key: str, passages: tuple[Passage, ...]) -> None:
    """Begin a study, code, look at what came of it; no mouse."""
    begin(sat)
    sat.go(f"/works/{key}/read")
    sat.page.locator("#words").wait_for()
    for passage in passages:
        code(sat, passage)
    assert sat.page.locator("#panel-claims .claim-card").count() == len(passages)
    page = sat.page
    sat.go("/studies/Keys/claims")
    rows = page.locator(".claims-table tbody tr")
    assert rows.count() == len(passages)
    for passage in passages:
        assert rows.filter(has_text=passage.typed[3]).count() == 1
    follow(sat, passages[0])


def begin(sat: Any) -> None:
    """A study, from its page."""
    sat.go("/studies")
    sat.page.locator("#study-name").focus()
    sat.page.keyboard.type("Keys")
    sat.press("Enter")
    sat.page.wait_for_url("**/studies/Keys")


def code(sat: Any, passage: Passage) -> None:
    """Choose the words in mark mode, press C, fill the form in, press Enter."""
    keys = sat.page.keyboard
    sat.walk_to(passage.words)
    sat.press("c")
    sat.page.locator("#coding-form [name=who]:focus").wait_for()
    who, whom, when, factor, area, degrees = passage.typed
    for typed, tabs in ((who, 1), (whom, 2), (when, 1), (factor, 1), (area, 1)):
        sat.press("ControlOrMeta+a")
        keys.type(typed)
        if typed == when:
            said = sat.page.locator("#coding-when-said", has_text=passage.shown)
            said.wait_for()
        sat.press("Tab", tabs)
    keys.type(degrees)
    sat.press("Enter")
    sat.said("Coded.")
    marks = sat.page.locator("#words mark.coded[data-color]").all_inner_texts()
    assert passage.words in " ".join("".join(marks).split()) or len(marks) > 1
    assert sat.page.evaluate("document.activeElement.id") == "text"


def follow(sat: Any, passage: Passage) -> None:
    """From the table's quotation to the passage, which is lit on the text and beside it."""
    page = sat.page
    page.locator(".claim-passages a", has_text=passage.words[:20]).focus()
    sat.press("Enter")
    page.wait_for_url("**/read?page=*#c-*")
    page.locator("#words mark.coded.now").first.wait_for()
    page.locator("#panel-claims .claim-card.now").wait_for()
    lit = page.locator("#words mark.coded.now").all_inner_texts()
    assert " ".join("".join(lit).split()) == passage.words


@pytest.fixture
def begun(own_desk: Any, sit: Any) -> Any:
    """A window on the essay with a study begun."""
    with sit(own_desk, viewport=WIDE) as sat:
        sat.ask("POST", "/api/studies", {"name": "Keys"})
        sat.go("/works/carrel2026/read")
        yield sat


def test_the_last_values_are_kept(begun: Any) -> None:
    """The next form begins with what was used last, but for direction and note."""
    code(begun, OWN[0])
    begun.walk_to(OWN[1].words)
    begun.press("c")
    form = begun.page.locator("#coding-form")
    form.locator("[name=who]:focus").wait_for()
    kept = {name: form.locator(f"[name={name}]").input_value() for name in ("who", "when", "area")}
    assert kept == {"who": "Tehran", "when": "fall of 2000", "area": "political"}
    assert form.locator("[name=direction]:checked").count() == 0
    assert form.locator("[name=strength]:checked").input_value() == "2"


def test_a_suggestion_is_taken_with_tab(begun: Any) -> None:
    """Any alias finds the actor; the field says which it is."""
    code(begun, OWN[0])
    begun.walk_to(OWN[1].words)
    begun.press("c")
    who = begun.page.locator("#coding-form [name=who]")
    who.wait_for()
    begun.press("ControlOrMeta+a")
    begun.page.keyboard.type("mosc")
    begun.page.locator('[role=option][aria-selected="true"]', has_text="Russia").wait_for()
    assert who.get_attribute("aria-expanded") == "true"
    begun.press("Tab")
    assert who.input_value() == "Russia"
    assert begun.page.evaluate("document.activeElement.name") == "whom"


def test_escape_keeps_a_draft_and_gives_focus_back(begun: Any) -> None:
    """The text has the keyboard again; the draft is offered beside it and goes on."""
    begun.walk_to(OWN[0].words)
    begun.press("c")
    begun.page.locator("#coding-form [name=who]:focus").wait_for()
    begun.page.keyboard.type("Tehran")
    begun.press("Escape")
    if begun.page.locator("#coding-form").count():
        begun.press("Escape")
    begun.page.locator("#coding-form").wait_for(state="detached")
    assert begun.page.evaluate("document.activeElement.id") == "text"
    begun.page.wait_for_timeout(400)
    begun.page.reload()
    begun.page.locator('[data-act="code-continue"]').press("Enter")
    begun.page.locator("#coding-form [name=who]:focus").wait_for()
    assert begun.page.locator("#coding-form [name=who]").input_value() == "Tehran"


def test_a_problem_stands_in_the_form(begun: Any) -> None:
    """Nothing is lost; the field that is wrong has the keyboard."""
    begun.walk_to(OWN[0].words)
    begun.press("c")
    begun.page.locator("#coding-form [name=who]:focus").wait_for()
    begun.page.keyboard.type("Atlantis")
    begun.press("Tab")
    begun.page.keyboard.type("Iran")
    begun.press("Tab", TO_DIRECTION - 1)
    begun.page.keyboard.type("+23")
    begun.press("Enter")
    begun.page.locator(".coding-problem", has_text="Atlantis").wait_for()
    begun.complaints.clear()
    assert begun.page.locator("#coding-form [name=whom]").input_value() == "Iran"


def test_undo_takes_the_claim_away(begun: Any) -> None:
    """U after coding; the claim is gone from the text and from beside it."""
    code(begun, OWN[0])
    begun.press("u")
    begun.said("The claim is gone.")
    assert begun.page.locator("mark.coded").count() == 0


def test_a_draft_outlives_a_killed_desk(open_desk: Any, sit: Any, tmp_path: Path) -> None:
    """Neither the desk's death nor the page's loses what was typed."""
    library = tmp_path / "library"
    with open_desk(library, "--demo") as desk, sit(desk, viewport=WIDE) as sat:
        sat.ask("POST", "/api/studies", {"name": "Keys"})
        sat.go("/works/carrel2026/read")
        sat.walk_to(OWN[0].words)
        sat.press("c")
        sat.page.locator("#coding-form [name=who]:focus").wait_for()
        sat.page.keyboard.type("Tehran")
        sat.page.wait_for_timeout(600)
        os.kill(desk.process.pid, signal.SIGKILL)
        sat.complaints.clear()
    with open_desk(library) as desk, sit(desk, viewport=WIDE) as sat:
        sat.go("/works/carrel2026/read")
        sat.page.locator(".draft", has_text="Tehran").first.wait_for(state="attached")


def test_claims_are_changed_at_once_in_the_table(begun: Any) -> None:
    """All on the page are chosen, given an area, and undone; one is mended in its place."""
    code(begun, OWN[0])
    code(begun, OWN[1])
    page = begun.page
    begun.go("/studies/Keys/claims")
    page.locator("#choose-all").check()
    page.locator("#bulk [name=area]").fill("regional")
    page.locator("#bulk [name=area]").press("Enter")
    begun.said("2 claims changed")
    assert page.locator("td", has_text="regional").count() == 2
    page.keyboard.press("Escape")
    page.locator("#line").get_by_role("button", name="Undo").count()
    page.locator('[data-act="change-claim"]').first.click()
    page.locator("#coding-row [name=note]").fill("Mended here.")
    page.locator("#coding-row [name=note]").press("Enter")
    begun.said("The claim is changed.")
    assert page.locator(".note-words", has_text="Mended here.").count() == 1
    page.locator("#line").get_by_role("button", name="Undo").click()
    begun.said("Undone")
    assert page.locator(".note-words").count() == 0


def test_hypotheses_are_rated_by_letters(begun: Any) -> None:
    """A letter rates and goes on to the claim below; arrow keys walk."""
    code(begun, OWN[0])
    code(begun, OWN[1])
    for statement in ("They ally.", "They part."):
        begun.ask("POST", "/api/studies/Keys/hypotheses", {"statement": statement})
    begun.go("/studies/Keys/hypotheses")
    cells = begun.page.locator(".rating")
    assert cells.count() == 4
    cells.first.focus()
    begun.press("ArrowRight")
    assert begun.page.evaluate("document.activeElement.dataset.hypothesis") == "H2"
    begun.press("Shift+I")
    begun.said("II.")
    [rated] = begun.ask("GET", "/api/studies/Keys/hypotheses")["hypotheses"][1]["ratings"]
    assert rated[1] == "II"


def test_the_filter_narrows_at_once(begun: Any) -> None:
    """Without pressing Show; the address follows."""
    code(begun, OWN[0])
    code(begun, OWN[1])
    page = begun.page
    begun.go("/studies/Keys/claims")
    page.locator(".several", has_text="Area").locator("summary").click()
    page.locator('[name=area][value="economic"]').check()
    page.wait_for_function("() => document.querySelectorAll('tr[data-claim]').length === 1")
    assert "area=economic" in page.url
    page.keyboard.press("Escape")
    assert page.locator(".several[open]").count() == 0
