"""A desk with works on it, and pages of a real Chromium that tell of every fault they report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PLACE_OF_WORDS = """
(words) => {
  const pieces = [];
  let text = "";
  const walker = document.createTreeWalker(document.querySelector("#words"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push([node, text.length]);
    text += node.data;
  }
  const at = text.indexOf(words);
  if (at < 0) return null;
  const point = (index) => {
    const [node, start] = pieces.findLast(([, start]) => start <= index);
    return [node, index - start];
  };
  const range = document.createRange();
  range.setStart(...point(at));
  const [last, offset] = point(at + words.length - 1);
  range.setEnd(last, offset + 1);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  const rects = [...range.getClientRects()];
  const [a, b] = [rects[0], rects.at(-1)];
  return { x: a.left + 2, y: a.top + a.height / 2, endX: b.right - 1, endY: b.top + b.height / 2 };
}
"""

WORD_STEPS = """
(words) => {
  const lang = document.querySelector("#text").lang || undefined;
  const cut = (text) => [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)]
    .filter((part) => part.isWordLike);
  const blocks = [...document.querySelectorAll("#words [data-start]")];
  const all = blocks.flatMap((block, index) => cut(block.textContent)
    .map((part) => ({ block: index, at: part.index })));
  const index = blocks.findIndex((block) => block.textContent.includes(words));
  const at = blocks[index].textContent.indexOf(words);
  const target = all.findIndex((word) => word.block === index && word.at >= at);
  const caret = CSS.highlights.get("caret");
  const range = [...caret][0];
  const here = range.startContainer.parentElement.closest("[data-start]");
  const before = document.createRange();
  before.setStart(here, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = all.findIndex((word) => word.block === blocks.indexOf(here)
    && word.at >= before.toString().length);
  const away = target - from;
  const key = away < 0 ? "ArrowLeft" : "ArrowRight";
  return { keys: [[key, Math.abs(away)]], length: cut(words).length };
}
"""

SELECTED = r"""
(words) => {
  const bare = (text) => text.replace(/\s+/g, "");
  return bare(getSelection().toString()).includes(bare(words));
}
"""

ASK = """
async ([method, path, body]) => {
  const sent = body === null ? {} : { body: JSON.stringify(body) };
  const headers = { "Content-Type": "application/json", "If-Match": "*" };
  const answer = await fetch(path, { method, headers, ...sent });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}
"""


@dataclass(frozen=True)
class Sat:
    """A page of the browser, let in at a desk, and what it complained of."""

    page: Page
    origin: str
    complaints: list[str]

    def go(self, path: str) -> None:
        """Open a path of the desk; its island runs when this returns."""
        self.page.goto(self.origin + path)

    def place_of(self, words: str) -> dict[str, float]:
        """Where words stand in the window: the points just inside their first and last letter."""
        self.page.locator("#words").wait_for()
        place = self.page.evaluate(PLACE_OF_WORDS, words)
        assert place, f"the page does not show {words!r}"
        return place

    def drag_over(self, words: str) -> None:
        """Select words with the mouse."""
        place = self.place_of(words)
        self.page.mouse.move(place["x"] - 1, place["y"])
        self.page.mouse.down()
        self.page.mouse.move(place["endX"], place["endY"], steps=4)
        # A busy browser may still be at the words before the last one.
        self.page.wait_for_function(SELECTED, arg=words)
        self.page.mouse.up()
        self.page.wait_for_selector("#bar:not([hidden])")

    def tap_ends(self, words: str) -> None:
        """Tap or click, as the window has touch or not, the first word, then the last."""
        touch = self.page.evaluate("matchMedia('(pointer: coarse)').matches")
        tap = self.page.touchscreen.tap if touch else self.page.mouse.click
        for x, y in (("x", "y"), ("endX", "endY")):
            place = self.place_of(words)
            tap(place[x], place[y])
            self.page.wait_for_timeout(50)
        self.page.wait_for_selector("#bar:not([hidden])")

    def walk_to(self, words: str) -> None:
        """Choose words in mark mode: walk to the first, Enter, walk to the last, Enter."""
        self.page.keyboard.press("m")
        self.page.locator("body.marking").wait_for()
        place = self.page.evaluate(WORD_STEPS, words)
        for key, count in place["keys"]:
            self.press(key, count)
        self.page.keyboard.press("Enter")
        self.press("ArrowRight", place["length"] - 1)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#bar:not([hidden])")

    def press(self, key: str, count: int = 1) -> None:
        """Press a key several times."""
        for _ in range(count):
            self.page.keyboard.press(key)

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Have the page ask the desk's API, as its own scripts do."""
        answer = self.page.evaluate(ASK, [method, path, body])
        assert answer["status"] < 400, answer
        return answer["body"]

    def clipboard(self) -> str:
        """What the clipboard holds."""
        return self.page.evaluate("navigator.clipboard.readText()")

    def said(self, words: str) -> None:
        """Wait until the line says words."""
        self.page.locator("#line-words", has_text=words).wait_for()


SitDown = Callable[..., AbstractContextManager[Sat]]


@contextmanager
def sit_down(browser: Browser, desk: Any, **context: Any) -> Iterator[Sat]:
    """Open a browser window of its own at a desk; ``context`` is Playwright's.

    ``device`` is what the reader's device remembers; the first steps count as seen unless it says
    otherwise. Whatever the page reports as an error fails the test at the end.
    """
    device = {"toured": True, **context.pop("device", {})}
    opened = browser.new_context(**context)
    try:
        page = opened.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: complaints.append(message.text) if message.type == "error" else None,
        )
        page.set_default_timeout(30_000)
        _grant_clipboard(opened, desk.origin)
        page.add_init_script(
            "localStorage.getItem('carrel.device') ?? "
            f"localStorage.setItem('carrel.device', JSON.stringify({json.dumps(device)}))"
        )
        page.goto(desk.address)
        yield Sat(page, desk.origin, complaints)
        assert complaints == []
    finally:
        opened.close()


def _grant_clipboard(context: BrowserContext, origin: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)


@pytest.fixture(scope="session")
def sit(chromium: Browser) -> SitDown:
    """``with sit(desk, viewport=…) as sat: …``: a window of its own at a desk."""
    return partial(sit_down, chromium)


@pytest.fixture(scope="session")
def demo_desk(open_desk: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One desk for all tests that change nothing, with the demo on its shelf."""
    with open_desk(tmp_path_factory.mktemp("demo") / "library", "--demo") as desk:
        yield desk


@pytest.fixture
def own_desk(open_desk: Any, tmp_path: Path) -> Iterator[Any]:
    """A desk of this test's own, with the demo on its shelf."""
    with open_desk(tmp_path / "library", "--demo") as desk:
        yield desk
