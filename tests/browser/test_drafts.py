"""A note being written outlives the browser and the desk."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError as PlaywrightTimeout

READ = "/works/carrel2026/read?page=2"
PASSAGE = "weighing can begin before the chapter ends"
WORDS = "Ask whether Bacon meant this: weigh, consider, and write it down."


@contextmanager
def another_chromium(chromium: Any, profile: Path) -> Iterator[tuple[Any, Any]]:
    """A Chromium in a process of its own, which can be killed, and Playwright's hold on it."""
    own = shutil.which("chromium") or shutil.which("chromium-browser")
    line = [own or chromium.browser_type.executable_path, "--headless", "--no-sandbox"]
    flags = ["--remote-debugging-port=0", f"--user-data-dir={profile}", "--disable-gpu"]
    more = ["--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"]
    with subprocess.Popen([*line, *flags, *more], stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{_port(profile / 'DevToolsActivePort')}"
            yield _hold_on(chromium.browser_type, address), process
        finally:
            process.kill()


def _hold_on(browser_type: Any, address: str) -> Any:
    """Connect; a Chromium that is still opening its first window may leave a caller waiting."""
    for _ in range(3):
        try:
            return browser_type.connect_over_cdp(address, timeout=10_000)
        except PlaywrightTimeout:
            continue
    return browser_type.connect_over_cdp(address)


def _port(file: Path) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if file.exists() and (found := re.match(r"\d+", file.read_text(encoding="utf-8"))):
            return int(found[0])
        time.sleep(0.05)
    message = f"Chromium did not say its port in {file}"
    raise AssertionError(message)


def test_a_draft_outlives_a_killed_browser(
    own_desk: Any, sit: Any, chromium: Any, tmp_path: Path
) -> None:
    """Kill -9 while a note is being written: another browser offers every word at its passage."""
    with another_chromium(chromium, tmp_path / "profile") as (browser, process):
        page = browser.contexts[0].new_page()
        page.goto(own_desk.address)
        page.goto(own_desk.origin + READ)
        page.keyboard.press("Escape")
        with_selection(page, PASSAGE)
        page.keyboard.press("a")
        page.locator("#note-words").press_sequentially(WORDS)
        page.wait_for_timeout(700)
        process.send_signal(signal.SIGKILL)
        process.wait()
    with sit(own_desk) as sat:
        sat.go(READ)
        sat.said("You were writing a note: “Ask whether Bacon")
        sat.page.get_by_role("button", name="Go on writing").last.click()
        assert sat.page.locator("#note-words").input_value() == WORDS
        assert sat.page.locator(".note-form blockquote").inner_text() == PASSAGE
        sat.page.locator("#note-words").press("Control+Enter")
        sat.said("Note saved")
        assert sat.page.locator(".note-card[data-annotation]").count() == 1
        assert sat.page.locator("[data-draft]").count() == 0
        sat.go(READ)
        assert sat.page.locator("[data-draft]").count() == 0


def with_selection(page: Any, words: str) -> None:
    """Select words as a screen reader or a long press would, through the selection alone."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector("#words"),
            NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
        }""",
        words,
    )
    page.wait_for_selector("#bar:not([hidden])")


def test_escape_keeps_the_draft(own_desk: Any, sit: Any) -> None:
    """Escape closes the form and loses nothing; dropping is a choice of its own, and is undone."""
    with sit(own_desk, viewport={"width": 1280, "height": 800}) as sat:
        sat.go(READ)
        sat.page.keyboard.press("a")
        sat.page.locator("#note-words").fill("On the whole work")
        sat.page.keyboard.press("Escape")
        sat.said("Kept as a draft")
        sat.page.wait_for_timeout(400)
        sat.go(READ)
        card = sat.page.locator("[data-draft]")
        assert card.locator(".draft-text").inner_text() == "On the whole work"
        card.get_by_role("button", name="Drop").click()
        card.wait_for(state="detached")
        sat.page.keyboard.press("u")
        sat.said("The draft is back")
        assert card.locator(".draft-text").inner_text() == "On the whole work"


def test_a_draft_outlives_an_absent_desk(own_desk: Any, sit: Any) -> None:
    """What could not be sent while the desk was away is handed over when the reader is opened."""
    with sit(own_desk) as sat:
        sat.go(READ)
        sat.page.route("**/api/drafts/**", lambda route: route.abort())
        sat.page.keyboard.press("a")
        sat.page.locator("#note-words").fill("Written on a train")
        sat.page.wait_for_timeout(400)
        sat.page.unroute("**/api/drafts/**")
        sat.go(READ)
        sat.page.locator("[data-draft]").wait_for(state="attached")
        sat.complaints.clear()
