"""PDF, shaped: lines become a text with paragraphs, headings, running heads and pages.

A paragraph ends where the distance to the next line grows, the type changes its size, or the
next line is set in. The canonical text parts pages by a form feed and paragraphs by a blank line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from carrel.documents.document import Block, BlockKind
from carrel.importers.pdf.raised import PdfLine
from carrel.importers.pdf.read import PdfFile
from carrel.importers.running_text import Shaped, shape_parts
from carrel.importers.structure.lines import lines_of
from carrel.importers.structure.paragraphs import parts_of
from carrel.importers.structure.part import Part
from carrel.importers.structure.running_heads import margins_of
from carrel.references.finding.line import Line
from carrel.values.span import Span

_WIDER = 1.35
_LARGER = 1.12
_TITLE_LARGER = 1.25
_INSET = (4.0, 60.0)
_HEADING_WORDS = 25
_LEVELS = 3


@dataclass(frozen=True, slots=True)
class PdfText:
    """``starts`` are where pages begin in ``text``, ``raised`` the calls for notes.

    ``title`` is the span of the largest type on page one.
    """

    text: str
    shaped: Shaped
    starts: tuple[int, ...]
    title: Span | None
    raised: tuple[Span, ...]


def shape(source: PdfFile) -> PdfText:
    """Compose the text and tell its blocks."""
    heights = _usual_height(source.pages)
    alone = _running(source.pages, heights)
    pieces: list[str] = []
    starts: list[int] = []
    sizes: dict[int, float] = {}
    lines: list[Line] = []
    raised: list[Span] = []
    length = 0
    for number, page in enumerate(source.pages):
        if number:
            pieces.append("\f")
            length += 1
        starts.append(length)
        for line, gap in zip(page, _gaps(page, alone[number], heights), strict=True):
            pieces += (gap, line.text)
            length += len(gap)
            sizes[length] = line.height
            span = Span(length, length + len(line.text))
            raised += [call.moved(length) for call in line.raised]
            lines.append(
                Line(line.text, span, number + 1, line.left, line.right, line.base, line.height)
            )
            length = span.end
    text = "".join(pieces)
    large = {at for at, size in sizes.items() if heights and size > heights * _TITLE_LARGER}
    shaped = shape_parts(text, parts_of(text, lines_of(text), joined=True), lines, large)
    blocks = _with_headings(text, shaped.blocks, sizes, heights, source.outline)
    title = _title(blocks, sizes, heights, starts)
    return PdfText(text, replace(shaped, blocks=blocks), tuple(starts), title, tuple(raised))


def _running(pages: Sequence[Sequence[PdfLine]], usual: float) -> list[set[int]]:
    """For each page the numbers of the lines that are running heads or feet."""
    parts = [
        Part(Span(0, 0), line.text.strip(), new_page=n == 0)
        for page in pages
        for n, line in enumerate(page)
    ]
    lines = [line for page in pages for line in page]
    large = {i for i, line in enumerate(lines) if usual and line.height > usual * _TITLE_LARGER}
    heads = margins_of(parts, large).heads
    running: list[set[int]] = []
    at = 0
    for page in pages:
        running.append({n for n in range(len(page)) if at + n in heads})
        at += len(page)
    return running


def _usual_height(pages: Sequence[Sequence[PdfLine]]) -> float:
    """The height of type in which most characters are set; 0 when no place is known."""
    counts: Counter[float] = Counter()
    for page in pages:
        for line in page:
            counts[round(line.height, 1)] += len(line.text) if line.height else 0
    return counts.most_common(1)[0][0] if counts else 0.0


def _gaps(page: Sequence[PdfLine], alone: set[int], usual: float) -> list[str]:
    """What stands before each line: nothing, a line break, or a blank line."""
    steps = [a.base - b.base for a, b in pairwise(page) if a.base > b.base]
    near = [step for step in steps if step < usual * 2.5] or steps
    leading = median(near) if near else 0.0
    margin = median([line.start for line in page]) if page else 0.0
    gaps = [""]
    for n, (before, line) in enumerate(pairwise(page), 1):
        apart = n in alone or n - 1 in alone or _parts(before, line, leading, margin)
        gaps.append("\n\n" if apart else "\n")
    return gaps[: len(page)]


def _parts(before: PdfLine, line: PdfLine, leading: float, margin: float) -> bool:
    if not before.height or not line.height:
        return False
    if max(before.height, line.height) > min(before.height, line.height) * _LARGER:
        return True
    step = before.base - line.base
    if step > leading * _WIDER or step < -leading:
        return True
    least, most = _INSET
    return least < line.start - before.start < most and abs(before.start - margin) < least


def _with_headings(
    text: str,
    blocks: Sequence[Block],
    sizes: dict[int, float],
    usual: float,
    outline: Sequence[tuple[str, int]],
) -> tuple[Block, ...]:
    """Paragraphs in larger type, and those the outline names, are headings.

    Where there is an outline, what only looks like a heading is none.
    """
    named = {title.casefold(): level for title, level in outline}
    larger = sorted(
        {_rounded(size) for size in sizes.values() if size > usual * _LARGER}, reverse=True
    )
    shown: list[Block] = []
    for block in blocks:
        words = " ".join(text[block.span.start : block.span.end].split())
        size = sizes.get(block.span.start, 0.0)
        plain = block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM}
        if plain and len(words.split()) <= _HEADING_WORDS:
            if words.casefold() in named:
                block = Block(BlockKind.HEADING, block.span, min(6, named[words.casefold()] + 2))  # noqa: PLW2901
            elif usual and size > usual * _LARGER:
                level = 1 + min(_LEVELS, larger.index(_rounded(size)))
                block = Block(BlockKind.HEADING, block.span, level)  # noqa: PLW2901
            elif usual and named and block.kind is BlockKind.HEADING:
                block = Block(BlockKind.PARAGRAPH, block.span)  # noqa: PLW2901
        shown.append(block)
    return tuple(shown)


def _rounded(size: float) -> int:
    return round(size)


def _title(
    blocks: Sequence[Block], sizes: dict[int, float], usual: float, starts: Sequence[int]
) -> Span | None:
    """The heading in the largest type on the first page, if it is clearly larger than the text."""
    end = starts[1] if len(starts) > 1 else float("inf")
    first = [b for b in blocks if b.span.start < end and b.kind is BlockKind.HEADING]
    if not first or not usual:
        return None
    best = max(first, key=lambda block: sizes.get(block.span.start, 0.0))
    return best.span if sizes.get(best.span.start, 0.0) > usual * _TITLE_LARGER else None
