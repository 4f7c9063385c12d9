"""What a page says of itself in schema.org's words, written as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from selectolax.lexbor import LexborHTMLParser

from carrel.importers.record.dates import date_in_words
from carrel.importers.record.names import names_in
from carrel.importers.record.said import Said

Thing = Mapping[str, object]

_LONGEST = 2_000_000
_MOST_SCRIPTS = 20
_DEEPEST_PART = 4
_TYPES = {
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal",
    "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper", "OpinionNewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog", "Article": "webpage", "TechArticle": "webpage",
    "Book": "book", "Chapter": "chapter", "Thesis": "thesis", "Report": "report",
    "WebPage": "webpage",
}  # fmt: skip


def schema_things(tree: LexborHTMLParser) -> Iterator[Thing]:
    """The things of the page whose type is a kind of work."""
    for script in tree.css('script[type="application/ld+json"]')[:_MOST_SCRIPTS]:
        written = script.text()
        if len(written) > _LONGEST:
            continue
        try:
            things = cast("object", json.loads(written))
        except (ValueError, RecursionError):
            continue
        yield from (thing for thing in _flat(things) if _type(thing))


def schema_said(things: Sequence[Thing]) -> tuple[Said, ...]:
    """The values of the most telling thing: one with authors before one without."""
    if not things:
        return ()
    thing = min(things, key=lambda one: (not one.get("author"), _type(one) == "webpage"))
    date = date_in_words(_word(thing.get("datePublished")))
    return (
        Said("title", _word(thing.get("headline")) or _word(thing.get("name"))),
        Said("author", _creators(thing.get("author") or thing.get("creator"))),
        Said("publisher", _word(thing.get("publisher"))),
        Said("abstract", _word(thing.get("abstract"))),
        Said("language", _word(thing.get("inLanguage"))),
        Said("ISBN", _word(thing.get("isbn"))),
        Said("URL", _word(thing.get("url"))),
        Said("page", _word(thing.get("pagination"))),
        *_containers(thing.get("isPartOf")),
        Said("issued", date.to_csl() if date else {}),
        Said("type", _type(thing)),
    )


def _thing(written: object) -> Thing:
    return cast("Thing", written) if isinstance(written, dict) else {}


def _list(written: object) -> list[object]:
    return cast("list[object]", written) if isinstance(written, list) else [written]


def _flat(things: object) -> Iterator[Thing]:
    for one in _list(things):
        thing = _thing(one)
        yield thing
        if "@graph" in thing:
            yield from (_thing(node) for node in _list(thing["@graph"]))


def _type(thing: Thing) -> str:
    names = (kind.rpartition("/")[2] for kind in _list(thing.get("@type")) if isinstance(kind, str))
    return next((_TYPES[name] for name in names if name in _TYPES), "")


def _containers(part: object) -> Iterator[Said]:
    """Volume, issue and journal, which schema.org stacks upon one another."""
    thing = _thing(part)
    for _ in range(_DEEPEST_PART):
        kind = str(thing.get("@type"))
        yield Said("volume", _word(thing.get("volumeNumber")))
        yield Said("issue", _word(thing.get("issueNumber")))
        if "Volume" not in kind and "Issue" not in kind:
            yield Said("container-title", _word(thing))
        thing = _thing(thing.get("isPartOf"))


def _creators(written: object) -> list[dict[str, str]]:
    people: list[dict[str, str]] = []
    for one in _list(written):
        thing = _thing(one)
        if thing.get("familyName"):
            people.append(
                {"family": _word(thing["familyName"]), "given": _word(thing.get("givenName"))}
            )
        elif thing.get("@type") == "Organization":
            people.append({"literal": _word(thing)})
        else:
            people.extend(name.to_csl() for name in names_in(_word(one)))
    named = ({part: value for part, value in name.items() if value} for name in people)
    return [name for name in named if name]


def _word(written: object) -> str:
    """A string or a number as words, a thing by its name; anything else is nothing."""
    first = _list(written)[0] if _list(written) else ""
    thing = _thing(first)
    if thing:
        first = thing.get("name") or thing.get("@value")
    if isinstance(first, bool) or not isinstance(first, str | int):
        return ""
    return " ".join(str(first).split())
