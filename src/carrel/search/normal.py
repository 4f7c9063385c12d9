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
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from carrel.search.letters import Kind, composed, is_arabic, is_hebrew, letter
from carrel.values.span import Span

SEAM = "-"
SPACE = " "
STOP = "."

_RUN = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")
_SEAMS = frozenset("-'_\u2010\u2011’‘´`ʹʺʻʼʽʾʿˈˊˋꞋꞌ־׳״·\u200c")
_HYPHEN_AT_LINE_END = re.compile(r"[-\u2010\u00ad]+[^\S\n]*\n[^\S\n]*")
_LONGEST_COMPOUND = 4


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


@dataclass(slots=True)
class _Cutter:
    """Cuts runs of characters into words."""

    forms: list[str] = field(default_factory=list[str])
    bounds: array[int] = field(default_factory=lambda: array("I"))
    _growing: list[str] = field(default_factory=list[str])
    _end: int = 0
    _single: bool = False

    def plain(self, form: str, start: int, end: int) -> None:
        self.forms.append(form)
        self.bounds.extend((start, end))

    def run(self, run: str, start: int) -> None:
        """Cut a run that has characters beyond ASCII."""
        before = ""
        for position, character in enumerate(run, start):
            kind, folded = letter(character)
            if kind is Kind.WORD:
                self._take(folded, position, single=False)
            elif kind is Kind.SINGLE:
                self._close()
                self._take(folded, position, single=True)
            elif kind is Kind.ACCENT:
                self._accent(before, character, position)
            elif kind is not Kind.INVISIBLE:
                self._seldom(kind, folded, before, position)
            before = character
        self._close()

    def _take(self, folded: str, position: int, *, single: bool) -> None:
        if self._growing and self._single is not single:
            self._close()
        if not self._growing:
            self.bounds.append(position)
            self._single = single
        self._growing.append(folded)
        self._end = position + 1

    def _accent(self, before: str, accent: str, position: int) -> None:
        if self._growing and self._end == position:
            self._end = position + 1
            own = composed(before, accent)
            if own:
                self._growing[-1] = own

    def _seldom(self, kind: Kind, folded: str, before: str, position: int) -> None:
        if kind is Kind.MARK:
            self._take(folded, position, single=self._single and bool(self._growing))
        elif kind is Kind.RAISED:
            if not before or letter(before).kind is not Kind.RAISED:
                self._close()
            self._take(folded, position, single=False)
        elif kind is Kind.GAP or (before and is_arabic(before)):
            self._close()

    def _close(self) -> None:
        if self._growing:
            self.forms.append(_whole("".join(self._growing)))
            self.bounds.append(self._end)
            self._growing.clear()
