"""The main job, whole: open a work, mark it, note it, cite it, look up, search, print, reload.

By mouse at a wide window, by touch at 390 pixels, and by keyboard alone; on a text of our own, and
on the shared sample where it is at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

STYLES = {
    "modern-language-association": "MLA",
    "apa": "APA",
    "chicago-notes-bibliography": "Chicago",
}


@dataclass(frozen=True)
class Source:
    """A text and the words in it that a run marks, notes, cites and searches for."""

    key: str
    title: str
    marked: str
    noted: str
    cited: str
    searched: str
    least_hits: int


ESSAY = Source(
    "carrel2026",
    "What a Margin Is For",
    marked="A page is seldom filled to its edges",
    noted="fingers hold the book there",
    cited="what a quotation owes to the page",
    searched="margin",
    least_hits=3,
)
SAMPLE = Source(
    "jalali2001",
    "The Strategic Partnership of Russia and Iran",
    marked="common challenges ranging from US penetration",
    noted="Iran lost significant swaths of territory",
    cited="partnership between Russia and fran at a time of strategic congruence",
    searched="Moscow",
    least_hits=8,
)
WINDOWS: dict[str, dict[str, Any]] = {
    "mouse": {"viewport": {"width": 1280, "height": 800}},
    "touch": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "keyboard": {"viewport": {"width": 1280, "height": 800}},
}


@pytest.fixture
def works(carrel: Any, library_folder: Path) -> Callable[..., Path]:
    """Put files on a shelf before its desk is opened."""

    def put(*files: Path) -> Path:
        done = carrel("add", *files)
        assert done.returncode == 0, done.stderr
        return library_folder

    return put


@pytest.mark.parametrize("way", WINDOWS)
def test_own_text(works: Any, open_desk: Any, sit: Any, carrel: Any, way: str) -> None:
    """Every act of the reader on a text of our own with page labels: done, kept, printed."""
    essay = Path(__file__).parents[2] / "src" / "carrel" / "demo" / "what-a-margin-is-for.html"
    with open_desk(works(essay)) as desk:
        run(Run(sit, desk, carrel, way, ESSAY))


@pytest.mark.parametrize("way", WINDOWS)
def test_shared_sample(
    works: Any, open_desk: Any, sit: Any, carrel: Any, shared: Path, way: str
) -> None:
    """The same on the page that the reader was made to replace."""
    with open_desk(works(shared / "samples" / "questia-jalali.txt")) as desk:
        run(Run(sit, desk, carrel, way, SAMPLE))


@dataclass(frozen=True)
class Run:
    """What a run needs: a seat, a desk, the command line, the way to point, the text."""

    sit: Any
    desk: Any
    carrel: Any
    way: str
    source: Source


def run(given: Run) -> None:
    """Steps in the order in which a reader takes them."""
    with given.sit(given.desk, **WINDOWS[given.way]) as sat:
        hand = Hand(sat, given.way)
        open_from_the_shelf(hand, given.source)
        mark(hand, given.source)
        write_a_note(hand, given.source)
        cite_in_three_styles(hand, given)
        look_up(hand, "congruence", "harmony")
        look_up(hand, "strategic partnership", "strategic")
        search(hand, given.source)
        save(hand)
        print_whole(hand, given.source)
        reload(hand, given.source)


@dataclass(frozen=True)
class Hand:
    """How this run points: with a mouse, a finger, or keys."""

    sat: Any
    way: str

    @property
    def page(self) -> Any:
        """The page of the browser."""
        return self.sat.page

    def choose(self, words: str) -> None:
        """Choose a passage, so that the bar stands open."""
        if self.way == "mouse":
            self.sat.drag_over(words)
        elif self.way == "touch":
            self.sat.tap_ends(words)
        else:
            self.sat.walk_to(words)

    def act(self, name: str, key: str) -> None:
        """Do an act: by its key, or by its button in the bar."""
        if self.way == "keyboard":
            self.page.keyboard.press(key)
        else:
            button = self.page.locator(f'#bar [data-act="{name}"]')
            button.tap() if self.way == "touch" else button.click()

    def open_panel(self, name: str, key: str) -> None:
        """Open a panel beside the text."""
        if self.way == "keyboard":
            self.page.keyboard.press(key)
        else:
            self.page.locator(f'.tools [data-panel="{name}"]').click()
        self.page.locator(f"#panel-{name}.open").wait_for()


def open_from_the_shelf(hand: Hand, source: Source) -> None:
    """From the shelf to the text."""
    link = hand.page.get_by_role("link", name=source.title, exact=True)
    if hand.way == "keyboard":
        link.focus()
        hand.page.keyboard.press("Enter")
    else:
        link.click()
    hand.page.wait_for_url("**/read")
    assert hand.page.locator("h1").inner_text() == source.title


def mark(hand: Hand, source: Source) -> None:
    """A passage chosen by its first and last word becomes green."""
    if hand.way == "mouse":
        hand.page.keyboard.press("w")
        hand.sat.tap_ends(source.marked)
        hand.page.keyboard.press("w")
    else:
        hand.choose(source.marked)
    if hand.way == "keyboard":
        hand.page.keyboard.press("2")
    else:
        hand.page.locator('#bar [data-value="green"]').click()
    hand.sat.said("Highlighted in green")
    assert marked_words(hand.page, "green") == source.marked


def marked_words(page: Any, color: str) -> str:
    """The words under marks of a colour, as they stand on one line."""
    parts = page.locator(f'#words mark[data-color="{color}"]').all_inner_texts()
    return " ".join("".join(parts).split())


def write_a_note(hand: Hand, source: Source) -> None:
    """A note in Markdown with tags on another passage."""
    hand.choose(source.noted)
    hand.act("note", "a")
    hand.page.locator("#note-words").fill("Compare *this* with the rest.")
    hand.page.locator("#note-tags").fill("evidence, later")
    hand.page.get_by_role("button", name="Preview").press("Enter")
    assert hand.page.locator(".preview em").inner_text() == "this"
    hand.page.get_by_role("button", name="Save", exact=True).press("Enter")
    hand.sat.said("Note saved")
    card = hand.page.locator(".note-card", has_text="Compare")
    assert card.locator("em").inner_text() == "this"
    assert card.locator(".tags li").all_inner_texts() == ["evidence", "later"]
    hand.page.keyboard.press("Escape")
    hand.page.locator("#panel-notes:not(.open)").wait_for(state="attached")


def cite_in_three_styles(hand: Hand, given: Run) -> None:
    """What lies on the clipboard is what ``carrel cite`` prints, in each style."""
    hand.choose(given.source.cited)
    hand.act("cite", "q")
    hand.sat.said("Copied")
    assert hand.sat.clipboard() == printed(given, "modern-language-association")
    if given.source is SAMPLE:
        hand.page.get_by_role("button", name="Copy with [sic]").press("Enter")
        hand.sat.said("[sic]")
        assert "fran [sic]" in hand.sat.clipboard()
    hand.act("cite-styles", "e")
    hand.page.locator("#panel-citing.open").wait_for()
    assert hand.page.locator("#citing [value=passage]").is_checked()
    for style, name in STYLES.items():
        hand.page.locator("#line-close").press("Enter")
        hand.page.locator(f'#citing-styles [data-style="{style}"] button').press("Enter")
        hand.sat.said("Copied")
        assert hand.sat.clipboard() == printed(given, style), name
    hand.page.keyboard.press("Escape")
    hand.page.keyboard.press("Escape")


def printed(given: Run, style: str) -> str:
    """What the command line prints for the passage."""
    done = given.carrel("cite", given.source.key, "--quote", given.source.cited, "--style", style)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n\n")[0].rstrip("\n")


def look_up(hand: Hand, words: str, expected: str) -> None:
    """A word or a phrase in the dictionary, then in the thesaurus, then on to another word."""
    if not hand.page.locator("#panel-look-up.open").count():
        hand.open_panel("look-up", "l")
    field = hand.page.locator("#look-up-words")
    field.fill(words)
    field.press("Enter")
    hand.page.wait_for_function(
        "words => document.querySelector('#entries').textContent.includes(words)", arg=expected
    )
    hand.page.get_by_role("tab", name="Thesaurus").press("ArrowRight")
    hand.page.get_by_role("tab", name="Thesaurus").press("Enter")
    onward = hand.page.locator("#thesaurus [data-look-up]").first
    word = onward.inner_text()
    onward.press("Enter")
    hand.page.wait_for_function(
        "word => document.querySelector('#look-up-words').value === word", arg=word
    )
    hand.page.get_by_role("tab", name="Dictionary").press("Enter")


def search(hand: Hand, source: Source) -> None:
    """Hits counted by page, listed, shown in the text, walked with a key across pages."""
    hand.page.keyboard.press("Escape")
    hand.page.locator("#text").focus()
    hand.open_panel("within", "/")
    field = hand.page.locator("#within-words")
    field.fill(source.searched)
    field.press("Enter")
    hand.page.locator("#found", has_text="hits").wait_for()
    total = int(hand.page.locator("#found").inner_text().split()[0])
    links = hand.page.locator("[data-hit-link]")
    assert total == links.count() >= source.least_hits
    counts = hand.page.locator(".by-page .number").all_text_contents()
    assert sum(int(count.split()[0]) for count in counts) == total
    hand.page.locator("#text").focus()
    for _ in range(total):
        hand.page.keyboard.press("n")
    last = links.last.get_attribute("data-hit-link")
    first = links.first.get_attribute("data-hit-link")
    hand.page.locator("[data-hit-link][aria-current]").wait_for()
    hand.page.wait_for_function(
        "ends => ends.includes(document.querySelector('.hits [aria-current]')?.dataset.hitLink)",
        arg=[first, last],
    )
    assert hand.page.locator("#words mark.hit.now").count() >= 1
    hand.page.locator('[data-act="clear-search"]').press("Enter")
    hand.page.locator("#words mark.hit").first.wait_for(state="detached")
    hand.page.keyboard.press("Escape")


def save(hand: Hand) -> None:
    """Into the project, out of it, undone: it is in."""
    hand.page.locator("#text").focus()
    for words in ("Saved to", "Taken out"):
        if hand.way == "touch":
            hand.page.locator("#save").tap()
        else:
            hand.page.keyboard.press("s")
        hand.sat.said(words)
    hand.page.keyboard.press("u")
    hand.sat.said("Saved to")
    assert hand.page.locator("#save").get_attribute("aria-pressed") == "true"


def print_whole(hand: Hand, source: Source) -> None:
    """The print view as PDF: the text, the note as a footnote, the citation last."""
    before = hand.page.url
    hand.page.goto(f"{hand.sat.origin}/works/{source.key}/print")
    pdf = pypdfium2.PdfDocument(hand.page.pdf())
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    words = " ".join(text.split())
    pdf.close()
    assert "Compare this with the rest." in words
    assert words.rindex(source.title) > words.index("Compare this")
    hand.page.goto(f"{hand.sat.origin}/works/{source.key}/print?page=1&marks=0&notes=0")
    assert hand.page.locator("mark, .footnote").count() == 0
    hand.page.goto(before)


def reload(hand: Hand, source: Source) -> None:
    """Everything is there again after the page was loaded anew; a mark taken away comes back."""
    hand.page.goto(f"{hand.sat.origin}/works/{source.key}/read?page=1")
    assert marked_words(hand.page, "green").startswith(source.marked)
    hand.open_panel("notes", "b")
    assert hand.page.locator(".note-card[data-annotation]").count() == 2
    assert hand.page.locator("#save").get_attribute("aria-pressed") == "true"
    hand.page.locator('.note-card [data-act="delete-mark"]').first.press("Enter")
    hand.sat.said("Taken away")
    assert hand.page.locator(".note-card[data-annotation]").count() == 1
    hand.page.get_by_role("button", name="Undo").press("Enter")
    hand.sat.said("It is back")
    assert hand.page.locator(".note-card[data-annotation]").count() == 2
