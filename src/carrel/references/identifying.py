"""Identifiers by their pattern: what is a DOI or an address is no matter of likelihood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PATTERN = re.compile(
    r"""(?ix)
    (?: https?\s?:\s?//\s?(?:dx\.)?doi\.org/\s? | \bdoi\s?[.:]?\s* | (?<![\w/.]) )
        (?P<DOI> 10\.\d{4,9}(?:\.\d+)*/[^\s"<>«»“”]+ )
    | (?P<URL> (?: (?:https?|ftp)\s?:\s?//\s? | (?<![\w@/])www\.(?=\w) ) [^\s"<>«»“”]+ )
    | \bISBN (?:-?1[03])? \s?:?\s*
        (?P<ISBN> (?:97[89][-\u2010-\u2013\s]?)? (?:\d[-\u2010-\u2013\s]?){9} [\dX] )
    | \be?-?ISSN \s?:?\s* (?P<ISSN> \d{4}[-\u2010-\u2013]\d{3}[\dX] )
    | \bPMID \s?:?\s* (?P<PMID> \d{4,9} )
    | (?P<number> \barxiv\s?[:.]\s?
        (?: \d{4}\.\d{4,5} | [a-z-]+(?:\.[a-z]{2})?\s?/\s?\d{7} ) (?:v\d+)? )
    """
)
_HINTS = ("://", "www.", "isbn", "issn", "arxiv", "pmid")
_DOI_HINT = re.compile(r"10\.\d")
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Identifier(NamedTuple):
    """``start`` to ``end`` is the identifier itself; ``begin`` is where "doi:" before it begins."""

    begin: int
    start: int
    end: int
    label: str


def identifiers_in(text: str) -> Iterator[Identifier]:
    """Each identifier of a text, in order (code points; no two overlap).

    Marks that end the sentence and closing brackets that were never opened inside are left out.
    """
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS) and not _DOI_HINT.search(folded):
        return
    for found in _PATTERN.finditer(text):
        label = found.lastgroup or ""
        start, end = found.span(label)
        end = start + len(_trimmed(text[start:end]))
        if end > start:
            yield Identifier(found.start(), start, end, label)


def _trimmed(word: str) -> str:
    """The word without what the sentence put behind it."""
    while word:
        last = word[-1]
        opener = _CLOSERS.get(last)
        if last in ".,;:!?'’–—" or (opener and word.count(last) > word.count(opener)):
            word = word[:-1]
        else:
            return word
    return word
