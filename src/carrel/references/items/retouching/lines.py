"""Lines that were broken on purpose, and not because they were full."""

from __future__ import annotations

from collections.abc import Sequence

from carrel.references.mended import Mended

_LINE_BREAK = frozenset("\n\r")
_HARD = 0.8
"""A line that with its next word would fill less of the widest line than this was broken on purpose."""


def broken_on_purpose(entries: Sequence[Mended]) -> list[tuple[int, ...]]:
    """For each entry of a list the places of its text where the source had such a break."""
    width = _width(entries)
    return [_breaks(mended, width) if width else () for mended in entries]


def _width(entries: Sequence[Mended]) -> int:
    """The width of the lines of a list, in code points: nine in ten are no longer; 0 if none broke."""
    lengths = sorted(
        len(line)
        for mended in entries
        if not _LINE_BREAK.isdisjoint(mended.raw)
        for line in mended.raw.splitlines()
        if line
    )
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _breaks(mended: Mended, width: int) -> tuple[int, ...]:
    raw = mended.raw
    if _LINE_BREAK.isdisjoint(raw):
        return ()
    found: list[int] = []
    for at, place in enumerate(mended.origins):
        if raw[place] in _LINE_BREAK:
            start = max(raw.rfind("\n", 0, place), raw.rfind("\r", 0, place)) + 1
            following = mended.text[at:].split(maxsplit=1)
            if place - start + len(following[0] if following else "") < _HARD * width:
                found.append(at)
    return tuple(found)
