"""A stretch of canonical text."""

from __future__ import annotations

import re
from typing import NamedTuple

from carrel.values.errors import CarrelError

_NUMBER = re.compile(r"\d{1,18}")
_SHOWN = 80


class SpanError(CarrelError):
    """A span that was written wrongly or lies outside its text."""


class Span(NamedTuple):
    """``start`` to ``end`` in Unicode code points, half-open: ``text[start:end]``."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of code points covered."""
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def clipped(self, to: Span) -> Span:
        """The part that lies inside ``to``; the two must meet."""
        return Span(max(self.start, to.start), min(self.end, to.end))

    def moved(self, by: int) -> Span:
        """The same stretch, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def __str__(self) -> str:
        return f"{self.start}:{self.end}"


def span_from_text(written: str) -> Span:
    """Read ``A:B``, as ``carrel show --span`` takes it; raise ``SpanError`` if it is not one."""
    first, colon, second = written.partition(":")
    # Python reads no number of thousands of digits, and no text is that long.
    if not (colon and all(_NUMBER.fullmatch(part.strip()) for part in (first, second))):
        message = (
            f"'{written[:_SHOWN]}' is not a span: write START:END in code points, such as 120:180."
        )
        raise SpanError(message)
    span = Span(int(first), int(second))
    if span.end < span.start:
        message = f"The span {written} ends before it starts: write the smaller number first."
        raise SpanError(message)
    return span
