"""English titles with capitals, and titles that mix cases."""

from __future__ import annotations

import re
from random import Random

_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over the to under vs v. with among between".split()
)
_WORD = re.compile(r"[^\s–—-]+")


def title_case(title: str) -> str:
    """Raise all words but the small ones inside."""
    spans = list(_WORD.finditer(title))

    def raised(match: re.Match[str]) -> str:
        word = match.group()
        inner = match.start() and title[: match.start()].rstrip()[-1:] not in ":.?!—–“"
        if word.lower() in _SMALL and inner and match.start() != spans[-1].start():
            return word
        return _raise(word)

    return _WORD.sub(raised, title)


def _raise(word: str) -> str:
    for place, letter in enumerate(word):
        if letter.isalpha():
            return word[:place] + letter.upper() + word[place + 1 :]
        if letter.isdigit():
            return word
    return word


def in_capitals(title: str, rng: Random) -> str:
    """Put the first words in capitals, as a scan of a heading does."""
    words = title.split()
    count = rng.randint(1, max(1, len(words) // 2))
    return " ".join([*(word.upper() for word in words[:count]), *words[count:]])
