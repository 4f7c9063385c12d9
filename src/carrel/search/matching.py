"""Find every occurrence of a query in a text made comparable.

An engine proposes blocks; what is a hit, and where it stands, is decided here, the same for every
engine. Positions are numbers of words in ``Normalised.words``, first and last included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, assert_never

from carrel.search.normal import SEAM
from carrel.search.query import AllOf, AnyOf, Node, Phrase, Without, Word

_SEPARATOR = re.compile("[-. ]")
_AFTER = "(?=[-. ])"


class Hit(NamedTuple):
    """Where an occurrence stands in ``Normalised.words``.

    ``start`` is the place of the separator before its first word, ``end`` that of the one after
    its last.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a phrase is found: word for word, and with seams inside its words."""

    strict: re.Pattern[str]
    loose: re.Pattern[str]
    always_loose: bool
    compounds: tuple[str, ...]
    """What ``Normalised.compounds`` must hold, one of them, for seams to matter."""

    def hits(self, words: str, compounds: str) -> list[Hit]:
        loose = self.always_loose or any(key in compounds for key in self.compounds)
        pattern = self.loose if loose else self.strict
        return [Hit(*found.span()) for found in pattern.finditer(words)]


def matcher(tree: Node) -> Callable[[str, str], list[Hit]]:
    """A function from ``words`` and ``compounds`` to the hits of ``tree``, in order.

    It gives none where the text does not fulfil the query. Hits inside other hits are left out.
    The time grows with the length of the text.
    """
    patterns = cache(_pattern)

    def hits(words: str, compounds: str) -> list[Hit]:
        return _outermost(_fulfilled(tree, words, compounds, patterns) or [])

    return hits


def word_numbers(words: str, hits: list[Hit]) -> list[tuple[int, int]]:
    """The numbers of the first and last word of each hit, counted from 0."""
    starts = [found.start() for found in _SEPARATOR.finditer(words)]
    return [
        (bisect_right(starts, hit.start) - 1, bisect_right(starts, hit.end - 1) - 1) for hit in hits
    ]


def _fulfilled(
    node: Node, words: str, compounds: str, patterns: Callable[[Phrase], _Pattern]
) -> list[Hit] | None:
    """The hits of a node, or ``None`` where it is not fulfilled."""
    match node:
        case Phrase():
            return patterns(node).hits(words, compounds) or None
        case Without():
            found = _fulfilled(node.part, words, compounds, patterns)
            return [] if found is None else None
        case AllOf() | AnyOf():
            found = [_fulfilled(part, words, compounds, patterns) for part in node.parts]
            met = [hits for hits in found if hits is not None]
            enough = len(met) == len(found) if isinstance(node, AllOf) else bool(met)
            return [hit for hits in met for hit in hits] if enough else None
        case _:
            assert_never(node)


def _outermost(hits: list[Hit]) -> list[Hit]:
    outer: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: (hit.start, -hit.end)):
        if not outer or hit.end > outer[-1].end:
            outer.append(hit)
    return outer


def _pattern(phrase: Phrase) -> _Pattern:
    strict = "[-. ]".join(_strict(word) for word in phrase.words)
    loose = "[-. ]".join(_loose(word) for word in phrase.words)
    more = ("[^-. ]*", "(?:-?[^-. ])*") if phrase.begins else ("", "")
    keys = [f" {word.key} " for word in phrase.words]
    if phrase.begins:
        keys[-1] = keys[-1].rstrip()
    return _Pattern(
        re.compile(f"[-. ]{strict}{more[0]}{_AFTER}"),
        re.compile(f"[-. ]{loose}{more[1]}{_AFTER}"),
        any(word.is_seamed for word in phrase.words),
        tuple(keys),
    )


def _strict(word: Word) -> str:
    """The parts in a row; what stood apart by a sign (``example.com``) may be apart by any."""
    row = [re.escape(word.parts[0])]
    for separator, part in zip(word.separators, word.parts[1:], strict=True):
        row.append({SEAM: "[-. ]", ".": "[-. ]"}.get(separator, separator) + re.escape(part))
    return "".join(row)


def _loose(word: Word) -> str:
    """The same with a seam allowed between any two letters, and a seam of the word left out."""
    row = [_seamed(word.parts[0])]
    for separator, part in zip(word.separators, word.parts[1:], strict=True):
        row.append({SEAM: "[-. ]?", ".": "[-. ]"}.get(separator, separator) + _seamed(part))
    return "".join(row)


def _seamed(part: str) -> str:
    return "-?".join(re.escape(letter) for letter in part)
