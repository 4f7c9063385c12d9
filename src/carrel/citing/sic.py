"""Words of a passage that look misread, so that a quotation can own them with *[sic]*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from carrel.values.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST = 3
_COMMON = 3

# Shapes that scanning confuses, in either direction.
_ALIKE = tuple(
    frozenset(pair)
    for pair in (
        ("i", "f"), ("i", "l"), ("i", "j"), ("i", "t"), ("l", "t"), ("f", "t"), ("c", "e"),
        ("c", "o"), ("e", "o"), ("a", "o"), ("h", "b"), ("n", "u"), ("n", "h"), ("v", "y"),
        ("u", "v"), ("rn", "m"), ("ri", "n"), ("cl", "d"), ("ii", "n"), ("vv", "w"), ("li", "h"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Misreading:
    """A word that stands in the source and the word it was probably meant to be."""

    span: Span
    word: str
    likely: str


def misreadings(
    text: str, within: Span, unknown_of: Callable[[Collection[str]], Collection[str]]
) -> tuple[Misreading, ...]:
    """The words inside ``within`` that scanning has probably spoilt.

    A word counts when ``unknown_of`` (a dictionary, which gives back those of many words that it
    does not know) gives it back, the text has it once only, and a word that the text has at least
    three times differs from it by one pair of shapes that scanning confuses. Nothing is corrected:
    the word stays as it came.
    """
    words = [
        match
        for match in _WORD.finditer(text, within.start, within.end)
        if len(match.group()) >= _SHORTEST
    ]
    strange = unknown_of(frozenset(match.group() for match in words))
    unknown = [match for match in words if match.group() in strange]
    if not unknown:
        return ()
    counts = Counter(_WORD.findall(text))
    found = ((match, _likely(match.group(), counts)) for match in unknown)
    return tuple(
        Misreading(Span(match.start(), match.end()), match.group(), likely)
        for match, likely in found
        if likely
    )


def _likely(word: str, counts: Mapping[str, int]) -> str:
    if counts[word] > 1:
        return ""
    near = (
        other
        for other, count in counts.items()
        if count >= _COMMON and abs(len(other) - len(word)) <= 1 and _confusable(word, other)
    )
    return max(near, key=lambda other: counts[other], default="")


def _confusable(word: str, other: str) -> bool:
    one, two = word.lower(), other.lower()
    if one == two:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    middle = frozenset((one[start : len(one) - end], two[start : len(two) - end]))
    return middle in _ALIKE or _widened(one, two, start, end) in _ALIKE


def _widened(one: str, two: str, start: int, end: int) -> frozenset[str]:
    """The differing middles with one shared letter more, since 'rn' and 'n' of 'm' share a foot."""
    end = max(0, end - 1)
    return frozenset((one[start : len(one) - end], two[start : len(two) - end]))
