"""What stands at the ends of a title and is none of it, and what was cut off and is.

The chain weighs words; most brackets, colons and full stops of a title are its own, so that it
leaves these there too.
"""

from __future__ import annotations

import re

from carrel.references.items.person import is_body
from carrel.references.items.retouching.phrases import any_of
from carrel.references.items.retouching.retouch import (
    Entry,
    Fields,
    Retouch,
    cut,
    joined,
    opens,
    piece,
)
from carrel.references.items.retouching.words import (
    DESIGNATIONS,
    EDITIONS,
    MEDIA,
    REPORTS,
    THESES,
)
from carrel.references.reference import Field

_OPENING = frozenset('"“«„')
_LEAST = 8
"""Code points of the shortest title in quotation marks."""
_MOST_WORDS = 12
"""Words of the longest name of a body that opens an entry."""
_SITE_WORDS = 5


def _pattern(said: str) -> re.Pattern[str]:
    return re.compile(said, re.IGNORECASE)


_BEFORE_NUMBER = r"[\s,:]*(?:n[.ºo°]*|nr\.?|núm\.?|number|№|\#)?[\s.]*"
_IN_BRACKETS = tuple(
    _pattern(rf"[\[(]\s*{said}\s*[\])]?\s*$")
    for said in (
        rf"(?P<genre>{any_of(THESES)}[^()\[\]]*?)",
        rf"(?P<genre>{any_of(REPORTS)}){_BEFORE_NUMBER}(?P<number>[\w./-]*\d[\w./-]*)",
        any_of(MEDIA),
    )
)
_VOLUME = re.compile(r",\s+vol(?:ume|\.)?\s+(?P<volume>\d+|[IVXL]+)\s*$")
_EDITION = _pattern(rf"[.,;]\s+(?P<edition>{any_of(EDITIONS)})\s*$")
_DESIGNATION = _pattern(rf":\s+{any_of(DESIGNATIONS)}.*$")
_CLOSED = re.compile(
    r"(?:[\"”»“][.,]|[.,][\"”»])\s+(?P<container_title>[^\W\d_a-z][^\"“”«»„]{5,})$"
)
_SITE = re.compile(r"(?<=[?!؟])\s+(?P<container_title>\S.*)$")
_PERSON = re.compile(
    r"(?P<author>[^\W\d_a-z][\w.'’-]*(?:\s+(?:[^\W\d_a-z][\w.'’-]*|von|van|de|di|da|del|al)){1,4})[,.:]?\s+"
    r"[\"“«„]\s*(?P<title>[^\"“”«»„]{8,})[\"”»“]?$"
)
_BODY = re.compile(r"(?P<author>[^?!:«“\"„]+?(?<=[^\W\d_]{3}))\.\s+(?=[^\W\d_]*[^\W\d_a-z])")
_FIRST_YEAR = re.compile(r"(?P<original_date>(?:1[4-9]|20)\d\d)[\])]\s*(?=\w)")
_RANGE = re.compile(r"\d\s?[-–—]\s?\d")
_NAMED = ("author", "editor")
_OF_A_BOOK = frozenset(("publisher", "publisher-place"))
_OF_A_PART = ("volume", "issue", "editor", "DOI", "URL", "ISSN", "genre", "accessed")


def _closes(entry: Entry, field: Field, found: re.Match[str]) -> bool:
    """Whether the title has one quotation mark before it, and the find the other."""
    start = field.span.start
    title = entry.text[start : found.start()]
    quoted = start > 0 and entry.text[start - 1] in _OPENING
    return quoted and len(title) >= _LEAST and not any(sign in title for sign in '"“”«»„')


def _is_site(_entry: Entry, _field: Field, found: re.Match[str]) -> bool:
    said = found["container_title"]
    return len(said.split()) <= _SITE_WORDS and is_body(said)


def _is_person(entry: Entry, field: Field, found: re.Match[str]) -> bool:
    return opens(entry, field) and not is_body(found["author"])


def _is_body(entry: Entry, field: Field, found: re.Match[str]) -> bool:
    few = len(found["author"].split()) <= _MOST_WORDS
    return few and opens(entry, field) and is_body(found["author"])


def _broken(entry: Entry, fields: Fields) -> Fields:
    for place, field in enumerate(fields if entry.breaks else ()):
        if field.label != "title":
            continue
        for at in entry.breaks:
            rest = entry.text[at : field.span.end].strip() if at > field.span.start else ""
            if rest[:1].isupper() and is_body(rest):
                title = piece(entry, field, "title", field.span.start, at)
                body = piece(entry, field, "publisher", at, field.span.end)
                return (*fields[:place], title, body, *fields[place + 1 :])
    return fields


def _subtitled(entry: Entry, fields: Fields) -> Fields:
    names = [field.label for field in fields]
    if names.count("title") != 1 or names.count("container-title") != 1:
        return fields
    place = names.index("title")
    if _OF_A_BOOK.isdisjoint(names) or names[place + 1 : place + 2] != ["container-title"]:
        return fields
    one, other = fields[place : place + 2]
    pages = [field.text for field in fields if field.label == "page"]
    before, behind = entry.text[: one.span.start], entry.text[other.span.end :]
    commas = before.endswith(", ") and behind.startswith(", ")
    stopped = entry.text[one.span.end : other.span.start] == ". "
    if not (commas and stopped) or any(map(_RANGE.search, pages)):
        return fields
    return (*fields[:place], joined(entry, one, other), *fields[place + 2 :])


SORT_OF_WORK = cut("sort of work", *_IN_BRACKETS)
"""``[tesis doctoral]``, ``(Working Paper No. 12)`` and ``[Internet]`` behind a title are none of it."""

DESIGNATION = cut("designation", _DESIGNATION, of=("title", "container-title"))
"""What GOST puts behind a title and a colon, ``: учеб. пособие``, looks like any subtitle."""

VOLUME_BEHIND = cut("volume behind", _VOLUME, lacks=("volume",))
"""``Knots, vol. 21`` in an entry without another volume: titles that teach keep such a tail."""

EDITION_BEHIND = cut("edition behind", _EDITION, lacks=("edition",))
"""``Knots, First Printing``: an edition behind a comma, as no style writes it."""

PERSON_BEFORE = cut("person before", _PERSON, front=True, accepts=_is_person, lacks=_NAMED)
"""``Ann Roe "On Walls"``: a name before the quotation mark, as no style writes it, is the author."""

BODY_BEFORE = cut("body before", _BODY, front=True, accepts=_is_body, lacks=_NAMED)
"""``Ministry of Glass. Report``: names of bodies are words like those of titles."""

FIRST_YEAR = cut("first year", _FIRST_YEAR, front=True)
"""``(1950) [1902] On Walls``: a second year in brackets is that of the first print."""

QUOTATION_CLOSED = cut("quotation closed", _CLOSED, accepts=_closes, lacks=("container-title",))
"""``“On Walls”. Journal``: where the marks of a title close, what follows holds it."""

SITE_BEHIND = cut("site behind", _SITE, accepts=_is_site, lacks=("container-title",))
"""``Why? Harbour site``: a question ends a title, and most go on behind it; but not with a body."""

BROKEN_LINE = Retouch("broken line", _broken, has=("title",), lacks=("publisher",))
"""A body in a line of its own is no part of the title; the chain sees no lines."""

SECOND_HALF = Retouch("second half", _subtitled, has=("container-title",), lacks=_OF_A_PART)
"""``, La bottega. Mestieri, Bari,``: where commas part the fields, a stop parts the halves of a title.

What was read as holding it is no journal then; nothing is there of a part: no volume, no editor, no run of pages.
"""
