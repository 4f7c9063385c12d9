"""Words on a chart: how wide they are, and drawn without being measured by Vega.

The engine of the charts measures a word glyph by glyph from the font's file, a millisecond or two
for each: a chart of forty groups spent nine tenths of its time so. Words of size 0 it does not
measure at all. So words are handed to it at that size, with what they are to be in the name of
their style (``"13 middle 240"``: pixels, baseline, and the most pixels they may take), and the
drawing gets its sizes afterwards. The room they need is reckoned here, by kinds of letters, which
is also the same on every machine, whatever fonts it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any, Literal
from unicodedata import bidirectional, category, east_asian_width

from carrel.language.scripts import direction_of

SIZE = 13
"""Pixels of the letters of a chart where nothing else is said."""

Baseline = Literal["top", "middle", "bottom"]

_DOWN: dict[str, str] = {"top": ".79em", "middle": ".3em", "bottom": "-.21em"}
"""From the point where words are set to the line that they stand on; as Vega has it."""

_WIDTHS = {
    **dict.fromkeys("iljI.,:;'|!·’", 0.27),
    **dict.fromkeys("ftr()[]-/ \u2003", 0.33),
    **dict.fromkeys("mwMW@%…→←", 0.89),
}
"""In sizes of the letter, of a plain sans serif."""
_NARROW, _CAPITAL, _WIDE = 0.56, 0.7, 1.0

_UNMEASURED = re.compile(
    r'font-size="0px" font-style="(?P<size>\d+) (?P<baseline>\w+)(?: (?P<limit>\d+))?"'
    r"(?P<more>[^>]*?)(?:/>|>(?P<words>[^<]*)</text>)"
)


def letters(
    size: int = SIZE, baseline: Baseline = "middle", *, limit: int | None = None
) -> dict[str, Any]:
    """The members of a text mark that say how large its words are drawn, in pixels."""
    return {"fontSize": 0, "fontStyle": _style(size, baseline, limit)}


def names_axis(names: Iterable[str], limit: int) -> dict[str, Any]:
    """The members of an axis whose labels are ``names``, cut at ``limit`` pixels."""
    return {
        "labelFontStyle": _style(SIZE, "middle", limit),
        "minExtent": min(limit, room_for(names)) + 4,
    }


def room_for(words: Iterable[str]) -> int:
    """The pixels of the longest of some words; 0 without any."""
    return round(max(map(width, words), default=0.0))


def _style(size: int, baseline: Baseline, limit: int | None = None) -> str:
    return f"{size} {baseline}" + (f" {limit}" if limit else "")


AXES: dict[str, Any] = {
    "text": letters(),
    "axis": {
        "labelFontSize": 0,
        "labelFontStyle": _style(SIZE, "middle"),
        "labelLimit": 0,
        "titleFontSize": 0,
        "titleFontStyle": _style(SIZE, "middle"),
    },
    "axisX": {
        "labelFontStyle": _style(SIZE, "top"),
        "titleFontStyle": _style(SIZE, "top"),
        # A tick, its padding and the letters, which count for nothing at size 0.
        "minExtent": 7 + SIZE,
    },
}
"""The part of Vega-Lite's configuration that makes all words unmeasured."""

ROOM = {"left": 5, "top": SIZE, "right": 20, "bottom": 5 + SIZE}
"""Around a chart, in pixels: half a number beside the last tick, the title under the axis."""


def lettered(svg: str) -> str:
    """The drawing with its words at their sizes, on their lines and within their limits."""

    def drawn(found: re.Match[str]) -> str:
        size, words = int(found["size"]), found["words"] or ""
        if found["limit"]:
            words = escape(fitted(unescape(words), float(found["limit"]), size))
        down = _DOWN[found["baseline"]]
        return f'font-size="{size}px" dy="{down}"{found["more"]}>{words}</text>'

    return _UNMEASURED.sub(drawn, svg)


def width(words: str, size: int = SIZE) -> float:
    """About how many pixels words take."""
    return size * sum(map(_width, words))


def fitted(words: str, limit: float, size: int = SIZE) -> str:
    """The words, cut with an ellipsis where they take more than ``limit`` pixels.

    Words from right to left end in a mark of that direction, or the ellipsis would stand before
    their beginning.
    """
    if width(words, size) <= limit:
        return words
    room = limit - width("…", size)
    for count, letter in enumerate(words):
        room -= size * _width(letter)
        if room < 0:
            return words[:count].rstrip() + _ELLIPSES[direction_of(words)]
    return words


_ELLIPSES = {"ltr": "…", "rtl": "…\u200f"}
_ARABIC = 0.45
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Categories of Unicode: marks over and around letters, joiners, marks of direction."""


def _width(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if category(letter) in _UNSEEN:
        return 0.0
    if bidirectional(letter) == "AL":
        return _ARABIC
    if east_asian_width(letter) in {"W", "F"}:
        return _WIDE
    return _CAPITAL if letter.isupper() else _NARROW
