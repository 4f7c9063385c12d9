"""Entries that were mended and labelled, as references: their items, and where each value stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from carrel.references.item import items_of
from carrel.references.list_calendar import calendars_of
from carrel.references.mended import Mended
from carrel.references.reference import Field, Reference, literal

_TELLING = frozenset(("author", "editor", "title", "container-title", "issued", "DOI", "URL"))
"""Labels of which an entry has one at least, if it was understood at all."""
_LEAST_LABELS = 2


def references_of(
    mended: Sequence[Mended], fields: Sequence[Sequence[Field]]
) -> tuple[Reference, ...]:
    """The references of one list, in order.

    ``fields`` has one member for each entry; their spans count in the mended text. The calendar of
    years such as 1393, and the names that a dash stands for, are decided over the list. An entry of
    which hardly anything was understood is literal.
    """
    texts = [one.text for one in mended]
    items = items_of(fields, calendars_of(texts), texts)
    return tuple(
        _reference(one, read, item.item, item.doubts)
        for one, read, item in zip(mended, fields, items, strict=True)
    )


def _reference(
    mended: Mended, fields: Sequence[Field], item: dict[str, object], doubts: tuple[str, ...]
) -> Reference:
    labels = {field.label for field in fields}
    if len(labels) < _LEAST_LABELS or not labels & _TELLING:
        return literal(mended.raw, mended)
    placed = tuple(_placed(field, mended) for field in fields)
    confidence = prod(field.confidence for field in fields if field.label in _TELLING)
    return Reference(mended, placed, item, confidence, doubts=doubts)


def _placed(field: Field, mended: Mended) -> Field:
    """The field with its place in the raw entry."""
    if mended.text is mended.raw or mended.text == mended.raw:
        return field if field.sources else replace(field, sources=(field.span,))
    return replace(field, sources=mended.sources(field.span))
