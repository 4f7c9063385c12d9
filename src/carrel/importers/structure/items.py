"""List items and quotations, told by their first characters and their indentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from carrel.importers.structure.part import Part

_BULLET = re.compile(r"[•‣◦▪●∙]\s*\S|[*+\-–]\s+\S")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}|[a-z])[.)]\s+\S")
_QUOTING = re.compile(r">\s?\S")
_INDENTED = 3
_DEPTH_STEP = 2
_LEAST_QUOTED = 12


def list_items(parts: Sequence[Part]) -> Mapping[int, int]:
    """Positions of list items and their depth from 1.

    A bullet is one by itself, a dash or a number only beside another.
    """
    candidates = {i: kind for i, part in enumerate(parts) if (kind := _mark(part.text))}
    found = {
        i
        for i, kind in candidates.items()
        if kind == "bullet" or candidates.get(i - 1) == kind or candidates.get(i + 1) == kind
    }
    least = min((parts[i].indent for i in found), default=0)
    return {i: 1 + (parts[i].indent - least) // _DEPTH_STEP // 2 for i in found}


def _mark(text: str) -> str:
    if _BULLET.match(text):
        return "bullet" if text[0] in "•‣◦▪●∙" else "dash"
    return "number" if _NUMBER.match(text) else ""


def quotations(parts: Sequence[Part]) -> frozenset[int]:
    """Positions of parts set off as quotations: wholly indented, or with ``>`` before them.

    Where most parts are indented, indentation says nothing.
    """
    margins: Counter[int] = Counter()
    for part in parts:
        margins[min(part.indent, _margin(part))] += part.words
    usual = margins.most_common(1)[0][0] if margins else 0
    return frozenset(
        i
        for i, part in enumerate(parts)
        if _QUOTING.match(part.text)
        or (
            part.words >= _LEAST_QUOTED
            and part.indent >= usual + _INDENTED
            and _margin(part) >= usual + _INDENTED
        )
    )


def _margin(part: Part) -> int:
    """Where the second line begins; for a part of one line, where the first does."""
    return part.hang if part.hang >= 0 else part.indent
