"""Calendars besides the Gregorian: which days a year, a month or a day of theirs covers.

Names are those of Unicode CLDR. Months count from 1 as in CLDR, so that in the Hebrew calendar
Tishri is 1, Adar I 6 (in leap years only), Adar 7 and Elul 13. A day is a number as
`datetime.date.toordinal` gives it.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

PERSIAN = "persian"
ISLAMIC = "islamic-civil"
HEBREW = "hebrew"
_ALIASES = {
    "solar hijri": PERSIAN, "jalali": PERSIAN, "shamsi": PERSIAN, "sh": PERSIAN, "ap": PERSIAN,
    "ش": PERSIAN, "شمسی": PERSIAN,
    "islamic": ISLAMIC, "lunar hijri": ISLAMIC, "hijri": ISLAMIC, "qamari": ISLAMIC, "ah": ISLAMIC,
    "ق": ISLAMIC, "قمری": ISLAMIC, "هـ": ISLAMIC,
    "jewish": HEBREW, "am": HEBREW,
}  # fmt: skip
_LAST_DAY = date.max.toordinal()
_LAST_YEAR = 20_000


class Days(NamedTuple):
    """The first and the last day of a stretch of time."""

    first: int
    last: int


class _Calendar(NamedTuple):
    """The first day of a year and the lengths of its months."""

    new_year: Callable[[int], int]
    lengths: Callable[[int], tuple[int, ...]]


def calendar_named(name: str) -> str:
    """Give the CLDR name of a calendar from that or another usual name, in any case; "" for none."""
    folded = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
    known = {each.replace("-", " "): each for each in _CALENDARS}
    return known.get(folded) or _ALIASES.get(folded, "")


def days_of(calendar: str, year: int, month: int = 0, day: int = 0, season: int = 0) -> Days | None:
    """Give the days that a date covers, known as far as it goes: 0 is what is not known.

    `season`, 1 (spring) to 4, narrows a year where seasons are parts of it. None where the
    calendar has no such date, or it lies outside the years 1 to 9999.
    """
    if not 0 < year < _LAST_YEAR:
        return None
    if season and not month and calendar == PERSIAN:
        # Its year begins with spring, and every season has three months.
        first, last = (days_of(calendar, year, season * 3 - part) for part in (2, 0))
        return Days(first.first, last.last) if first and last else None
    new_year, lengths = _CALENDARS[calendar]
    of_months = lengths(year)
    starts = tuple(accumulate(of_months, initial=new_year(year)))
    if not month:
        return _within(starts[0], starts[-1] - 1)
    if not 0 < month <= len(of_months) or not 0 <= day <= of_months[month - 1]:
        return None
    first = starts[month - 1]
    return _within(first + day - 1, first + day - 1) if day else _within(first, starts[month] - 1)


def _within(first: int, last: int) -> Days | None:
    return Days(first, last) if first > 0 and first <= last <= _LAST_DAY else None


def _persian_new_year(year: int) -> int:
    # Eight leap years in 33, which agrees with the equinox at Tehran for every year that the
    # calendar has been in law (since 1304) until 1501.
    return 226_895 + 365 * (year - 1) + (8 * year + 21) // 33


def _persian_lengths(year: int) -> tuple[int, ...]:
    days = _persian_new_year(year + 1) - _persian_new_year(year)
    return (*(31,) * 6, *(30,) * 5, days - 336)


def _islamic_new_year(year: int) -> int:
    # The civil tabular calendar; sighting of the moon may move a month by a day or two.
    return 227_015 + 354 * (year - 1) + (3 + 11 * year) // 30


def _islamic_lengths(year: int) -> tuple[int, ...]:
    days = _islamic_new_year(year + 1) - _islamic_new_year(year)
    return (*(30, 29) * 5, 30, days - 325)


def _hebrew_elapsed(year: int) -> int:
    """Count the days from the calendar's beginning to the new moon of a year, Sundays and so on put off.

    A lunation is 29 days and 13,753 parts of 25,920.
    """
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + (3 * (day + 1) % 7 < 3)  # noqa: PLR2004 - Sunday, Wednesday, Friday


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(one) for one in (year - 1, year, year + 1))
    put_off = 2 if after - this == 356 else 1 if this - before == 382 else 0  # noqa: PLR2004 - years too long and too short
    return this + put_off - 1_373_427


def _hebrew_lengths(year: int) -> tuple[int, ...]:
    days = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    second = 30 if days % 10 == 5 else 29  # noqa: PLR2004 - 355 or 385 days
    third = 29 if days % 10 == 3 else 30  # noqa: PLR2004 - 353 or 383 days
    leap = 30 if days > 380 else 0  # noqa: PLR2004 - a thirteenth month
    return (30, second, third, 29, 30, leap, 29, 30, 29, 30, 29, 30, 29)


_CALENDARS = {
    PERSIAN: _Calendar(_persian_new_year, _persian_lengths),
    ISLAMIC: _Calendar(_islamic_new_year, _islamic_lengths),
    HEBREW: _Calendar(_hebrew_new_year, _hebrew_lengths),
}
CALENDARS = tuple(_CALENDARS)
"""The CLDR names of the calendars that are known."""
