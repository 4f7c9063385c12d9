"""Date values of CSL-JSON: date-parts, season, circa, literal, raw and EDTF strings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from carrel.csl.items.numeric import as_text

_LAST_YEAR = 99_999
_NAMED_TIME = re.compile(r"([^\W\d_](?<=[^a-z])[^\W\d_]*(?: [^\W\d_]+)?),? (\d{4})")
"""A time of the year with its year, such as Easter 2001; it stands where a season would."""
_SEASON_MONTHS = range(13, 25)
"""Numbers in the place of a month that mean a season: 13 to 16 in older data, 21 to 24 in EDTF."""


class DatePoint(NamedTuple):
    """One end of a date; month and day are 0 when unknown, season is 1 (spring) to 4.

    `calendar` is the CLDR name of another calendar than the Gregorian, or ""; `season_given` tells
    that the season stood in a field of its own.
    """

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    season_text: str = ""
    season_given: bool = False
    calendar: str = ""


class DateValue(NamedTuple):
    """One or two points (a range), or the words as they came.

    `own` holds the points in the calendar that the date names, if it names one; `points` are then
    the same numbers as CSL reads them.
    """

    points: tuple[DatePoint, ...]
    circa: bool = False
    literal: str = ""
    open_end: bool = False
    open_start: bool = False
    own: tuple[DatePoint, ...] = ()


def read_date_value(value: object) -> DateValue | None:
    """Read any form that CSL-JSON allows for a date; None if it says nothing."""
    if isinstance(value, str):
        return _read_raw(value) if value.strip() else None
    if isinstance(value, int | float):
        written = as_text(value)
        return _read_fields({"date-parts": [[written]]}) if written else None
    if not isinstance(value, (dict, Mapping)):
        return None
    fields = cast("Mapping[str, object]", value)
    read = _read_fields(fields)
    named = fields.get("calendar")
    if read is None or not read.points or not isinstance(named, str):
        return read
    from carrel.values.calendars import calendar_named

    return read._replace(own=_own_points(fields, read.points, calendar_named(named)))


def _own_points(
    fields: Mapping[str, object], points: tuple[DatePoint, ...], calendar: str
) -> tuple[DatePoint, ...]:
    """Give the points of a date in its own calendar; none where that has no such date."""
    if not calendar:
        return ()
    from carrel.values.calendars import days_of

    rows = _rows(fields.get("date-parts"))
    own: list[DatePoint] = []
    for place, point in enumerate(points):
        # A thirteenth month, which some calendars have, is a season to CSL.
        row = _integers(rows[place]) if place < len(rows) else []
        season = point.season if len(row) == 1 else 0
        year, month, day = (*row, 0, 0, 0)[:3]
        if row and days_of(calendar, year, month, day, season) is not None:
            own.append(DatePoint(year, month, day if month else 0, season, calendar=calendar))
        elif days_of(calendar, *point[:4]) is not None:
            own.append(point._replace(calendar=calendar))
        else:
            return ()
    return tuple(own)


def _read_fields(fields: Mapping[str, object]) -> DateValue | None:
    """Read a date with its fields; year, month and day may stand alone, as in older data."""
    circa = bool(fields.get("circa")) and fields["circa"] not in ("false", "0")
    parts = fields.get("date-parts")
    if parts is None and "year" in fields:
        parts = [[fields.get(one) for one in ("year", "month", "day")]]
    points, open_start, open_end = _read_parts(parts)
    if points:
        season = _read_season(fields.get("season"))
        if season and not points[0].month:
            number = _season_number(season)
            points = (
                points[0]._replace(
                    season=number,
                    season_text="" if season.isdecimal() else season,
                    season_given=bool(number),
                ),
                *points[1:],
            )
        return DateValue(points, circa, open_end=open_end, open_start=open_start)
    literal, raw = as_text(fields.get("literal")), as_text(fields.get("raw"))
    if raw.strip():
        parsed = _read_raw(raw)
        return parsed._replace(circa=circa or parsed.circa) if parsed else None
    literal = literal if literal.strip() else _as_typed(parts)
    return DateValue((), circa, literal) if literal else None


def _as_typed(parts: object) -> str:
    """Write the parts of a first date that is none, such as a year of ten digits, as they came."""
    row = _rows(parts)[:1]
    written = [as_text(part) for part in _rows(row[0])[:3]] if row else []
    return "-".join(written).rstrip("-") if any(one.strip("0 ") for one in written) else ""


def _rows(value: object) -> list[object]:
    if not isinstance(value, (list, Sequence)) or isinstance(value, str):
        return []
    return list(cast("Sequence[object]", value)[:3])


def has_month(value: object) -> bool:
    """Tell whether each month and day of a date's parts is one that there may be."""
    parts = (
        cast("Mapping[str, object]", value).get("date-parts")
        if isinstance(value, (dict, Mapping))
        else ()
    )
    for row in _rows(parts)[:2]:
        numbers = _integers(row)
        given = [one for one in _rows(row) if as_text(one).strip()]
        if len(given) > len(numbers) or not _has_month(*numbers[1:]):
            return False
    return True


def _has_month(month: int = 0, day: int = 0) -> bool:
    return (not month or _point(1, month)[1:4] != (0, 0, 0)) and 0 <= day < 32  # noqa: PLR2004 - days of a month


def _read_season(value: object) -> str:
    return as_text(value).strip()


def _season_number(text: str) -> int:
    if text in {"1", "2", "3", "4"}:
        return int(text)
    if not text:
        return 0
    from carrel.csl.items.raw_date import ENGLISH_SEASONS

    return ENGLISH_SEASONS.get(text.lower(), 0)


def _read_parts(value: object) -> tuple[tuple[DatePoint, ...], bool, bool]:
    """Read date-parts: the points, whether the range has no beginning, and whether no end."""
    rows = [_integers(one) for one in _rows(value)[:2]]
    known = [bool(numbers and numbers[0]) for numbers in rows]
    points = tuple(
        _point(*numbers) for numbers, is_known in zip(rows, known, strict=True) if is_known
    )
    return points, known == [False, True], known == [True, False]


def _integers(value: object) -> list[int]:
    numbers: list[int] = []
    for part in _rows(value):
        try:
            number = int(as_text(part))
        except ValueError:
            break
        if abs(number) > _LAST_YEAR:
            break
        numbers.append(number)
    return numbers


def _point(year: int, month: int = 0, day: int = 0) -> DatePoint:
    if month in _SEASON_MONTHS:
        return DatePoint(year, season=(month - _SEASON_MONTHS.start) % 4 + 1)
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return DatePoint(year)
    return DatePoint(year, month, day if 0 < day < 32 else 0)  # noqa: PLR2004 - days of a month


def _read_raw(text: str) -> DateValue | None:
    """Read a date as it was typed; what cannot be read is kept as a literal."""
    from carrel.csl.items.raw_date import read_raw

    read = read_raw(text)
    if read is None:
        named = _NAMED_TIME.fullmatch(text.strip())
        if named is None:
            return DateValue((), literal=text.strip())
        return DateValue((DatePoint(int(named[2]), season_text=named[1]),))
    points = tuple(
        DatePoint(point.year, season=point.season)
        if point.season
        else _point(point.year, point.month, point.day)
        for point in read.points
    )
    return DateValue(points, read.doubtful, open_end=read.open_end, open_start=read.open_start)
