"""Text written as the kinds of its characters, so that one pattern serves every script.

``Müller, H.-P. (1999)`` becomes ``Aaaaaa, A.-A. (0000)``.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

_BY_CATEGORY = {
    "Lu": "A",
    "Lt": "A",
    "Ll": "a",
    "Lo": "x",
    "Lm": "x",
    "Mn": "'",
    "Mc": "'",
    "Cf": "'",
    "Nd": "0",
    "Nl": "1",
    "No": "1",
    "Zs": " ",
    "Pd": "-",
    "Ps": "(",
    "Pe": ")",
    "Pi": '"',
    "Pf": '"',
    "Pc": "_",
}
_BY_CHARACTER = {
    "\n": "\n",
    "\t": " ",
    "\xa0": " ",
    ".": ".",
    "。": ".",
    "．": ".",
    "۔": ".",
    ",": ",",
    "،": ",",
    "，": ",",
    "、": ",",
    ":": ":",
    "：": ":",
    ";": ";",
    "；": ";",
    "؛": ";",
    "[": "[",
    "&": "&",
    "/": "/",
    "!": "!",
    "?": "!",
    "…": "!",
    "؟": "!",
    '"': '"',
    "„": '"',
    "“": '"',
    "『": '"',
    "』": '"',
    "《": '"',
    "》": '"',
    "「": '"',
    "」": '"',
    "'": "'",
    "’": "'",
    "‘": "'",
    "−": "-",
    "\xad": "-",
}


def shape_of(text: str) -> bytes:
    """One byte for each code point: ``A`` upper case, ``a`` lower case, ``x`` a letter without case.

    ``0`` is a digit, ``1`` another number, a blank any white space within a line; brackets,
    quotation marks, dashes, stops and commas of all scripts become one of their kind each, an
    apostrophe or combining mark ``'``, everything else ``*``.
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table = _table(points)
    return table[points].tobytes()


def _table(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """The kind of every code point that occurs."""
    occurs = np.zeros(int(points.max(initial=0)) + 1, dtype=bool)
    occurs[points] = True
    table = np.full(len(occurs), ord("*"), dtype=np.uint8)
    for point in np.flatnonzero(occurs).tolist():
        table[point] = _kind(point)
    return table


@cache
def _kind(point: int) -> int:
    sign = chr(point)
    return ord(_BY_CHARACTER.get(sign) or _BY_CATEGORY.get(unicodedata.category(sign), "*"))
