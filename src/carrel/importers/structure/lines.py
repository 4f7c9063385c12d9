"""A text seen as its lines."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"\S[^\n\f]*")


class Line(NamedTuple):
    """A line that holds more than white space.

    ``start`` and ``end`` leave out the white space at both sides. ``indent`` counts the
    characters before it (a tab as eight columns at most), ``gap`` the line breaks between the
    line before and this one, ``new_page`` whether a form feed lies between them.
    """

    start: int
    end: int
    indent: int
    gap: int
    new_page: bool

    @property
    def width(self) -> int:
        """From the margin to the last character, in code points."""
        return self.indent + self.end - self.start


def lines_of(text: str) -> list[Line]:
    r"""The lines of ``text`` in order; only ``\\n`` and form feed end a line. Linear."""
    lines: list[Line] = []
    done = 0
    for match in _LINE.finditer(text):
        start = match.start()
        end = start + len(match.group().rstrip())
        margin = max(text.rfind("\n", done, start), text.rfind("\f", done, start), done - 1) + 1
        lines.append(
            Line(
                start,
                end,
                _columns(text, margin, start),
                text.count("\n", done, start),
                "\f" in text[done:start],
            )
        )
        done = end
    return lines


def _columns(text: str, start: int, end: int) -> int:
    if "\t" not in text[start:end]:
        return end - start
    return len(text[start:end].expandtabs(8))
