"""Plain text, adapted: a document and its record."""

from __future__ import annotations

from carrel.documents.document import BlockKind, Document, Page
from carrel.importers.imported import Imported
from carrel.importers.record.said import Said, missing_sentences, record_of
from carrel.importers.running_text import Shaped
from carrel.importers.structure.divisions import divisions, pages_at
from carrel.importers.structure.note_marks import note_marks
from carrel.importers.structure.site_words import site_warnings
from carrel.importers.text.read import read
from carrel.importers.text.shape import shape
from carrel.language.scripts import guess_language
from carrel.library.work import Origin

MEDIA_TYPE = "text/plain"


def import_text(data: bytes) -> Imported:
    """Read a plain text file."""
    source = read(data)
    shaped = shape(source.text)
    language = guess_language(source.text)
    document = Document(
        source.text,
        shaped.blocks,
        _pages(source.text, shaped),
        note_marks(source.text, shaped.blocks),
        language,
    )
    item, provenance = record_of([*shaped.front.said, *_type(shaped), *_language(language)])
    return Imported(
        document,
        MEDIA_TYPE,
        item,
        provenance,
        (*source.warnings, *missing_sentences(item), *_site_warnings(document)),
    )


def _site_warnings(document: Document) -> tuple[str, ...]:
    site = (block.span for block in document.blocks if block.kind is BlockKind.APPARATUS)
    return site_warnings(document.text[span.start : span.end] for span in site)


def _type(shaped: Shaped) -> tuple[Said, ...]:
    """``article`` where abstract or keywords make it one although no journal is named.

    CSL has ``article`` for an article whose place of publication is not told; a journal is not
    claimed that the source does not name.
    """
    said = {one.variable for one in shaped.front.said}
    scholarly = said & {"abstract", "keyword"} and "type" not in said
    return (Said("type", "article", Origin.TEXT),) if scholarly else ()


def _language(language: str) -> tuple[Said, ...]:
    """Another language than English is written into the record: styles set titles by it."""
    return (Said("language", language, Origin.TEXT),) if language not in ("", "en") else ()


def _pages(text: str, shaped: Shaped) -> tuple[Page, ...]:
    """The pages that form feeds part; without any, Carrel's divisions."""
    cuts = [place + 1 for place, sign in enumerate(text) if sign == "\f"] if "\f" in text else []
    cuts = [cut for cut in cuts if cut < len(text)]
    if not cuts:
        return divisions(text, shaped.blocks)
    return pages_at(text, cuts, _labels(text, cuts, shaped))


def _labels(text: str, cuts: list[int], shaped: Shaped) -> tuple[str | None, ...]:
    """One label for each page; a page without words has none."""
    written = iter(shaped.margins.labels)
    ends = zip([0, *cuts], [*cuts, len(text)], strict=True)
    return tuple(next(written, None) if text[a:b].strip() else None for a, b in ends)
