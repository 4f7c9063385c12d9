"""What a person says of an entry, kept apart from what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from carrel.references.reference import Reference
from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of the entry at one place of a text.

    ``values`` are CSL variables with their CSL-JSON values, empty ones taking a variable out.
    ``cut`` says that the person set the borders of the entry, ``seen`` that it is right now,
    ``left_out`` that it is no reference. ``work`` is the citation key of the work that it is.
    """

    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    cut: bool = False
    seen: bool = False
    left_out: bool = False
    work: str = ""

    def with_values(self, values: Mapping[str, Any]) -> Correction:
        """With further values said."""
        return replace(self, values={**self.values, **values})


NOTHING_SAID = Correction()


def corrected(reference: Reference, correction: Correction | None) -> dict[str, Any]:
    """The item of an entry with what a person said of it."""
    said: Mapping[str, Any] = (correction or NOTHING_SAID).values
    item: dict[str, Any] = {name: value for name, value in reference.item.items()}  # noqa: C416 - a Mapping of object
    if reference.literal and said and "title" not in said:
        item.pop("title", None)  # all its words, and no title
    item.update(said)
    return {name: value for name, value in item.items() if value not in (None, "", [], {})}


def cuts_with(read: Iterable[Span], said: Iterable[Span]) -> tuple[Span, ...]:
    """The borders of entries: those a person set, and what they leave of those that were read.

    All are given in order and none overlap.
    """
    fixed = sorted(said)
    left = [rest for span in read for rest in _without(span, fixed)]
    return tuple(sorted([*fixed, *left]))


def _without(span: Span, fixed: Iterable[Span]) -> list[Span]:
    """What is left of a span outside ``fixed``, which is in order."""
    rest: list[Span] = []
    start = span.start
    for other in fixed:
        if not other.meets(span):
            continue
        if other.start > start:
            rest.append(Span(start, other.start))
        start = max(start, other.end)
    if start < span.end:
        rest.append(Span(start, span.end))
    return rest
