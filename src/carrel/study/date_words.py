"""Dates in English words as EDTF: "fall of 2000", "until the early 1950s", "19th century"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from carrel.study.edtf import days_of, edtf_bounds

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")

_NUMBERS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_TENS = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)  # fmt: skip
_MONTH_NAMES = "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "May" else m for m in MONTHS).lower()
_MONTH = _MONTH_NAMES.replace("sep(?:tember)", "sept?(?:ember)")
# A year of fewer digits is more often a slip than a year, unless its era is named.
_YEAR = r"(?P<year>\d{4}|\d{1,3}(?= ?(?:bc|ce|ad)))(?: ?(?P<era>bce?|ce|ad))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PART = r"(?P<part>early|mid|late|first half|second half)"

_ABOUT = re.compile(r"^(?:about|around|approximately|roughly|circa|ca?\.?|~)(?= |\d) ?")
_FROM_TO = re.compile(
    r"^(?:from |between )?(.+?) ?(?: to | until | till | through | and |–|—|/) ?(.+)$"
)
_YEARS = re.compile(r"^(\d{3,4}) ?- ?(\d{2,4})$")
_SINCE = re.compile(r"^(?:since|from|starting (?:in|with)) (.+)$|^(.+?) (?:on|onwards?)$")
_UNTIL = re.compile(r"^(?:until|till|up to|by|through) (.+)$")
_BEFORE, _AFTER = re.compile(r"^(?:before|prior to) (.+)$"), re.compile(r"^after (.+)$")
_NOW = {"now", "today", "present", "date", "this day"}

_THE_2000S = 2000
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
_HALVES = {"first half": (0, 1), "second half": (1, 2)}


def edtf_of_words(written: str) -> str | None:
    """The EDTF string for a date in words or figures, or ``None`` where it is not understood."""
    text = _plain(written)
    return _range(text) or _open(text) or _about(text)


def _plain(written: str) -> str:
    """Small letters, ASCII figures and single spaces, without the words that say nothing."""
    text = unicodedata.normalize("NFKC", written).casefold().replace("’", "'")
    text = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    text = re.sub(r"\b(?:the|in|on|of|during|year|years|month)\b|,", " ", text)
    text = re.sub(r"\b(early|mid|late|first|second)-(?=\w)(?!half)", r"\1 ", text)
    text = re.sub(r"\b(?:beginning|start|opening)\b", "early", text)
    text = re.sub(r"\b(?:end|close|closing)\b", "late", text)
    text = re.sub(r"\bmiddle\b", "mid", text)
    return re.sub(r"\s+", " ", text).strip(" .")


def _range(text: str) -> str | None:
    years = _YEARS.match(text)
    if years:
        first, second = years.groups()
        return _joined(first, first[: len(first) - len(second)] + second)
    found = _FROM_TO.match(text)
    if found is None:
        return None
    first, second = found.groups()
    # "March to June 2001", "12 to 15 March 2001": the first takes what it lacks from the second.
    for lacking in (*_tails(second), "") if len(first) <= len("12") else ("", *_tails(second)):
        joined = _joined(f"{first} {lacking}".strip(), second)
        if joined:
            return joined
    return None


def _tails(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at:]) for at in range(len(words) - 1, 0, -1)]


def _joined(first: str, second: str) -> str | None:
    start, end = _about(first), _open_end(second)
    if start is None or end is None or ("/" in start and ".." in start):
        return None
    joined = f"{start.split('/')[0]}/{end.split('/')[-1]}"
    return joined if edtf_bounds(joined) else None


def _open_end(text: str) -> str | None:
    return ".." if text in _NOW else _about(text)


def _open(text: str) -> str | None:
    readings: tuple[tuple[re.Pattern[str], Callable[[str], str | None]], ...] = (
        (_SINCE, lambda edtf: f"{edtf.split('/')[0]}/.."),
        (_UNTIL, lambda edtf: f"../{edtf.split('/')[-1]}"),
        (_BEFORE, lambda edtf: _beside(edtf.split("/")[0], -1)),
        (_AFTER, lambda edtf: _beside(edtf.split("/")[-1], +1)),
    )
    for pattern, opened in readings:
        found = pattern.match(text)
        inner = _about(next(part for part in found.groups() if part)) if found else None
        if inner:
            return opened(inner)
    return None


def _beside(edtf: str, step: int) -> str | None:
    """All that lies before or after a date: up to the day, month or year beside it."""
    sign = edtf[-1] if edtf[-1] in "?~%" else ""
    bounds = edtf_bounds(edtf)
    if bounds is None or bounds.start is None or bounds.end is None:
        return None
    numbers = re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf.rstrip("?~%"))
    if numbers is None:
        year = int(bounds.start) - 1 if step < 0 else int(bounds.end)
        beside = _year(year)
    else:
        year, month, day = (int(part) if part else None for part in numbers.groups())
        beside = _next_date(year or 0, month, day, step)
    return f"../{beside}{sign}" if step < 0 else f"{beside}{sign}/.."


def _next_date(year: int, month: int | None, day: int | None, step: int) -> str:
    if month is None or month > len(MONTHS):
        return _year(year + step)
    if day is not None:
        day += step
        if 1 <= day <= days_of(year, month):
            return f"{_year(year)}-{month:02d}-{day:02d}"
    turned = year * 12 + month - 1 + step
    year, month = turned // 12, turned % 12 + 1
    if day is None:
        return f"{_year(year)}-{month:02d}"
    return f"{_year(year)}-{month:02d}-{1 if step > 0 else days_of(year, month):02d}"


def _about(text: str) -> str | None:
    bare = _ABOUT.sub("", text)
    doubt = bare.endswith("?")
    edtf = _point(bare.rstrip("? "))
    if edtf is None or (bare == text and not doubt):
        return edtf
    sign = "%" if doubt and bare != text else "?" if doubt else "~"
    return "/".join(part if part[-1] in "?~%." else part + sign for part in edtf.split("/"))


def _point(text: str) -> str | None:
    if text and edtf_bounds(text.upper()) and not text.isalpha():
        return text.upper()
    for pattern, reading in _POINTS:
        found = pattern.fullmatch(text)
        if found:
            return reading({name: part or "" for name, part in found.groupdict().items()})
    return None


Parts = dict[str, str]


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _year_of(parts: Parts) -> int:
    """Astronomical: 1 BC is the year 0."""
    return 1 - int(parts["year"]) if parts["era"].startswith("b") else int(parts["year"])


def _written_year(parts: Parts) -> str:
    return _year(_year_of(parts))


def _month_of(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3]))


def _day(parts: Parts) -> str | None:
    edtf = f"{_written_year(parts)}-{_month_of(parts['month']):02d}-{int(parts['day']):02d}"
    return edtf if edtf_bounds(edtf) else None


def _month(parts: Parts) -> str:
    year, month = _year_of(parts), _month_of(parts["month"])
    whole = f"{_year(year)}-{month:02d}"
    if not parts["part"]:
        return whole
    days = days_of(year, month)
    cuts = (0, 10, 20, days) if parts["part"] in _THIRDS else (0, 15, days)
    low, high = (_THIRDS | _HALVES)[parts["part"]]
    return f"{whole}-{cuts[low] + 1:02d}~/{whole}-{cuts[high]:02d}~"


def _season(parts: Parts) -> str:
    name = "autumn" if parts["season"] == "fall" else parts["season"]
    return f"{_written_year(parts)}-{SEASONS.index(name) + 21}"


def _quarter(parts: Parts) -> str:
    nth = _NUMBERS.index(parts["nth"]) + 1 if parts["nth"] in _NUMBERS else int(parts["nth"][0])
    return f"{_written_year(parts)}-{nth + 32}"


def _part_of_year(parts: Parts) -> str:
    year = _written_year(parts)
    if parts["part"] in _HALVES:
        return f"{year}-{40 + _HALVES[parts['part']][0]}"
    return f"{year}-{37 + _THIRDS[parts['part']][0]}"


def _decade(parts: Parts) -> str:
    tens = _TENS.index(parts["tens"]) + 2 if parts.get("tens") else 0
    first = int(parts["decade"]) if parts["decade"] else 1900 + 10 * tens
    # "The 1900s" are a century; "the 2000s" are ten years.
    length = 100 if first % 100 == 0 and parts["decade"] and first < _THE_2000S else 10
    return _stretch(first, length, parts["part"])


def _century(parts: Parts) -> str:
    nth = parts["nth"]
    number = _NUMBERS.index(nth) + 1 if nth in _NUMBERS else int(re.sub(r"\D", "", nth))
    before = parts["era"].startswith("b")
    first = 1 - 100 * number if before else 100 * (number - 1)
    return _stretch(first, 100, parts["part"])


def _stretch(first: int, length: int, part: str) -> str:
    """A decade or a century, or a part of it: early and late are its outer thirds."""
    if not part:
        digits = f"{first:04d}"[: 3 if length == 10 else 2]  # noqa: PLR2004 - ten years
        if first >= 0:
            return digits + ("X" if length == 10 else "XX")  # noqa: PLR2004 - ten years
        return f"{_year(first)}/{_year(first + length - 1)}"
    if part in _HALVES:
        low, high = (at * length // 2 for at in _HALVES[part])
        return f"{_year(first + low)}/{_year(first + high - 1)}"
    thirds = (0, round(length * 0.4), round(length * 0.7), length)
    if length == 100:  # noqa: PLR2004 - a century
        thirds = (0, 34, 67, 100)
    low, high = (thirds[at] for at in _THIRDS[part])
    return f"{_year(first + low)}~/{_year(first + high - 1)}~"


_NTH = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_POINTS: tuple[tuple[re.Pattern[str], Callable[[Parts], str | None]], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (_YEAR, _written_year),
        (r"(?:ad|ce) (?P<year>\d{1,4})(?P<era>)", _written_year),
        (rf"(?:{_PART} )?(?P<month>{_MONTH})\.? {_YEAR}", _month),
        (rf"{_DAY} (?P<month>{_MONTH})\.? {_YEAR}", _day),
        (rf"(?P<month>{_MONTH})\.? {_DAY} {_YEAR}", _day),
        (rf"(?P<season>spring|summer|autumn|fall|winter) {_YEAR}", _season),
        (rf"q(?P<nth>[1-4]) {_YEAR}", _quarter),
        (rf"(?P<nth>[1-4](?:st|nd|rd|th)|first|second|third|fourth) quarter {_YEAR}", _quarter),
        (rf"{_PART} {_YEAR}", _part_of_year),
        (rf"(?:{_PART} )?(?P<decade>\d{{2,3}}0)'?s", _decade),
        (rf"(?:{_PART} )?(?P<decade>)(?P<tens>{'|'.join(_TENS)})", _decade),
        (rf"(?:{_PART} )?{_NTH} century(?: (?P<era>bce?|ce|ad))?", _century),
    )
)
