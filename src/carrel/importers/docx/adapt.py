"""Word documents, adapted: a document, its record, and the works that its citations hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from carrel.documents.document import Block, BlockKind, Document, Inline, InlineKind
from carrel.importers.docx.events import Events, tell
from carrel.importers.docx.field_codes import cited_items, is_bibliography
from carrel.importers.docx.read import Package, read
from carrel.importers.docx.shape import Paragraph, Shaped, shape
from carrel.importers.imported import Imported
from carrel.importers.record.names import names_in
from carrel.importers.record.said import Said, missing_sentences, record_of
from carrel.importers.structure.divisions import divisions
from carrel.importers.structure.reference_list import listed_in
from carrel.language.scripts import guess_language
from carrel.library.work import Origin
from carrel.references.finding.line import Line
from carrel.values.span import Span

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def import_docx(data: bytes) -> Imported:
    """Read a Word document."""
    package = read(data)
    shaped = shape(package)
    text = shaped.text
    blocks = tuple(_blocks(shaped, text))
    language = guess_language(text)
    document = Document(text, blocks, divisions(text, blocks), tuple(_calls(shaped)), language)
    item, provenance = record_of([*_from_text(shaped, text), *_from_core(package)])
    return Imported(
        document,
        MEDIA_TYPE,
        item,
        provenance,
        missing_sentences(item),
        cited=cited_items(shaped.fields),
    )


def _blocks(shaped: Shaped, text: str) -> Iterator[Block]:
    """The paragraphs that hold words; those of a reference list are references."""
    filled = [
        one for one in sorted(shaped.paragraphs, key=_place) if text[slice(*one.span)].strip()
    ]
    listed = _listed(filled, shaped, text)
    for place, one in enumerate(filled):
        span = _inked(one.span, text)
        if place in listed and one.kind is not BlockKind.HEADING:
            yield Block(BlockKind.REFERENCE, span)
        else:
            yield Block(one.kind, span, one.level)


def _place(paragraph: Paragraph) -> Span:
    return paragraph.span


def _listed(paragraphs: Sequence[Paragraph], shaped: Shaped, text: str) -> set[int]:
    """Which paragraphs are references: those of a bibliography's field, else those told by shape."""
    fields = [code.span for code in shaped.fields if is_bibliography(code)]
    within = {
        place
        for place, one in enumerate(paragraphs)
        if any(one.span.meets(span) for span in fields)
    }
    if within:
        return within
    spans = [_inked(one.span, text) for one in paragraphs]
    lines = [Line(text[slice(*span)].replace("\n", " "), span) for span in spans]
    barred = [
        span
        for span, one in zip(spans, paragraphs, strict=True)
        if one.kind in {BlockKind.NOTE, BlockKind.TABLE}
    ]
    found = set(listed_in(lines, barred).stretches)
    return {place for place, span in enumerate(spans) if span in found}


def _inked(span: Span, text: str) -> Span:
    """A span without the white space around its words."""
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _calls(shaped: Shaped) -> Iterator[Inline]:
    return (Inline(InlineKind.NOTE_MARK, span) for span in shaped.calls)


def _from_text(shaped: Shaped, text: str) -> Iterator[Said]:
    """The paragraph that is styled as the title."""
    for one in shaped.paragraphs:
        if one.is_title and text[slice(*one.span)].strip():
            span = _inked(one.span, text)
            yield Said("title", " ".join(text[slice(*span)].split()), Origin.TEXT, span)
            return


def _from_core(package: Package) -> Iterator[Said]:
    """Title and author among the properties of the file (ECMA-376 part 2, 11)."""
    told = _Core()
    data = package.parts.get("docProps/core.xml")
    if data:
        tell(data, told)
    for name, variable in (("title", "title"), ("keywords", "keyword")):
        if told.said.get(name):
            yield Said(variable, told.said[name])
    people = [person.to_csl() for person in names_in(told.said.get("creator", ""))]
    yield Said("author", people)


class _Core(Events):
    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a property."""
        del attributes
        self._name = name

    def text(self, words: str) -> None:
        """Characters of a property."""
        if words.strip():
            self.said[self._name] = f"{self.said.get(self._name, '')}{words}".strip()
