"""Dates written in words."""

from __future__ import annotations

import re
from functools import cache

from carrel.language.date_words import MONTHS, SEASONS
from carrel.values.partial_date import PartialDate

_M = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_S = "|".join(sorted(map(re.escape, SEASONS), key=len, reverse=True))
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_SHAPES = (
    rf"{_YEAR}-(?P<month>[01]?\d)-(?P<day>[0-3]?\d)(?:[T ].*)?",
    rf"{_YEAR}/(?P<month>[01]?\d)(?:/(?P<day>[0-3]?\d))?",
    rf"{_YEAR}-(?P<month>[01]\d)",
    rf"(?P<season>{_S})(?:\s*/\s*(?:{_S}))?,?\s+{_YEAR}(?:\s*[-–/]\s*(?P<until>\d{{2,4}}))?",
    rf"{_YEAR},?\s+(?P<season>{_S})",
    rf"(?P<month>{_M})\.?(?:\s*[-–/]\s*(?P<to>{_M})\.?)?,?\s+{_YEAR}",
    rf"(?P<month>{_M})\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+{_YEAR}",
    rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<month>{_M})\.?,?(?:\s+de)?\s+{_YEAR}(?:\s*г(?:ода|\.)?)?",
    rf"{_YEAR}(?:\s*[-–/]\s*(?P<until>\d{{2,4}}))?",
)
_HAS_YEAR = re.compile(_YEAR)
_LONGEST = 60
_LAST_MONTH = 12
_LAST_DAY = 31


def date_in_words(written: str) -> PartialDate | None:
    """Read a date such as ``Winter 2001``, ``5 January 2001``, ``Jan. 2001`` or ``2001-01-05``.

    Gives ``None`` when the words, as a whole, are no date that is understood.
    """
    words = " ".join(written.split()).strip(" .,;()[]")
    if len(words) > _LONGEST or _HAS_YEAR.search(words) is None:
        return None
    for shape in _shapes():
        found = shape.fullmatch(words)
        if found is not None:
            return _date(found.groupdict())
    return None


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """The patterns, which take long to make; few texts need them."""
    return tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)


def _date(parts: dict[str, str | None]) -> PartialDate | None:
    year = int(parts["year"] or 0)
    month = _month(parts.get("month"))
    day = int(parts.get("day") or 0) or None
    if (month or 1) > _LAST_MONTH or (day or 1) > _LAST_DAY:
        return None
    season = SEASONS.get((parts.get("season") or "").casefold())
    return PartialDate(year, month, day, season, _until(year, parts))


def _month(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) or None if written.isdigit() else MONTHS.get(written.casefold())


def _until(year: int, parts: dict[str, str | None]) -> PartialDate | None:
    last = _month(parts.get("to"))
    if last is not None:
        return PartialDate(year, last)
    written = parts.get("until")
    if not written:
        return None
    end = int(written) if len(written) > 2 else year - year % 100 + int(written)  # noqa: PLR2004
    return PartialDate(end) if end > year else None
