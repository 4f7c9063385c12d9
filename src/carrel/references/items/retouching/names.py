"""Names that were taken for others, or for none."""

from __future__ import annotations

import re
from dataclasses import replace

from carrel.references.items.names import names_in
from carrel.references.items.retouching.phrases import any_of
from carrel.references.items.retouching.retouch import (
    Entry,
    Fields,
    Retouch,
    joined,
    opens,
    put,
)
from carrel.references.items.retouching.words import TRANSLATED
from carrel.references.labels import NUMBER
from carrel.values.span import Span

_NAMED = ("author", "editor")
_TRANSLATED = re.compile(rf"{any_of(TRANSLATED)}[\s:]*$", re.IGNORECASE)
_NEAR = 30
"""Code points before a name in which the word for what its bearer did may stand."""
_QUOTED_END = ("»", "”", '"')
_MOST_WORDS = 12
_NO_NAME = frozenset('?!:«“"„')
_LONGEST_AGAIN = 40
_EDGES = " .)]([,;:\"“„«'"


def _translated(entry: Entry, fields: Fields) -> Fields:
    end, found = 0, list(fields)
    for place, field in enumerate(fields):
        before = max(end, field.span.start - _NEAR), field.span.start
        if field.label == "editor" and _TRANSLATED.search(entry.text, *before):
            found[place] = replace(field, label="translator")
        end = field.span.end
    return tuple(found)


def _dated_body(entry: Entry, fields: Fields) -> Fields:
    place = int(fields[0].label == NUMBER)
    first = fields[place]
    few = len(first.text.split()) <= _MOST_WORDS and _NO_NAME.isdisjoint(first.text)
    labels = [field.label for field in fields[place : place + 3]]
    if labels != ["title", "issued", "title"] or not (few and opens(entry, first)):
        return fields
    return (*fields[:place], replace(first, label="author"), *fields[place + 1 :])


def _quoted(entry: Entry, fields: Fields) -> Fields:
    for place in range(1, len(fields)):
        one, other = fields[place - 1 : place + 1]
        between = entry.text[one.span.end : other.span.start]
        if (one.label, other.label, between) == ("publisher", "container-title", " «"):
            end = other.span.end + entry.text.startswith(_QUOTED_END, other.span.end)
            return (*fields[: place - 1], joined(entry, one, other, end), *fields[place + 1 :])
    return fields


def _same(entry: Entry, fields: Fields) -> Fields:
    number = fields[0].span.end if fields[0].label == NUMBER else 0
    first = fields[1 if number else 0 :][:1]
    if not first or not 0 < first[0].span.start - number <= _LONGEST_AGAIN:
        return fields
    label, (begin, end) = first[0].label, first[0].span
    head = entry.text[number:begin]
    start = begin - len(head.lstrip(" .)]"))
    if label not in _NAMED:
        end = number + len(head.rstrip(_EDGES))
    said = names_in(entry.text[start:end])
    if not said.same or (said.names and label not in _NAMED) or not _is_no_bullet(said.same, head):
        return fields
    return put(entry, fields, label if label in _NAMED else "author", Span(start, end))


def _is_no_bullet(same: str, head: str) -> bool:
    """Whether a word, a dash of some length, or one with a stop behind it says "the same"."""
    mark = same.rstrip(" .,;:")
    return len(mark) > 1 or head.strip(" )]")[1:2] in set(".,:(")


TRANSLATOR = Retouch("translator", _translated, has=("editor",))
"""A name right behind "translated by" is the translator's; so many languages say it otherwise."""

DATED_BODY = Retouch("dated body", _dated_body, has=("issued",), lacks=_NAMED)
"""``Verband für Glas. (2001). Leitlinien``: who stands before a date and a title wrote it."""

QUOTED_PUBLISHER = Retouch("quoted publisher", _quoted, has=("publisher",))
"""``Изд-во «Север»``: a publisher's name goes on in the marks in which mostly titles stand."""

SAME_AUTHOR = Retouch("same author", _same)
"""A long dash or "Ders." is the author; the chain takes it for punctuation or for none of the name."""
