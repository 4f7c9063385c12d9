"""``python -m training order``: the model of the order of pieces, made anew from its seed."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np

from carrel.references.mending.order_model import BITS, EDGE, LENGTH, MASKS, Level, dump_order_model
from carrel.references.mending.piece_kinds import BLANK, kinds_of
from training.invention import references
from training.noise import noisy

FILE = Path(__file__).parents[1] / "src/carrel/references/models/order.bin"
COUNT = 24_000
"""Invented references of the model in the project; as many again come with noise."""
SEED = 41
_WORDS = 300
"""Words that are kinds of their own."""
_LONGEST_WORD = 9
_OFTEN = 3
"""How often one list counts a word at most: words are to be common to lists."""
_FEWEST = 2
"""N-grams of two and more pieces that come less often are left out."""
_TELLING = 10.0
"""What an n-gram must add to the logarithm of all its occurrences."""
_UNSEEN = 0.5


def lists(seed: int, count: int) -> list[list[str]]:
    """The texts of invented lists, clean and with noise."""
    clean = list(references(seed, count))
    every = [*clean, *noisy(references(seed + 1, count), seed)]
    return [[one.text for one in entries] for _, entries in groupby(every, key=lambda x: x.style)]


def common_words(texts: Iterable[Sequence[str]], count: int) -> dict[str, int]:
    """The words that most lists have, each as its kind."""
    found: Counter[str] = Counter()
    for entries in texts:
        here: Counter[str] = Counter()
        for entry in entries:
            words = "".join(sign if sign.isalpha() else " " for sign in entry).casefold().split()
            here.update(word for word in words if len(word) <= _LONGEST_WORD)
        found.update({word: min(often, _OFTEN) for word, often in here.items()})
    ranked = sorted(found, key=lambda word: (-found[word], word))
    return {f"={word}": 0 for word in ranked[:count]}


def make_order(seed: int, count: int) -> bytes:
    """The bytes of the model that so many invented references make."""
    texts = lists(seed, count)
    words = common_words(texts, _WORDS)
    entries = [kinds_of(entry, words) for each in texts for entry in each]
    seen = Counter(kind for entry in entries for kind in entry)
    often = sorted((k for k, c in seen.items() if c >= _FEWEST), key=lambda k: (-seen[k], k))
    # A word that only comes behind a blank must be known as a word all the same.
    kinds = ["", f"{BLANK}edge", *often]
    kinds += [word for word in words if word not in seen]
    numbers = {kind: number for number, kind in enumerate(kinds)}
    counts = _counted([numbers.get(kind, 0) for kind in entry] for entry in entries)
    return dump_order_model(kinds, _levels(counts, len(kinds)))


def _counted(entries: Iterable[Sequence[int]]) -> list[Counter[int]]:
    """How often each n-gram comes, by length and key."""
    counts: list[Counter[int]] = [Counter() for _ in range(LENGTH + 1)]
    for entry in entries:
        key = 0
        for place, number in enumerate((*[EDGE] * (LENGTH - 1), *entry, EDGE), start=1):
            key = (key << BITS | number) & MASKS[LENGTH]
            for length in range(1, min(place, LENGTH) + 1):
                counts[length][key & MASKS[length]] += 1
    return counts


class _Grams(NamedTuple):
    """The n-grams of one length by key: how often each comes, its chance, the share it leaves."""

    counts: Mapping[int, int]
    chances: dict[int, float]
    left: dict[int, float]


def _levels(counts: Sequence[Counter[int]], kinds: int) -> list[Level]:
    room = sum(counts[1].values()) + _UNSEEN * kinds
    singles = {number: counts[1][number] for number in range(kinds)}
    chances = {number: (often + _UNSEEN) / room for number, often in singles.items()}
    grams = [_Grams(singles, chances, {})]
    for length in range(2, LENGTH + 1):
        kept = {key: often for key, often in counts[length].items() if often >= _FEWEST}
        grams.append(_interpolated(kept, grams[-1], MASKS[length - 1]))
    return [_level(each, keys) for each, keys in zip(grams, _telling(grams), strict=True)]


def _interpolated(counts: Mapping[int, int], shorter: _Grams, mask: int) -> _Grams:
    """Witten and Bell: the more kinds follow a piece, the more is left to the shorter n-gram."""
    every: Counter[int] = Counter()
    kinds: Counter[int] = Counter()
    for key, often in counts.items():
        every[key >> BITS] += often
        kinds[key >> BITS] += 1
    for before, many in kinds.items():
        shorter.left[before] = many / (every[before] + many)
    chances: dict[int, float] = {}
    for key, often in counts.items():
        before = key >> BITS
        left = shorter.left[before]
        chances[key] = (1 - left) * often / every[before] + left * shorter.chances[key & mask]
    return _Grams(counts, chances, {})


def _telling(grams: Sequence[_Grams]) -> list[list[int]]:
    """The keys of each length, in order, without those that shorter n-grams tell as well."""
    kept: list[list[int]] = []
    parents: set[int] = set()
    for length in range(LENGTH, 1, -1):
        counts, chances, _ = grams[length - 1]
        shorter = grams[length - 2]
        mask = MASKS[length - 1]
        telling = {
            key
            for key, often in counts.items()
            if key in parents
            or often
            * abs(log(chances[key] / shorter.left[key >> BITS] / shorter.chances[key & mask]))
            > _TELLING
        }
        kept.append(sorted(telling))
        parents = {key >> BITS for key in telling}
    return [sorted(grams[0].counts), *reversed(kept)]


def _level(grams: _Grams, keys: Sequence[int]) -> Level:
    """The n-grams that are kept, as arrays."""
    return Level(
        np.array(keys, np.int64),
        np.log([grams.chances[key] for key in keys]),
        np.log([grams.left.get(key, 1.0) for key in keys]),
    )


def main(arguments: Sequence[str]) -> None:
    """Write the model that Carrel carries; ``--references N`` makes one of fewer references."""
    parser = ArgumentParser(prog="python -m training order")
    parser.add_argument("--references", type=int, default=COUNT)
    parser.add_argument("--to", type=Path, default=FILE)
    given = parser.parse_args(arguments)
    given.to.write_bytes(make_order(SEED, given.references))
    print(f"{given.to}: {given.to.stat().st_size} bytes")
