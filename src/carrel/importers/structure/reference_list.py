"""Reference lists in a text on its way in: where they are, and parts cut at the borders of entries."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from carrel.importers.structure.part import Part
from carrel.references.finding.line import Line
from carrel.values.span import Span

if TYPE_CHECKING:
    from carrel.references.finding.cutting import Entry
    from carrel.references.finding.line_model import LineModel

_NUMBER = re.compile(r"[\[(]?\d|[⁰¹²³⁴-⁹*†‡]")
_LEAST_NOTES = 3
_SIGN_OF_A_SOURCE = re.compile(r"\d\d\d|https?:|www\.")


@dataclass(frozen=True, slots=True)
class Listed:
    """``headings`` of lists, and the ``stretches`` of all entries, both in order and apart.

    ``goes_on`` are the stretches that are not the first of their entry: it began on the page before.
    ``notes`` are stretches of notes that hold references.
    """

    headings: tuple[Span, ...] = ()
    stretches: tuple[Span, ...] = ()
    goes_on: frozenset[Span] = frozenset()
    notes: tuple[Span, ...] = ()


@cache
def line_model() -> LineModel:
    """The model that Carrel carries for finding and cutting lists."""
    from importlib.resources import files

    from carrel.references.finding.line_model import load_line_model

    return load_line_model((files("carrel.references") / "models" / "lines.bin").read_bytes())


def listed_in(lines: Sequence[Line], barred: Collection[Span] = ()) -> Listed:
    """The reference lists among some lines of a text.

    Lines that end in one of the ``barred`` spans (site words, abstract…) are passed over. Notes are
    believed when most of them open with a number.
    """
    if not any(_SIGN_OF_A_SOURCE.search(line.text) for line in lines):
        return Listed()
    from carrel.references.finding.lists import ListKind, find_lists

    starts = _Barred(barred)
    kept: list[Line] = []
    passed: list[int] = []
    for line in lines:
        if starts.hold(line.span.end - 1):
            passed.append(line.span.start)
        else:
            kept.append(line)
    lists = find_lists(kept, line_model())
    found = [each for each in lists if each.kind is not ListKind.NOTES]
    notes = [entry for each in lists if each.kind is ListKind.NOTES for entry in each.entries]
    notes = notes if _are_numbered(notes, kept) else []
    entries = [_parted(entry, kept, passed) for each in found for entry in each.entries]
    notes = [_parted(note, kept, passed) for note in notes]
    return Listed(
        tuple(sorted(each.heading for each in found if each.heading is not None)),
        tuple(sorted(span for entry in entries for span in entry)),
        frozenset(span for entry in entries for span in entry[1:]),
        tuple(sorted(span for entry in notes for span in entry)),
    )


def _parted(entry: Entry, kept: Sequence[Line], passed: Sequence[int]) -> Entry:
    """An entry without the lines that were passed over (their starts) and lie between its own."""
    spans: list[Span] = []
    for span in entry:
        first = span.start
        for at in passed[bisect(passed, span.start) : bisect(passed, span.end - 1)]:
            before = kept[bisect(kept, at, key=_start_of) - 1]
            behind = kept[bisect(kept, at, key=_start_of)]
            if _inked(before) >= first:
                spans.append(Span(first, before.span.start + len(before.text.rstrip())))
            first = _inked(behind)
        spans.append(Span(first, span.end))
    return tuple(spans)


def _start_of(line: Line) -> int:
    return line.span.start


def _are_numbered(notes: Sequence[Sequence[Span]], lines: Sequence[Line]) -> bool:
    starts = {span[0].start for span in notes}
    first = [line.text.lstrip()[:4] for line in lines if _inked(line) in starts]
    numbered = sum(1 for words in first if _NUMBER.match(words))
    return numbered >= _LEAST_NOTES and numbered * 2 > len(first)


def _inked(line: Line) -> int:
    return line.span.start + len(line.text) - len(line.text.lstrip())


def cut_at(parts: Sequence[Part], text: str, listed: Listed) -> list[Part]:
    """The parts, with one for every heading of a list and every stretch of an entry.

    What they leave of a part stays a part of its own.
    """
    borders = sorted((*listed.headings, *listed.stretches, *listed.notes))
    cut: list[Part] = []
    nth = done = 0
    for part in parts:
        at = max(part.span.start, done)
        while nth < len(borders) and borders[nth].start < part.span.end:
            border = borders[nth]
            cut += _piece(text, part, Span(at, border.start))
            cut += _piece(text, part, border)
            at = done = border.end
            nth += 1
        cut += _piece(text, part, Span(at, part.span.end))
    return cut


def _piece(text: str, part: Part, span: Span) -> list[Part]:
    """The stretch of a part as a part; none when it holds no words."""
    if span == part.span:
        return [part]
    words = text[span.start : span.end]
    kept = words.strip()
    if not kept:
        return []
    start = span.start + len(words) - len(words.lstrip())
    first = start == part.span.start
    return [
        replace(
            part,
            span=Span(start, start + len(kept)),
            text=kept,
            gap=part.gap if first else 1,
            new_page=part.new_page and first,
            lines=kept.count("\n") + 1,
        )
    ]


class _Barred:
    """Places that lie in one of some spans, asked for in rising order."""

    def __init__(self, spans: Collection[Span]) -> None:
        self._spans = sorted(spans, reverse=True)

    def hold(self, place: int) -> bool:
        while self._spans and self._spans[-1].end <= place:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1].start <= place
