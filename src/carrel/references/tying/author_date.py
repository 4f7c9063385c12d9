"""Author-date citations in running text: in brackets, and with the name before the bracket."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from carrel.references.matching.folded_words import Word, words_in
from carrel.references.tying.citing_words import AND, AND_SIGNS, OTHERS, phrase_at
from carrel.references.tying.locators import locator_at
from carrel.references.tying.names_cited import NameCited, names_cited
from carrel.references.tying.segment import (
    Reading,
    Source,
    located,
    readings_in,
    readings_of_named,
)
from carrel.values.span import Span

_ROUND = re.compile(r"[(（]([^()（）]{1,400})[)）]")
_SQUARE = re.compile(r"[\[［]([^\[\]［］]{4,300})[\]］]")
_SEMICOLON = re.compile("[;；؛]")
_BEFORE = 120
_NEAR = 40
_MOST_NAMES = 8


class Citation(NamedTuple):
    """A citation as it stands: its span, and a reading of each cite."""

    span: Span
    readings: tuple[Reading, ...]


class Outside:
    """The stretches of a text in which no citation is looked for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def has(self, position: int) -> bool:
        """Whether a code point lies in one of them."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._spans[at].end


def author_date_citations(source: Source, outside: Outside) -> Iterator[Citation]:
    """The citations by name and year, or by name and page, in the order of their kinds of bracket."""
    taken: list[Span] = []
    for shape in (_ROUND, _SQUARE):
        for match in shape.finditer(source.text):
            if outside.has(match.start()) or "\n\n" in match.group():
                continue
            if shape is _SQUARE and not _dated(source, match):
                continue
            citation = _citation(source, match)
            if citation and not any(citation.span.meets(span) for span in taken[-1:]):
                yield citation
                if shape is _ROUND:
                    taken.append(citation.span)


def _dated(source: Source, match: re.Match[str]) -> bool:
    """Whether a square bracket holds letters and a year: it is no number and no *sic*."""
    inside = source.plain[match.start(1) : match.end(1)]
    return bool(re.search(r"[^\W\d_]{2}", inside) and re.search(r"\d{4}", inside))


def _citation(source: Source, match: re.Match[str]) -> Citation | None:
    readings: list[Reading] = []
    span = Span(*match.span())
    for at, segment in enumerate(_segments(source.text, Span(*match.span(1)))):
        found: list[Reading] = []
        if at == 0:
            found = _behind_names(source, match.start(), segment)
            if found:
                span = Span(min(found[0].names[0].start, span.start), span.end)
        readings.extend(
            found or _same_names(source, segment, readings) or readings_in(source, segment)
        )
    return Citation(span, tuple(readings)) if readings else None


def _segments(text: str, within: Span) -> Iterator[Span]:
    start = within.start
    for mark in _SEMICOLON.finditer(text, *within):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, within.end)


def _same_names(source: Source, segment: Span, before: Sequence[Reading]) -> list[Reading]:
    """Further years of the names before: ``(Smith 2001, 3; 2003, 5)``."""
    if not before or not before[-1].names:
        return []
    return readings_of_named(source, segment, _bare(before[-1]))


def _bare(reading: Reading) -> Reading:
    return replace(reading, prefix="", suffix="", locator=None, title=())


def _behind_names(source: Source, bracket: int, segment: Span) -> list[Reading]:
    first = source.plain[segment.start : segment.end].lstrip()[:1]
    if not (first.isdigit() or first in "npSsСс[زبدوص第无p:"):
        return []
    named = _names_before(source, bracket)
    if named is None:
        return []
    found = readings_of_named(source, segment, named)
    if found:
        return found
    if source.index.numbered:
        return []
    locator = locator_at(source.text, source.plain, segment)
    if locator is None or source.text[locator.span.end : segment.end].strip(" ."):
        return []
    return [located(source, replace(named, span=Span(named.span.start, segment.start)), segment)]


def _names_before(source: Source, bracket: int) -> Reading | None:
    """The names that stand directly before a bracket, joined by commas and *and*."""
    near = max(0, bracket - _NEAR)
    if not names_cited(source.text, words_in(source.text[near:bracket], near), source.index):
        return None
    start = max(0, bracket - _BEFORE)
    words = [
        word
        for word in words_in(source.text[start:bracket], start)
        if start == 0 or word.start > start
    ]
    found = names_cited(source.text, words, source.index)
    if not found or source.text[found[-1].end : bracket].count("\n\n"):
        return None
    behind = [word for word in words if word.start >= found[-1].end]
    others = _only_others(source.text, behind, found[-1])
    if others is None:
        return None
    chain = _chain(source.text, words, found)
    return Reading(Span(chain[0].start, bracket), tuple(chain), (), others)


def _only_others(text: str, behind: Sequence[Word], last: NameCited) -> bool | None:
    """Whether *et al.* stands behind the last name; None where anything else does."""
    rest = list(behind)
    if rest and text[last.end : rest[0].start] in {"'", "’"} and len(rest[0].form) <= 4:  # noqa: PLR2004 - 's, and Turkish cases
        rest = rest[1:]
    forms = [word.form for word in rest]
    taken = phrase_at(forms, 0, OTHERS) if forms else 0
    left = rest[taken:]
    # A particle grown on to a name in Korean and Japanese is a sign of its own.
    if left and not (len(left) == 1 and len(left[0].form) == 1 and left[0].form > "\u2e80"):
        return None
    return bool(taken)


def _chain(text: str, words: Sequence[Word], found: Sequence[NameCited]) -> list[NameCited]:
    chain = [found[-1]]
    for name in reversed(found[:-1][-_MOST_NAMES:]):
        gap = text[name.end : chain[0].start]
        between = [word.form for word in words if name.end <= word.start < chain[0].start]
        joined = all(form in AND | AND_SIGNS or len(form) == 1 for form in between)
        if (
            not joined
            or not (between or re.search(r"[,،、/&-]", gap))
            or re.search(r"[.;:!?]\s", gap)
        ):
            break
        chain.insert(0, name)
    return chain
