"""The study's figures in Chromium: marks are followed, ties dragged, years slid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from carrel.workbench.begin_demo import DEMO_STUDY

ALLIANCES = f"/studies/{quote(DEMO_STUDY)}"
STUDY = "/studies/Two"
ESSAY = "carrel2026"
CODE = """
async ([words, who, whom, area, direction]) => {
  const claim = { work: "carrel2026", quote: words, who, whom, factor: area, area, direction,
                  strength: 2, certainty: 3, when: "1990 to 2001" };
  const options = { method: "POST", headers: { "Content-Type": "application/json" } };
  const made = await fetch("/api/studies", { ...options, body: JSON.stringify({ name: "Two" }) });
  const answer = await fetch("/api/studies/Two/claims", { ...options, body: JSON.stringify(claim) });
  return answer.status;
}
"""


@pytest.fixture
def seat(own_desk: Any, sit: Any) -> Iterator[Any]:
    """A window at a desk with a study of two claims."""
    with sit(own_desk, viewport={"width": 1280, "height": 900}) as sat:
        for told in (
            ["read with purpose is old", "IRN", "RUS", "political", 1],
            ["purpose is old. Francis", "IRN", "RUS", "economic", -1],
        ):
            assert sat.page.evaluate(CODE, told) == 201
        sat.complaints.clear()  # the study is begun once; the second answer is a conflict
        yield sat


def test_a_bar_leads_to_its_claims_and_on_to_the_passage(seat: Any) -> None:
    """From the profile by a click to the claims of the bar, from there to the words read."""
    seat.go(f"{STUDY}/profile")
    seat.page.locator(
        ".chart-wide a", has=seat.page.locator("[aria-label*='economic, apart']")
    ).click()
    seat.page.wait_for_url("**/claims?**side=apart**")
    rows = seat.page.locator("#study tbody tr")
    assert rows.count() == 1
    rows.locator("a", has_text="purpose is old").first.click()
    seat.page.wait_for_url(f"**/works/{ESSAY}/read?**")
    assert "purpose is old" in seat.page.locator("#words").inner_text()


def test_a_mark_is_reached_and_followed_by_keyboard(seat: Any) -> None:
    """Each mark takes the focus and says what it is; Enter follows it."""
    seat.go(f"{STUDY}/profile")
    seat.page.locator(".chart-wide a").first.focus()
    named = seat.page.evaluate("document.activeElement.querySelector('[aria-label]').ariaLabel")
    assert "together" in named
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url("**/claims?**")


def test_dragging_a_tie_answers_while_it_is_dragged(demo_desk: Any, sit: Any) -> None:
    """Britain and Russia drawn together: the table and the charts follow the slider."""
    with sit(demo_desk, viewport={"width": 1280, "height": 900}) as sat:
        sat.go(f"{ALLIANCES}/scenario?at=1905")
        page = sat.page
        after = page.locator(".facts-table tbody tr").first.locator("td").nth(1)
        assert after.inner_text() == "6 of 8"
        slider = page.locator("input[name='GBR~RUS']")
        slider.focus()
        page.keyboard.press("End")
        page.locator(".facts-table tbody tr", has_text="8 of 8").wait_for()
        assert page.locator("input[name='set'][value='GBR~RUS']").is_checked()
        assert page.locator("label.tie", has_text="GBR – RUS").locator("output").inner_text() == "1"
        page.wait_for_url("**GBR%7ERUS=1**")


def test_sliding_the_year_draws_that_year(demo_desk: Any, sit: Any) -> None:
    """The network of the slider's year is shown, and the address keeps it."""
    with sit(demo_desk, viewport={"width": 390, "height": 800}) as sat:
        sat.go(f"{ALLIANCES}/network?at=1875")
        page = sat.page
        assert "9 ties at 1875" in page.locator("figcaption").inner_text()
        page.locator("input[name='at']").fill("1908")
        page.locator("figcaption", has_text="15 ties at 1908").wait_for()
        assert page.locator(".chart-narrow svg").is_visible()
        page.wait_for_url("**at=1908**")


def test_figures_are_followed_without_javascript(demo_desk: Any, sit: Any) -> None:
    """The charts are drawn by the desk, and their marks are links."""
    with sit(demo_desk, viewport={"width": 1280, "height": 900}, java_script_enabled=False) as sat:
        sat.go(f"{ALLIANCES}/network?at=1905")
        sat.page.locator(".chart-wide a").first.click()
        sat.page.wait_for_url("**/claims?**")
