"""Rules of the reader: keys, focus, undo, right-to-left, first steps, what the policy forbids."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

WIDE = {"width": 1280, "height": 800}
READ = "/works/carrel2026/read?page=2"
PERSIAN = f"/works/{quote('کارل2026')}/read"


def test_every_key_in_the_help_has_its_act(demo_desk: Any, sit: Any) -> None:
    """The help lists every key, and each does something on the page it stands on."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(READ)
        sat.page.keyboard.press("?")
        sat.page.locator("#help[open]").wait_for()
        shown = set(sat.page.locator("#help dt kbd").all_inner_texts())
        assert {"H", "C", "N", "M", "?", "Esc"} <= shown
        sat.page.keyboard.press("Escape")
        assert not sat.page.locator("#help[open]").count()
        bound = sat.page.evaluate(
            "[...document.querySelectorAll('[data-key]')].map((each) => each.dataset.key)"
        )
        assert set("obsjewmhacly/ipftx?") <= set(bound)


def test_single_letters_can_be_switched_off(demo_desk: Any, sit: Any) -> None:
    """With them off a letter does nothing, and Escape still closes (WCAG 2.1.4)."""
    with sit(demo_desk, viewport=WIDE, device={"keys": False}) as sat:
        sat.go(READ)
        sat.page.keyboard.press("b")
        assert not sat.page.locator("#panel-notes.open").count()
        sat.page.locator('.tools [data-panel="notes"]').click()
        sat.page.keyboard.press("Escape")
        assert not sat.page.locator("#panel-notes.open").count()


def test_escape_closes_the_innermost_and_gives_focus_back(demo_desk: Any, sit: Any) -> None:
    """Bar, then panel; the keyboard is in the text or on the opener afterwards."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(READ)
        opener = sat.page.locator('.tools [data-panel="contents"]')
        opener.focus()
        sat.page.keyboard.press("Enter")
        sat.drag_over("The advice to read")
        sat.page.keyboard.press("Escape")
        assert sat.page.locator("#bar").is_hidden()
        assert sat.page.locator("#panel-contents.open").count() == 1
        assert sat.page.evaluate("document.activeElement.id") == "text"
        sat.page.keyboard.press("Escape")
        assert sat.page.locator("#panel-contents.open").count() == 0


def test_marks_overlap(own_desk: Any, sit: Any) -> None:
    """Two marks over the same words are both there, in the text and in the notes, and in print."""
    with sit(own_desk, viewport=WIDE) as sat:
        sat.go(READ)
        for words, key in (("with purpose is old. Francis", "1"), ("old. Francis Bacon put", "3")):
            sat.drag_over(words)
            sat.page.keyboard.press(key)
            sat.said("Highlighted")
            sat.page.locator("#line-close").click()
        both = sat.page.locator("mark[data-color=yellow] mark[data-color=blue]")
        assert both.inner_text() == "old. Francis"
        sat.drag_over("with purpose is old. Francis")
        sat.page.keyboard.press("2")
        sat.said("Now green")
        assert sat.page.locator(".note-card[data-annotation]").count() == 2
        sat.page.keyboard.press("u")
        sat.said("As it was")
        assert sat.page.locator("mark[data-color=green]").count() == 0
        sat.go("/works/carrel2026/print?page=2")
        assert sat.page.locator("mark[data-color=yellow] mark[data-color=blue]").count() == 1


def test_a_note_being_written_keeps_the_keyboard(own_desk: Any, sit: Any) -> None:
    """What is shown anew beside a form leaves the form, its words and its keyboard alone."""
    with sit(own_desk, viewport=WIDE) as sat:
        sat.go(READ)
        sat.page.keyboard.press("a")
        sat.page.locator("#note-words").fill("First half, ")
        sat.page.evaluate("document.querySelector('#note-words').setSelectionRange(99, 99)")
        sat.drag_over("The advice to read")
        sat.page.locator("#bar [data-value=red]").click()
        sat.page.locator("#note-words").focus()
        sat.said("Highlighted in red")
        sat.page.keyboard.type("second half")
        assert sat.page.locator("#note-words").input_value() == "First half, second half"


def test_a_mark_is_taken_away_with_a_key_and_undone(own_desk: Any, sit: Any) -> None:
    """Walk to a mark with a full stop, take it away with X, bring it back with U."""
    with sit(own_desk, viewport=WIDE) as sat:
        sat.go(READ)
        sat.drag_over("The advice to read")
        sat.page.keyboard.press("h")
        sat.said("Highlighted in yellow")
        sat.page.keyboard.press(".")
        assert sat.page.locator("#bar [data-act=delete]").is_visible()
        sat.page.keyboard.press("x")
        sat.said("Taken away")
        assert sat.page.locator("#words mark").count() == 0
        sat.page.keyboard.press("u")
        sat.said("It is back")
        assert sat.page.locator("#words mark").inner_text() == "The advice to read"


def test_right_to_left(demo_desk: Any, sit: Any) -> None:
    """A Persian text runs from the right; contents stand right of it and notes left of it."""
    with sit(demo_desk, viewport=WIDE, device={"panels": ["contents", "notes"]}) as sat:
        sat.go(PERSIAN)
        left = "(name) => document.querySelector(name).getBoundingClientRect().left"
        contents, text, notes = (
            sat.page.evaluate(left, name) for name in ("#side-start", "#text", "#side-end")
        )
        assert notes < text < contents
        assert (
            sat.page.evaluate("getComputedStyle(document.querySelector('#words p')).direction")
            == "rtl"
        )
        assert sat.page.locator("#text").get_attribute("lang") == "fa"


def test_right_to_left_is_walked_from_the_right(demo_desk: Any, sit: Any) -> None:
    """In the mark mode the left arrow goes on in a text that runs from the right."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(PERSIAN)
        sat.page.keyboard.press("m")
        first = "[...CSS.highlights.get('caret')][0].getBoundingClientRect().left"
        before = sat.page.evaluate(first)
        sat.page.keyboard.press("ArrowLeft")
        assert sat.page.evaluate(first) < before
        sat.page.keyboard.press("Escape")


def test_the_mark_under_a_passage_beyond_the_basic_plane(
    carrel: Any, library_folder: Any, open_desk: Any, sit: Any, tmp_path: Any
) -> None:
    """A passage after letters of two UTF-16 units is marked where it stands."""
    text = "𐎠𐎼𐎹 and 👩‍🏫 stand before the words that are marked here, and after them 𝐈.\n"
    source = tmp_path / "astral.txt"
    source.write_text(text * 3, encoding="utf-8")
    added = carrel("add", source, "--json")
    assert added.returncode == 0, added.stderr
    with open_desk(library_folder) as desk, sit(desk, viewport=WIDE) as sat:
        sat.page.locator(".work h2 a").click()
        sat.drag_over("the words that are marked here")
        sat.page.keyboard.press("h")
        sat.said("Highlighted")
        assert sat.page.locator("#words mark").all_inner_texts() == [
            "the words that are marked here"
        ]
        assert (
            sat.page.locator(".note-card blockquote").text_content()
            == "the words that are marked here"
        )


def test_first_steps_can_be_left_and_found_again(demo_desk: Any, sit: Any) -> None:
    """They stand in nobody's way, Escape puts them away for good, and the menu has them again."""
    with sit(demo_desk, viewport=WIDE, device={"toured": False}) as sat:
        sat.go(READ)
        assert sat.page.locator("#tour").is_visible()
        sat.drag_over("The advice to read")
        sat.page.keyboard.press("Escape")
        sat.page.keyboard.press("Escape")
        assert sat.page.locator("#tour").is_hidden()
        sat.go(READ)
        assert sat.page.locator("#tour").is_hidden()
        sat.page.get_by_role("button", name="More").click()
        sat.page.get_by_role("button", name="Show me round").click()
        for step in range(1, 5):
            assert sat.page.locator(f"#tour [data-step='{step}']").is_visible()
            sat.page.locator("[data-act=tour-next]").press("Enter")
        assert sat.page.locator("#tour").is_hidden()


def test_light_and_text_size_are_remembered_before_the_first_paint(
    demo_desk: Any, sit: Any
) -> None:
    """The root carries them as soon as the head was read, on every page."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(READ)
        sat.page.keyboard.press("+")
        sat.page.keyboard.press("t")
        sat.page.keyboard.press("t")
        sat.go("/notes")
        assert sat.page.evaluate("({...document.documentElement.dataset})") == {
            "theme": "sepia",
            "size": "4",
        }


def test_pages_are_turned_and_come_back(demo_desk: Any, sit: Any) -> None:
    """Arrow keys turn; the browser's own back comes back; the page is named for screen readers."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(READ)
        sat.page.keyboard.press("ArrowRight")
        sat.page.locator("body[data-page='3']").wait_for()
        assert sat.page.locator("[role=doc-pagebreak]").get_attribute("aria-label") == "Page 3"
        assert "page 3" in sat.page.title()
        sat.page.go_back()
        sat.page.locator("body[data-page='2']").wait_for()
        assert sat.page.locator("[role=doc-pagebreak]").get_attribute("aria-label") == "Page 2"


def test_arrow_keys_stay_with_a_field_that_needs_them(demo_desk: Any, sit: Any) -> None:
    """Walking the choices of a menu turns no page."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(READ)
        sat.page.locator("[popovertarget=appearance]").click()
        sat.page.locator("[name=theme][value=light]").focus()
        sat.page.keyboard.press("ArrowRight")
        assert sat.page.locator("[name=theme][value=sepia]").is_checked()
        sat.page.keyboard.press("Escape")
        assert sat.page.locator("body").get_attribute("data-page") == "2"


def test_a_note_call_leads_to_its_note(demo_desk: Any, sit: Any) -> None:
    """The raised number is a link to the note, on whichever page it stands."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go("/works/carrel2026/read")
        sat.page.locator("[role=doc-noteref]").click()
        sat.page.locator("body[data-page='5']").wait_for()
        note = sat.page.locator(sat.page.evaluate("location.hash"))
        assert note.inner_text().startswith("On readers’ notes")


def test_inline_code_is_refused(demo_desk: Any, sit: Any) -> None:
    """The policy holds on the reader: script and style put into the page do nothing and are reported."""
    with sit(demo_desk, viewport=WIDE) as sat:
        sat.go(READ)
        sat.page.evaluate(
            """() => {
              const script = document.createElement("script");
              try { script.text = "window.ran = true"; } catch { window.refused = true; }
              document.body.append(script);
              document.body.setAttribute("style", "color: red");
            }"""
        )
        assert sat.page.evaluate("window.ran") is None
        assert sat.complaints
        sat.complaints.clear()


def test_a_record_is_mended_in_place_and_undone(own_desk: Any, sit: Any) -> None:
    """A field is mended where it stands, says by whom, and the line undoes it."""
    with sit(own_desk, viewport=WIDE) as sat:
        sat.go("/works/carrel2026")
        field = sat.page.locator('[data-variable="issued"]')
        field.get_by_role("button", name="Mend").click()
        field.locator("[name=value]").fill("2025-24")
        field.get_by_role("button", name="Keep").click()
        sat.said("Kept")
        assert field.locator(".value").inner_text() == "Winter 2025"
        assert field.locator(".origin").inner_text() == "by you"
        sat.page.keyboard.press("u")
        sat.said("As it was")
        assert field.locator(".value").inner_text() == "2026"


def test_files_are_added_by_button_and_by_paste(own_desk: Any, sit: Any) -> None:
    """Files chosen and text pasted land on the shelf; what cannot be read says so in words."""
    with sit(own_desk, viewport=WIDE) as sat:
        sat.page.locator("#add-files").set_input_files(
            [
                {
                    "name": "notes.md",
                    "mimeType": "text/markdown",
                    "buffer": b"# On bookmarks\n\nThey last.\n",
                },
                {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
            ]
        )
        sat.said("One work added")
        sat.page.get_by_role("link", name="On bookmarks", exact=True).last.wait_for()
        assert "empty.txt" in sat.page.locator("#arriving .bad").inner_text()
        sat.page.evaluate(
            """() => {
              const data = new DataTransfer();
              data.setData("text/plain", "Pasted words about margins.\\n\\nAnd a second paragraph.");
              document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data }));
            }"""
        )
        sat.page.locator(".work", has_text="Pasted words about margins").wait_for()


def test_a_work_taken_off_the_shelf_comes_back(own_desk: Any, sit: Any) -> None:
    """Nothing asks; the line undoes."""
    with sit(own_desk, viewport=WIDE) as sat:
        line = sat.page.locator("#work-carrel2026")
        line.get_by_role("button", name="Take off").click()
        sat.said("Taken off the shelf")
        assert line.count() == 0
        sat.page.get_by_role("button", name="Undo").click()
        sat.said("It is back")
        assert line.count() == 1


def test_the_bibliography_takes_another_style(own_desk: Any, sit: Any) -> None:
    """A style is found as one types, seen first, then used for the project; the list is copied."""
    with sit(own_desk, viewport=WIDE) as sat:
        line = sat.page.locator("#work-carrel2026")
        line.get_by_role("button", name="Save").click()
        sat.said("Saved to")
        sat.go("/bibliography")
        sat.page.locator("#style-words").fill("apa")
        sat.page.locator('#works a[href*="style=apa&"]').first.click()
        sat.page.get_by_role("button", name="Use it for").click()
        sat.said("now cites")
        sat.page.get_by_role("button", name="Copy the list").click()
        sat.said("One entry copied")
        assert "(2026)" in sat.clipboard()
