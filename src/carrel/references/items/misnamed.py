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
_NAMES = frozenset(("title", "container-title", "publisher", "publisher-place", "editor"))
_ONLY_WORDS = re.compile(
    r"(?:recuperado(?:\s+(?:el|de|em))?|verfügbar\s+unter|abrufbar\s+unter|online(?:\s+unter)?|disponible\s+en|"
    r"dispon[íi]vel\s+em|disponibile(?:\s+(?:in|su|all[’']indirizzo))?|available(?:\s+(?:at|from|online))*|"
    r"retrieved(?:\s+from)?|https?|www|obtenido\s+de|extraído\s+de|consultado\s+en|from|url|zugl|a\.\s?a|شماره|"
    r"تاریخ\s+(?:مراجعه|بازدید)(?:\s+به|\s+از)?(?:\s+سایت)?)[\s.:]*",
    re.IGNORECASE,
)
_FIRST = frozenset(
    ("rec", "ver", "abr", "onl", "dis", "ava", "ret", "obt", "ext", "con", "fro", "url", "zug", "htt", "www",
     "a.a", "شما", "تار")
)  # fmt: skip
"""How such words begin."""
_LAST = frozenset(("zugl", "bearb", "hrsg", "hg", "übers", "trad", "transl", "пер", "ред"))
_DANGLING = re.compile(
    r"[.,;:]\s+(?:zugl|bearb|hrsg|hg|übers|trad|transl|пер|ред)\.?\s*$", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"(?:1[4-9]|20)\d\d[\])]\s*(?=\w)")
_NUMBER_BEFORE = re.compile(r"\d{1,4}\s+(?:vom|v\.)\s+(?=\d)")


def translated(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A name right behind "translated by" is the translator's."""
    if not any(field.label == "editor" for field in fields):
        return fields
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
    if " «" not in mended.text:
        return fields
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


def said(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields that say something: none of punctuation, none of words for what would follow."""
    return tuple(_without_edges(mended, field) for field in fields if _says(field))


def _says(field: Field) -> bool:
    text = field.text
    if not (text[0].isalnum() or _NAMED.search(text)):
        return False
    if field.label not in _NAMES or text[:3].casefold() not in _FIRST:
        return True
    return _ONLY_WORDS.fullmatch(text) is None


def _without_edges(mended: Mended, field: Field) -> Field:
    """A title without the word or the bracketed year that belongs to its neighbour; a date without a number."""
    if field.label not in {"title", "issued"}:
        return field
    start, end = field.span
    if field.label == "title":
        last = field.text.rsplit(maxsplit=1)[-1].rstrip(".").casefold()
        year = _YEAR_BEFORE.match(field.text)
        word = _DANGLING.search(field.text) if last in _LAST else None
        start += year.end() if year else 0
        end = field.span.start + word.start() if word and word.start() else end
    else:
        number = _NUMBER_BEFORE.match(field.text)
        start += number.end() if number else 0
    if (start, end) == tuple(field.span):
        return field
    span = Span(start, end)
    return replace(field, text=mended.text[start:end], span=span, sources=(span,))
