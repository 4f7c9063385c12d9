"""A work in the making: what it is called, who made it, when, in the words of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from training.invention.grammar import Grammar, grammar
from training.invention.persons import Person
from training.invention.title_case import in_capitals, title_case

_WITH_BRACKETS, _WITH_PLACE = 0.07, 0.1
"""Of titles, the share that ends in brackets, and with that the share that ends with a place."""
_UNBRACKETED = frozenset(("zh", "ja"))
_ARTICLE = re.compile(r"\b([Aa]n?) (\w)")


class Date(NamedTuple):
    """``year`` as it is printed (``1998/99`` too); month and day 0 where there is none."""

    year: str
    month: int = 0
    day: int = 0


class Work(NamedTuple):
    """``kind`` is a CSL type; names, dates and texts are under their CSL variables."""

    kind: str
    language: str
    names: Mapping[str, tuple[Person, ...]]
    dates: Mapping[str, Date]
    texts: Mapping[str, str]


class Maker:
    """A work in the making."""

    __slots__ = ("dates", "field", "grammar", "language", "names", "rng", "texts")

    def __init__(self, language: str, rng: Random, field: str) -> None:
        self.language = language
        self.field = field
        self.rng = rng
        self.grammar: Grammar = grammar(language)
        self.names: dict[str, tuple[Person, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.texts: dict[str, str] = {}

    def chance(self, share: float) -> bool:
        """Tell, so many times in one."""
        return self.rng.random() < share

    def write(self, symbol: str) -> str:
        """Fill a symbol of the language, mostly in the words of the list's field."""
        special = f"{symbol}-{self.field}"
        if self.field and self.grammar.has(special) and self.rng.random() < 0.9:
            symbol = special
        return self.grammar.write(symbol, self.rng)

    def text(self, variable: str, symbol: str, share: float = 1.0) -> None:
        """Give a variable a text of the grammar."""
        if share >= 1.0 or self.chance(share):
            self.texts[variable] = self.write(symbol)

    def title(self, variable: str, symbol: str) -> None:
        """Give a variable a title."""
        self.texts[variable] = _cased(self._ended(self.write(symbol)), self.language, self.rng)

    def _ended(self, title: str) -> str:
        """End some titles in brackets or with a place, which are part of them."""
        chance = self.rng.random()
        if chance > _WITH_PLACE or self.language in _UNBRACKETED:
            return title
        if chance > _WITH_BRACKETS:
            where = self.write("where") if self.chance(0.7) else self.write("place")
            return f"{title}, {where}"
        opening, closing = self.rng.choice(("()", "()", "[]"))
        return f"{title} {opening}{self.write('bracket')}{closing}"

    def done(self, kind: str) -> Work:
        """Close the record."""
        texts = {name: value for name, value in self.texts.items() if value}
        return Work(kind, self.language, self.names, self.dates, texts)


def _cased(title: str, language: str, rng: Random) -> str:
    if language == "en":
        title = _ARTICLE.sub(_article_before, title)
    chance = rng.random()
    if language == "en" and chance < 0.42:
        return title_case(title)
    if chance > 0.985:
        return title.upper()
    return in_capitals(title, rng) if chance > 0.98 else title


def _article_before(match: re.Match[str]) -> str:
    article, sound = match[1], match[2]
    return f"{article[0]}{'n' if sound in 'aeioAEIO' else ''} {sound}"
