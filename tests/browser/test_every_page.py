"""Rules that hold on every page of the desk, whatever it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

ESSAY, PERSIAN = "carrel2026", "کارل2026"
ALLIANCES = f"/studies/{quote('Alliances before the First World War')}"
AXE = Path(__file__).resolve().parents[2] / "browser" / "node_modules" / "axe-core" / "axe.min.js"

PAGES = {
    "shelf": "/",
    "shelf-nothing-found": "/?q=nowhere",
    "overview": f"/works/{ESSAY}",
    "reader": f"/works/{ESSAY}/read?page=2",
    "reader-search": f"/works/{ESSAY}/read?q=margin",
    "reader-persian": f"/works/{quote(PERSIAN)}/read",
    "print": f"/works/{ESSAY}/print",
    "references": f"/works/{ESSAY}/references",
    "references-pasted": "/references",
    "notes": "/notes",
    "search": "/search?q=margin",
    "bibliography": "/bibliography?style=apa",
    "look-up": "/look-up?q=margin",
    "studies": "/studies",
    "study": "/studies/Margins",
    "study-claims": "/studies/Margins/claims?from=1900",
    "study-codebook": "/studies/Margins/codebook",
    "study-actors": "/studies/Margins/actors",
    "study-hypotheses": "/studies/Margins/hypotheses",
    "study-agreement": "/studies/Margins/agreement",
    "study-log": "/studies/Margins/log",
    "study-profile": "/studies/Margins/profile?by=factor",
    "study-alignment": "/studies/Margins/alignment",
    "study-network": f"{ALLIANCES}/network?at=1890.5",
    "study-balance": f"{ALLIANCES}/balance?at=1890.5",
    "study-scenario": f"{ALLIANCES}/scenario?at=1890.5",
    "study-portfolio": f"{ALLIANCES}/portfolio?at=1890.5",
    "study-report": "/studies/Margins/report",
    "study-report-series": f"{ALLIANCES}/report",
    "study-empty": f"{ALLIANCES}/profile",
    "help": "/help",
    "not-found": "/works/nobody1900",
}
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 360, "height": 740}
ALL_PANELS = {"panels": ["contents", "notes"]}


@pytest.fixture(scope="module")
def marked_desk(demo_desk: Any, sit: Any) -> Any:
    """The demo's desk with a work saved, marks that overlap, and notes."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(f"/works/{ESSAY}/read?page=2")
        sat.drag_over("read with purpose is old")
        sat.page.keyboard.press("2")
        sat.said("Highlighted in green")
        sat.drag_over("purpose is old. Francis")
        sat.page.keyboard.press("4")
        sat.said("Highlighted in pink")
        sat.page.keyboard.press("a")
        sat.page.fill("#note-words", "On the **whole** work.")
        sat.page.fill("#note-tags", "margins")
        sat.page.keyboard.press("Enter")
        sat.said("Note saved")
        sat.page.keyboard.press("s")
        sat.said("Saved to")
        begin_study(sat)
    return demo_desk


def begin_study(sat: Any) -> None:
    """A study with claims of two coders, actors, a tree of factors, hypotheses and a rating."""
    study = "/api/studies/Margins"
    sat.ask("POST", "/api/studies", {"name": "Margins", "questions": ["Who reads?"]})
    coded = {"who": "Iran", "whom": "Russia", "direction": 1, "strength": 2, "certainty": 3}
    passages = ((ESSAY, "read with purpose is old"), (PERSIAN, "خواننده"))
    for coder, factor in (("One", "reading"), ("Two", "writing")):
        sat.ask("PUT", "/api/coder", {"coder": coder})
        for work, quote_ in passages:
            told = {"area": "political", "factor": factor, "when": "1990s", "note": "So *far*."}
            sat.ask("POST", f"{study}/claims", coded | told | {"work": work, "quote": quote_})
    sat.ask("PATCH", f"{study}/codebook/factors/writing", {"parent": "reading"})
    for statement in ("They ally.", "They part."):
        sat.ask("POST", f"{study}/hypotheses", {"statement": statement})
    first = sat.ask("GET", f"{study}/claims")["claims"][0]["id"]
    sat.ask("PUT", f"{study}/hypotheses/H2/ratings/{first}", {"rating": "II"})


@pytest.fixture(scope="module")
def wide_seat(marked_desk: Any, sit: Any) -> Iterator[Any]:
    """One wide window for many pages, with two panels open; axe is let in past the policy."""
    with sit(marked_desk, viewport=WIDE, device=ALL_PANELS, bypass_csp=True) as sat:
        yield sat


@pytest.fixture(scope="module")
def narrow_seat(marked_desk: Any, sit: Any) -> Iterator[Any]:
    """One window as narrow as a small phone, for many pages."""
    with sit(marked_desk, viewport=NARROW, has_touch=True, is_mobile=True) as sat:
        yield sat


@pytest.fixture(scope="module")
def phone_seat(marked_desk: Any, sit: Any) -> Iterator[Any]:
    """As narrow, with axe let in past the policy."""
    with sit(marked_desk, viewport=NARROW, bypass_csp=True) as sat:
        yield sat


@pytest.fixture(scope="module")
def plain_seat(marked_desk: Any, sit: Any) -> Iterator[Any]:
    """One window without JavaScript, for many pages."""
    with sit(marked_desk, viewport=WIDE, java_script_enabled=False) as sat:
        yield sat


def open_page(sat: Any, name: str) -> Any:
    """Open one of the pages; that a missing one answers 404 is as it should be."""
    sat.go(PAGES[name])
    if name == "not-found":
        sat.complaints.clear()
    return sat.page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(wide_seat: Any, name: str) -> None:
    """axe-core reports no violation, in light and in dark, panels open where there are any."""
    page = open_page(wide_seat, name)
    assert violations(page) == []
    assert wide_seat.complaints == []


def test_axe_finds_nothing_at_the_door(demo_desk: Any, chromium: Any) -> None:
    """Nor on the page that a browser sees which has not been let in."""
    context = chromium.new_context(bypass_csp=True)
    try:
        page = context.new_page()
        answer = page.goto(f"{demo_desk.origin}/")
        assert answer.status == 401
        assert violations(page) == []
    finally:
        context.close()


@pytest.mark.parametrize("panel", ["look-up", "project", "citing", "within"])
def test_axe_finds_nothing_in_panels(marked_desk: Any, sit: Any, panel: str) -> None:
    """axe-core reports no violation in any panel, nor in the bar, the menus and the help."""
    context = {"viewport": WIDE, "device": {"panels": [panel]}, "bypass_csp": True}
    with sit(marked_desk, **context) as sat:
        sat.go(PAGES["reader-search"])
        sat.drag_over("answer can be written")
        if panel == "look-up":
            sat.page.keyboard.press("l")
            sat.page.locator("#dictionary .senses").first.wait_for()
        if panel == "project":
            sat.page.get_by_role("button", name="More").click()
        if panel == "within":
            sat.page.keyboard.press("?")
            sat.page.locator("#help[open]").wait_for()
        assert violations(sat.page) == []


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong, in light and in dark, as one line for each node."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    lines: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run(document)")
        lines += [
            f"{scheme}: {rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
    return lines


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("study-")])
def test_axe_finds_nothing_on_a_phone(phone_seat: Any, name: str) -> None:
    """Nor at 360 pixels, where a study's pages show their charts in another form."""
    page = open_page(phone_seat, name)
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(narrow_seat: Any, name: str) -> None:
    """At 360 pixels no page is wider than the window, whatever is open."""
    page = open_page(narrow_seat, name)
    assert widths(page) == []
    for panel in page.locator("[data-panel]:visible").all():
        panel.click()
        assert widths(page) == []
        panel.click()
    assert narrow_seat.complaints == []


def widths(page: Any) -> list[str]:
    """The elements that reach beyond the window, unless they scroll within themselves."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= screen.width ? [] :
        [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > screen.width + 1)
          .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)
        .concat(String(document.documentElement.scrollWidth))"""
    )


@pytest.mark.parametrize("name", PAGES)
def test_reads_without_script(plain_seat: Any, name: str) -> None:
    """Every page has its heading and its words with JavaScript off, and offers no dead control."""
    page = open_page(plain_seat, name)
    assert page.locator("h1").first.inner_text().strip()
    assert page.locator("[data-act]:not(a):visible").count() == 0


def test_navigates_without_script(marked_desk: Any, sit: Any) -> None:
    """From the shelf to a page, on to the next, to a hit, and to print, by links and forms alone."""
    with sit(marked_desk, viewport=WIDE, java_script_enabled=False) as sat:
        page = sat.page
        page.get_by_role("link", name="What a Margin Is For", exact=True).click()
        page.get_by_role("link", name="Next page").click()
        assert "page=2" in page.url
        assert page.locator("#words mark[data-mark]").count() > 1
        page.locator("#within-words").fill("quotation")
        page.locator(".within button").click()
        page.locator(".hits a").last.click()
        page.wait_for_url("**/read?page=*#h*")
        page.locator("#words mark.hit").first.wait_for()
        page.goto(sat.origin + "/bibliography?find=vancouver")
        page.locator("#works a").first.click()
        assert "style=" in page.url
