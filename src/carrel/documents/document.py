"""The canonical text of a source and what is known of its parts."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from carrel.values.span import Span


class BlockKind(StrEnum):
    """What a block is; ``apparatus`` is the site's or publisher's own words around the text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    FIGURE = "figure"
    TABLE = "table"
    NOTE = "note"
    CODE = "code"
    REFERENCE = "reference"
    APPARATUS = "apparatus"


class InlineKind(StrEnum):
    """What a stretch within a block is; ``note-mark`` is a call such as ``(1)`` to a note."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    LINK = "link"
    NOTE_MARK = "note-mark"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph and so on: a stretch of the text; blocks are in order and never overlap.

    ``level`` is 1 to 6 for a heading, the depth (from 1) for a list item, 1 for a reference that
    goes on from the one before it (a running head stands between them) and for a note that holds
    a reference, else 0. Text between
    blocks is white space only.
    """

    kind: BlockKind
    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch within one block; ``target`` is a link's address, as the source has it."""

    kind: InlineKind
    span: Span
    target: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the text. Pages are in order, start at 0, touch, and together cover the text.

    ``number`` counts from 1. ``label`` is what the source prints on it ("xii", "34"); ``None``
    marks a division that Carrel made for a source without pages: it is never cited.
    """

    number: int
    label: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    r"""One version of a source as text.

    ``text`` holds every character of the source's text, in reading order, with line breaks as
    ``\n`` (``\r\n`` and ``\r`` become ``\n``; a leading byte order mark is not text). All
    positions are code points in it. ``language`` is a BCP 47 tag or empty.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    inlines: tuple[Inline, ...] = field(default=())
    language: str = ""

    @property
    def span(self) -> Span:
        """The whole text."""
        return Span(0, len(self.text))

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def has_page_labels(self) -> bool:
        """Whether the source itself has pages."""
        return any(page.label is not None for page in self.pages)

    def page_at(self, position: int) -> Page:
        """The page that holds a code point; the last page for the end of the text."""
        starts = [page.span.start for page in self.pages]
        return self.pages[max(0, bisect_right(starts, position) - 1)]

    def excerpt(self, span: Span) -> Excerpt:
        """The part of the document inside ``span``; what crosses its border is clipped."""
        return Excerpt(
            span,
            self.text[span.start : span.end],
            tuple(
                Block(block.kind, block.span.clipped(span), block.level)
                for block in self.blocks
                if block.span.meets(span)
            ),
            tuple(
                Inline(inline.kind, inline.span.clipped(span), inline.target)
                for inline in self.inlines
                if inline.span.meets(span)
            ),
        )


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a document, such as one page, small enough to show.

    ``text`` is the text of ``span``; the spans of blocks and inlines still count from the start
    of the document.
    """

    span: Span
    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...]

    def text_of(self, span: Span) -> str:
        """The text of a stretch that lies inside this part."""
        return self.text[span.start - self.span.start : span.end - self.span.start]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline."""

    title: str
    level: int
    span: Span


def outline_of(document: Document | Excerpt) -> tuple[Heading, ...]:
    """The headings in order."""
    return tuple(
        Heading(" ".join(_text_of(document, block.span).split()), block.level, block.span)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    )


def _text_of(document: Document | Excerpt, span: Span) -> str:
    if isinstance(document, Excerpt):
        return document.text_of(span)
    return document.text[span.start : span.end]
