"""Where each line stands: in its column, below the line before it, in which size of type.

Lines are taken in reading order. A stretch of them that runs down a page without a break is a
segment: a column, or a page of one column. A source without layout is given one: five points
for a character, ten for a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from carrel.references.finding.line import Line
from carrel.references.finding.line_widths import nearby_extent, widths_of

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

_CHARACTER, _ROW = 5.0, 10.0
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FIRST_WORD = re.compile(r"\S+")
_NEAR = 3.0
_SHORT_SEGMENT = 7
_HANGING = 45.0


@dataclass(frozen=True, slots=True)
class _Boxes:
    """Places of all lines as columns; ``known`` where the source gave them."""

    left: Floats
    right: Floats
    base: Floats
    height: Floats
    page: npt.NDArray[np.int64]
    known: Bools


@dataclass(frozen=True, slots=True)
class Places:
    """``matrix`` has a row for each line, with a column for each of `PLACES`, from 0 to 1.

    ``segment`` counts the segments; ``indent`` is in points from the left edge of the segment
    (of the right edge, for scripts from right to left).
    """

    matrix: Floats
    segment: npt.NDArray[np.int64]
    indent: Floats


def places_of(lines: Sequence[Line]) -> Places:
    """Read the lines' places. Linear."""
    boxes = _boxes(lines)
    if not boxes.known.any():
        boxes = _written(lines, boxes.page)
    fresh = _fresh(boxes)
    segment = np.cumsum(fresh) - 1
    left, right, leading = _edges(boxes, segment)
    indent = np.where(boxes.known, boxes.left - left, 0).astype(np.float32)
    room = np.maximum(right - left, 1)
    short = np.where(boxes.known, (right - boxes.right) / room, 0).astype(np.float32)
    falls = boxes.base[:-1] - boxes.base[1:]
    step = np.concatenate([np.ones(1, np.float32), falls]) / leading
    step[fresh] = 1
    step[~boxes.known] = 1
    needed = _needed(lines, boxes)
    columns = [
        *_indents(indent),
        *_steps(step, fresh, boxes.page),
        *_fullness(short, room, needed),
        *_fullness_nearby(boxes, left, needed),
        *_sizes(boxes),
        *_heights_on_page(boxes, fresh),
        *_middles(boxes, left, right, indent),
        room > 130 * _CHARACTER,
        np.full(len(lines), any(line.height for line in lines)),
        ~boxes.known,
    ]
    return Places(np.stack(columns, axis=1).astype(np.float32), segment, indent)


def _boxes(lines: Sequence[Line]) -> _Boxes:
    rows = [(line.left, line.right, line.base, line.height, line.page) for line in lines]
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 5)
    left, right, base, height, page = table.T
    known = (height > 0) | (left > 0) | (base != 0)
    length = np.array([len(line.text) for line in lines], dtype=np.float64)
    guessed = left + np.minimum(length, 200) * np.maximum(height, 6) * 0.47
    right = np.where(right > left, right, guessed)
    falls = np.diff(base)[(np.diff(page) == 0) & known[1:] & known[:-1]]
    if (falls > 0).sum() > (falls < 0).sum():  # counted from the top of the page
        base = -base
    mirrored = np.array(
        [bool(_RIGHT_TO_LEFT.search(line.text, 0, 60)) for line in lines], dtype=bool
    )
    if mirrored.mean() > 0.5:  # noqa: PLR2004 - most lines
        left, right = -right, -left
    return _Boxes(
        left.astype(np.float32),
        right.astype(np.float32),
        base.astype(np.float32),
        height.astype(np.float32),
        page.astype(np.int64),
        known,
    )


def _written(lines: Sequence[Line], page: npt.NDArray[np.int64]) -> _Boxes:
    """The layout of plain text: its indentation, its lengths and its blank lines."""
    indents = [
        len(line.text[:80].expandtabs(8)) - len(line.text[:80].expandtabs(8).lstrip())
        for line in lines
    ]
    left = np.array(indents, dtype=np.float32) * np.float32(_CHARACTER)
    length = widths_of([line.text.strip() for line in lines])
    gaps = [1, *(min(b.span.start - a.span.end, 3) for a, b in pairwise(lines))]
    base = -np.cumsum(np.array(gaps, dtype=np.float64) * _ROW)
    height = np.full(len(lines), _ROW, dtype=np.float32)
    known = np.ones(len(lines), dtype=bool)
    right = (left + length * _CHARACTER).astype(np.float32)
    return _Boxes(left, right, base.astype(np.float32), height, page, known)


def _fresh(boxes: _Boxes) -> Bools:
    """Lines that begin a segment: on another page, or higher up than the line before."""
    fresh = np.zeros(len(boxes.base), dtype=bool)
    fresh[:1] = True
    rise = boxes.base[1:] - boxes.base[:-1]
    known = boxes.known[1:] & boxes.known[:-1]
    fresh[1:] = (np.diff(boxes.page) != 0) | (
        known & (rise > np.maximum(boxes.height[1:], 6) * 1.5)
    )
    return fresh


def _edges(boxes: _Boxes, segment: npt.NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """For each line the left and right edge of its segment, and the usual step from line to line."""
    bounds = [0, *(np.flatnonzero(np.diff(segment)) + 1).tolist(), len(segment)]
    count = len(bounds) - 1
    lefts = np.zeros(count, dtype=np.float32)
    rights = np.zeros(count, dtype=np.float32)
    steps = np.zeros(count, dtype=np.float32)
    sizes = np.diff(bounds)
    for n, (start, end) in enumerate(pairwise(bounds)):
        known = boxes.known[start:end]
        left = boxes.left[start:end][known]
        if len(left):
            lefts[n] = _edge(np.sort(left))
            rights[n] = np.sort(boxes.right[start:end][known])[int((len(left) - 1) * 0.92)]
            falls = np.sort(-np.diff(boxes.base[start:end][known]))
            falls = falls[falls > 2]  # noqa: PLR2004 - points; less is the same line
            steps[n] = falls[int((len(falls) - 1) * 0.3)] if len(falls) else 0
    _borrow(lefts, rights, sizes)
    steps[steps <= 0] = _middle(steps[steps > 0]) if (steps > 0).any() else _ROW
    return lefts[segment], rights[segment], steps[segment]


def _middle(values: Floats) -> np.float32:
    """The median, as float32; numpy's own would first load all that it has for masked arrays."""
    ordered = np.sort(values)
    return np.mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])


def _edge(left: Floats) -> float:
    """The leftmost place at which several lines begin."""
    least = max(2, round(len(left) * 0.12))
    reach = np.searchsorted(left, left + _NEAR, side="right") - np.arange(len(left))
    enough = np.flatnonzero(reach >= least)
    return float(left[enough[0]]) if len(enough) else float(left[0])


def _borrow(lefts: Floats, rights: Floats, sizes: npt.NDArray[np.int64]) -> None:
    """A short segment takes the edges of the nearest long one whose column it may stand in."""
    long = np.flatnonzero(sizes > _SHORT_SEGMENT)
    if not len(long):
        return
    for n in np.flatnonzero(sizes <= _SHORT_SEGMENT).tolist():
        at = int(np.searchsorted(long, n))
        near = long[max(0, at - 4) : at + 4]
        apart = lefts[n] - lefts[near]
        fitting = near[(apart > -_NEAR) & (apart < _HANGING)]
        if len(fitting):
            chosen = fitting[np.argmin(np.abs(fitting - n))]
            lefts[n], rights[n] = lefts[chosen], max(rights[n], rights[chosen])


def _indents(indent: Floats) -> list[Bools]:
    before = np.concatenate([[0], np.diff(indent)])
    columns = [indent > bound for bound in _INDENTS]
    columns += [indent < -2, indent < -10]  # noqa: PLR2004 - points
    columns += [(before > low) & (before <= high) for low, high in _SHIFTS]
    return columns


_INDENTS = (2, 5, 10, 16, 26, 45, 90)
_SHIFTS = ((-400, -45), (-45, -8), (-8, -3), (-3, 3), (3, 8), (8, 45), (45, 400))
_STEPS = (0.5, 0.9, 1.08, 1.2, 1.45, 1.9, 2.6)


def _steps(step: Floats, fresh: Bools, page: npt.NDArray[np.int64]) -> list[Bools]:
    turned = np.concatenate([[True], np.diff(page) != 0])
    return [*(step > bound for bound in _STEPS), fresh & ~turned, turned]


_SHORTS = (0.03, 0.1, 0.25, 0.5)
_OVER = -0.04


def _fullness(short: Floats, room: Floats, needed: Floats) -> list[Bools]:
    """How far lines stay behind the right edge, and whether the next line's first word had fitted."""
    fits = short * room > needed
    return [*(short > bound for bound in _SHORTS), short < _OVER, fits]


def _needed(lines: Sequence[Line], boxes: _Boxes) -> Floats:
    """How much room the first word of the next line would have needed."""
    lengths = np.array([max(len(line.text.strip()), 1) for line in lines], dtype=np.float32)
    character: Floats = np.clip((boxes.right - boxes.left) / lengths, 1, 20)
    words = [_FIRST_WORD.search(line.text) for line in lines]
    first = np.array([min(w.end() - w.start(), 60) if w else 0 for w in words], dtype=np.float32)
    following = np.concatenate([first[1:], np.zeros(1, np.float32)])
    return (following + np.float32(1.5)) * character


_NEARBY = (0.03, 0.08, 0.2)


def _fullness_nearby(boxes: _Boxes, left: Floats, needed: Floats) -> list[Bools]:
    """How far lines stay behind the widest lines near them, and whether the next word had fitted."""
    extent = np.where(boxes.known, boxes.right - left, 0).astype(np.float32)
    reach = np.maximum(nearby_extent(extent), 1)
    room = np.where(boxes.known, reach - extent, 0)
    return [*(room > bound * reach for bound in _NEARBY), room > needed]


def _sizes(boxes: _Boxes) -> list[Bools]:
    rounded = np.round(boxes.height * 2)[boxes.known].astype(np.int64)
    counts = np.bincount(np.clip(rounded, 0, 400)) if len(rounded) else np.zeros(1)
    usual = max(float(np.argmax(counts)) / 2, 1)
    ratio = np.where(boxes.known & (boxes.height > 0), boxes.height / usual, 1)
    change = np.concatenate([[1], ratio[1:] / np.maximum(ratio[:-1], 0.1)])
    columns = [ratio < bound for bound in (0.75, 0.88, 0.96)]
    columns += [ratio > bound for bound in (1.06, 1.15, 1.4)]
    return [*columns, change < 0.93, change > 1.08]  # noqa: PLR2004 - beyond what glyphs make


def _heights_on_page(boxes: _Boxes, fresh: Bools) -> list[Bools]:
    """At the head or the foot of a page, and at the beginning or end of a segment."""
    turned = np.concatenate([[True], np.diff(boxes.page) != 0])
    number = np.cumsum(turned) - 1
    starts = np.flatnonzero(turned)
    top = np.maximum.reduceat(boxes.base, starts)[number]
    foot = np.minimum.reduceat(boxes.base, starts)[number]
    place = np.where(top > foot, (top - boxes.base) / np.maximum(top - foot, 1), 0.5)
    paged = len(starts) > 1
    last = np.concatenate([fresh[1:], [True]])
    columns = [place < 0.04, place > 0.75, place > 0.9, place > 0.97]  # noqa: PLR2004 - shares of a page
    return [*(column & paged for column in columns), fresh, last]


def _middles(boxes: _Boxes, left: Floats, right: Floats, indent: Floats) -> list[Bools]:
    middle = (boxes.left + boxes.right - left - right) / 2
    room = np.maximum(right - left, 1)
    return [(np.abs(middle) < room * 0.03) & (indent > room * 0.06)]


PLACES: tuple[str, ...] = (
    *(f"indent:{bound}" for bound in _INDENTS),
    "outdent:2",
    "outdent:10",
    *(f"shift:{low}:{high}" for low, high in _SHIFTS),
    *(f"step:{bound}" for bound in _STEPS),
    "new-column",
    "new-page",
    *(f"short:{bound}" for bound in _SHORTS),
    "overlong",
    "next-word-fits",
    *(f"nearby-short:{bound}" for bound in _NEARBY),
    "nearby-fits",
    *(f"smaller:{bound}" for bound in (75, 88, 96)),
    *(f"larger:{bound}" for bound in (106, 115, 140)),
    "gets-smaller",
    "gets-larger",
    "page-head",
    "page-lower",
    "page-low",
    "page-foot",
    "segment-first",
    "segment-last",
    "centred",
    "unwrapped",
    "layout",
    "unplaced",
)
"""The columns of `Places.matrix`."""
