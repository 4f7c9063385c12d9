"""Search over real libraries: every occurrence, with its page, its place and its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from carrel.annotations.anchoring import describe
from carrel.annotations.annotation import Annotation
from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.library.work import Work
from carrel.store.errors import WorkNotFound
from carrel.store.library import Library, open_library
from carrel.values.span import Span
from carrel.workbench.find_text import find_text

TEXT = """\
The harbour keeps its own time. When the tide is out, the harbour is a field.

Boats lean there like tired
cattle, and the harbour-master counts them twice.

By evening the harbour's lamps are lit, and the tide comes back into the harbour.
"""


def document_of(
    text: str, page_ends: tuple[int, ...] = (), labels: tuple[str, ...] = ()
) -> Document:
    """A text with a block for each paragraph and pages that end where it is said."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(*match.span()))
        for match in re.finditer(r"\S.*?(?=\s*(?:\n\n|\Z))", text, re.DOTALL)
    )
    bounds = (0, *page_ends, len(text))
    pages = tuple(
        Page(number, labels[number - 1] if labels else None, Span(start, end))
        for number, (start, end) in enumerate(pairwise(bounds), 1)
    )
    return Document(text, blocks, pages)


def shelve(library: Library, key: str, document: Document) -> None:
    """Put a text on the shelf."""
    library.works.save(Work(key, {"title": key}, document=library.documents.save(document)))


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """A library with one work on two pages; the second paragraph runs over the page's end."""
    with open_library(library_folder) as opened:
        end = TEXT.index("cattle")
        shelve(opened, "tide1999", document_of(TEXT, (end,), ("xii", "xiii")))
        yield opened


def test_every_occurrence_has_its_page_and_span(library: Library) -> None:
    """Hits within a work come in the order of the text and are counted by page."""
    findings = find_text(library, "harbour", within="tide1999")
    assert [TEXT[hit.span.start : hit.span.end] for hit in findings.hits] == ["harbour"] * 5
    assert [hit.span.start for hit in findings.hits] == [
        match.start() for match in re.finditer("harbour", TEXT)
    ]
    assert [(hit.page, hit.label) for hit in findings.hits] == [(1, "xii")] * 2 + [(2, "xiii")] * 3
    assert findings.total == 5
    assert findings.per_page == ((1, 2), (2, 3))
    assert findings.per_work == (("tide1999", 5),)
    assert findings.understood == "harbour"
    assert findings.complete


def test_a_phrase_crosses_lines_and_pages(library: Library) -> None:
    """A phrase is found over a line's end and counts for the page on which it begins."""
    findings = find_text(library, '"tired cattle"', within="tide1999")
    assert [TEXT[hit.span.start : hit.span.end] for hit in findings.hits] == ["tired\ncattle"]
    assert findings.per_page == ((1, 1),)


def test_a_snippet_shows_and_marks_the_hits(library: Library) -> None:
    """The marked places of a snippet are the words that were found."""
    for hit in find_text(library, "harbour", within="tide1999").hits:
        assert {hit.snippet[mark.start : mark.end] for mark in hit.marked} == {"harbour"}
        assert "\n" not in hit.snippet


def test_pages_of_a_long_answer_fit_together(library: Library) -> None:
    """Limit and offset cut the same row of hits; the total stays."""
    every = find_text(library, "the OR harbour")
    parts = [find_text(library, "the OR harbour", limit=3, offset=at) for at in range(0, 15, 3)]
    assert tuple(hit for part in parts for hit in part.hits) == every.hits
    assert {part.total for part in parts} == {every.total}
    assert find_text(library, "harbour", offset=99).hits == ()
    assert find_text(library, "harbour", limit=0).total == 5


def test_all_works_are_searched_the_best_first(library: Library) -> None:
    """Without a work named, all are searched; ``in:`` names one, ``-in:`` leaves one out."""
    shelve(library, "short2001", document_of("Harbour, harbour, harbour."))
    assert find_text(library, "harbour").per_work == (("short2001", 3), ("tide1999", 5))
    assert find_text(library, "harbour in:tide1999").per_page == ((1, 2), (2, 3))
    assert find_text(library, "harbour -in:tide1999").per_work == (("short2001", 3),)
    both = find_text(library, "harbour in:tide1999 in:short2001")
    assert dict(both.per_work) == {"short2001": 3, "tide1999": 5}


def test_an_unknown_work_is_named(library: Library) -> None:
    """A key that is not on the shelf is an error that offers the nearest."""
    for words, within in (("harbour", "tide1998"), ("harbour in:tide1998", None)):
        with pytest.raises(WorkNotFound, match="tide1999"):
            find_text(library, words, within=within)


def test_marks_narrow_a_search(library: Library) -> None:
    """``tag:`` and ``color:`` keep hits that lie in such marks; a minus keeps the others."""
    mark = Annotation(
        "6f1f0f4e-58a5-4c3e-9d4b-0d6f3b7f3d11",
        "tide1999",
        library.works.get("tide1999").document,
        describe(TEXT, Span(0, 31)),
        color="red",
        tags=("Opening words",),
    )
    library.annotations.save(mark)
    assert [hit.span.start for hit in find_text(library, "harbour color:red").hits] == [4]
    assert find_text(library, 'harbour tag:"opening words"', within="tide1999").per_page == (
        (1, 1),
    )
    assert find_text(library, "harbour -color:red").total == 4
    assert find_text(library, "harbour color:blue").total == 0


def test_nothing_to_look_for(library: Library) -> None:
    """A query without a word finds nothing and says what to do; an empty one says nothing."""
    assert find_text(library, "…").remarks == ("Type a word to look for.",)
    assert find_text(library, "  ").remarks == ()
    assert find_text(library, "lighthouse").total == 0


def test_what_was_taken_as_words_is_said(library: Library) -> None:
    """A query that does not hold together is still answered."""
    findings = find_text(library, '("tide')
    assert findings.total == 2
    assert findings.understood == "tide"
    assert findings.remarks


def test_moscow_in_the_real_article(library: Library, shared: Path) -> None:
    """Every word of a real text is found as often as it stands there."""
    text = (shared / "samples" / "questia-jalali.txt").read_text(encoding="utf-8")
    text = text.replace("\r\n", "\n")
    shelve(library, "jalali2001", document_of(text, (2500, 4600)))
    for word in ("Moscow", "Tehran", "Iran", "Russia", "fran", "strategic"):
        expected = [m.start() for m in re.finditer(rf"\b{word}\b", text, re.IGNORECASE)]
        findings = find_text(library, word, within="jalali2001", limit=99)
        assert [hit.span.start for hit in findings.hits] == expected
        assert sum(hits for _, hits in findings.per_page) == findings.total == len(expected)


def test_words_that_never_meet_are_told_apart(library: Library) -> None:
    """Where no paragraph holds all words, the answer says how often each stands by itself."""
    findings = find_text(library, "cattle evening lighthouse", within="tide1999")
    assert findings.total == 0
    assert findings.remarks == (
        "No paragraph holds all of these. Found by themselves: cattle 1, evening 1, lighthouse 0.",
    )
    assert find_text(library, "lighthouse foghorn").remarks == ()
    assert find_text(library, "cattle harbour -boats").remarks == (
        "No paragraph holds all of these. Found by themselves: cattle 1, harbour 5.",
    )


def test_a_slip_of_the_pen_is_met_with_near_words(library: Library) -> None:
    """A word that stands nowhere brings up those of nearly the same letters that do."""
    assert find_text(library, "harbor").remarks == ("Near “harbor” in the texts: harbour.",)
    assert find_text(library, "harbour").remarks == ()


def test_one_endless_paragraph(library: Library) -> None:
    """A text without paragraphs gives the same hits as one with them."""
    shelve(library, "long2000", document_of("harbour light " * 20_000, (140_000,)))
    findings = find_text(library, "harbour", within="long2000", offset=10_000)
    assert findings.total == 20_000
    assert findings.per_page == ((1, 10_000), (2, 10_000))
    assert findings.hits[0].span == Span(140_000, 140_007)
    assert findings.hits[0].page == 2
