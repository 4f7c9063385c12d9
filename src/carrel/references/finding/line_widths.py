"""How wide lines of bare text would be on paper, and how wide the lines around them are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_WINDOW = 31
_CLASSES = (
    (0.54, "iljI.,:;'!|·‘’ı"),
    (0.66, 'ftr()[]-/"“”„ '),
    (0.9, "szcJ?«»"),
    (1.4, "wABCDEFGHKLNOPQRSTUVXYZÄÖÜÉ&"),
    (1.65, "mMWÆŒ%@—…"),
)
_POINTS = 0x2E80


@cache
def _table() -> Floats:
    """Widths of signs, the letter n being one: the mean of common serif and sans-serif types."""
    table = np.ones(_POINTS + 1, dtype=np.float32)
    table[0x300:0x370] = 0
    table[0x410:0x430] = 1.35
    for width, signs in _CLASSES:
        table[[ord(sign) for sign in signs]] = width
    table[ord(" ")] = 0.5
    table[_POINTS] = 2
    return table


def widths_of(texts: Sequence[str]) -> Floats:
    """The width of each line in widths of an n, or in characters where that is more even.

    Lines of a typewriter, and those that a program wrapped, end at one number of characters.
    """
    count = np.array([len(text) for text in texts], dtype=np.float32)
    joined = "".join(texts)
    if not joined:
        return count
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    total = np.concatenate(
        [[0], np.cumsum(_table()[np.minimum(points, _POINTS)], dtype=np.float64)]
    )
    ends = np.cumsum(count).astype(np.int64)
    width = (total[ends] - total[ends - count.astype(np.int64)]).astype(np.float32)
    return count if _unevenness(count) < _unevenness(width) else width


def _unevenness(widths: Floats) -> float:
    """How far the longer half of lines is from one width."""
    ordered = np.sort(widths)[len(widths) // 2 : max(1, int(len(widths) * 0.97))]
    return float(ordered.std() / max(ordered.mean(), 1)) if len(ordered) else 0.0


def nearby_extent(extent: Floats) -> Floats:
    """How far the lines around each line reach: the second widest of fifteen before and after it."""
    if len(extent) < 2:  # noqa: PLR2004 - there is no second
        return extent
    half = _WINDOW // 2
    padded = (
        np.pad(extent, half, mode="reflect")
        if len(extent) > half
        else np.pad(extent, half, mode="edge")
    )
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)
    return np.partition(windows, _WINDOW - 2, axis=1)[:, _WINDOW - 2]
