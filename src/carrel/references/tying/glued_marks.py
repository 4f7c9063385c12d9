"""Marks whose raising was lost: ``It was sold.12 Then`` and ``word3`` in text without layout."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from carrel.references.tying.author_date import Outside
from carrel.values.span import Span

_NUMBERS = r"\d{1,3}(?:[,–-]\d{1,3})*"
_GLUED = re.compile(
    rf"(?<=[^\W\d_]{{2}}[.,;:!?”\"»)\]]){_NUMBERS}(?=[\s—]|$)"
    rf"|(?<=[^\W\d_]{{3}}){_NUMBERS}(?=[\s.,;:)—]|$)"
)
_COUNTED = re.compile(
    r"(?:\b(?:fig|figs|table|tab|abb|vol|no|nr|nos|pp|p|eq|eqs|sec|ch|chap|art|step|covid|ver|version|page|type|рис|табл"
    r"|стр|гл|том))[.:]?$",
    re.IGNORECASE,
)
_AHEAD = 3
_LEAST_SHARE = 0.5
_LEAST = 3


def glued_marks(plain: str, numbers: Collection[int], outside: Outside) -> list[Span]:
    """The marks in their order, or none.

    ``plain`` is the text with ASCII digits, ``numbers`` are those that a mark can have. A number
    glued to a word is believed to be a mark only where they count up through the text, three at
    most left out at a time, and reach half of ``numbers``.
    """
    marks: list[Span] = []
    highest = 0
    for match in _GLUED.finditer(plain):
        span = Span(*match.span())
        here = [int(number) for number in re.findall(r"\d+", match.group())]
        known = all(number in numbers for number in here)
        if not known or min(here) > highest + _AHEAD or outside.has(span.start):
            continue
        if _COUNTED.search(plain[max(0, span.start - 12) : span.start]):
            continue
        marks.append(span)
        highest = max(highest, *here)
    met = {number for span in marks for number in _numbers(plain[span.start : span.end])}
    enough = len(met) >= max(_LEAST, _LEAST_SHARE * len(set(numbers)))
    return marks if enough else []


def _numbers(mark: str) -> Iterator[int]:
    for part in mark.split(","):
        first, *last = (int(number) for number in re.split("[–-]", part))
        yield from range(first, (last[0] if last else first) + 1)
