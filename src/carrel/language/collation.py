"""Keys that order texts as the dictionaries of a language do.

After the Unicode Collation Algorithm (UTS #10) with the root order of CLDR: accents and case do not
count, punctuation is passed over, spaces come first, then signs, numbers by their value, letters.
Languages that give a letter its own place in the alphabet ("å" after "z" in Swedish) have a table;
Han characters follow their code points, which is the order of radicals and strokes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A letter, then those that follow it as letters of their own.
_ROOT = "и:й у:ў і:ї г:ґ ب:پ ج:چ ز:ژ ك:کگ ي:ی"
_ALPHABETS = {
    "az": "c:ç e:ə g:ğ h:ı o:ö s:ş u:ü",
    "bs": "c:čć d:đ s:š z:ž",
    "cs": "c:č r:ř s:š z:ž",
    "da": "z:æøå",
    "eo": "c:ĉ g:ĝ h:ĥ j:ĵ s:ŝ u:ŭ",
    "es": "n:ñ",
    "et": "s:šzž w:õäöü",
    "fa": "و:ه",
    "fi": "z:åäö",
    "gl": "n:ñ",
    "hr": "c:čć d:đ s:š z:ž",
    "hu": "o:ö u:ü",
    "is": "a:á d:ð e:é i:í o:ó u:ú y:ý z:þæöå",
    "lt": "c:č s:š z:ž",
    "lv": "c:č g:ģ k:ķ l:ļ n:ņ s:š z:ž",
    "nb": "z:æøå",
    "nn": "z:æøå",
    "no": "z:æøå",
    "pl": "a:ą c:ć e:ę l:ł n:ń o:ó s:ś z:źż",
    "ro": "a:ăâ i:î s:ș t:ț",
    "sk": "a:ä c:č o:ô s:š z:ž",
    "sl": "c:čć d:đ s:š z:ž",
    "sv": "z:åäö",
    "tr": "c:ç g:ğ h:ı o:ö s:ş u:ü",
    "vi": "a:ăâ d:đ e:ê o:ôơ u:ư",
}
_PAIRS = {
    "cs": ("ch", "h\ue000"),
    "da": ("aa", "å"),
    "nb": ("aa", "å"),
    "nn": ("aa", "å"),
    "no": ("aa", "å"),
    "sk": ("ch", "h\ue000"),
}
"""Two letters that are one in the alphabet of a language."""
_TURKIC = frozenset(("az", "tr"))
# Letters that Unicode does not take apart; "ß" and ligatures are folded with the case.
_UNDECOMPOSED = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n",
    "ŧ": "t", "ĸ": "k",
}  # fmt: skip
_OWN_PLACE = 0xE000
"""Private characters stand behind the letter before; they come after every letter."""
_SIGN = "$"
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_WIDTH = 16
_ASCII_PUNCTUATION = dict.fromkeys(map(ord, "!\"#%&'()*,-./:;?@[\\]_{}"), "")
_ASCII = {**_ASCII_PUNCTUATION, **dict.fromkeys(map(ord, "`^|~+<=>"), _SIGN)}


class _Alphabet(NamedTuple):
    """What a language makes of its letters before they are taken apart."""

    letters: dict[int, str]
    pair: tuple[str, str]
    turkic: bool


@lru_cache(maxsize=64)
def _alphabet(language: str) -> _Alphabet:
    letters = {ord(one): plain for one, plain in _UNDECOMPOSED.items()}
    for rule in f"{_ROOT} {_ALPHABETS.get(language, '')}".split():
        before, _, following = rule.partition(":")
        for place, letter in enumerate(following):
            letters[ord(letter)] = f"{before}{chr(_OWN_PLACE + 1 + place)}"
    return _Alphabet(letters, _PAIRS.get(language, ("", "")), language in _TURKIC)


def collation_key(text: str, language: str = "") -> str:
    """Give the text to compare by; `language` is a BCP 47 tag, or "" for the root order.

    Equal keys mean that two texts differ only in case, accents and punctuation.
    """
    alphabet = _alphabet(language.replace("_", "-").split("-")[0].lower())
    letters = text.replace("I", "ı").replace("İ", "i") if alphabet.turkic else text
    letters = letters.casefold()
    if alphabet.pair[0]:
        letters = letters.replace(*alphabet.pair)
    if not letters.isascii():
        letters = _decomposed(unicodedata.normalize("NFC", letters).translate(alphabet.letters))
    letters = _SPACES.sub(" ", letters.translate(_ASCII)).strip()
    return _DIGITS.sub(_by_value, letters)


def _by_value(match: re.Match[str]) -> str:
    return match.group().lstrip("0").zfill(_WIDTH)


def _decomposed(text: str) -> str:
    """Take characters apart; leave out accents, punctuation and what is not seen."""
    parts: list[str] = []
    for one in unicodedata.normalize("NFKD", text):
        kind = unicodedata.category(one)
        if one.isascii() or kind == "Co":
            parts.append(one)
        elif kind == "Nd":
            parts.append(str(unicodedata.digit(one)))
        elif kind[0] == "S":
            parts.append(_SIGN)
        elif kind[0] == "Z":
            parts.append(" ")
        elif kind[0] not in "PM" and kind not in {"Lm", "Cf"}:
            parts.append(one)
    # What was one sign may hold capitals now: "№" is "No".
    return "".join(parts).casefold()
