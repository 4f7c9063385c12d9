"""Values as they were found, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from carrel.library.work import Origin, Provenance
from carrel.values.span import Span

MISSING = {
    "title": "The source gives no title: please write it into the record.",
    "author": "The source names no author: please write the author into the record if one is known.",
    "issued": "The source gives no date: please write the date into the record if it is known.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One CSL variable as the source gives it; ``span`` is its place when it was read in the text."""

    variable: str
    value: Any
    origin: Origin = Origin.METADATA
    span: Span | None = None


def record_of(said: Iterable[Said]) -> tuple[dict[str, Any], dict[str, Provenance]]:
    """The CSL item and where each value came from; of two statements the first one holds."""
    item: dict[str, Any] = {}
    provenance: dict[str, Provenance] = {}
    for one in said:
        if one.variable not in item and one.value not in ("", [], {}, None):
            item[one.variable] = one.value
            provenance[one.variable] = Provenance(one.origin, one.span)
    return item, provenance


def missing_sentences(item: Mapping[str, Any]) -> tuple[str, ...]:
    """A sentence for each of title, author and date that the record lacks."""
    return tuple(sentence for variable, sentence in MISSING.items() if not item.get(variable))
