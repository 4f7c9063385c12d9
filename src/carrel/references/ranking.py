"""Which of several ways to label an entry looks most like a whole reference.

A chain sees a token and its neighbours; what it cannot see is that an entry has one title, that
brackets close inside a field, that a book has a publisher and no issue. The likeliest few paths
(`likeliest_paths`) are scored anew: the chain's own score, plus weights of what each field and the
order of all fields look like (Collins and Koo 2005).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from carrel.references.field_model import FieldModel
from carrel.references.looks import LOOK, LOOKS
from carrel.references.states import FIRST_FIELD, STATE

ROWS = 1 << 14
"""Rows of the table of traits; a trait's row is a hash of it."""
Stretch = tuple[int, int, int]
"""A field in a path: its state, its first token, and the one behind its last."""
_MARKED = ("author", "editor", "title", "container-title", "issued", "volume", "issue", "page",
           "publisher", "publisher-place", "edition", "genre", "number", "collection-title",
           "translator")  # fmt: skip
_MARKED_STATES = tuple(STATE[label] for label in _MARKED)
_OPENING = frozenset(LOOK[name] for name in ("open round", "open square"))
_CLOSING = frozenset(LOOK[name] for name in ("close round", "close square"))
_QUOTING = frozenset(LOOK[name] for name in ("open double", "open angle", "low", "open single"))
_UNQUOTING = frozenset(LOOK[name] for name in ("close double", "close angle"))
_STRAIGHT = LOOK["straight"]
_MARKS = _QUOTING | {_STRAIGHT}
_SEPARATING = frozenset(LOOK[name] for name in ("stop", "colon", "semicolon", "question", "dash"))
_WORDS = frozenset(
    LOOK[name]
    for name in ("lower", "capitalised", "capitals", "mixed", "short capitals", "uncased")
)
_SIZES = (0, 1, 2, 3, 4, 5, 6, *(7,) * 6, *(8,) * 8, 9)
"""The size of a field of so many words."""
_MANY = 4
_YEARS = frozenset((LOOK["year"], LOOK["other year"]))


_WIDTH = 24
_FEW = (1 << _WIDTH) - 1
_COUNTED = (_WORDS, _SEPARATING, _OPENING, _CLOSING, _QUOTING, _UNQUOTING, frozenset((_STRAIGHT,)),
            _YEARS, frozenset((LOOK["lower"],)), frozenset((LOOK["initial"],)))  # fmt: skip
_COUNTS = tuple(
    sum((look in looks) << _WIDTH * place for place, looks in enumerate(_COUNTED))
    for look in range(LOOKS)
)
"""For each look one number that holds a count of each of `_COUNTED`, so that one sum adds all."""


_SHIFTS = tuple(range(0, _WIDTH * len(_COUNTED), _WIDTH))


class View(NamedTuple):
    """An entry as the traits see it.

    The sign of each token, and how many tokens of each of `_COUNTED` stand before each place.
    """

    signs: Sequence[int]
    counts: Sequence[int]


def view_of(looks: Sequence[int], signs: Sequence[int]) -> View:
    """An entry from the look and the sign of each of its tokens."""
    return View(signs, list(accumulate(map(_COUNTS.__getitem__, looks), initial=0)))


def stretches_of(path: Sequence[int]) -> list[Stretch]:
    """The fields of a path, in order."""
    found: list[Stretch] = []
    start = 0
    for state, tokens in groupby(path):
        end = start + len(list(tokens))
        if state >= FIRST_FIELD:
            found.append((state, start, end))
        start = end
    return found


@lru_cache(maxsize=1 << 17)
def _row(kind: int, *parts: int) -> int:
    mixed = kind
    for part in parts:
        mixed = (mixed * 10007 + part + 1) & 0xFFFFFFFF
        mixed ^= mixed >> 13
    return mixed % ROWS


class Ranker:
    """The weights of the traits, and the weight of the chain's own score.

    What the order and the company of fields weigh is kept: entries have few of them.
    """

    def __init__(self, model: FieldModel) -> None:
        table = model.small.get("ranking")
        self._chain: float = table["chain"] if table else 1.0
        self._weights: list[float] = [0.0] * ROWS
        if table:
            for row, weight in zip(table["rows"], table["weights"], strict=True):
                self._weights[row] = weight
        self.skeleton = lru_cache(maxsize=1 << 14)(self._skeleton)

    def total(self, rows: Sequence[int]) -> float:
        """What some traits weigh together."""
        return sum(map(self._weights.__getitem__, rows))

    def scores(self, view: View, ways: Sequence[tuple[float, Sequence[Stretch]]]) -> list[float]:
        """The score of each way to label an entry; a way is the chain's score and its fields."""
        known: dict[Stretch, float] = {}
        found: list[float] = []
        for score, stretches in ways:
            total = self._chain * score + self.skeleton(tuple(state for state, _, _ in stretches))
            for stretch in stretches:
                if stretch not in known:
                    known[stretch] = self.total(field_traits(stretch, view))
                total += known[stretch]
            found.append(total + self.total(quoted_traits(stretches, view)))
        return found

    def _skeleton(self, states: tuple[int, ...]) -> float:
        return self.total(skeleton_traits(states))


@lru_cache(maxsize=4)
def ranker_of(model: FieldModel) -> Ranker:
    """The ranker of a model."""
    return Ranker(model)


def traits_of(stretches: Sequence[Stretch], view: View) -> list[int]:
    """The rows of all traits of a way to label an entry."""
    rows = skeleton_traits([state for state, _, _ in stretches])
    for stretch in stretches:
        rows += field_traits(stretch, view)
    return rows + quoted_traits(stretches, view)


def skeleton_traits(states: Sequence[int]) -> list[int]:
    """Which field follows which two, how many of each there are, and which stand together."""
    line = [1, 0, *states, 2]
    rows = [_row(1, a, b) for a, b in pairwise(line)]
    rows += [_row(2, *line[at : at + 3]) for at in range(len(line) - 2)]
    counts = Counter(states)
    rows += [_row(3, state, min(count, 4)) for state, count in counts.items()]
    present = [state in counts for state in _MARKED_STATES]
    for one, has in enumerate(present):
        rows.append(_row(4, one, has))
        rows += [_row(5, one, other, has, present[other]) for other in range(one)]
    return rows


def field_traits(stretch: Stretch, view: View) -> list[int]:
    """What a field begins, ends and holds."""
    state, start, end = stretch
    signs, counts = view
    before = signs[start - 1] if start else 0
    earlier = signs[start - 2] if start > 1 else 0
    behind = signs[end] if end < len(signs) else 0
    held = counts[end] - counts[start]
    words, breaks, opening, closing, quoting, unquoting, straight, years, lower, initials = (
        held >> shift & _FEW for shift in _SHIFTS
    )
    size = _SIZES[min(words, len(_SIZES) - 1)]
    first, last = signs[start], signs[end - 1]
    return [
        _row(6, state, size),
        _row(7, state, first),
        _row(8, state, last),
        _row(9, state, before, first),
        _row(10, state, last, behind),
        _row(11, state, earlier, before),
        _row(12, state, before, behind),
        _row(13, state, min(breaks, 3), min(size, 4)),
        _row(14, state, _sign(opening - closing), _sign(quoting - unquoting), straight % 2),
        _row(15, state, years > 0, min(words, 2)),
        _row(16, state, lower * 3 // max(words, 1), min(size, 5)),
        _row(17, state, initials > 0, words > _MANY),
    ]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def quoted_traits(stretches: Sequence[Stretch], view: View) -> list[int]:
    """Which field stands in quotation marks, beside whether any does, and what is between pieces."""
    signs = view.signs
    rows: list[int] = []
    quoted = [start > 0 and signs[start - 1] in _MARKS for _, start, _ in stretches]
    some = any(quoted)
    last: dict[int, int] = {}
    for (state, start, end), inside in zip(stretches, quoted, strict=True):
        rows.append(_row(18, state, inside, some))
        if state in last:
            rows.append(_row(19, state, min(start - last[state], 5)))
        last[state] = end
    return rows
