"""Titles of journals as lists shorten them."""

from __future__ import annotations

from functools import lru_cache

from training.invention.word_lists import word_lists

_LISTS = word_lists("abbreviations")
_DROPPED = frozenset(_LISTS["dropped"])
_SHORT: dict[str, str] = {}
for _pair in _LISTS["short"]:
    _word, _, _abbreviation = _pair.partition(":")
    _SHORT[_word] = _abbreviation


@lru_cache(maxsize=8192)
def abbreviate(title: str, *, full_stops: bool = True) -> str:
    """Shorten the words of a journal's title; a title of one word stays."""
    words = title.replace(":", "").replace(",", "").split()
    if len(words) < 2:
        return title
    short = [_SHORT.get(word, word) for word in words if word.lower() not in _DROPPED]
    text = " ".join(short) or title
    return text if full_stops else text.replace(".", "")
