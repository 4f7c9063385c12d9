"""Laws of a page of text as HTML: nothing of the text is lost, moved or let loose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from carrel.annotations.annotation import COLORS, Annotation, Selector, TextQuoteSelector
from carrel.documents.document import Block, BlockKind, Document, Inline, InlineKind, Page
from carrel.values.span import Span
from carrel.web.pages.page_text import LETTERS, Overlay, page_html, runs_of

LETTERS_OF_TEXTS = "ab <>&\"'\n\t𐎠é\u00a0گ"


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """A stretch of at least one code point inside a text of that length."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def pages(draw: st.DrawFn) -> tuple[Document, Overlay]:
    """A document of one page with inlines, marks and hits that cross as they like."""
    text = draw(st.text(LETTERS_OF_TEXTS, min_size=1, max_size=60))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=5))})
    kinds = st.sampled_from(BlockKind)
    blocks = tuple(
        Block(draw(kinds), Span(a, b), draw(st.integers(0, 3))) for a, b in pairwise(cuts)
    )
    inlines = tuple(
        Inline(draw(st.sampled_from(InlineKind)), span.moved(block.span.start), "javascript:x()")
        for block in blocks
        for span in draw(st.lists(spans(block.span.length), max_size=2))
    )
    marks = [
        Annotation(str(number), "key", "", Selector(span, TextQuoteSelector("")), color, "note")
        for number, (span, color) in enumerate(
            draw(st.lists(st.tuples(spans(len(text)), st.sampled_from(COLORS)), max_size=4))
        )
    ]
    hits = draw(st.lists(spans(len(text)), max_size=3))
    document = Document(text, blocks, (Page(1, None, Span(0, len(text))),), inlines)
    return document, Overlay(marks, hits)


@given(pages())
def test_the_text_after_every_start_is_the_canonical_text(page: tuple[Document, Overlay]) -> None:
    """What stands in an element with ``data-start`` is the text from there on, letter by letter."""
    document, overlay = page
    html = str(page_html(document.excerpt(document.span), overlay))
    seen = 0
    for element in LexborHTMLParser(f"<article>{html}</article>").css("[data-start]"):
        start = int(element.attributes["data-start"] or 0)
        shown = element.text(deep=True)
        assert shown == document.text[start : start + len(shown)]
        seen += len(shown)
    tabs = sum(
        document.text[block.span.start : block.span.end].count(mark)
        for block in document.blocks
        if block.kind is BlockKind.TABLE
        and "\t" in document.text[block.span.start : block.span.end]
        for mark in "\t\n"
    )
    assert seen + tabs == len(document.text)


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.TABLE])
def test_a_line_break_at_the_head_of_code_is_kept(kind: BlockKind) -> None:
    """An HTML parser drops a line break right after <pre>; the text's own must stay."""
    document = Document("\na", (Block(kind, Span(0, 2)),), (Page(1, None, Span(0, 2)),))
    html = str(page_html(document.excerpt(document.span), Overlay()))
    pre = LexborHTMLParser(html).css_first("pre")
    assert pre is not None
    assert pre.text() == "\na"


@given(pages())
def test_runs_touch_and_cover(page: tuple[Document, Overlay]) -> None:
    """The runs of a block follow one another from its start to its end."""
    document, overlay = page
    excerpt = document.excerpt(document.span)
    for block in document.blocks:
        runs = list(runs_of(excerpt, block.span, overlay))
        assert [run.span.start for run in runs[1:]] == [run.span.end for run in runs[:-1]]
        assert (runs[0].span.start, runs[-1].span.end) == block.span


@given(pages())
def test_every_mark_is_shown_whole_and_begins_once(page: tuple[Document, Overlay]) -> None:
    """The parts of a mark hold its words, and one of them carries its place."""
    document, overlay = page
    html = str(page_html(document.excerpt(document.span), overlay))
    tree = LexborHTMLParser(f"<article>{html}</article>")
    tables = any(block.kind is BlockKind.TABLE for block in document.blocks)
    for mark in overlay.marks:
        parts = tree.css(f'mark[data-mark="{mark.id}"]')
        assert mark.span is not None
        words = document.text[mark.span.start : mark.span.end]
        if not tables:
            assert "".join(part.text(deep=True) for part in parts) == words
            assert len(tree.css(f'[id="m-{mark.id}"]')) == 1


@given(pages())
def test_a_source_makes_no_element_and_no_script_address(page: tuple[Document, Overlay]) -> None:
    """Angle brackets in a text stay letters; only web and mail addresses become links."""
    document, overlay = page
    tree = LexborHTMLParser(
        f"<article>{page_html(document.excerpt(document.span), overlay)}</article>"
    )
    assert not tree.css("a[href]")
    assert not tree.css("article a > b, article b")


def test_each_colour_has_a_letter_of_its_own() -> None:
    """Eight colours, eight letters."""
    assert tuple(LETTERS) == COLORS
    assert len(set(LETTERS.values())) == len(COLORS)


def test_a_block_in_another_script_says_its_language() -> None:
    """A Persian paragraph in an English text is read out as Persian (WCAG 2.2, 3.1.2)."""
    text = "A line in English.\nاین یک بند فارسی است که در میان متن گذاشته شده است."
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 18)),
        Block(BlockKind.PARAGRAPH, Span(19, len(text))),
    )
    document = Document(text, blocks, (Page(1, None, Span(0, len(text))),))
    html = page_html(document.excerpt(document.span), Overlay(script="Latn"))
    languages = [p.attributes.get("lang") for p in LexborHTMLParser(str(html)).css("p")]
    assert languages == [None, "fa"]
