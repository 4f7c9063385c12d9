"""Which undo operation each line of a list needs, decided over the whole list.

The lines of an entry are judged together (brackets, what a line begins and ends with), the entries
of a list by their numbering, and how many lines of a list are out of order says how likely it is
of one more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from carrel.references.line_score import bracket_score, joint_score, line_score
from carrel.references.right_to_left import letter_order_score
from carrel.references.unscrambling import Undone, ways

_SUSPECT = re.compile(
    r"^\s*[)\],;.:!?،؛]|[(\[]\s*$|[(\[]\d{1,3}\s*$|[^\W\d_]{3}\d{1,3}\s*$"
    r"|(?<![\d:,;.–-])\s(?:\d{1,3}|[\[(]\d{1,3}[\])])\s*$"
    r"|(?:[^\W\d_]{4}|[\d)\]\"”»])[.:]\s(?:\d{1,3}|[\[(]\d{1,3}[\])])\s*$"
    r"|(?:^|[\s,(])\d+(?!st\b|nd\b|rd\b|th\b)(?:[^\W\d_]{2,}|[^\W\d_a-z]\b)|[^\W\d_](?:1[0-9]|20)\d\d[^\W\d_]"
    r"|[)\]]\s?\d+\s?[(\[]|\b\d{4}-[^\W\d_]{2,}|[(\[]\s*\d{1,3}$|\s\[\d{1,3}\]\s*$"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LOOSE_MARK = re.compile(
    r"(?:^|\s)[،؛:.,](?=[^\W\d_])|(?<!\d)\d{1,3}\s?[-–.)]\s*$|^[\w\u200c»]{2,}[.]\s|^[\w\u200c»\"]{2,}[:]?\s.*[\u0590-\u06ff][،,]\s*$"
)
_CAN_CHANGE = re.compile(r"\d|^\s*[.,;:!?)\]]|[\u0590-\u06ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NUMBER = re.compile(r"^[\s(\[]{0,2}(\d{1,4})\s?[-.)\]–:،]")
_BARE_NUMBER = re.compile(r"^(\d{1,3})\s*[^\W\d_]")
_MOST_LINES = 24
_LONGEST_LINE = 1500
_BEAM = 8
_NEXT_NUMBER = 2.5
_ROUNDS = 2
_RARER = 1.0
_NEAR, _WHOLE = 8, 4
_DOUBT = 0.02
_LEAST, _MOST, _FIRST_COST = -1.5, 4.0, 2.0


class _Reading(NamedTuple):
    """One reading of an entry: the way of each line, its score, number and the operations used."""

    ways: tuple[Undone, ...]
    score: float
    number: int | None
    changed: tuple[str, ...]


def choose(entries: Sequence[Sequence[str]]) -> list[tuple[Undone, ...]]:
    """For each entry (its lines), the way to read each line."""
    plain = [tuple(Undone((), range(len(line))) for line in lines) for lines in entries]
    suspects = [any(map(_is_suspect, lines)) for lines in entries]
    if not any(suspects):
        return plain
    readings = [
        _readings(lines) if suspect else [_as_it_is(lines)]
        for lines, suspect in zip(entries, suspects, strict=True)
    ]
    path = _best_path(readings, [_Costs(_FIRST_COST, {})] * len(readings))
    open_lines = [sum(1 for line in each if _CAN_CHANGE.search(line)) for each in entries]
    for _ in range(_ROUNDS):
        before, path = path, _best_path(readings, _costs(path, open_lines))
        if path == before:
            break
    return [reading.ways for reading in path]


def _is_suspect(line: str) -> bool:
    """Whether a line shows a sign of disorder, so that it is worth while to look at its readings."""
    if _SUSPECT.search(line) is not None:
        return True
    if line.isascii() or _RIGHT_TO_LEFT.search(line) is None:
        return False
    return letter_order_score(line) <= 0 or _LOOSE_MARK.search(line) is not None


class _Costs(NamedTuple):
    """What a changed line costs: ``rare`` for an operation that the list has not shown."""

    rare: float
    of: Mapping[str, float]

    def all_of(self, changed: Sequence[str]) -> float:
        """The cost of the operations of a reading."""
        return sum(self.of.get(name, self.rare) for name in changed)


def _costs(path: Sequence[_Reading], open_lines: Sequence[int]) -> list[_Costs]:
    """Costs for each entry, from the shares of lines found out of order so far.

    What lies within a few entries counts most; the whole list counts as some lines more.
    ``open_lines`` says how many lines of each entry could be out of order.
    """
    whole = Counter(name for reading in path for name in reading.changed)
    if not whole:
        return [_Costs(_MOST, {})] * len(path)
    lines = max(sum(open_lines), sum(whole.values()), 1)
    near: Counter[str] = Counter(name for reading in path[:_NEAR] for name in reading.changed)
    near_lines = sum(open_lines[:_NEAR])
    costs: list[_Costs] = []
    for place in range(len(path)):
        if place + _NEAR < len(path):
            near.update(path[place + _NEAR].changed)
            near_lines += open_lines[place + _NEAR]
        if place > _NEAR:
            near.subtract(path[place - _NEAR - 1].changed)
            near_lines -= open_lines[place - _NEAR - 1]
        shares = {
            name: (near[name] + _WHOLE * count / lines) / (max(near_lines, near[name]) + _WHOLE)
            for name, count in whole.items()
        }
        costs.append(_costs_of(shares))
    return costs


def _costs_of(shares: Mapping[str, float]) -> _Costs:
    """What any change costs by the share of changed lines, and a little more for a rarer one."""
    every = min(sum(shares.values()), 1.0)
    any_change = _cost(every)
    costs = {
        name: any_change + min(_RARER, 0.5 * log((every + _DOUBT) / (share + _DOUBT)))
        for name, share in shares.items()
    }
    return _Costs(any_change + _RARER, costs)


def _cost(share: float) -> float:
    return min(_MOST, max(_LEAST, log((1 - share + _DOUBT) / (share + _DOUBT))))


def _as_it_is(lines: Sequence[str]) -> _Reading:
    plain = tuple(Undone((), range(len(line))) for line in lines)
    return _Reading(plain, 0.0, _number_of(lines[0] if lines else ""), ())


def _number_of(line: str) -> int | None:
    found = _NUMBER.match(line) or _BARE_NUMBER.match(line)
    return int(found[1]) if found else None


def _readings(lines: Sequence[str]) -> list[_Reading]:
    """The most likely readings of an entry, one line after the other."""
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        return [_as_it_is(lines)]
    beam: list[tuple[tuple[Undone, ...], float, tuple[str, ...]]] = [((), 0.0, ())]
    for place, line in enumerate(lines):
        scored = [_scored(way, line, first=place == 0) for way in ways(line)]
        grown = [
            ((*chosen, way), score + worth + _joint(texts, text), (*texts, text))
            for chosen, score, texts in beam
            for way, worth, text in scored
        ]
        beam = sorted(grown, key=_standing, reverse=True)[:_BEAM]
    return [_reading(chosen, score, texts) for chosen, score, texts in beam]


def _standing(one: tuple[tuple[Undone, ...], float, tuple[str, ...]]) -> float:
    return one[1] + bracket_score(" ".join(one[2]))


def _joint(before: Sequence[str], line: str) -> float:
    return joint_score(before[-1], line) if before else 0.0


def _reading(chosen: tuple[Undone, ...], score: float, texts: tuple[str, ...]) -> _Reading:
    whole = " ".join(texts)
    score += bracket_score(whole) + joint_score(texts[-1] if texts else "", "")
    names = tuple("+".join(way.operations) for way in chosen if way.operations)
    return _Reading(chosen, score, _number_of(whole), names)


def _scored(way: Undone, line: str, *, first: bool) -> tuple[Undone, float, str]:
    text = way.of(line).strip()
    return way, line_score(text, first=first) + letter_order_score(text), text


def _best_path(readings: Sequence[Sequence[_Reading]], costs: Sequence[_Costs]) -> list[_Reading]:
    """The readings of all entries whose scores, with numbers that count on, are the highest.

    A path remembers the last number it met and how many entries ago that was.
    """
    paths: list[tuple[float, int | None, int, _Path | None]] = [(0.0, None, 0, None)]
    for choices, cost in zip(readings, costs, strict=True):
        grown: list[tuple[float, int | None, int, _Path | None]] = []
        for reading in choices:
            alone = reading.score - cost.all_of(reading.changed)
            grown.append(max((_grow(path, reading, alone) for path in paths), key=_score_of))
        paths = grown
    best = max(paths, key=_score_of)[3]
    chosen: list[_Reading] = []
    while best is not None:
        chosen.append(best.reading)
        best = best.before
    return chosen[::-1]


class _Path(NamedTuple):
    """A reading, and the way to it."""

    reading: _Reading
    before: _Path | None


def _score_of(path: tuple[float, int | None, int, _Path | None]) -> float:
    return path[0]


def _grow(
    path: tuple[float, int | None, int, _Path | None], reading: _Reading, alone: float
) -> tuple[float, int | None, int, _Path | None]:
    score, number, ago, way = path
    here = _Path(reading, way)
    if reading.number is None:
        return score + alone, number, ago + 1, here
    counts_on = number is not None and reading.number == number + ago + 1
    return score + alone + (_NEXT_NUMBER if counts_on else 0.0), reading.number, 0, here
