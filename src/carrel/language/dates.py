"""Dates in English words."""

from __future__ import annotations

from carrel.language.calendar_months import month_name
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
    """A date as people write it: ``2 October 2001``, ``Winter 2001``, ``2001–2003``.

    A date of another calendar has the Gregorian beside it: ``1 Bahman 1393 [21 January 2015]``.
    """
    if date.year is None:
        return date.literal
    if not date.calendar:
        return _words(date)
    counterpart = date.in_gregorian()
    years = date.month is None and date.until is None and counterpart.until is not None
    beside = _years(counterpart) if years else _words(counterpart)
    return f"{_words(date)} [{beside}]"


def _years(date: PartialDate) -> str:
    first, last = date.year, date.until.year if date.until else None
    assert first is not None, "a date in another calendar is known by its year at least"
    assert last is not None, "and so is its end"
    return f"{first}/{last % 100:02}" if first // 100 == last // 100 else f"{first}/{last}"


def _words(date: PartialDate) -> str:
    if date.season is not None:
        said = f"{_SEASONS[(date.season - 1) % len(_SEASONS)]} {date.year}"
    elif date.month is not None:
        day = f"{date.day} " if date.day is not None else ""
        said = f"{day}{_month(date.calendar, date.month)} {date.year}"
    else:
        said = str(date.year)
    if date.until is not None:
        said = f"{said}–{_words(date.until)}"
    return f"about {said}" if date.circa else said


def _month(calendar: str, month: int) -> str:
    return month_name(calendar, month, "en") if calendar else _MONTHS[month - 1]
