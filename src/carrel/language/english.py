"""English inflection: from a word as it stands in a text to what a dictionary lists.

Rules alone, without a word list: most of what they propose is no word, and the dictionary decides.
Irregular forms (*went*, *mice*) come from the dictionary's own table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartOfSpeech(StrEnum):
    """The parts of speech that are inflected or listed in a dictionary of content words."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"


@dataclass(frozen=True, slots=True)
class Lemma:
    """A word in the form a dictionary lists, as one part of speech."""

    word: str
    part: PartOfSpeech


# Ending, what stands in its place; after "A Comprehensive Grammar of the English Language"
# (Quirk and others, 1985), 3.5-3.10 (verbs), 5.80-5.82 (nouns), 7.74-7.79 (adjectives).
_HISSING = tuple((f"{end}es", end) for end in ("s", "x", "z", "ch", "sh", "o"))
_NOUN_ENDINGS = (
    ("ies", "y"),
    *_HISSING,
    ("ves", "f"),
    ("ves", "fe"),
    ("men", "man"),
    ("s", ""),
)
_VERB_ENDINGS = (
    ("ies", "y"),
    *_HISSING,
    ("s", ""),
    ("ied", "y"),
    ("cked", "c"),
    ("ed", "e"),
    ("ed", ""),
    ("ying", "ie"),
    ("cking", "c"),
    ("ing", "e"),
    ("ing", ""),
)
_DEGREE_ENDINGS = (
    ("ier", "y"),
    ("iest", "y"),
    ("er", "e"),
    ("est", "e"),
    ("er", ""),
    ("est", ""),
)
_DOUBLING = ("ed", "ing", "er", "est")
_CONSONANTS = frozenset("bcdfgklmnprstvz")
_SHORTEST = 2

FUNCTION_WORDS = frozenset(
    """a an and are as at be but by can could did do does for from had has have he her him his how
    i if in into is it its may me might more most my no nor not of on or our shall she should so
    some such than that the their them then there these they this those to under up upon us was we
    were what when which who whom whose why will with would you your""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that hold a phrase together and that nobody looks up with it."""


def lemma_candidates(form: str) -> tuple[Lemma, ...]:
    """What a regular form may be inflected from, the likeliest ending first, without ``form``.

    ``form`` is one word in lower case. A final consonant doubled before *-ed*, *-ing*, *-er* and
    *-est* is also tried singly (*running*, *bigger*).
    """
    rules = {
        PartOfSpeech.NOUN: _NOUN_ENDINGS,
        PartOfSpeech.VERB: _VERB_ENDINGS,
        PartOfSpeech.ADJECTIVE: _DEGREE_ENDINGS,
        PartOfSpeech.ADVERB: _DEGREE_ENDINGS,
    }
    found = {
        Lemma(word, part): None
        for part, endings in rules.items()
        for ending, replacement in endings
        for word in _without(form, ending, replacement)
    }
    return tuple(found)


def without_possessive(word: str) -> str:
    """The owner: *Iran's* gives *Iran*, *countries'* gives *countries*; others stay as they are."""
    for ending in ("'s", "’s", "'S", "’S"):
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    if word.endswith(("s'", "s’", "S'", "S’", "z'", "x'")):
        return word[:-1]
    return word


def _without(form: str, ending: str, replacement: str) -> tuple[str, ...]:
    if not form.endswith(ending) or form.endswith("ss"):
        return ()
    stem = form.removesuffix(ending)
    if len(stem) + len(replacement) < _SHORTEST:
        return ()
    whole = stem + replacement
    doubled = not replacement and ending in _DOUBLING and len(stem) > _SHORTEST
    if doubled and stem[-1] == stem[-2] and stem[-1] in _CONSONANTS:
        return (whole, stem[:-1])
    return (whole,)
