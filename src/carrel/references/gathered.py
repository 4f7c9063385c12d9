"""What was read out of a text: its lists, their entries, and where the text cites them."""

from __future__ import annotations

from dataclasses import dataclass

from carrel.references.reference import Reference
from carrel.references.tie import Tie
from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its place in the canonical text and the number of its list, from 0."""

    span: Span
    number: int
    reference: Reference


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
