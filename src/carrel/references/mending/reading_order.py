"""Which undo operation each line of a list needs, decided over the whole list.

The lines of an entry are judged together (brackets, what a line begins and ends with), the entries
of a list by their numbering, and how many lines of a list are out of order says how likely it is
of one more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from carrel.references.mending.change_costs import FIRST_COST, Costs, costs_of
from carrel.references.mending.line_readings import Reading, as_it_is, readings
from carrel.references.mending.order_model import OrderModel
from carrel.references.mending.right_to_left import letter_order_score
from carrel.references.mending.unscrambling import NUMBER, Undone

_ODD_BEGINNINGS = frozenset(")],;.:!?،؛؟»”。．，、：；）］】』」》")
_ODD_ENDINGS = frozenset("([)]")
_ODD_END = re.compile(
    r"[(\[]\s*$|[(\[]\d{1,3}\s*$|[^\W\d_]{3}\d{1,3}\s*$"
    r"|(?<![\d:,;.–-])\s(?:\d{1,3}|[\[(]\d{1,3}[\])])\s*$"
    r"|(?:[^\W\d_]{4}|[\d)\]\"”»])[.:]\s(?:\d{1,3}|[\[(]\d{1,3}[\])])\s*$"
    r"|[(\[]\s*\d{1,3}$|\s\[\d{1,3}\]\s*$"
    r"|(?:[^\W\d_]{4}|[\d)\]\"”»])[.]?\s[(\[]?\d{1,3}(?:[.:]|[)\]][.:]?)\s*$"
)
_TAIL = 40
"""Where the words of `_ODD_END` stand: the last so many code points of a line."""
_TURNED_WORDS = re.compile(
    r"^(?:[^\W\d_]{4,}|\d{4}|\d+[-–]+\d+)[.]?[\"”)]?[.]\s.*[^\W\d_](?:[,:]|[^.,;:!?\s])\s*$"
)
"""A line that begins as lines end, and ends as none does: its words may have been turned round."""
_CLOSES_FIRST = re.compile(r"(?!\W{0,2}\w{1,4}[)\]])[^(\[)\]]*[)\]]")
_BEGINS_AS_ENDS = re.compile(r"\W*(?:[^\W\d_]{3,}|[^\s,;]*\d[^\s,;]*)[\"”»)\]]*(?:[.)\]]|\s|$)")
_NUMBER_BESIDE = re.compile(r"\d-?[^\W\d_]|[)\]]\s?\d")
"""Something of every `_ODD_NUMBER_WITHIN`, and quickly found."""
_ODD_NUMBER_WITHIN = re.compile(
    r"(?:^|[\s,(])\d+(?!st\b|nd\b|rd\b|th\b)(?:[^\W\d_]{2,}|[^\W\d_a-z]\b)|[^\W\d_](?:1[0-9]|20)\d\d[^\W\d_]"
    r"|[)\]]\s?\d+\s?[(\[]|\b\d{4}-[^\W\d_]{2,}"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LOOSE_MARK = re.compile(
    r"(?:^|\s)[،؛:.,](?=[^\W\d_])|(?<!\d)\d{1,3}\s?[-–.)]\s*$|^[\w\u200c»]{2,}[.]\s|^[\w\u200c»\"]{2,}[:]?\s.*[\u0590-\u06ff][،,]\s*$"
)
_CAN_CHANGE = re.compile(
    r"\d|^\s*[.,;:!?)\]。．，、：；]|[\u0590-\u06ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
_NEXT_NUMBER, _FIRST_NUMBER = 2.5, 1.0
_ODD_NUMBER = 2.0
"""What is taken away for a number that was put before an entry and does not count on."""
_OTHER_MARK = 5.0
"""What is taken away for a line put in order whose number has another mark than that before it."""
_ROUNDS = 2
_CLOSE = 8.0
"""How far below the best of its entry a reading may be for the parser to be asked."""
_PARSED = 0.15
_FEWEST, _MOSTLY, _OPENS = 4, 0.6, 1.5
_SPREADS = 0.05
"""The share of lines out of order from which on every entry of the list is looked at."""


Parser = Callable[[Sequence[str]], Sequence[float]]
"""How well whole entries can be parsed: the higher the better, of two orders of one entry."""


def choose(
    entries: Sequence[Sequence[str]],
    order: Callable[[], OrderModel],
    parser: Parser | None = None,
) -> list[tuple[Undone, ...]]:
    """For each entry (its lines), the way to read each line.

    ``order`` gives the model of word order, and is asked only where a line shows a sign of
    disorder; ``parser`` gives for some whole entries how well each can be parsed.
    """
    usual = _usual_opening(entries)
    suspects = [
        any(map(_is_suspect, lines))
        or (usual != "" and _opening(lines) != usual)
        or _is_turned(lines)
        for lines in entries
    ]
    if not any(suspects):
        return [as_it_is(lines).ways for lines in entries]
    model = order()
    found = [
        readings(lines, model) if suspect else [as_it_is(lines)]
        for lines, suspect in zip(entries, suspects, strict=True)
    ]
    found = _parsed(_opened(found, usual), parser)
    open_lines = [sum(1 for line in each if _CAN_CHANGE.search(line)) for each in entries]
    path = _settled(found, open_lines)
    if sum(len(one.changed) for one in path) < _SPREADS * sum(open_lines):
        return [one.ways for one in path]
    missed = [n for n, suspect in enumerate(suspects) if not suspect and open_lines[n]]
    more = _parsed(_opened([readings(entries[n], model) for n in missed], usual), parser)
    for n, each in zip(missed, more, strict=True):
        found[n] = each
    return [one.ways for one in _settled(found, open_lines)]


def _opening(lines: Sequence[str]) -> str:
    """The first sign of an entry, "0" for any digit and "a" for any letter."""
    sign = lines[0].lstrip()[:1] if lines else ""
    return "a" if sign.isalpha() else "0" if sign.isdecimal() else sign


def _usual_opening(entries: Sequence[Sequence[str]]) -> str:
    """The bullet, bracket or "0" that most entries of a list begin with; "" if none."""
    common = Counter(map(_opening, entries)).most_common(1)
    if not common or common[0][0] == "a" or len(entries) < _FEWEST:
        return ""
    return common[0][0] if common[0][1] >= _MOSTLY * len(entries) else ""


def _opened(found: Sequence[list[Reading]], usual: str) -> list[list[Reading]]:
    """The readings, those that begin as the others of the list do with a higher score."""
    if not usual:
        return list(found)
    return [
        [
            one._replace(score=one.score + _OPENS) if _opening((one.text,)) == usual else one
            for one in each
        ]
        for each in found
    ]


def _settled(found: Sequence[Sequence[Reading]], open_lines: Sequence[int]) -> list[Reading]:
    """The best path, looked for again with what it tells of how many lines are out of order."""
    path = _best_path(found, [Costs(FIRST_COST, {})] * len(found))
    for _ in range(_ROUNDS):
        before, path = path, _best_path(found, costs_of(path, open_lines))
        if path == before:
            break
    return path


def _parsed(found: Sequence[list[Reading]], parser: Parser | None) -> list[list[Reading]]:
    """The readings with what the parser says of those that are near the best of their entry."""
    if parser is None:
        return list(found)
    near = [
        [one for one in each if one.score >= each[0].score - _CLOSE] if len(each) > 1 else []
        for each in found
    ]
    asked = [one.text for each in near if len(each) > 1 for one in each]
    told = iter(parser(asked) if asked else ())
    weighed: list[list[Reading]] = []
    for each, close in zip(found, near, strict=True):
        if len(close) > 1:
            scores = [_PARSED * next(told) for _ in close]
            least = min(scores)
            worth = {id(one): score for one, score in zip(close, scores, strict=True)}
            weighed.append(
                [one._replace(score=one.score + worth.get(id(one), least)) for one in each]
            )
        else:
            weighed.append(each)
    return weighed


def _is_suspect(line: str) -> bool:
    """Whether a line shows a sign of disorder, so that it is worth while to look at its readings."""
    if line.lstrip()[:1] in _ODD_BEGINNINGS or _ends_oddly(line):
        return True
    if _TURNED_WORDS.match(line) is not None:
        return True
    if _NUMBER_BESIDE.search(line) is not None and _ODD_NUMBER_WITHIN.search(line) is not None:
        return True
    if line.isascii() or _RIGHT_TO_LEFT.search(line) is None:
        return False
    return letter_order_score(line) <= 0 or _LOOSE_MARK.search(line) is not None


def _is_turned(lines: Sequence[str]) -> bool:
    """Whether an entry ends as names do, or closes a bracket first: its words may be turned round."""
    if not lines:
        return False
    end = lines[-1].rstrip()[-2:]
    named = end[-1:] == "," and end[:1].isalpha() and _BEGINS_AS_ENDS.match(lines[0]) is not None
    return named or _CLOSES_FIRST.match(lines[0]) is not None


def _ends_oddly(line: str) -> bool:
    """Whether a line ends with a number or a bracket that seems to come from elsewhere."""
    bare = line.rstrip()
    end = bare[-2:-1] if bare[-1:] in ".:" else bare[-1:]
    if end not in _ODD_ENDINGS and not end.isdecimal():
        return False
    return _ODD_END.search(line, max(0, len(bare) - _TAIL)) is not None


class _Path(NamedTuple):
    """Readings of entries one after the other: the last one, and the way to it.

    ``numbered`` is the last that has a number, ``ago`` how many entries ago it came.
    """

    score: float
    numbered: Reading | None = None
    ago: int = 0
    reading: Reading | None = None
    before: _Path | None = None


def _best_path(found: Sequence[Sequence[Reading]], costs: Sequence[Costs]) -> list[Reading]:
    """The readings of all entries whose scores, with numbers that count on, are the highest."""
    paths = [_Path(0.0)]
    for choices, cost in zip(found, costs, strict=True):
        grown: list[_Path] = []
        for reading in choices:
            alone = reading.score - cost.all_of(reading.changed)
            grown.append(max((_grow(path, reading, alone) for path in paths), key=_score_of))
        paths = grown
    best = max(paths, key=_score_of)
    chosen: list[Reading] = []
    while best.reading is not None and best.before is not None:
        chosen.append(best.reading)
        best = best.before
    return chosen[::-1]


def _score_of(path: _Path) -> float:
    return path.score


def _grow(path: _Path, reading: Reading, alone: float) -> _Path:
    if reading.number is None:
        return _Path(path.score + alone, path.numbered, path.ago + 1, reading, path)
    last = path.numbered
    before = last.number if last is not None else None
    if reading.number == (before or 0) + path.ago + 1:
        alone += _NEXT_NUMBER if before is not None else _FIRST_NUMBER
    elif any(NUMBER in name for names in reading.changed for name in names):
        alone -= _ODD_NUMBER
    if last is not None and reading.changed and reading.mark != last.mark:
        alone -= _OTHER_MARK
    return _Path(path.score + alone, reading, 0, reading, path)
