"""Pages: the source's own where it has them, else divisions of a readable length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from carrel.documents.document import Block, BlockKind, Page
from carrel.values.span import Span

DIVISION = 12_000
"""About how many code points a division holds."""

_TOLERANCE = 1.35
_OPENS = {BlockKind.HEADING}


def divisions(text: str, blocks: Sequence[Block]) -> tuple[Page, ...]:
    """Cut a text without pages at the borders of its blocks; every label is ``None``.

    A heading near a border takes the border to itself. A block too long for one division is cut
    at white space.
    """
    if len(text) <= DIVISION * _TOLERANCE:
        return (Page(1, None, Span(0, len(text))),)
    size = len(text) / round(len(text) / DIVISION)
    return pages_at(text, _cuts(text, blocks, size))


def pages_at(text: str, cuts: Sequence[int], labels: Sequence[str | None] = ()) -> tuple[Page, ...]:
    """Pages that begin at 0 and at each of the rising ``cuts``; missing labels are ``None``."""
    starts = [0, *cuts]
    ends = [*cuts, len(text)]
    padded = [*labels, *([None] * (len(starts) - len(labels)))]
    return tuple(
        Page(number, label, Span(start, end))
        for number, (start, end, label) in enumerate(zip(starts, ends, padded, strict=True), 1)
    )


def _cuts(text: str, blocks: Sequence[Block], size: float) -> list[int]:
    starts = [block.span.start for block in blocks]
    headings = [block.span.start for block in blocks if block.kind in _OPENS]
    cuts: list[int] = []
    at = 0
    while len(text) - at > size * _TOLERANCE:
        ideal = at + int(size)
        least, most = at + int(size / 2), at + int(size * _TOLERANCE)
        cut = (
            _nearest(headings, ideal, at + int(size * 0.75), at + int(size * 1.15))
            or _nearest(starts, ideal, least, most)
            or _white_space(text, ideal, most)
        )
        cuts.append(cut)
        at = cut
    return cuts


def _nearest(places: Sequence[int], ideal: int, least: int, most: int) -> int:
    index = bisect_left(places, ideal)
    near = [place for place in places[max(0, index - 1) : index + 1] if least <= place <= most]
    return min(near, key=lambda place: abs(place - ideal)) if near else 0


def _white_space(text: str, ideal: int, most: int) -> int:
    for end in (". ", " ", "\n"):
        found = text.find(end, ideal, most)
        if found >= 0:
            return found + len(end)
    return ideal
