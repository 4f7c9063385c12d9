"""What a page says of itself in its head: Highwire tags, Dublin Core, schema.org, Open Graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from carrel.importers.html.schema_org import schema_said, schema_things
from carrel.importers.record.dates import date_in_words
from carrel.importers.record.names import names_in
from carrel.importers.record.said import Said

_MOST_TAGS = 2000
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>?#]+")
_PLAIN = (
    ("citation_title", "title"), ("citation_journal_title", "container-title"),
    ("citation_conference_title", "container-title"), ("citation_inbook_title", "container-title"),
    ("citation_volume", "volume"), ("citation_issue", "issue"), ("citation_doi", "DOI"),
    ("citation_issn", "ISSN"), ("citation_isbn", "ISBN"), ("citation_publisher", "publisher"),
    ("citation_dissertation_institution", "publisher"), ("citation_abstract", "abstract"),
    ("citation_language", "language"), ("citation_public_url", "URL"),
    ("citation_technical_report_institution", "publisher"),
    ("dc.title", "title"), ("dcterms.title", "title"), ("dc.publisher", "publisher"),
    ("dcterms.publisher", "publisher"), ("dc.language", "language"),
    ("dcterms.language", "language"), ("dcterms.abstract", "abstract"),
    ("dc.relation.ispartof", "container-title"), ("prism.publicationname", "container-title"),
    ("prism.volume", "volume"), ("prism.number", "issue"), ("prism.doi", "DOI"),
    ("prism.issn", "ISSN"),
)  # fmt: skip
_OPEN_GRAPH = (
    ("og:title", "title"), ("twitter:title", "title"), ("og:site_name", "container-title"),
    ("og:url", "URL"),
)  # fmt: skip
_AUTHORS = (
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor.author",
)
_DATES = (
    "citation_publication_date", "citation_cover_date", "citation_date", "citation_online_date",
    "citation_year", "prism.publicationdate", "dc.date", "dcterms.date", "dc.date.issued",
    "dcterms.issued",
)  # fmt: skip
_LATE_DATES = ("article:published_time", "og:published_time", "date", "pubdate", "publish_date")
_TYPES = (
    ("citation_journal_title", "article-journal"), ("citation_conference_title", "paper-conference"),
    ("citation_dissertation_institution", "thesis"), ("citation_inbook_title", "chapter"),
    ("citation_technical_report_institution", "report"), ("prism.publicationname", "article-journal"),
    ("citation_isbn", "book"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """``tags`` are the contents of ``<meta>`` by lower-case name, ``schema`` the schema.org things."""

    tags: Mapping[str, list[str]]
    schema: tuple[Mapping[str, object], ...]
    title: str
    language: str
    address: str

    def first(self, name: str) -> str:
        """The first content of a tag, white space folded; empty when there is none."""
        return " ".join(self.tags[name][0].split()) if self.tags.get(name) else ""


def head_of(tree: LexborHTMLParser) -> Head:
    """Gather what the head says."""
    tags: dict[str, list[str]] = defaultdict(list)
    for meta in tree.css("meta")[:_MOST_TAGS]:
        attributes = meta.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            tags[name.strip().casefold().replace("dc:", "dc.")].append(content)
    title = tree.css_first("head > title") or tree.css_first("title")
    root = tree.css_first("html")
    link = tree.css_first("link[rel=canonical]")
    said = root.attributes if root else {}
    return Head(
        tags,
        tuple(schema_things(tree)),
        " ".join(title.text().split()) if title else "",
        (said.get("lang") or said.get("xml:lang") or "").strip(),
        ((link.attributes.get("href") or "") if link else "").strip(),
    )


def head_said(head: Head) -> tuple[Said, ...]:
    """The values of the head, the surest statement first."""
    said = [*_tagged(head), *schema_said(head.schema)]
    said += [Said(variable, head.first(name)) for name, variable in _OPEN_GRAPH if head.first(name)]
    said += _dates(head, _LATE_DATES)
    for name in ("author", "article:author", "parsely-author"):
        if head.first(name) and "//" not in head.first(name):
            said.append(Said("author", _people([head.first(name)])))
    if head.address.startswith(("http://", "https://")):
        said.append(Said("URL", head.address))
    return tuple(said)


def _tagged(head: Head) -> list[Said]:
    said: list[Said] = []
    said += [Said("author", _people(head.tags[name])) for name in _AUTHORS if head.tags.get(name)]
    said += [Said(variable, head.first(name)) for name, variable in _PLAIN if head.first(name)]
    said += _dates(head, _DATES)
    first, last = head.first("citation_firstpage"), head.first("citation_lastpage")
    if first:
        said.append(Said("page", f"{first}-{last}" if last and last != first else first))
    for name in ("citation_keywords", "dc.subject", "dcterms.subject", "keywords"):
        if head.tags.get(name):
            said.append(Said("keyword", _keywords(head.tags[name])))
    for identifier in head.tags.get("dc.identifier", []):
        found = _DOI.search(identifier)
        if found is not None:
            said.append(Said("DOI", found.group()))
    said += [Said("type", kind) for name, kind in _TYPES if head.first(name)]
    return said


def _people(written: list[str]) -> list[dict[str, str]]:
    return [name.to_csl() for one in written for name in names_in(" ".join(one.split()))]


def _keywords(written: list[str]) -> str:
    words = [word.strip() for one in written for word in re.split(r"[;,]", one)]
    return ", ".join(word for word in words if word)


def _dates(head: Head, names: tuple[str, ...]) -> list[Said]:
    said: list[Said] = []
    for name in names:
        written = head.first(name)
        date = date_in_words(written) if written else None
        if date is not None:
            said.append(Said("issued", date.to_csl()))
    return said
