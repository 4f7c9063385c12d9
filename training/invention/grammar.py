"""Phrases from a grammar: symbols, each with what it can become.

A file of `grammars` has a paragraph for each symbol, ``symbol = this | or that``, lines joined.
``{symbol}`` is filled in turn, ``{Symbol}`` with its first letter raised, ``3* this`` counts as
three alternatives. A language that lacks a symbol takes it from ``common``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

from training.invention.numerals import ordinal, roman
from training.invention.persons import person, surname

FOLDER = Path(__file__).parent / "grammars"
Alternatives = tuple[tuple[str, ...], ...]
"""Each alternative is text, symbol, text, symbol … text."""
_WEIGHT = re.compile(r"(\d+)\*\s*")
_SYMBOL = re.compile(r"\{([^{}]+)\}")
_DEPTH = 30


class Grammar:
    """The symbols of a language, and of what it falls back on."""

    __slots__ = ("language", "symbols")

    def __init__(self, language: str, symbols: Mapping[str, Alternatives]) -> None:
        self.language = language
        self.symbols = symbols

    def has(self, symbol: str) -> bool:
        """Tell whether a symbol can be filled."""
        return symbol in self.symbols

    def write(self, symbol: str, rng: Random, depth: int = 0) -> str:
        """Fill a symbol; KeyError if neither the grammar nor the numerals know it."""
        raised = symbol[0].isupper()
        name = symbol[0].lower() + symbol[1:]
        found = self.symbols.get(name)
        if found is None:
            return self._invented(name, rng)
        text = self._fill(rng.choice(found), rng, depth)
        return text[:1].upper() + text[1:] if raised else text

    def _invented(self, name: str, rng: Random) -> str:
        if name == "surname":
            return surname(self.language, rng)
        if name == "person":
            one = person(self.language, rng)
            return f"{one.given} {one.family}"
        return NUMERALS[name](rng)

    def _fill(self, parts: tuple[str, ...], rng: Random, depth: int) -> str:
        if len(parts) == 1:
            return parts[0]
        if depth > _DEPTH:
            raise ValueError(f"the grammar of {self.language} goes round in circles: {parts}")
        return "".join(
            self.write(part, rng, depth + 1) if place % 2 else part
            for place, part in enumerate(parts)
        )


@cache
def grammar(language: str) -> Grammar:
    """Read the grammar of a language from its file, over the common one."""
    symbols = dict(_read(FOLDER / "common.txt"))
    symbols.update(_read(FOLDER / f"{language}.txt"))
    return Grammar(language, symbols)


@cache
def languages() -> tuple[str, ...]:
    """Give the languages that have a grammar, in the order of their tags."""
    return tuple(sorted(one.stem for one in FOLDER.glob("*.txt") if one.stem != "common"))


@cache
def _read(path: Path) -> dict[str, Alternatives]:
    symbols: dict[str, Alternatives] = {}
    for paragraph in _paragraphs(path.read_text(encoding="utf-8")):
        name, _, body = paragraph.partition("=")
        symbols[name.strip()] = tuple(_alternatives(body))
    return symbols


def _paragraphs(text: str) -> list[str]:
    """Join the lines of each rule: a line that begins with a space goes on."""
    rules: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            rules[-1] += " " + line.strip()
        else:
            rules.append(line.strip())
    return rules


def _alternatives(body: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for alternative in body.split("|"):
        text = alternative.strip()
        weight = _WEIGHT.match(text)
        if weight:
            text = text[weight.end() :]
        parts = tuple(_SYMBOL.split(text.replace("_", " ") if text in {"_", ""} else text))
        found.extend([parts] * (int(weight[1]) if weight else 1))
    return found


def read_terms(language: str, symbol: str) -> tuple[str, ...]:
    """Give all alternatives of a symbol that refers to no other, in their order."""
    return tuple("".join(parts) for parts in grammar(language).symbols[symbol])


def _year(rng: Random) -> str:
    return str(rng.randint(1450, 2015))


def _recent(rng: Random) -> str:
    return str(rng.randint(1985, 2023))


def _years(rng: Random) -> str:
    first = rng.randint(1400, 2000)
    last = first + rng.randint(1, rng.choice((4, 20, 120)))
    return f"{first}{rng.choice('–-')}{last}"


def _decade(rng: Random) -> str:
    return str(rng.randrange(1700, 2010, 10))


def _small(rng: Random) -> str:
    return str(rng.randint(2, 30))


def _any(rng: Random) -> str:
    return str(rng.randint(2, 999))


NUMERALS = {
    "year": _year,
    "recent": _recent,
    "years": _years,
    "decade": _decade,
    "small": _small,
    "ordinal": lambda rng: ordinal(rng.randint(1, 45)),
    "two": lambda rng: f"{rng.randint(0, 99):02}",
    "number": _any,
    "roman": lambda rng: roman(rng.randint(2, 20)),
    "letter": lambda rng: rng.choice("ABCDEFGHKLMNPRSTXYZ"),
    "greek": lambda rng: rng.choice("αβγδεκλμνπρστφχψω"),
}
"""Symbols that stand for a number or a letter, in every language."""
