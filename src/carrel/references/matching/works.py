"""Which works on the shelf an entry may be: by identifier, else by title, authors, year, container."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from carrel.references.matching.match_keys import STOP_WORDS, MatchKeys, match_keys, transliterated
from carrel.references.matching.title_match import is_about_another, title_match

LEAST = 0.5
"""Below this no match is given."""
_SURE = 0.99
_BEST_WITHOUT_IDENTIFIER = 0.97
_MOST = 10
_RARE_WORDS = 5
_MOST_BY_WORD = 300
_PREPRINTS = (
    "10.48550/",
    "10.1101/",
    "10.31234/",
    "10.31235/",
    "10.2139/",
    "10.20944/",
    "10.21203/",
)
_WHOLE_BOOKS = frozenset({"book", "document", ""})
_PARTS = frozenset(
    {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry"}
)
_GENERIC = 2
_SAME_TITLE = 0.93
_CALENDARS_APART = (621, 622)


@dataclass(frozen=True, slots=True)
class Match:
    """A work that an entry may be: its ``id``, 0.5 to 0.99, and sentences on what agrees or not.

    A match is an offer to a person; nothing is merged by it.
    """

    work: str
    score: float
    reasons: tuple[str, ...]


class Shelf:
    """Works prepared for many look-ups: CSL-JSON items with an ``id``."""

    def __init__(self, works: Iterable[Mapping[str, Any]]) -> None:
        self.ids: list[str] = []
        self.keys: list[MatchKeys] = []
        self._by_identifier: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_title: dict[str, list[int]] = defaultdict(list)
        self._by_bones: dict[str, list[int]] = defaultdict(list)
        self._by_author: dict[tuple[str, int], list[int]] = defaultdict(list)
        for item in works:
            self._take(str(item.get("id") or ""), match_keys(item))

    def _take(self, name: str, keys: MatchKeys) -> None:
        at = len(self.keys)
        self.ids.append(name)
        self.keys.append(keys)
        for identifier in keys.identifiers:
            self._by_identifier[identifier].append(at)
        for word in _telling(keys.words):
            self._by_word[word].append(at)
        self._by_title["".join(keys.main)].append(at)
        for bones in dict.fromkeys(keys.bones):
            self._by_bones[bones].append(at)
        for form in keys.authors[0] if keys.authors else ():
            self._by_author[form, keys.year].append(at)

    def with_identifier(self, keys: MatchKeys) -> list[int]:
        """The works that share an identifier."""
        return sorted({at for one in keys.identifiers for at in self._by_identifier.get(one, ())})

    def near(self, keys: MatchKeys) -> list[int]:
        """The works that share the title, a rare word of it, or first author and year."""
        found = set(self._by_title.get("".join(keys.main), ())[:_MOST_BY_WORD])
        for words, postings in (
            (_telling(keys.words), self._by_word),
            (keys.bones, self._by_bones),
        ):
            known = {word: postings[word] for word in words if word in postings}
            for word in sorted(known, key=lambda one: (len(known[one]), one))[:_RARE_WORDS]:
                found.update(known[word][:_MOST_BY_WORD])
        for form in keys.authors[0] if keys.authors else ():
            found.update(self._by_author.get((form, keys.year), ())[:_MOST_BY_WORD])
        return sorted(found)


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word not in STOP_WORDS]


def works_for(
    item: Mapping[str, Any], works: Shelf | Iterable[Mapping[str, Any]]
) -> tuple[Match, ...]:
    """The works that an item may be, the likeliest first, at most ten.

    ``works`` are CSL-JSON items with an ``id``, or a `Shelf` of them, which is quicker for many
    items. A work with another identifier of the same kind, another part or edition, a review of it
    or a reply to it is none of them.
    """
    shelf = works if isinstance(works, Shelf) else Shelf(works)
    keys = match_keys(item)
    found: dict[int, Match] = {}
    for at in shelf.with_identifier(keys):
        match = _by_identifier(keys, shelf.keys[at], shelf.ids[at])
        if match is not None:
            found[at] = match
    for at in shelf.near(keys):
        if at not in found:
            match = _by_likeness(keys, shelf.keys[at], shelf.ids[at])
            if match is not None:
                found[at] = match
    ranked = sorted(found.values(), key=lambda match: (-match.score, match.work))
    return tuple(ranked[:_MOST])


def _by_identifier(one: MatchKeys, two: MatchKeys, name: str) -> Match | None:
    shared = sorted(kind for kind, _ in one.identifiers & two.identifiers)
    titles = title_match(one, two)
    kinds = {one.type in _PARTS, two.type in _PARTS}
    if shared == ["ISBN"] and (len(kinds) > 1 or one.type in _PARTS) and titles.share == 0:
        return None
    reasons = [f"Same {kind}." for kind in shared]
    if one.words and two.words and titles.share == 0:
        likeness = fuzz.token_set_ratio(" ".join(one.words), " ".join(two.words)) / 100
        if likeness < LEAST or is_about_another(one) != is_about_another(two):
            return Match(name, 0.6, (*reasons, "But the titles differ."))
        return Match(name, 0.9, (*reasons, "The titles differ in part."))
    return Match(name, _SURE, (*reasons, *([titles.reason] if titles.reason else ())))


class _Weighing:
    """A score going down with every disagreement, and the sentences that go with it."""

    def __init__(self) -> None:
        self.score = 1.0
        self.reasons: list[str] = []

    def by(self, share: float, reason: str = "") -> None:
        self.score *= share
        if reason:
            self.reasons.append(reason)


def _by_likeness(one: MatchKeys, two: MatchKeys, name: str) -> Match | None:
    titles = title_match(one, two)
    if titles.share == 0 or _other_edition(one, two):
        return None
    weighing = _Weighing()
    weighing.by(titles.share, titles.reason)
    _weigh_authors(weighing, one, two)
    _weigh_year(weighing, one, two, same_title=titles.share >= _SAME_TITLE)
    _weigh_container(weighing, one, two)
    _weigh_identifiers(weighing, one, two)
    _weigh_type(weighing, one, two)
    if len(_telling(one.words)) <= _GENERIC and weighing.score < 0.9:  # noqa: PLR2004 - "Introduction" is many works
        weighing.by(0.6, "A title of so few words is borne by many works.")
    score = round(min(_BEST_WITHOUT_IDENTIFIER, weighing.score), 3)
    return Match(name, score, tuple(weighing.reasons)) if score >= LEAST else None


def _other_edition(one: MatchKeys, two: MatchKeys) -> bool:
    """Another edition or volume of a book is another work; a first edition is often not said."""
    editions = {one.edition or "1", two.edition or "1"}
    if one.edition and two.edition and len(editions) > 1:
        return True
    if len(editions) > 1 and one.year and two.year and one.year != two.year:
        return True
    books = one.type in _WHOLE_BOOKS and two.type in _WHOLE_BOOKS
    return books and bool(one.volume and two.volume and one.volume != two.volume)


def _weigh_authors(weighing: _Weighing, one: MatchKeys, two: MatchKeys) -> None:
    if not one.authors or not two.authors:
        both = not one.authors and not two.authors
        weighing.by(0.95 if both else 0.85, "" if both else "Only one of the two names an author.")
        return
    if one.authors[0] & two.authors[0]:
        _weigh_given(weighing, one, two)
        return
    if transliterated(one.authors[0]) & transliterated(two.authors[0]):
        weighing.by(0.9, "The names of the first authors agree in their consonants only.")
        return
    mine = frozenset[str]().union(*one.authors)
    if mine & frozenset[str]().union(*two.authors):
        weighing.by(0.75, "They share an author, but not the first.")
        return
    weighing.by(0.4, "The authors differ.")


def _weigh_given(weighing: _Weighing, one: MatchKeys, two: MatchKeys) -> None:
    first, second = one.given[0], two.given[0]
    if first and second and first[0] != second[0]:
        weighing.by(0.55, "The family name is the same, the given names differ.")
        return
    weighing.by(1.0, "Same first author.")


def _weigh_year(weighing: _Weighing, one: MatchKeys, two: MatchKeys, *, same_title: bool) -> None:
    if not one.year or not two.year:
        weighing.by(0.9, "Only one of the two has a year." if one.year or two.year else "")
        return
    apart = abs(one.year - two.year)
    if apart == 0:
        weighing.by(1.0, f"Same year: {one.year}.")
    elif apart in _CALENDARS_APART:
        weighing.by(0.95, f"{one.year} and {two.year} may be one year of two calendars.")
    elif apart == 1:
        weighing.by(0.9, f"The year differs by one: {one.year} and {two.year}.")
    else:
        books = one.type in _WHOLE_BOOKS or two.type in _WHOLE_BOOKS
        reason = f"The years differ: {one.year} and {two.year}"
        share = 0.6 if same_title else 0.4
        weighing.by(share, f"{reason}; perhaps another edition." if books else f"{reason}.")


def _weigh_container(weighing: _Weighing, one: MatchKeys, two: MatchKeys) -> None:
    if not one.container or not two.container:
        return
    if not same_container(one.container, two.container):
        weighing.by(0.8, "It appeared in another place: a journal, book or proceedings.")
        return
    if one.volume and two.volume and one.volume != two.volume:
        weighing.by(0.85, f"The volumes differ: {one.volume} and {two.volume}.")
    if one.page and two.page and one.page != two.page:
        weighing.by(0.85, f"The first pages differ: {one.page} and {two.page}.")


def same_container(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names of journals, folded, are one: equal, nearly so, or one abbreviated."""
    if fuzz.ratio(" ".join(one), " ".join(two)) > 85:  # noqa: PLR2004 - slips of reading
        return True
    telling = [[word for word in words if word not in STOP_WORDS] for words in (one, two)]
    short, long = sorted(telling, key=lambda words: len("".join(words)))
    if not short or not long:
        return False
    if len(short) == len(long) and all(
        full.startswith(cut) or (full[0] == cut[0] and _letters_in_order(cut, full))
        for cut, full in zip(short, long, strict=True)
    ):
        return True
    return len(short) == 1 and short[0] == "".join(word[0] for word in long)


def _letters_in_order(cut: str, full: str) -> bool:
    """``natl`` for *national*, ``dtsch`` for *deutsche*."""
    letters = iter(full)
    return all(sign in letters for sign in cut)


def _weigh_identifiers(weighing: _Weighing, one: MatchKeys, two: MatchKeys) -> None:
    first, second = dict(one.identifiers), dict(two.identifiers)
    if "DOI" not in first or "DOI" not in second:
        return
    if first["DOI"].startswith(_PREPRINTS) or second["DOI"].startswith(_PREPRINTS):
        weighing.by(0.85, "The DOIs differ; one is that of a preprint.")
        return
    weighing.by(0.45, "The DOIs differ.")


def _weigh_type(weighing: _Weighing, one: MatchKeys, two: MatchKeys) -> None:
    known = {one.type, two.type} - {"", "document"}
    if len(known) > 1 and "thesis" in known:
        weighing.by(0.8, "One of the two is a thesis.")
    elif len(known) > 1 and known & _PARTS and "book" in known:
        weighing.by(0.7, "One of the two is a part of a book.")
