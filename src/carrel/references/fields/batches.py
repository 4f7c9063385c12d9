"""Many entries as one row of tokens, with blanks between them, so that numpy reads them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.tokens import Tokens

Ints = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

GAP = 3
"""Blanks before, between and behind entries: as many as the widest window looks to one side."""


class Row(NamedTuple):
    """Entries laid out in one row of ``size`` places.

    ``places`` counts them from 0. ``first[i]`` and ``last[i]`` are the places of entry i's first
    token and of the one behind its last; ``entry[p]`` is the entry at a place (a blank belongs to
    the entry before it), ``start[p]`` and ``end[p]`` that entry's bounds, ``inside[p]`` whether a
    token stands there, ``spaced[p]`` whether white space stands before it.
    """

    places: Ints
    first: Ints
    last: Ints
    entry: Ints
    start: Ints
    end: Ints
    inside: Flags
    spaced: Flags

    @property
    def size(self) -> int:
        """How many places the row has."""
        return len(self.entry)


def row_of(entries: Sequence[Tokens]) -> Row:
    """The row of some entries, in their order."""
    lengths = np.fromiter((len(entry.words) for entry in entries), np.int32, len(entries))
    last = (GAP + np.cumsum(lengths + GAP) - GAP).astype(np.int32)
    first = (last - lengths).astype(np.int32)
    size = GAP + int(np.sum(lengths + GAP))
    entry = np.repeat(np.arange(len(entries), dtype=np.int32), lengths + GAP)
    entry = np.concatenate((np.zeros(GAP, np.int32), entry)).astype(np.int32)
    places = np.arange(size, dtype=np.int32)
    start, end = first[entry], last[entry]
    inside = (places >= start) & (places < end)
    spaced = np.ones(size, np.bool_)
    spaced[inside] = [space for tokens in entries for space in tokens.spaced]
    return Row(places, first, last, entry, start, end, inside, spaced)


def shifted(values: Ints, offset: int) -> Ints:
    """``shifted(values, offset)[p] == values[p + offset]``, 0 where that is outside the row."""
    moved = np.zeros_like(values)
    if offset > 0:
        moved[:-offset] = values[offset:]
    elif offset < 0:
        moved[-offset:] = values[:offset]
    else:
        moved[:] = values
    return moved


def last_before(marks: Flags, row: Row, *, itself: bool = False) -> Ints:
    """For each place the place of the last mark before it in its entry, else the entry's start - 1."""
    found = np.full(row.size + 1, -1, np.int32)
    np.copyto(found[1:], row.places, where=marks)
    np.maximum.accumulate(found, out=found)
    return np.maximum(found[1:] if itself else found[:-1], row.start - _ONE)


def next_after(marks: Flags, row: Row, *, itself: bool = False) -> Ints:
    """For each place the place of the next mark behind it in its entry, else the entry's end."""
    found = np.full(row.size + 1, row.size, np.int32)
    np.copyto(found[:-1], row.places, where=marks)
    backwards = found[::-1]
    np.minimum.accumulate(backwards, out=backwards)
    return np.minimum(found[:-1] if itself else found[1:], row.end)


def count_before(marks: Flags, row: Row) -> Ints:
    """How many marks stand before each place in its entry."""
    sums = sums_before(marks)
    return sums[:-1] - sums.take(row.start)


def count_all(marks: Flags, row: Row) -> Ints:
    """How many marks the entry of each place has."""
    sums = sums_before(marks)
    return (sums.take(row.last) - sums.take(row.first)).take(row.entry)


def sums_before(marks: Flags) -> Ints:
    """How many marks stand before each place of the row, and how many there are in all."""
    sums = np.zeros(len(marks) + 1, np.int32)
    np.cumsum(marks, out=sums[1:])
    return sums


_ONE = np.int32(1)
