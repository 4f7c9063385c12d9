"""A line or two of text around a hit."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from carrel.values.span import Span

WIDTH = 160
_ELLIPSIS = "…"
_VISIBLE = re.compile(r"\S+")
_WHITE = re.compile(r"\s")
_REACH = 20
"""How far a cut moves, in code points, to fall between two words."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text with white space evened, and the places of the hits in it."""

    text: str
    marked: tuple[Span, ...]


def snippet(text: str, around: Span, others: Sequence[Span] = (), width: int = WIDTH) -> Snippet:
    """Cut about ``width`` code points of ``text`` around a hit.

    ``others`` are more hits of ``text`` to mark where they fall inside. White space becomes one
    space, a cut an ellipsis. A hit longer than ``width`` is kept whole.
    """
    spare = max(0, width - around.length)
    start = _cut_before(text, max(0, around.start - spare // 2))
    end = _cut_after(text, min(len(text), max(around.end, start + width)))
    start, end = min(start, around.start), max(end, around.end)
    marked = [around, *(span for span in others if start <= span.start and span.end <= end)]
    return _evened(text, Span(start, end), sorted(set(marked)))


def _cut_before(text: str, at: int) -> int:
    """A place at or somewhat after ``at`` where a word begins."""
    if at == 0:
        return 0
    found = _WHITE.search(text, at - 1, at + _REACH)
    return found.end() if found else _off_mark(text, at)


def _cut_after(text: str, at: int) -> int:
    """A place at or somewhat before ``at`` where a word ends."""
    if at >= len(text):
        return len(text)
    window = text[max(0, at - _REACH) : at + 1]
    found = max((place for place, sign in enumerate(window) if sign.isspace()), default=-1)
    return at + 1 - len(window) + found if found >= 0 else _off_mark(text, at)


def _off_mark(text: str, at: int) -> int:
    """``at``, moved on where it would cut a letter from its accent."""
    while at < len(text) and unicodedata.category(text[at]) in ("Mn", "Mc", "Me", "Cf"):
        at += 1
    return at


def _evened(text: str, window: Span, marked: Sequence[Span]) -> Snippet:
    words = [Span(*found.span()) for found in _VISIBLE.finditer(text, *window)]
    opening = _ELLIPSIS if _VISIBLE.search(text, 0, window.start) else ""
    closing = _ELLIPSIS if _VISIBLE.search(text, window.end) else ""
    places: list[int] = []
    length = len(opening)
    for word in words:
        places.append(length)
        length += word.length + 1
    line = " ".join(text[word.start : word.end] for word in words)

    def place(position: int) -> int:
        index = max(0, bisect_left([word.end for word in words], position))
        word = words[min(index, len(words) - 1)]
        return places[min(index, len(words) - 1)] + max(0, position - word.start)

    return Snippet(
        opening + line + closing,
        tuple(Span(place(span.start + 1) - 1, place(span.end)) for span in marked if words),
    )
