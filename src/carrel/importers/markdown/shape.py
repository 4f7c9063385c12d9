"""Markdown, shaped: what its front matter says; its text is shaped as the page it renders to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carrel.importers.record.dates import date_in_words
from carrel.importers.record.names import names_in
from carrel.importers.record.said import Said

_PLAIN = {
    "title": "title", "doi": "DOI", "url": "URL", "source": "URL", "publisher": "publisher",
    "journal": "container-title", "container-title": "container-title",
    "publication": "container-title", "volume": "volume", "issue": "issue", "pages": "page",
    "page": "page", "abstract": "abstract", "summary": "abstract", "isbn": "ISBN",
    "issn": "ISSN", "lang": "language", "language": "language", "type": "type",
}  # fmt: skip
_NAMES = {
    "author": "author",
    "authors": "author",
    "by": "author",
    "editor": "editor",
    "editors": "editor",
    "translator": "translator",
}
_DATES = ("date", "issued", "year", "published")
_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper book chapter thesis report webpage "  # noqa: SIM905
    "paper-conference post-weblog manuscript speech interview letter review".split()
)


def front_said(front: Mapping[str, list[str]]) -> tuple[Said, ...]:
    """The fields of a front matter as CSL variables."""
    return tuple(_said(front))


def _said(front: Mapping[str, list[str]]) -> Iterator[Said]:
    for name, values in front.items():
        if not values:
            continue
        if name in _PLAIN and not (name == "type" and values[0] not in _TYPES):
            yield Said(_PLAIN[name], " ".join(values))
        elif name in _NAMES:
            yield Said(
                _NAMES[name], [person.to_csl() for one in values for person in names_in(one)]
            )
        elif name in _DATES:
            date = date_in_words(values[0])
            yield Said("issued", date.to_csl() if date else {"literal": values[0]})
        elif name in {"keywords", "keyword", "tags"}:
            yield Said("keyword", ", ".join(values))
