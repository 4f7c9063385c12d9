"""The words of a short text, folded for comparison, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from carrel.search.normal import normalise

_PLAIN = re.compile(r"[A-Za-z0-9]+|&")
_AMPERSAND = re.compile("&")


class Word(NamedTuple):
    """A folded word; ``start`` and ``end`` are code points of the text it was cut from."""

    form: str
    start: int
    end: int


def words_in(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of ``text`` and its ampersands in order; places are moved on by ``offset``.

    Words are those of `carrel.search.normal`: signs of Chinese and its like stand alone.
    """
    cut = _words(text)
    return tuple(Word(one.form, one.start + offset, one.end + offset) for one in cut)


def forms_of(text: str) -> tuple[str, ...]:
    """The folded words alone."""
    return tuple(word.form for word in _words(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[Word, ...]:
    if text.isascii():
        return tuple(Word(m.group().lower(), *m.span()) for m in _PLAIN.finditer(text))
    found = normalise(text)
    bounds = found.bounds
    words = [Word(form, bounds[at * 2], bounds[at * 2 + 1]) for at, form in enumerate(found.forms)]
    words.extend(Word("&", *match.span()) for match in _AMPERSAND.finditer(text))
    return tuple(sorted(words, key=lambda word: word.start))


_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０"
_DIGITS = {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}


def plain_digits(text: str) -> str:
    """The text with the decimal digits of living scripts in ASCII; as long as it came."""
    return text if text.isascii() else text.translate(_DIGITS)
