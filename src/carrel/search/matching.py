"""Find every occurrence of a query in a text made comparable.

An engine proposes blocks; what is a hit, and where it stands, is decided here, the same for every
engine. A hit is a pair of places in ``Normalised.words``: that of the separator before its first
word and that of the separator after its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from carrel.search.normal import SEAM, SPACE, STOP
from carrel.search.query import AllOf, AnyOf, Node, Phrase, Without, Word

_AFTER = "(?=[-. ])"
_ANY = "[-. ]"

Hit = tuple[int, int]


class Matcher:
    """Finds the hits of a query tree; the time grows with the length of the text.

    ``words`` and ``compounds`` are always those of one ``Normalised``.
    """

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        # By identity, for hashing a phrase would cost more than looking for it; the tree keeps
        # its phrases alive.
        self._patterns: dict[int, _Pattern] = {}

    def count(self, words: str, compounds: str) -> int:
        """How many hits there are; none where the text does not fulfil the query."""
        if isinstance(self._tree, Phrase):
            return len(self._pattern(self._tree).for_text(compounds).findall(words))
        return len(self.hits(words, compounds))

    def hits(self, words: str, compounds: str) -> list[Hit]:
        """The hits in order; those inside other hits are left out."""
        return _outermost(self._fulfilled(self._tree, words, compounds) or [])

    def _fulfilled(self, node: Node, words: str, compounds: str) -> list[Hit] | None:
        """The hits of a node, or ``None`` where it is not fulfilled."""
        match node:
            case Phrase():
                pattern = self._pattern(node).for_text(compounds)
                return [found.span() for found in pattern.finditer(words)] or None
            case Without():
                return [] if self._fulfilled(node.part, words, compounds) is None else None
            case AllOf() | AnyOf():
                found = [self._fulfilled(part, words, compounds) for part in node.parts]
                met = [hits for hits in found if hits is not None]
                enough = len(met) == len(found) if isinstance(node, AllOf) else bool(met)
                return [hit for hits in met for hit in hits] if enough else None
            case _:
                assert_never(node)

    def _pattern(self, phrase: Phrase) -> _Pattern:
        pattern = self._patterns.get(id(phrase))
        if pattern is None:
            pattern = self._patterns[id(phrase)] = _pattern(phrase)
        return pattern


def word_numbers(words: str, hits: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and last word of each hit, counted from 0; hits are in order."""
    passed, number = 0, -1
    for start, end in hits:
        number += _separators(words, passed, start + 1)
        yield number, number + _separators(words, start + 1, end)
        passed = start + 1


def _separators(words: str, start: int, end: int) -> int:
    count = words.count
    return count(SPACE, start, end) + count(SEAM, start, end) + count(STOP, start, end)


def _outermost(hits: list[Hit]) -> list[Hit]:
    outer: list[Hit] = []
    for start, end in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not outer or end > outer[-1][1]:
            outer.append((start, end))
    return outer


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a phrase is found: word for word (``strict``), and with seams inside its words."""

    strict: re.Pattern[str]
    loose: re.Pattern[str]
    always_loose: bool
    compounds: tuple[str, ...]
    """What ``Normalised.compounds`` must hold, one of them, for seams to matter."""

    def for_text(self, compounds: str) -> re.Pattern[str]:
        if self.always_loose:
            return self.loose
        for key in self.compounds:
            if key in compounds:
                return self.loose
        return self.strict


def _pattern(phrase: Phrase) -> _Pattern:
    strict = _ANY.join(_in_a_row(word, seam="", between_words=_ANY) for word in phrase.words)
    loose = _ANY.join(_in_a_row(word, seam="-?", between_words=f"{_ANY}?") for word in phrase.words)
    more = ("[^-. ]*", "(?:-?[^-. ])*") if phrase.begins else ("", "")
    keys = [f" {word.key} " for word in phrase.words]
    if phrase.begins:
        keys[-1] = keys[-1].rstrip()
    return _Pattern(
        re.compile(f"{_ANY}{strict}{more[0]}{_AFTER}"),
        re.compile(f"{_ANY}{loose}{more[1]}{_AFTER}"),
        any(word.is_seamed for word in phrase.words),
        tuple(keys),
    )


def _in_a_row(word: Word, *, seam: str, between_words: str) -> str:
    """The parts in a row, with ``seam`` between any two letters.

    Where the word has a seam ``between_words`` stands; what a sign parted (``example.com``) may be
    parted by any; signs of a script without spaces stand side by side.
    """
    between = {SEAM: between_words, STOP: _ANY, SPACE: SPACE}
    row = [seam.join(map(re.escape, word.parts[0]))]
    for separator, part in zip(word.separators, word.parts[1:], strict=True):
        row += between[separator], seam.join(map(re.escape, part))
    return "".join(row)
