"""The JSON of the dictionary and thesaurus; see ``shapes``."""

from __future__ import annotations

from msgspec import Struct

from carrel.language.english import PartOfSpeech


class Sense(Struct):
    """One meaning: its definition and examples, then the thesaurus."""

    gloss: str
    examples: list[str]
    topic: str
    synonyms: list[str]
    antonyms: list[str]
    broader: list[str]
    narrower: list[str]
    wholes: list[str]
    parts: list[str]
    related: list[str]
    derived: list[str]


class Entry(Struct):
    """A word or phrase as one part of speech, its most frequent sense first."""

    lemma: str
    part: PartOfSpeech
    senses: list[Sense]
    frequency: int


class Found(Struct):
    """What the dictionary has for one word, or for a phrase inside a longer one."""

    form: str
    entries: list[Entry]


class LookUp(Struct):
    """What a look-up found; ``whole`` says whether all that was asked is one entry.

    ``unknown`` are the words without an entry, ``near`` known words of nearly the same letters,
    ``remark`` is a sentence for the reader or empty.
    """

    asked: str
    whole: bool
    found: list[Found]
    unknown: list[str]
    near: list[str]
    remark: str
