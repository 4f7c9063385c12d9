"""Read the reference lists of a text: find them, cut them into entries, read each entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from carrel.documents.document import BlockKind, Document
from carrel.references.correction import cuts_with
from carrel.references.gathered import Entry, Gathered, words_of
from carrel.references.reference import Reference, literal
from carrel.values.span import Span

if TYPE_CHECKING:
    from carrel.references.tie import Tie

Parts = tuple[Span, ...]
"""The stretches of one entry in their order."""

_BLANK = re.compile(r"\n[^\S\n]*\n")
_WORD = re.compile(r"\w")
_MOST_CHARACTERS = 20_000
"""Of one entry; a longer one is no reference that could be read, and is kept as it stands."""


def reader() -> str:
    """What names the way of reading that is at hand; it changes when a newer one sees more."""
    return "blocks-2"


def read_document(document: Document, said: Iterable[Span] = ()) -> Gathered:
    """The lists of a text; ``said`` are borders of entries that a person set."""
    found = [block.span for block in document.blocks if block.kind is BlockKind.REFERENCE]
    gathered = _gathered(document, (None,), [(0, (span,)) for span in found], said)
    return replace(gathered, ties=_ties(document, gathered))


def _ties(document: Document, gathered: Gathered) -> tuple[Tie, ...]:
    """Where the text cites its entries."""
    if not gathered.entries:
        return ()
    from carrel.references.tying import citations_in

    return citations_in(
        document.text,
        document.blocks,
        [entry.reference for entry in gathered.entries],
        inlines=document.inlines,
        leaving_out=[entry.span for entry in gathered.entries],
    )


def read_pasted(
    document: Document, said: Iterable[Span] = (), *, one_per_line: bool = False
) -> Gathered:
    """The entries of a text that is a list and nothing else."""
    spans = cut_pasted(document.text, one_per_line=one_per_line)
    return _gathered(document, (None,), [(0, (span,)) for span in spans], said)


def cut_pasted(text: str, *, one_per_line: bool = False) -> tuple[Span, ...]:
    """Where the entries stand in a text that is a list and nothing else."""
    return lines_in(text) if one_per_line else entries_in(text)


def read_raws(raws: Sequence[str], language: str = "") -> tuple[Reference, ...]:
    """One list: what can be said of each of its entries, in order."""
    from carrel.references.mending import mend_list

    del language
    return tuple(literal(mended.raw, mended) for mended in mend_list(raws))


def lines_in(text: str) -> tuple[Span, ...]:
    """The lines that hold a word, without the white space around them."""
    return _between(text, (found.span() for found in re.finditer(r"[^\n]+", text)))


def entries_in(text: str) -> tuple[Span, ...]:
    """The paragraphs of a list parted by blank lines, else its lines."""
    breaks = [found.span() for found in _BLANK.finditer(text.strip("\n"))]
    if not breaks:
        return lines_in(text)
    offset = len(text) - len(text.lstrip("\n"))
    starts = [0, *(end + offset for _, end in breaks)]
    ends = [*(start + offset for start, _ in breaks), len(text)]
    return _between(text, zip(starts, ends, strict=True))


def _between(text: str, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for start, end in places:
        words = text[start:end]
        if _WORD.search(words):
            first = start + len(words) - len(words.lstrip())
            spans.append(Span(first, first + len(words.strip())))
    return tuple(spans)


def _gathered(
    document: Document,
    headings: tuple[Span | None, ...],
    found: Sequence[tuple[int, Parts]],
    said: Iterable[Span],
) -> Gathered:
    whole = {Span(parts[0].start, parts[-1].end): (number, parts) for number, parts in found}
    spans = [
        span
        for span in cuts_with(sorted(whole), said)
        if _WORD.search(document.text, span.start, span.end)
    ]
    entries: list[Entry] = []
    for number, group in groupby(_numbered(spans, whole), key=lambda pair: pair[0]):
        places = [whole[span][1] if span in whole else (span,) for _, span in group]
        references = _read([words_of(parts, document.text) for parts in places], document.language)
        entries += [
            Entry(parts, number, reference)
            for parts, reference in zip(places, references, strict=True)
        ]
    return Gathered(reader(), headings, tuple(entries))


def _read(raws: Sequence[str], language: str) -> Iterable[Reference]:
    """Read a list, but for entries too long to be one."""
    readable = [raw for raw in raws if len(raw) <= _MOST_CHARACTERS]
    references = iter(read_raws(readable, language))
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
