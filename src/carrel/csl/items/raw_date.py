"""Dates as people type them: EDTF (levels 0 and 1), "May 3-4, 2008", "circa 44 BC", 2008年5月3日.

What cannot be read whole is not read at all: the caller keeps the words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

ENGLISH_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber marz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
)
_ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_FILLERS = frozenset((
    "of", "the", "de", "del", "den", "der", "mon", "monday", "tue", "tuesday", "wed", "wednesday",
    "thu", "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday",
))  # fmt: skip
_EDTF = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}|XX))?(?:-(\d{1,2}|XX))?[?~%]?(?:T[\d:.+\-]+Z?)?")
_TAIL = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
_SLASHED = re.compile(
    r"(?:(\d{1,2})([/.\-]))?(\d{1,2})([/.\-])(\d{4})|(\d{4})[/.](\d{1,2})[/.](\d{1,2})|(\d{4})/(\d)"
)
_ERA_YEARS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_EAST_ASIAN = re.compile(
    r"(明治|大正|昭和|平成|令和)?\s*(\d{1,4}|元)\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?"
)
_DOUBT_BEFORE = re.compile(r"(?i)(?:circa|approx\.?|about|ca\.?|c\.?)\s*(?=[\d\[])")
_DOUBT_AFTER = ("?", "~", "%")
_ERA_DOTS = re.compile(r"(?i)\b(b|a|c)\.\s?(c|d|e)\.(?:\s?e\.)?(?!\w)")
_WORD = re.compile(r"(\d+)(?:st|nd|rd|th|er|º|ª)?(?!\w)|([^\W\d_]+)\.?")
_JOINTS = (" - ", " – ", "--", "–", "-", "/")
_LONGEST = 80
_LAST_DAY, _LAST_MONTH = 31, 12


class RawPoint(NamedTuple):
    """One end of a date as far as it was written; 0 stands for what is missing."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0


class RawDate(NamedTuple):
    """One or two ends, whether they are certain, and whether the range has no beginning or end."""

    points: tuple[RawPoint, ...]
    doubtful: bool = False
    open_start: bool = False
    open_end: bool = False


def read_raw(text: str) -> RawDate | None:
    """Read EDTF or a date in words; None if a part of it cannot be read."""
    if len(text) > _LONGEST:
        return None
    bare = text.strip()
    if bare[:1] == "[" and bare[-1:] == "]":
        bare = bare[1:-1].strip()
    start, slash, end = bare.partition("/")
    if slash and start in {"", ".."}:
        read = _read_single(end)
        return read and read._replace(open_start=True)
    if slash and end in {"", ".."}:
        read = _read_single(start)
        return read and read._replace(open_end=True)
    return _read_single(bare) or _read_range(bare)


def _read_single(text: str) -> RawDate | None:
    bare, doubtful = _without_doubt(text)
    point = _read_point(bare)
    if point is None:
        return None
    if point == (0, 0, point.day, 0):
        # A number that stands alone is a year.
        point = RawPoint(point.day)
    whole = point.year and (point.month or not point.day)
    return RawDate((point,), doubtful) if whole else None


def _without_doubt(text: str) -> tuple[str, bool]:
    """Take "ca." and its like from the head of a date, and EDTF's marks from its end."""
    before = _DOUBT_BEFORE.match(text)
    if before is not None:
        text = text[before.end() :]
    after = text.endswith(_DOUBT_AFTER)
    return (text[:-1] if after else text).strip(), after or before is not None


def _read_range(text: str) -> RawDate | None:
    """Read two ends; what is written once counts for both, as in "May 3-4, 2008"."""
    for joint in _JOINTS:
        pieces = text.split(joint)
        if len(pieces) % 2:
            continue
        half = len(pieces) // 2
        (left, doubt), (right, doubts) = (
            _without_doubt(joint.join(half_of).strip())
            for half_of in (pieces[:half], pieces[half:])
        )
        points = _read_ends(left, right)
        if points is not None:
            return RawDate(points, doubt or doubts)
    return None


def _read_ends(left: str, right: str) -> tuple[RawPoint, RawPoint] | None:
    first = _read_point(left)
    if first is None:
        return None
    tail = _TAIL.fullmatch(right)
    if tail is not None and first.day:
        # ISO 8601, 5.5: what the second end leaves out is that of the first one.
        month, day = (int(one) for one in (tail[1] if tail[2] else first.month, tail[2] or tail[1]))
        return first, RawPoint(first.year, month, day)
    last = _read_point(right)
    if last is None or not last.year:
        return None
    if last.year < 0 and first.year > -last.year and left.isdecimal():
        # The era that is written once is that of both: 100-44 BC.
        first = first._replace(year=-first.year)
    if not first.year:
        month = 0 if first.season else first.month or last.month
        first = first._replace(year=last.year, month=month)
    elif first.day and last.day and not last.month:
        last = last._replace(month=first.month)
    return _whole(first, last)


def _whole(first: RawPoint, last: RawPoint) -> tuple[RawPoint, RawPoint] | None:
    """Pass ends on unless a day has no month: then something was misread."""
    if first.month and last.day and not last.month:
        last = last._replace(month=first.month)
    whole = all(point.month or not point.day for point in (first, last))
    return (first, last) if whole else None


def _read_point(text: str) -> RawPoint | None:
    match = _EDTF.fullmatch(text)
    if match is not None and len(match[1]) > 2:  # noqa: PLR2004 - two digits may be a day
        return RawPoint(int(match[1]), _number(match[2]), _number(match[3]))
    slashed = _SLASHED.fullmatch(text)
    if slashed is not None:
        return _read_slashed(slashed)
    asian = _EAST_ASIAN.fullmatch(text)
    if asian is not None:
        year = 1 if asian[2] == "元" else int(asian[2])
        return RawPoint(year + _ERA_YEARS.get(asian[1], 0), _number(asian[3]), _number(asian[4]))
    return _read_words(text)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _read_slashed(match: re.Match[str]) -> RawPoint | None:
    """Read 5/3/2008 (month first, unless it cannot be one), 5/2008, 2008/5 and 2008/5/3."""
    if match[9]:
        return RawPoint(int(match[9]), int(match[10]))
    if match[6]:
        return RawPoint(int(match[6]), int(match[7]), int(match[8]))
    if match[1] is None:
        return RawPoint(int(match[5]), int(match[3])) if match[4] == "/" else None
    month, day = int(match[1]), int(match[3])
    # With periods, as in German, the day comes first.
    if match[2] == "." or (month > _LAST_MONTH >= day):
        month, day = day, month
    return RawPoint(int(match[5]), month, day) if match[2] == match[4] else None


def _read_words(text: str) -> RawPoint | None:
    text = _ERA_DOTS.sub(lambda match: match.group().replace(".", "").replace(" ", ""), text)
    text = re.sub(r"(?i)(\d)(?=(?:bce?|ad|ce)\b)", r"\1 ", text)
    if _WORD.sub("", text).strip(" ,.\u00a0\t"):
        return None
    found: dict[str, int] = {}
    for number, word in _WORD.findall(text):
        if word.lower() in _FILLERS:
            continue
        kind, value = _part(number, word.lower())
        if not kind or kind in found:
            return None
        found[kind] = value
    year = found.get("year", 0)
    if "era" in found and not year:
        # "44 BC": a number that small is a year when an era stands beside it.
        year = found.pop("day", 0)
    day = found.get("day", 0)
    if not found or (day > _LAST_DAY and len(found) > 1):
        return None
    return RawPoint(
        year * found.get("era", 1),
        found.get("month", 0),
        found.get("day", 0),
        found.get("season", 0),
    )


def _part(number: str, word: str) -> tuple[str, int]:
    """Tell what a word of a date is, and its number; ("", 0) for a word that is no part of one."""
    if number:
        value = int(number)
        if len(number) > 2:  # noqa: PLR2004 - days have two digits
            return ("year", value) if len(number) < 6 else ("", 0)  # noqa: PLR2004 - as far as years go
        return ("day", value) if value else ("", 0)
    if word in ENGLISH_SEASONS:
        return "season", ENGLISH_SEASONS[word]
    if word in _ERAS:
        return "era", _ERAS[word]
    month = _months().get(word, 0)
    return ("month", month) if month else ("", 0)


@cache
def _months() -> dict[str, int]:
    """List the names of months and what of three letters and more begins one, and only one."""
    found: dict[str, int] = {}
    for names in _MONTHS:
        for month, name in enumerate(names.split(), 1):
            for length in range(3, len(name) + 1):
                start = name[:length]
                found[start] = month if found.get(start, month) == month else 0
    for names in _MONTHS:
        found.update({name: month for month, name in enumerate(names.split(), 1)})
    return found
