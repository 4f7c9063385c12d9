"""Dates as lists print them."""

from __future__ import annotations

import re
from functools import cache

from training.invention.grammar import read_terms
from training.invention.works import Date


def write_date(date: Date, form: str, pattern: str, language: str) -> str:
    """Write a date: the year alone, or as the pattern says where month and day are known.

    `form` is ``""`` for the year, ``full`` for all that is known, ``month`` for month and year,
    ``daymonth`` for all but the year, ``yearfirst`` for 1998, March 3, ``monthfirst`` for 1998, March,
    ``event`` for the days of a meeting, ``span`` for the months that an issue is of.
    """
    if form in {"", "only"} or not date.month:
        return date.year
    if form == "event":
        return f"{months(language)[date.month - 1][0]} {date.day}-{date.day + 2}, {date.year}"
    if form == "span":
        return _span(date, language)
    month, short = months(language)[date.month - 1]
    fields = {
        "y": date.year,
        "m": str(date.month),
        "mm": f"{date.month:02}",
        "month": month,
        "mon": short,
    }
    fields |= {"day": str(date.day), "dd": f"{date.day:02}", "d": str(date.day)}
    return _filled(_PATTERNS.get(form, pattern), fields)


def _span(date: Date, language: str) -> str:
    """Write the first and the last month of an issue, or the one it is of: ``jan./jun. 2008``."""
    names = months(language)
    last = min(date.month + (0, 2, 3, 5)[date.day % 4], 12)
    shape, between = date.day % 2, "-/"[date.day % 3 > 0]
    written = names[date.month - 1][shape]
    if last > date.month:
        written += between + names[last - 1][shape]
    return f"{written}{' de' * (not shape and date.day % 5 == 0)} {date.year}"


_FIELD = re.compile(r"<(\w+)>")
_PATTERNS = {
    "month": "<month> <y>",
    "daymonth": "<day> <month>",
    "yearfirst": "<y>, <month> <day>",
    "monthfirst": "<y>, <month>",
    "journal": "<y> <mon> <day>",
}


def _filled(pattern: str, fields: dict[str, str]) -> str:
    return _FIELD.sub(lambda match: fields[match[1]], pattern)


@cache
def months(language: str) -> tuple[tuple[str, str], ...]:
    """Give the twelve months, each in full and short."""
    found = read_terms(language, "term-month")
    pairs = tuple(tuple(one.split("/")) for one in found)
    return tuple((long, short) for long, short in pairs)
