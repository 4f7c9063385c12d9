"""Running heads and feet of pages, and the page numbers printed in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from carrel.importers.structure.part import Part

_NUMBER = re.compile(r"[\[(\-–—\s]*(\d{1,4}|[ivxlcdm]{1,8})[\])\-–—\s]*", re.IGNORECASE)
_EDGE_NUMBER = re.compile(r"^(\d{1,4}|[ivxlcdm]{1,7})\b|\b(\d{1,4}|[ivxlcdm]{1,7})$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\b[ivxlcdm]+\b", re.IGNORECASE)
_ROMAN = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
_LEAST_REPEATS = 3
_ROWS = 2
_COMPANY = 2
_MOST_WORDS = 14
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Margins:
    """``heads`` are positions of parts that are running heads or feet; ``labels`` one for each page."""

    heads: frozenset[int] = frozenset()
    labels: tuple[str | None, ...] = ()


def margins_of(parts: Sequence[Part], kept: AbstractSet[int] = frozenset()) -> Margins:
    """Read the first and last part of each page; pages are parted where ``new_page`` is set.

    A page number is believed when it keeps step with the pages: the same distance between
    number and page in most of those that have one. ``kept`` are positions that are no running
    heads whatever they say, such as a title that the heads repeat.
    """
    pages: list[Sequence[int]] = list(_pages(parts))
    if len(pages) < 2:  # noqa: PLR2004 - without pages nothing runs
        return Margins()
    heads: set[int] = set()
    labels: tuple[str | None, ...] = ()
    for _ in range(_ROWS):
        edges = [_edges(page) for page in pages]
        found, numbered = _labels(parts, edges)
        new = (numbered | _repeated(parts, edges)) - kept
        labels = labels if any(labels) else found
        heads |= new
        pages = [[i for i in page if i not in heads and i not in kept] for page in pages]
    return Margins(frozenset(heads), labels)


def _pages(parts: Sequence[Part]) -> list[range]:
    starts = [0, *(i for i, part in enumerate(parts) if i and part.new_page)]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(parts)], strict=True) if a < b]


def _edges(page: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((page[0], page[-1]))) if page else ()


_Step = tuple[bool, int]
"""Whether a number is Arabic, and how far it is ahead of the page's place."""


def _labels(
    parts: Sequence[Part], edges: Sequence[tuple[int, ...]]
) -> tuple[tuple[str | None, ...], set[int]]:
    shapes = Counter(_shape(parts[i]) for edge in edges for i in edge)
    read: list[dict[_Step, tuple[str, int]]] = []
    for n, edge in enumerate(edges):
        written = {i: _printed_number(parts[i], shapes) for i in edge}
        read.append(
            {
                (number.isdigit(), value(number) - n): (number, i)
                for i, number in written.items()
                if number
            }
        )
    steps = Counter(step for page in read for step in page)
    trusted = {
        step for step, count in steps.items() if count >= _LEAST_REPEATS or count * 2 > len(edges)
    }
    known = [next((page[step] for step in page if step in trusted), None) for page in read]
    labels = [found[0] if found else None for found in known]
    return tuple(_filled(labels, trusted)), {found[1] for found in known if found}


def _printed_number(part: Part, shapes: Counter[str]) -> str:
    """The number that a part is, or that stands at one end of a head which other pages repeat."""
    alone = _NUMBER.fullmatch(part.text)
    if alone is not None:
        return alone.group(1)
    if len(part.text) > _LONGEST or shapes[_shape(part)] < _COMPANY:
        return ""
    found = _EDGE_NUMBER.search(part.text.strip())
    return (found.group(1) or found.group(2)) if found else ""


def _shape(part: Part) -> str:
    """The words with every number made one sign."""
    return _DIGITS.sub("#", part.folded[: _LONGEST + 1].casefold())


def _filled(labels: list[str | None], trusted: set[tuple[bool, int]]) -> list[str | None]:
    """Pages between two of the same count bear the number that falls to them."""
    arabic = [step for is_arabic, step in trusted if is_arabic]
    if len(arabic) != 1:
        return labels
    known = [n for n, label in enumerate(labels) if label and label.isdigit()]
    return [
        label or (str(n + arabic[0]) if known and known[0] < n < known[-1] else None)
        for n, label in enumerate(labels)
    ]


def _repeated(parts: Sequence[Part], edges: Sequence[tuple[int, ...]]) -> set[int]:
    shapes = {
        i: _shape(parts[i])
        for edge in edges
        for i in edge
        if len(parts[i].text) <= _LONGEST
        and parts[i].words <= _MOST_WORDS
        and not parts[i].text.rstrip().endswith((".", "?", "!", ","))
    }
    counts = Counter(shapes.values())
    return {i for i, shape in shapes.items() if counts[shape] >= _LEAST_REPEATS and shape != "#"}


def value(number: str) -> int:
    """The number that Arabic or Roman digits stand for; at least 0."""
    if number.isdigit():
        return int(number)
    total, highest = 0, 0
    for letter in reversed(number.casefold()):
        worth = _ROMAN[letter]
        total += worth if worth >= highest else -worth
        highest = max(highest, worth)
    return max(0, total)
