"""The names of a list's authors where they stand in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from carrel.references.matching.folded_words import Word
from carrel.references.matching.name_forms import TO_BE_TRANSLITERATED, TRANSLITERATED, stem_of
from carrel.references.matching.skeletons import skeleton_of
from carrel.references.tying.entry_index import EntryIndex

_LONGEST = 6
_LEAST_WITH_ENDING = 5


class NameCited(NamedTuple):
    """A name under which the list knows an author; its place; below 1 where its form was altered."""

    key: str
    start: int
    end: int
    sureness: float = 1.0


def names_cited(text: str, words: Sequence[Word], index: EntryIndex) -> list[NameCited]:
    """The names among the words, the longest first at every place, without overlaps."""
    found: list[NameCited] = []
    at = 0
    while at < len(words):
        name, taken = _name_at(text, words, at, index)
        if name is not None:
            found.append(name)
        at += taken or 1
    return found


def _name_at(
    text: str, words: Sequence[Word], at: int, index: EntryIndex
) -> tuple[NameCited | None, int]:
    word = words[at]
    if word.form[:12] in index.beginnings:
        last = at + 1
        while last < min(at + _LONGEST, len(words)) and _joined(text, words[last - 1], words[last]):
            last += 1
        for end in range(last, at, -1):
            key = "".join(one.form for one in words[at:end])
            if key in index.names and _like_a_name(text[word.start : words[end - 1].end]):
                return NameCited(key, word.start, words[end - 1].end), end - at
    key, sureness = _known(word.form, index)
    if key in index.names and _like_a_name(text[word.start : word.end]):
        return NameCited(key, word.start, word.end, sureness), 1
    return None, 0


def _joined(text: str, one: Word, two: Word) -> bool:
    gap = text[one.end : two.start]
    return len(gap) <= 1 and not gap.strip(" \xa0\n\u200c-‐‑'’ʼ.·・")


def _like_a_name(written: str) -> bool:
    return not written.islower()


def _known(form: str, index: EntryIndex) -> tuple[str, float]:
    """What a word is without a genitive, a case or a conjunction grown on to it."""
    if len(form) < _LEAST_WITH_ENDING:
        return form, 1.0
    if form[-1] == "s" and form[:-1] in index.names:
        return form[:-1], 0.95
    if form[0] == "و" and form[1:] in index.names:
        return form[1:], 1.0
    if form.isascii():
        return TRANSLITERATED + skeleton_of(form), 1.0
    if "а" <= form[0] <= "я" and stem_of(form) in index.names:
        return stem_of(form), 0.95
    return TO_BE_TRANSLITERATED + skeleton_of(form), 1.0
