"""The ways in which a line can have been put out of order, and what undoes each.

Text that is set from right to left, or set in Latin letters inside such a page, comes out of a
file in the order in which its pieces stand on the page. Each undo operation gives an order of the
line's characters; none adds or loses one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from carrel.references.mending.page_orders import page_orders

RUNS = "runs-reversed"
"""The groups of digits, and what stands between them, had come from right to left."""
NUMBER = "number-first"
"""The number of the entry had come at the end of its line."""
PUNCTUATION = "punctuation-last"
"""The punctuation at the end had come at the beginning."""
VISUAL = "visual-order"
"""Every character had come from right to left, but numbers and Latin words."""
PAGE = "page-order"
"""Runs of words, numbers and the marks between them had come as they stand on a page."""
ENDS = "ends-turned"
"""Numbers and marks at the ends of a Latin line had come from right to left."""
WORDS = "words-reversed"
"""The words had come from right to left, each in its own order."""
BRACKETS = "brackets-mirrored"
"""Opening brackets had come as closing ones, and the other way round."""

_ALONE = "digits alone"
DIGITS_ALONE = f"{RUNS} {_ALONE}"
"""The manner of `RUNS` that takes ranges, dates and decimals apart."""
BLANK = -1
_DIGITS = re.compile(r"(\d+(?:(?:\s/\s|(?:--|[/.:٫٬–—-]))\d+)*)")
_EVERY_DIGITS = re.compile(r"(\d+)")
_TRAILING_NUMBER = re.compile(
    r"^(?P<rest>.*?(?:[^\d\s(\[/.:–—-]|[.:](?=\s)))(?P<gap>\s*)(?P<number>[\[(]?\d{1,3}[\])]?[.:)]?|[.:)\]]{1,2}\d{1,3})\s*$",
    re.DOTALL,
)
# Whatever stands before it: a number in brackets, and one whose mark has stayed at the beginning.
_LOST_NUMBER = re.compile(
    r"^(?P<rest>[-–—.)]\s?\S.*?\S|.*?\S(?=\s+\[))(?P<gap>\s+)(?P<number>\d{1,3}[.)]?|\[\d{1,3}\][.:]?)\s*$",
    re.DOTALL,
)
_LEADING_PUNCTUATION = re.compile(r"^(?P<marks>[.,;:!?)\]»”،؛؟。．，、：；]+)(?P<gap>\s*)(?=[^\s])")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0370-\u052f][A-Za-z\u00c0-\u024f\u0370-\u052f0-9&@:/.,'’_ \-]*"
    r"[A-Za-z\u00c0-\u024f\u0370-\u052f0-9]|\d+(?:[/.:٫٬–—-]\d+)*"
)
_PIECES = re.compile(r"\s+|\S+")
_OPENS = frozenset("([{«“‘‹/-–—@#§")
_CLOSES = frozenset(")]}»”’›/.,;:،؛-–—?!؟")
_MIRRORED = dict(zip("()[]{}«»<>‹›", ")(][}{»«><›‹", strict=True))
_BRACKETS = re.compile(r"[()\[\]{}«»<>‹›]")


class Undone(NamedTuple):
    """A line put into order: operations by name, and for each character its place in the line.

    The place `BLANK` is a blank that was lost at an end of the line. The brackets at the places
    ``mirrored`` are to be turned round. ``manners`` names the ways to emit a line that this undoes,
    more finely than the operations do: a list has one of them.
    """

    operations: tuple[str, ...]
    order: Sequence[int]
    mirrored: Collection[int] = ()
    manners: frozenset[str] = frozenset()

    def of(self, line: str) -> str:
        """The line in this order."""
        if not self.operations:
            return line
        if self.mirrored:
            line = "".join(
                [
                    _MIRRORED.get(sign, sign) if at in self.mirrored else sign
                    for at, sign in enumerate(line)
                ]
            )
        return "".join([line[at] if at >= 0 else " " for at in self.order])


def ways(line: str) -> tuple[Undone, ...]:
    """Every way to undo that changes a line; the first leaves it as it came."""
    found = [Undone((), range(len(line)))]
    for shuffle in _SHUFFLES:
        found += shuffle(line)
    if _BRACKETS.search(line) and runs_right_to_left(line):
        found += [
            _undone((*one.operations, BRACKETS), one.order, range(len(line)))
            for one in tuple(found)
            if not one.mirrored
        ]
    seen: dict[str, Undone] = {}
    for one in found:
        text = one.of(line).strip()
        same = seen.get(text)
        seen[text] = same._replace(manners=same.manners | one.manners) if same is not None else one
    return tuple(seen.values())


def _undone(
    operations: tuple[str, ...],
    order: Sequence[int],
    mirrored: Collection[int] = (),
    manner: str = "",
) -> Undone:
    return Undone(operations, order, mirrored, frozenset((f"{'+'.join(operations)} {manner}",)))


def runs_reversed(line: str, digits: re.Pattern[str] = _DIGITS) -> list[int]:
    """Places of a line's characters when its groups of digits and the rest are read backwards."""
    pieces = digits.split(line)
    starts: list[int] = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    backwards = zip(reversed(starts), reversed(pieces), strict=True)
    return [place for start, piece in backwards for place in range(start, start + len(piece))]


def runs_right_to_left(line: str) -> bool:
    """Whether a line has letters that run from right to left."""
    return _RIGHT_TO_LEFT.search(line) is not None


def visual_order(line: str) -> list[int]:
    """Places when all characters are read backwards, but numbers and Latin words forwards."""
    order = list(range(len(line) - 1, -1, -1))
    for run in _LEFT_TO_RIGHT.finditer(line):
        start, end = len(line) - run.end(), len(line) - run.start()
        order[start:end] = range(run.start(), run.end())
    return order


def words_reversed(line: str) -> list[int]:
    """Places when words are read backwards, each of them forwards."""
    pieces = [(piece.start(), piece.end()) for piece in _PIECES.finditer(line)]
    return [place for start, end in reversed(pieces) for place in range(start, end)]


def _runs(line: str) -> list[Undone]:
    if _EVERY_DIGITS.search(line) is None:
        return []
    found: list[Undone] = []
    for manner, shape in (("", _DIGITS), (_ALONE, _EVERY_DIGITS)):
        orders = [runs_reversed(line, shape)]
        for edge in (len(line) - 1, 0):
            orders += [order for one in tuple(orders) if (order := _with_blank(line, one, edge))]
        found += [_undone((RUNS,), order, manner=manner) for order in orders]
    return found


def _with_blank(line: str, order: list[int], edge: int) -> list[int] | None:
    """The order with a blank behind what was the end of the line, or before what was its beginning.

    The page had a blank there, and lost it as all lines do at their ends. None where that end is an
    end again, or has a blank, or where none can stand.
    """
    at = order.index(edge) + (edge > 0)
    if not 0 < at < len(order):
        return None
    before, after = line[order[at - 1]], line[order[at]]
    if before.isspace() or after.isspace() or before in _OPENS or after in _CLOSES:
        return None
    return [*order[:at], BLANK, *order[at:]]


def _ends(line: str) -> list[Undone]:
    """The number to the front, the punctuation to the end, and both."""
    everything = range(len(line))
    number = _TRAILING_NUMBER.match(line) or _LOST_NUMBER.match(line)
    marks = _LEADING_PUNCTUATION.match(line)
    undone: list[Undone] = []
    if number is not None:
        order = _number_first(number, line)
        undone.append(_undone((NUMBER,), order))
    if marks is not None:
        end = marks.end("marks")
        undone.append(_undone((PUNCTUATION,), [*everything[end:], *everything[:end]]))
        if number is not None and number.end("rest") > end:
            order = [place for place in _number_first(number, line) if place >= end]
            rest = order.index(number.end("rest") - 1) + 1
            undone.append(
                _undone((NUMBER, PUNCTUATION), [*order[:rest], *everything[:end], *order[rest:]])
            )
    return undone


def _number_first(found: re.Match[str], line: str) -> list[int]:
    places = range(len(line))
    digits = found.span("number")
    number = places[slice(*digits)]
    # ".26" was "26.": the mark had come before its number with what stood behind it.
    marks = [place for place in number if line[place] in ".:)" and place < number[-1]]
    if marks and line[number[0]] in ".:)" and line[number[-1]].isdecimal():
        number = [*number[len(marks) :], *marks]
    gap = places[found.start("gap") : found.end("gap")]
    rest = places[: found.end("rest")]
    # A space is put after the number only where nothing else parts it from the words.
    between = gap if line[0].isalnum() or line[0] in '"“«' else ()
    return [*number, *between, *rest, *(() if between else gap), *places[found.end("number") :]]


def _backwards(line: str) -> list[Undone]:
    found = [_undone((WORDS,), words_reversed(line))]
    if runs_right_to_left(line):
        visual = visual_order(line)
        found += [
            _undone((VISUAL,), visual),
            _undone((VISUAL, BRACKETS), visual, range(len(line))),
        ]
    return found


def _page(line: str) -> list[Undone]:
    """The orders in which the line can have stood on the page, with and without mirrored brackets."""
    found: list[Undone] = []
    letters = runs_right_to_left(line)
    for order, turned, glyphs, ends, manner in page_orders(line):
        name = ENDS if ends else VISUAL if glyphs and letters else PAGE
        found.append(_undone((name,), order, manner=manner))
        brackets = frozenset(at for at in turned if line[at] in _MIRRORED)
        if brackets:
            found.append(_undone((name, BRACKETS), order, brackets, manner))
    return found


_SHUFFLES: tuple[Callable[[str], list[Undone]], ...] = (_runs, _ends, _backwards, _page)
