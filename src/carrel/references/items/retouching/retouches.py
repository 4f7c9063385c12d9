"""All retouches in their order, and a list of entries retouched by them."""

from __future__ import annotations

from collections.abc import Sequence

from carrel.references.items.retouching import dates, names, titles
from carrel.references.items.retouching.lines import broken_on_purpose
from carrel.references.items.retouching.retouch import Entry, Fields, Retouch
from carrel.references.mended import Mended

RETOUCHES: tuple[Retouch, ...] = (
    titles.SORT_OF_WORK,
    titles.DESIGNATION,
    titles.VOLUME_BEHIND,
    titles.BODY_BEFORE,
    names.DATED_BODY,
    titles.PERSON_BEFORE,
    names.TRANSLATOR,
    names.QUOTED_PUBLISHER,
    titles.SECOND_HALF,
    dates.DAY_SEEN,
    dates.NUMBER_AND_DATE,
    titles.EDITION_BEHIND,
    dates.MONTH_AND_YEAR,
    titles.SITE_BEHIND,
    names.SAME_AUTHOR,
    dates.TELLING,
    titles.FIRST_YEAR,
    titles.QUOTATION_CLOSED,
    titles.BROKEN_LINE,
)
"""Ends of titles first; then what needs to know who wrote; what was missed; what says nothing."""


def retouched(
    entries: Sequence[Mended],
    fields: Sequence[Fields],
    retouches: Sequence[Retouch] = RETOUCHES,
) -> tuple[Fields, ...]:
    """The fields of the entries of a list, with plain mistakes put right.

    ``fields`` has one member for each entry, in the order of its mended text, and so has the answer.
    """
    breaks = broken_on_purpose(entries)
    return tuple(
        _retouched(Entry(mended.text, places), read, retouches)
        for mended, read, places in zip(entries, fields, breaks, strict=True)
    )


def _retouched(entry: Entry, fields: Fields, retouches: Sequence[Retouch]) -> Fields:
    labels = {field.label for field in fields}
    for retouch in retouches:
        wanted = not retouch.has or not labels.isdisjoint(retouch.has)
        if fields and wanted and labels.isdisjoint(retouch.lacks):
            changed = retouch.change(entry, fields)
            if changed is not fields:
                fields, labels = changed, {field.label for field in changed}
    return fields
