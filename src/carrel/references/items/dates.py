"""Dates as entries write them: years, months in words, seasons, ranges, and what is no date."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from carrel.language.date_words import MONTHS, OTHER_MONTHS, SEASONS, STATUS, UNDATED
from carrel.language.digits import in_ascii_digits
from carrel.values.calendars import ISLAMIC, PERSIAN, days_of
from carrel.values.partial_date import PartialDate

_PLAIN = re.compile(r"[\s(\[,.:;]*(1[0-9]\d\d|20\d\d)([a-z])?[\s)\],.:;]*")
_YEAR = re.compile(
    r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)(?:([a-z])(?![^\W\d_]))?"
    r"(?:\s?[/–—‐-]\s?(\d\d?)(?![\d/.–—‐-]))?"
)
_FIRST_YEAR = re.compile(
    r"(?<!\d)(1[0-9]\d\d|20\d\d)\s*[-/.]\s*([01]?\d)(?:\s*[-/.]\s*([0-3]?\d))(?!\d)"
)
_LAST_YEAR = re.compile(
    r"(?<!\d)([0-3]?\d)\s*([-/.])\s*([0-3]?\d)\s*\2\s*(1[0-9]\d\d|20\d\d)(?!\d)"
)
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?)?")
_TOKEN = re.compile(r"\d+|(?:al-)?[^\W\d_]+(?:[’'ʼ\u200c][^\W\d_]+)*'?")
_CIRCA = re.compile(r"\b(?:ca?\.|ca|circa|um|about|около|ок\.|حدود)\s*\[?\d|\d\s*\?", re.IGNORECASE)
_SOLAR = re.compile(r"ه‍?ـ?\s*\.?\s*ش\b|(?<![^\W\d_])ش\b|شمسی|خورشیدی|\bS\.?H\.?\b|\bA\.?P\.?\b")
_LUNAR = re.compile(r"ه‍?ـ?\s*\.?\s*ق\b|(?<![^\W\d_])ق\b|قمری|(?<![^\W\d_])هـ|هجرية|\bA\.?H\.?\b")
_BEFORE_CHRIST = re.compile(r"(?<!\d)(\d{1,4})\s*(?:B\.?\s?C\.?(?:E\.?)?|v\.\s?Chr\.|до н\. ?э\.)")
_ROMAN = re.compile(
    r"[\s(\[]*(M{1,2}(?:D?C{0,4}|CD|CM)(?:L?X{0,4}|XC|XL)(?:V?I{0,4}|IX|IV))[\s)\].,]*"
)
_SHORT_YEAR = re.compile(r"(?<!\d)([4-9]\d)(?!\d)")
_ROMAN_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_EDGES = " \t\n()[]{},.:;"
_OLDEST_SOLAR, _NEWEST_SOLAR = 1200, 1450
_LONGEST = 200
_LAST_MONTH, _LAST_DAY = 12, 31


class DateRead(NamedTuple):
    """A date with what stood beside it.

    ``suffix`` is the letter of ``2005a``; ``original`` the date of a first edition; ``status``
    words such as "in press"; ``doubts`` are sentences.
    """

    date: PartialDate
    suffix: str = ""
    original: PartialDate | None = None
    status: str = ""
    doubts: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def date_in(written: str, calendar: str = "") -> DateRead:
    """Read a date; ``calendar`` (a CLDR name, or "") is what years such as 1393 are counted in.

    What is not understood stays literal.
    """
    text = in_ascii_digits(written)
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        year = PartialDate(int(plain[1]), calendar=_calendar_of(int(plain[1]), calendar))
        return DateRead(year, plain[2] or "")
    bare = written.strip(_EDGES)
    if len(text) > _LONGEST:
        return _literal(bare[:_LONGEST])
    folded = text.strip(" ,;:").casefold()
    if folded.strip("()[]") in UNDATED or folded.strip("()[].") in UNDATED:
        return DateRead(PartialDate(literal=written.strip(" ,;:()[]")))
    if folded.strip(_EDGES) in STATUS or folded.strip("()[] ") in STATUS:
        return DateRead(PartialDate(), status=bare)
    return _read(text, _marked(text) or calendar) or _literal(bare)


def _literal(bare: str) -> DateRead:
    if not bare:
        return DateRead(PartialDate())
    return DateRead(PartialDate(literal=bare), doubts=(f"The date “{bare}” was not understood.",))


def _marked(text: str) -> str:
    """The calendar that a sign beside the year names; "" for none."""
    if _SOLAR.search(text):
        return PERSIAN
    return ISLAMIC if _LUNAR.search(text) else ""


def _calendar_of(year: int, calendar: str) -> str:
    """The calendar of a year: that of the list, where it can be."""
    return calendar if _OLDEST_SOLAR <= year <= _NEWEST_SOLAR else ""


def _read(text: str, calendar: str) -> DateRead | None:
    if (found := _BEFORE_CHRIST.search(text)) is not None:
        return DateRead(PartialDate(1 - int(found[1])))
    if (numbers := _in_numbers(text, calendar)) is not None:
        return numbers
    years = list(_YEAR.finditer(text))
    if not years and calendar == PERSIAN and (short := _short_year(text)) is not None:
        return short
    if not years:
        roman = _ROMAN.fullmatch(text)
        return DateRead(PartialDate(_roman(roman[1]))) if roman else None
    words = _Words(text)
    read = (
        _one_year(years[0], words, calendar) if len(years) == 1 else _years(years, words, calendar)
    )
    if not _CIRCA.search(text):
        return read
    return read._replace(date=replace(read.date, circa=True))


def _short_year(text: str) -> DateRead | None:
    """``Farvardin 95``: a month of the Persian calendar, and the last digits of a year of its 1300s."""
    found, words = _SHORT_YEAR.search(text), _Words(text)
    if found is None or words.calendar != PERSIAN or len(words.months) != 1:
        return None
    year = 1300 + int(found[1])
    doubt = f"“{text.strip()}” was taken for the year {year}."
    date = PartialDate(year, words.months[0], calendar=PERSIAN)
    return DateRead(date, doubts=(doubt,))


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[sign] for sign in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _in_numbers(text: str, calendar: str) -> DateRead | None:
    """``2005-06-29``, ``1393/11/1``, ``29.06.2005``, ``2005年6月29日``."""
    found = _FIRST_YEAR.search(text) or _EAST_ASIAN.search(text)
    if found is not None:
        year, month, day = (int(part or 0) for part in found.groups())
        return _dated(year, month, day, calendar)
    found = _LAST_YEAR.search(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] != "/" or first > _LAST_MONTH:
        return _dated(year, second, first, calendar)
    if second > _LAST_MONTH or first == second:
        return _dated(year, first, second, calendar)
    doubt = f"In “{found.group()}” it is not clear which number is the month."
    return DateRead(PartialDate(year, calendar=_calendar_of(year, calendar)), doubts=(doubt,))


def _dated(year: int, month: int, day: int, calendar: str) -> DateRead:
    counted = _calendar_of(year, calendar)
    if not 0 < month <= _LAST_MONTH:
        return DateRead(PartialDate(year, calendar=counted))
    return DateRead(
        PartialDate(year, month, day if 0 < day <= _LAST_DAY else None, calendar=counted)
    )


class _Words:
    """The months, days and seasons that stand beside the years of a date."""

    __slots__ = ("calendar", "days", "months", "seasons")

    def __init__(self, text: str) -> None:
        self.months: list[int] = []
        self.days: list[int] = []
        self.seasons: list[int] = []
        self.calendar = ""
        for token, after in pairwise([*_TOKEN.findall(text), ""]):
            self._take(token.casefold(), after.casefold())

    def _take(self, token: str, after: str) -> None:
        if token.isdecimal():
            if len(token) <= 2 and 0 < int(token) <= _LAST_DAY:  # noqa: PLR2004 - digits of a day
                self.days.append(int(token))
        elif (month := MONTHS.get(f"{token} {after}") or MONTHS.get(token)) is not None:
            self.months.append(month)
        elif (other := OTHER_MONTHS.get(f"{token} {after}") or OTHER_MONTHS.get(token)) is not None:
            self.calendar, month = other
            self.months.append(month)
        elif token in SEASONS:
            self.seasons.append(SEASONS[token])


def _one_year(found: re.Match[str], words: _Words, calendar: str) -> DateRead:
    year, suffix = int(found[1]), found[2] or ""
    counted = _calendar_of(year, words.calendar or calendar)
    if found[3] and not words.months:
        return _continued(year, found[3], words, counted)
    if words.months and words.calendar != counted:
        doubt = f"The month beside {year} is one of another calendar."
        return DateRead(PartialDate(year, calendar=counted), suffix, doubts=(doubt,))
    return DateRead(_with_months(year, words, counted), suffix)


def _continued(year: int, digits: str, words: _Words, calendar: str) -> DateRead:
    """``1998/99`` and ``2001-02`` are two years, ``2001-11`` is a month."""
    size = 10 ** len(digits)
    end = year - year % size + int(digits)
    season = words.seasons[0] if words.seasons else None
    monthly = size > 10 and int(digits) <= _LAST_MONTH and end != year + 1  # noqa: PLR2004 - one digit is no month here
    if not monthly and year < end:
        until = PartialDate(end, calendar=calendar)
        return DateRead(PartialDate(year, season=season, until=until, calendar=calendar))
    if 0 < int(digits) <= _LAST_MONTH and not season:
        return DateRead(PartialDate(year, int(digits), calendar=calendar))
    return DateRead(PartialDate(year, season=season, calendar=calendar))


def _with_months(year: int, words: _Words, calendar: str, last: int | None = None) -> PartialDate:
    """A year with its months and days; ``last`` is the year at the end of the range."""
    months, days = words.months, words.days
    if not months:
        season = words.seasons[0] if words.seasons else None
        return PartialDate(year, season=season, calendar=calendar)
    day = days[0] if days else None
    if len(months) > 1:
        ends = len(days) > 1
        until = PartialDate(last or year, months[1], days[1] if ends else None, calendar=calendar)
        start = PartialDate(year, months[0], day if ends else None, calendar=calendar)
        return replace(start, until=until) if until.parts > start.parts else start
    until = None
    if len(days) > 1 and days[1] > days[0]:
        until = PartialDate(last or year, months[0], days[1], calendar=calendar)
    return PartialDate(year, months[0], day, until=until, calendar=calendar)


def _years(found: list[re.Match[str]], words: _Words, calendar: str) -> DateRead:
    """Two years: a range, the same year in two calendars, or a first and a later edition."""
    first, second = int(found[0][1]), int(found[1][1])
    suffix = found[1][2] or found[0][2] or ""
    if (counted := _same_year(first, second)) is not None:
        year = DateRead(PartialDate(first, calendar=counted if first < second else ""))
        return year if not words.months else _one_year(found[0], words, calendar or counted)
    one, other = (_calendar_of(year, words.calendar or calendar) for year in (first, second))
    between = found[0].string[found[0].end(1) : found[1].start(1)].strip()
    bracketed = bool(set(between) & set("[]()"))
    if words.months and not bracketed and words.calendar == one:
        return DateRead(_with_months(first, words, one, second), suffix)
    if not bracketed and first < second and (between != "/" or second - first <= 1):
        until = PartialDate(second, calendar=other)
        return DateRead(PartialDate(first, until=until, calendar=one), suffix)
    early, late = sorted(((first, one), (second, other)))
    if early == late:
        return DateRead(_with_months(first, words, one), suffix)
    edition, original = (
        PartialDate(late[0], calendar=late[1]),
        PartialDate(early[0], calendar=early[1]),
    )
    return DateRead(edition, suffix, original)


def _same_year(first: int, second: int) -> str | None:
    """The other calendar if one year is the other said in it: 1393 and 2014."""
    early, late = min(first, second), max(first, second)
    if not _OLDEST_SOLAR <= early <= _NEWEST_SOLAR or late <= _NEWEST_SOLAR:
        return None
    for calendar in (PERSIAN, ISLAMIC):
        days = days_of(calendar, early)
        gregorian = days and {_gregorian_year(days.first), _gregorian_year(days.last)}
        if gregorian and late in gregorian:
            return calendar
    return None


def _gregorian_year(day: int) -> int:
    return int((day - 1) / 365.2425) + 1
