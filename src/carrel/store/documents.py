"""Canonical texts, kept page by page, so that one page is read without the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carrel.documents.document import Block, BlockKind, Document, Excerpt, Heading, Page
from carrel.store import page_rows
from carrel.store.errors import DocumentNotFound, PageNotFound
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.page_rows import PageRow, bytes_to_text, text_to_bytes
from carrel.store.sqlite import Database, Row
from carrel.values.span import Span, SpanError


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What is known of a text without reading it.

    ``characters`` is its length in code points, ``blocks`` counts the blocks of each kind that
    it has, ``pages`` counts its pages, ``labelled`` tells whether the source itself has pages.
    """

    digest: str
    language: str
    characters: int
    blocks: Mapping[BlockKind, int]
    pages: int
    labelled: bool


# A column holds 64 bits; no text has as many characters or pages.
_MOST = 2**63 - 1

_SAVE = """
INSERT INTO document (digest, structure, language, characters, pages, labelled, kinds_json,
                      outline_json, safe_html)
VALUES (:digest, :structure, :language, :characters, :pages, :labelled, :kinds, :outline, :html)
ON CONFLICT (digest) DO UPDATE SET
    structure = excluded.structure, language = excluded.language, pages = excluded.pages,
    labelled = excluded.labelled, kinds_json = excluded.kinds_json,
    outline_json = excluded.outline_json
"""
_SAVE_HTML = "UPDATE document SET safe_html = :html WHERE digest = :digest"
_SAVE_PAGE = """
INSERT INTO page (document, number, start_position, end_position, label_json, kinds)
VALUES (:document, :number, :start, :end, :label, :kinds)
"""
_SAVE_TEXT = """
INSERT INTO page_text (document, number, text, blocks_json, inlines_json)
VALUES (:document, :number, :text, :blocks, :inlines)
"""
_SUMMARY = """
SELECT digest, language, characters, kinds_json, pages, labelled FROM document
WHERE digest = :digest
"""
_TOLD = """
SELECT structure, language, characters, pages, labelled, kinds_json, outline_json FROM document
WHERE digest = :digest
"""
_PAGE = "SELECT page.number, label_json, start_position, end_position FROM page"
_WIDE = """
SELECT page.number, label_json, start_position, end_position, text, blocks_json, inlines_json, kinds
FROM page JOIN page_text ON page_text.document = page.document AND page_text.number = page.number
"""
_TEXT = """
SELECT start_position, text
FROM page JOIN page_text ON page_text.document = page.document AND page_text.number = page.number
"""
_OF = " WHERE page.document = :digest"
_MET = _OF + " AND start_position < :end AND end_position > :start"
_IN_ORDER = " ORDER BY page.number"


class Documents:
    """The texts of a library by the digest of their characters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, document: Document, *, safe_html: str = "") -> str:
        """Keep a text and give back its digest; ``get`` gives back the very same document.

        The same text once more replaces what was known of its blocks, pages and language; what
        is said of positions in it stays true. Without ``safe_html`` a page kept earlier stays.
        Raise ``StoreError`` for a document that breaks the rules of its own kind.
        """
        digest, rows = document.digest, page_rows.rows_of(document)
        structure = page_rows.structure_of(rows, document.language)
        with self._database.writing():
            kept = self._database.row("SELECT structure FROM document WHERE digest = ?", (digest,))
            if kept != (structure,):
                self._write(document, digest, structure, rows)
            if safe_html:
                html = text_to_bytes(safe_html)
                self._database.run(_SAVE_HTML, {"digest": digest, "html": html})
        return digest

    def get(self, digest: str) -> Document:
        """The whole text with all its parts; raise ``DocumentNotFound``."""
        with self._database.reading():
            summary = self.summary(digest)
            rows = self._database.rows(_WIDE + _OF + _IN_ORDER, {"digest": digest})
        return page_rows.whole(map(_page_row, rows), summary.language)

    def text(self, digest: str, span: Span | None = None) -> str:
        """The text, or a stretch of it; raise ``SpanError`` for one that lies outside."""
        length = self.summary(digest).characters
        wanted = span if span is not None else Span(0, length)
        if not 0 <= wanted.start <= wanted.end <= length:
            raise SpanError(
                f"The span {wanted} lies outside the text, which has {length} code points: "
                f"choose within 0:{length}."
            )
        rows = self._database.rows(
            _TEXT + _MET + _IN_ORDER,
            _within(digest, wanted),
        )
        if not rows:
            return ""
        text = "".join([bytes_to_text(row[1]) for row in rows])
        return text[wanted.start - rows[0][0] : wanted.end - rows[0][0]]

    @of_sound_rows
    def summary(self, digest: str) -> DocumentSummary:
        """What is known of a text without reading it; raise ``DocumentNotFound``."""
        row = self._database.row(_SUMMARY, {"digest": digest})
        if row is None:
            raise DocumentNotFound(f"No text with the digest '{digest}' is kept here.")
        _, language, characters, kinds, pages, labelled = row
        counts: dict[str, int] = from_json(kinds)
        return DocumentSummary(
            digest,
            language,
            characters,
            {BlockKind(kind): count for kind, count in counts.items()},
            pages,
            bool(labelled),
        )

    def pages(self, digest: str) -> tuple[Page, ...]:
        """All pages in order."""
        rows = self._database.rows(_PAGE + _OF + _IN_ORDER, {"digest": digest})
        return tuple(map(_page, rows))

    def pages_over(self, digest: str, span: Span) -> tuple[Page, ...]:
        """The pages that a span touches, in order; for an empty span the page it is at."""
        if span.length == 0:
            return (self.page_at(digest, span.start),)
        rows = self._database.rows(_PAGE + _MET + _IN_ORDER, _within(digest, span))
        return tuple(map(_page, rows))

    def page(self, digest: str, number: int) -> Page:
        """A page by its number, from 1; raise ``PageNotFound``, which says how many there are."""
        return _page(self._row_of_page(_PAGE, digest, number))

    def page_at(self, digest: str, position: int) -> Page:
        """The page that holds a code point; the last page for the end of the text."""
        row = self._database.row(
            _PAGE
            + _OF
            + " AND start_position <= :position ORDER BY start_position DESC, page.number DESC"
            + " LIMIT 1",
            {"digest": digest, "position": max(0, min(position, _MOST))},
        )
        if row is None:
            raise self._no_page(digest, 1)
        return _page(row)

    def page_labelled(self, digest: str, label: str) -> Page | None:
        """The first page on which the source prints ``label``; case counts only between two."""
        for same in (str, str.casefold):
            for page in self.pages(digest):
                if page.label is not None and same(page.label) == same(label):
                    return page
        return None

    def excerpt(self, digest: str, page_number: int) -> Excerpt:
        """One page with its text and parts, at the same cost however long the whole is."""
        return page_rows.excerpt_of(_page_row(self._row_of_page(_WIDE, digest, page_number)))

    @of_sound_rows
    def outline(self, digest: str) -> tuple[tuple[Heading, int], ...]:
        """Each heading in order and the number of the page on which it begins."""
        row = self._database.row("SELECT outline_json FROM document WHERE digest = ?", (digest,))
        return tuple(
            (Heading(title, level, Span(start, end)), number)
            for title, level, start, end, number in (from_json(row[0]) if row else ())
        )

    def blocks_of_kind(self, digest: str, kind: BlockKind) -> tuple[tuple[Block, str], ...]:
        """Every block of a kind, whole and in order, with its text."""
        rows = self._database.rows(
            _WIDE + _OF + " AND kinds LIKE :kind" + _IN_ORDER,
            {"digest": digest, "kind": f"%|{kind.value}|%"},
        )
        found: dict[int, Block] = {}
        texts: dict[int, str] = {}
        for row in map(_page_row, rows):
            text, page = bytes_to_text(row.text), row.page.span
            for place, block in page_rows.blocks_on(row.blocks):
                if block.kind is kind:
                    found[place] = block
                    start = max(0, block.span.start - page.start)
                    part = text[start : max(0, block.span.end - page.start)]
                    texts[place] = texts.get(place, "") + part
        return tuple((found[place], texts[place]) for place in sorted(found))

    def safe_html(self, digest: str) -> str:
        """The sanitised page of a source that came as HTML, else empty."""
        row = self._database.row("SELECT safe_html FROM document WHERE digest = ?", (digest,))
        return bytes_to_text(row[0]) if row else ""

    def holds(self, digest: str) -> bool:
        """Whether a text is kept."""
        return self._database.row("SELECT 1 FROM document WHERE digest = ?", (digest,)) is not None

    def digests(self) -> tuple[str, ...]:
        """The digest of every text kept."""
        rows = self._database.rows("SELECT digest FROM document ORDER BY digest")
        return tuple(str(row[0]) for row in rows)

    def is_whole(self, digest: str) -> bool:
        """Whether a text, its parts and all that is told of it still are what was kept."""
        with self._database.reading():
            kept = self._database.row(_TOLD, {"digest": digest})
            pages = self._database.rows(_WIDE + _OF + _IN_ORDER, {"digest": digest})
        if kept is None:
            return False
        rows = list(map(_page_row, pages))
        document = page_rows.whole(rows, kept[1])
        told = (page_rows.structure_of(rows, kept[1]), *_told(document).values())
        return document.digest == digest and told == kept and rows == page_rows.rows_of(document)

    def _write(self, document: Document, digest: str, structure: str, rows: list[PageRow]) -> None:
        self._database.run(
            _SAVE,
            {
                "digest": digest,
                "structure": structure,
                **_told(document),
                "html": b"",
            },
        )
        self._database.run("DELETE FROM page_text WHERE document = ?", (digest,))
        self._database.run("DELETE FROM page WHERE document = ?", (digest,))
        self._database.run_many(_SAVE_PAGE, [_narrow_columns(digest, row) for row in rows])
        self._database.run_many(_SAVE_TEXT, [_wide_columns(digest, row) for row in rows])

    def _row_of_page(self, select: str, digest: str, number: int) -> Row:
        asked = {"digest": digest, "number": number}
        row = None
        if 1 <= number <= _MOST:
            row = self._database.row(select + _OF + " AND page.number = :number", asked)
        if row is None:
            raise self._no_page(digest, number)
        return row

    def _no_page(self, digest: str, number: int) -> PageNotFound:
        count = self.summary(digest).pages
        return PageNotFound(
            f"There is no page {number}: the text has {count} page{'' if count == 1 else 's'}"
            f"{f', 1 to {count}' if count > 1 else ''}."
        )


def _told(document: Document) -> dict[str, object]:
    return {
        "language": document.language,
        "characters": len(document.text),
        "pages": len(document.pages),
        "labelled": int(document.has_page_labels),
        "kinds": page_rows.kinds_json(document),
        "outline": page_rows.outline_json(document),
    }


def _within(digest: str, span: Span) -> dict[str, object]:
    return {"digest": digest, "start": span.start, "end": span.end}


@of_sound_rows
def _page(row: Row) -> Page:
    number, label, start, end = row
    return Page(number, None if label is None else from_json(label), Span(start, end))


@of_sound_rows
def _page_row(row: Row) -> PageRow:
    _, _, _, _, text, blocks, inlines, kinds = row
    return PageRow(_page(row[:4]), text, blocks, inlines, kinds)


def _narrow_columns(digest: str, row: PageRow) -> dict[str, object]:
    return {
        "document": digest,
        "number": row.page.number,
        "start": row.page.span.start,
        "end": row.page.span.end,
        "label": None if row.page.label is None else to_json(row.page.label),
        "kinds": row.kinds,
    }


def _wide_columns(digest: str, row: PageRow) -> dict[str, object]:
    return {
        "document": digest,
        "number": row.page.number,
        "text": row.text,
        "blocks": row.blocks,
        "inlines": row.inlines,
    }
