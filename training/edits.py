"""Changes to a labelled reference: its stretches move with its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from training.labelled import Labelled, Stretch

_BARE = frozenset(("issued", "volume", "issue", "page", "original-date", "citation-number"))
_AROUND_DATES = " ,;:()[]（）［］\u00a0"
"""What no date or number begins or ends with."""


class Edit(NamedTuple):
    """``text`` for the code points from ``start`` to ``end``; an insertion when they are equal."""

    start: int
    end: int
    text: str


def edited(one: Labelled, edits: Iterable[Edit]) -> Labelled:
    """Make edits; of two that overlap the earlier one, and none across an end of a stretch.

    What is inserted where a stretch begins or ends stays outside it. A stretch that is left
    without a letter or digit falls away.
    """
    chosen = _apart(edits, _borders(one.stretches))
    texts: list[str] = []
    done = 0
    for edit in chosen:
        texts += (one.text[done : edit.start], edit.text)
        done = edit.end
    texts.append(one.text[done:])
    text = "".join(texts)
    return one._replace(text=text, stretches=_moved(one.stretches, chosen, text))


def _borders(stretches: Sequence[Stretch]) -> list[int]:
    return [place for one in stretches for place in (one.start, one.end)]


def _apart(edits: Iterable[Edit], borders: Sequence[int]) -> list[Edit]:
    """Sort edits and leave out those that overlap another or a border."""
    kept: list[Edit] = []
    end = -1
    place = 0
    for edit in sorted(edits):
        while place < len(borders) and borders[place] <= edit.start:
            place += 1
        crosses = place < len(borders) and borders[place] < edit.end
        if edit.start < end or (edit.start == end and edit.start == edit.end) or crosses:
            continue
        kept.append(edit)
        end = edit.end
    return kept


def _moved(stretches: Sequence[Stretch], edits: Sequence[Edit], text: str) -> tuple[Stretch, ...]:
    moved: list[Stretch] = []
    place = shift = 0
    for one in stretches:
        while place < len(edits) and edits[place].end <= one.start:
            shift += _growth(edits[place])
            place += 1
        start = one.start + shift
        while place < len(edits) and edits[place].start < one.end:
            shift += _growth(edits[place])
            place += 1
        bare = trimmed(text, Stretch(start, one.end + shift, one.label))
        if bare is not None:
            moved.append(bare)
    return tuple(moved)


def _growth(edit: Edit) -> int:
    return len(edit.text) - (edit.end - edit.start)


def trimmed(text: str, one: Stretch) -> Stretch | None:
    """Take spaces from the ends of a stretch, and brackets from those of a date; None if no letter or digit is left."""
    words = text[one.start : one.end]
    if not any(letter.isalnum() for letter in words):
        return None
    if one.label not in _BARE:
        start = one.start + len(words) - len(words.lstrip())
        return Stretch(start, one.end - len(words) + len(words.rstrip()), one.label)
    start = one.start + len(words) - len(words.lstrip(_AROUND_DATES))
    end = one.end - len(words) + len(words.rstrip(_AROUND_DATES))
    if text[end - 1] == "." and text[end - 2].isdigit():
        end -= 1
    return Stretch(start, end, one.label)
