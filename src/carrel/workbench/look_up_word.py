"""Look a word or phrase up in the dictionary and thesaurus."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from carrel.language.english import (
    FUNCTION_WORDS,
    Lemma,
    PartOfSpeech,
    lemma_candidates,
    without_possessive,
)
from carrel.language.slips import slips
from carrel.store.lexicon import Entry, Lexicon, fold_words

MOST_WORDS = 12
"""How many words of a phrase are looked up."""

_MOST_LETTERS = 400
_LONGEST_ENTRY = 6
_MOST_NEAR = 8
_DASHES = str.maketrans(dict.fromkeys("‐‑–", "-") | {"\u00ad": None})
_EDGES = "\"'`.,;:!?()[]{}<>“”‘’«»„…—–-*/\\|"


@dataclass(frozen=True, slots=True)
class Found:
    """What the dictionary has for one word, or one phrase inside a longer one.

    ``form`` is as it was asked (*drove*); the lemmas of ``entries`` may differ (*drive*). The
    likeliest entry comes first.
    """

    form: str
    entries: tuple[Entry, ...]

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of the entries, each once."""
        return tuple(dict.fromkeys(entry.lemma for entry in self.entries))


@dataclass(frozen=True, slots=True)
class LookUp:
    """What a look-up found.

    ``whole`` tells whether ``asked`` as a whole is an entry; if not, ``found`` holds the longest
    entries inside it and then its single words, each in the order of the phrase. ``unknown``
    are the words that have no entry, ``near`` known words of nearly the same letters for a single
    unknown one. ``remark`` is a sentence for the reader, empty when there is nothing to say.
    """

    asked: str
    whole: bool
    found: tuple[Found, ...]
    unknown: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    remark: str = ""


def look_up(words: str, *, lexicon: Lexicon | None = None) -> LookUp:
    """Look up an English word or phrase as it stands in a text.

    Inflected, possessive, hyphenated and capitalised forms find their entries. ``lexicon`` is an
    open dictionary for whoever looks up often; without it Carrel's own is opened. Raise
    ``LexiconMissing`` where it has not been built.
    """
    if lexicon is None:
        with Lexicon() as own:
            return look_up(words, lexicon=own)
    row = list(_written_words(words[:_MOST_LETTERS]))
    if not row:
        return LookUp(words.strip(), whole=False, found=(), remark="Choose a word to look up.")
    return _look_up(" ".join(row), row, lexicon)


def unknown_words(words: Collection[str], *, lexicon: Lexicon | None = None) -> frozenset[str]:
    """Those of many single words that the dictionary does not know in any of their forms.

    Words such as *the* and *his*, which WordNet does not list, count as known. Raise
    ``LexiconMissing`` where the dictionary has not been built.
    """
    if lexicon is None:
        with Lexicon() as own:
            return unknown_words(words, lexicon=own)
    lemmas = _single_lemmas(lexicon, tuple(words))
    return frozenset(
        word for word in words if not lemmas[word] and word.casefold() not in FUNCTION_WORDS
    )


def _look_up(asked: str, row: list[str], lexicon: Lexicon) -> LookUp:
    singles = _single_lemmas(lexicon, _with_parts(row))
    row = [part for word in row for part in ([word] if singles[word] else _parts(word))]
    shown, more = row[:MOST_WORDS], len(row) > MOST_WORDS
    phrases = _phrases(lexicon, shown, singles)
    covered = {place for start, end in phrases for place in range(start, end)}
    chosen = [(" ".join(shown[start:end]), lemmas) for (start, end), lemmas in phrases.items()]
    left = dict.fromkeys(
        word
        for place, word in enumerate(shown)
        if place not in covered and (len(shown) == 1 or word.casefold() not in FUNCTION_WORDS)
    )
    chosen += [(word, singles[word]) for word in left if singles[word]]
    found = tuple(_found(lexicon, form, lemmas) for form, lemmas in chosen)
    unknown = tuple(word for word in left if not singles[word])
    whole = bool(found) and not more and (len(row) == 1 or len(covered) == len(row))
    near = _near(lexicon, row[0]) if unknown and len(row) == 1 else ()
    return LookUp(asked, whole, found, unknown, near, _remark(asked, found, whole=whole, more=more))


def _written_words(text: str) -> Iterator[str]:
    """The words without the punctuation around them; an abbreviation keeps its last point."""
    for piece in text.translate(_DASHES).split():
        word = piece.strip(_EDGES)
        if any(map(str.isalnum, word)):
            yield f"{word}." if "." in word and f"{word}." in piece else word


def _remark(asked: str, found: Sequence[Found], *, whole: bool, more: bool) -> str:
    if not found:
        return f"“{asked}” is not in the English dictionary."
    if more:
        return f"Only the first {MOST_WORDS} words were looked up."
    return "" if whole else f"“{asked}” has no entry of its own; these are the words in it."


def _found(lexicon: Lexicon, form: str, lemmas: Iterable[Lemma]) -> Found:
    """The entries for a form: those spelled as it is before those with other capitals."""

    def other_capitals(entry: Entry) -> bool:
        if form != form.lower():
            return entry.lemma != form
        return entry.lemma != entry.lemma.lower()

    return Found(form, tuple(sorted(lexicon.entries(tuple(lemmas)), key=other_capitals)))


def _with_parts(row: Iterable[str]) -> list[str]:
    return [part for word in row for part in (word, *_parts(word))]


def _parts(word: str) -> list[str]:
    """A compound's parts; a word without a hyphen as it is."""
    return [part for part in word.split("-") if part] if "-" in word else [word]


def _spellings(word: str) -> tuple[str, ...]:
    """How the dictionary may spell a word, folded, the nearest first."""
    owner = without_possessive(word)
    tried = [word, f"{word}.", owner]
    tried += [owner.replace("-", joint) for joint in (" ", "")]
    apart = unicodedata.normalize("NFKD", owner)
    tried.append("".join(sign for sign in apart if not unicodedata.combining(sign)))
    return tuple(dict.fromkeys(map(fold_words, tried)))


def _single_lemmas(lexicon: Lexicon, words: Sequence[str]) -> dict[str, tuple[Lemma, ...]]:
    """For each word what it may be a form of, as far as the dictionary lists it."""
    spellings = {word: _spellings(word) for word in words}
    forms = {form for tried in spellings.values() for form in tried}
    irregular = lexicon.irregular(forms)
    proposed = {
        form: (
            *(Lemma(form, part) for part in PartOfSpeech),
            *irregular.get(form, ()),
            *(() if form in FUNCTION_WORDS else lemma_candidates(form)),
        )
        for form in forms
    }
    listed = lexicon.listed({lemma.word for lemmas in proposed.values() for lemma in lemmas})
    known = {form: _listed(lemmas, listed) for form, lemmas in proposed.items()}
    return {
        word: next((known[form] for form in tried if known[form]), ())
        for word, tried in spellings.items()
    }


def _listed(
    lemmas: Iterable[Lemma], listed: Mapping[str, Collection[PartOfSpeech]]
) -> tuple[Lemma, ...]:
    kept = (lemma for lemma in lemmas if lemma.part in listed.get(lemma.word, ()))
    return tuple(dict.fromkeys(kept))


Place = tuple[int, int]


def _phrases(
    lexicon: Lexicon, row: Sequence[str], singles: Mapping[str, tuple[Lemma, ...]]
) -> dict[Place, tuple[Lemma, ...]]:
    """The longest entries of several words inside a row of words, by place; none overlap."""
    proposed = {
        (start, start + size): tuple(_phrase_lemmas(row[start : start + size], singles))
        for size in range(min(len(row), _LONGEST_ENTRY), 1, -1)
        for start in range(len(row) - size + 1)
        if not all(word.casefold() in FUNCTION_WORDS for word in row[start : start + size])
    }
    listed = lexicon.listed({lemma.word for lemmas in proposed.values() for lemma in lemmas})
    taken: set[int] = set()
    chosen: dict[Place, tuple[Lemma, ...]] = {}
    for place, lemmas in proposed.items():
        known = _listed(lemmas, listed)
        if known and taken.isdisjoint(range(*place)):
            taken.update(range(*place))
            chosen[place] = known
    return chosen


def _phrase_lemmas(
    words: Sequence[str], singles: Mapping[str, tuple[Lemma, ...]]
) -> Iterator[Lemma]:
    """What a phrase may be listed as: as it stands, or with its first or last word uninflected."""
    folded = [fold_words(word) for word in words]
    owners = [*folded[:-1], fold_words(without_possessive(words[-1]))]
    for phrase in (folded, owners):
        yield from (Lemma(joint.join(phrase), part) for joint in " -" for part in PartOfSpeech)
    for place in (0, len(words) - 1):
        for lemma in singles[words[place]]:
            changed = [*folded[:place], lemma.word, *folded[place + 1 :]]
            yield Lemma(" ".join(changed), lemma.part)


def _near(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """Listed words one slip of the pen away, the most frequent first."""
    return lexicon.spelled(slips(fold_words(without_possessive(word))))[:_MOST_NEAR]
