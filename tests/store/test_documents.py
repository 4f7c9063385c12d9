"""Texts come back as they were saved, and a part of one as that part of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.documents.document import (
    Block,
    BlockKind,
    Document,
    Inline,
    InlineKind,
    Page,
    outline_of,
)
from carrel.store.errors import DocumentNotFound, PageNotFound, StoreError
from carrel.store.library import Library, open_library
from carrel.values.span import Span, SpanError

# Every code point there is, lone surrogates and NUL among them.
_LETTERS = st.characters(exclude_categories=()) | st.sampled_from("ab \n\x00\ud800\udc00𝄞")


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(_LETTERS, max_size=120))
    places = st.integers(0, len(text))
    cuts = [0, *sorted(draw(st.lists(places, max_size=6))), len(text)]
    pages = tuple(
        Page(number, draw(st.none() | st.text(_LETTERS, max_size=3)), Span(start, end))
        for number, (start, end) in enumerate(pairwise(cuts), start=1)
    )
    ends = sorted(draw(st.lists(places, max_size=12)))
    blocks = tuple(
        Block(draw(st.sampled_from(BlockKind)), Span(start, end), draw(st.integers(0, 6)))
        for start, end in zip(ends[::2], ends[1::2], strict=False)
    )
    inlines = [
        Inline(draw(st.sampled_from(InlineKind)), Span(*sorted((draw(places), draw(places)))), "x")
        for _ in range(draw(st.integers(0, 5)))
    ]
    return Document(text, blocks, pages, tuple(inlines), draw(st.sampled_from(["", "en", "fa"])))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that all examples share, so that equal texts of different build meet in it."""
    with open_library(tmp_path_factory.mktemp("documents")) as library:
        yield library


@given(_documents())
@settings(deadline=None)
def test_get_gives_the_very_document_that_was_saved(shelf: Library, document: Document) -> None:
    """get(save(document)) == document, and saving it twice is saving it once."""
    digest = shelf.documents.save(document)
    assert digest == document.digest
    assert shelf.documents.get(digest) == document
    assert shelf.documents.save(document) == digest
    assert shelf.documents.get(digest) == document
    assert shelf.documents.is_whole(digest)


@given(_documents())
@settings(deadline=None)
def test_a_page_is_that_part_of_the_document(shelf: Library, document: Document) -> None:
    """excerpt, page and pages agree with the document itself."""
    digest = shelf.documents.save(document)
    assert shelf.documents.pages(digest) == document.pages
    for page in document.pages:
        assert shelf.documents.page(digest, page.number) == page
        assert shelf.documents.excerpt(digest, page.number) == document.excerpt(page.span)


@given(_documents(), st.data())
@settings(deadline=None)
def test_a_span_is_that_part_of_the_text(
    shelf: Library, document: Document, data: st.DataObject
) -> None:
    """The text and the pages over a span agree with the document for every span in it."""
    digest = shelf.documents.save(document)
    places = st.integers(0, len(document.text))
    span = Span(*sorted((data.draw(places), data.draw(places))))
    assert shelf.documents.text(digest) == document.text
    assert shelf.documents.text(digest, span) == document.text[span.start : span.end]
    assert shelf.documents.page_at(digest, span.start) == document.page_at(span.start)
    met = tuple(page for page in document.pages if page.span.meets(span))
    touched = met if span.length else (document.page_at(span.start),)
    assert shelf.documents.pages_over(digest, span) == touched


@given(_documents())
@settings(deadline=None)
def test_what_is_told_without_reading_agrees_with_the_text(
    shelf: Library, document: Document
) -> None:
    """summary, outline and the blocks of each kind agree with the document."""
    digest = shelf.documents.save(document)
    summary = shelf.documents.summary(digest)
    assert (summary.digest, summary.language) == (digest, document.language)
    assert (summary.characters, summary.pages) == (len(document.text), len(document.pages))
    assert summary.labelled == document.has_page_labels
    assert summary.blocks == Counter(block.kind for block in document.blocks)
    assert shelf.documents.outline(digest) == tuple(
        (heading, document.page_at(heading.span.start).number) for heading in outline_of(document)
    )
    for kind in BlockKind:
        assert shelf.documents.blocks_of_kind(digest, kind) == tuple(
            (block, document.text[block.span.start : block.span.end])
            for block in document.blocks
            if block.kind is kind
        )


def test_a_text_without_characters_may_have_no_page(library: Library) -> None:
    """Nothing at all is a text too."""
    empty = Document("", (), ())
    assert library.documents.get(library.documents.save(empty)) == empty
    assert library.documents.text(empty.digest) == ""


def test_safe_html_stays_until_another_comes(library: Library, document: Document) -> None:
    """The page of an HTML source is kept with its text; the same text without one keeps it."""
    digest = library.documents.save(document, safe_html="<p>a\ud800")
    library.documents.save(document)
    assert library.documents.safe_html(digest) == "<p>a\ud800"
    library.documents.save(document, safe_html="<p>b")
    assert library.documents.safe_html(digest) == "<p>b"


def test_a_label_is_found_by_case_and_then_without(library: Library) -> None:
    """The page that prints just that label comes before one that prints it in another case."""
    pages = (Page(1, "V", Span(0, 1)), Page(2, "v", Span(1, 2)), Page(3, None, Span(2, 3)))
    digest = library.documents.save(Document("abc", (), pages))
    labelled = library.documents.page_labelled
    assert [labelled(digest, label) for label in ("v", "V", "vi")] == [pages[1], pages[0], None]
    iv = Document("abc", (), (Page(1, "IV", Span(0, 3)),))
    assert labelled(library.documents.save(iv), "iv") == iv.pages[0]


def test_a_page_that_is_not_there_says_how_many_are(library: Library, document: Document) -> None:
    """The sentence tells the way out."""
    digest = library.documents.save(document)
    for number in (0, 3, -1, 10**30):
        with pytest.raises(PageNotFound, match="the text has 2 pages, 1 to 2"):
            library.documents.excerpt(digest, number)


def test_a_text_that_is_not_there_is_named(library: Library) -> None:
    """Every way of asking for it says so."""
    for ask in (
        library.documents.get,
        library.documents.text,
        library.documents.summary,
        lambda digest: library.documents.page_at(digest, 0),
    ):
        with pytest.raises(DocumentNotFound, match="No text with the digest 'ab'"):
            ask("ab")


def test_a_span_outside_is_refused(library: Library, document: Document) -> None:
    """A span that the text does not have is not quietly cut."""
    digest = library.documents.save(document)
    for span in (Span(0, 49), Span(-1, 3), Span(5, 4)):
        with pytest.raises(SpanError, match="lies outside the text, which has 48"):
            library.documents.text(digest, span)


@pytest.mark.parametrize(
    "broken",
    [
        Document("abc", (), ()),
        Document("abc", (), (Page(1, None, Span(0, 2)),)),
        Document("abc", (), (Page(1, None, Span(0, 1)), Page(2, None, Span(2, 3)))),
        Document("abc", (), (Page(2, None, Span(0, 3)),)),
        Document("abc", (Block(BlockKind.NOTE, Span(1, 4)),), (Page(1, None, Span(0, 3)),)),
        Document("", (Block(BlockKind.NOTE, Span(0, 0)),), ()),
    ],
)
def test_a_document_that_breaks_its_own_rules_is_refused(
    library: Library, broken: Document
) -> None:
    """Pages must cover the text and blocks lie in it; nothing of another is kept."""
    with pytest.raises(StoreError, match="read the file in again"):
        library.documents.save(broken)
    assert library.documents.digests() == ()
