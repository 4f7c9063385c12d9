"""Lines joined into paragraphs.

A blank line always parts. Within a run of lines a line break is either the end of a paragraph
or only the place where a line was full. It was full when the next line's first word would not
have fitted into the width at which the text is wrapped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from carrel.importers.structure.lines import Line
from carrel.importers.structure.part import Part
from carrel.language.section_names import begins_with_label
from carrel.values.span import Span

WIDEST_WRAP = 120
NARROWEST_WRAP = 36
_REGULAR = 0.7
_SLACK = 0.92
_JOINED_FROM = 40
_FIRST_WORD = re.compile(r"\S+")
_ITEM = re.compile(
    r"(?:[•‣◦▪●∙]\s*|[*+\-–—]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+|\[\d{1,3}\]\s*|>)\S?"
)
_RULE = re.compile(r"[-=_*~#·•\s]{3,}")
_ENDS = '.!?:;…。！？؟۔"”»'


def is_item(text: str) -> bool:
    """Whether the text begins with a bullet, a number or a quoting ``>``."""
    return bool(_ITEM.match(text))


def is_rule(text: str) -> bool:
    """Whether the text is a line drawn with characters, such as ``-----`` or ``* * *``."""
    return bool(_RULE.fullmatch(text[:200])) and len(text) <= 200  # noqa: PLR2004 - no rule is longer


def parts_of(text: str, lines: Sequence[Line], *, joined: bool = False) -> list[Part]:
    """The paragraphs, headings and items of a text, in order; linear.

    ``joined`` says that only blank lines part: every line break alone is one within a paragraph.
    """
    width = 1 if joined else wrap_width(lines)
    parts: list[Part] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _joins(text, lines, index, width):
            parts.append(_part(text, lines[first:index]))
            first = index
    return parts


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the text was wrapped by hand or program; 0 when it was not."""
    widths = [line.width for line, after in itertools.pairwise(lines) if after.gap == 1]
    wrapped = sorted(width for width in widths if width <= WIDEST_WRAP)
    if len(wrapped) * 5 < len(widths) * 3 or not wrapped:
        return 0
    widest = wrapped[int(len(wrapped) * 0.9)]
    regular = sum(1 for width in wrapped if width >= widest * _REGULAR)
    if widest < NARROWEST_WRAP or regular * 2 < len(widths):
        return 0
    return widest


def _joins(text: str, lines: Sequence[Line], index: int, width: int) -> bool:
    before, line = lines[index - 1], lines[index]
    if line.gap != 1 or line.new_page:
        return False
    opening = text[line.start : min(line.end, line.start + 80)]
    if is_item(opening) or begins_with_label(opening):
        return False
    if is_rule(opening) or is_rule(text[before.start : min(before.end, before.start + 80)]):
        return False
    runs_on = opening[:1].islower() and text[before.end - 1] not in _ENDS
    if not width:
        return runs_on and before.width >= _JOINED_FROM
    if _indented(lines, index, width):
        return False
    return runs_on or _was_full(text, before, line, width)


def _was_full(text: str, before: Line, line: Line, width: int) -> bool:
    word = _FIRST_WORD.match(text, line.start, min(line.end, line.start + width))
    return before.width + 1 + (len(word.group()) if word else 0) > width * _SLACK


def _indented(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether the line opens a paragraph by its indentation; a hanging indentation goes on."""
    before, line = lines[index - 1], lines[index]
    if line.indent <= before.indent + 1:
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or after.gap != 1:
        return before.width < width * _REGULAR
    return after.indent < line.indent


def _part(text: str, lines: Sequence[Line]) -> Part:
    span = Span(lines[0].start, lines[-1].end)
    return Part(
        span,
        text[span.start : span.end],
        lines[0].indent,
        lines[1].indent if len(lines) > 1 else -1,
        lines[0].gap,
        lines[0].new_page,
        len(lines),
    )
