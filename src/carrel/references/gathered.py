"""What was read out of a text: its lists, their entries, and where the text cites them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from carrel.references.reference import Reference
from carrel.references.tie import Tie
from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its place in the canonical text and the number of its list, from 0.

    ``parts`` are its stretches of the text, more than one where a running head lies between;
    its words are those of the parts with a line break after each but the last.
    """

    parts: tuple[Span, ...]
    number: int
    reference: Reference

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.parts[0].start, self.parts[-1].end)

    def in_text(self, source: Span) -> tuple[Span, ...]:
        """Where a stretch of its words as they came stands in the text."""
        found: list[Span] = []
        offset = 0
        for part in self.parts:
            here = Span(offset, offset + part.length)
            if here.meets(source):
                found.append(source.clipped(here).moved(part.start - offset))
            offset = here.end + 1
        return tuple(found)


def words_of(parts: Iterable[Span], text: str) -> str:
    """The words of an entry as they stand in its text."""
    return "\n".join(text[part.start : part.end] for part in parts)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The lists of one text.

    ``reader`` names what read them: it changes with the models and the way of reading, so that a
    newer one is known to see more. ``headings`` has the heading of each list, or ``None``;
    ``cuts`` are the entries whose borders a person had set. ``ties`` are the citations of the
    text in its order; their candidates count in ``entries``.
    """

    reader: str
    headings: tuple[Span | None, ...]
    entries: tuple[Entry, ...]
    cuts: frozenset[Span] = frozenset()
    ties: tuple[Tie, ...] = ()
