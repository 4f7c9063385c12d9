"""Numbers that hold labels of their own: "7, p. 3-8" is a number and a range of pages.

A value is taken apart only if each piece is a number and each word before one is the short term
of a locator in the locale; anything else stays text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.items.numeric import is_number, is_numeric
from carrel.csl.items.typed_labels import ABBREVIATIONS, WITHIN

if TYPE_CHECKING:
    from carrel.csl.styles.locale import Locale

LOCATOR_LABELS = frozenset((
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation",
    "equation", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph",
    "part", "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp",
    "title-locator", "verse", "volume",
))  # fmt: skip
# Spaces are looked at from the first of them only, or a megabyte of them would take for ever.
_JOINTS = re.compile(r"(?:(?<!\s)\s+)?([,;&])\s*")
_PIECE = re.compile(r"(?:([^\W\d_]+\.?)\s+)?(\S.*)")


class LabelledNumber(NamedTuple):
    """A number, the joint before it ("" for the first) and the term of its label ("" for none)."""

    joint: str
    term: str
    text: str


def labelled_numbers(text: str, locale: Locale) -> list[LabelledNumber]:
    """Take a value apart; empty if it is not made of numbers, one of them labelled."""
    pieces = _JOINTS.split(text.strip())
    terms = _short_terms(locale)
    found: list[LabelledNumber] = []
    for place in range(0, len(pieces), 2):
        match = _PIECE.fullmatch(pieces[place])
        if match is None or not is_numeric(match[2]) or (match[1] and match[1] not in terms):
            return []
        joint = pieces[place - 1] if place else ""
        found.append(LabelledNumber(joint, terms.get(match[1] or "", ""), match[2]))
    return found if any(one.term for one in found) else []


def relabelled(text: str, label: str, locale: Locale) -> str:
    """Write the labels typed within a text as the locale's short terms, `label` itself not at all."""
    if "." not in text:
        return text

    delimiter = locale.term("page-range-delimiter") or "\N{EN DASH}"

    def term(found: re.Match[str]) -> str:
        name, number = ABBREVIATIONS[found[1]], found[2]
        if name == label:
            return number
        several = is_numeric(number) and not is_number(number)
        written = locale.term(name, "short", plural=several) or found[1]
        return f"{written} {number.replace('-', delimiter) if several else number}"

    return WITHIN.sub(term, text)


def _short_terms(locale: Locale) -> dict[str, str]:
    """Give the locators' short terms, singular and plural, with the names they stand for."""
    terms: dict[str, str] = {}
    for (name, form, gender_form), term in locale.terms.items():
        if form == "short" and not gender_form and name in LOCATOR_LABELS:
            for written in filter(None, (term.single, term.multiple)):
                terms.setdefault(written, name)
    return terms
