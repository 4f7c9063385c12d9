"""CSL items to BibTeX, in words that BibLaTeX takes too; UTF-8."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from carrel.exchange.dates import date_of, year_of
from carrel.values.name import Name, name_from_csl

_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "book": "book",
    "classic": "book",
    "collection": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "pamphlet": "booklet",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution"}
_PLAIN = {
    "collection-title": "series",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "edition": "edition",
    "publisher-place": "address",
    "genre": "type",
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "language",
    "keyword": "keywords",
    "abstract": "abstract",
    "note": "note",
}
_NAMES = ("author", "editor", "translator")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
_SPECIAL = re.compile(r"[\\~^{}$&#_%]")
_BARRED = re.compile(r"[\s\"#%'(),=\\{}~@\x00-\x1f\x7f]+")
"""What no key can hold: BibTeX, 'The entry', and biber's manual on keys."""

_AND = re.compile(r"\band\b", re.IGNORECASE)


def write_bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    """The items, each under a key of its own made from its ``id``."""
    taken: set[str] = set()
    return "\n".join(_entry(item, _key(item, taken)) for item in items)


def _entry(item: Mapping[str, Any], key: str) -> str:
    kind = _TYPES.get(str(item.get("type", "")), "misc")
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item, kind))
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(item: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    yield from _people(item)
    if item.get("title"):
        # Twice in braces: the capitals are the source's and no style may make them small.
        yield "title", f"{{{{{_text(item['title'])}}}}}"
    container = item.get("container-title") or item.get("event-title")
    if container:
        yield _CONTAINERS.get(kind, "booktitle"), f"{{{_text(container)}}}"
    yield from _dates(item)
    if item.get("publisher"):
        yield _PUBLISHERS.get(kind, "publisher"), f"{{{_text(item['publisher'])}}}"
    if item.get("page"):
        yield "pages", f"{{{_text(re.sub('[-–—]+', '--', str(item['page'])))}}}"
    written: set[str] = set()
    for variable, name in _PLAIN.items():
        if item.get(variable) and name not in written:
            written.add(name)
            yield name, f"{{{_text(item[variable])}}}"
    for variable, name in (("DOI", "doi"), ("URL", "url")):
        if item.get(variable):
            yield name, f"{{{_verbatim(item[variable])}}}"


def _people(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for variable in _NAMES:
        names = [name_from_csl(name) for name in item.get(variable) or ()]
        if names:
            yield variable, f"{{{' and '.join(map(_name, names))}}}"


def _dates(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    issued = date_of(item, "issued")
    if year := year_of(issued):
        yield "year", f"{{{_text(year)}}}"
    if issued.calendar == "":
        if issued.month is not None and 1 <= issued.month <= len(_MONTHS):
            yield "month", _MONTHS[issued.month - 1]
        if issued.day or issued.season or issued.until:
            yield "date", f"{{{issued.to_edtf()}}}"
    accessed = date_of(item, "accessed")
    if accessed.year is not None and accessed.calendar == "":
        yield "urldate", f"{{{accessed.to_edtf()}}}"


def _name(name: Name) -> str:
    """``von Last, Jr, First``; a body in braces of its own, for it has no parts."""
    if name.literal or not name.family:
        return f"{{{_text(name.in_order)}}}"
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    parts = [_part(part) for part in (family, name.suffix, given) if part]
    return ", ".join(parts) if len(parts) > 1 else f"{{{parts[0]}}}"


def _part(words: str) -> str:
    """A part of a name; what would divide the list of names or the name is put in braces."""
    plain = _text(words)
    return f"{{{plain}}}" if _AND.search(words) or "," in words else plain


def _text(value: object) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], " ".join(str(value).split()))


def _verbatim(value: object) -> str:
    """An address: taken letter by letter, so braces and backslashes go as percent signs have them."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found.group()):02X}", str(value).strip())


def _key(item: Mapping[str, Any], taken: set[str]) -> str:
    plain = unicodedata.normalize("NFC", str(item.get("id") or ""))
    stem = _BARRED.sub("", plain) or "reference"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    # BibTeX tells no keys apart by case alone.
    key = next(name for name in names if name.casefold() not in taken)
    taken.add(key.casefold())
    return key
