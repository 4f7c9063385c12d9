"""The reference lists of a document that is kept: its blocks say what each stretch of text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from carrel.documents.document import Block, BlockKind, Document
from carrel.references.finding.cutting import Entry
from carrel.references.finding.line_signs import signs_of
from carrel.references.finding.lists import ListKind, ReferenceList, restarts
from carrel.values.span import Span


def lists_of_document(document: Document) -> tuple[ReferenceList, ...]:
    """The lists that blocks of kind *reference* make, in order, and last the notes that refer.

    A list ends where another block stands between, apart from what a page brings with it, and
    where numbering begins anew.
    """
    runs = [part for run in _runs(document.blocks) for part in _parted(run, document.text)]
    several = len(runs) > 1
    lists = [
        ReferenceList(_kind(heading, several=several), heading, tuple(entries))
        for heading, entries in runs
    ]
    notes = tuple((b.span,) for b in document.blocks if b.kind is BlockKind.NOTE and b.level)
    if notes:
        lists.append(ReferenceList(ListKind.NOTES, None, notes))
    return tuple(lists)


_Run = tuple[Span | None, list[Entry]]


def _kind(heading: Span | None, *, several: bool) -> ListKind:
    if heading is None:
        return ListKind.UNNAMED
    return ListKind.CHAPTER if several else ListKind.SECTION


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    """Entries that follow one another, with the heading right before them."""
    heading: Span | None = None
    entries: list[Entry] = []
    for block in blocks:
        if block.kind is BlockKind.REFERENCE:
            if block.level and entries:
                entries[-1] = (*entries[-1], block.span)
            else:
                entries.append((block.span,))
        elif block.kind is not BlockKind.APPARATUS:
            if entries:
                yield heading, entries
                entries = []
            heading = block.span if block.kind is BlockKind.HEADING else None
    if entries:
        yield heading, entries


def _parted(run: _Run, text: str) -> Iterator[_Run]:
    heading, entries = run
    signs = signs_of([_first_line(entry[0], text) for entry in entries])
    places = restarts(signs.leading) or restarts(signs.trailing)
    for start, end in pairwise([0, *places, len(entries)]):
        yield (heading if start == 0 else None), entries[start:end]


def _first_line(span: Span, text: str) -> str:
    return text[span.start : span.end].partition("\n")[0]
