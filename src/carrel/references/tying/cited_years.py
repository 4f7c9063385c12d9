"""The years of entries and of citations, and how far two of them agree."""

from __future__ import annotations

import re
from typing import NamedTuple

from carrel.references.matching.folded_words import forms_of, plain_digits
from carrel.references.tying.citing_words import COMING, NO_DATE
from carrel.values.calendars import PERSIAN
from carrel.values.span import Span

YEAR = re.compile(
    r"(?<![\w./-])(?:(?P<first>1\d{3}|20\d{2})\s?/\s?|\[(?P<original>1\d{3}|20\d{2})\]\s?)?"
    r"(?P<year>1\d{3}|20\d{2})(?:/\d{2,4})?(?:\s?[–-]\s?(?:1\d{3}|20\d{2}))?"
    r"(?P<letter>[a-zа-еا-ي]{1,2}(?![\w]))?(?:[eمشقг]\b\.?)?(?!\w|-\d)"
)
"""A year in ASCII digits, with its letter: ``1999a``, ``1938/1990``."""
_SOLAR = range(1250, 1450)
_SOLAR_TO_GREGORIAN = 621


class CitedYear(NamedTuple):
    """A year as it is cited: ``year`` and ``other`` (of a first edition) or 0; ``letter`` or "".

    A work without a date, or one that has not appeared, has 0 and its words in ``words``.
    """

    year: int
    letter: str
    span: Span
    other: int = 0
    words: str = ""


class Agreement(NamedTuple):
    """How well two years agree, 0 to 1, and a sentence on it; "" where there is nothing to say."""

    share: float
    reason: str


_NONE = Agreement(0.0, "")
_WORDED = re.compile(
    r"(?<!\w)(?:n\.\s?d\.|n\.d\b|o\.\s?[JD]\.|s\.\s?[dfa]\.|b\.\s?d\.|б\.\s?г\.|б\.\s?д\.|د\.\s?ت"
    r"|بی[\s\u200c]?تا|in press|forthcoming|im Erscheinen|im Druck|à paraître|en prensa|в печати"
    r"|zj|z\.\s?j\.|t\.\s?y\.|زیر چاپ|تحت الطبع|印刷中|无日期)(?:[-–]?(?P<letter>[a-z])\b)?"
)


def years_between(plain: str, within: Span) -> list[CitedYear]:
    """The years of a stretch of text with ASCII digits, in order; words for a year only alone."""
    found = [_cited(match) for match in YEAR.finditer(plain, *within)]
    if found:
        return found
    worded = _WORDED.search(plain, *within)
    if worded is None:
        return []
    return [CitedYear(0, worded["letter"] or "", Span(*worded.span()), 0, worded.group())]


def _cited(match: re.Match[str]) -> CitedYear:
    first = int(match["first"] or match["original"] or 0)
    return CitedYear(int(match["year"]), match["letter"] or "", Span(*match.span()), first)


class EntryYear(NamedTuple):
    """The year of an entry: 0 without one; ``elsewhere`` are the other years in its words."""

    year: int
    letter: str
    calendar: str
    elsewhere: frozenset[int]


def agreement(cited: CitedYear, entry: EntryYear) -> Agreement:
    """How well a cited year agrees with an entry's, its letter apart."""
    if not cited.year:
        return _without_year(cited, entry)
    if entry.year in {cited.year, cited.other}:
        return Agreement(1.0, "")
    if _same_in_other_calendar(cited.year, entry):
        return Agreement(0.85, f"{entry.year} and {cited.year} may be one year of two calendars.")
    if {cited.year, cited.other} & entry.elsewhere:
        return Agreement(0.6, f"{cited.year} stands in the entry, but not as its year.")
    return _near(cited.year, entry.year)


def _near(cited: int, year: int) -> Agreement:
    if not year:
        return Agreement(0.3, "The entry has no year.")
    if abs(cited - year) == 1:
        return Agreement(0.5, f"The year differs by one: {cited} and {year}.")
    if sum(a != b for a, b in zip(str(cited), str(year), strict=False)) == 1:
        return Agreement(0.3, f"The year differs in one figure: {cited} and {year}.")
    return _NONE


def _same_in_other_calendar(cited: int, entry: EntryYear) -> bool:
    solar, gregorian = sorted((cited, entry.year))
    apart = gregorian - solar in {_SOLAR_TO_GREGORIAN, _SOLAR_TO_GREGORIAN + 1}
    return (
        solar in _SOLAR
        and apart
        and (entry.calendar == PERSIAN or entry.year in _SOLAR or cited in _SOLAR)
    )


def _without_year(cited: CitedYear, entry: EntryYear) -> Agreement:
    if not entry.year:
        return Agreement(0.95, "Neither has a year.")
    said = forms_of(plain_digits(cited.words))
    kind = "without a date" if said in NO_DATE else "as not yet published"
    if said not in NO_DATE and said not in COMING:
        kind = "without a year"
    return Agreement(0.45, f"Cited {kind}, but the entry has the year {entry.year}.")


def letter_agreement(cited: str, entry: str) -> Agreement:
    """How well the letters after two equal years agree."""
    if cited == entry:
        return Agreement(1.0, "")
    if not cited:
        return Agreement(0.8, f"The citation lacks the letter “{entry}” of the entry's year.")
    if not entry:
        return Agreement(0.75, f"The entry's year has no letter “{cited}”.")
    return Agreement(0.1, f"The letters after the year differ: “{cited}” and “{entry}”.")
