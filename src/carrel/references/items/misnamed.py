"""Fields that the words right beside them call by another name."""

from __future__ import annotations

import re
from dataclasses import replace

from carrel.references.mended import Mended
from carrel.references.reference import Field
from carrel.values.span import Span

_TRANSLATED = re.compile(
    r"(?:\btrans(?:l(?:ated)?)?\b\.?(?:\s+(?:from\s+\w+\s+)?by)?|"
    r"\btrad(?:u[çcz]\w+|uit\w*|\.)?(?:\s+(?:it\.|de|di|par|por))*|"
    r"\bübers(?:etzt|\.)(?:\s+v(?:on|\.))?|\bпер(?:евод|\.)(?:\s+с\s+\w+\.?(?:\s?\w+\.)?)?|"
    r"ترجم(?:ه|هٔ|ة)(?:[\u200c ]?ی)?|مترجم:?)\s*$",
    re.IGNORECASE,
)
_NEAR = 30
"""Code points before a name in which the word for what its bearer did may stand."""
_QUOTED_END = '»”"'
_NAMED = re.compile(r"[\w—–―‒-]")


def translated(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A name right behind "translated by" is the translator's."""
    found: list[Field] = []
    end = 0
    for field in fields:
        before = mended.text[max(end, field.span.start - _NEAR) : field.span.start]
        said = field.label == "editor" and before and _TRANSLATED.search(before)
        found.append(replace(field, label="translator") if said else field)
        end = field.span.end
    return tuple(found)


def publisher_quoted(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A publisher whose name goes on in quotation marks has them: ``Изд-во «Север»``."""
    for place in range(1, len(fields)):
        one, other = fields[place - 1 : place + 1]
        between = mended.text[one.span.end : other.span.start]
        if (one.label, other.label, between) != ("publisher", "container-title", " «"):
            continue
        closing = mended.text[other.span.end : other.span.end + 1]
        end = other.span.end + (closing in _QUOTED_END and bool(closing))
        span = Span(one.span.start, end)
        whole = replace(one, text=mended.text[span.start : end], span=span, sources=(span,))
        return (*fields[: place - 1], whole, *fields[place + 1 :])
    return fields


def said(_: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields that hold a letter, a digit or the dash of an author named before."""
    return tuple(field for field in fields if _NAMED.search(field.text))
