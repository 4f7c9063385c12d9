"""Read the reference lists of a text: find them, cut them into entries, read each entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from carrel.documents.document import BlockKind, Document
from carrel.references.correction import cuts_with
from carrel.references.gathered import Entry, Gathered, words_of
from carrel.references.reference import Reference, literal
from carrel.references.tie import renumbered
from carrel.values.span import Span
from carrel.workbench.reading_models import field_model, order_model, reader, word_list

if TYPE_CHECKING:
    from carrel.references.finding.lists import ReferenceList

Parts = tuple[Span, ...]
"""The stretches of one entry in their order."""

_WORD = re.compile(r"\w")
_MOST_CHARACTERS = 20_000
"""Of one entry; a longer one is no reference that could be read, and is kept as it stands."""

_ALL = 0.9
_MOST = 0.5
_LONG = 3_000


def read_document(document: Document, said: Iterable[Span] = ()) -> Gathered:
    """The lists of a text; ``said`` are borders of entries that a person set.

    The importer saw more of the page and has told lists, and notes that refer, as blocks; only a
    text without such blocks is looked through here.
    """
    from carrel.references.finding.listed_blocks import lists_of_document

    seen = lists_of_document(document) or lists_in(document.text)
    lists = [_Found(each.heading, each.entries) for each in seen if not _is_notes(each)]
    notes = [_of_notes(each, document.text) for each in seen if _is_notes(each)]
    found = [*lists, *notes]
    headings = tuple(each.heading for each in found)
    entries = [(number, parts) for number, each in enumerate(found) for parts in each.entries]
    gathered = _gathered(document, headings, entries, said)
    return _tied(document, gathered, [parts[0] for each in notes for parts in each.entries])


class _Found(NamedTuple):
    """A list: its heading, if it has one, and the stretches of its entries."""

    heading: Span | None
    entries: tuple[Parts, ...]


def _of_notes(found: ReferenceList, text: str) -> _Found:
    """The references in notes, of which one may hold several."""
    from carrel.references.tying.note_cutting import references_of_note

    notes = (Span(parts[0].start, parts[-1].end) for parts in found.entries)
    return _Found(None, tuple((part,) for note in notes for part in references_of_note(text, note)))


def _is_notes(found: ReferenceList) -> bool:
    return found.kind.value == "notes"


def read_pasted(
    document: Document, said: Iterable[Span] = (), *, one_per_line: bool = False
) -> Gathered:
    """The entries of a text that is a list, or of the lists in it where it holds more."""
    found = cut_pasted(document.text, one_per_line=one_per_line)
    return _gathered(document, (None,), [(0, parts) for parts in found], said)


def lists_in(text: str) -> tuple[ReferenceList, ...]:
    """The reference lists of a text in their order."""
    from carrel.importers.structure.reference_list import line_model
    from carrel.references.finding.line import lines_of
    from carrel.references.finding.lists import find_lists

    return find_lists(lines_of(text), line_model())


def cut_pasted(text: str, *, one_per_line: bool = False) -> tuple[Parts, ...]:
    """Where the entries stand in a text that was pasted.

    It is a list as a whole, unless it is long and lists are only a part of it.
    """
    from carrel.importers.structure.reference_list import line_model
    from carrel.references.finding.cutting import cut_list
    from carrel.references.finding.line import lines_of

    if one_per_line:
        return _worded(cut_list(lines_of(text), line_model(), one_per_line=True), text)
    entries = [parts for each in lists_in(text) for parts in each.entries]
    held = sum(part.length for parts in entries for part in parts)
    share = held / (len(text.strip()) or 1)
    if share >= _ALL or (entries and share < _MOST and len(text) >= _LONG):
        return _worded(sorted(entries), text)
    return _worded(cut_list(lines_of(text), line_model()), text)


def _worded(entries: Iterable[Parts], text: str) -> tuple[Parts, ...]:
    return tuple(
        parts
        for parts in entries
        if any(_WORD.search(text, part.start, part.end) for part in parts)
    )


def _tied(document: Document, gathered: Gathered, notes: Sequence[Span]) -> Gathered:
    """With the citations of the text, and without what in its notes only points to another.

    Nor with what names the work of another: it cites that one.
    """
    if not gathered.entries:
        return gathered
    from carrel.references.tying.author_date import Outside
    from carrel.references.tying.note_cutting import notes_of_references
    from carrel.references.tying.notes import full_references
    from carrel.references.tying.ties import ties_in
    from carrel.references.tying.twins import twins_in, without_cited_page

    noted = [block.span for block in document.blocks if block.kind is BlockKind.NOTE]
    noted = sorted({*noted, *notes_of_references(document.text, notes)})
    entries = gathered.entries
    if noted:
        read, places = (
            [entry.reference for entry in entries],
            [entry.span for entry in entries],
        )
        full = full_references(document.text, noted, read, places)
        entries = tuple(
            entry
            for entry, one in zip(entries, full, strict=True)
            if one.mended.raw or entry.span in gathered.cuts
        )
    references = [entry.reference for entry in entries]
    places = [entry.span for entry in entries]
    twins = twins_in(noted, references, places)
    ties = ties_in(
        document.text,
        document.blocks,
        references,
        places,
        inlines=document.inlines,
        notes=notes,
    )
    kept = [at for at, place in enumerate(places) if at not in twins or place in gathered.cuts]
    inside = Outside(noted)
    own = [
        replace(each, reference=without_cited_page(each.reference))
        if inside.has(each.span.start)
        else each
        for each in entries
    ]
    return replace(
        gathered,
        entries=tuple(own[at] for at in kept),
        ties=tuple(renumbered(tie, kept) for tie in ties),
    )


def _gathered(
    document: Document,
    headings: tuple[Span | None, ...],
    found: Sequence[tuple[int, Parts]],
    said: Iterable[Span],
) -> Gathered:
    whole = {Span(parts[0].start, parts[-1].end): (number, parts) for number, parts in found}
    said = tuple(said)
    spans = [
        span
        for span in cuts_with(_apart(whole), said)
        if _WORD.search(document.text, span.start, span.end)
    ]
    entries: list[Entry] = []
    for number, group in groupby(_numbered(spans, whole), key=lambda pair: pair[0]):
        places = [span for _, span in group]
        parts = [whole[span][1] if span in whole else (span,) for span in places]
        read = _read([words_of(each, document.text) for each in parts])
        entries += [
            Entry(each, number, reference) for each, reference in zip(parts, read, strict=True)
        ]
    return Gathered(reader(), headings, tuple(entries), frozenset(said))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order without those that begin inside another."""
    kept: list[Span] = []
    for span in sorted(spans):
        if span.length and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    return kept


def _read(raws: Sequence[str]) -> Iterable[Reference]:
    """Read a list, but for entries too long to be one."""
    from carrel.references.reading import read_list

    readable = [raw for raw in raws if len(raw) <= _MOST_CHARACTERS]
    references = iter(
        read_list(readable, field_model(), order_model, word_list) if readable else ()
    )
    for raw in raws:
        yield next(references) if len(raw) <= _MOST_CHARACTERS else literal(raw)


def _numbered(
    spans: Iterable[Span], whole: Mapping[Span, tuple[int, Parts]]
) -> Iterable[tuple[int, Span]]:
    """Each entry with the number of its list: that of the last one found that begins before it."""
    rest = sorted(whole)
    number = whole[rest[0]][0] if rest else 0
    for span in spans:
        while rest and rest[0].start <= span.start:
            number = whole[rest.pop(0)][0]
        yield number, span
