"""How likely the pieces of a reference follow one another as they do: a chain of four kinds.

An n-gram model with interpolated backing off (Witten and Bell 1991) over the kinds of
`carrel.references.mending.piece_kinds`, learnt from invented references. Two orders of one line hold the
same pieces, so the difference of their scores is what their joints say.

The bytes are a line that names the format, a line of JSON (kinds, sizes) and for each length of
n-gram its nodes in the order of their parents: kind, number of children, chance and the share left
to shorter n-grams, the last two in sixteenths of a nat.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carrel.references.errors import ReferencesError
from carrel.references.mending.piece_kinds import kind_numbers, pieces_of

LENGTH = 4
"""Pieces that an n-gram has at most."""
BITS = 12
"""A kind's number in the key of an n-gram: the last piece in the lowest bits."""
EDGE = 1
"""The kind of what stands before the first piece and behind the last."""
STEPS = 16
MASKS = tuple((1 << BITS * n) - 1 for n in range(LENGTH + 1))
"""What leaves the last n pieces of a key."""
_FORMAT = b"carrel order 1\n"
_MOST_KEPT = 200_000
_DAMAGED = (
    "The model of word order is damaged; install Carrel again, or run `python -m training order`."
)


@dataclass(frozen=True, eq=False, slots=True)
class OrderModel:
    """``chances[n]`` and ``left[n]`` of n-grams by their keys: natural logarithms.

    ``kinds`` numbers the kinds of pieces; 0 is one that is not among them.
    """

    kinds: Mapping[str, int]
    chances: tuple[Mapping[int, float], ...]
    left: tuple[Mapping[int, float], ...]
    _met: dict[int, float] = field(default_factory=dict[int, float], repr=False)
    _kept: dict[str, int] = field(default_factory=dict[str, int], repr=False)

    def numbers(self, text: str) -> list[int]:
        """The kinds of a text's pieces."""
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        found: list[int] = []
        for piece in pieces_of(text):
            number = self._kept.get(piece)
            if number is None:
                (number,) = kind_numbers(piece, self.kinds)
                self._kept[piece] = number
            found.append(number)
        return found

    def start(self) -> int:
        """The state before the first piece of an entry."""
        return EDGE << 2 * BITS | EDGE << BITS | EDGE

    def after(self, state: int, number: int) -> int:
        """The state behind one more piece."""
        return (state << BITS | number) & MASKS[LENGTH - 1]

    def score(self, state: int, numbers: Sequence[int]) -> tuple[float, int]:
        """The logarithm of the chance of pieces after a state, and the state behind them."""
        met = self._met
        total = 0.0
        mask = MASKS[LENGTH - 1]
        for number in numbers:
            key = state << BITS | number
            chance = met.get(key)
            if chance is None:
                chance = self._reckoned(key)
            total += chance
            state = key & mask
        return total, state

    def _reckoned(self, key: int) -> float:
        chance = 0.0
        for length in range(LENGTH, 0, -1):
            known = self.chances[length].get(key & MASKS[length])
            if known is not None:
                chance += known
                break
            chance += self.left[length - 1].get((key & MASKS[length]) >> BITS, 0.0)
        else:
            chance += _UNHEARD
        if len(self._met) > _MOST_KEPT:
            self._met.clear()
        self._met[key] = chance
        return chance


_UNHEARD = -12.0
Nodes = NDArray[np.integer[Any]]


class Level:
    """The n-grams of one length, by key: logarithms of ``chances`` and of the share ``left``."""

    def __init__(self, keys: Nodes, chances: NDArray[Any], left: NDArray[Any]) -> None:
        self.keys, self.chances, self.left = keys, chances, left


def dump_order_model(kinds: Sequence[str], levels: Sequence[Level]) -> bytes:
    """The bytes of a model; ``levels`` begin with single pieces, their keys ascend.

    The first pieces of every n-gram are an n-gram of the level before.
    """
    body: list[bytes] = []
    for level, after in zip(levels, (*levels[1:], None), strict=True):
        children = np.zeros(len(level.keys), np.uint16)
        if after is not None:
            parents = np.searchsorted(level.keys, after.keys >> BITS)
            children = np.bincount(parents, minlength=len(level.keys)).astype(np.uint16)
        body += (
            (level.keys & MASKS[1]).astype("<u2").tobytes(),
            children.astype("<u2").tobytes(),
            _steps(level.chances),
            _steps(level.left),
        )
    head = {"kinds": list(kinds), "sizes": [len(level.keys) for level in levels]}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join((_FORMAT, line, b"\n", *body))


def _steps(values: NDArray[Any]) -> bytes:
    return np.clip(np.rint(-values * STEPS), 0, 255).astype(np.uint8).tobytes()


def load_order_model(data: bytes) -> OrderModel:
    """The model of some bytes; `ReferencesError` when they are not a whole model."""
    if not data.startswith(_FORMAT):
        raise ReferencesError(_DAMAGED)
    line, _, body = data[len(_FORMAT) :].partition(b"\n")
    try:
        head = json.loads(line)
        chances: list[dict[int, float]] = [{}]
        left: list[dict[int, float]] = [{}]
        parents, at = np.zeros(1, np.int64), 0
        children = np.array([head["sizes"][0]])
        for size in head["sizes"]:
            kinds = np.frombuffer(body, "<u2", size, at).astype(np.int64)
            keys = np.repeat(parents, children) << BITS | kinds
            children = np.frombuffer(body, "<u2", size, at + 2 * size)
            values = np.frombuffer(body, np.uint8, 2 * size, at + 4 * size) / -STEPS
            chances.append(dict(zip(keys.tolist(), values[:size].tolist(), strict=True)))
            open_ones = children > 0
            left.append(
                dict(zip(keys[open_ones].tolist(), values[size:][open_ones].tolist(), strict=True))
            )
            parents, at = keys, at + 6 * size
        if at != len(body) or len(chances) != LENGTH + 1:
            raise ReferencesError(_DAMAGED)
        numbers = {kind: number for number, kind in enumerate(head["kinds"]) if kind}
    except (ValueError, KeyError, TypeError, IndexError) as damage:
        raise ReferencesError(_DAMAGED) from damage
    return OrderModel(numbers, tuple(chances), tuple(left))
