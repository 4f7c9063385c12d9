"""Phrases as tables write them, and the patterns that find them.

Phrases are parted by commas, their words by single blanks. ``(on)`` may be there or not, ``at/from``
is one of the two, ``N`` a number (``3``, ``3rd``, ``3ª``), ``W`` any word. A full stop may follow
every word, and case means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Phrases = Mapping[str, str]
"""Phrases of each language, by its BCP 47 tag."""
_ANY = {"N": r"\d+(?:st|nd|rd|th|[ªºa°]|-[ея])?", "W": r"[^\W\d_]+"}


def any_of(table: Phrases) -> str:
    """A pattern for every phrase of a table, the longest first, as whole words; to be found in any case."""
    found = "|".join(map(_pattern, sorted(_phrases(table), key=len, reverse=True)))
    return rf"(?<![^\W\d_])(?:{found})(?![^\W\d_])"


def signs_of(table: Phrases) -> tuple[str, ...]:
    """Words, folded, one of which stands in every text that has a phrase of a table."""
    found: set[str] = set()
    for phrase in _phrases(table):
        needed = [word for word in phrase.split() if word not in _ANY and word[0] != "("]
        found.update(max(needed, key=len).casefold().split("/"))
    return tuple(
        sorted(word for word in found if not any(word != one and one in word for one in found))
    )


def _phrases(table: Phrases) -> list[str]:
    return [phrase.strip() for said in table.values() for phrase in said.split(",")]


def _pattern(phrase: str) -> str:
    """Words with white space between them; that of an optional word goes with it."""
    pattern, begun = "", False
    for word in phrase.split():
        forms = "|".join(_ANY.get(form) or re.escape(form) for form in word.strip("()").split("/"))
        one = rf"\s*(?:{forms})\.?" if begun else rf"(?:{forms})\.?"
        if word[0] != "(":
            pattern, begun = pattern + one, True
        else:
            pattern += rf"(?:{one})?" if begun else rf"(?:{one}\s*)?"
    return pattern
