"""CSL items to RIS (Research Information Systems, 'RIS Format Specifications', 2011); UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from carrel.exchange.dates import date_of, year_of
from carrel.values.name import name_from_csl
from carrel.values.partial_date import PartialDate

_TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "review": "JOUR",
    "review-book": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "classic": "CLSWK",
    "chapter": "CHAP",
    "entry": "CHAP",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "paper-conference": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
    "webpage": "ELEC",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "dataset": "DATA",
    "software": "COMP",
    "map": "MAP",
    "patent": "PAT",
    "legislation": "STAT",
    "legal_case": "CASE",
    "bill": "BILL",
    "hearing": "HEAR",
    "manuscript": "UNPB",
    "pamphlet": "PAMP",
    "motion_picture": "MPCT",
    "broadcast": "VIDEO",
    "song": "SOUND",
    "personal_communication": "PCOMM",
}
_NAMES = {"author": "AU", "editor": "A2", "translator": "A4"}
_TEXTS = {
    "title": "TI",
    "container-title": "T2",
    "event-title": "C3",
    "collection-title": "T3",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY",
    "genre": "M3",
    "ISBN": "SN",
    "ISSN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}
_DASHES = str.maketrans("–—", "--")


def write_ris(items: Iterable[Mapping[str, Any]]) -> str:
    """The items, each from ``TY`` to ``ER``; lines end as the format has them, in CR LF."""
    lines = (line for item in items for line in _record(item))
    return "".join(f"{line}\r\n" for line in lines)


def _record(item: Mapping[str, Any]) -> Iterator[str]:
    yield _line("TY", _TYPES.get(str(item.get("type", "")), "GEN"))
    for variable, tag in _NAMES.items():
        for name in item.get(variable) or ():
            yield _line(tag, name_from_csl(name).inverted)
    for variable, tag in _TEXTS.items():
        if item.get(variable):
            yield _line(tag, item[variable])
    for word in str(item.get("keyword") or "").split(","):
        if word.strip():
            yield _line("KW", word)
    yield from _dates(item)
    first, dash, last = str(item.get("page") or "").translate(_DASHES).partition("-")
    if first.strip():
        yield _line("SP", first)
    if dash and last.strip():
        yield _line("EP", last.lstrip("-"))
    if item.get("id"):
        yield _line("ID", item["id"])
    yield "ER  - "
    yield ""


def _dates(item: Mapping[str, Any]) -> Iterator[str]:
    issued = date_of(item, "issued")
    if year := year_of(issued):
        yield _line("PY", year)
    if issued.month and not issued.calendar:
        yield _line("DA", _slashed(issued))
    accessed = date_of(item, "accessed")
    if accessed.year is not None and not accessed.calendar:
        yield _line("Y2", _slashed(accessed))


def _slashed(date: PartialDate) -> str:
    """``2001/10/02``: three places, those that are not known empty."""
    parts = (
        f"{date.year:04d}" if date.year is not None else "",
        f"{date.month:02d}" if date.month else "",
        f"{date.day:02d}" if date.day else "",
    )
    return "/".join(parts)


def _line(tag: str, value: object) -> str:
    return f"{tag}  - {' '.join(str(value).split())}"
