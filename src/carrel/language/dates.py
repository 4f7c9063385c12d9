"""Dates in English words."""

from __future__ import annotations

from carrel.values.partial_date import PartialDate

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")


def date_words(date: PartialDate) -> str:
    """A date as people write it: ``2 October 2001``, ``Winter 2001``, ``2001–2003``."""
    if date.year is None:
        return date.literal
    if date.season is not None:
        said = f"{_SEASONS[(date.season - 1) % len(_SEASONS)]} {date.year}"
    elif date.month is not None:
        day = f"{date.day} " if date.day is not None else ""
        said = f"{day}{_MONTHS[date.month - 1]} {date.year}"
    else:
        said = str(date.year)
    if date.until is not None:
        said = f"{said}–{date_words(date.until)}"
    return f"about {said}" if date.circa else said
