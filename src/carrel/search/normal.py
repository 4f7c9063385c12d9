"""Text as a row of comparable words, with the way back to the text as it came.

Cutting is the same for every script and every engine. Between two words of ``Normalised.words``
stands one of three separators:

- ``-`` a seam within one written word: hyphen, apostrophe, the Persian non-joiner, a hyphen at a
  line's end, the point of *U.S.* and of numbers. *Moscow-Tehran* is found by either part, by the
  phrase and by *MoscowTehran*; *co-operation* by *cooperation*.
- a space: white space or nothing (signs of Chinese, Japanese, Korean, Thai and their like are
  words by themselves, so that any run of them can be found).
- ``.`` anything else.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from carrel.search.letters import Kind, composed, is_arabic, is_hebrew, letter
from carrel.values.span import Span

SEAM = "-"
SPACE = " "
STOP = "."

_RUN = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")
_SEAMS = frozenset("-'_\u2010\u2011’‘´`ʹʺʻʼʽʾʿˈˊˋꞋꞌ־׳״·\u200c")
_HYPHEN_AT_LINE_END = re.compile(r"[-\u2010\u00ad]+[^\S\n]*\n[^\S\n]*")
_IN_NUMBERS = frozenset(".,\u066b\u066c")
_LONGEST_JOINED = 4
_MOST_PARTS = 16


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text made comparable.

    ``words`` begins and ends with a space and holds the folded words with one separator between
    two. ``compounds`` holds, between spaces, what neighbours across a seam make when written
    together. ``bounds`` holds for each word the code points at which it starts and ends in the
    source: start, end, start, end and so on.
    """

    words: str
    compounds: str
    bounds: array[int]

    @property
    def forms(self) -> tuple[str, ...]:
        """The folded words in order."""
        return tuple(re.split("[-. ]", self.words[1:-1])) if self.bounds else ()

    @property
    def key(self) -> str:
        """All words written together: equal for what is the same but for seams and spaces."""
        return "".join(self.forms)

    def source_span(self, first: int, last: int) -> Span:
        """The stretch of the source from word number ``first`` to ``last``, both included."""
        return Span(self.bounds[2 * first], self.bounds[2 * last + 1])


def normalise(text: str) -> Normalised:
    """Cut ``text`` into comparable words; time and space grow with its length."""
    cutter = _Cutter()
    for run in _RUN.finditer(text):
        found = run.group()
        if found.isascii():
            cutter.plain(found.lower(), run.start(), run.end())
        else:
            cutter.run(found, run.start())
    separators = _separators(text, cutter.forms, cutter.bounds)
    row = (part for pair in zip(separators, cutter.forms, strict=True) for part in pair)
    compounds = _compounds(cutter.forms, separators)
    return Normalised(
        "".join(row) + SPACE,
        SPACE + "".join(compound + SPACE for compound in compounds),
        cutter.bounds,
    )


class _Cutter:
    """Cuts runs of characters into words: ``forms`` and, twice as long, ``bounds``."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.bounds = array("I")
        self._growing: list[str] = []
        self._kind = Kind.WORD
        self._end = 0

    def plain(self, form: str, start: int, end: int) -> None:
        self.forms.append(form)
        self.bounds.extend((start, end))

    def run(self, run: str, start: int) -> None:
        """Cut a run that has characters beyond ASCII."""
        before = ""
        for position, character in enumerate(run, start):
            kind, folded = letter(character)
            if kind is Kind.WORD or kind is Kind.RAISED:
                self._take(kind, folded, position)
            elif kind is Kind.SINGLE:
                self._close()
                self._take(kind, folded, position)
            elif kind is Kind.MARK:
                self._take(self._kind if self._growing else Kind.WORD, folded, position)
            elif kind is Kind.ACCENT:
                self._accent(before, character, position)
            elif kind is Kind.GAP or (kind is Kind.NON_JOINER and before and is_arabic(before)):
                self._close()
            before = character
        self._close()

    def _take(self, kind: Kind, folded: str, position: int) -> None:
        if self._growing and self._kind is not kind:
            self._close()
        if not self._growing:
            self.bounds.append(position)
            self._kind = kind
        self._growing.append(folded)
        self._end = position + 1

    def _accent(self, before: str, accent: str, position: int) -> None:
        if self._growing:
            self._end = position + 1
            self._growing[-1] = composed(before, accent) or self._growing[-1]

    def _close(self) -> None:
        if self._growing:
            self.forms.append(unicodedata.normalize("NFC", "".join(self._growing)))
            self.bounds.append(self._end)
            self._growing.clear()


def _separators(text: str, forms: list[str], bounds: array[int]) -> list[str]:
    """What stands before each word; before the first one a space."""
    separators = [SPACE] * len(forms)
    for index in range(1, len(forms)):
        start, end = bounds[2 * index - 1], bounds[2 * index]
        gap = text[start:end]
        if gap != " ":
            separators[index] = _separator(gap, forms[index - 1], forms[index])
    return separators


def _separator(gap: str, before: str, after: str) -> str:
    """What stands for the text between two words."""
    if gap in _SEAMS or _HYPHEN_AT_LINE_END.fullmatch(gap):
        return SEAM
    visible = "".join(sign for sign in gap if letter(sign).kind is not Kind.INVISIBLE)
    if not visible or visible.isspace():
        return SPACE
    return SEAM if _joins(visible, before, after) else STOP


def _joins(sign: str, before: str, after: str) -> bool:
    """Whether a point, comma or double quotation mark stands inside a number or an abbreviation."""
    if sign in _SEAMS:
        return True
    if sign in _IN_NUMBERS and before[-1].isdigit() and after[0].isdigit():
        return True
    if sign == ".":
        return len(before) == len(after) == 1 and before.isalpha() and after.isalpha()
    return sign == '"' and is_hebrew(before[-1]) and is_hebrew(after[0])


def _compounds(forms: list[str], separators: list[str]) -> Iterator[str]:
    """What the parts of each compound make when two to four neighbours, or all, are joined."""
    start = 0
    for end in range(1, len(forms) + 1):
        if end < len(forms) and separators[end] == SEAM:
            continue
        if end - start > 1:
            yield from _joined(forms[start:end])
        start = end


def _joined(parts: list[str]) -> Iterator[str]:
    for size in range(2, min(len(parts), _LONGEST_JOINED) + 1):
        for first in range(len(parts) - size + 1):
            yield "".join(parts[first : first + size])
    if _LONGEST_JOINED < len(parts) <= _MOST_PARTS:
        yield "".join(parts)
