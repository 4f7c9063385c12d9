"""DOI, ISBN, ISSN, arXiv, PubMed and web addresses: found in a text, bare, and whether they can be right.

What is one is a matter of its pattern and never of likelihood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_IN_TEXT = re.compile(
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
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_URL = re.compile(r"(?:https?:/{0,2}|ftp://|www\.)\S+", re.IGNORECASE)
_BARE_URL = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?<![\d.])(\d{4}\.\d{4,5}(?:v\d+)?)(?!\d)|\b((?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)"
    r"|quant-ph|math|physics|nlin|cs|q-bio)(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)"
)
_ISBN = re.compile(r"(?<!\d)(?:97[89][-–‐ ]?)?(?:\d[-–‐ ]?){9}[\dXx](?![\d])")
_ISSN = re.compile(r"(?<!\d)\d{4}[-–‐]?\d{3}[\dXx](?!\d)")
_PMID = re.compile(r"(?<!\d)\d{1,8}(?!\d)")
_TAIL = ".,;:!?–—»”’'\"›"
_PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}
_LONG_ISBN, _SHORT_ISBN = 13, 10


class Identifier(NamedTuple):
    """Where a text has one: ``begin`` is where "doi:" before it begins, or the same as ``start``."""

    begin: int
    start: int
    end: int
    label: str


class Stated(NamedTuple):
    """A CSL variable and its value, which is a piece of what was written; perhaps a doubt."""

    variable: str
    value: str
    doubt: str = ""


def identifiers_in(text: str) -> Iterator[Identifier]:
    """Each identifier of a text, in order (code points; no two overlap).

    Marks that end the sentence and closing brackets that were never opened inside are left out.
    """
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS) and not _DOI_HINT.search(folded):
        return
    for found in _IN_TEXT.finditer(text):
        label = found.lastgroup or ""
        start, end = found.span(label)
        end = start + len(trimmed_address(text[start:end]))
        if end > start:
            yield Identifier(found.start(), start, end, label)


def trimmed_address(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        loose = opening is not None and address.count(opening) < address.count(last)
        if last not in _TAIL and not loose:
            return address
        address = address[:-1]
    return address


def doi_in(written: str) -> str:
    """The DOI in a text; "" for none."""
    found = _DOI.search(written) if "10." in written else None
    return trimmed_address(found.group()) if found else ""


def url_in(written: str) -> str:
    """The web address in a text; "" for none."""
    found = _URL.search(written) or _BARE_URL.search(written)
    return trimmed_address(found.group()) if found else ""


def arxiv_in(written: str) -> str:
    """The number of an arXiv paper in a text; "" for none."""
    found = _ARXIV.search(written)
    return (found[1] or found[2]) if found else ""


def is_isbn(written: str) -> bool:
    """Whether the check digit of an ISBN is right (ISO 2108: weights 1 and 3, or 10 down to 1)."""
    signs = [
        10 if sign in "Xx" else int(sign)
        for sign in written
        if sign.isascii() and sign in "0123456789Xx"
    ]
    if len(signs) == _LONG_ISBN:
        return sum(sign * (3 if at % 2 else 1) for at, sign in enumerate(signs)) % 10 == 0
    if len(signs) != _SHORT_ISBN:
        return False
    return sum(sign * (10 - at) for at, sign in enumerate(signs)) % 11 == 0


def is_issn(written: str) -> bool:
    """Whether the check digit of an ISSN is right (ISO 3297: weights 8 down to 1, modulo 11)."""
    signs = [
        10 if sign in "Xx" else int(sign)
        for sign in written
        if sign.isascii() and sign in "0123456789Xx"
    ]
    return len(signs) == 8 and sum(s * (8 - at) for at, s in enumerate(signs)) % 11 == 0  # noqa: PLR2004 - eight signs


def stated_in(label: str, written: str) -> tuple[Stated, ...]:
    """What a field labelled DOI, URL, ISBN, ISSN, PMID or number states.

    An address of a DOI gives the DOI too. A number whose check digit fails is kept, with a doubt.
    """
    match label:
        case "DOI" | "URL":
            return _addresses(label, written)
        case "ISBN":
            return _checked(label, _ISBN.search(written), written, good=is_isbn)
        case "ISSN":
            return _checked(label, _ISSN.search(written), written, good=is_issn)
        case "PMID":
            found = _PMID.search(written)
            return (Stated(label, found.group() if found else written.strip()),)
        case _:
            return ()


def _addresses(label: str, written: str) -> tuple[Stated, ...]:
    doi = doi_in(written)
    found = [Stated("DOI", doi)] if doi else []
    address = url_in(written) if not doi or label == "URL" else ""
    if address and label == "URL":
        found.append(Stated("URL", address))
    if found:
        return tuple(found)
    bare = trimmed_address(written.strip())
    doubt = f"“{bare}” does not look like a {'DOI' if label == 'DOI' else 'web address'}."
    return (Stated(label, bare, doubt),) if bare else ()


def _checked(
    label: str, found: re.Match[str] | None, written: str, *, good: Callable[[str], bool]
) -> tuple[Stated, ...]:
    value = found.group().strip(" -–") if found else written.strip(" .,;:()")
    if not value:
        return ()
    doubt = "" if good(value) else f"The check digit of {label} {value} is wrong."
    return (Stated(label, value, doubt),)
