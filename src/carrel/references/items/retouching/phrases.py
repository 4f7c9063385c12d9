"""Phrases as tables write them, and the patterns that find them.

Phrases are parted by commas, their words by single blanks. ``(on)`` may be there or not, ``at/from``
is one of the two, ``N`` a number (``3``, ``3rd``, ``3ª``), ``W`` any word. A full stop may follow
every word, and case means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

Phrases = Mapping[str, str]
"""Phrases of each language, by its BCP 47 tag."""
_ANY = {"N": r"\d+(?:st|nd|rd|th|[ªºa°]|-[ея])?", "W": r"[^\W\d_]+"}
_NO_LETTER_BEFORE, _NO_LETTER_BEHIND = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def any_of(*tables: Phrases) -> str:
    """A pattern for every phrase of some tables, the longest first, as whole words; ignore case with it."""
    phrases = sorted(_phrases(tables), key=len, reverse=True)
    return f"{_NO_LETTER_BEFORE}(?:{'|'.join(map(_pattern, phrases))}){_NO_LETTER_BEHIND}"


def spelt_out(table: Phrases) -> frozenset[str]:
    """Every form of the phrases of a table, folded, with single blanks and without full stops."""
    return frozenset(
        " ".join(filter(None, words)).casefold()
        for phrase in _phrases([table])
        for words in product(*map(_forms, phrase.split()))
    )


def folded(text: str) -> str:
    """A text as `spelt_out` has its phrases."""
    return " ".join(text.casefold().replace(".", " ").replace(":", " ").split())


def signs_of(table: Phrases) -> tuple[str, ...]:
    """Words, folded, one of which stands in every text that has a phrase of a table."""
    found: set[str] = set()
    for phrase in _phrases([table]):
        needed = [word for word in phrase.split() if word not in _ANY and word[0] != "("]
        found.update(max(needed, key=len).casefold().split("/"))
    return tuple(
        sorted(word for word in found if not any(word != one and one in word for one in found))
    )


def _phrases(tables: Iterable[Phrases]) -> Iterator[str]:
    for table in tables:
        for said in table.values():
            yield from (phrase.strip() for phrase in said.split(","))


def _forms(word: str) -> tuple[str, ...]:
    forms = tuple(word.strip("()").split("/"))
    return ("", *forms) if word[0] == "(" else forms


def _pattern(phrase: str) -> str:
    """Words with white space between them; that of an optional word goes with it."""
    words = phrase.split()
    first = next(place for place, word in enumerate(words) if word[0] != "(")
    pieces: list[str] = []
    for place, word in enumerate(words):
        one = rf"(?:{'|'.join(_ANY.get(form) or re.escape(form) for form in word.strip('()').split('/'))})\.?"
        if place < first:
            pieces.append(rf"(?:{one}\s*)?")
        elif place == first:
            pieces.append(one)
        else:
            pieces.append(rf"(?:\s*{one})?" if word[0] == "(" else rf"\s*{one}")
    return "".join(pieces)
