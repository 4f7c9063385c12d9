"""What a retouch is, and the ways in which it may change the fields of an entry.

It cuts a field in pieces, calls it by another name, makes one of two neighbours, or puts one where it
was missed. Fields go in and come out in the order of the text and never overlap.

A field that is made is no surer than the fields whose words it has; where nothing was read, no surer
than its neighbours. So no retouch makes a reading look better founded than it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from carrel.references.reference import Field
from carrel.values.span import Span

_LETTER = re.compile(r"[^\W\d_]")
Fields = tuple[Field, ...]
_BEFORE, _BEHIND = ".,;:", ",;:"
"""Punctuation that is dropped from the ends of a piece; a full stop may belong to its last word."""


class Entry(NamedTuple):
    """The mended words of an entry, and the places where its line was broken on purpose."""

    text: str
    breaks: tuple[int, ...] = ()


Change = Callable[[Entry, Fields], Fields]
"""The fields of an entry to what they should be; the same tuple where nothing is wrong."""
Accepts = Callable[[Entry, Field, re.Match[str]], bool]


class Retouch(NamedTuple):
    """One plain mistake, and how it is put right.

    It is looked for where an entry has a field of one of the labels ``has``, and none of ``lacks``.
    """

    name: str
    change: Change
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


def opens(entry: Entry, field: Field) -> bool:
    """Whether no word of the entry stands before a field."""
    return _LETTER.search(entry.text, 0, field.span.start) is None


def cut(
    name: str,
    *patterns: re.Pattern[str],
    of: tuple[str, ...] = ("title",),
    front: bool = False,
    accepts: Accepts = lambda _entry, _field, _found: True,
    lacks: tuple[str, ...] = (),
) -> Retouch:
    """A retouch that takes what the first of some patterns finds out of the first field that has it.

    ``of`` are the labels of the fields that are searched, anywhere or at the ``front`` alone. The
    named groups of a pattern become fields (``container_title`` is *container-title*); what stands
    before and behind the find stays what it was, the rest of the find is nothing. A find that leaves
    nothing of its field is none.
    """
    looks = [pattern.match if front else pattern.search for pattern in patterns]

    def change(entry: Entry, fields: Fields) -> Fields:
        for place, field in enumerate(fields):
            if field.label not in of:
                continue
            finds = (look(entry.text, *field.span) for look in looks)
            found = next((each for each in finds if each and accepts(entry, field, each)), None)
            pieces = _parted(entry, field, found) if found else ()
            if any(each.label == field.label for each in pieces):
                return (*fields[:place], *pieces, *fields[place + 1 :])
        return fields

    return Retouch(name, change, has=of, lacks=lacks)


def _parted(entry: Entry, field: Field, found: re.Match[str]) -> Fields:
    """What stands before a find, its named groups, and what stands behind it."""
    named = (
        piece(entry, field, group.replace("_", "-"), *found.span(group))
        for group, text in found.groupdict().items()
        if text
    )
    before = piece(entry, field, field.label, field.span.start, found.start())
    behind = piece(entry, field, field.label, found.end(), field.span.end)
    return tuple(each for each in (before, *named, behind) if each.text)


def piece(entry: Entry, field: Field, label: str, start: int, end: int) -> Field:
    """What of a field stands between two places, without punctuation around it, as sure as the field."""
    text = entry.text
    while start < end and (text[start].isspace() or text[start] in _BEFORE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BEHIND):
        end -= 1
    return over(entry, label, Span(start, end), field.confidence)


def put(entry: Entry, fields: Fields, label: str, span: Span, start: int = -1) -> Fields:
    """The fields with a new one over a span; of those that reach into it, what stands before stays.

    ``start`` is where the words begin that tell of the new field, if that is further before.
    """
    told = Span(span.start if start < 0 else start, span.end)
    before = [field for field in fields if field.span.end <= told.start]
    taken = [field for field in fields if field.span.meets(told)]
    behind = [field for field in fields if field.span.start >= told.end]
    sure = min((field.confidence for field in taken or (before[-1:] + behind[:1])), default=0.0)
    shorter = (piece(entry, field, field.label, field.span.start, told.start) for field in taken)
    kept = (field for field in shorter if field.text)
    return (*before, *kept, over(entry, label, span, sure), *behind)


def joined(entry: Entry, one: Field, other: Field, end: int = 0) -> Field:
    """Two neighbours as one of the first's label, up to ``end`` where that is further."""
    span = Span(one.span.start, max(other.span.end, end))
    return over(entry, one.label, span, min(one.confidence, other.confidence))


def over(entry: Entry, label: str, span: Span, confidence: float) -> Field:
    """A field over a span of an entry."""
    return Field(label, entry.text[span.start : span.end], span, (span,), confidence)
