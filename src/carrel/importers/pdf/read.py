"""PDF, read: its pages as lines with their places, its labels, outline and information."""

# pypdfium2 carries no types, so that whatever comes from it is unknown to the checker.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from carrel.importers.errors import UnreadableFile
from carrel.importers.limits import PDF_CHARACTERS, PDF_PAGES, in_mebibytes
from carrel.importers.pdf.glyphs import glyphs_of, lines_from_left, lines_from_right
from carrel.importers.pdf.raised import CALLS, SIGNS, Box, PdfLine, Piece, is_raised, lines_of
from carrel.importers.pdf.visual_order import is_right_to_left
from carrel.values.span import Span

_BREAK = re.compile("\r\n|\r|\n|(?<=[\ufffe\x02])")
"""PDFium puts one of these signs for a hyphen at the end of a line, and the next line behind it."""
_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-", "\f": " ", "\v": " ", "\0": None})
_XMP_START = b"<x:xmpmeta"
_XMP_END = b"</x:xmpmeta>"
_LONGEST_XMP = 1_000_000
_SIGNS, _FEW = 2, 20
_MOST_BOOKMARKS = 10_000
_INK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What a PDF holds. ``labels`` are empty strings where it names none."""

    pages: tuple[tuple[PdfLine, ...], ...]
    labels: tuple[str, ...]
    information: Mapping[str, str]
    outline: tuple[tuple[str, int], ...]
    xmp: str


def read(data: bytes) -> PdfFile:
    """Read a PDF; raises ``UnreadableFile`` (its reason alone) for a locked or damaged one."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(_why(error)) from None
    with closing(document):
        count = len(document)
        if count == 0:
            raise UnreadableFile("is a damaged PDF without pages: save it anew and add that")
        if count > PDF_PAGES:
            raise UnreadableFile(f"has more than {PDF_PAGES:,} pages: cut it into smaller files")
        return PdfFile(
            tuple(_pages(document)),
            tuple(_label(document, n) for n in range(count)),
            {name: value for name, value in document.get_metadata_dict().items() if value},
            tuple(_outline(document)),
            _xmp(data),
        )


def _why(error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return (
            "is locked with a password: open it in a PDF program, save it without the password, "
            "and add that"
        )
    if getattr(error, "err_code", None) == raw.FPDF_ERR_SECURITY:
        return "is encrypted in a way that is not known: save it without encryption and add that"
    return "is a damaged PDF: open it in a PDF program, save it anew, and add that"


def _pages(document: pypdfium2.PdfDocument) -> list[tuple[PdfLine, ...]]:
    """The lines of all pages; in a document from right to left, its Latin pages are such too."""
    pages: list[tuple[PdfLine, ...]] = []
    texts: list[str] = []
    taken = 0
    for number in range(len(document)):
        with _words_of(document, number) as words:
            taken += words.count_chars() if words else 0
            if taken > PDF_CHARACTERS:
                raise UnreadableFile(
                    f"holds more than {in_mebibytes(PDF_CHARACTERS)} of text: cut it into smaller files"
                )
            texts.append(words.get_text_range() if words else "")
            pages.append(tuple(_lines(words, texts[-1])) if words else ())
    if not is_right_to_left("".join(texts)):
        return pages
    for number, page in enumerate(pages):
        if page and not page[0].turned:
            with _words_of(document, number) as words:
                pages[number] = tuple(_turned_lines(words)) if words else ()
    return pages


@contextmanager
def _words_of(
    document: pypdfium2.PdfDocument, number: int
) -> Generator[pypdfium2.PdfTextPage | None]:
    """The words of a page; none for a damaged page, which must not cost the others."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        yield None
        return
    with closing(page), closing(page.get_textpage()) as words:
        yield words


def _turned_lines(words: pypdfium2.PdfTextPage) -> Iterator[PdfLine]:
    for line in lines_from_right(list(glyphs_of(words))):
        yield PdfLine(*line, turned=True)


def _lines(words: pypdfium2.PdfTextPage, text: str) -> Iterator[PdfLine]:
    if is_right_to_left(text):
        return _turned_lines(words)
    stretches = list(_stretches(text))
    if _is_torn(stretches):
        return (PdfLine(*line) for line in lines_from_left(list(glyphs_of(words))))
    plain = (PdfLine(text[start:end].translate(_HYPHEN)) for start, end in stretches)
    if len(text) != words.count_chars():
        return plain
    try:
        return lines_of([_piece(words, text, stretch) for stretch in stretches])
    except pypdfium2.PdfiumError:  # a character without a place: the words are there still
        return plain


def _is_torn(stretches: Sequence[Span]) -> bool:
    """Whether many lines are single signs: PDFium takes words set sign by sign for vertical ones."""
    single = sum(1 for stretch in stretches if stretch.length <= _SIGNS)
    return single > _FEW and single * 5 > len(stretches)


def _stretches(text: str) -> Iterator[Span]:
    """Where PDFium's lines stand in the text of a page, without those that show nothing."""
    start = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].translate(_HYPHEN).strip():
            yield Span(start, end)
        start = found.end() if found else end


def _piece(words: pypdfium2.PdfTextPage, text: str, stretch: Span) -> Piece:
    """A line of PDFium's with the places that tell whether something in it is raised."""
    start, end = stretch
    line = text[start:end]

    def box(at: int) -> Box:
        return Box(*words.get_charbox(start + at, loose=True))

    ink = _INK.search(line)
    first = ink.start() if ink else 0
    signs = SIGNS.match(line)
    behind = _INK.search(line, signs.end()) if signs else None
    shown = line.translate(_HYPHEN)
    calls = (
        () if len(shown) < len(line) else [Span(*found.span(1)) for found in CALLS.finditer(line)]
    )
    return Piece(
        shown,
        box(first),
        box(len(line.rstrip()) - 1),
        box(behind.start()) if behind else None,
        tuple(call for call in calls if is_raised(box(call.start), box(call.start - 1))),
    )


def _label(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        return document.get_page_label(number).strip()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ""


def _outline(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    """Titles of the bookmarks and their depth from 0."""
    try:
        for count, mark in enumerate(document.get_toc(max_depth=6)):
            if count >= _MOST_BOOKMARKS:
                return
            yield " ".join(mark.get_title().split()), mark.level
    except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
        return


def _xmp(data: bytes) -> str:
    """The metadata packet where it lies open in the file, as the XMP specification advises."""
    start = data.rfind(_XMP_START)
    end = data.find(_XMP_END, start, start + _LONGEST_XMP) if start >= 0 else -1
    return data[start : end + len(_XMP_END)].decode("utf-8", "replace") if end > start else ""
