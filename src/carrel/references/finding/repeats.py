"""Lines that come again on other pages: running heads, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

_DIGITS = re.compile(r"\d+")
_LONG = 90
_APART = 8
REPEATS = ("repeated", "often-repeated", "counts-on")


def repeats_of(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """A row for each line with a column for each of `REPEATS`, 0 or 1.

    Digits do not count, and lines that stand close together do not: those are rows of a table.
    ``counts-on``: one number is by one or two greater than in the last such line. Linear.
    """
    told = np.zeros((len(texts), len(REPEATS)), dtype=np.float32)
    kept: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if len(text) <= _LONG:
            words = _DIGITS.sub("0", text).strip()
            if words:
                kept.setdefault(words, []).append(place)
    for places in kept.values():
        apart = [b - a >= _APART for a, b in pairwise(places)]
        if not any(apart) or sum(apart) * 2 < len(apart):
            continue
        told[places, 0] = 1
        told[places, 1] = len(places) > 2  # noqa: PLR2004 - twice again
        for a, b in pairwise(places):
            if _follows(texts[a], texts[b]):
                told[[a, b], 2] = 1
    return told


def _follows(one: str, other: str) -> bool:
    pairs = zip(_DIGITS.findall(one), _DIGITS.findall(other), strict=False)
    return any(0 < int(b[:9]) - int(a[:9]) <= 2 for a, b in pairs)  # noqa: PLR2004 - left and right pages
