"""Words of a source with their damage undone, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class Mended:
    """``text`` after ``operations``; ``origins[i]`` is the code point of ``raw`` that ``text[i]`` was.

    ``operations`` are names, in the order they were done; none means the text is as it came.
    A character that stands nowhere in ``raw`` (the space for a line break is one that does) has
    the origin of its neighbour.
    """

    raw: str
    text: str
    operations: tuple[str, ...]
    origins: tuple[int, ...]

    def sources(self, span: Span) -> tuple[Span, ...]:
        """Where in ``raw`` the characters of a span of ``text`` stood, in the order of ``raw``."""
        origins = self.origins[span.start : span.end]
        if origins and origins == tuple(range(origins[0], origins[0] + len(origins))):
            return (Span(origins[0], origins[-1] + 1),)
        return runs_of(sorted(set(origins)))


def untouched(raw: str) -> Mended:
    """A text that needs no mending."""
    return Mended(raw, raw, (), tuple(range(len(raw))))


def runs_of(positions: Sequence[int]) -> tuple[Span, ...]:
    """The spans that ascending positions form together."""
    spans: list[Span] = []
    for position in positions:
        if spans and spans[-1].end == position:
            spans[-1] = Span(spans[-1].start, position + 1)
        else:
            spans.append(Span(position, position + 1))
    return tuple(spans)
