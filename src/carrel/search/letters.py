"""What each character is to a search, and the plain letter it is compared as.

Two spellings that a reader takes for the same word come out the same: compatibility forms
(Unicode NFKC), case, accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, the
Arabic and Persian forms of one letter, digits of every script. Marks that make another letter
(Cyrillic й, the vowel signs of India, the voicing of kana) stay.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from enum import Enum, auto
from functools import cache
from typing import NamedTuple


class Kind(Enum):
    """What a character does to the word it stands in."""

    WORD = auto()
    """A letter or digit of a script that writes spaces between words."""

    SINGLE = auto()
    """A sign of a script without such spaces (or with particles grown on): a word by itself."""

    MARK = auto()
    """It changes the sign before it and counts."""

    ACCENT = auto()
    """It belongs to the sign before it and does not count."""

    INVISIBLE = auto()
    """It shows nothing: soft hyphen, zero-width space, direction marks."""

    NON_JOINER = auto()
    """U+200C: between Arabic letters the seam of a word, elsewhere invisible."""

    RAISED = auto()
    """A superscript digit, which calls a note more often than it belongs to the word."""

    GAP = auto()
    """Anything else: it ends a word."""


class Letter(NamedTuple):
    """A character's kind, and the text it is compared as (empty for what does not count)."""

    kind: Kind
    folded: str


_NON_JOINER = "\u200c"
_TATWEEL = "\u0640"

_MARKS_DROPPED = (
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic
    (0x0483, 0x0489),
    (0x0591, 0x05C7),  # Hebrew points and accents
    (0x0610, 0x061A),  # Arabic harakat and signs of recitation
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x0711, 0x0711),  # Syriac
    (0x0730, 0x074A),
    (0x08CA, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
_SINGLES = (
    (0x0E01, 0x0E4E),  # Thai
    (0x0E81, 0x0ECE),  # Lao
    (0x1000, 0x103F),  # Burmese
    (0x1050, 0x108F),
    (0x1100, 0x115F),  # Korean, first letters of a syllable
    (0x1780, 0x17D3),  # Khmer
    (0x2E80, 0x2FDF),  # Chinese radicals
    (0x3005, 0x3007),
    (0x3041, 0x30FA),  # kana
    (0x30FC, 0x318E),  # kana, Chinese phonetic signs, Korean letters by themselves
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),  # Chinese
    (0x4E00, 0xA48C),  # Chinese, Yi
    (0xA960, 0xA97C),
    (0xAA60, 0xAA7F),
    (0xAC00, 0xD7A3),  # Korean syllables
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),  # half-width kana and Korean
    (0x1AFF0, 0x1B16F),
    (0x20000, 0x3FFFF),
)
_MARKS_BY_USE = (
    (0x1160, 0x11FF),  # Korean, middle and last letters of a syllable
    (0xD7B0, 0xD7FB),
    (0xFF9E, 0xFF9F),  # half-width voicing of kana
)
_ARABIC = ((0x0600, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))

# Letters by Unicode, but between letters they write an apostrophe or an ayn: Saʿid, Qurʾan.
_APOSTROPHE_LETTERS = frozenset("ʹʺʻʼʽʾʿˈˊˋꞋꞌ׳״")

# Composed letters that are no accented form of another one.
_OWN_LETTERS = frozenset("йўїѓќ")

# Signs of scripts without spaces that NFKC takes apart into several.
_UNDIVIDED = frozenset("ำຳໜໝゟヿ")

_SAME_LETTER = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "ة": "ه",
        "ۃ": "ه",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ٱ": "ا",
    }
)


@cache
def letter(character: str) -> Letter:
    """What one code point is to a search."""
    kind = _kind(character)
    counts = kind in (Kind.WORD, Kind.SINGLE, Kind.MARK, Kind.RAISED)
    folded = _fold(character) if counts else ""
    return Letter(kind, folded) if folded or not counts else Letter(Kind.GAP, "")


def composed(before: str, accent: str) -> str:
    """The letter of its own that two code points write (и + breve is й), folded; else empty."""
    whole = unicodedata.normalize("NFC", before + accent).casefold()
    return whole if whole in _OWN_LETTERS else ""


def is_arabic(character: str) -> bool:
    """Whether a character is of the Arabic script's blocks."""
    return _within(ord(character), _ARABIC)


def is_hebrew(character: str) -> bool:
    """Whether a character is of the Hebrew block."""
    return "\u0590" <= character <= "\u05ff"


def _kind(character: str) -> Kind:
    special = _special_kind(character)
    if special is not None:
        return special
    code, category = ord(character), unicodedata.category(character)
    if category[0] == "M":
        return Kind.ACCENT if _within(code, _MARKS_DROPPED) else Kind.MARK
    if _within(code, _SINGLES) and category != "Nd" and category[0] in "LNS":
        return Kind.SINGLE
    if category[0] in "LN":
        return Kind.WORD
    return Kind.GAP


def _special_kind(character: str) -> Kind | None:
    if character == _NON_JOINER:
        return Kind.NON_JOINER
    if character == _TATWEEL:
        return Kind.ACCENT
    if character in _APOSTROPHE_LETTERS:
        return Kind.GAP
    if unicodedata.category(character) == "Cf":
        return Kind.INVISIBLE
    if _within(ord(character), _MARKS_BY_USE):
        return Kind.MARK
    is_digit = unicodedata.digit(character, None) is not None
    if is_digit and unicodedata.decomposition(character).startswith("<super>"):
        return Kind.RAISED
    return None


def _fold(character: str) -> str:
    if character.casefold() in _OWN_LETTERS:
        return character.casefold()
    if character in _UNDIVIDED or unicodedata.decomposition(character).startswith("<fraction>"):
        return character
    bare = _bare(character).casefold().translate(_SAME_LETTER)
    # A case folding can bring an accented letter forth once more, a decomposition a sign: ⑴, Ŀ.
    return "".join(_digit(sign) for sign in _bare(bare) if _counts(sign))


def _counts(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN" and sign not in _APOSTROPHE_LETTERS


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(
        sign for sign in apart if sign != _TATWEEL and not _within(ord(sign), _MARKS_DROPPED)
    )


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    place = bisect_right(ranges, (code, 0x10FFFF)) - 1
    return place >= 0 and code <= ranges[place][1]
