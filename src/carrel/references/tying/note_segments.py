"""A note taken apart: the works that it refers to in a short form, by its own signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from carrel.references.matching.folded_words import Word, words_in
from carrel.references.tying.citing_words import IBID, OPUS, PREFIXES, phrase_at
from carrel.references.tying.locators import locator_at
from carrel.references.tying.names_cited import names_cited
from carrel.references.tying.segment import (
    Back,
    Reading,
    Source,
    located,
    readings_in,
    same_author_at,
)
from carrel.values.span import Span

_NUMBER = re.compile(
    r"\s*(?:[\[(]?\d{1,4}[\])]?[.:]?(?=\s)|\d{1,4}[\]).:،-]+|[⁰¹²³⁴-⁹]{1,4}|[①-⒇]|[*†‡]+)\s*"
)
_BORDER = re.compile(
    r"[;；؛]|(?<=[.!?。])\s+(?=(?:See|Cf|Compare|Vgl|Siehe|Dazu|So auch|См|Ср|Voir|Cfr|Si veda|Véase|Zie|Zob|Bkz)\b"
    r"|نک|ر\.\s?ک|رجوع|بنگرید|انظر|راجع)|\n\s*\n"
)
_NOTE_NUMBER = re.compile(
    r"[(\[]?\s*(?:supra,?\s+|above,?\s+|oben,?\s+|wie\s+|cit(?:ed|ato)?\s+(?:in|alla)?\s*)?"
    r"(?:nn?\.|note|notes|fn\.|Anm\.|Fn\.|nota|прим\.|сн\.|پانوشت|هامش)\s*(?P<number>\d{1,4})\s*[)\]]?"
)
_COMMAS = re.compile(r"[,،，.:]\s")
_MOST_COMMAS = 12
_LONGEST = 400


def number_of(plain: str, note: Span) -> tuple[int, int]:
    """The number that a note begins with, 0 for none, and where its words begin.

    ``plain`` is the text with ASCII digits.
    """
    match = _NUMBER.match(plain, *note)
    if match is None:
        return 0, note.start
    digits = re.search(r"\d+", unicodedata.normalize("NFKC", match.group()))
    return int(digits.group()) if digits else 0, match.end()


def segments(source: Source, within: Span) -> Iterator[Span]:
    """The stretches of a note, one for each work: cut at semicolons and before *see*."""
    start = within.start
    for mark in _BORDER.finditer(source.text, *within):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, within.end)


def note_readings(source: Source, segment: Span) -> list[Reading]:
    """What a stretch of a note cites: as in running text, or name, short title and page."""
    within = _trimmed(source, segment)
    words = words_in(source.text[within.start : within.end], within.start)
    if not words or within.length > _LONGEST:
        return []
    return (
        _of_same_author(source, within, words)
        or _of_known_work(source, within, words)
        or _of_last_work(source, within, words)
        or readings_in(source, within)
        or _short_title(source, within, words)
    )


def note_pointed_to(source: Source, within: Span) -> int:
    """The number of the note that a stretch points to: ``(n. 5)``, ``wie Anm. 5``; 0 for none."""
    found = _NOTE_NUMBER.search(source.plain, *within)
    return int(found["number"]) if found else 0


def _trimmed(source: Source, segment: Span) -> Span:
    text = source.text[segment.start : segment.end]
    start = segment.start + len(text) - len(text.lstrip())
    return Span(start, max(start, segment.start + len(text.rstrip())))


def _without_prefix(words: Sequence[Word], *, keep: bool) -> int:
    """How many words before the first name or word of back-reference only lead to it."""
    forms = [word.form for word in words]
    at = 0
    while at < len(forms) - 1 and forms[at] in PREFIXES:
        if keep and (phrase_at(forms, at, IBID) or same_author_at(forms[at:])):
            break
        at += 1
    return at


def _of_same_author(source: Source, within: Span, words: Sequence[Word]) -> list[Reading]:
    """``ders., Strategie, S. 5``: the author of the work before, and another title."""
    at = _without_prefix(words, keep=True)
    taken = same_author_at([word.form for word in words[at:]])
    if not taken or len(words) == at + taken:
        return []
    start = words[at].start
    rest = Span(words[at + taken - 1].end, within.end)
    dated = [one for one in readings_in(source, rest) if one.year is not None]
    titled = _title_and_locator(source, rest)
    if titled is None or not (titled.title or dated):
        return []
    year = dated[0].year if dated else None
    # A year behind the words of a title is that of a full form, which is no short title.
    return [replace(titled, span=Span(start, titled.span.end), year=year, back=Back.AUTHOR)]


def _of_known_work(source: Source, within: Span, words: Sequence[Word]) -> list[Reading]:
    """``Иванов И. И. Указ. соч. С. 45``, ``کرمی، همان، ص ۵``: a name, and *the work cited*."""
    found = names_cited(source.text, words, source.index)
    if not found:
        return []
    end = _behind_opus(words, found[-1].end)
    rest = Span(end, within.end)
    pointer = _NOTE_NUMBER.match(source.plain, *_behind_marks(source, rest))
    if end == found[-1].end and not pointer:
        return []
    rest = Span(pointer.end(), rest.end) if pointer else rest
    reading = Reading(Span(found[0].start, rest.start), tuple(found), back=Back.WORK)
    return [located(source, reading, rest)]


def _behind_opus(words: Sequence[Word], start: int) -> int:
    """The end of *op. cit.* or *ibid.* behind names and initials; ``start`` where none stands."""
    forms = [word.form for word in words]
    for at, word in enumerate(words):
        if word.start < start:
            continue
        taken = phrase_at(forms, at, OPUS) or phrase_at(forms, at, IBID)
        if taken:
            return words[at + taken - 1].end
        if len(word.form) > 1:
            break
    return start


def _of_last_work(source: Source, within: Span, words: Sequence[Word]) -> list[Reading]:
    """*Op. cit.* without a name means the work before."""
    at = _without_prefix(words, keep=True)
    forms = [word.form for word in words]
    taken = phrase_at(forms, at, OPUS)
    if not taken or phrase_at(forms, at, IBID) > taken:
        return []
    rest = Span(words[at + taken - 1].end, within.end)
    reading = located(source, Reading(Span(words[at].start, rest.start), back=Back.LAST), rest)
    return [reading] if not reading.suffix else []


def _behind_marks(source: Source, rest: Span) -> Span:
    text = source.text[rest.start : rest.end]
    return Span(rest.start + len(text) - len(text.lstrip(" .,،")), rest.end)


def _short_title(source: Source, within: Span, words: Sequence[Word]) -> list[Reading]:
    """``Veldhorn, Strategic Partnership, p. 4``, or the title alone."""
    at = _without_prefix(words, keep=False)
    found = names_cited(source.text, words, source.index)
    first = words[at].start
    named = [name for name in found if source.text[first : name.start].count(" ") < 4]  # noqa: PLR2004 - given names
    start = named[0].end if named else first
    rest = Span(start, within.end)
    reading = _title_and_locator(source, rest)
    if reading is None or not reading.title or (not named and len(reading.title) < 2):  # noqa: PLR2004 - one word names no work
        return []
    span = Span(min(first, reading.span.start), reading.span.end)
    return [replace(reading, span=span, names=tuple(named[:1]))]


def _title_and_locator(source: Source, rest: Span) -> Reading | None:
    """The words up to a locator that ends the stretch, as a title; all of them without one."""
    commas = [match.end() - 1 for match in _COMMAS.finditer(source.text, *rest)]
    reading = Reading(rest)
    end = rest.end
    for comma in [rest.start, *commas[-_MOST_COMMAS:]]:
        behind = Span(comma, rest.end)
        locator = locator_at(source.text, source.plain, behind)
        if locator and not source.text[locator.span.end : rest.end].strip(" .)\n"):
            reading = replace(
                located(source, reading, behind), span=Span(rest.start, locator.span.end)
            )
            end = comma
            break
    pointer = _NOTE_NUMBER.search(source.plain, rest.start, end)
    title_end = pointer.start() if pointer else end
    title = _without_opus(
        tuple(word.form for word in words_in(source.text[rest.start : title_end]))
    )
    return replace(reading, title=title, suffix="") if len(title) <= 20 else None  # noqa: PLR2004 - a short title


def _without_opus(title: tuple[str, ...]) -> tuple[str, ...]:
    """``Le confraternite, cit.``: the sign that a title was cited before is no part of it."""
    for at in range(1, len(title)):
        if phrase_at(title, at, OPUS) == len(title) - at:
            return title[:at]
    return title
