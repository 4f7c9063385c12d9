"""Dates as sources give them: a year, a season, a month, a day, a range, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, cast

SEASONS = ("spring", "summer", "autumn", "winter")
_FIRST_EDTF_SEASON = 21
_DECEMBER = 12
_LONGEST_YEAR = 18
_EDTF = re.compile(r"(-?\d{4,})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known as far as it goes.

    ``year`` is astronomical (0 is 1 BC); ``month`` and ``day`` count from 1; ``season`` is 1 to 4,
    spring to winter, as in CSL; ``until`` is the end of a range; ``literal`` keeps what could
    not be understood, as it came.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    until: PartialDate | None = None
    circa: bool = False
    literal: str = ""

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
        return date

    def to_edtf(self) -> str:
        """EDTF level 1 (ISO 8601-2:2019): seasons are months 21 to 24, ``~`` is approximate."""
        if self.year is None:
            return ""
        sign, digits = ("-" if self.year < 0 else ""), f"{abs(self.year):04d}"
        month = self.month if self.season is None else self.season + _FIRST_EDTF_SEASON - 1
        parts = [sign + digits] + [f"{p:02d}" for p in (month, self.day) if p is not None]
        written = "-".join(parts) + ("~" if self.circa else "")
        return f"{written}/{self.until.to_edtf()}" if self.until else written


def date_from_edtf(written: str) -> PartialDate:
    """Read a day, month, season, year or closed interval of EDTF; anything else stays literal."""
    first, slash, second = written.strip().partition("/")
    start = _one_edtf_date(first)
    if start is None:
        return PartialDate(literal=written)
    if not slash:
        return start
    end = _one_edtf_date(second)
    if end is None:
        return PartialDate(literal=written)
    return PartialDate(start.year, start.month, start.day, start.season, end, start.circa)


def _one_edtf_date(written: str) -> PartialDate | None:
    match = _EDTF.fullmatch(written)
    # Python reads no number of thousands of digits.
    if match is None or len(match.group(1)) > _LONGEST_YEAR:
        return None
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    season = None
    if month is not None and _FIRST_EDTF_SEASON <= month < _FIRST_EDTF_SEASON + len(SEASONS):
        month, season = None, month - _FIRST_EDTF_SEASON + 1
    if month is not None and not 1 <= month <= _DECEMBER:
        return None
    return PartialDate(year, month, day, season, circa=bool(match.group(4)))


def date_from_csl(date: Mapping[str, Any]) -> PartialDate:
    """Read a CSL-JSON date variable; ``raw`` and ``literal`` stay literal unless they are EDTF."""
    written = cast("list[list[Any]]", date.get("date-parts") or [])
    parts = [list(part) for part in written if part]
    if not parts or not str(parts[0][0]).lstrip("-").isdigit():
        return date_from_edtf(str(date.get("raw") or date.get("literal") or ""))
    season = str(date.get("season") or "")
    until = _from_parts(parts[1]) if len(parts) > 1 else None
    start = _from_parts(parts[0])
    return PartialDate(
        start.year,
        start.month,
        start.day,
        int(season) if season.isdigit() else None,
        until,
        bool(date.get("circa")),
    )


def _from_parts(parts: list[Any]) -> PartialDate:
    numbers = [int(part) for part in parts if str(part).lstrip("-").isdigit()]
    padded = [*numbers, None, None, None][:3]
    return PartialDate(padded[0], padded[1], padded[2])
