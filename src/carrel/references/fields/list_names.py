"""The names that the entries of one list share: a journal, a publisher, a city, a person.

What other entries of the list have as a journal, and only so, is one here too; a way to label an
entry in which it ends a word earlier, or is a publisher, is worth less. Words are told apart by
numbers, and a field by the sum of its words' numbers times powers of an odd number, modulo 2 to
the 64: any stretch of a row is summed by one subtraction (Karp and Rabin 1987).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Flags, Ints, Row
from carrel.references.fields.ranking import Scores, sums_of
from carrel.references.fields.states import STATE, STATES
from carrel.references.fields.tokens import Tokens

Sums = NDArray[np.uint64]

_SHARED = np.zeros(len(STATES), np.bool_)
_SHARED[
    [
        STATE[label]
        for label in (
            "author",
            "editor",
            "container-title",
            "collection-title",
            "publisher",
            "publisher-place",
            "title",
        )
    ]
] = True
"""Fields that several entries of a list may have with the same words; a title, where notes cite again."""
_TITLE = STATE["title"]
"""A title of one entry may be what holds another: it speaks for itself and against nothing."""
_FACTOR = 0x9E3779B97F4A7C15
_INVERSE = pow(_FACTOR, -1, 1 << 64)
_ENOUGH = 2
"""Other entries with a name that make it as sure as more would."""


class Named(NamedTuple):
    """Fields that may be shared: of which way and which entry, in what state, by the sum of their words."""

    way: Ints
    entry: Ints
    state: Ints
    words: Sums


class Spelling:
    """The words of a row of entries as sums that tell stretches apart."""

    def __init__(self, entries: Sequence[Tokens], row: Row) -> None:
        numbers = np.zeros(row.size, np.uint64)
        words = chain.from_iterable(entry.words for entry in entries)
        numbers[row.inside] = np.fromiter(map(_number_of, words), np.uint64)
        powers = _powers(_FACTOR, row.size)
        self._sums = np.zeros(row.size + 1, np.uint64)
        np.cumsum(numbers * powers, out=self._sums[1:])
        self._back = _powers(_INVERSE, row.size)

    def of(self, start: Ints, end: Ints) -> Sums:
        """The sum of the words of each stretch of places, wherever it stands; 0 for no word."""
        return (self._sums[end] - self._sums[start]) * self._back[start]


@lru_cache(maxsize=1 << 16)
def _number_of(word: str) -> int:
    """A number for a word, the same in every process; 0 for marks and digits."""
    if not word[0].isalpha():
        return 0
    return (zlib.crc32(word.casefold().encode()) + 1) * _FACTOR & 0xFFFFFFFFFFFFFFFF


def _powers(factor: int, size: int) -> Sums:
    return _all_powers(factor, 1 << size.bit_length())[:size]


@lru_cache(maxsize=32)
def _all_powers(factor: int, size: int) -> Sums:
    powers = np.full(size, factor, np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


class ListNames:
    """How the names in the entries of a list were read first."""

    def __init__(self, read: Sequence[Named]) -> None:
        """Take what was read first; at least one name in all."""
        entry, state, words = (
            np.concatenate([getattr(one, name) for one in read])
            for name in ("entry", "state", "words")
        )
        self._words, place = np.unique(words, return_inverse=True)
        size = len(STATES)
        key = place * size + state
        self._keys, first = np.unique(key, return_inverse=True)
        span = int(entry.max(initial=0)) + 1
        own = np.unique(first * span + entry)
        self._span = span
        self._own = own
        self._counts = np.bincount(own // span, minlength=len(self._keys))
        named = self._keys % size != _TITLE
        counts = self._counts * named
        self._any = np.bincount(self._keys // size, counts, len(self._words)).astype(np.intp)
        every = own[named[own // span]]
        self._any_keys, self._any_own = np.unique(
            self._keys[every // span] // size * span + every % span, return_counts=True
        )

    def worth(self, named: Named, ways: int) -> Scores:
        """What each way gains or loses: between -1 and 1 for each of its names that others have."""
        place = np.minimum(np.searchsorted(self._words, named.words), len(self._words) - 1)
        known = self._words[place] == named.words
        key = place * len(STATES) + named.state
        same = _count(self._keys, self._counts, key)
        same -= _count(self._own, np.ones_like(self._own), self._own_key(key, named))
        every = self._any[place] - _count(
            self._any_keys, self._any_own, place * self._span + named.entry
        )
        every = np.where(named.state == _TITLE, same, every) * known
        share = 2.0 * same / np.maximum(every, 1) - 1.0
        worth = np.where(every > 0, share * np.minimum(every, _ENOUGH) / _ENOUGH, 0.0)
        return sums_of(named.way, worth, ways)

    def _own_key(self, key: Ints, named: Named) -> Ints:
        """The numbers under which an entry's own names are known; -1 where nobody has one."""
        place = np.minimum(np.searchsorted(self._keys, key), max(len(self._keys) - 1, 0))
        return np.where(self._keys[place] == key, place * self._span + named.entry, -1)


def shared(state: Ints) -> Flags:
    """Which fields may be shared, by their states."""
    return _SHARED[state]


def _count(ordered: Ints, counts: Ints, wanted: Ints) -> Ints:
    """The count that stands beside each wanted number among ascending ones; 0 where it is not there."""
    if not len(ordered):
        return np.zeros(len(wanted), np.intp)
    place = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.where(ordered[place] == wanted, counts[place], 0)
