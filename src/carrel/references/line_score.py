"""How much a line looks like a line of a reference that stands in its order.

Each sign adds or takes away; the sums compare readings of one line with one another and mean
nothing else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ORDINAL = r"(?:st|nd|rd|th|er|e|ème|º|ª|de|ste|a|an|s|D|jh|er)\b"
_NUMBER_WORDS = (
    r"(?:vol(?:ume)?s?|nos?|nr|num|bd|band|pp?|pages?|ss?|heft|h|jg|issue|т|№|вып|с|جلد|ج|شماره|ش|سال|دوره|صص?|"
    r"العدد|المجلد|ע(?:מ)?['׳])"
)


class _Sign(NamedTuple):
    """A shape that is looked for, how often it counts at most, and what it is worth."""

    shape: re.Pattern[str]
    worth: float
    most: int = 3


_ANYWHERE = (
    # A word that hangs on a number: "4Efficiency", "39Journal".
    _Sign(re.compile(rf"\d(?!{_ORDINAL})[^\W\d_]{{2,}}"), -2.0),
    _Sign(re.compile(r"[^\W\d_]{3,}\d"), -0.5),
    _Sign(re.compile(r"\((?:1[0-9]|20|۱[۳۴])\d\d[a-z]?\)|\([٠-٩۰-۹]{4}\)"), 1.5, 1),
    # A year before a dash and a name: "1999-Amiri, Mehdi".
    _Sign(re.compile(r"\b\d{4}\s?-\s?[^\W\d_]{2,}"), -1.5, 1),
    _Sign(re.compile(rf"\b{_NUMBER_WORDS}\.?\s?[(\[]?\d", re.IGNORECASE), 1.0),
    _Sign(re.compile(rf"\b{_NUMBER_WORDS}[.:]?\s*(?:[,;]|$)", re.IGNORECASE), -1.0),
    # A number, and its word behind it without a comma between: "58, No." "221-246, pp.".
    _Sign(re.compile(rf"\d,?\s?{_NUMBER_WORDS}\.\s*(?=[,.;]|$)", re.IGNORECASE), -1.0),
    _Sign(re.compile(r"(?<=[^\s\d.])\s[,;،؛)»\]](?=\S)"), -0.5),
    _Sign(re.compile(r"[,;:،؛](?=[^\W\d_])"), -0.4),
    _Sign(re.compile(r"(?<=\S)[,;:،؛](?=\s)"), 0.2, 4),
)
_FIRST = (
    _Sign(re.compile(r"^\W{0,2}\d{1,4}\s?[-.)\]–:]\s*[\"“«(]?[^\W\d_]"), 1.5),
    _Sign(re.compile(r"^[\[(]\d{1,4}[\])]\s*[^\W\d_]"), 1.5),
    _Sign(
        re.compile(r"^\W*(?:\d{1,4}\W{1,3})?[^\W\d_a-z][\w’'.-]+(?:\s[^\W\d_][\w.-]*)?[,،]"), 1.0
    ),
    _Sign(re.compile(r"[\[(]\s*\d{1,3}\s*$"), -3.5),
    _Sign(re.compile(r"(?<=[^\W\d_])\s\d{1,3}$"), -0.5),
    _Sign(re.compile(r"^\s*[-–—]\s?(?=[^\W\d_])"), -0.5),
)
_ENDS = (
    _Sign(re.compile(r"^\s*[)\],.;:!?،؛؟]"), -3.0),
    _Sign(re.compile(r"[(\[«“]\s*$"), -2.5),
    _Sign(re.compile(r"[.。]\s*$"), 0.4),
)
_LATER = (_Sign(re.compile(r"\(\s*\d{1,3}\s*$"), -1.0),)
_BRACKETS = re.compile(r"[()\[\]«»]")
_OPENING = {")": "(", "]": "[", "»": "«"}
_MISPLACED = -1.5
_LEFT_OPEN = -0.7


def line_score(line: str, *, first: bool) -> float:
    """The score of one line of an entry; ``first`` is the line it begins with."""
    line = line.strip()
    signs = (*_ANYWHERE, *_ENDS, *(_FIRST if first else _LATER))
    return sum(
        sign.worth * min(sum(1 for _ in sign.shape.finditer(line)), sign.most) for sign in signs
    )


def bracket_score(text: str) -> float:
    """What is taken away for brackets of a whole entry that close before they open, or never."""
    open_ones: list[str] = []
    misplaced = 0
    for found in _BRACKETS.finditer(text):
        sign = found.group()
        opening = _OPENING.get(sign)
        if opening is None:
            open_ones.append(sign)
        elif open_ones and open_ones[-1] == opening:
            open_ones.pop()
        else:
            misplaced += 1
    return _MISPLACED * misplaced + _LEFT_OPEN * len(open_ones)
