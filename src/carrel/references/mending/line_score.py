"""How much a line looks like a line of a reference that stands in its order.

Each sign adds or takes away; the sums compare readings of one line with one another and mean
nothing else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ORDINAL = r"(?:st|nd|rd|th|er|e|ème|º|ª|de|ste|a|an|s|D|jh|er)\b"
# What counts years, volumes and pages there hangs on its number: "2015년", "第2巻第3号".
_EAST_ASIAN = r"[\u3040-\u9fff\uac00-\ud7af]"
# A look at the first letter spares most words the alternatives.
_NUMBER_WORDS = (
    r"(?=[vnbphsijtт№всcجشسدصاע])(?:vol(?:ume)?s?|nos?|nr|num|bd|band|pp?|pages?|ss?|heft|h|jg|issue|т|№|вып|с|جلد|ج|شماره|ش|سال|دوره|صص?|"
    r"العدد|المجلد|ע(?:מ)?['׳])"
)


class _Sign(NamedTuple):
    """A shape that is looked for, how often it counts at most, and what it is worth."""

    shape: re.Pattern[str]
    worth: float
    most: int = 3


_ANYWHERE = (
    # A word or an initial that hangs on a number: "4Efficiency", "39Journal", "12K. Aziz".
    _Sign(re.compile(rf"(?<=\D)\d+(?!{_ORDINAL}|{_EAST_ASIAN})[^\W\d_]{{2,}}"), -2.0),
    _Sign(re.compile(rf"(?<=\D)\d+(?!{_EAST_ASIAN})[^\W\d_a-z](?:\.|\s|-[^\W\d_])"), -2.0),
    # A year that stands by itself between names and title.
    _Sign(re.compile(r"[.,(]\s?(?:1[89]|20)\d\d[a-z]?[).,:]"), 0.7, 1),
    # A year between two words, and hanging on both.
    _Sign(re.compile(r"[^\W\d_.](?:1[0-9]|20)\d\d[^\W\d_]"), -1.5),
    _Sign(re.compile(r"(?<=[^\W\d_]{3})\d"), -0.5),
    _Sign(re.compile(r"\((?:1[0-9]|20|۱[۳۴])\d\d[a-z]?\)|\([٠-٩۰-۹]{4}\)"), 1.5, 1),
    # Brackets that hang on a number from outside: ")2017(".
    _Sign(re.compile(r"[)\]]\s?\d+\s?[(\[]"), -2.0, 1),
    # A year before a dash and a name: "1999-Amiri, Mehdi".
    _Sign(re.compile(r"\b\d{4}\s?-\s?[^\W\d_]{2,}"), -1.5, 1),
    # Solar dates are written from the year on.
    _Sign(re.compile(r"(?<![\d/])1[34]\d\d\s?/\s?\d{1,2}(?!\d)"), 2.5),
    _Sign(re.compile(r"\d\s?/\s?1[34]\d\d(?![\d/])"), -2.0),
    # The two halves of a DOI.
    _Sign(re.compile(r"\b10\.\d{4,9}/[^\s/]"), 0.7, 1),
    _Sign(re.compile(r"[^\s/]/10\.\d{4,9}\b(?!/)|10[/.]\d{4,9}\.10\b"), -1.5, 1),
    _Sign(re.compile(rf"\b{_NUMBER_WORDS}\.?\s?[(\[]?\d", re.IGNORECASE), 1.0),
    _Sign(re.compile(rf"\b{_NUMBER_WORDS}[.:]?\s*[,;]", re.IGNORECASE), -1.0),
    # A number and its word behind it, with nothing after that: "58, No." "221-246, pp.".
    _Sign(re.compile(rf"\d[,;]?\s?{_NUMBER_WORDS}\.\s*[,.;]", re.IGNORECASE), -1.0),
    # Pages before their word, and a year behind it: "237–252, pp. 2022".
    _Sign(re.compile(r"\d\s?[-–]\s?\d+\]?,?\s(?:pp?|ss?)\.?\s", re.IGNORECASE), -1.2),
    _Sign(re.compile(r"\b(?:pp?|ss?)\.\s?(?:1[5-9]|20)\d\d(?!\d|\s?[-–])", re.IGNORECASE), -0.7),
    _Sign(re.compile(r"https?:\S*–|\b\d+[A-Z]\b"), -0.8),
    _Sign(re.compile(r"(?<=[^\s\d.])\s[,;،؛)»\]](?=\S)"), -0.5),
    _Sign(re.compile(r"[,;:،؛](?=[^\W\d_])"), -0.4),
    _Sign(re.compile(r"[.,;:](?=(?:1[0-9]|20)\d\d\D)"), -0.5),
    _Sign(re.compile(r"(?<=\S)[,;:،؛](?=\s)"), 0.2, 4),
)
_FIRST = (
    _Sign(re.compile(r"^\W{0,2}\d{1,3}\s?[-.)\]–:]\s*[\"“«(]?[^\W\d_]"), 0.7),
    _Sign(re.compile(r"^[\[(]\d{1,3}[\])]\s*[^\W\d_]"), 1.0),
    _Sign(
        re.compile(
            r"^\W*(?:\d{1,3}\W{1,3})?[^\W\d_][\w\u200c’'.-]+(?:\s[^\W\d_][\w\u200c.-]*)?\s?[,،]"
        ),
        1.0,
    ),
    _Sign(re.compile(r"[\[(]\s*\d{1,3}\s*$"), -3.5),
    # Words from right to left: the last one with its full stop first, the name with its comma last.
    _Sign(re.compile(r"^[\w\u200c»\"]{2,}[.:]?\s.*[\u0590-\u06ff][،,]\s*$", re.DOTALL), -1.2),
    _Sign(re.compile(r"[^\W\d_]\s\d{1,3}\s?[-–.)]\s*$"), -2.5),
    _Sign(re.compile(r"(?<=[^\W\d_])\s\d{1,3}$"), -0.5),
    _Sign(re.compile(r"^\s*[-–—]\s?(?=[^\W\d_])"), -0.5),
    # A dash without its number, which stands behind the last full stop.
    _Sign(re.compile(r"^\s*[-–—.)]\s?[^\W\d_].*[.]\s\d{1,3}$", re.DOTALL), -2.5),
    # Years and ranges do not begin an entry: "2022“The market", "749-754 14Trans.".
    _Sign(re.compile(r"^\W*\d{4}(?=[^\d\s.)\]:])|^\W*\d+\s?[-–—]+\s?\d|^\W*\d{1,4}\s*$"), -1.5),
    _Sign(re.compile(r"^\W*[^\W\d_]{1,2}\.\s?(?:[^\W\d_]{1,2}\.\s?)*[^\W\d_]{2,}[,;]?"), 0.7),
)
_ENDS = (
    _Sign(re.compile(r"^\s*[)\],.;:!?،؛؟。．，、：；）］】》」』]"), -3.0),
    _Sign(re.compile(r"^\s*(?:st|nd|rd|th|er|ème)\b"), -2.5),
    _Sign(re.compile(r"[(\[«“（［【《「『]\s*$"), -2.5),
    _Sign(re.compile(r"[.。．]\s*$"), 0.4),
)
_LATER = (
    _Sign(re.compile(r"^\d+(?:\s?[-–]\s?\d+)?[.]\s\S"), -1.5),
    _Sign(re.compile(rf"^\d+(?!{_ORDINAL})[^\W\d_]{{2,}}"), -2.0),
    _Sign(re.compile(r"\(\s*\d{1,3}\s*$"), -1.0),
)
_RANGE = re.compile(r"(?<![\d/.–—-])(\d{1,5})\s?(?:--|[–—-])\s?(\d{1,5})(?![\d–—-])")
_MOST_RANGES, _WIDEST = 4, 900
_UP, _DOWN = 0.3, -1.5
_WAITS = re.compile(rf"\b{_NUMBER_WORDS}[.:]?\s*$", re.IGNORECASE)
_STARTS_WITH_NUMBER = re.compile(r"^[\s(\[]*\d")
_STARTS_SMALL = re.compile(r"^\s*[a-zà-ÿ]")
_STOPS = re.compile(r"[.!?]\s*$")
_BRACKETS = re.compile(r"[()\[\]«»<>（）［］《》「」『』]")
_OPENING = dict(zip(")]»>）］》」』", "([«<（［《「『", strict=True))
_MISPLACED = -1.5
_LEFT_OPEN = -0.7


def line_score(line: str, *, first: bool) -> float:
    """The score of one line of an entry; ``first`` is the line it begins with."""
    line = line.strip()
    signs = (*_ANYWHERE, *_ENDS, *(_FIRST if first else _LATER))
    return range_score(line) + sum([_worth_of(sign, line) for sign in signs])


def _worth_of(sign: _Sign, line: str) -> float:
    shape, worth, most = sign
    if shape.search(line) is None:
        return 0.0
    return worth if most == 1 else worth * min(len(shape.findall(line)), most)


def range_score(line: str) -> float:
    """What pages and years that count up add, and those that count down take away."""
    found = [_ascends(first, last) for first, last in _RANGE.findall(line)[:_MOST_RANGES]]
    return sum(_UP if up else _DOWN for up in found)


def _ascends(first: str, last: str) -> bool:
    """Whether ``23–45``, ``1506–7`` or ``98–102`` is a range; the second may be shortened."""
    if not (first + last).isdecimal():
        return True
    if len(last) > len(first):
        return len(last) == len(first) + 1 and int(last) - int(first) < _WIDEST
    return int(last) > int(first[len(first) - len(last) :])


def joint_score(line: str, after: str) -> float:
    """How well a line goes on in the next: "Vol." with a number; 0 where there is no telling."""
    score = 0.0
    if _WAITS.search(line) is not None:
        score += 1.0 if _STARTS_WITH_NUMBER.match(after) else -1.0
    if after and _STOPS.search(line) and _STARTS_SMALL.match(after):
        score -= 0.4
    return score


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
