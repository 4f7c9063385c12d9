"""A stretch of a citation taken apart: names, year, short title, locator, words that point back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from carrel.references.matching.folded_words import Word, words_in
from carrel.references.tie import Locator
from carrel.references.tying.cited_years import CitedYear, years_between
from carrel.references.tying.citing_words import (
    AND,
    AND_SIGNS,
    IBID,
    NO_NAMES,
    OPUS,
    OTHERS,
    PREFIX_SIGNS,
    PREFIXES,
    SAME_AUTHOR,
    SAME_PLACE,
    phrase_at,
)
from carrel.references.tying.entry_index import EntryIndex
from carrel.references.tying.locators import locator_at
from carrel.references.tying.names_cited import NameCited, names_cited
from carrel.values.span import Span

_QUOTED = re.compile(r"[\"“”„«‹『「《'‘]([^\"“”»›』」》]{2,120})[\"”“»›』」》'’]")
_MORE_LETTERS = re.compile(r"\s*(?:[,،/&]|and\b|und\b|et\b|y\b|и\b)\s*([b-zб-е])(?![\w.])")
_SEPARATORS = re.compile(r"[\s,،;/&]*(?:and|und|et|y|и|و)?\s*")
_GIVEN = re.compile(r"(?:[^\W\d_a-zа-я][\w'’.-]*[\s.]\s?){1,3}$")
_MOST_STRAY_WORDS = 3
_MOST_UNKNOWN_WORDS = 7


class Back(StrEnum):
    """What a cite points back to."""

    LAST = "last"
    LAST_PLACE = "last-place"
    AUTHOR = "author"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stretch says of the work it cites; ``names`` are known in the list, ``strange`` not."""

    span: Span
    names: tuple[NameCited, ...] = ()
    strange: tuple[str, ...] = ()
    others: bool = False
    year: CitedYear | None = None
    title: tuple[str, ...] = ()
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    back: Back | None = None
    initials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The text that citations are read from: as it is, and with ASCII digits."""

    text: str
    plain: str
    index: EntryIndex


def readings_in(source: Source, within: Span) -> list[Reading]:
    """The cites of a stretch without semicolons, in order."""
    words = words_in(source.text[within.start : within.end], within.start)
    if not words:
        return []
    back = _pointing_back(source, within, words)
    if back is not None:
        return [back]
    years = years_between(source.plain, within)
    if not years:
        alone = _without_year(source, within, words)
        return [alone] if alone else []
    return _with_years(source, within, words, years)


def _pointing_back(source: Source, within: Span, words: Sequence[Word]) -> Reading | None:
    forms = [word.form for word in words]
    at = 0
    while at < len(forms) - 1 and forms[at] in PREFIXES and not phrase_at(forms, at, IBID):
        at += 1
    taken = phrase_at(forms, at, IBID)
    if not taken:
        return None
    rest = Span(words[at + taken - 1].end, within.end)
    locator = locator_at(source.text, source.plain, rest)
    end = locator.span.end if locator else rest.start
    suffix = source.text[end : within.end].strip(" .,;،。，页頁쪽")
    if len(suffix.split()) > _MOST_STRAY_WORDS:
        return None
    place = phrase_at(forms, at, SAME_PLACE) and not locator
    return Reading(
        Span(words[at].start, end),
        locator=locator,
        prefix=source.text[within.start : words[at].start].strip(),
        suffix=suffix,
        back=Back.LAST_PLACE if place else Back.LAST,
    )


def readings_of_named(source: Source, within: Span, named: Reading) -> list[Reading]:
    """The cites of a bracket behind names that it belongs to: ``Jalali (2001: 3; 2003)``."""
    years = years_between(source.plain, within)
    if not years or source.text[within.start : years[0].span.start].strip(" ,،[:"):
        return []
    first = replace(named, year=years[0], span=years[0].span)
    words = words_in(source.text[within.start : within.end], within.start)
    return _with_years(source, within, words, years[1:], first)


def _with_years(
    source: Source,
    within: Span,
    words: Sequence[Word],
    years: Sequence[CitedYear],
    first: Reading | None = None,
) -> list[Reading]:
    found = [first] if first else []
    at = first.span.end if first else within.start
    for year in years:
        if year.span.start < at:
            continue
        region = Span(at, year.span.start)
        here = [word for word in words if region.start <= word.start and word.end <= region.end]
        reading = _dated(source, region, here, year, found)
        if reading is None:
            continue
        found.append(reading)
        at = year.span.end
    return _completed(source, found, within)


def _dated(
    source: Source, region: Span, words: Sequence[Word], year: CitedYear, before: list[Reading]
) -> Reading | None:
    """The cite that a year belongs to; None where it is a page, or no citation at all."""
    reading = _named(source, region, words)
    if reading is not None:
        return replace(reading, year=year)
    written = source.text[region.start : region.end]
    if before and _SEPARATORS.fullmatch(written):
        keys = before[-1].names[:1]
        if any(source.index.first_authors(name.key, (year.year,)) for name in keys):
            return replace(before[-1], span=year.span, year=year, prefix="")
        return None
    return _strange(region, words, year, written)


def _completed(source: Source, found: list[Reading], within: Span) -> list[Reading]:
    """Every cite with its locator, its suffix and the cites of further letters (2001a, b)."""
    whole: list[Reading] = []
    for at, reading in enumerate(found):
        assert reading.year is not None
        end = found[at + 1].span.start if at + 1 < len(found) else within.end
        letters = list(_further_letters(source, reading, end))
        start = letters[-1].span.end if letters else reading.year.span.end
        dated = replace(reading, span=Span(reading.span.start, reading.year.span.end))
        *firsts, last = [dated, *letters]
        whole.extend([*firsts, located(source, last, Span(start, end))])
    return whole


def _further_letters(source: Source, reading: Reading, end: int) -> list[Reading]:
    year = reading.year
    more: list[Reading] = []
    if year is None or not year.letter:
        return more
    match = _MORE_LETTERS.match(source.plain, year.span.end, end)
    while match:
        span = Span(*match.span(1))
        again = year._replace(letter=match[1], span=span)
        more.append(replace(reading, span=span, year=again, prefix=""))
        match = _MORE_LETTERS.match(source.plain, match.end(), end)
    return more


def located(source: Source, reading: Reading, rest: Span) -> Reading:
    """A cite with the locator that begins ``rest`` (the page behind a volume) and its suffix."""
    locator = locator_at(source.text, source.plain, rest)
    end = rest.start
    while locator is not None:
        end = locator.span.end
        reading = replace(reading, locator=locator)
        further = locator_at(source.text, source.plain, Span(end, rest.end), bare=False)
        locator = further if further and further.label != locator.label else None
    suffix = source.text[end : rest.end].strip(" .,;،؛；)。，页頁쪽")
    start = min(reading.span.start, end)
    return replace(reading, span=Span(start, max(end, reading.span.end)), suffix=suffix)


def _named(source: Source, region: Span, words: Sequence[Word]) -> Reading | None:
    """The cite whose known names stand before a year or a page."""
    found = names_cited(source.text, words, source.index)
    if not found:
        return None
    first, last = found[0], found[-1]
    between = [word for word in words if first.end <= word.start]
    others, stray = _apart(between, found)
    quoted = _QUOTED.search(source.text, last.end, region.end)
    title = tuple(
        word.form for word in words if quoted and quoted.start() < word.start < quoted.end()
    )
    stray = [word for word in stray if word.form not in title]
    if len(stray) > _MOST_STRAY_WORDS and not title:
        return None
    strange = _strange_names(source.text, stray)
    start, initials = _given_before(source.text, region, first)
    strange = (*_name_before(source.text, words, first), *strange)
    prefix = source.text[region.start : start].strip(" ,،;(")
    return Reading(
        Span(start, region.end), tuple(found), strange, others, title=title,
        prefix=prefix, initials=initials,
    )  # fmt: skip


def _apart(words: Sequence[Word], found: Sequence[NameCited]) -> tuple[bool, list[Word]]:
    """Whether *et al.* stands among the words, and those that are neither that, names nor *and*."""
    forms = [word.form for word in words]
    stray: list[Word] = []
    others = False
    at = 0
    while at < len(words):
        taken = phrase_at(forms, at, OTHERS)
        others = others or bool(taken)
        word = words[at]
        named = any(name.start <= word.start < name.end for name in found)
        if not taken and not named and forms[at] not in AND | AND_SIGNS and len(forms[at]) > 1:
            stray.append(word)
        at += taken or 1
    return others, stray


def _strange_names(text: str, stray: Sequence[Word]) -> tuple[str, ...]:
    return tuple(
        text[word.start : word.end]
        for word in stray
        if text[word.start].isupper() and word.form not in NO_NAMES
    )


def _given_before(text: str, region: Span, first: NameCited) -> tuple[int, tuple[str, ...]]:
    """Where the name begins with the given names before it, and their initials."""
    match = _GIVEN.search(text, max(region.start, first.start - 40), first.start)
    if match is None:
        return first.start, ()
    words = words_in(match.group(), match.start())
    while words and words[0].form in PREFIXES | AND | NO_NAMES and len(words[0].form) > 1:
        words = words[1:]
    if not words:
        return first.start, ()
    return words[0].start, tuple(word.form[0] for word in words)


def _name_before(text: str, words: Sequence[Word], first: NameCited) -> tuple[str, ...]:
    """The name before an *and* before the first known one: it stands in no entry."""
    before = [word for word in words if word.end <= first.start]
    joined = len(before) > 1 and before[-1].form in AND | AND_SIGNS
    if joined and text[before[-2].start].isupper() and before[-2].form not in PREFIXES:
        return (text[before[-2].start : before[-2].end],)
    return ()


def _strange(region: Span, words: Sequence[Word], year: CitedYear, written: str) -> Reading | None:
    """A citation by its form (name, year) of a work that the list may lack."""
    kept = [word for word in words if word.form not in PREFIXES | AND]
    if not 0 < len(kept) <= _MOST_UNKNOWN_WORDS or not year.year:
        return None
    others, names = _apart(kept, ())
    cased = [word for word in names if written[word.start - region.start].isupper()]
    if not names or len(cased) < len(names) or any(word.form in NO_NAMES for word in names):
        return None
    prefix = written[: kept[0].start - region.start].strip(" ,;")
    strange = tuple(written[w.start - region.start : w.end - region.start] for w in names)
    span = Span(kept[0].start, year.span.end)
    return Reading(span, (), strange, others, year=year, prefix=prefix)


def _without_year(source: Source, within: Span, words: Sequence[Word]) -> Reading | None:
    """Name, perhaps a short title, and a page, as MLA has it; or a title and a page."""
    found = names_cited(source.text, words, source.index)
    before = [word for word in words if not found or word.end <= found[0].start]
    if not found:
        return _titled(source, within, ())
    start, initials = _given_before(source.text, within, found[0])
    known = PREFIXES | PREFIX_SIGNS
    if any(word.form not in known for word in before if word.end <= start):
        return None
    forms = [word.form for word in words]
    at = next(n for n, word in enumerate(words) if word.start >= found[-1].start)
    while at < len(words) and words[at].start < found[-1].end:
        at += 1
    others = at < len(words) and phrase_at(forms, at, OTHERS)
    at += others
    opus = phrase_at(forms, at, OPUS) if at < len(words) else 0
    end = words[at + opus - 1].end if at + opus else within.start
    end = end + 1 if source.text[end : end + 1] == "." else end
    reading = Reading(
        Span(start, end), tuple(found), (), bool(others), initials=initials,
        prefix=source.text[within.start : start].strip(),
        back=Back.WORK if opus else None,
    )  # fmt: skip
    return _page_or_title(source, reading, Span(end, within.end))


def _page_or_title(source: Source, reading: Reading, rest: Span) -> Reading | None:
    written = source.text[rest.start : rest.end]
    if not written.strip(" .,;،"):
        return reading
    ended = located(source, reading, rest)
    if ended.locator is not None and not ended.suffix:
        return ended
    return _titled(source, rest, (reading,))


def _titled(source: Source, within: Span, named: tuple[Reading, ...]) -> Reading | None:
    """A quoted title, and a page or nothing behind it."""
    quoted = _QUOTED.search(source.text, *within)
    if quoted is None or source.text[within.start : quoted.start()].strip(" ,،:："):
        return None
    title = tuple(word.form for word in words_in(quoted[1]))
    start = named[0] if named else Reading(Span(quoted.start(), quoted.end()))
    whole = replace(start, title=title, span=Span(start.span.start, quoted.end()))
    ended = located(source, whole, Span(quoted.end(), within.end))
    return ended if title and not ended.suffix else None


def same_author_at(forms: Sequence[str]) -> int:
    """How many words of a stretch's beginning stand for the author cited last."""
    return phrase_at(forms, 0, SAME_AUTHOR) if forms else 0
