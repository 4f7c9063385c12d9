"""Items as they come to the processor: each read once, those that cannot be used told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from carrel.csl.characters import short
from carrel.csl.items.item import Item


class ReadItems(NamedTuple):
    """Items by id in their order, and what could not be used of the list, in words."""

    items: dict[str, Item]
    warnings: tuple[str, ...]


def read_items(items: Iterable[object]) -> ReadItems:
    """Read CSL-JSON mappings. Of two with one id the first is used; one without an id gets one."""
    found: dict[str, Item] = {}
    warnings: list[str] = []
    for place, fields in enumerate(items, 1):
        if not isinstance(fields, (dict, Mapping)):
            warnings.append(f"item {place} is no object of CSL-JSON and is left out")
            continue
        item = Item(cast("Mapping[str, object]", fields))
        if not item.id:
            item.id = f"item {place}"
            warnings.append(f"item {place} has no id; it is listed, but nothing can cite it")
        if item.id in found:
            shown = short(item.id)
            warnings.append(f"the id {shown} stands for two items; the first one is used")
            continue
        found[item.id] = item
    return ReadItems(found, tuple(warnings))
