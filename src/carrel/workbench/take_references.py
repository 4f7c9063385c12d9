"""Take the works that a file cites with records of its own, as office documents do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.documents.document import BlockKind
from carrel.references.gathered import Entry, Gathered
from carrel.references.mended import Mended
from carrel.references.reference import Reference
from carrel.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.documents.document import Document
    from carrel.importers.imported import CitedItem

FIELD_CODES = "field codes"
"""What read an entry whose record the file itself holds: nothing that could read it better."""


def take_references(document: Document, cited: Iterable[CitedItem]) -> Gathered:
    """The works that a file cites with their records, which are taken as they are.

    A work stands at its line of the bibliography, which is told by its title, else at its first
    citation. Works cited at one place each have a beginning of it, for no two entries are at one.
    """
    lines = [block.span for block in document.blocks if block.kind is BlockKind.REFERENCE]
    words = {span: _folded(document.text[slice(*span)]) for span in lines}
    taken: set[Span] = set()
    entries: list[Entry] = []
    for one in cited:
        title = _folded(str(one.item.get("title", "")))
        line = next((span for span in lines if title and title in words[span]), None)
        span = _free(line or one.span, taken, len(document.text))
        taken.add(span)
        raw = document.text[slice(*span)]
        mended = Mended(raw, raw, (FIELD_CODES,), tuple(range(len(raw))))
        entries.append(Entry((span,), 0, Reference(mended, (), one.item, 1.0)))
    return Gathered(FIELD_CODES, (None,), tuple(sorted(entries, key=_span)))


def _span(entry: Entry) -> Span:
    return entry.span


def _free(span: Span, taken: set[Span], end: int) -> Span:
    """The place, or the longest beginning of it, or else what follows, that no entry has."""
    for stop in (*range(span.end, span.start, -1), *range(span.end + 1, end + 1)):
        if Span(span.start, stop) not in taken:
            return Span(span.start, stop)
    return _free(Span(max(0, span.start - 1), span.end), taken, end)


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
