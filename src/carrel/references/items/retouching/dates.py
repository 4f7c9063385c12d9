"""Dates that were taken for others or missed, and fields that say nothing."""

from __future__ import annotations

import re

from carrel.language.date_words import MONTHS, OTHER_MONTHS
from carrel.language.digits import in_ascii_digits
from carrel.references.items.retouching.phrases import any_of, signs_of
from carrel.references.items.retouching.retouch import (
    Entry,
    Fields,
    Retouch,
    cut,
    put,
)
from carrel.references.items.retouching.words import LABEL_WORDS, SEEN
from carrel.references.reference import Field
from carrel.values.span import Span

_SEEN = re.compile(
    rf"{any_of(SEEN)}\s*:?\s*"
    r"(?P<date>\d{4}\s(?P<middle>[^\W\d_]{3,})\.?\s\d{1,2}|"
    r"(?P<word>[^\W\d_]{3,})?\.?\s?\d{1,4}(?:\s?[/.-]\s?\d{1,2}){0,2}"
    r"(?:(?:,\s?|\s)(?:de\s)?(?:[^\W\d_]{3,}\.?,?\s)?(?:de\s)?\d{4})?)(?!\d)",
    re.IGNORECASE,
)
_SIGNS_OF_SEEN = signs_of(SEEN)
_ASCII_SIGNS_OF_SEEN = tuple(filter(str.isascii, _SIGNS_OF_SEEN))
_MONTH_AND_YEAR = re.compile(
    r"(?P<month>[^\W\d_]{3,})\.?\s?(?P<year>\d{2}|(?:1[2-9]|20)\d\d)(?!\d)"
)
_FULL_YEAR = 4
_NUMBER_AND_DATE = re.compile(r"(?P<issue>\d{1,4})\s+(?:vom|v\.)\s+(?=\d)")
_SAYS = re.compile(r"[\w—–―‒-]")
_LABEL_WORDS = re.compile(rf"{any_of(LABEL_WORDS)}[\s.:]*", re.IGNORECASE)
_WORDED = frozenset(("title", "container-title", "publisher", "publisher-place", "editor"))


def _seen(entry: Entry, fields: Fields) -> Fields:
    words = entry.text.casefold()
    signs = _ASCII_SIGNS_OF_SEEN if words.isascii() else _SIGNS_OF_SEEN
    if not any(sign in words for sign in signs):
        return fields
    for found in _SEEN.finditer(in_ascii_digits(entry.text)):
        word = (found["word"] or found["middle"] or "").casefold()
        told = Span(found.start(), found.end())
        if not word or word in MONTHS or word in OTHER_MONTHS:
            known = any(each.label == "accessed" and each.span.meets(told) for each in fields)
            date = Span(*found.span("date"))
            fields = fields if known else put(entry, fields, "accessed", date, told.start)
    return fields


def _month_and_year(entry: Entry, fields: Fields) -> Fields:
    for found in _MONTH_AND_YEAR.finditer(in_ascii_digits(entry.text)):
        word = found["month"].casefold()
        span = Span(*found.span())
        named = word in OTHER_MONTHS or (word in MONTHS and len(found["year"]) == _FULL_YEAR)
        taken = any(each.label == "accessed" and each.span.meets(span) for each in fields)
        if named and not taken:
            return put(entry, fields, "issued", span)
    return fields


def _telling(_entry: Entry, fields: Fields) -> Fields:
    telling = tuple(filter(_tells, fields))
    return telling if len(telling) < len(fields) else fields


def _tells(field: Field) -> bool:
    text = field.text
    if not (text[0].isalnum() or _SAYS.search(text)):
        return False
    return field.label not in _WORDED or _LABEL_WORDS.fullmatch(text) is None


DAY_SEEN = Retouch("day seen", _seen)
"""The day behind "retrieved on", said in so many languages and ways, is none of publication."""

MONTH_AND_YEAR = Retouch("month and year", _month_and_year, lacks=("issued",))
"""``Farvardin95``, in an entry without a date, is its date; a year of two digits is a volume else."""

NUMBER_AND_DATE = cut("number and date", _NUMBER_AND_DATE, of=("issued",), front=True)
"""``Nr. 38 v. 19.9.1985`` is the number of a newspaper and its day; styles write one or the other."""

TELLING = Retouch("telling", _telling)
"""A field of marks alone, or of words for what would follow, says nothing: ``Available at``."""
