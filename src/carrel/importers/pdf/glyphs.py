"""The signs of a page with their places, as lines.

For pages that run from right to left, and those that PDFium takes apart into single signs.
"""

# pypdfium2 carries no types, so that whatever comes from it is unknown to the checker.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from carrel.importers.pdf.visual_order import is_arabic, logical_order

_HYPHENS = "\x02\ufffe"
_GAP = 0.15
_RAISED = 0.45
_SAME = 0.15
_LIKE = 0.1
_BESIDE = 3.0
_FEW = 8
_NEAR = 5
_MARK = re.compile(r"[\W\d]+")
_LIGATURES = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))


class Glyph(NamedTuple):
    """A sign: its origin (``at``, ``base``), the edges of its box and the size of its type, in points."""

    sign: str
    at: float
    base: float
    left: float
    right: float
    size: float


class GlyphLine(NamedTuple):
    """A line in the order in which it is read, with its place."""

    text: str
    left: float
    right: float
    base: float
    height: float


def glyphs_of(page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """The signs of a page in their order in the file, without blanks."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    for n in range(page.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(page, n))
        sign = "-" if sign in _HYPHENS else sign
        if sign.isspace() or sign in "\0\ufeff":
            continue
        raw.FPDFText_GetCharOrigin(page, n, x, y)
        raw.FPDFText_GetLooseCharBox(page, n, box)
        raw.FPDFText_GetMatrix(page, n, matrix)
        size = raw.FPDFText_GetFontSize(page, n) * max(abs(matrix.d), abs(matrix.b))
        yield Glyph(sign, x.value, y.value, box.left, box.right, size or 1.0)


def lines_from_left(glyphs: Sequence[Glyph]) -> Iterator[GlyphLine]:
    """The lines of a left-to-right page in their order in the file."""
    for line in _on_one_base(glyphs):
        yield _placed("".join(_cells(line)), line)


def lines_from_right(glyphs: Sequence[Glyph]) -> Iterator[GlyphLine]:
    """The lines of a right-to-left page in their order in the file."""
    arabic = is_arabic("".join(glyph.sign for glyph in glyphs))
    before = ""
    for line in _fallen(_merged(_on_one_base(glyphs))):
        before = logical_order(list(_cells(line)), arabic=arabic, before=before)
        yield _placed(before, line)


def _on_one_base(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Neighbours in the file that stand on one base, raised and lowered signs among them."""
    lines: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in glyphs:
        if lines and abs(glyph.base - base) <= _RAISED * max(size, glyph.size):
            lines[-1].append(glyph)
            if glyph.size > size:
                base, size = glyph.base, glyph.size
        else:
            lines.append([glyph])
            base, size = glyph.base, glyph.size
    return lines


def _merged(lines: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The lines with what was set beside them later or before: a number in the margin."""
    merged: list[list[Glyph]] = []
    bases: dict[int, list[list[Glyph]]] = {}
    for line in lines:
        size = max(glyph.size for glyph in line)
        key = round(line[0].base / 2)
        near = [one for n in (key - 1, key, key + 1) for one in bases.get(n, ())]
        home = next((one for one in near if _are_beside(one, line, size)), None)
        if home is not None:
            home += line
            continue
        merged.append(line)
        bases.setdefault(key, []).append(line)
    return merged


def _fallen(lines: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The lines with those put back that stand in the file a few lines behind their place."""
    ordered: list[list[Glyph]] = []
    for line in lines:
        place = len(ordered)
        while place and place > len(ordered) - _NEAR and _is_above(line, ordered[place - 1]):
            place -= 1
        ordered.insert(place, line)
    return ordered


def _is_above(line: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether a line stands a little above another, and over it."""
    size = max(glyph.size for glyph in line)
    left, right = _extent(line)
    first, last = _extent(other)
    rise = line[0].base - other[0].base
    return _RAISED * size < rise < _FEW * size and min(right, last) > max(left, first)


def _are_beside(line: Sequence[Glyph], mark: Sequence[Glyph], size: float) -> bool:
    """Whether a line has the number of an entry right beside it, where it begins."""
    if len(mark) > _FEW or abs(line[0].base - mark[0].base) > _LIKE * size:
        return False
    if not _MARK.fullmatch("".join(glyph.sign for glyph in mark)):
        return False
    return -_LIKE * size <= _extent(mark)[0] - _extent(line)[1] <= _BESIDE * size


def _extent(line: Sequence[Glyph]) -> tuple[float, float]:
    return min(glyph.left for glyph in line), max(glyph.right for glyph in line)


def _placed(text: str, glyphs: Sequence[Glyph]) -> GlyphLine:
    left, right = _extent(glyphs)
    bases = Counter(round(glyph.base, 1) for glyph in glyphs)
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    return GlyphLine(text, left, right, bases.most_common(1)[0][0], sizes.most_common(1)[0][0])


def _cells(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """The signs from left to right, marks with their bearers, and a blank for each gap."""
    placed = sorted(glyphs, key=lambda glyph: glyph.at)
    before: Glyph | None = None
    cells: list[str] = []
    marks: list[Glyph] = []
    bearers: list[tuple[Glyph, int]] = []
    for _, same in groupby(placed, key=lambda glyph: round(glyph.at, 1)):
        group = list(same)
        for glyph in _of_one_origin(group):
            if unicodedata.combining(glyph.sign):
                marks.append(glyph)
                continue
            if before is not None and glyph.at - before.right > _GAP * glyph.size:
                cells.append(" ")
            bearers.append((glyph, len(cells)))
            cells.append(glyph.sign)
            if before is None or glyph.right > before.right:
                before = glyph
    for mark in marks:
        place = _bearer(mark, bearers)
        if place >= 0:
            cells[place] += mark.sign
    yield from cells


def _bearer(mark: Glyph, bearers: Sequence[tuple[Glyph, int]]) -> int:
    """The place of the letter that a mark stands over or under; -1 where there is none.

    A letter and its mark that are one glyph have one origin.
    """
    middle = (mark.left + mark.right) / 2
    letters = [one for one in bearers if one[0].sign.isalpha()] or bearers
    near = min(
        letters,
        key=lambda one: (
            abs(one[0].at - mark.at) > _SAME,
            max(one[0].left - middle, middle - one[0].right, 0),
            abs((one[0].left + one[0].right) / 2 - middle),
        ),
        default=None,
    )
    return near[1] if near else -1


def _of_one_origin(group: list[Glyph]) -> list[Glyph]:
    """The signs that stand for one glyph, from left to right.

    Those that share a box came from the mapping of a ligature, whose order pdfium turns around,
    unless it took a presentation form apart itself.
    """
    if len(group) == 1:
        return group
    ordered: list[Glyph] = []
    group.sort(key=lambda glyph: (glyph.left + glyph.right, glyph.left))
    for _, same in groupby(group, key=lambda glyph: (round(glyph.left, 1), round(glyph.right, 1))):
        signs = list(same)
        word = "".join(glyph.sign for glyph in signs)
        taken_apart = len(word) > 1 and word in _forms()
        ordered += signs[::-1] if taken_apart else signs
    return ordered


@cache
def _forms() -> frozenset[str]:
    """What the presentation forms of several letters stand for (Unicode's compatibility mapping)."""
    return frozenset(unicodedata.normalize("NFKC", chr(point)).strip() for point in _LIGATURES)
