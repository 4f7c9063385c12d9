"""A batch of entries as numbers, and what stands around each of its tokens."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from carrel.references.fields.batches import (
    Flags,
    Ints,
    Row,
    count_all,
    count_before,
    last_before,
    next_after,
    shifted,
)
from carrel.references.fields.keywords import KINDS
from carrel.references.fields.looks import LOOK, LOOKS


class Scene(NamedTuple):
    """A batch: its row, and for each place the token's look, sign, length bin and keyword.

    ``known`` says which pieces of its word the vocabulary has (`carrel.references.fields.looks.Form`).
    """

    row: Row
    look: Ints
    sign: Ints
    length: Ints
    keyword: Ints
    known: Ints

    def any_look(self, *names: str) -> Flags:
        """Where a token has one of these looks."""
        return _wanted(*(LOOK[name] for name in names)).take(self.look)

    def any_kind(self, *names: str) -> Flags:
        """Where a token is a keyword of one of these kinds."""
        return _wanted(*(LOOKS + KINDS[name] for name in names)).take(self.sign)


@cache
def _wanted(*numbers: int) -> Flags:
    """A table that says which looks or signs are wanted."""
    table = np.zeros(256, np.bool_)
    table[list(numbers)] = True
    return table


class Enclosure(NamedTuple):
    """For each place: the kind of bracket or quotation mark it is in (0: none), and since when.

    ``kind`` is 0 outside; ``since`` counts tokens from the opening mark; ``done`` says whether a
    pair was closed before.
    """

    kind: Ints
    since: Ints
    done: Flags


class Segments(NamedTuple):
    """The stretches between separators, for each place; a separator ends its segment.

    ``ordinal`` counts segments from the start of the entry, ``rest`` those behind. ``signature``
    says what the segment is like (`_signature_of`), ``before`` and ``behind`` its neighbours'.
    """

    ordinal: Ints
    rest: Ints
    start: Ints
    end: Ints
    signature: Ints
    before: Ints
    behind: Ints


def binned(values: Ints, *limits: int) -> Ints:
    """How many of the ascending limits each value reaches."""
    return _bins(limits).take(values, mode="clip")


@cache
def _bins(limits: tuple[int, ...]) -> Ints:
    reached = np.searchsorted(np.array(limits), np.arange(limits[-1] + 1), side="right")
    return reached.astype(np.int32)


def packed(*flags: Flags) -> Ints:
    """Flags as the bits of one number."""
    total = np.zeros(len(flags[0]), np.int32)
    for flag in flags:
        total = total * 2 + flag
    return total


def brackets_of(scene: Scene) -> Enclosure:
    """Which brackets each token stands in: 1 round, 2 square."""
    row = scene.row
    kind = np.zeros(row.size, np.int32)
    since = np.zeros(row.size, np.int32)
    done = np.zeros(row.size, np.bool_)
    for number, name in ((1, "round"), (2, "square")):
        opening = last_before(scene.any_look(f"open {name}"), row, itself=True)
        closing = scene.any_look(f"close {name}")
        closed = last_before(closing, row)
        within = (opening >= row.start) & (opening > closed)
        kind[within] = number
        since[within] = (row.places - opening)[within]
        done |= closed >= row.start
    return Enclosure(kind, since, done)


def quotations_of(scene: Scene) -> Enclosure:
    """Which quotation marks each token stands in: 1 straight, 2 curly, 3 angle, 4 low, 5 single.

    “ closes what „ opened, and » what « opened; where » comes first in an entry it opens.
    """
    row = scene.row
    kind = np.zeros(row.size, np.int32)
    since = np.zeros(row.size, np.int32)
    done = np.zeros(row.size, np.bool_)
    for number, (opens, closes) in enumerate(_quotation_events(scene), 1):
        opening = last_before(opens, row, itself=True)
        closed = last_before(closes, row)
        within = (opening >= row.start) & (opening > closed)
        kind[within] = number
        since[within] = (row.places - opening)[within]
        done |= closed >= row.start
    return Enclosure(kind, since, done)


def _quotation_events(scene: Scene) -> list[tuple[Flags, Flags]]:
    row = scene.row
    double, ended = scene.any_look("open double"), scene.any_look("close double")
    low, straight = scene.any_look("low"), scene.any_look("straight")
    angle, unangle = scene.any_look("open angle"), scene.any_look("close angle")
    single, unsingle = scene.any_look("open single"), scene.any_look("close single")
    has_low = count_all(low, row) > 0
    only_ended = (count_all(double, row) == 0) & ~has_low
    paired = straight | (ended & only_ended)
    odd = count_before(paired, row) % 2 == 1
    turned = last_before(angle, row, itself=True) < row.start
    turned = turned & (count_before(unangle, row) % 2 == 0) & (count_all(angle, row) > 0)
    spaced_next = np.append(row.spaced[1:], True) | ~np.append(row.inside[1:], False)
    spaced_next |= scene.any_look("comma", "stop")
    unsingle = unsingle & (spaced_next | np.append(scene.any_look("comma", "stop")[1:], False))
    return [
        (paired & ~odd, paired & odd),
        (double & ~has_low, ended & ~only_ended),
        ((angle & ~turned) | (unangle & turned), (unangle & ~turned) | (angle & turned)),
        (low, (double | ended) & has_low),
        (single, unsingle),
    ]


def separators_of(scene: Scene) -> Flags:
    """Where a mark parts two pieces of an entry: not the stop of an initial, not a comma in a number."""
    row = scene.row
    numeric = scene.any_look("two digits", "three digits", "four digits", "long number", "year")
    before, behind = shifted(scene.look, -1), shifted(scene.look, 1)
    after_space = np.append(row.spaced[1:], True) | ~np.append(row.inside[1:], False)
    stop = scene.any_look("stop")
    initial = np.append(False, scene.any_look("initial", "lower letter", "uncased letter")[:-1])
    dense = (before == LOOK["ideographs"]) | (behind == LOOK["ideographs"])
    stop &= ~initial & (after_space | dense | (behind == LOOK["close double"]))
    comma = scene.any_look("comma", "semicolon")
    between = np.append(False, numeric[:-1]) & np.append(numeric[1:], False) & ~after_space
    marks = scene.any_look(
        "question", "open round", "close round", "close double", "close angle", "open double",
        "open angle", "low", "open square", "close square", "straight", "dash", "colon",
    )  # fmt: skip
    slash = scene.any_look("slash")
    beside = np.append(False, slash[:-1]) | np.append(slash[1:], False)
    slash &= beside | (row.spaced & after_space)
    return stop | slash | (comma & ~between) | (marks & ~between)


_LOOKS_TOLD = (
    ("lower",),
    ("capitalised", "capitals", "mixed", "short capitals"),
    ("uncased", "ideographs"),
    ("initial",),
    ("year",),
    ("two digits", "three digits", "four digits", "long number"),
)
_KINDS_TOLD = (
    ("place",),
    ("conference", "series"),
    ("institution",),
    ("journal", "science"),
    ("publisher",),
    ("volume", "issue"),
    ("pages",),
    ("editor", "ed"),
    ("in",),
)
"""Keyword kinds that tell what a segment is, the most telling last."""
_RANKS = np.arange(1, len(_KINDS_TOLD) + 1, dtype=np.int32)[:, None]


def told_before(scene: Scene) -> Ints:
    """How many tokens of each sort that tells of segments stand before each place of the row."""
    looks = [scene.any_look(*names) for names in _LOOKS_TOLD]
    kinds = [scene.any_kind(*names) for names in _KINDS_TOLD]
    sums = np.zeros((len(looks) + len(kinds), scene.row.size + 1), np.int32)
    np.cumsum([*looks, *kinds], axis=1, out=sums[:, 1:])
    return sums


def segments_of(scene: Scene, separators: Flags, told: Ints) -> Segments:
    """The segments between separators; ``told`` is what `told_before` says of the scene."""
    row = scene.row
    start = (last_before(separators, row) + 1).astype(np.int32)
    end = next_after(separators, row, itself=True)
    ordinal = count_before(separators, row)
    rest = (count_all(separators, row) - ordinal).astype(np.int32)
    signature = _signature_of(told.take(end, axis=1) - told.take(start, axis=1))
    previous = np.maximum(start - 1, 0)
    following = np.minimum(end + 1, row.size - 1)
    before = np.where(start > row.start, signature[previous], 0)
    behind = np.where(end + 1 < row.end, signature[following], 0)
    return Segments(
        ordinal, rest, start, end, signature, before.astype(np.int32), behind.astype(np.int32)
    )


SIGNATURES = 6 * 3 * 4 * 3 * 10


def _signature_of(counts: Ints) -> Ints:
    """What stretches are like: how many words, their case, initials, numbers, the keyword in them."""
    lower, upper, uncased, initial, years, numbers = counts[: len(_LOOKS_TOLD)]
    words = binned(lower + upper + uncased, 1, 2, 3, 5, 8)
    case = np.where(lower == 0, 0, np.where(lower <= upper, 1, 2))
    initials = binned(initial, 1, 2, 3)
    number = np.where(years > 0, 2, np.where(numbers > 0, 1, 0))
    kind = ((counts[len(_LOOKS_TOLD) :] > 0) * _RANKS).max(axis=0)
    return ((((words * 3 + case) * 4 + initials) * 3 + number) * 10 + kind).astype(np.int32)
