"""What is seen at each token of a batch of entries, as rows of a table of weights.

Two sorts. *Of the word*: properties of the token's string alone, seen at the token and at its
neighbours (`WINDOWS`); they are computed once for each different string. *Of the place*
(`places_of`): what the entry looks like around the token – separators, brackets, quotation marks,
segments, years before and behind –, computed with numpy over all tokens of a batch at once.
"""

from __future__ import annotations

import numpy as np

from carrel.references.fields.batches import (
    Flags,
    Ints,
    count_all,
    count_before,
    last_before,
    next_after,
    shifted,
)
from carrel.references.fields.looks import LENGTHS, LOOKS, SIGNS
from carrel.references.fields.scene import (
    SIGNATURES,
    Scene,
    binned,
    brackets_of,
    packed,
    quotations_of,
    segments_of,
    separators_of,
    told_before,
)

WINDOWS: dict[str, tuple[int, ...]] = {
    "word": (-2, -1, 0, 1, 2),
    "prefix": (-1, 0, 1),
    "suffix": (-1, 0, 1),
    "ending": (0,),
    "shape": (-2, -1, 0, 1, 2),
    "keyword": (-3, -2, -1, 0, 1, 2, 3),
    "sign": (-3, -2, -1, 0, 1, 2, 3),
}
"""Which properties of a word are seen from which of its neighbours."""
KEYWORDS = 2 * (SIGNS - LOOKS)
SHAPES = LOOKS * LENGTHS
_EARLY, _MIDDLE, _LATE = 0.25, 0.5, 0.8
WIDE = 1 << 13
"""Rows of a table whose patterns are told apart by a hash."""


def hashed(*parts: Ints | Flags, size: int = WIDE) -> tuple[Ints, int]:
    """Several small numbers as one row of a table of ``size`` rows, a power of two."""
    mixed = _BEGUN + parts[0]
    mixed ^= mixed >> 15
    for part in parts[1:]:
        mixed *= _MIXING
        mixed += part
        mixed &= _BITS
        mixed ^= mixed >> 15
    mixed &= size - 1
    return mixed, size


_MIXING, _BITS = 1000003, 0x7FFFFFFFFFFF
_BEGUN = np.int64(17 * _MIXING)


def joined(*parts: tuple[Ints, int]) -> tuple[Ints, int]:
    """Several numbers below their bounds as one row of the product's table."""
    total, bound = parts[0]
    for values, size in parts[1:]:
        total = total * size + values
        bound *= size
    return total.astype(np.int32), bound


def places_of(scene: Scene) -> list[tuple[Ints, int]]:
    """The features of the places of a batch: for each its row at every place, and its rows in all."""
    separators = separators_of(scene)
    return [
        *_neighbours(scene),
        *_enclosed(scene),
        *_separated(scene, separators),
        *_seen_and_ahead(scene, separators),
        *_segmented(scene, separators),
        *_counted(scene, separators),
    ]


def _neighbours(scene: Scene) -> list[tuple[Ints, int]]:
    sign = scene.sign
    one, two, three = shifted(sign, -1), shifted(sign, -2), shifted(sign, -3)
    next_, after, third = shifted(sign, 1), shifted(sign, 2), shifted(sign, 3)
    spaced = scene.row.spaced
    around = packed(spaced, np.append(spaced[1:], True)), 4
    return [
        joined(around, (sign, SIGNS)),
        joined((one, SIGNS), (sign, SIGNS)),
        joined((sign, SIGNS), (next_, SIGNS)),
        hashed(two, one, sign),
        hashed(one, sign, next_),
        hashed(sign, next_, after),
        hashed(one, sign, next_, after, size=2 * WIDE),
        hashed(two, one, sign, next_, size=2 * WIDE),
        hashed(three, two, one, sign),
        hashed(sign, next_, after, third),
        hashed(scene.keyword, one, next_),
    ]


def _enclosed(scene: Scene) -> list[tuple[Ints, int]]:
    brackets, quotations = brackets_of(scene), quotations_of(scene)
    has_quotation = count_all(quotations.kind > 0, scene.row) > 0
    state = packed(has_quotation, quotations.done), 4
    bracket = brackets.kind, 3
    quotation = quotations.kind, 6
    return [
        joined(quotation, state, bracket),
        joined(quotation, (binned(quotations.since, 1, 2, 3, 6), 5)),
        joined(bracket, (binned(brackets.since, 1, 2, 3, 5, 9), 6)),
        joined(quotation, (scene.sign, SIGNS)),
        joined(bracket, (scene.sign, SIGNS)),
        hashed(quotations.kind, quotations.done, scene.sign, shifted(scene.sign, -1)),
        hashed(brackets.kind, scene.sign, shifted(scene.sign, -1), shifted(scene.sign, 1)),
        hashed(brackets.kind, scene.sign, _year_seen(scene)),
    ]


def _year_seen(scene: Scene) -> Flags:
    return count_before(scene.any_look("year", "other year"), scene.row) > 0


def _separated(scene: Scene, separators: Flags) -> list[tuple[Ints, int]]:
    row = scene.row
    places = row.places
    left = last_before(separators, row)
    far = last_before(separators, row)[np.maximum(left, 0)]
    right = next_after(separators, row, itself=True)
    further = next_after(separators, row)[np.minimum(right, row.size - 1)]
    sign = scene.sign

    def mark(place: Ints, *, known: Flags) -> Ints:
        return np.where(known, sign[np.clip(place, 0, row.size - 1)], 0).astype(np.int32)

    one = mark(left, known=left >= row.start)
    two = mark(far, known=(left >= row.start) & (far >= row.start))
    next_ = mark(right, known=right < row.end)
    after = mark(further, known=further < row.end)
    since, until = binned(places - left, 1, 2, 3, 4, 6, 9), binned(right - places, 1, 2, 3, 4, 6, 9)
    opener = sign[np.clip(left + 1, 0, row.size - 1)]
    return [
        joined((one, LOOKS * 2), (next_, LOOKS * 2)),
        hashed(two, one, next_),
        hashed(one, next_, after),
        joined((one, LOOKS * 2), (since, 7), (until, 7)),
        hashed(one, next_, since, until),
        hashed(one, opener, next_),
        hashed(opener, sign),
    ]


def _seen_and_ahead(scene: Scene, separators: Flags) -> list[tuple[Ints, int]]:
    row = scene.row
    year = scene.any_look("year", "other year")
    kinds = [
        year,
        scene.any_kind("in"),
        scene.any_kind("volume", "issue"),
        scene.any_kind("pages"),
        scene.any_kind("editor", "ed"),
        scene.any_look("colon"),
        scene.any_kind("publisher"),
        scene.any_kind("journal", "science"),
        scene.any_kind("place"),
    ]
    seen = packed(*(count_before(kind, row) > 0 for kind in kinds[:6])), 64
    ahead = packed(*(next_after(kind, row) < row.end for kind in kinds)), 512
    number = scene.any_look("two digits", "three digits", "year", "four digits", "long number")
    numbers = binned(count_before(number, row), 1, 2, 3, 4, 6)
    behind = binned(count_all(number, row) - count_before(number, row), 1, 2, 3, 4, 6)
    to_number = binned(next_after(number, row) - row.places, 1, 2, 3, 5, 9)
    author_date = _author_date(scene, year)
    sentences = scene.any_look("stop") & separators
    before_stop = count_before(sentences, row) == 0
    return [
        seen,
        ahead,
        hashed(seen[0], scene.sign),
        hashed(ahead[0], scene.sign),
        hashed(seen[0], ahead[0]),
        hashed(numbers, behind, scene.sign),
        hashed(numbers, shifted(scene.sign, -1), scene.sign, shifted(scene.sign, 1)),
        hashed(to_number, scene.sign, numbers),
        hashed(author_date, count_before(year, row) > 0, scene.sign),
        hashed(author_date, before_stop, numbers, count_before(year, row) > 0),
    ]


def _author_date(scene: Scene, year: Flags) -> Ints:
    """Where the entry's first year stands: 0 nowhere, 1 in its first quarter … 4 at its end."""
    row = scene.row
    length = np.maximum(row.end - row.start, 1)
    first = next_after(year, row, itself=True)[np.clip(row.start, 0, row.size - 1)]
    share = (first - row.start) / length
    place = np.select(
        [first >= row.end, share < _EARLY, share < _MIDDLE, share < _LATE], [0, 1, 2, 3], 4
    )
    return place.astype(np.int32)


def _segmented(scene: Scene, separators: Flags) -> list[tuple[Ints, int]]:
    row = scene.row
    told = told_before(scene)
    fine = segments_of(scene, separators, told)
    stops = scene.any_look("stop", "question") & separators
    quotes = scene.any_look("close double", "close angle", "open double", "open angle", "straight")
    coarse = segments_of(scene, stops | (quotes & separators), told)
    ordinal = binned(fine.ordinal, 1, 2, 3, 4, 5, 6, 8, 11)
    rest = binned(fine.rest, 1, 2, 3, 4, 5, 6, 8, 11)
    sentence = binned(coarse.ordinal, 1, 2, 3, 4, 5)
    author_date = _author_date(scene, scene.any_look("year", "other year"))
    has_quotation = count_all(quotes, row) > 0
    left = scene.sign[np.clip(fine.start - 1, 0, row.size - 1)]
    right = scene.sign[np.clip(fine.end, 0, row.size - 1)]
    opener = scene.sign[np.clip(coarse.start, 0, row.size - 1)]
    return [
        (fine.signature, SIGNATURES),
        hashed(fine.signature, ordinal),
        hashed(fine.signature, fine.before),
        hashed(fine.signature, fine.behind),
        hashed(fine.signature, left, right),
        (coarse.signature, SIGNATURES),
        hashed(coarse.signature, sentence),
        hashed(coarse.signature, coarse.before),
        hashed(coarse.signature, coarse.behind),
        hashed(sentence, ordinal, author_date, has_quotation),
        hashed(sentence, author_date, has_quotation, scene.sign),
        hashed(rest, author_date, scene.sign),
        hashed(opener, sentence, left),
    ]


def _counted(scene: Scene, separators: Flags) -> list[tuple[Ints, int]]:
    row = scene.row
    places = row.places
    length = np.maximum(row.end - row.start, 1)
    tenth = np.clip((places - row.start) * 10 // length, 0, 9).astype(np.int32)
    from_start = binned(places - row.start, 1, 2, 3, 4, 6, 9)
    from_end = binned(row.end - places, 1, 2, 3, 4, 6, 9)
    size = binned(length.astype(np.int32), 15, 25, 40, 60, 100)
    first_stop = next_after(scene.any_look("stop") & separators, row, itself=True)[
        np.clip(row.start, 0, row.size - 1)
    ]
    commas = count_before(scene.any_look("comma"), row)
    commas_first = binned(commas[np.clip(first_stop, 0, row.size - 1)], 1, 2, 3, 5)
    identified = count_all(scene.any_look("identifier"), row) > 0
    return [
        (tenth, 10),
        hashed(from_start, scene.sign),
        hashed(from_end, scene.sign),
        hashed(size, tenth, identified),
        hashed(commas_first, binned(commas, 1, 2, 3, 4, 6, 9), tenth // 2),
    ]
