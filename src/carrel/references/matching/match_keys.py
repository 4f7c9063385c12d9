"""What two items are compared by: identifiers, words of the title, names, year, container."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from carrel.language.scripts import script_of
from carrel.references.identifiers import arxiv_in, doi_in
from carrel.references.matching.folded_words import forms_of, plain_digits
from carrel.references.matching.name_forms import (
    TO_BE_TRANSLITERATED,
    TRANSLITERATED,
    Author,
    author_from_csl,
    keys_of,
)
from carrel.references.matching.skeletons import skeleton_of

STOP_WORDS = frozenset(
    forms_of(
        "the a an of and or in on at to for from by with as is are der die das den dem des ein eine"
        " und oder in im am an auf von zu zur zum mit für bei le la les l un une des du de d et ou en"
        " dans sur pour par au aux el los las y o del al con il lo gli i e di da della dello nel un uno"
        " os as um uma e do da no na em и в на о об по с к от за для из و در به از با که في من على إلى عن"
    )
)
_SUBTITLE = re.compile(r"\s*(?:[:.?!;]|\s[–—-])\s+|[：—]{1,2}")
_ISBN = re.compile(r"(?:97[89])?\d{9}[\dX]")
_MOST_WORDS = 60
_LONGEST_TITLE = 2000
_MANY_AUTHORS = 12


@dataclass(frozen=True, slots=True)
class MatchKeys:
    """An item ready to be compared.

    ``words`` are those of the whole title, ``main`` those before its subtitle; ``written`` is the
    title as it stands. ``identifiers`` are pairs such as ``("DOI", "10.1000/1")``. ``authors`` has
    for each author the folded forms of the name, ``given`` the first letters of given names.
    ``year`` is 0 where it is not known.
    """

    type: str
    written: str
    words: tuple[str, ...]
    main: tuple[str, ...]
    bones: tuple[str, ...]
    authors: tuple[frozenset[str], ...]
    given: tuple[str, ...]
    year: int
    container: tuple[str, ...]
    edition: str
    volume: str
    page: str
    identifiers: frozenset[tuple[str, str]]


def match_keys(item: Mapping[str, Any]) -> MatchKeys:
    """Prepare a CSL-JSON item for comparison; what is missing stays empty."""
    title = str(item.get("title") or "")[:_LONGEST_TITLE]
    words = forms_of(title)[:_MOST_WORDS]
    read = (author_from_csl(name) for name in _names(item)[:_MANY_AUTHORS])
    # A dash for the author of the entry before has no forms, and says nothing here.
    named = [author for author in read if next(keys_of(author), None)]
    return MatchKeys(
        str(item.get("type") or ""),
        title,
        words,
        _main_part(title, words),
        bones_of(title, words),
        tuple(frozenset(form.key for form in keys_of(one)) for one in named),
        tuple("".join(word[0] for word in forms_of(_given(one))) for one in named),
        _year(item),
        forms_of(str(item.get("container-title") or ""))[:_MOST_WORDS],
        _number(item.get("edition")),
        _number(item.get("volume")),
        _number(item.get("page")),
        frozenset(_identifiers(item)),
    )


def _given(author: Author) -> str:
    return "" if author.literal else author.given


def _names(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    for variable in ("author", "editor", "translator"):
        names = item.get(variable)
        if isinstance(names, list) and names:
            written = cast("list[object]", names)
            return [cast("Mapping[str, Any]", one) for one in written if isinstance(one, Mapping)]
    return []


def _main_part(title: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The title before its subtitle; the whole where there is none or little stands before it."""
    cut = _SUBTITLE.search(title)
    main = forms_of(title[: cut.start()]) if cut else words
    return main if any(word not in STOP_WORDS for word in main) else words


def bones_of(title: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The consonants of each word of a title in Cyrillic or Arabic script or a transliteration."""
    if script_of(title) not in {"Cyrl", "Arab", "Latn"}:
        return ()
    return tuple(bones for word in words if (bones := skeleton_of(word)))


def _year(item: Mapping[str, Any]) -> int:
    issued = item.get("issued")
    if not isinstance(issued, Mapping):
        return 0
    date = cast("Mapping[str, Any]", issued)
    written: object = date.get("date-parts")
    while isinstance(written, list):
        within = cast("list[object]", written)
        written = within[0] if within else ""
    written = written or date.get("raw") or date.get("literal") or ""
    found = re.search(r"\d{4}", plain_digits(str(written)))
    return int(found.group()) if found else 0


def _number(value: object) -> str:
    """The first number of a value in ASCII digits; else its first word."""
    text = plain_digits(str(value or ""))
    found = re.search(r"\d+", text)
    return found.group() if found else "".join(forms_of(text)[:1])


def _identifiers(item: Mapping[str, Any]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    doi = doi_in(str(item.get("DOI") or "")) or doi_in(str(item.get("URL") or ""))
    if doi:
        found.add(("DOI", doi.casefold()))
    for isbn in _ISBN.findall(re.sub(r"[\s–‐-]", "", str(item.get("ISBN") or "").upper())):
        found.add(("ISBN", long_isbn(isbn)))
    pmid = re.search(r"\d{4,9}", str(item.get("PMID") or ""))
    if pmid:
        found.add(("PMID", pmid.group()))
    for variable in (
        "number",
        "archive",
        "archive_location",
        "URL",
        "DOI",
        "note",
        "container-title",
    ):
        value = str(item.get(variable) or "")
        if "arxiv" in value.casefold() and (number := arxiv_in(value)):
            found.add(("arXiv", re.sub(r"v\d+$", "", number)))
    return found


def long_isbn(isbn: str) -> str:
    """An ISBN of 13 digits, of one that may have 10 (ISO 2108, annex A)."""
    if len(isbn) != 10:  # noqa: PLR2004 - the short form
        return isbn
    digits = "978" + isbn[:9]
    check = -sum(int(sign) * (3 if at % 2 else 1) for at, sign in enumerate(digits)) % 10
    return f"{digits}{check}"


def transliterated(keys: frozenset[str]) -> frozenset[str]:
    """The keys of a name by its consonants, to compare names across scripts."""
    signs = (TRANSLITERATED, TO_BE_TRANSLITERATED)
    return frozenset(key[1:] for key in keys if key.startswith(signs))
