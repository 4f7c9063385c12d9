"""Dates written in words."""

from __future__ import annotations

import re

from carrel.values.partial_date import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero января январь ژانویه",
            "february feb februar février febrero февраля февраль فوریه",
            "march mar märz mars marzo марта март مارس",
            "april apr avril abril апреля апрель آوریل",
            "may mai mayo мая май مه",
            "june jun juni juin junio июня июнь ژوئن",
            "july jul juli juillet julio июля июль ژوئیه",
            "august aug août agosto августа август اوت",
            "september sep sept septembre septiembre сентября сентябрь سپتامبر",
            "october oct oktober okt octobre octubre октября октябрь اکتبر",
            "november nov novembre noviembre ноября ноябрь نوامبر",
            "december dec dezember dez décembre diciembre декабря декабрь دسامبر",
        ),
        1,
    )
    for name in names.split()
}
_SEASONS = {
    name: number
    for number, names in enumerate(
        (
            "spring frühling frühjahr printemps primavera весна",
            "summer sommer été verano лето",
            "autumn fall herbst automne otoño осень",
            "winter hiver invierno зима",
        ),
        1,
    )
    for name in names.split()
}
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_S = "|".join(sorted(_SEASONS, key=len, reverse=True))
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
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
)
_LONGEST = 60
_LAST_MONTH = 12
_LAST_DAY = 31


def date_in_words(written: str) -> PartialDate | None:
    """Read a date such as ``Winter 2001``, ``5 January 2001``, ``Jan. 2001`` or ``2001-01-05``.

    Gives ``None`` when the words, as a whole, are no date that is understood.
    """
    words = " ".join(written.split()).strip(" .,;()[]")
    if not words or len(words) > _LONGEST:
        return None
    for shape in _SHAPES:
        found = shape.fullmatch(words)
        if found is not None:
            return _date(found.groupdict())
    return None


def _date(parts: dict[str, str | None]) -> PartialDate | None:
    year = int(parts["year"] or 0)
    month = _month(parts.get("month"))
    day = int(parts.get("day") or 0) or None
    if (month or 1) > _LAST_MONTH or (day or 1) > _LAST_DAY:
        return None
    season = _SEASONS.get((parts.get("season") or "").casefold())
    return PartialDate(year, month, day, season, _until(year, parts))


def _month(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) or None if written.isdigit() else _MONTHS.get(written.casefold())


def _until(year: int, parts: dict[str, str | None]) -> PartialDate | None:
    last = _month(parts.get("to"))
    if last is not None:
        return PartialDate(year, last)
    written = parts.get("until")
    if not written:
        return None
    end = int(written) if len(written) > 2 else year - year % 100 + int(written)  # noqa: PLR2004
    return PartialDate(end) if end > year else None
