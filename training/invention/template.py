"""Hand-made templates: parsed, and filled piece by piece.

``{title}`` is a field, ``{@pp}`` a word around fields that the list draws once, ``{q}`` and
``{/q}`` quotation marks, ``{o}`` and ``{/o}`` quotation marks of which a list makes use or not.
``⟨…⟩`` falls away when a field directly in it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from training.labelled import Stretch


class Literal(NamedTuple):
    """Text as it stands."""

    text: str


class Fill(NamedTuple):
    """A field, or a word around fields when its name begins with ``@``."""

    name: str


class Group(NamedTuple):
    """What stands together or not at all."""

    children: tuple[Part, ...]


Part = Literal | Fill | Group
Value = Callable[[str], str]
"""Gives the text of a field, "" if it is empty."""
MARKS = frozenset(("q", "/q", "o", "/o"))
"""Quotation marks are no fields."""
_TOKEN = re.compile(r"[⟨⟩]|\{[^{}]+\}|[^⟨⟩{}]+")


@lru_cache(maxsize=4096)
def parsed(template: str) -> tuple[Part, ...]:
    """Parse a template whose choices are drawn."""
    tokens = _TOKEN.findall(template)
    parts, place = _sequence(tokens, 0)
    if place != len(tokens):
        raise ValueError(f"the template ends before its end: {template}")
    return parts


def _sequence(tokens: Sequence[str], place: int) -> tuple[tuple[Part, ...], int]:
    parts: list[Part] = []
    while place < len(tokens) and tokens[place] != "⟩":
        piece = tokens[place]
        place += 1
        if piece == "⟨":
            children, place = _sequence(tokens, place)
            parts.append(Group(children))
            place += 1
        elif piece.startswith("{"):
            parts.append(Fill(piece[1:-1]))
        else:
            parts.append(Literal(piece))
    return tuple(parts), place


def fill(parts: Sequence[Part], value: Value) -> list[tuple[str, str]]:
    """Give the pieces of a reference, each with the name of its field or ""."""
    pieces: list[tuple[str, str]] = []
    for part in parts:
        if isinstance(part, Literal):
            pieces.append((part.text, ""))
        elif isinstance(part, Fill):
            pieces.append((value(part.name), part.name))
        elif all(map(value, _needed(part.children))):
            pieces.extend(fill(part.children, value))
    return pieces


def _needed(parts: Sequence[Part]) -> list[str]:
    return [
        one.name
        for one in parts
        if isinstance(one, Fill)
        and one.name[0] != "@"
        and one.name not in MARKS
        and one.name not in {"pp", "eds"}
    ]


@lru_cache(maxsize=4096)
def asks_for(parts: tuple[Part, ...], name: str) -> bool:
    """Tell whether a template has a field anywhere."""
    return any(
        one.name == name
        if isinstance(one, Fill)
        else isinstance(one, Group) and asks_for(one.children, name)
        for one in parts
    )


CLOSING = "”’\"'»“)]〉》」"
_ENDS = ".?!…。؟"
_PUNCTUATION = ".,:;،؛，：。．、"


class Writer:
    """Puts pieces together: no second full stop, no doubled space, no space at the ends."""

    __slots__ = ("inside", "labelled", "length", "stretches", "texts")

    def __init__(self, *, inside: bool) -> None:
        self.inside = inside
        self.texts: list[str] = []
        self.length = 0
        self.labelled = False
        self.stretches: list[Stretch] = []

    def tail(self) -> str:
        """The last characters so far."""
        return self.texts[-1] if self.texts else ""

    def put(self, text: str, label: str) -> None:
        """Add a piece under a label, or punctuation and words under ""."""
        if label:
            if text:
                start = self.length
                self._add(text)
                self.stretches.append(Stretch(start, self.length, label))
                self.labelled = True
            return
        self._add(self._fitted(text))
        self.labelled = self.labelled and not text

    def _fitted(self, text: str) -> str:
        """Fit punctuation to what stands before it, where fields were empty."""
        tail = self.tail()
        first = text.lstrip(" ")[:1]
        loose = not tail or tail[-1] in " ([，：。．、" or text[:1] == " "
        if first and first in _PUNCTUATION and loose:
            text = self._met(text)
        if text[:1] == "," and not self.labelled and self.tail()[-1:] == ".":
            self._trim(".")
        tail = self.tail()
        if text[:1] == " " and (not tail or tail[-1] in " (["):
            text = text.lstrip(" ")
        if text[:1] == "." and tail.rstrip(CLOSING)[-1:] and tail.rstrip(CLOSING)[-1] in _ENDS:
            text = text[1:]
        if text[:1] in _PUNCTUATION[1:] and text and tail[-1:] == text[0]:
            text = text[1:]
        if text[:1] == ")" and tail[-1:] == "(":
            self._trim("(")
            text = text[1:]
        return text

    def _met(self, text: str) -> str:
        """Drop punctuation after punctuation, and a space before it."""
        before = "".join(self.texts[-3:]).rstrip(" ")
        if not before or before[-1] in f"(（[{_PUNCTUATION}":
            return text.lstrip(f" {_PUNCTUATION}")
        if self.tail()[-1] == " ":
            self._trim(" ")
        return text

    def _trim(self, end: str) -> None:
        """Take back what stands at the end."""
        last = self.texts.pop()
        kept = last.rstrip(end)
        self.length -= len(last) - len(kept)
        if kept:
            self.texts.append(kept)

    def _add(self, text: str) -> None:
        if not text:
            return
        if self.inside and text[0] in ",." and self.tail() in {"”", "’", '"', "'"}:
            mark = self.texts.pop()
            self.texts.extend((text[0], mark + text[1:]))
            self.length += len(text)
            return
        self.texts.append(text)
        self.length += len(text)

    def done(self) -> tuple[str, tuple[Stretch, ...]]:
        """Give the text without the spaces at its end, and its stretches."""
        text = "".join(self.texts).rstrip()
        return text, tuple(self.stretches)
