"""The Extended Date/Time Format, levels 0 to 2 (ISO 8601-2:2019, clauses 4 to 12), as years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
"""Days of a common year before each month, counted from 0, and of the whole year."""

_LONGEST = 120
_MOST_DIGITS = 12
_QUALIFIERS = "?~%"
_DATE = re.compile(r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?")
_LONG_YEAR = re.compile(
    rf"Y?(?P<digits>-?[0-9]{{1,{_MOST_DIGITS}}})(?:E(?P<power>[0-9]))?(?:S(?P<sure>[0-9]{{1,2}}))?"
)
_TIME = re.compile(r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?$")
_SET = re.compile(r"[\[{](?P<members>[^\[\]{}]+)[\]}]")

# Of sub-year groupings: the month with which each begins, and how many it lasts. The seasons are
# the meteorological ones; 21 to 24 name no hemisphere and are read as the northern ones.
_GROUPINGS = {
    **dict(zip((21, 22, 23, 24), ((3, 3), (6, 3), (9, 3), (12, 3)), strict=True)),
    **dict(zip((25, 26, 27, 28), ((3, 3), (6, 3), (9, 3), (12, 3)), strict=True)),
    **dict(zip((29, 30, 31, 32), ((9, 3), (12, 3), (3, 3), (6, 3)), strict=True)),
    **dict(zip((33, 34, 35, 36), ((1, 3), (4, 3), (7, 3), (10, 3)), strict=True)),
    **dict(zip((37, 38, 39), ((1, 4), (5, 4), (9, 4)), strict=True)),
    **dict(zip((40, 41), ((1, 6), (7, 6)), strict=True)),
}
_MONTHS = 12


class Bounds(NamedTuple):
    """``start`` and ``end`` in decimal years, half-open, ``None`` where open."""

    start: float | None
    end: float | None
    approximate: bool = False


class _Unreadable(Exception):
    """Not a date of the format."""


def edtf_bounds(written: str) -> Bounds | None:
    """The stretch that an EDTF string covers, or ``None`` where it is none.

    Unspecified digits, sets and uncertain years cover all that they may mean; ``?``, ``~`` and
    ``%`` make it approximate.
    """
    text = written.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _interval(text) if "/" in text else _set_or_date(text)
    except (_Unreadable, OverflowError):
        return None


def days_of(year: int, month: int) -> int:
    """How many days a month of the proleptic Gregorian calendar has; ``month`` is 1 to 12."""
    return DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (month == 2 and _is_leap(year))  # noqa: PLR2004 - February


def decimal_year(year: int, month: int = 1, day: int = 1) -> float:
    """The beginning of a day as a decimal year: the days gone over the days of that year."""
    leap = _is_leap(year)
    gone = DAYS_BEFORE[month - 1] + (leap and month > 2) + day - 1  # noqa: PLR2004 - February
    return year + gone / (DAYS_BEFORE[_MONTHS] + leap)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _interval(text: str) -> Bounds:
    first, _, second = text.partition("/")
    start, end = _side(first), _side(second)
    if start.start is not None and end.end is not None and start.start >= end.end:
        raise _Unreadable
    return Bounds(start.start, end.end, start.approximate or end.approximate)


def _side(text: str) -> Bounds:
    """One end of an interval: a date, ``..`` for open, nothing for unknown."""
    return Bounds(None, None) if text in {"", ".."} else _date(text)


def _set_or_date(text: str) -> Bounds:
    found = _SET.fullmatch(text)
    if found is None:
        return _date(text)
    members = [_member(part.strip()) for part in found["members"].split(",")]
    starts = [member.start for member in members]
    ends = [member.end for member in members]
    start = None if None in starts else min(known for known in starts if known is not None)
    end = None if None in ends else max(known for known in ends if known is not None)
    return Bounds(start, end, approximate=text.startswith("[") or _any_approximate(members))


def _any_approximate(members: list[Bounds]) -> bool:
    return any(member.approximate for member in members)


def _member(text: str) -> Bounds:
    first, dots, second = text.partition("..")
    return _interval(f"{first}/{second}") if dots else _date(text)


def _date(text: str) -> Bounds:
    bare = text.translate({ord(sign): None for sign in _QUALIFIERS})
    approximate = bare != text
    bare = _TIME.sub("", bare)
    found = _DATE.fullmatch(bare)
    if found is None:
        return _long_year(bare, approximate=approximate)
    if "X" not in bare:
        return Bounds(*_one(*(int(part) if part else None for part in found.groups())), approximate)
    ends = [_one(*parts) for parts in _possible(*found.groups())]
    return Bounds(ends[0][0], ends[-1][1], approximate)


def _possible(year: str, month: str | None, day: str | None) -> Iterator[tuple[int | None, ...]]:
    """The earliest and the latest date that a date with unspecified digits may be."""
    first, last = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    for at, sought in ((first, min), (last, max)):
        if month is None:
            yield at, None, None
            continue
        months = [m for m in range(1, _MONTHS + 1) if _fits(m, month)] or [int_or_fail(month)]
        chosen = sought(months)
        if day is None:
            yield at, chosen, None
            continue
        if chosen > _MONTHS:
            raise _Unreadable
        days = [d for d in range(1, days_of(at, chosen) + 1) if _fits(d, day)]
        if not days:
            raise _Unreadable
        yield at, chosen, sought(days)


def int_or_fail(digits: str) -> int:
    """The number, where every digit of it is known."""
    if "X" in digits:
        raise _Unreadable
    return int(digits)


def _fits(number: int, pattern: str) -> bool:
    return all(sign in ("X", digit) for sign, digit in zip(pattern, f"{number:02d}", strict=True))


def _one(year: int | None, month: int | None = None, day: int | None = None) -> tuple[float, float]:
    if year is None:
        raise _Unreadable
    if month is None:
        return float(year), float(year + 1)
    if month in _GROUPINGS and day is None:
        begin, lasts = _GROUPINGS[month]
        return decimal_year(year, begin), _month_start(year, begin + lasts)
    if not 1 <= month <= _MONTHS:
        raise _Unreadable
    if day is None:
        return decimal_year(year, month), _month_start(year, month + 1)
    if not 1 <= day <= days_of(year, month):
        raise _Unreadable
    last = day == days_of(year, month)
    end = _month_start(year, month + 1) if last else decimal_year(year, month, day + 1)
    return decimal_year(year, month, day), end


def _month_start(year: int, month: int) -> float:
    """As ``decimal_year``, with months that may run on into the next year."""
    return decimal_year(year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1)


def _long_year(text: str, *, approximate: bool) -> Bounds:
    """``Y170000002``, ``Y-17E7``, ``1950S2``: a year of more than four digits or of few sure ones."""
    found = _LONG_YEAR.fullmatch(text)
    if found is None or not (text.startswith("Y") or found["sure"]):
        raise _Unreadable
    year = int(found["digits"]) * 10 ** int(found["power"] or 0)
    if not found["sure"]:
        return Bounds(float(year), float(year + 1), approximate)
    unsure = max(len(str(abs(year))) - int(found["sure"]), 0)
    step = 10**unsure
    low = year // step * step if year >= 0 else -(-year // step * step) - step + 1
    return Bounds(float(low), float(low + step), approximate=True)
