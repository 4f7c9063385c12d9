"""Signs that stand from left to right on paper, brought into the order in which they are read.

The Unicode Bidirectional Algorithm (UAX #9) says where signs go when a line of a right-to-left
paragraph is shown; here its rules are followed back. Latin words with the numbers after them run
from left to right (W7, N1), so do the digits of a number with the single separators within it
(W4), all else from right to left. Which way a bracket opens is told by what it hangs on: a PDF
names now the sign, now its mirror image.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_COMMON = ".,:/،٫٬"
_BETWEEN_DIGITS = "-+"
_TERMINATORS = "%$€£#°٪"
_CLOSING = ".,;:!?)]}’”»%،؛؟…"
_PAIRED = ("()", "[]", "{}", "«»", "‹›", '""', "“”")
_QUOTES = ("“”", "‘’")
_TURNED = ("()", "[]", "{}", "«»", "‹›", *_QUOTES)
_LOW = {"„": "„“", "‚": "‚‘"}
_LOWERED = {"“”": "„“", "‘’": "‚‘"}
"""How a quotation is closed that a low mark has opened."""
_TURNED_SIGNS = "([{«"
_STOPS = (".", "؟", "?")
_TURNED_SEPARATOR = re.compile(r" [.,:;،؛][()\[\]]?$")
_TURNED_STOP = re.compile(r" [.,][()\[\]]?\d")
_PARTICLES = 12
_MARK = re.compile(r"[.\-–)(]\d{1,3}|[.\-–]?[\[\]]\d{1,3}[\[\]]")
_BULLET = re.compile(r"[•–-]|[()]\d{1,3}[()]")
_RIGHT, _LEFT, _DIGIT, _NEUTRAL = "R", "L", "D", "N"
_KINDS = {"R": _RIGHT, "AL": _RIGHT, "L": _LEFT, "EN": _DIGIT, "AN": _DIGIT}


_LETTERS = re.compile(r"[^\W\d_]")
_TURNED_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEAST_SHARE, _LEAST = 0.2, 20


def is_right_to_left(text: str) -> bool:
    """Whether a good part of a page is written in a script that runs from right to left."""
    if text.isascii():
        return False
    turned = len(_TURNED_LETTERS.findall(text))
    return turned >= _LEAST and turned >= _LEAST_SHARE * len(_LETTERS.findall(text))


def is_arabic(text: str) -> bool:
    """Whether the letters from right to left are mostly Arabic ones."""
    return len(_ARABIC.findall(text)) * 2 > len(_TURNED_LETTERS.findall(text))


def kind_of(cell: str) -> str:
    """What the first sign of a cell is: ``R`` or ``L`` for letters, ``D`` for digits, else ``N``."""
    return _KINDS.get(unicodedata.bidirectional(cell[:1]), _NEUTRAL)


def logical_order(cells: Sequence[str], *, arabic: bool, before: str = "") -> str:
    """The text of a line of a right-to-left paragraph.

    ``cells`` are its signs from left to right, each with the marks it bears, and a blank between
    words; ``arabic`` says that the letters around are Arabic, not Hebrew; ``before`` is the text
    of the line before it. Linear.
    """
    kinds = [kind_of(cell) for cell in cells]
    runs = [*_numbers(cells, kinds, arabic=arabic)]
    if _LEFT in kinds or _RIGHT in kinds:
        runs += _latin_runs(cells, kinds, begins=not before or before.endswith(_STOPS))
    elif _ends_in_latin(before):
        runs.append((_after_stop(cells), len(cells)))
    words: list[str] = []
    end = len(cells)
    for start, stop in _outermost(runs)[::-1]:
        words += cells[stop:end][::-1]
        words += cells[start:stop]
        end = start
    words += cells[:end][::-1]
    return _with_brackets("".join(words).strip())


def _ends_in_latin(text: str) -> bool:
    """Whether the last letter of a text is one that runs from left to right."""
    return next((kind_of(s) == _LEFT for s in reversed(text) if s.isalpha()), False)


def _after_stop(cells: Sequence[str]) -> int:
    """Where a line begins without the full stop that its paragraph puts to the left of it."""
    return 1 if cells and cells[0] in _CLOSING else 0


def _outermost(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, stop in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop))
    return kept


def _latin_runs(
    cells: Sequence[str], kinds: Sequence[str], *, begins: bool
) -> Iterator[tuple[int, int]]:
    """The runs that hold Latin letters, with the numbers that go with them.

    ``begins`` says that an entry may begin in this line.
    """
    bounds = [-1, *(n for n, kind in enumerate(kinds) if kind == _RIGHT), len(cells)]
    for before, after in pairwise(bounds):
        letters = [n for n in range(before + 1, after) if kinds[n] == _LEFT]
        if not letters:
            continue
        alone = len(bounds) == 2  # noqa: PLR2004 - nothing from right to left
        if after == len(cells):
            short = not alone and letters[-1] - letters[0] < _PARTICLES
            after = _before_mark(cells, letters[-1] + 1, begins=begins or short)  # noqa: PLW2901 - the line without it
        last = _with_numbers(cells, kinds, letters[-1] + 1, after)
        if alone and not _TURNED_STOP.search("".join(cells[last:after])):
            last = after
        first = _first_of(cells, before + 1, (letters[0], last), alone=alone)
        yield first, _with_closing(cells, first, last, after)


def _with_numbers(cells: Sequence[str], kinds: Sequence[str], last: int, end: int) -> int:
    """Where a run ends that has its last letter before ``last`` and no other script till ``end``.

    A number behind a separator of its own belongs to what runs from right to left.
    """
    stop = last
    for n in range(last, end):
        if kinds[n] == _DIGIT:
            if not cells[n].isascii() or _TURNED_SEPARATOR.search("".join(cells[stop:n])):
                break
            stop = n + 1
    return stop


def _with_closing(cells: Sequence[str], first: int, last: int, end: int) -> int:
    """Where a run ends together with the stops and brackets that hang on it."""
    while last < end and cells[last] in _CLOSING + _TURNED_SIGNS:
        sign = cells[last]
        pair = next((pair for pair in _PAIRED if sign in pair), "")
        if pair and sum(cells[first:last].count(one) for one in {*pair}) % 2 == 0:
            break
        last += 1
    return last


def _before_mark(cells: Sequence[str], last: int, *, begins: bool) -> int:
    """Where the number or bullet begins that opens an entry at the right end of its line.

    A number has its separator to the left of it there, and brackets only in pairs.
    """
    blank = next((n for n in range(len(cells) - 1, last - 1, -1) if cells[n] == " "), -1)
    mark = "".join(cells[blank + 1 :])
    found = _MARK.fullmatch(mark) or (begins and _BULLET.fullmatch(mark))
    return blank if blank >= 0 and found else len(cells)


def _first_of(cells: Sequence[str], least: int, run: tuple[int, int], *, alone: bool) -> int:
    """Where a run begins that has its first letter where ``run`` begins.

    Numbers to the left of Latin letters come before them: after them they would stand to the
    right (W7). A bracket or quotation mark belongs to the run if its partner does.
    """
    first, last = run
    numbers = [n for n in range(least, first) if unicodedata.bidirectional(cells[n]) == "EN"]
    first = numbers[0] if numbers else first
    within = "".join(cells[first:last])
    while first > least:
        sign = cells[first - 1]
        pair = next((pair for pair in _PAIRED if sign in pair), "")
        matched = pair and sum(within.count(one) for one in {*pair}) % 2
        free = pair and alone and first - 1 == least
        if not matched and not free:
            break
        first -= 1
        within = sign + within
    return first


def _numbers(
    cells: Sequence[str], kinds: Sequence[str], *, arabic: bool
) -> Iterator[tuple[int, int]]:
    """The numbers: digits with the separators that do not part them."""
    joining = _COMMON if arabic else _COMMON + _BETWEEN_DIGITS
    start = 0
    while start < len(cells):
        if kinds[start] != _DIGIT:
            start += 1
            continue
        end = start + 1
        while end < len(cells) and (
            kinds[end] == _DIGIT
            or (cells[end] in joining and end + 1 < len(cells) and kinds[end + 1] == _DIGIT)
        ):
            end += 1
        if not arabic and end < len(cells) and cells[end] in _TERMINATORS:
            end += 1
        yield start, end
        start = end


def _with_brackets(text: str) -> str:
    """The text with every bracket and quotation mark turned as its place asks for."""
    signs = list(text)
    open_ones: list[str] = []
    for n, sign in enumerate(signs):
        if sign in _LOW:
            open_ones.append(_LOW[sign])
        pair = next((pair for pair in _TURNED if sign in pair), "")
        if not pair or (pair in _QUOTES and _is_within_word(text, n)):
            continue
        opens = _opens(text, n)
        if opens is None:
            closing = pair in open_ones or _LOWERED.get(pair) in open_ones
            opens = not closing or _left_open(text, n, pair)
        if opens:
            signs[n] = pair[0]
            open_ones.append(pair)
        else:
            low = _LOWERED.get(pair)
            closed = low if low in open_ones else pair
            signs[n] = closed[1] if closed else sign
            if closed in open_ones:
                open_ones.remove(closed)
    return "".join(signs)


def _left_open(text: str, n: int, pair: str) -> bool:
    """Whether the word behind a bracket has one of its kind too many: ``100(1):`` in brackets."""
    end = text.find(" ", n)
    return sum(text[n + 1 : end if end >= 0 else len(text)].count(sign) for sign in pair) % 2 == 1


def _is_within_word(text: str, n: int) -> bool:
    return 0 < n < len(text) - 1 and text[n - 1].isalpha() and text[n + 1].isalpha()


def _opens(text: str, n: int) -> bool | None:
    """Whether a bracket opens, by the blanks beside it; none where they do not tell."""
    free_before = n == 0 or text[n - 1].isspace()
    free_after = n + 1 == len(text) or text[n + 1].isspace() or text[n + 1] in ".,;:،؛؟?"
    return None if free_before == free_after else free_before
