"""The order in which a line stands on a page: the Unicode bidirectional algorithm (UAX #9).

What a line of a reference list needs of it: one paragraph without explicit embeddings, so rules
W1 to W7, N0 to N2, I1, I2, L1, L2 and L4.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN"))
_RIGHT = frozenset(("R", "AL"))
_NUMBERS = frozenset(("EN", "AN"))


def levels_of(line: str, base: int, *, pairs: bool = True, national: bool = False) -> list[int]:
    """The embedding level of each character; ``base`` is 0 for left to right, 1 for right to left.

    ``pairs`` applies N0, which engines before Unicode 6.3 lack. ``national`` takes all digits for
    Arabic ones, as word processors do that set national digits in right-to-left paragraphs.
    """
    classes = [unicodedata.bidirectional(sign) or "L" for sign in line]
    if national:
        classes = ["AN" if each == "EN" else each for each in classes]
    _weak(classes, "R" if base else "L")
    if pairs:
        _brackets(line, classes, "R" if base else "L")
    _neutral(classes, "R" if base else "L")
    return [_level(each, base) for each in classes]


def _weak(classes: list[str], edge: str) -> None:
    """W1 to W7, in place."""
    _marks_and_letters(classes, edge)
    for at in range(1, len(classes) - 1):  # W4
        left, each, right = classes[at - 1 : at + 2]
        if left == right and left in _NUMBERS and (each == "CS" or (each == "ES" and left == "EN")):
            classes[at] = left
    for start, end in _runs([each == "ET" for each in classes]):  # W5
        beside = (*classes[max(0, start - 1) : start], *classes[end : end + 1])
        if classes[start] == "ET" and "EN" in beside:
            classes[start:end] = ["EN"] * (end - start)
    strong = edge
    for at, each in enumerate(classes):  # W6, W7
        if each in ("ES", "ET", "CS"):
            classes[at] = "ON"
        elif each == "EN" and strong == "L":
            classes[at] = "L"
        if each in ("L", "R"):
            strong = each


def _marks_and_letters(classes: list[str], edge: str) -> None:
    """W1 to W3, in place."""
    strong, before = edge, edge
    for at, each in enumerate(classes):
        if each == "NSM":
            classes[at] = before
        elif each == "EN" and strong == "AL":
            classes[at] = "AN"
        if each in ("L", "R", "AL"):
            strong = each
        before = classes[at]
    classes[:] = ["R" if each in _RIGHT else each for each in classes]


def _direction(each: str) -> str:
    return "R" if each in _NUMBERS else each


def _brackets(line: str, classes: list[str], embedding: str) -> None:
    """N0, in place: a pair goes with its content, or with what stands before it."""
    open_ones: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, sign in enumerate(line):
        if classes[at] == "ON" and sign in _PAIRS:
            open_ones.append(at)
        elif classes[at] == "ON" and sign in _PAIRS.values():
            while open_ones:
                start = open_ones.pop()
                if _PAIRS[line[start]] == sign:
                    pairs.append((start, at))
                    break
    for start, end in sorted(pairs):
        inside = {_direction(each) for each in classes[start + 1 : end]} & {"L", "R"}
        if not inside:
            continue
        chosen = embedding
        if embedding not in inside:
            before = [_direction(each) for each in classes[:start]]
            strong = next((each for each in reversed(before) if each in ("L", "R")), embedding)
            chosen = strong
        classes[start] = classes[end] = chosen


def _neutral(classes: list[str], embedding: str) -> None:
    """N1 and N2, in place."""
    for start, end in _runs([each in _NEUTRAL for each in classes]):
        if classes[start] not in _NEUTRAL:
            continue
        left = _direction(classes[start - 1]) if start else embedding
        right = _direction(classes[end]) if end < len(classes) else embedding
        classes[start:end] = [left if left == right else embedding] * (end - start)


def _level(each: str, base: int) -> int:
    if each == "R":
        return 1
    if each in _NUMBERS:
        return 2
    return 2 if base else 0


def _runs(values: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Start and end of the stretches of equal values."""
    start = 0
    for at in range(1, len(values) + 1):
        if at == len(values) or values[at] != values[start]:
            yield start, at
            start = at


def level_runs(levels: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end of the runs of one level, in the order in which they stand from the left."""
    runs = list(_runs(levels))
    for level in range(max(levels, default=0), 0, -1):  # L2, over whole runs
        high = [levels[start] >= level for start, _ in runs]
        for first, last in _runs(high):
            if high[first]:
                runs[first:last] = runs[first:last][::-1]
    return runs


def visual(line: str, levels: Sequence[int], *, mirrored: bool = True) -> str:
    """The line's characters from the left to the right of the page (L2, L4)."""
    pieces: list[str] = []
    for start, end in level_runs(levels):
        piece = line[start:end]
        if levels[start] % 2:
            piece = piece[::-1].translate(_MIRRORED) if mirrored else piece[::-1]
        pieces.append(piece)
    return "".join(pieces)
