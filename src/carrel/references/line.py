"""A line of a source, with its place on the page where that is known."""

from __future__ import annotations

from dataclasses import dataclass

from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was printed or extracted.

    ``span`` is its place in the canonical text (code points; the text without its line break).
    ``page`` counts from 1; 0 is not known. ``left``, ``right``, ``base`` and ``height`` are in
    points from the lower left corner of the page, and 0 where the source has no layout.
    """

    text: str
    span: Span
    page: int = 0
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    height: float = 0.0
