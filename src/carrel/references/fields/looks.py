"""What a token's string shows by itself: its look, the kind of keyword it is, its vocabulary rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from carrel.references.fields.keywords import KIND, KINDS

_MARKS = {
    "comma": ",،、，٬",
    "stop": ".。．۔",
    "colon": ":：",
    "semicolon": ";；؛",
    "hyphen": "-\u2010\u2011\u00ad",
    "dash": "–—―−‒",
    "slash": "/\\|",
    "open round": "(（",
    "close round": ")）",
    "open square": "[【〔［{",
    "close square": "]】〕］}",
    "open angle": "«《〈‹<",
    "close angle": "»》〉›>",
    "open double": "“「『",
    "close double": "”」』",
    "straight": '"″\u201f',
    "low": "„‚",
    "open single": "‘",
    "close single": "’'`´ʼ",
    "ampersand": "&＆+",
    "question": "?!？！؟",
}
_LETTERS = (
    "outside",
    "lower letter",
    "lower",
    "capitalised",
    "initial",
    "short capitals",
    "capitals",
    "mixed",
    "uncased",
    "uncased letter",
    "ideographs",
    "roman",
    "small roman",
    "two digits",
    "three digits",
    "year",
    "other year",
    "four digits",
    "long number",
    "identifier",
    "sign",
)
LOOK = {name: number for number, name in enumerate((*_LETTERS, *_MARKS))}
"""The number of each look."""
LOOKS = 48
"""Room for looks: the keyword kinds come after them in `Form.sign`."""
SIGNS = LOOKS + 40
_MARK_LOOK = {mark: LOOK[name] for name, marks in _MARKS.items() for mark in marks}
_ROMAN = re.compile(r"(?:m{0,3}(?:cm|cd|d?c{0,3}))(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_SMALL_ROMAN = re.compile(r"[ivxl]+")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LENGTH_BIN = (0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7)
LENGTHS = 8
_SHORT = 3
_FIRST_YEAR, _LAST_YEAR = 1450, 2049
_FIRST_OTHER_YEAR = 1200


class Form(NamedTuple):
    """A token's string as small numbers.

    ``sign`` is the keyword's kind (`LOOKS` and up), or else the look; it stands for the token in
    patterns of several tokens. ``known`` says which pieces of the word the vocabulary has: `WORD`,
    `BEGINNING`, `ENDING`. ``words`` are rows of the vocabulary (0 is unknown): the casefolded
    word, its first three letters, its last three, its last two.
    """

    look: int
    length: int
    keyword: int
    sign: int
    known: int
    words: tuple[int, int, int, int]


WORD, BEGINNING, ENDING = 1, 2, 4
"""Pieces of words: the whole word, its first three letters, its last three."""
BLANK = Form(0, 0, 0, 0, 0, (0, 0, 0, 0))


def form_of(word: str, vocabulary: Mapping[str, int]) -> Form:
    """The form of a token, with the rows that a vocabulary gives to its pieces."""
    look = look_of(word)
    folded = word.casefold()
    kind = KIND.get(folded, 0)
    upper = not word.islower()
    get = vocabulary.get
    rows = tuple(get(piece, 0) for piece in pieces_of(word))
    return Form(
        look,
        _LENGTH_BIN[min(len(word), len(_LENGTH_BIN) - 1)],
        2 * kind + upper if kind else 0,
        LOOKS + kind if kind else look,
        WORD * (rows[0] > 0) + BEGINNING * (rows[1] > 0) + ENDING * (rows[2] > 0),
        (rows[0], rows[1], rows[2], rows[3]),
    )


def pieces_of(word: str) -> tuple[str, str, str, str]:
    """What of a word may stand in the vocabulary: digits only by how many they are.

    The place of a blank tells the pieces apart: none in the word, behind the first three letters,
    before the last three, two before the last two.
    """
    folded = word.casefold()
    if folded.isdigit():
        folded = "0" * min(len(folded), 6)
    return folded, f"{folded[:3]} ", f" {folded[-3:]}", f"  {folded[-2:]}"


def look_of(word: str) -> int:
    """The number of a token's look."""
    first = word[0]
    if first.isdigit():
        return _look_of_number(word)
    if first.isalpha():
        return _look_of_word(word)
    if first == "<" and len(word) > 1:
        return LOOK["identifier"]
    return _MARK_LOOK.get(first, LOOK["sign"])


def _look_of_number(word: str) -> int:
    match len(word):
        case 1 | 2:
            return LOOK["two digits"]
        case 3:
            return LOOK["three digits"]
        case 4 if all(unicodedata.decimal(digit, -1) >= 0 for digit in word):
            number = int(word)
            if _FIRST_YEAR <= number <= _LAST_YEAR:
                return LOOK["year"]
            return LOOK[
                "other year" if _FIRST_OTHER_YEAR <= number < _FIRST_YEAR else "four digits"
            ]
        case _:
            return LOOK["long number"]


def _look_of_word(word: str) -> int:
    cased = word.lower() != word.upper()
    if not cased:
        if _IDEOGRAPHS.match(word):
            return LOOK["ideographs"]
        return LOOK["uncased" if len(word) > 1 else "uncased letter"]
    if len(word) == 1:
        return LOOK["initial" if word.isupper() else "lower letter"]
    if _ROMAN.fullmatch(word.lower()) and (word.isupper() or _SMALL_ROMAN.fullmatch(word)):
        return LOOK["roman" if word.isupper() else "small roman"]
    if word.isupper():
        return LOOK["short capitals" if len(word) <= _SHORT else "capitals"]
    if word.islower():
        return LOOK["lower"]
    return LOOK["capitalised" if word[0].isupper() and word[1:].islower() else "mixed"]


assert len(LOOK) <= LOOKS
assert len(KINDS) < SIGNS - LOOKS
