"""The bibliography in a browser: how a list is written, and styles of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

WIDE = {"width": 1280, "height": 900}
HTML_COPIED = """
async () => {
  const [copied] = await navigator.clipboard.read();
  return await (await copied.getType("text/html")).text();
}
"""
PHONE = {"width": 390, "height": 844}
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><id>http://example.org/own</id><title>Own words</title></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" prefix="OWN "/></layout></bibliography></style>"""


@pytest.fixture
def listed(own_desk: Any, sit: Any) -> Any:
    """A desk whose project has one work, dated 1393 in the Solar Hijri calendar."""
    with sit(own_desk, viewport=WIDE) as sat:
        sat.page.locator("#work-carrel2026").get_by_role("button", name="Save").click()
        sat.said("Saved to")
        sat.page.evaluate(
            """async () => {
              const seen = await fetch("/api/works/carrel2026");
              await fetch("/api/works/carrel2026", {method: "PATCH",
                headers: {"Content-Type": "application/json", "If-Match": seen.headers.get("etag")},
                body: JSON.stringify({issued: "1393 SH", language: "fa"})});
            }"""
        )
    return own_desk


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_list_is_tried_and_then_taken(listed: Any, sit: Any, viewport: Any) -> None:
    """Each setting shows at once as a preview, keeps the keyboard, and is used or undone."""
    with sit(listed, viewport=viewport) as sat:
        sat.go("/bibliography")
        entry = sat.page.locator("#entry-carrel2026")
        assert "2014/15" not in entry.inner_text()
        calendar = sat.page.locator("#look-calendar")
        calendar.select_option("both")
        sat.page.get_by_text("a preview").wait_for()
        assert "1393 [2014/15]" in entry.inner_text()
        assert sat.page.evaluate("document.activeElement.id") == "look-calendar"
        sat.page.locator("#look-isolate").check()
        entry.locator("div[dir=ltr]").wait_for()
        sat.page.locator("#look-item-language").check()
        entry.locator("div[dir=rtl][lang=fa-IR] bdi[dir=ltr]").first.wait_for()
        sat.page.get_by_role("button", name="Copy the list").click()
        sat.said("One entry copied")
        assert "[2014/15]" in sat.clipboard()
        assert '<bdi dir="ltr">What a Margin Is For</bdi>' in sat.page.evaluate(HTML_COPIED)
        sat.page.get_by_role("button", name="Use it for").click()
        sat.said("now cites")
        sat.go("/bibliography")
        assert "1393 [2014/15]" in entry.inner_text()
        assert sat.page.get_by_text("a preview").count() == 0


def test_a_right_to_left_language_keeps_the_directions_apart(listed: Any, sit: Any) -> None:
    """Else volume, year and pages of a Latin entry show in a wrong order; it can be unticked."""
    with sit(listed, viewport=WIDE) as sat:
        sat.go("/bibliography")
        isolate = sat.page.locator("#look-isolate")
        sat.page.locator("#look-lang").select_option("fr-FR")
        sat.page.get_by_text("a preview").wait_for()
        assert not isolate.is_checked()
        sat.page.locator("#look-lang").select_option("fa-IR")
        sat.page.locator("#look-isolate:checked").wait_for()
        sat.page.locator("#entry-carrel2026 div[dir=rtl]").wait_for()
        isolate.uncheck()
        sat.page.locator("#entry-carrel2026:not(:has(div))").wait_for()


def test_a_style_is_found_and_seen_in_ones_own_work(listed: Any, sit: Any) -> None:
    """Below each style found stands a work of the project as that style writes it."""
    with sit(listed, viewport=WIDE) as sat:
        sat.go("/bibliography")
        sat.page.locator("#style-words").fill("chicago notes")
        first = sat.page.locator("#works li").first
        first.get_by_text("Chicago Manual of Style").wait_for()
        assert "What a Margin Is For" in first.locator(".sight").inner_text()


def test_a_style_file_is_added_used_and_taken_away(listed: Any, sit: Any, tmp_path: Path) -> None:
    """A file is checked and found; one that is wrong is told with its line; all is undone."""
    good, bad = tmp_path / "own.csl", tmp_path / "bad.csl"
    good.write_text(STYLE, "utf-8")
    bad.write_text(STYLE.replace("<text", '<text macro="gone" '), "utf-8")
    with sit(listed, viewport=WIDE) as sat:
        sat.go("/bibliography")
        sat.page.locator("#add-style").set_input_files(bad)
        sat.said("line 3, element text")
        sat.complaints.clear()  # the browser tells of every answer that is no success
        sat.page.locator("#add-style").set_input_files(good)
        sat.said("Own words is added")
        sat.page.locator(".own-styles a", has_text="Own words").click()
        assert sat.page.locator("#entry-carrel2026").inner_text().startswith("OWN What")
        sat.page.get_by_role("button", name="Take Own words away").click()
        sat.said("Own words is taken away")
        assert sat.page.locator(".own-styles").count() == 0
        sat.page.get_by_role("button", name="Undo").click()
        sat.said("Own words is back")
        assert sat.page.locator(".own-styles li").count() == 1
