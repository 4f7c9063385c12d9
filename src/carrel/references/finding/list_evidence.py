"""What the entries of a list tell of one another, once it is guessed where they begin.

The second of two looks at a list. From the chances that each line begins an entry, or goes on with
one, follows what sets beginnings apart in this very list (naive Bayes over the signs of the lines
themselves), how long its entries are, whether each would have a year, and whether names stay in
the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from carrel.references.finding.line_features import FEATURES

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_LIKELY = 0.5
_SURE = 0.85
_MOST = 8.0
_FEWEST = 4
_STRENGTHS = (0.2, 0.5, 0.8, 0.95, 0.99)
_LENGTHS = (1, 2, 3, 5, 8)
_SORTED = (0.7, 0.85, 0.95)
_LIMIT = 2**60
_UNIT = float(2**45)


def _starting(*heads: str) -> list[int]:
    return [n for n, name in enumerate(FEATURES) if name.startswith(heads)]


_OWN = _starting(
    "mark:", "opens:", "first:", "year-first", "year-early", "number-follow", "closes-bracket", "names", "initial"
)  # fmt: skip
_BEFORE = _starting(
    "last:", "stop-after:", "short:", "next-word-fits", "nearby-", "ends-", "leaves-", "open-quote", "year-last",
    "length:",
)  # fmt: skip
_PLACE = _starting("indent:", "outdent:", "shift:", "step:")
_DATED = _starting("year", "round-year")
_NAMED = [
    FEATURES.index(name)
    for name in ("opens:capitals", "opens:inverted", "opens:initials", "opens:short")
]


@dataclass(frozen=True, slots=True)
class _Guess:
    """For each line the last beginning before it and the next after it, -1 and the count for none."""

    last: Numbers
    following: Numbers


def evidence_of(near: Matrix, order: Numbers, chances: Matrix) -> Matrix:
    """A row for each line of a list with a column for each of `EVIDENCE`, mostly from -1 to 1.

    ``near`` are their features, ``order`` as in `Signs`, ``chances`` those of beginning, inner and
    aside. Linear.
    """
    begins = chances[:, 0]
    sure = _neighbours(begins > _SURE)
    likely = _neighbours(begins > _LIKELY)
    columns = [
        *(begins > bound for bound in _STRENGTHS),
        *(chances[:, 2] > bound for bound in (0.2, 0.5, 0.9)),
        *_likenesses(near, chances),
        *_lengths(likely, begins > _LIKELY),
        *_dates(near, likely),
        *_alphabet(order, near, sure, begins),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _neighbours(told: Bools) -> _Guess:
    count = len(told)
    places = np.arange(count)
    here = np.maximum.accumulate(np.where(told, places, -1))
    last = np.concatenate([[-1], here[:-1]])
    there = np.minimum.accumulate(np.where(told, places, count)[::-1])[::-1]
    following = np.concatenate([there[1:], [count]])
    return _Guess(last, following)


def _likenesses(near: Matrix, chances: Matrix) -> Sequence[Matrix]:
    """How much more like a beginning than like an inner line of this list each line looks."""
    begins, inner = chances[:, 0], chances[:, 1]
    before = np.vstack([np.zeros((1, near.shape[1]), np.float32), near[:-1]])
    groups = (near[:, _OWN], before[:, _BEFORE], near[:, _PLACE])
    told = [_bayes(group, begins, inner) for group in groups]
    together: Matrix = np.clip(told[0] + told[1] + told[2], -2, 2).astype(np.float32)
    within: list[Matrix] = [each.clip(-1, 1) for each in (*told, together)]
    return [*within, together / np.float32(2)]


def _bayes(signs: Matrix, begins: Matrix, inner: Matrix) -> Matrix:
    """The logarithm of the odds that signs give, without what a line itself has told of them."""
    usual = signs.mean(axis=0)
    kinds: list[Matrix] = []
    for weight in (begins, inner):
        held = weight @ signs + usual
        total = weight.sum() + 1
        share = np.clip((held - weight[:, None] * signs) / (total - weight)[:, None], 0.002, 0.998)
        kinds.append(signs * np.log(share) + (1 - signs) * np.log(1 - share))
    return ((kinds[0] - kinds[1]).sum(axis=1) / _MOST).astype(np.float32)


def _lengths(guess: _Guess, begun: Bools) -> list[Matrix | Bools]:
    """How many lines since the last beginning and to the next, also against what is usual here."""
    count = len(begun)
    places = np.arange(count)
    since = np.where(guess.last >= 0, places - guess.last, places + 1)
    until = guess.following - places
    usual = max(count / max(int(begun.sum()), 1), 1.0)
    return [
        *(since > bound for bound in _LENGTHS),
        *(until > bound for bound in _LENGTHS),
        np.minimum(since / usual / 4, 1),
        np.minimum((since + until) / usual / 4, 1),
        np.full(count, min(usual / 8, 1.0)),
    ]


def _dates(near: Matrix, guess: _Guess) -> list[Bools]:
    """Whether there is a year from the last beginning on, and one from here to the next."""
    dated = near[:, _DATED].any(axis=1)
    total = np.concatenate([[0], np.cumsum(dated)])
    places = np.arange(len(near))
    behind = total[places] - total[np.maximum(guess.last, 0)] > 0
    ahead = total[guess.following] - total[places] > 0
    return [behind, ahead, behind & ahead, ~behind & ~ahead]


def _alphabet(order: Numbers, near: Matrix, guess: _Guess, begins: Matrix) -> list[Matrix | Bools]:
    """Whether a line stands between the entries around it in the alphabet, and how narrow that is."""
    count = len(order)
    ordered = _order_kept(order[np.flatnonzero(np.logical_and(begins > _SURE, order > 0))])
    low = np.where(guess.last >= 0, order[guess.last], 0)
    high = np.where(guess.following < count, order[np.minimum(guess.following, count - 1)], _LIMIT)
    fits = (order >= low) & (order <= high)
    room = np.minimum((np.maximum(high, low) - low) / _UNIT / 26, 1)
    named = near[:, _NAMED].any(axis=1)
    is_sorted = [np.full(count, ordered > bound) for bound in _SORTED]
    trusted = ordered > _SORTED[1]
    return [
        *is_sorted,
        fits & trusted,
        ~fits & trusted,
        fits & trusted & (room < 0.08),  # noqa: PLR2004 - two letters or so
        fits & trusted & (room < 0.25),  # noqa: PLR2004
        fits & trusted & named,
        ~fits & trusted & named,
        fits & trusted & named & (room < 0.25),  # noqa: PLR2004
    ]


def _order_kept(order: Numbers) -> float:
    """The share of neighbours in order; a half where they are too few to tell."""
    kept = np.count_nonzero(order[1:] >= order[:-1])
    return kept / (order.size - 1) if order.size >= _FEWEST else 0.5


EVIDENCE: tuple[str, ...] = (
    *(f"begins:{bound}" for bound in _STRENGTHS),
    *(f"aside:{bound}" for bound in (0.2, 0.5, 0.9)),
    "like:own",
    "like:before",
    "like:place",
    "like:all",
    "like:all:wide",
    *(f"since:{bound}" for bound in _LENGTHS),
    *(f"until:{bound}" for bound in _LENGTHS),
    "since:usual",
    "both:usual",
    "usual",
    "dated:behind",
    "dated:ahead",
    "dated:both",
    "dated:neither",
    *(f"sorted:{bound}" for bound in _SORTED),
    "alphabet:fits",
    "alphabet:fails",
    "alphabet:narrow",
    "alphabet:near",
    "alphabet:named-fits",
    "alphabet:named-fails",
    "alphabet:named-near",
)
"""The columns that `evidence_of` gives."""
