"""Words one slip of the pen away from a word."""

from __future__ import annotations

FEWEST, MOST = 3, 24
"""How many letters a word has at least and at most for its slips to mean anything."""

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяґєії",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگ",
    "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
)


def slips(word: str) -> tuple[str, ...]:
    """Two neighbours swapped, or one letter too many, another, or missing; each once.

    ``word`` is folded. New letters are those of the alphabet of its first letter; there are none
    for other scripts. A word that is too short or too long has no slips.
    """
    if not FEWEST <= len(word) <= MOST:
        return ()
    letters = next((alphabet for alphabet in _ALPHABETS if word[0] in alphabet), "")
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    made += [left + right[1:] for left, right in cuts if right]
    made += [left + sign + right[1:] for left, right in cuts if right for sign in letters]
    made += [left + sign + right for left, right in cuts for sign in letters]
    return tuple(slip for slip in dict.fromkeys(made) if slip != word)
