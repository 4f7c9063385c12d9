"""Orders of a line that was taken from a right-to-left page as it stood there, from the left.

On such a page the Unicode bidirectional algorithm (UAX #9) puts runs of Latin words and numbers from
right to left, each of them from left to right; marks between them, and the letters of Arabic and
Hebrew, stand from right to left. A program that takes the page from the left gives the runs in the
wrong order, and marks and letters too where it goes glyph by glyph. What a run is depends on the
program: numbers can be a part of the Latin run they follow (rule W7) or not (national digits).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LATIN = rf"[^\W\d_{_RIGHT}]"
_WITH_NUMBERS = re.compile(rf"{_LATIN}(?:[^{_RIGHT}]*[^\W_{_RIGHT}])?")
_WITHOUT = re.compile(rf"{_LATIN}(?:[^{_RIGHT}\d]*{_LATIN})?")
# Common separators (class CS) between two digits belong to their number (rule W4).
_NUMBER = re.compile(r"\d+(?:[.,:/٫٬،，．：／]\d+)*")
_NUMBER_OR_RANGE = re.compile(r"\d+(?:[.,:/٫٬،，．：／–-]\d+)*")
# A label that stands for an entry, as in "[Doe99]" and "[ABC+01a]".
_LABEL = re.compile(r"\[[^\W\d_]{1,7}\+?\d\d[a-z]?\]\s*$")
_RANGE = re.compile(r"\d[–-]\d")
_TAIL_NUMBERS = 4
_CLOSING = {"(": ")", "[": "]"}
_OPENING = {")": "(", "]": "["}


class PageOrder(NamedTuple):
    """An order of a line's characters, and the places of those that were turned one by one.

    ``glyphs`` says that marks and letters are turned one by one, ``ends`` that only the ends of a
    Latin line were elsewhere, ``manner`` what was a run.
    """

    order: list[int]
    turned: list[int]
    glyphs: bool
    ends: bool
    manner: str


class _Unit(NamedTuple):
    """A stretch that keeps its place in a run; ``run`` if it is read from left to right."""

    start: int
    end: int
    run: bool


def page_orders(line: str) -> Iterator[PageOrder]:
    """The orders in which a line can have stood; some may be alike."""
    numbers = {"": _NUMBER}
    if _RANGE.search(line):
        numbers[" ranges"] = _NUMBER_OR_RANGE
    right = re.search(f"[{_RIGHT}]", line) is not None
    for shape, number in numbers.items():
        for units, ends in _cuts(line, number):
            for glyphs in (True, False):
                order, turned = _turned(units, glyphs=glyphs)
                manner = f"{'with' if ends else 'apart'} {'signs' if glyphs else 'runs'}{shape}"
                yield PageOrder(order, turned, glyphs, ends and not right, manner)


def _cuts(line: str, number: re.Pattern[str]) -> Iterator[tuple[list[_Unit], bool]]:
    """The units of a line: numbers apart, and numbers as parts of Latin runs but for the last few."""
    apart = [found.span() for found in _WITHOUT.finditer(line)]
    runs = [found.span() for found in _WITH_NUMBERS.finditer(line)]
    for shape, each, ends in ((_WITHOUT, apart, False), (_WITH_NUMBERS, runs, True)):
        yield _units(line, each, number), ends
        if (label := _LABEL.search(line)) is not None:
            before = [run.span() for run in shape.finditer(line, 0, label.start())]
            yield _units(line, [*before, label.span()], number), ends
        if (wider := [_bracketed(line, *run) for run in each]) != each:
            yield _units(line, wider, number), ends
        if (parted := [part for run in each for part in _parted(line, *run)]) != each:
            yield _units(line, parted, number), ends
    if not runs:
        return
    start, end = runs[-1]
    last_letter = max((at for at in range(start, end) if line[at].isalpha()), default=start)
    tail = [found.start() for found in number.finditer(line, last_letter + 1, end)]
    for at in tail[: -_TAIL_NUMBERS - 1 : -1]:
        shorter = max((n for n in range(last_letter, at) if line[n].isalnum()), default=at - 1)
        last = (start, shorter + 1)
        yield _units(line, [*runs[:-1], last], number), True
        if (wider := _bracketed(line, *last)) != last:
            yield _units(line, [*runs[:-1], wider], number), True


def _bracketed(line: str, start: int, end: int) -> tuple[int, int]:
    """A run with a bracket at its end that it opens itself, or the other way round (rule N0)."""
    if start and _CLOSING.get(line[start - 1], "\0") in line[start : end + 1]:
        start -= 1
    if _OPENING.get(line[end : end + 1], "\0") in line[start:end]:
        end += 1
    return start, end


def _parted(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run cut at the brackets in it whose other half is elsewhere: they had another direction."""
    open_ones: list[int] = []
    alone: list[int] = []
    for at in range(start, end):
        if line[at] in _CLOSING:
            open_ones.append(at)
        elif line[at] in _OPENING:
            if open_ones and line[open_ones[-1]] == _OPENING[line[at]]:
                open_ones.pop()
            else:
                alone.append(at)
    parts: list[tuple[int, int]] = []
    for at in (*sorted((*alone, *open_ones)), end):
        inner = [place for place in range(start, at) if line[place].isalnum()]
        if inner:
            parts.append((inner[0], inner[-1] + 1))
        start = at + 1
    return parts


def _units(line: str, runs: Sequence[tuple[int, int]], number: re.Pattern[str]) -> list[_Unit]:
    """The stretches of a line; runs and numbers that touch are one (they have one level)."""
    units = [_Unit(0, 0, run=False)]

    def add(start: int, end: int, *, run: bool) -> None:
        last = units[-1]
        if run and last.run and last.end == start:
            units[-1] = last._replace(end=end)
        elif start < end:
            units.append(_Unit(start, end, run=run))

    at = 0
    for start, end in (*runs, (len(line), len(line))):
        for found in number.finditer(line, at, start):
            add(at, found.start(), run=False)
            add(*found.span(), run=True)
            at = found.end()
        add(at, start, run=False)
        add(start, end, run=True)
        at = end
    return units


def _turned(units: Sequence[_Unit], *, glyphs: bool) -> tuple[list[int], list[int]]:
    order: list[int] = []
    turned: list[int] = []
    for start, end, run in reversed(units):
        if glyphs and not run:
            turned += range(start, end)
            order += range(end - 1, start - 1, -1)
        else:
            order += range(start, end)
    return order, turned
