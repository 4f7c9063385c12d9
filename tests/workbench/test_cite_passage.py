"""Citations carry their proof."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carrel.store.library import Library, open_library
from carrel.values.span import Span, SpanError
from carrel.workbench.cite_passage import (
    LocatorError,
    Manner,
    cite_page,
    cite_quotation,
    cite_span,
    cite_work,
)
from carrel.workbench.import_file import import_upload
from carrel.workbench.write_bibliography import write_bibliography

_HEAD = "---\ntitle: Of Quiet Rooms\nauthor: Marsh, Ines\ndate: 1931\n---\n\n"
_PAGED = """<!doctype html><html lang="en"><head><title>Tables</title>
<meta name="author" content="Ines Marsh"></head><body><h1>Tables</h1>
<span role="doc-pagebreak" aria-label="xii"></span><p>A table has four legs.</p>
<span role="doc-pagebreak" aria-label="xiii"></span><p>Some have three.</p></body></html>"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with an unpaged and a paged work."""
    with open_library(tmp_path / "library") as opened:
        text = _HEAD + 'A lamp is "a small *sun*", she wrote. A lamp burns. A lamp burns.\n'
        import_upload(opened, text.encode(), "rooms.md")
        import_upload(opened, _PAGED.encode(), "tables.html")
        yield opened


def test_a_passage(library: Library) -> None:
    """Quotation marks of the style's language; double ones inside become inner ones."""
    cited = cite_quotation(library, "marsh1931", 'A lamp is "a small sun"', Manner("apa"))
    assert cited.quotation == 'A lamp is "a small sun"'
    assert cited.clipboard == "“A lamp is ‘a small sun’” (Marsh, 1931)"
    assert cited.locator is None
    assert cited.span is not None
    again = cite_span(library, "marsh1931", cited.span, Manner("apa"))
    assert again == cited


def test_the_locator_is_the_sources_own_label(library: Library) -> None:
    """A stretch over two pages is cited with both."""
    text = library.documents.text(library.works.get("marsh").document)
    start, end = text.index("four"), text.index("three")
    cited = cite_span(library, "marsh", Span(start, end), Manner("mla"))
    assert cited.locator is not None
    assert cited.locator.value == "xii-xiii"
    assert cite_page(library, "marsh", "XII", Manner("mla")).clipboard == "(Marsh xii)"
    for label in ("99", "xii-99", "xiii-xii", "xii-xii-xiii", "-"):
        with pytest.raises(LocatorError, match="xii to xiii"):
            cite_page(library, "marsh", label)


@pytest.mark.parametrize("typed", ["xii-xiii", "XII – xiii", " xii-xiii\n"])
def test_pages_are_cited_by_their_first_and_last(library: Library, typed: str) -> None:
    """However the dash is typed."""
    assert cite_page(library, "marsh", typed, Manner("mla")).clipboard == "(Marsh xii–xiii)"


def test_a_page_must_be_named(library: Library) -> None:
    """An empty label is no page, in a source without labels too."""
    for key in ("marsh", "marsh1931"):
        with pytest.raises(LocatorError, match="No page is named"):
            cite_page(library, key, " \n")


def test_a_language_without_a_locale_is_said(library: Library) -> None:
    """English stands in, and a warning tells so; a dialect without its own says nothing."""
    (warning,) = cite_work(library, "marsh1931", Manner("apa", "tlh")).warnings
    assert "'tlh'" in warning
    assert "'tlh'" in write_bibliography(library, language="tlh").warnings[0]
    for tag in ("de-LI", "fa", "sr-Latn", "en_GB", "PT"):
        assert cite_work(library, "marsh1931", Manner("apa", tag)).warnings == ()


def test_a_page_of_an_unpaged_source_is_taken_with_a_warning(library: Library) -> None:
    """The reader may hold the printed copy."""
    cited = cite_page(library, "marsh1931", "98", Manner("mla"))
    assert cited.clipboard == "(Marsh 98)"
    assert any("98" in warning for warning in cited.warnings)


def test_words_that_stand_twice_are_said_to(library: Library) -> None:
    """The first place is cited, and the others are named."""
    cited = cite_quotation(library, "marsh1931", "A lamp burns.")
    assert any("2 times" in warning for warning in cited.warnings)


def test_a_work_puts_its_reference_on_the_clipboard(library: Library) -> None:
    """In the active project's style when none is named."""
    cited = cite_work(library, "marsh1931")
    assert cited.style == library.projects.active().style
    assert cited.clipboard == cited.reference
    assert "Of Quiet Rooms" in cited.reference


def test_a_work_that_names_nothing_is_cited_by_its_key(library: Library) -> None:
    """With a warning that says how to mend it; the record is left as it is."""
    import_upload(library, b"words that run on and on without a head, as they do.\n", "scrap.txt")
    cited = cite_quotation(library, "scrap", "without a head", Manner("mla"))
    assert cited.clipboard == "“without a head” (“[scrap]”)"
    assert any("carrel mend scrap" in warning for warning in cited.warnings)
    library.projects.add(library.projects.active().name, ["scrap"])
    assert any("scrap" in warning for warning in write_bibliography(library).warnings)
    assert "title" not in library.works.get("scrap").item


def test_a_note_style_puts_the_note_on_its_own_line(library: Library) -> None:
    """A note stands at the foot of the page, not in the sentence."""
    cited = cite_quotation(library, "marsh", "four legs", Manner("chicago-notes-bibliography"))
    quotation, note = cited.clipboard.splitlines()
    assert quotation == "“four legs”"
    assert "xii" in note


def test_a_span_outside_the_text_is_refused(library: Library) -> None:
    """The sentence says how far the text runs."""
    with pytest.raises(SpanError, match="runs from 0"):
        cite_span(library, "marsh", Span(5, 99_999))


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_what_is_special_in_a_format_is_escaped(library: Library, form: str) -> None:
    """Quoted words never become markup."""
    import_upload(library, b"Title of It\n\nIf a < b & *c* then d.\n", "signs.txt")
    clipboard = cite_quotation(library, "title", "a < b & *c*", Manner("mla", "", form)).clipboard
    expected = {"text": "a < b & *c*", "html": "a &lt; b &amp; *c*", "markdown": r"a \< b & \*c\*"}
    assert expected[form] in clipboard


def test_a_bibliography_is_its_projects_works(library: Library) -> None:
    """In the style's own order, each entry with its key."""
    library.projects.add(library.projects.active().name, ["marsh1931", "marsh"])
    written = write_bibliography(library, style="apa", form="text")
    assert {key for key, _ in written.entries} == {"marsh1931", "marsh"}
    assert all("Marsh, I." in entry for _, entry in written.entries)
