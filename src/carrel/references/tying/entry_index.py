"""What each entry of a list can be cited by, and a way from there to the entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple, cast

from carrel.references.labels import NUMBER
from carrel.references.matching.folded_words import forms_of, plain_digits
from carrel.references.matching.name_forms import Author, author_from_csl, keys_of
from carrel.references.reference import Reference
from carrel.references.tying.cited_years import YEAR, EntryYear
from carrel.references.tying.citing_words import SAME_AUTHOR
from carrel.values.calendars import calendar_named

_REPEATED = re.compile(r"^[\W\d]{0,6}?(?:[_—–―-]{2,}|[—―])")
_LEADING_NUMBER = re.compile(r"^\W{0,3}(\d{1,4})\s?[\])）］〕.:\-–]")
_HEAD = 60
_MOST_BEARERS = 200


class Bearer(NamedTuple):
    """An author of an entry: ``rank`` counts from 0; ``sureness`` is below 1 for a variant."""

    entry: int
    rank: int
    sureness: float
    reason: str


@dataclass(frozen=True, slots=True)
class CitedBy:
    """What one entry can be cited by.

    ``authors`` may be empty; ``title`` are its folded words; ``number`` as the list prints it, or
    0. ``understood`` is false for a literal entry, whose names were guessed from its first words.
    """

    authors: tuple[Author, ...]
    year: EntryYear
    title: tuple[str, ...]
    number: int
    label: str
    understood: bool = True
    borrowed: bool = False


class EntryIndex:
    """The entries of a list (or of several, one after the other) by name, number and title."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.entries: tuple[CitedBy, ...] = tuple(_all_cited_by(references))
        names: dict[str, list[Bearer]] = defaultdict(list)
        for at, entry in enumerate(self.entries):
            for bearer, key in _bearers(at, entry):
                names[key].append(bearer)
        self.names: Mapping[str, Sequence[Bearer]] = names
        self.beginnings = frozenset(key[:length] for key in names for length in range(1, 13))
        """What a word may be that begins a name of several."""
        self.keys: tuple[tuple[tuple[str, ...], ...], ...] = tuple(
            tuple(tuple(form.key for form in keys_of(author)) for author in entry.authors)
            for entry in self.entries
        )
        """For each entry and each of its authors the keys of the name, the surest first."""

    @cached_property
    def by_name_and_year(self) -> Mapping[tuple[str, int], Sequence[Bearer]]:
        """The first authors by key and year, so that a name borne by thousands costs no more."""
        found: dict[tuple[str, int], list[Bearer]] = defaultdict(list)
        for key, bearers in self.names.items():
            for bearer in bearers:
                if bearer.rank == 0:
                    for year in _years_near(self.entries[bearer.entry].year):
                        found[key, year].append(bearer)
        return found

    @cached_property
    def numbered(self) -> bool:
        """Whether the list prints numbers."""
        return sum(1 for entry in self.entries if entry.number) * 2 > len(self.entries)

    @cached_property
    def by_number(self) -> Mapping[int, Sequence[int]]:
        """The entries by printed number; by place where the list prints none."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, entry in enumerate(self.entries):
            number = entry.number if self.numbered else at + 1
            if number:
                found[number].append(at)
        return found

    @cached_property
    def by_label(self) -> Mapping[str, Sequence[int]]:
        """The entries by label: the printed one, else those that names and year would make."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(self.entries):
            labels = [entry.label] if entry.label else _made_labels(entry)
            for label in dict.fromkeys(labels):
                found[label].append(at)
        return found

    @cached_property
    def by_title_word(self) -> Mapping[str, Sequence[int]]:
        """The entries by each word of their titles."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(self.entries):
            for word in dict.fromkeys(entry.title):
                found[word].append(at)
        return found

    def key_of(self, entry: int) -> str:
        """The surest form of an entry's first author; "" without one."""
        keys = self.keys[entry]
        return keys[0][0] if keys and keys[0] else ""

    def first_authors(self, key: str, years: Iterable[int]) -> list[Bearer]:
        """The entries whose first author bears a name, of years near those given; all without a year."""
        wanted = tuple(years)
        if wanted:
            found = (one for year in wanted for one in self.by_name_and_year.get((key, year), ()))
        else:
            found = (one for one in self.names.get(key, ()) if one.rank == 0)
        return list(dict.fromkeys(islice(found, _MOST_BEARERS)))


def _years_near(year: EntryYear) -> set[int]:
    return {year.year, *year.elsewhere}


def _bearers(at: int, entry: CitedBy) -> Iterable[tuple[Bearer, str]]:
    sure = 1.0 if entry.understood else 0.7
    for rank, author in enumerate(entry.authors):
        for form in keys_of(author):
            reason = form.reason
            if not entry.understood:
                reason = "The entry was not understood; the name stands among its first words."
            elif entry.borrowed:
                reason = "The entry repeats the author of the one before by a dash or a word."
            yield (
                Bearer(at, rank if entry.understood else 0, sure * form.sureness, reason),
                form.key,
            )


def _all_cited_by(references: Sequence[Reference]) -> Iterable[CitedBy]:
    before: tuple[Author, ...] = ()
    for reference in references:
        entry = _cited_by(reference, before)
        before = entry.authors
        yield entry


def _cited_by(reference: Reference, before: tuple[Author, ...]) -> CitedBy:
    text = reference.mended.text
    authors = _authors(reference.item)
    borrowed = bool(before) and _repeats(text, authors)
    understood = bool(authors) or borrowed or not reference.literal
    if borrowed:
        authors = (*before, *authors[1:])
    elif not understood:
        authors = _guessed(text)
    elif not authors:
        authors = _unsigned(reference.item)
    return CitedBy(
        authors,
        _year(reference),
        forms_of(str(reference.item.get("title") or ""))[:40],
        _number(reference),
        _label(reference),
        understood,
        borrowed,
    )


def _authors(item: Mapping[str, object]) -> tuple[Author, ...]:
    for variable in ("author", "editor", "translator"):
        names = item.get(variable)
        if isinstance(names, list) and names:
            return tuple(
                author_from_csl(cast("Mapping[str, Any]", name))
                for name in cast("list[object]", names)
                if isinstance(name, Mapping)
            )
    return ()


def _repeats(text: str, authors: tuple[Author, ...]) -> bool:
    if _REPEATED.match(text):
        return True
    first = forms_of(authors[0].family) if authors else forms_of(text[:12])[:2]
    return first in SAME_AUTHOR or (first[:1] in SAME_AUTHOR and len(first[0]) > 2)  # noqa: PLR2004 - "id" also begins names


def _unsigned(item: Mapping[str, object]) -> tuple[Author, ...]:
    """A work without an author is cited by the first words of its title, or by its publisher."""
    title = " ".join(str(item.get("title") or "").split()[:4])
    publisher = str(item.get("publisher") or "")
    return tuple(Author(words, "", literal=True) for words in (title, publisher) if words)[:1]


def _guessed(text: str) -> tuple[Author, ...]:
    head = text[:_HEAD]
    digits = re.search(r"\d{4}", plain_digits(head))
    words = re.findall(r"[^\W\d_]{2,}", head[: digits.start()] if digits else head)
    return tuple(Author(word, "", literal=False) for word in words[:6] if not word.islower())


def _year(reference: Reference) -> EntryYear:
    issued = reference.item.get("issued")
    parts = _parts_of(issued)
    calendar = ""
    if isinstance(issued, Mapping):
        calendar = calendar_named(str(cast("Mapping[str, Any]", issued).get("calendar") or ""))
    year = int(str(parts[0])) if parts and str(parts[0]).isdigit() else 0
    found = list(YEAR.finditer(plain_digits(reference.mended.text)))
    years = [int(match["year"]) for match in found]
    if not year and reference.literal and years:
        year = years[0]
    letters = [match["letter"] or "" for match in found if int(match["year"]) == year]
    letter = str(reference.item.get("year-suffix") or "") or next(filter(None, letters), "")
    firsts = {int(match["first"]) for match in found if match["first"]}
    return EntryYear(year, letter[:2], calendar, (frozenset(years) | firsts) - {year})


def _parts_of(issued: object) -> list[object]:
    if not isinstance(issued, Mapping):
        return []
    parts = cast("Mapping[str, Any]", issued).get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return cast("list[object]", parts[0])
    return []


def _number(reference: Reference) -> int:
    for field in reference.fields:
        if field.label == NUMBER:
            digits = re.search(r"\d{1,4}", plain_digits(field.text))
            return int(digits.group()) if digits else 0
    match = _LEADING_NUMBER.match(plain_digits(reference.mended.text[:12]))
    return int(match[1]) if match else 0


_LABEL = re.compile(r"[\[(]?([^\W\d_][\w+]{1,8}?\d{2}[a-z]?)[\])]?")


def _label(reference: Reference) -> str:
    for field in reference.fields:
        if field.label == NUMBER and (match := _LABEL.fullmatch(field.text.strip())):
            return match[1]
    bracketed = re.match(r"\[([^\W\d_][\w+]{1,8}\d{2}[a-z]?)\]", reference.mended.text)
    return bracketed[1] if bracketed else ""


def _made_labels(entry: CitedBy) -> list[str]:
    """The labels that alphabetic styles make: three letters of one name, initials of several."""
    families = [re.sub(r"\W", "", author.family) for author in entry.authors if author.family]
    if not families or not entry.year.year:
        return []
    year = f"{entry.year.year % 100:02d}{entry.year.letter}"
    initials = "".join(family[:1] for family in families)
    names = (
        [families[0][:3], families[0][:4]]
        if len(families) == 1
        else [initials[:4], initials[:3] + "+"]
    )
    return [name + year for name in (*names, families[0][:3])]
