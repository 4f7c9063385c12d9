"""Set a passage as a quotation in running text."""

from __future__ import annotations

from collections.abc import Mapping

from carrel.citing.sic import Misreading
from carrel.values.span import Span

_STRAIGHT = '"'


def quoted(passage: str, marks: Mapping[str, str]) -> str:
    """The passage between quotation marks, on one line.

    ``marks`` holds the locale's CSL terms ``open-quote``, ``close-quote``, ``open-inner-quote``
    and ``close-inner-quote``. Double marks inside the passage become inner ones, as MLA (6.58),
    APA (8.31) and Chicago (13.30) ask; nothing else is touched.
    """
    line = " ".join(passage.split())
    return marks["open-quote"] + _with_inner_marks(line, marks) + marks["close-quote"]


def with_sic(passage: str, at: Span, misread: tuple[Misreading, ...]) -> str:
    """The passage, which stands at ``at``, with ``[sic]`` after each misread word."""
    for word in reversed(misread):
        cut = word.span.end - at.start
        passage = f"{passage[:cut]} [sic]{passage[cut:]}"
    return passage


def _with_inner_marks(line: str, marks: Mapping[str, str]) -> str:
    opening, closing = marks["open-inner-quote"], marks["close-inner-quote"]
    curly = line.replace(marks["open-quote"], opening).replace(marks["close-quote"], closing)
    if curly.count(_STRAIGHT) % 2:
        return curly
    parts = curly.split(_STRAIGHT)
    return "".join(
        part + (("", opening, closing)[0 if i == len(parts) - 1 else 1 + i % 2])
        for i, part in enumerate(parts)
    )
