"""EndNote's XML of a citation to CSL items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from carrel.importers.docx.events import Events, tell
from carrel.importers.errors import UnreadableFile
from carrel.values.name import name_from_text
from carrel.values.partial_date import date_from_text

_TYPES = {
    "journal article": "article-journal",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "chapter",
    "electronic book section": "chapter",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "government document": "report",
    "newspaper article": "article-newspaper",
    "magazine article": "article-magazine",
    "web page": "webpage",
    "electronic article": "article-journal",
    "dictionary": "entry-dictionary",
    "encyclopedia": "entry-encyclopedia",
    "manuscript": "manuscript",
    "dataset": "dataset",
    "patent": "patent",
    "statute": "legislation",
    "legal rule or regulation": "regulation",
    "case": "legal_case",
}
_TEXTS = {
    "title": "title",
    "secondary-title": "container-title",
    "full-title": "container-title",
    "tertiary-title": "collection-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "edition": "edition",
    "publisher": "publisher",
    "pub-location": "publisher-place",
    "isbn": "ISBN",
    "electronic-resource-num": "DOI",
    "url": "URL",
    "abstract": "abstract",
    "language": "language",
}
_NAMES = {
    "authors": "author",
    "secondary-authors": "editor",
    "subsidiary-authors": "translator",
}


def endnote_items(written: str) -> Iterator[Mapping[str, Any]]:
    """The items of ``<EndNote>…</EndNote>``; what is no such XML has none."""
    end = written.rfind("</EndNote>")
    start = written.find("<EndNote")
    if start < 0 or end < 0:
        return
    told = _Records()
    try:
        tell(written[start : end + len("</EndNote>")], told)
    except UnreadableFile:
        return
    yield from told.items


class _Records(Events):
    """Each record as it is told; the styles within a value are left out."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self._item: dict[str, Any] | None = None
        self._path: list[str] = []
        self._words: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a record, or a value."""
        if name == "record":
            self._item = {}
        if name == "style":
            return
        if name == "ref-type" and self._item is not None:
            kind = attributes.get("name", "").casefold()
            self._item["type"] = _TYPES.get(kind, "document")
        self._path.append(name)
        self._words = []

    def text(self, words: str) -> None:
        """Characters of a value."""
        self._words.append(words)

    def end(self, name: str) -> None:
        """Take a value into the record, or the record among the items."""
        if name == "style":
            return
        self._path.pop()
        words = " ".join("".join(self._words).split())
        self._words = []
        if self._item is None:
            return
        if name == "record":
            self.items.append({"type": "document", **self._item})
            self._item = None
        elif words:
            self._take(name, words)

    def _take(self, name: str, words: str) -> None:
        assert self._item is not None
        if name == "author":
            variable = next((_NAMES[part] for part in reversed(self._path) if part in _NAMES), "")
            if variable:
                self._item.setdefault(variable, []).append(name_from_text(words).to_csl())
        elif name == "year":
            date = words.zfill(4) if re.fullmatch(r"\d{3,4}", words) else words
            self._item["issued"] = date_from_text(date).to_csl()
        elif name in _TEXTS:
            self._item.setdefault(_TEXTS[name], words)
