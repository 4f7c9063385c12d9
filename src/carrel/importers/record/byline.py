"""Bylines: the line under a title that names the author, and often where the text appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carrel.importers.record.dates import date_in_words
from carrel.importers.record.names import looks_like_name, names_in
from carrel.importers.record.publication import publication_said
from carrel.importers.record.said import Said
from carrel.importers.structure.site_words import is_menu_label, speaks_as_site
from carrel.library.work import Origin
from carrel.values.name import Name
from carrel.values.span import Span

_BY = re.compile(
    r"(?:by|von|par|por|di|автор|авторы|نویسنده|author|authors)\s*:?\s+", re.IGNORECASE
)
_PIPE = re.compile(r"[^|·•]+")
_LONGEST = 300
_FIELD = re.compile(
    r"(title|authors?|author\(s\)|editors?|translators?|date|published|publication date|issue date|"
    r"journal|source|publication|publisher|doi|url|titel|autor|auteur|titre|"
    r"заглавие|название|автор|дата|عنوان|نویسنده|تاریخ)\s*[:：]\s+(\S.*)",
    re.IGNORECASE,
)
_VARIABLE = {
    "title": "title", "titel": "title", "titre": "title", "название": "title", "заглавие": "title",
    "عنوان": "title", "author": "author", "authors": "author", "author(s)": "author",
    "autor": "author", "auteur": "author", "автор": "author", "نویسنده": "author",
    "editor": "editor", "editors": "editor", "translator": "translator",
    "translators": "translator", "date": "issued", "published": "issued",
    "publication date": "issued", "issue date": "issued", "дата": "issued", "تاریخ": "issued",
    "journal": "container-title", "source": "container-title", "publication": "container-title",
    "publisher": "publisher", "doi": "DOI", "url": "URL",
}  # fmt: skip
_NAMES = {"author", "editor", "translator"}


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says, and whether a site's words stand in it too."""

    said: tuple[Said, ...]
    has_site_words: bool = False

    @property
    def authors(self) -> tuple[Name, ...]:
        """The persons it names."""
        return tuple(
            Name(**{key.replace("-", "_"): value for key, value in name.items()})
            for one in self.said
            if one.variable == "author"
            for name in one.value
        )


def byline_in(line: str, start: int) -> Byline | None:
    """Read ``By Family, Given | Journal, Winter 2001 | …``; ``None`` when the line is no byline.

    ``start`` is where the line begins in the text.
    """
    if len(line) > _LONGEST or "\n" in line.strip():
        return None
    opening = _BY.match(line)
    if opening is None:
        return None
    segments = [(m.group(), m.start()) for m in _PIPE.finditer(line, opening.end())]
    if not segments or (authors := _authors(segments[0], start)) is None:
        return None
    said = [authors]
    for words, at in segments[1:]:
        lead = len(words) - len(words.lstrip())
        said.extend(publication_said(words.strip(), start + at + lead))
    site = any(speaks_as_site(words) or is_menu_label(words) for words, _ in segments[1:])
    return Byline(tuple(said), site)


def _authors(segment: tuple[str, int], start: int) -> Said | None:
    words, at = segment
    bare = words.strip(" \t,;:\xa0")
    names = names_in(bare)
    if not names or not all(_may_be_author(name) for name in names):
        return None
    place = start + at + words.find(bare)
    value = [name.to_csl() for name in names]
    return Said("author", value, Origin.TEXT, Span(place, place + len(bare)))


def _may_be_author(name: Name) -> bool:
    said = name.in_order
    single = bool(name.literal) and " " not in said and said[:1].isupper() and said.isalpha()
    return single or looks_like_name(said)


def field_in(line: str, start: int) -> Said | None:
    """Read a labelled line such as ``Author: Jane Doe``; ``None`` when it is none."""
    found = _FIELD.fullmatch(line.strip()) if len(line) <= _LONGEST else None
    if found is None:
        return None
    variable = _VARIABLE.get(found.group(1).casefold(), "")
    words = found.group(2).strip()
    place = start + line.find(words)
    value: object = words
    if variable in _NAMES:
        value = [name.to_csl() for name in names_in(words)]
    elif variable == "issued":
        date = date_in_words(words)
        value = date.to_csl() if date else {"literal": words}
    return Said(variable, value, Origin.TEXT, Span(place, place + len(words))) if variable else None


def repeats(line: str, authors: tuple[Name, ...]) -> bool:
    """Whether a short line only says the authors again: ``Jalali, Ali A., Parameters``."""
    folded = " ".join(line.split()).casefold()
    return len(folded) <= _LONGEST and any(
        folded.startswith(said.casefold())
        for name in authors
        for said in (name.inverted, name.in_order)
    )
