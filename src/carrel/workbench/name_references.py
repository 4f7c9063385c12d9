"""Citation keys for items that are on no shelf, and their values in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from carrel.library.citation_key import citation_key_for
from carrel.library.record import DATE_VARIABLES, NAME_VARIABLES
from carrel.library.work import Work
from carrel.values.name import name_from_csl
from carrel.values.partial_date import date_from_csl


def with_keys(items: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each item with an ``id`` of its own, made as the shelf makes a citation key."""
    taken: set[str] = set()
    keyed: list[dict[str, Any]] = []
    for item in items:
        key = citation_key_for(Work("", item), taken, otherwise="reference")
        taken.add(key)
        keyed.append({**item, "id": key})
    return keyed


def value_words(variable: str, value: Any) -> str:  # noqa: ANN401 - as CSL-JSON has it
    """A CSL value in a line: names inverted, dates as they can be typed."""
    if variable in NAME_VARIABLES:
        return "; ".join(name_from_csl(name).inverted for name in value)
    if variable in DATE_VARIABLES:
        return date_from_csl(value).typed()
    return str(value)
