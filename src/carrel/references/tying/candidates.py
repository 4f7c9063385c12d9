"""Which entries a cite may mean, how surely, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carrel.references.matching.folded_words import forms_of
from carrel.references.tie import Candidate
from carrel.references.tying.cited_years import CitedYear, agreement, letter_agreement
from carrel.references.tying.entry_index import Bearer, CitedBy, EntryIndex
from carrel.references.tying.segment import Reading

ALL_AGREES = "Everything that the citation says is in the entry."
"""The one reason of a candidate that needs no other."""
POINTS_BACK = "It points back to the work cited just before."
STANDS_HERE = "The full reference stands here."
AGREEING = frozenset({ALL_AGREES, POINTS_BACK, STANDS_HERE})
"""Reasons that raise no doubt, and are not handed on to what points back."""
_SURE = 0.99
_LEAST = 0.2
_BESIDE_THE_BEST = 0.7
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ARTICLES = frozenset(
    forms_of("the a an der die das ein eine le la les un une el los il lo gli i o os as")
)


class Weighed:
    """An entry and the share of belief that is left to it, with the sentences gathered."""

    def __init__(self, entry: int, share: float = 1.0, reasons: Iterable[str] = ()) -> None:
        self.entry = entry
        self.share = share
        self.reasons = [reason for reason in reasons if reason]

    def by(self, share: float, reason: str = "") -> None:
        """Take the share down, with the reason."""
        self.share *= share
        if reason:
            self.reasons.append(reason)


def candidates_for(reading: Reading, index: EntryIndex) -> tuple[Candidate, ...]:
    """The entries that a reading may mean, the likeliest first; none where nothing fits."""
    bearers = _bearers(reading, index)
    if not bearers and reading.title:
        return settled(_by_title(reading, index))
    weighed = [_weigh(reading, bearer, index) for bearer in bearers]
    return settled(weighed)


def settled(weighed: Sequence[Weighed], sentence: str = "") -> tuple[Candidate, ...]:
    """The best and what comes near it, their confidences sharing one whole."""
    best: dict[int, Weighed] = {}
    for one in weighed:
        if one.share >= _LEAST and one.share > best.get(one.entry, Weighed(-1, 0.0)).share:
            best[one.entry] = one
    ranked = sorted(best.values(), key=lambda one: (-one.share, one.entry))
    kept = [one for one in ranked if one.share >= ranked[0].share * _BESIDE_THE_BEST]
    total = sum(one.share for one in kept)
    if len(kept) > 1:
        sentence = sentence or f"{len(kept)} entries fit."
    return tuple(
        Candidate(
            one.entry,
            round(min(_SURE, one.share * one.share / total), 3),
            (*dict.fromkeys(one.reasons), *([sentence] if sentence else ())) or (ALL_AGREES,),
        )
        for one in kept
    )


def _bearers(reading: Reading, index: EntryIndex) -> list[Bearer]:
    if not reading.names:
        return []
    key = reading.names[0].key
    if reading.year is None:
        return index.first_authors(key, ()) or _later_authors(key, index)
    for years in _years_to_try(reading.year):
        found = index.first_authors(key, years)
        if found:
            return found
    found = [one for one in index.first_authors(key, ()) if not _far(reading.year, one, index)]
    return found or _later_authors(key, index)


def _later_authors(key: str, index: EntryIndex) -> list[Bearer]:
    reason = "The name is not that of the entry's first author."
    return [
        bearer._replace(sureness=bearer.sureness * 0.5, reason=reason)
        for bearer in index.names.get(key, ())[:50]
        if bearer.rank
    ]


def _far(cited: CitedYear, bearer: Bearer, index: EntryIndex) -> bool:
    return agreement(cited, index.entries[bearer.entry].year).share == 0


def _years_to_try(year: CitedYear) -> Iterable[tuple[int, ...]]:
    """The year itself; the same in another calendar; its neighbours."""
    if not year.year:
        return [(0,)]
    same = tuple(filter(None, (year.year, year.other)))
    other = (year.year - 621, year.year - 622, year.year + 621, year.year + 622)
    return [same, other, (year.year - 1, year.year + 1)]


def _weigh(reading: Reading, bearer: Bearer, index: EntryIndex) -> Weighed:
    entry = index.entries[bearer.entry]
    weighed = Weighed(bearer.entry, bearer.sureness * reading.names[0].sureness, [bearer.reason])
    _weigh_year(weighed, reading.year, bearer, index)
    _weigh_names(weighed, reading, entry, index.keys[bearer.entry])
    if reading.initials:
        _weigh_initials(weighed, reading, entry)
    if reading.title:
        weighed.by(*title_agreement(reading.title, entry.title))
    if reading.year is None and not reading.title:
        weighed.by(0.9 if reading.locator or reading.back else 0.5, "")
    return weighed


def _weigh_year(
    weighed: Weighed, cited: CitedYear | None, bearer: Bearer, index: EntryIndex
) -> None:
    if cited is None:
        return
    entry = index.entries[bearer.entry]
    agreed = agreement(cited, entry.year)
    weighed.by(agreed.share, agreed.reason)
    if agreed.share < 1 and not entry.year.letter:
        return
    counted = _counted_letter(cited, bearer, index)
    weighed.by(*(counted or letter_agreement(cited.letter, entry.year.letter)))


def _counted_letter(
    cited: CitedYear, bearer: Bearer, index: EntryIndex
) -> tuple[float, str] | None:
    """Where a list prints no letters, those of the citations count its entries of that year."""
    if cited.letter not in _LETTERS or not cited.letter:
        return None
    key = index.key_of(bearer.entry)
    same = [
        one.entry
        for one in index.first_authors(key, (cited.year,))
        if index.entries[one.entry].year.year == cited.year
        and not index.entries[one.entry].year.letter
    ]
    if len(same) < 2 or bearer.entry not in same:  # noqa: PLR2004 - one entry needs no letter
        return None
    place = _LETTERS.index(cited.letter)
    if same.index(bearer.entry) == place:
        return 0.8, "The list has no letters; the entries of this year are counted in their order."
    return 0.4, ""


def _weigh_names(
    weighed: Weighed, reading: Reading, entry: CitedBy, keys: Sequence[Sequence[str]]
) -> None:
    if not entry.understood:
        return
    for name in reading.names[1:]:
        if not any(name.key in author for author in keys):
            weighed.by(0.35, "A name in the citation is not among the entry's authors.")
    for name in reading.strange:
        weighed.by(0.5, f"“{name}” is not among the entry's authors.")
    cited, written = len(reading.names) + len(reading.strange), len(entry.authors)
    if reading.others:
        if written <= cited:
            weighed.by(0.6, "The citation speaks of further authors; the entry has none.")
    elif written > 1 and cited < min(written, 3):
        weighed.by(0.75, f"The entry has {written} authors, the citation {cited}.")
    elif cited < written:
        weighed.by(0.85, f"The entry has {written} authors, the citation {cited}.")


def _weigh_initials(weighed: Weighed, reading: Reading, entry: CitedBy) -> None:
    given = forms_of(entry.authors[0].given) if entry.authors else ()
    if not given:
        return
    if given[0][0] == reading.initials[0]:
        return
    weighed.by(0.3, f"The given name begins with another letter: {entry.authors[0].given}.")


def title_agreement(cited: Sequence[str], title: Sequence[str]) -> tuple[float, str]:
    """How well a short title agrees with a whole one, both folded; and a sentence where not fully."""
    short = [word for word in cited if word not in _ARTICLES] or list(cited)
    known = [word for word in title if word not in _ARTICLES]
    if not known:
        return 0.4, "The entry has no title."
    if known[: len(short)] == short:
        return 1.0, ""
    words = iter(known)
    if all(word in words for word in short):
        return 0.9, "The short title leaves words of the title out."
    shared = sum(1 for word in short if word in known) / len(short)
    if shared >= 0.6:  # noqa: PLR2004 - most of it
        return 0.6 * shared, "Only a part of the short title is in the title."
    return 0.1, "The short title is not in the entry's title."


def _by_title(reading: Reading, index: EntryIndex) -> list[Weighed]:
    postings = [index.by_title_word.get(word, ()) for word in reading.title]
    rare = min((found for found in postings if found), key=len, default=())
    weighed: list[Weighed] = []
    for at in rare[:50]:
        one = Weighed(at, 0.85)
        one.by(*title_agreement(reading.title, index.entries[at].title))
        if reading.year is not None:
            agreed = agreement(reading.year, index.entries[at].year)
            one.by(agreed.share, agreed.reason)
        weighed.append(one)
    return [one for one in weighed if one.share > 0.5]  # noqa: PLR2004 - a title alone must agree well
