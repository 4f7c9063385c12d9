"""A line of a source, with its place on the page where that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carrel.values.span import Span

_LINE = re.compile(r"[^\n\f]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was printed or extracted.

    ``span`` is its place in the canonical text (code points; the text without its line break).
    ``page`` counts from 1; 0 is not known. ``left``, ``right``, ``base`` and ``height`` are in
    points from the lower left corner of the page, and 0 where the source has no layout. White
    space at the beginning of ``text`` stays: where there is no layout it is the indentation.
    """

    text: str
    span: Span
    page: int = 0
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    height: float = 0.0


def lines_of(text: str, first: int = 0) -> tuple[Line, ...]:
    r"""The lines of a text without layout that hold more than white space.

    ``first`` is the place of ``text`` in the canonical text. ``\n`` ends a line, a form feed ends
    line and page; a text without form feeds has no pages.
    """
    paged = "\f" in text
    lines: list[Line] = []
    page, done = 1, 0
    for found in _LINE.finditer(text):
        if paged:
            page += text.count("\f", done, found.start())
            done = found.start()
        words = found.group().rstrip()
        if words:
            start = first + found.start()
            lines.append(Line(words, Span(start, start + len(words)), page if paged else 0))
    return tuple(lines)
