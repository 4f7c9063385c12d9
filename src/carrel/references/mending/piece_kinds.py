"""The pieces of a reference by their kind: how words, numbers and marks look, not what they say.

``Doe, J. (1999). The end, 4, p. 7`` is a capitalised word, a comma, a capital, a stop, a bracket
with a year… Common short words (``in``, ``vol``, ``pp``) are kinds of their own, and so is every
mark; a blank before a piece belongs to its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u200c]+[^\W\d_]*)*"
_PIECE = re.compile(rf"({_WORD})|(\d+)|\s+|(.)", re.DOTALL)
_WITH_BLANK = re.compile(rf"\s*(?:{_WORD}|\d+|\S)")
_LONG = 4
_EARLIEST, _LATEST = 1500, 2035
_SOLAR_EARLIEST, _SOLAR_LATEST = 1300, 1450
BLANK = " "


def pieces_of(text: str) -> list[str]:
    """The pieces of a text, each with the blanks before it."""
    return _WITH_BLANK.findall(text)


def kind_numbers(text: str, kinds: Mapping[str, int]) -> list[int]:
    """The number of the kind of each piece; 0 where ``kinds`` has none.

    ``kinds`` is a table from the kinds of `kinds_of` to their numbers.
    """
    get = kinds.get
    return [get(kind, 0) for kind in kinds_of(text, kinds)]


def kinds_of(text: str, known: Mapping[str, int]) -> list[str]:
    """The kind of each piece of a text; ``known`` has the words that are a kind of their own."""
    found: list[str] = []
    blank = ""
    for word, digits, mark in _PIECE.findall(text):
        if word:
            found.append(blank + word_kind(word, known))
        elif digits:
            found.append(blank + number_kind(digits))
        elif mark:
            found.append(blank + mark)
        else:
            blank = BLANK
            continue
        blank = ""
    return found


def word_kind(word: str, known: Mapping[str, int]) -> str:
    """``=in`` or ``^=In`` for a known word, else its script, case and length."""
    low = word.casefold()
    first = word[0]
    if f"={low}" in known:
        return f"^={low}" if first.isupper() else f"={low}"
    if first.isupper():
        if len(word) == 1:
            return "A"
        return "Aa" if not word.isupper() else "AA" if len(word) < _LONG else "AAAA"
    if first.islower():
        return "a" if len(word) == 1 else "aa" if len(word) < _LONG else "aaaa"
    return _caseless_kind(word)


def _caseless_kind(word: str) -> str:
    point = ord(word[0])
    if 0x0590 <= point <= 0x08FF or point >= 0xFB1D:  # noqa: PLR2004 - Hebrew, Arabic and their forms
        return f"R{min(len(word), 3)}"
    if 0x3040 <= point <= 0x9FFF or 0xAC00 <= point <= 0xD7AF:  # noqa: PLR2004 - kana, han, hangul
        return "C"
    return f"x{min(len(word), 2)}"


def number_kind(digits: str) -> str:
    """``#Y`` for a year, ``#S`` for one that may be Solar Hijri, else how many digits there are."""
    script = "#" if digits.isascii() else "#P"
    if len(digits) != _LONG:
        return f"{script}{min(len(digits), 5)}"
    value = int(digits) if digits.isdecimal() else 0
    if _EARLIEST <= value <= _LATEST:
        return f"{script}Y"
    return f"{script}S" if _SOLAR_EARLIEST <= value < _SOLAR_LATEST else f"{script}4"
