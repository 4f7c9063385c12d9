"""The likeliest readings of one entry: for each of its lines a way to undo what was done to it.

What speaks for a reading: the signs of a line in its order, brackets that close over the whole
entry, and how likely its pieces follow one another (`OrderModel`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from carrel.references.mending.line_score import bracket_score, joint_score, line_score
from carrel.references.mending.order_model import EDGE, LENGTH, OrderModel
from carrel.references.mending.right_to_left import letter_order_score
from carrel.references.mending.unscrambling import (
    DIGITS_ALONE,
    WORDS,
    Undone,
    runs_right_to_left,
    ways,
)

_NUMBER = re.compile(r"^[\s(\[]{0,2}(\d{1,4})\s?([-.)\]–:،])")
_BARE_NUMBER = re.compile(r"^(\d{1,3})\s*[^\W\d_]")
# What stands between such signs was never set on a page.
_MARKED_UP = re.compile(r"\|\w+=|\\\w+\{")
_MOST_LINES = 24
_LONGEST_LINE = 1500
_BEAM, _LIKELY = 8, 10
_BLANK = 0.7
"""What is taken away for a blank that must have been lost."""
_PARTED = 1.0
"""What is taken away where dates and ranges of digits must have been taken apart."""
_TURNED = 2.5
"""What is taken away for the words of a Latin line: names read nearly as well from their ends."""
CHANCE = 0.5
"""What a nat of the order model counts beside the signs of lines."""


class Reading(NamedTuple):
    """One reading of an entry: the way of each line, its score, its words, number and mark behind it.

    ``changed`` has for each line that was out of order the manners in which it can have been.
    """

    ways: tuple[Undone, ...]
    score: float
    text: str
    number: int | None
    mark: str
    changed: tuple[frozenset[str], ...]


class _Part(NamedTuple):
    """The first lines of an entry read: their ways and words, score and the model's state."""

    ways: tuple[Undone, ...]
    score: float
    texts: tuple[str, ...]
    state: int


class _Candidate(NamedTuple):
    """A way to read a line: its words, what its signs are worth, and the kinds of its pieces.

    ``rest`` is what the model says of the pieces behind the first few, ``state`` where it ends;
    the first few depend on the line before.
    """

    way: Undone
    text: str
    worth: float
    numbers: Sequence[int]
    rest: float
    state: int


def as_it_is(lines: Sequence[str]) -> Reading:
    """The one reading of an entry that is in order."""
    plain = tuple(Undone((), range(len(line))) for line in lines)
    return Reading(plain, 0.0, "", *number_of(lines[0] if lines else ""), ())


def number_of(line: str) -> tuple[int | None, str]:
    """The number that an entry begins with, and the mark behind it."""
    found = _NUMBER.match(line)
    if found is not None:
        return int(found[1]), found[2]
    found = _BARE_NUMBER.match(line)
    return (int(found[1]) if found else None), ""


def readings(lines: Sequence[str], model: OrderModel) -> list[Reading]:
    """The likeliest readings of an entry, one line after the other; that as it came among them."""
    odd = any(len(line) > _LONGEST_LINE or _MARKED_UP.search(line) for line in lines)
    if len(lines) > _MOST_LINES or odd:
        return [as_it_is(lines)]
    beam = [_Part((), 0.0, (), model.start())]
    plain = beam[0]
    for place, line in enumerate(lines):
        found = _candidates(line, model, first=place == 0)
        grown = [_grown(part, one, model) for part in beam for one in found]
        plain = _grown(plain, found[0], model)
        beam = sorted(grown, key=_standing, reverse=True)[:_BEAM]
    if all(part.texts != plain.texts for part in beam):
        beam.append(plain)
    return [_reading(part, model) for part in beam]


def _candidates(line: str, model: OrderModel, *, first: bool) -> list[_Candidate]:
    """The ways that the model finds likely, as it came first; only theirs are the signs weighed."""
    found = [_chance(way, line, model, first=first) for way in ways(line)]
    likely = sorted(found[1:], key=lambda one: one.worth, reverse=True)[:_LIKELY]
    return [_weighed(one, line, first=first) for one in (found[0], *likely)]


def _chance(way: Undone, line: str, model: OrderModel, *, first: bool) -> _Candidate:
    text = way.of(line).strip()
    numbers = model.numbers(text if first else f" {text}")
    state = model.start() if first else 0
    head = 0.0
    if first:
        head, state = model.score(state, numbers[: LENGTH - 1])
    else:
        for number in numbers[: LENGTH - 1]:
            state = model.after(state, number)
    rest, state = model.score(state, numbers[LENGTH - 1 :])
    return _Candidate(way, text, head + rest, numbers, rest, state)


def _weighed(one: _Candidate, line: str, *, first: bool) -> _Candidate:
    worth = line_score(one.text, first=first) + letter_order_score(one.text)
    doubt = _PARTED if one.way.manners == frozenset((DIGITS_ALONE,)) else 0.0
    if WORDS in one.way.operations and not runs_right_to_left(line):
        doubt += _TURNED
    return one._replace(worth=worth - doubt - _BLANK * (len(one.way.order) - len(line)))


def _grown(part: _Part, one: _Candidate, model: OrderModel) -> _Part:
    head = one.numbers[: LENGTH - 1]
    chance, state = model.score(part.state, head)
    if len(one.numbers) >= LENGTH - 1:
        chance, state = chance + one.rest, one.state
    joint = joint_score(part.texts[-1], one.text) if part.texts else 0.0
    score = part.score + one.worth + joint + CHANCE * chance
    return _Part((*part.ways, one.way), score, (*part.texts, one.text), state)


def _standing(part: _Part) -> float:
    return part.score + bracket_score(" ".join(part.texts))


def _reading(part: _Part, model: OrderModel) -> Reading:
    whole = " ".join(part.texts)
    score = _standing(part) + joint_score(part.texts[-1] if part.texts else "", "")
    score += CHANCE * model.score(part.state, (EDGE,))[0]
    changed = tuple(way.manners for way in part.ways if way.operations)
    return Reading(part.ways, score, whole, *number_of(whole), changed)
