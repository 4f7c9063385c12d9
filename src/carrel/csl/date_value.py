"""Date values of CSL-JSON: date-parts, season, circa, literal, raw and EDTF strings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from carrel.csl.numeric import as_text
from carrel.values.calendars import calendar_named, days_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_SEASONS = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
_SEASON_NAMES = re.compile(r"(?i)\b(spring|summer|autumn|fall|winter)\b")
_EDTF = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}|XX))?(?:-(\d{1,2}|XX))?([?~%]?)(?:T[\d:.+\-]+Z?)?")
_LAST_YEAR = 99_999
_FIRST_SEASON_MONTH = 13
_FIRST_SEASON_EDTF = 21


class DatePoint(NamedTuple):
    """One end of a date; month and day are 0 when unknown, season is 1 (spring) to 4.

    `calendar` is the CLDR name of another calendar than the Gregorian, or "".
    """

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    season_text: str = ""
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
    own: tuple[DatePoint, ...] = ()


def read_date_value(value: object) -> DateValue | None:
    """Read any form that CSL-JSON allows for a date; None if it says nothing."""
    if isinstance(value, str):
        return _read_raw(value) if value.strip() else None
    if isinstance(value, int | float):
        written = as_text(value)
        return _read_fields({"date-parts": [[written]]}) if written else None
    if not isinstance(value, Mapping):
        return None
    fields = cast("Mapping[str, object]", value)
    read = _read_fields(fields)
    named = fields.get("calendar")
    if read is None or not read.points or not isinstance(named, str):
        return read
    return read._replace(own=_own_points(fields, read.points, calendar_named(named)))


def _own_points(
    fields: Mapping[str, object], points: tuple[DatePoint, ...], calendar: str
) -> tuple[DatePoint, ...]:
    """Give the points of a date in its own calendar; none where that has no such date."""
    if not calendar:
        return ()
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
    circa = bool(fields.get("circa")) and fields["circa"] not in ("false", "0")
    points, open_end = _read_parts(fields.get("date-parts"))
    if points:
        season = _read_season(fields.get("season"))
        if season and not points[0].month:
            number = _season_number(season)
            points = (
                points[0]._replace(season=number, season_text="" if number else season),
                *points[1:],
            )
        return DateValue(points, circa, open_end=open_end)
    literal, raw = as_text(fields.get("literal")), as_text(fields.get("raw"))
    if raw.strip():
        parsed = _read_raw(raw)
        return parsed._replace(circa=circa or parsed.circa) if parsed else None
    literal = literal if literal.strip() else _as_typed(fields.get("date-parts"))
    return DateValue((), circa, literal) if literal else None


def _as_typed(parts: object) -> str:
    """Write the parts of a first date that is none, such as a year of ten digits, as they came."""
    row = _rows(parts)[:1]
    written = [as_text(part) for part in _rows(row[0])[:3]] if row else []
    return "-".join(written).rstrip("-") if any(one.strip("0 ") for one in written) else ""


def _rows(value: object) -> list[object]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return list(cast("Sequence[object]", value)[:3])


def has_month(value: object) -> bool:
    """Tell whether each month and day of a date's parts is one that there may be."""
    parts = (
        cast("Mapping[str, object]", value).get("date-parts") if isinstance(value, Mapping) else ()
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
    return _SEASONS.get(text[:3].lower(), 0) if _SEASON_NAMES.fullmatch(text) else 0


def _read_parts(value: object) -> tuple[tuple[DatePoint, ...], bool]:
    points: list[DatePoint] = []
    open_end = False
    for one in _rows(value)[:2]:
        numbers = _integers(one)
        if numbers and numbers[0]:
            points.append(_point(*numbers))
        elif points:
            open_end = True
    return tuple(points), open_end


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
    if _FIRST_SEASON_EDTF <= month < _FIRST_SEASON_EDTF + 4:
        return DatePoint(year, season=month - _FIRST_SEASON_EDTF + 1)
    if _FIRST_SEASON_MONTH <= month < _FIRST_SEASON_MONTH + 4:
        return DatePoint(year, season=month - _FIRST_SEASON_MONTH + 1)
    if not 1 <= month <= len(_MONTHS):
        return DatePoint(year)
    return DatePoint(year, month, day if 0 < day < 32 else 0)  # noqa: PLR2004 - days of a month


def _read_raw(text: str) -> DateValue | None:
    """Read EDTF or a date in words; what cannot be read is kept as a literal."""
    stripped = text.strip()
    for split in ("/", " - ", "–", "--"):
        ends = [end.strip() for end in stripped.split(split)]
        if len(ends) == 2:  # noqa: PLR2004 - a range has two ends
            points = [_read_end(end) for end in ends]
            if points[0] is not None and points[1] is not None:
                return DateValue((points[0], points[1]), any(_is_doubtful(end) for end in ends))
            if points[0] is not None and ends[1] in {"", ".."}:
                return DateValue((points[0],), open_end=True)
    point = _read_end(stripped)
    return (
        DateValue((point,), _is_doubtful(stripped))
        if point is not None
        else DateValue((), literal=stripped)
    )


def _is_doubtful(text: str) -> bool:
    """Tell whether a date is marked as uncertain or approximate."""
    return text[-1:] in {"?", "~", "%"} or text[:2].lower() in {"c.", "ca"}


def _read_end(text: str) -> DatePoint | None:
    match = _EDTF.fullmatch(text)
    if match is not None:
        year, month, day, _ = match.groups()
        return _point(int(year), _digits(month), _digits(day))
    slashed = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{3,4})|(\d{4})/(\d{1,2})/(\d{1,2})", text)
    if slashed is not None:
        month, day, year, year2, month2, day2 = slashed.groups()
        return _point(int(year or year2), int(month or month2), int(day or day2))
    return _read_words(text)


def _digits(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _read_words(text: str) -> DatePoint | None:
    words = re.findall(r"[^\W\d_]+\.?|\d+", text)
    if re.sub(r"[^\W\d_]+\.?|\d+|[\s,.]", "", text) or not words:
        return None
    found: dict[str, int] = {}
    for word in words:
        kind, number = _word(word)
        if not kind or kind in found:
            return None
        found[kind] = number
    year = found.get("year", 0) * found.get("era", 1)
    if not year:
        return None
    if "season" in found:
        return DatePoint(year, season=found["season"])
    return _point(year, found.get("month", 0), found.get("day", 0))


def _word(word: str) -> tuple[str, int]:
    """Tell what a word of a date is, and its number; ("", 0) for a word that is no part of one."""
    bare = word.lower().rstrip(".")
    if bare.isdecimal() and len(bare) < 6:  # noqa: PLR2004 - as far as years go
        return ("year" if len(bare) > 2 else "day"), int(bare)  # noqa: PLR2004 - days have two digits
    if _SEASON_NAMES.fullmatch(bare):
        return "season", _SEASONS[bare[:3]]
    if bare in _ERAS:
        return "era", _ERAS[bare]
    if (any(name.startswith(bare) for name in _FULL_MONTHS) and len(bare) > 2) or bare == "sept":  # noqa: PLR2004 - three letters tell a month
        return "month", _MONTHS.index(bare[:3]) + 1
    return "", 0
