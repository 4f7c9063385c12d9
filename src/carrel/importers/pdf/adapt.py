"""PDF, adapted: a document with its printed pages, and its record."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from carrel.documents.document import Document, Inline, InlineKind, Page
from carrel.importers.imported import Imported
from carrel.importers.pdf.read import PdfFile, read
from carrel.importers.pdf.shape import PdfText, shape
from carrel.importers.record.dates import date_in_words
from carrel.importers.record.names import names_in
from carrel.importers.record.said import Said, missing_sentences, record_of
from carrel.importers.structure.divisions import pages_at
from carrel.importers.structure.note_marks import note_marks
from carrel.language.scripts import guess_language
from carrel.library.work import Origin

MEDIA_TYPE = "application/pdf"

_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)|untitled|unbenannt|document\d*$|doi:|layout \d|"
    r".*\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf|pptx?|odt)$)",
    re.IGNORECASE,
)
_MADE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_XMP_LIST = r"<{0}>\s*<rdf:(?:Alt|Seq|Bag)>(.*?)</rdf:(?:Alt|Seq|Bag)>"
_XMP_ITEM = re.compile(r"<rdf:li[^>]*>([^<]*)</rdf:li>")
_XMP_PLAIN = {
    "prism:publicationName": "container-title", "prism:volume": "volume", "prism:number": "issue",
    "prism:doi": "DOI", "prism:issn": "ISSN", "prism:isbn": "ISBN", "prism:pageRange": "page",
}  # fmt: skip
_SCANNED = (
    "The PDF holds pictures of pages and no text: let a text recognition (OCR) read it and add "
    "the result, so that it can be read, searched and quoted."
)
_DATED = (
    "The date is that on which the PDF was made: please check that it is the date of publication."
)


def import_pdf(data: bytes) -> Imported:
    """Read a PDF file."""
    source = read(data)
    made = shape(source)
    blocks = made.shaped.blocks
    document = Document(
        made.text,
        blocks,
        _pages(source, made),
        _calls(made),
        guess_language(made.text),
    )
    said = [*_of_xmp(source.xmp), *_of_information(source.information), *_of_text(made)]
    item, provenance = record_of([*said, *_made(source.information)])
    return Imported(document, MEDIA_TYPE, item, provenance, _warnings(made, said, item))


def _calls(made: PdfText) -> tuple[Inline, ...]:
    """The calls for notes, raised or in brackets; the number that a note begins with is none.

    A call clings to the word before it, so that a raised number never begins another line.
    """
    blocks = made.shaped.blocks
    raised = [
        Inline(InlineKind.NOTE_MARK, call)
        for call in made.raised
        if made.text[: call.start][-1:] not in {"", "\n"}
    ]
    taken = {call.start for call in made.raised}
    told = (mark for mark in note_marks(made.text, blocks) if mark.span.start not in taken)
    return tuple(sorted([*raised, *told], key=lambda mark: mark.span))


def _warnings(made: PdfText, said: list[Said], item: Mapping[str, object]) -> tuple[str, ...]:
    scanned = () if made.text.strip() else (_SCANNED,)
    dated = "issued" in item and not any(one.variable == "issued" for one in said)
    return (*scanned, *missing_sentences(item), *((_DATED,) if dated else ()))


def _pages(source: PdfFile, made: PdfText) -> tuple[Page, ...]:
    """The labels of the PDF, else the numbers printed on its pages, else its pages counted."""
    count = len(source.pages)
    labels: list[str | None] = [label or None for label in source.labels]
    if not any(labels):
        labels = _printed(source, made)
    if not any(labels):
        labels = [str(number) for number in range(1, count + 1)]
    return pages_at(made.text, made.starts[1:], labels)


def _printed(source: PdfFile, made: PdfText) -> list[str | None]:
    written = iter(made.shaped.margins.labels)
    labels = [next(written, None) if page else None for page in source.pages]
    known = [(n, int(label)) for n, label in enumerate(labels) if label and label.isdigit()]
    steps = {number - n for n, number in known}
    if len(steps) != 1 or len(known) * 2 < len(labels):
        return labels
    step = steps.pop()
    return [label or (str(n + step) if n + step > 0 else None) for n, label in enumerate(labels)]


def _of_text(made: PdfText) -> list[Said]:
    said: list[Said] = []
    if made.title is not None:
        words = " ".join(made.text[made.title.start : made.title.end].split())
        said.append(Said("title", words, Origin.TEXT, made.title))
    return [*said, *made.shaped.front.said]


def _of_information(information: Mapping[str, str]) -> list[Said]:
    title = " ".join(information.get("Title", "").split())
    author = " ".join(information.get("Author", "").split())
    said: list[Said] = []
    if title and not _NO_TITLE.match(title):
        said.append(Said("title", title))
    if author and (names := [name.to_csl() for name in names_in(author)]) and " " in author:
        said.append(Said("author", names))
    if information.get("Keywords"):
        words = [" ".join(word.split()) for word in re.split(r"[;,]", information["Keywords"])]
        said.append(Said("keyword", ", ".join(word for word in words if word)))
    return said


def _made(information: Mapping[str, str]) -> list[Said]:
    found = _MADE.match(information.get("CreationDate", ""))
    date = date_in_words("-".join(part for part in found.groups() if part)) if found else None
    return [Said("issued", date.to_csl())] if date else []


def _of_xmp(packet: str) -> list[Said]:
    titles = [title for title in _xmp_list(packet, "dc:title")[:1] if not _NO_TITLE.match(title)]
    said = [Said("title", title) for title in titles]
    creators = _xmp_list(packet, "dc:creator")
    said.append(
        Said("author", [n.to_csl() for one in creators for n in names_in(one) if " " in one])
    )
    said += [Said(variable, _xmp_plain(packet, name)) for name, variable in _XMP_PLAIN.items()]
    for name in ("prism:publicationDate", "prism:coverDate", "dc:date"):
        written = _xmp_plain(packet, name) or next(iter(_xmp_list(packet, name)), "")
        date = date_in_words(written)
        if date is not None:
            said.append(Said("issued", date.to_csl()))
    if _xmp_plain(packet, "prism:publicationName"):
        said.append(Said("type", "article-journal"))
    return said


def _xmp_list(packet: str, name: str) -> list[str]:
    found = re.search(_XMP_LIST.format(re.escape(name)), packet, re.DOTALL)
    items = _XMP_ITEM.findall(found.group(1)) if found else []
    return [words for item in items if (words := " ".join(html.unescape(item).split()))]


def _xmp_plain(packet: str, name: str) -> str:
    """A value written as an element or as an attribute."""
    escaped = re.escape(name)
    found = re.search(rf"<{escaped}>([^<]*)</{escaped}>", packet) or re.search(
        rf"{escaped}=\"([^\"]*)\"", packet
    )
    return " ".join(html.unescape(found.group(1)).split()) if found else ""
