"""Documents and their parts."""

from carrel.documents.document import (
    Block,
    BlockKind,
    Document,
    Inline,
    InlineKind,
    Page,
    outline_of,
)
from carrel.values.span import Span

_TEXT = "A Head\n\nFirst 𝒘ords here.\n\nLast."
_DOCUMENT = Document(
    _TEXT,
    (
        Block(BlockKind.HEADING, Span(0, 6), 1),
        Block(BlockKind.PARAGRAPH, Span(8, 25)),
        Block(BlockKind.PARAGRAPH, Span(27, 32)),
    ),
    (Page(1, "i", Span(0, 14)), Page(2, None, Span(14, 32))),
    (Inline(InlineKind.EMPHASIS, Span(14, 19)),),
)


def test_an_excerpt_clips_what_crosses_its_border() -> None:
    """A block on two pages shows on each the part that stands there."""
    first, second = (_DOCUMENT.excerpt(page.span) for page in _DOCUMENT.pages)
    assert [block.span for block in first.blocks] == [Span(0, 6), Span(8, 14)]
    assert [block.span for block in second.blocks] == [Span(14, 25), Span(27, 32)]
    assert second.text_of(second.inlines[0].span) == _TEXT[14:19]
    assert first.text + second.text == _TEXT


def test_pages_by_position() -> None:
    """A position belongs to one page; the very end to the last."""
    assert _DOCUMENT.page_at(13).number == 1
    assert _DOCUMENT.page_at(14).number == 2
    assert _DOCUMENT.page_at(len(_TEXT)).number == 2
    assert _DOCUMENT.has_page_labels


def test_the_outline_is_the_headings() -> None:
    """Each with its level and place, on one line."""
    (heading,) = outline_of(_DOCUMENT)
    assert (heading.title, heading.level, heading.span) == ("A Head", 1, Span(0, 6))


def test_the_digest_is_that_of_the_text() -> None:
    """The same text has the same digest, whatever is known of its parts."""
    assert _DOCUMENT.digest == Document(_TEXT, (), ()).digest
    assert len(Document("\ud800", (), ()).digest) == 64
