"""Dates as sources give them: a year, a season, a month, a day, a range, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as day_of
from itertools import takewhile
from typing import Any, cast

from carrel.values.calendars import Days, calendar_named, days_of

SEASONS = ("spring", "summer", "autumn", "winter")
_FIRST_EDTF_SEASON = 21
_DECEMBER = 12
_MONTHS_OF_ANY = 13
_LONGEST_YEAR = 18
_YEAR = re.compile(r"(?<![\w-])\d+")
_EDTF = re.compile(r"(-?\d{4,})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known as far as it goes.

    ``year`` is astronomical (0 is 1 BC); ``month`` and ``day`` count from 1; ``season`` is 1 to 4,
    spring to winter, as in CSL; ``until`` is the end of a range; ``literal`` keeps what could
    not be understood, as it came. ``calendar`` is empty for the Gregorian, else the CLDR name of
    the one that year, month and day are counted in (see ``carrel.values.calendars``).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    until: PartialDate | None = None
    circa: bool = False
    literal: str = ""
    calendar: str = ""

    @property
    def parts(self) -> list[int]:
        """CSL date-parts: ``[year]``, ``[year, month]`` or ``[year, month, day]``."""
        known = takewhile(lambda part: part is not None, (self.year, self.month, self.day))
        return [part for part in known if part is not None]

    def to_csl(self) -> dict[str, Any]:
        """The CSL-JSON date variable."""
        if self.year is None:
            return {"literal": self.literal} if self.literal else {}
        date: dict[str, Any] = {"date-parts": [self.parts]}
        if self.until is not None:
            date["date-parts"].append(self.until.parts)
        if self.season is not None:
            date["season"] = self.season
        if self.circa:
            date["circa"] = True
        if self.calendar:
            date["calendar"] = self.calendar
        return date

    def in_gregorian(self) -> PartialDate:
        """The same date in the Gregorian calendar, as exactly as it is known.

        A year or a month of another calendar covers parts of two, so it becomes a range; a date
        of the Gregorian calendar is given as it is.
        """
        if not self.calendar or self.year is None:
            return self
        first, last = _days(self), _days(self.until or self)
        if first is None or last is None:
            return self
        start, end = _exactly(first.first, self), _exactly(last.last, self.until or self)
        return replace(start, until=None if start == end else end, circa=self.circa)

    def typed(self) -> str:
        """The date as it can be typed (see ``date_from_text``): EDTF, then the calendar's name."""
        return f"{self.to_edtf()} {self.calendar}".strip() or self.literal

    def to_edtf(self) -> str:
        """EDTF level 1 (ISO 8601-2:2019): seasons are months 21 to 24, ``~`` is approximate."""
        if self.year is None:
            return ""
        sign, digits = ("-" if self.year < 0 else ""), f"{abs(self.year):04d}"
        month = self.month if self.season is None else self.season + _FIRST_EDTF_SEASON - 1
        parts = [sign + digits] + [f"{p:02d}" for p in (month, self.day) if p is not None]
        written = "-".join(parts) + ("~" if self.circa else "")
        return f"{written}/{self.until.to_edtf()}" if self.until else written


def _days(date: PartialDate) -> Days | None:
    known = (date.year or 0, date.month or 0, date.day or 0, date.season or 0)
    return days_of(date.calendar, *known)


def _exactly(day: int, like: PartialDate) -> PartialDate:
    """A day as far as another date is known: its year, its month or the day itself."""
    there = day_of.fromordinal(day)
    month = None if like.month is None else there.month
    return PartialDate(there.year, month, None if like.day is None else there.day)


def date_from_text(written: str) -> PartialDate:
    """Read EDTF, or EDTF and the name of a calendar: ``1393-11-01 persian``, ``1393 SH``.

    Anything else stays literal, and so does a date that the calendar does not have.
    """
    numbers, _, name = written.strip().partition(" ")
    calendar = calendar_named(name) if name else ""
    if not calendar:
        return date_from_edtf(written)
    years = _YEAR.sub(lambda year: year.group().zfill(4), numbers)
    dated = _in_calendar(_read_edtf(years, _MONTHS_OF_ANY), calendar)
    return PartialDate(literal=written) if dated is None else dated


def _in_calendar(date: PartialDate, calendar: str) -> PartialDate | None:
    until = replace(date.until, calendar=calendar) if date.until else None
    dated = replace(date, calendar=calendar, until=until)
    return None if dated.in_gregorian() == dated else dated


def date_from_edtf(written: str) -> PartialDate:
    """Read a day, month, season, year or closed interval of EDTF; anything else stays literal."""
    return _read_edtf(written, _DECEMBER)


def _read_edtf(written: str, months: int) -> PartialDate:
    first, slash, second = written.strip().partition("/")
    start = _one_edtf_date(first, months)
    if start is None:
        return PartialDate(literal=written)
    if not slash:
        return start
    end = _one_edtf_date(second, months)
    if end is None:
        return PartialDate(literal=written)
    return PartialDate(start.year, start.month, start.day, start.season, end, start.circa)


def _one_edtf_date(written: str, months: int) -> PartialDate | None:
    match = _EDTF.fullmatch(written)
    # Python reads no number of thousands of digits.
    if match is None or len(match.group(1)) > _LONGEST_YEAR:
        return None
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    season = None
    if month is not None and _FIRST_EDTF_SEASON <= month < _FIRST_EDTF_SEASON + len(SEASONS):
        month, season = None, month - _FIRST_EDTF_SEASON + 1
    if month is not None and not 1 <= month <= months:
        return None
    return PartialDate(year, month, day, season, circa=bool(match.group(4)))


def date_from_csl(given: Mapping[str, Any]) -> PartialDate:
    """Read a CSL-JSON date variable; ``raw`` and ``literal`` stay literal unless they are EDTF."""
    written = cast("list[list[Any]]", given.get("date-parts") or [])
    parts = [list(part) for part in written if part]
    if not parts or not str(parts[0][0]).lstrip("-").isdigit():
        return date_from_text(str(given.get("raw") or given.get("literal") or ""))
    season = str(given.get("season") or "")
    until = _from_parts(parts[1]) if len(parts) > 1 else None
    start = _from_parts(parts[0])
    date = PartialDate(
        start.year,
        start.month,
        start.day,
        int(season) if season.isdigit() else None,
        until,
        bool(given.get("circa")),
    )
    return _in_calendar(date, calendar_named(str(given.get("calendar") or ""))) or date


def _from_parts(parts: list[Any]) -> PartialDate:
    numbers = [int(part) for part in parts if str(part).lstrip("-").isdigit()]
    padded = [*numbers, None, None, None][:3]
    return PartialDate(padded[0], padded[1], padded[2])
