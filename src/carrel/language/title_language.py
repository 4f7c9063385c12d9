"""The language of a title: of few words, so that one which only one language has must tell."""

from __future__ import annotations

import re
from collections import defaultdict

from carrel.language.scripts import guess_language, script_of

_WORDS = {
    "en": "the of and to in for on with from by at as its is are not how what why who between "
    "toward towards against into over under after before about during within without upon their "
    "his her was were this that die an a or than",
    "de": "der die das und des dem den ein eine einer eines im am zum zur von vom zu mit für auf "
    "aus bei nach über unter zwischen als wie ist nicht durch gegen um sich oder seit wider in an was",
    "fr": "le la les l du des de d un une et en dans sur sous pour par au aux avec entre ses sa son "
    "leur est qui que ou chez vers contre après",
    "es": "el la los las del de y en un una por para con sobre entre su sus al como que es desde "
    "hacia o",
    "it": "il lo la gli le del dello della dei degli delle di e in un una uno per con su sul sulla "
    "tra fra da dal dalla nel nella al alla come che i l",
    "pt": "o a os as do da dos das de e em no na nos nas um uma por para com sobre entre ao à que "
    "seu sua",
    "nl": "de het een van en in op voor met aan uit bij naar over tussen als door tot te der den zijn",
    "pl": "i w z na do od o dla przez po przy nad między oraz jako a",
    "tr": "ve ile bir için üzerine arasında",
    "sv": "och i en ett den det av för på med till från om som",
    "da": "og i en et den det af på med til fra om som for over",
    "nb": "og i en et den det av på med til fra om som for over",
    "cs": "a v z na o k ve se po pro mezi u",
    "hu": "a az és egy",
    "ro": "și în de la din cu pe a o",
    "fi": "ja",
    "id": "dan di yang dari untuk dalam",
}
"""Small words as they stand in titles. A word of several languages counts for each of them less."""

_SIGNS = {
    "de": "ß", "es": "ñ¿¡", "pt": "ãõ", "pl": "łąęśźż", "tr": "ğış", "cs": "řěů", "hu": "őű",
    "ro": "șță", "fr": "œêûîë",
}  # fmt: skip
"""Letters that titles in other languages of the list hardly have."""

_ENOUGH = 0.9
_AHEAD = 1.4
# A letter before a full stop is short for something: the "v." of a case is no Czech word.
_WORD = re.compile(r"\b(?!\w\.)[^\W\d_]+")
_OF_SIGN = {sign: tag for tag, signs in _SIGNS.items() for sign in signs}
_SIGN = re.compile(f"[{''.join(_OF_SIGN)}]")


def _shares() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each small word the languages that have it, each with its share in the word."""
    owners: dict[str, list[str]] = {}
    for tag, words in _WORDS.items():
        for word in words.split():
            owners.setdefault(word, []).append(tag)
    return {word: tuple((tag, 1 / len(tags)) for tag in tags) for word, tags in owners.items()}


_SHARES = _shares()


def language_of_title(title: str) -> str:
    """A BCP 47 tag; empty where the words of the title do not tell.

    >>> language_of_title("Wahrheit und Methode")
    'de'
    """
    if not title.isascii() and script_of(title) != "Latn":
        return guess_language(title)
    counts: defaultdict[str, float] = defaultdict(float)
    small = title.lower()
    for word in _WORD.findall(small):
        for tag, share in _SHARES.get(word, ()):
            counts[tag] += share
    if not title.isascii():
        for sign in _SIGN.findall(small):
            counts[_OF_SIGN[sign]] += 1
    if not counts:
        return ""
    best = max(counts, key=counts.__getitem__)
    most = counts.pop(best)
    second = max(counts.values(), default=0)
    return best if most >= _ENOUGH and most >= second * _AHEAD else ""
