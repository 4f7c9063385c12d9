"""A document cut into rows, one page each, and put together again."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from carrel.documents.document import (
    Block,
    BlockKind,
    Document,
    Excerpt,
    Inline,
    InlineKind,
    Page,
    outline_of,
)
from carrel.store.errors import StoreError
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page as it is kept: its place, its text in UTF-8, and the JSON of what stands on it.

    ``blocks`` are ``[place, kind, start, end, level]`` and ``inlines`` ``[place, kind, start,
    end, target]``, whole even where they run on to other pages; ``place`` counts from 0 in the
    document's own order. ``kinds`` holds the blocks' kinds, each between bars.
    """

    page: Page
    text: bytes
    blocks: str
    inlines: str
    kinds: str


def rows_of(document: Document) -> list[PageRow]:
    """Cut a document into pages; raise ``StoreError`` for one that breaks its own rules."""
    _check(document)
    on_page = _Pages(document.pages)
    blocks = on_page.sorted_out(
        ([place, block.kind.value, *block.span, block.level], block.span)
        for place, block in enumerate(document.blocks)
    )
    inlines = on_page.sorted_out(
        ([place, inline.kind.value, *inline.span, inline.target], inline.span)
        for place, inline in enumerate(document.inlines)
    )
    return [
        PageRow(
            page,
            text_to_bytes(document.text[page.span.start : page.span.end]),
            to_json(blocks[index]),
            to_json(inlines[index]),
            _kinds(blocks[index]),
        )
        for index, page in enumerate(document.pages)
    ]


def structure_of(rows: Iterable[PageRow], language: str) -> str:
    """SHA-256 of all that a document is beside its text."""
    sha = hashlib.sha256(text_to_bytes(language))
    for row in rows:
        place = [row.page.number, row.page.label, *row.page.span]
        for part in (to_json(place), row.blocks, row.inlines):
            sha.update(part.encode() + b"\n")
    return sha.hexdigest()


def outline_json(document: Document) -> str:
    """The outline as ``[title, level, start, end, page number]``."""
    starts = [page.span.start for page in document.pages]
    return to_json(
        [
            [heading.title, heading.level, *heading.span, bisect_right(starts, heading.span.start)]
            for heading in outline_of(document)
        ]
    )


def kinds_json(document: Document) -> str:
    """How many blocks there are of each kind."""
    return to_json(Counter(block.kind.value for block in document.blocks))


@of_sound_rows
def whole(rows: Iterable[PageRow], language: str) -> Document:
    """Put all pages of a document together again."""
    pages: list[Page] = []
    texts: list[bytes] = []
    blocks: dict[int, Block] = {}
    inlines: dict[int, Inline] = {}
    for row in rows:
        pages.append(row.page)
        texts.append(row.text)
        blocks.update(blocks_on(row.blocks))
        inlines.update(inlines_on(row.inlines))
    return Document(
        "".join(map(bytes_to_text, texts)),
        tuple(blocks[place] for place in sorted(blocks)),
        tuple(pages),
        tuple(inlines[place] for place in sorted(inlines)),
        language,
    )


@of_sound_rows
def excerpt_of(row: PageRow) -> Excerpt:
    """One page as a part of its document: what crosses its ends is clipped."""
    span = row.page.span
    return Excerpt(
        span,
        bytes_to_text(row.text),
        tuple(
            Block(block.kind, block.span.clipped(span), block.level)
            for _, block in blocks_on(row.blocks)
            if block.span.meets(span)
        ),
        tuple(
            Inline(inline.kind, inline.span.clipped(span), inline.target)
            for _, inline in inlines_on(row.inlines)
            if inline.span.meets(span)
        ),
    )


@of_sound_rows
def blocks_on(written: str) -> list[tuple[int, Block]]:
    """The blocks of a page, each with its place in the document."""
    found: list[list[Any]] = from_json(written)
    return [
        (place, Block(BlockKind(kind), Span(start, end), level))
        for place, kind, start, end, level in found
    ]


@of_sound_rows
def inlines_on(written: str) -> list[tuple[int, Inline]]:
    """The inlines of a page, each with its place in the document."""
    found: list[list[Any]] = from_json(written)
    return [
        (place, Inline(InlineKind(kind), Span(start, end), target))
        for place, kind, start, end, target in found
    ]


def text_to_bytes(text: str) -> bytes:
    """UTF-8, in which half characters (lone surrogates) of a broken source are kept too."""
    return text.encode("utf-8", "surrogatepass")


@of_sound_rows
def bytes_to_text(data: bytes) -> str:
    """What ``text_to_bytes`` was given."""
    return data.decode("utf-8", "surrogatepass")


class _Pages:
    """Finds the pages on which a span stands."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._starts = [page.span.start for page in pages]
        self._ends = [page.span.end for page in pages]

    def sorted_out(self, items: Iterable[tuple[list[Any], Span]]) -> list[list[list[Any]]]:
        """For each page the items that stand on it, in order."""
        on_page: list[list[list[Any]]] = [[] for _ in self._starts]
        for item, span in items:
            for index in self._met(span):
                on_page[index].append(item)
        return on_page

    def _met(self, span: Span) -> range:
        """The pages that share a code point with ``span``; for an empty one the page it is at."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        if span.length and first < last:
            return range(first, last)
        at = max(0, bisect_right(self._starts, span.start) - 1)
        return range(at, at + 1)


def _kinds(blocks: list[list[Any]]) -> str:
    return "|" + "".join(f"{kind}|" for kind in sorted({block[1] for block in blocks}))


def _check(document: Document) -> None:
    at = 0
    for number, page in enumerate(document.pages, start=1):
        if page.number != number or page.span.start != at or page.span.end < at:
            raise StoreError(
                f"Page {page.number} of the text ({page.span}) does not follow the one before it, "
                f"which ends at {at}: read the file in again."
            )
        at = page.span.end
    if at != len(document.text):
        raise StoreError(
            f"The pages of the text end at {at} of {len(document.text)} code points: read the "
            "file in again."
        )
    if not document.pages and (document.blocks or document.inlines):
        raise StoreError("The text has blocks but no page to hold them: read the file in again.")
    for part in (*document.blocks, *document.inlines):
        if not 0 <= part.span.start <= part.span.end <= len(document.text):
            raise StoreError(
                f"A {part.kind.value} at {part.span} lies outside its text of "
                f"{len(document.text)} code points: read the file in again."
            )
