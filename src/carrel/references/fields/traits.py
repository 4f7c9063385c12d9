"""Traits of ways to label an entry: rows of a table of weights, for many ways at once.

What each field begins, ends and holds; the order of the fields and which stand together; quotation
marks around them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Ints
from carrel.references.fields.looks import LOOK, LOOKS
from carrel.references.fields.states import STATE, STATES
from carrel.references.fields.ways import Ways

ROWS = 1 << 14
"""Rows of the table of traits; a trait's row is a hash of it."""
_MARKED = ("author", "editor", "title", "container-title", "issued", "volume", "issue", "page",
           "publisher", "publisher-place", "edition", "genre", "number", "collection-title",
           "translator")  # fmt: skip
_MARKED_STATES = np.array([STATE[label] for label in _MARKED])
_QUOTING = ("open double", "open angle", "low", "open single")
_WORDS = ("lower", "capitalised", "capitals", "mixed", "short capitals", "uncased")
_COUNTED = (
    _WORDS,
    ("stop", "colon", "semicolon", "question", "dash"),
    ("open round", "open square"),
    ("close round", "close square"),
    _QUOTING,
    ("close double", "close angle"),
    ("straight",),
    ("year", "other year"),
    ("lower",),
    ("initial",),
)
"""The looks of tokens that are counted, kind by kind."""
_IS_COUNTED = np.array(
    [[look in {LOOK[name] for name in names} for look in range(LOOKS)] for names in _COUNTED]
)
_IS_MARK = np.isin(np.arange(256), [LOOK[name] for name in (*_QUOTING, "straight")])
_SIZES = np.array((0, 1, 2, 3, 4, 5, 6, *(7,) * 6, *(8,) * 8, 9))
"""The size of a field of so many words."""
_MANY = 4
_EDGE = 2
"""Blanks before the first token and behind the last one: as far as a trait looks."""
_BEGINNING, _END = (1, 0), 2


class View(NamedTuple):
    """Tokens as the traits see them.

    The sign of each token, with blanks at both ends; and for each kind of `_COUNTED` how many of it
    stand before each token.
    """

    signs: Ints
    counts: Ints


class Traits(NamedTuple):
    """Rows of the table, and the number of the way that each is of."""

    way: Ints
    rows: Ints


def view_of(looks: Ints, signs: Ints) -> View:
    """A view from the look and the sign of each token."""
    counts = np.zeros((len(_COUNTED), len(looks) + 1), np.intp)
    np.cumsum(_IS_COUNTED[:, looks], axis=1, out=counts[:, 1:])
    return View(np.pad(signs, _EDGE), counts)


def row_of(kind: int, *parts: Ints | NDArray[np.bool_] | int) -> Ints:
    """The rows of traits of some kind; the parts of each are small numbers."""
    mixed = np.array(kind, np.int64)
    for part in parts:
        mixed = (mixed * 10007 + part + 1) & 0xFFFFFFFF
        mixed = mixed ^ (mixed >> 13)
    return mixed % ROWS


def field_rows(ways: Ways, view: View) -> Ints:
    """``rows[trait, field]``: what each field begins, ends and holds."""
    state, start, end = ways.state, ways.start + _EDGE, ways.end + _EDGE
    signs = view.signs
    before, earlier, behind = signs[start - 1], signs[start - 2], signs[end]
    first, last = signs[start], signs[end - 1]
    words, breaks, opening, closing, quoting, unquoting, straight, years, lower, initials = (
        view.counts[:, ways.end] - view.counts[:, ways.start]
    )
    size = _SIZES[np.minimum(words, len(_SIZES) - 1)]
    brackets, quotes = np.sign(opening - closing), np.sign(quoting - unquoting)
    small = lower * 3 // np.maximum(words, 1)
    return np.stack(
        (
            row_of(6, state, size),
            row_of(7, state, first),
            row_of(8, state, last),
            row_of(9, state, before, first),
            row_of(10, state, last, behind),
            row_of(11, state, earlier, before),
            row_of(12, state, before, behind),
            row_of(13, state, np.minimum(breaks, 3), np.minimum(size, 4)),
            row_of(14, state, brackets, quotes, straight % 2),
            row_of(15, state, years > 0, np.minimum(words, 2)),
            row_of(16, state, small, np.minimum(size, 5)),
            row_of(17, state, initials > 0, words > _MANY),
        )
    )


def quoted_traits(ways: Ways, view: View) -> Traits:
    """Which field stands in quotation marks, beside whether any does, and what is between pieces."""
    quoted = _IS_MARK[view.signs[ways.start + _EDGE - 1]]
    some = np.bincount(ways.way, quoted, ways.size)[ways.way] > 0
    earlier = _earlier_piece(ways)
    gap = np.minimum(ways.start - ways.end[earlier], 5)
    rows = np.stack((row_of(18, ways.state, quoted, some), row_of(19, ways.state, gap)), 1)
    kept = np.stack((np.ones(len(earlier), np.bool_), earlier >= 0), 1)
    return Traits(np.repeat(ways.way, 2)[kept.ravel()], rows[kept])


def _earlier_piece(ways: Ways) -> Ints:
    """For each field the place of the one before it with its state in its way; -1 for none."""
    key = ways.way * len(STATES) + ways.state
    order = np.argsort(key, kind="stable")
    same = np.flatnonzero(key[order[1:]] == key[order[:-1]])
    earlier = np.full(len(key), -1)
    earlier[order[same + 1]] = order[same]
    return earlier


def skeleton_traits(ways: Ways) -> Traits:
    """Which field follows which two, how many of each there are, and which stand together."""
    owner, line = _lines(ways)
    same = owner[1:] == owner[:-1]
    thrice = same[1:] & same[:-1]
    pairs = row_of(1, line[:-1], line[1:])[same]
    threes = row_of(2, line[:-2], line[1:-1], line[2:])[thrice]
    count, first = _state_counts(ways)
    many = row_of(3, ways.state[first], np.minimum(count, 4))
    present = np.zeros((ways.size, len(STATES)), np.intp)
    present[ways.way, ways.state] = 1
    present = present[:, _MARKED_STATES]
    company = _COMPANY[np.arange(len(_ONE)), present[:, _ONE], present[:, _OTHER]]
    every = np.repeat(np.arange(ways.size), len(_ONE))
    return Traits(
        np.concatenate((owner[1:][same], owner[2:][thrice], ways.way[first], every)),
        np.concatenate((pairs, threes, many, company.ravel())),
    )


def _lines(ways: Ways) -> tuple[Ints, Ints]:
    """The states of each way with marks at its beginning and end, and whose they are."""
    sizes = np.bincount(ways.way, minlength=ways.size) + len(_BEGINNING) + 1
    ends = np.cumsum(sizes)
    starts = ends - sizes
    line = np.zeros(int(ends[-1]) if len(ends) else 0, np.intp)
    line[starts] = _BEGINNING[0]
    line[starts + 1] = _BEGINNING[1]
    line[ends - 1] = _END
    # Each way before a field's own has moved it on by the marks of that way.
    moved = (len(_BEGINNING) + 1) * ways.way + len(_BEGINNING)
    line[np.arange(len(ways.way)) + moved] = ways.state
    return np.repeat(np.arange(ways.size), sizes), line


def _state_counts(ways: Ways) -> tuple[Ints, Ints]:
    """How often each way has each of its states, and the place of the first one, in order."""
    key = ways.way * len(STATES) + ways.state
    _, first, count = np.unique(key, return_index=True, return_counts=True)
    order = np.argsort(first)
    return count[order], first[order]


def _company_rows() -> tuple[Ints, Ints, Ints]:
    """Pairs of marked fields, a field alone as a pair with itself; the row for who of them is there."""
    pairs = [(one, other) for one in range(len(_MARKED)) for other in (one, *range(one))]
    one, other = np.array(pairs).T
    first, second = one[:, None, None], other[:, None, None]
    has, has_other = np.arange(2)[:, None], np.arange(2)
    alone = row_of(4, first, has)
    return one, other, np.where(first == second, alone, row_of(5, first, second, has, has_other))


_ONE, _OTHER, _COMPANY = _company_rows()


def traits_of(ways: Ways, view: View) -> Traits:
    """All traits of some ways."""
    fields = field_rows(ways, view)
    owner = np.repeat(ways.way, len(fields))
    every = (skeleton_traits(ways), Traits(owner, fields.T.ravel()), quoted_traits(ways, view))
    way, rows = zip(*every, strict=True)
    return Traits(np.concatenate(way), np.concatenate(rows))
