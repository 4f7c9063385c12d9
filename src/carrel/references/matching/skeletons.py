"""Names of one person in two scripts, by their consonants: Карами, کرمی and Karami.

Vowels are written differently by every system of transliteration, and not at all in Arabic script;
the consonants agree but for a few that are told apart here by their sound alone.
"""

from __future__ import annotations

from functools import lru_cache

_CYRILLIC = {
    "б": "b", "в": "v", "г": "g", "д": "d", "ж": "j", "з": "z", "к": "k", "л": "l", "м": "m",
    "н": "n", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "c", "ч": "c",
    "ш": "s", "щ": "s", "ґ": "g",
}  # fmt: skip
_ARABIC = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "c", "ح": "h", "خ": "h", "د": "d",
    "ذ": "z", "ر": "r", "ز": "z", "ژ": "j", "س": "s", "ش": "s", "ص": "s", "ض": "z", "ط": "t",
    "ظ": "z", "غ": "g", "ف": "f", "ق": "g", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m",
    "ن": "n", "ه": "h",
}  # fmt: skip
_DIGRAPHS = (
    ("shch", "s"), ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("dj", "j"),
    ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("th", "s"),
    ("dh", "z"), ("ts", "c"), ("x", "ks"), ("q", "g"),
)  # fmt: skip
_DROPPED = frozenset("aeiouyw")
_SIGNS = {**_CYRILLIC, **_ARABIC}
_LEAST = 3


@lru_cache(maxsize=4096)
def skeleton_of(name: str) -> str:
    """The consonants of a folded name; "" where they are too few to tell names apart."""
    plain = name
    for written, sound in _DIGRAPHS:
        plain = plain.replace(written, sound)
    signs = [_SIGNS.get(sign, sign if sign.isascii() and sign.isalpha() else "") for sign in plain]
    kept = [sign for sign in signs if sign and sign not in _DROPPED]
    single = [sign for at, sign in enumerate(kept) if at == 0 or sign != kept[at - 1]]
    # A final h is written for a vowel in Arabic script, and left out of most transliterations.
    if single[-1:] == ["h"]:
        single.pop()
    return "".join(single) if len(single) >= _LEAST else ""
