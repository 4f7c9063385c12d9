"""Fields made sounder by what words say plainly, where a model of probabilities went astray.

"Translated by", "retrieved on" and the like end a title; a title's bracket closes within it; an
entry with a date in brackets has a date. Nothing is taken from a field but its ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from carrel.language.date_words import MONTHS, OTHER_MONTHS
from carrel.language.digits import in_ascii_digits
from carrel.language.publishing_places import are_places
from carrel.references.items import misnamed, title_edges
from carrel.references.items.names import names_in
from carrel.references.items.person import is_body
from carrel.references.labels import NUMBER
from carrel.references.mended import Mended
from carrel.references.reference import Field
from carrel.values.span import Span

_TITLES = frozenset(("title", "container-title"))
_SEEN = re.compile(
    r"(?:\blast\s+)?\b(?:access(?:ed)?(?:\s+date|\s+on)?|date\s+of\s+(?:visit|access)(?:\s+to)?(?:\s+the)?"
    r"(?:\s+site)?(?:\s+of)?|visited(?:\s+on)?|retrieved(?:\s+on)?|viewed(?:\s+on)?|abgerufen(?:\s+am)?|"
    r"(?:letzter\s+)?zugriff(?:\s+am)?|consulté\s+le|consultad[oa](?:\s+(?:el|em|a))?|consulta|acesso\s+em|"
    r"ac(?:essad|edid)o\s+(?:em|a)|recuperado\s+e[lm]|citado(?:\s+el)?|consultato\s+il|ultim[oa]\s+(?:accesso|consultazione)|"
    r"geraadpleegd(?:\s+op)?|dostęp|erişim(?:\s+tarihi)?|дата\s+обращения|"
    r"تاریخ\s+(?:دسترسی|بازدید|مراجعه)(?:\s+(?:از|به)\s+سایت)?|تاريخ\s+(?:الزيارة|الاطلاع|الدخول))\s*:?\s*"
    r"(?P<date>\d{4}\s(?P<middle>[^\W\d_]{3,})\.?\s\d{1,2}|"
    r"(?P<word>[^\W\d_]{3,})?\.?\s?\d{1,4}(?:\s?[/.-]\s?\d{1,2}){0,2}"
    r"(?:(?:,\s?|\s)(?:de\s)?(?:[^\W\d_]{3,}\.?,?\s)?(?:de\s)?\d{4})?)(?!\d)",
    re.IGNORECASE,
)
_OF_SEEN = (
    "access", "visit", "retriev", "viewed", "abgerufen", "zugriff", "consult", "acesso", "geraadpleegd", "dostęp",
    "citado", "recuperado", "acedido", "acessado", "ultim", "ş", "обращения", "تاریخ", "تاريخ",
)  # fmt: skip
"""Pieces of these words: a text without any of them has none."""
_TAILS = (
    (
        "translator",
        re.compile(
            r"[.,;]\s+(?:translated(?:\s+from\s+[^\W\d_]+)?\s+by|trans\.(?:\s+by)?|übersetzt\s+von|aus\s+dem\s+\w+\s+von|"
            r"trad(?:uit|uzione|ução|ucción|\.)\s+(?:par|di|de|por)|пер(?:евод|\.)\s+(?:с\s+\S+\s+)?|ترجمه(?:‌ی)?|ترجمة)\s+"
            r"(?P<rest>\S.*)$",
            re.IGNORECASE,
        ),
    ),
    (
        "edition",
        re.compile(
            r"[.,;]\s+(?P<rest>(?:(?:first|second|third|fourth|fifth|revised|new|\d+(?:st|nd|rd|th))\s+"
            r"(?:rev(?:ised|\.)\s+)?(?:edition|printing|ed\.?)|\d+\.,?\s+(?:[^\W\d_]+\.?\s+){0,3}aufl(?:age|\.)?|"
            r"\d+[ªa]?\s+ed(?:ición|izione|ição|\.)|\d+-е\s+изд(?:ание|\.)?|چاپ\s+[^\W_]+|الطبعة\s+[^\W_]+))\s*$",
            re.IGNORECASE,
        ),
    ),
    (
        "note",
        re.compile(
            r"[.,;]\s+(?P<rest>(?:approved|adopted|endorsed)\s+by\s.*|(?:paper\s+)?presented\s+(?:at|to)\s.*|"
            r"with\s+an?\s+(?:introduction|foreword|preface)\s+by\s.*|(?:retrieved|available)\s+(?:from|at|on)\b.*)$",
            re.IGNORECASE,
        ),
    ),
)
_BRACKETED_DATE = re.compile(
    r"[(\[]\s*((?:1[2-9]|20)\d\d(?:\s?[/.-]\s?\d{1,2}){0,2}[a-z]?)\s*[)\]]"
)
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,})\.?\s?(\d{2}|(?:1[2-9]|20)\d\d)(?!\d)")
_YEAR = re.compile(r"1[2-9]\d\d|20\d\d")
_MONTH_AND_DAY = re.compile(
    r"\s?([/.-])\s?(?:0?[1-9]|1[0-2])\s?\1\s?(?:0?[1-9]|[12]\d|3[01])(?![\d/-]|\.\d)"
)
_CUT_SHORT = re.compile(r"[^\W\d_]\.\s.*(?<![^\W\d_])[^\W\d_][a-zà-ÿ]+$", re.DOTALL)
_STOP_BEFORE_NUMBER = re.compile(r"\.,?\s*[(\d]")
_BOOKISH = frozenset(("publisher", "publisher-place", "edition", "ISBN"))
_INSIDE = frozenset(("title", "volume", "issue", "page", "collection-title", "ISSN"))
_CLOSING = frozenset('"”»’」』》')
_QUESTION = re.compile(r"[?!؟]\s+(?=\S)")
_LINE_BREAK = frozenset("\n\r")
_UNSURE = 0.5
_LIKELY = 0.9
_LONGEST_AGAIN = 40
_SHORT_WORDS = 5
_HARD = 0.8
"""A line that with its next word would fill less of the widest line than this was broken on purpose."""


def retouched(
    entries: Sequence[Mended], fields: Sequence[Sequence[Field]]
) -> tuple[tuple[Field, ...], ...]:
    """The fields of the entries of a list, with plain mistakes put right.

    ``fields`` has one member for each entry, in the order of its mended text, and so has the answer.
    """
    width = _width(entries)
    return tuple(
        _retouched(mended, tuple(read), width) for mended, read in zip(entries, fields, strict=True)
    )


def _retouched(mended: Mended, fields: tuple[Field, ...], width: int) -> tuple[Field, ...]:
    for step in _STEPS:
        fields = step(mended, fields)
    return _broken_on_purpose(mended, fields, width) if width else fields


def _width(entries: Sequence[Mended]) -> int:
    """The width of the lines of a list, in code points: nine in ten are no longer; 0 if none broke."""
    lengths = sorted(
        len(line)
        for mended in entries
        if not _LINE_BREAK.isdisjoint(mended.raw)
        for line in mended.raw.splitlines()
        if line
    )
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _piece(text: str, label: str, start: int, end: int, like: float = _UNSURE) -> Field:
    """A field over a stretch, without white space and punctuation at its ends."""
    while start < end and (text[start].isspace() or text[start] in ".,;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    span = Span(start, end)
    return Field(label, text[start:end], span, (span,), like)


def _cut(text: str, field: Field, end: int) -> list[Field]:
    """The field up to a place; nothing where nothing is left."""
    shorter = _piece(text, field.label, field.span.start, end, field.confidence)
    return [shorter] if shorter.text else []


def _put(text: str, fields: Sequence[Field], new: Field) -> tuple[Field, ...]:
    """The fields with a new one, which takes the place of what it covers."""
    kept: list[Field] = []
    for field in fields:
        if field.span.end <= new.span.start or field.span.start >= new.span.end:
            kept.append(field)
        elif field.span.start < new.span.start:
            kept += _cut(text, field, new.span.start)
    return tuple(sorted((*kept, new), key=lambda field: field.span.start))


def _whole_titles(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A bracket that opens in or behind a title and closes in a second piece of it is the title's."""
    for place in range(len(fields) - 2):
        first, between, last = fields[place : place + 3]
        if first.label != "title" or last.label != "title":
            continue
        words = mended.text[first.span.start : last.span.end]
        inside = words.count("(") == words.count(")") == 1 and ")" in last.text
        if inside and len(between.text.split()) <= _SHORT_WORDS:
            whole = replace(first, text=words, span=Span(first.span.start, last.span.end))
            return (*fields[:place], whole, *fields[place + 3 :])
    return fields


def _places(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:  # noqa: ARG001 - every step takes both
    """A publisher that bears a city's name, in an entry that names no place, is the place."""
    if any(field.label == "publisher-place" for field in fields):
        return fields
    return tuple(
        replace(field, label="publisher-place")
        if field.label == "publisher" and are_places(field.text)
        else field
        for field in fields
    )


def _seen(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A date behind "retrieved on" and the like is the day on which the source was seen."""
    folded = mended.text.casefold()
    if not any(piece in folded for piece in _OF_SEEN):
        return fields
    for found in _SEEN.finditer(in_ascii_digits(mended.text)):
        word = (found["word"] or found["middle"] or "").casefold()
        if word and word not in MONTHS and word not in OTHER_MONTHS:
            continue
        new = _piece(mended.text, "accessed", found.start("date"), found.end("date"))
        same = next(
            (f for f in fields if f.label == "accessed" and f.span.end > found.start()), None
        )
        if same is not None and same.span.start <= found.end():
            continue
        # What a title or a container has of the words before the date goes too.
        shorter: list[Field] = []
        for field in fields:
            overlaps = field.span.start < found.end() and field.span.end > found.start()
            shorter += _cut(mended.text, field, found.start()) if overlaps else [field]
        fields = _put(mended.text, shorter, new)
    return fields


def _tails(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """What a translator and other notes have of a title is theirs."""
    for place, field in enumerate(fields):
        if field.label not in _TITLES:
            continue
        for label, shape in _TAILS:
            found = shape.search(field.text)
            if found is None or not found.start():
                continue
            start = field.span.start
            rest = _piece(mended.text, label, start + found.start("rest"), field.span.end)
            title = _cut(mended.text, field, start + found.start())
            return (*fields[:place], *title, rest, *fields[place + 1 :])
    return fields


def _dated(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """An entry without a date has one that stands in brackets, or a month with its year."""
    if any(field.label == "issued" for field in fields):
        return fields
    text = in_ascii_digits(mended.text)
    found = _BRACKETED_DATE.search(text)
    if found is not None:
        return _put(mended.text, fields, _piece(mended.text, "issued", *found.span(1)))
    for month in _MONTH_AND_YEAR.finditer(text):
        word = month[1].casefold()
        named = word in OTHER_MONTHS or (word in MONTHS and len(month[2]) > 2)  # noqa: PLR2004 - not a day
        if named and not _covered(fields, month.span(), "accessed"):
            return _put(mended.text, fields, _piece(mended.text, "issued", *month.span()))
    return fields


def _whole_dates(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A year behind which a month and a day stand in figures is the beginning of a date."""
    for field in fields:
        if field.label != "issued" or not _YEAR.fullmatch(in_ascii_digits(field.text)):
            continue
        found = _MONTH_AND_DAY.match(in_ascii_digits(mended.text), field.span.end)
        if found is not None:
            whole = _piece(mended.text, "issued", field.span.start, found.end(), field.confidence)
            return _put(mended.text, fields, whole)
    return fields


def _abbreviated(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A journal whose words are cut short keeps the full stop of the last: ``Cent. Asian Aff.``."""
    for place, field in enumerate(fields):
        if field.label != "container-title" or not _CUT_SHORT.search(field.text):
            continue
        if _STOP_BEFORE_NUMBER.match(mended.text, field.span.end):
            span = Span(field.span.start, field.span.end + 1)
            text = mended.text[span.start : span.end]
            whole = replace(field, text=text, span=span, sources=(span,))
            return (*fields[:place], whole, *fields[place + 1 :])
    return fields


def _covered(fields: Sequence[Field], span: tuple[int, int], label: str) -> bool:
    return any(
        field.label == label and field.span.start < span[1] and field.span.end > span[0]
        for field in fields
    )


def _second_title(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Behind a title whose quotation mark has closed, a second one is what it stands in."""
    labels = [field.label for field in fields]
    if labels.count("title") != 2 or "container-title" in labels:  # noqa: PLR2004 - two titles
        return fields
    place = labels.index("title")
    if labels[place + 1] != "title":
        return fields
    between = mended.text[fields[place].span.end - 1 : fields[place + 1].span.start]
    if not _CLOSING & set(between):
        return fields
    container = replace(fields[place + 1], label="container-title")
    return (*fields[: place + 1], container, *fields[place + 2 :])


def _untitled(_: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A container without a title, and without volume or pages in it, is the title of a book."""
    labels = [field.label for field in fields]
    if labels.count("container-title") != 1 or not _BOOKISH & set(labels):
        return fields
    if _INSIDE & set(labels):
        return fields
    place = labels.index("container-title")
    return (*fields[:place], replace(fields[place], label="title"), *fields[place + 1 :])


def _site_behind(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A question that ends a title, and a site or journal behind it: ``Why? Tabnak site``."""
    if any(field.label == "container-title" for field in fields):
        return fields
    for place, field in enumerate(fields):
        found = _QUESTION.search(field.text) if field.label == "title" else None
        rest = field.text[found.end() :] if found else ""
        if found is None or len(rest.split()) > _SHORT_WORDS or not is_body(rest):
            continue
        middle = field.span.start + found.start() + 1
        title = _cut(mended.text, field, middle)
        container = _piece(mended.text, "container-title", middle, field.span.end)
        return (*fields[:place], *title, container, *fields[place + 1 :])
    return fields


def _same_author(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """What stands for the author of the entry before, a dash or "Ders.", is the author."""
    number, rest = _numbered(fields)
    start = number.span.end if number else 0
    if not rest or not 0 < rest[0].span.start - start <= _LONGEST_AGAIN:
        return fields
    first, head = rest[0], mended.text[start : rest[0].span.start]
    start += len(head) - len(head.lstrip(" .)]"))
    named = first.label in {"author", "editor"}
    end = first.span.end if named else start + len(head.strip(" .)]([,;:"))
    said = names_in(mended.text[start:end])
    if not said.same or (said.names and not named) or not _is_no_bullet(said.same, head):
        return fields
    before = (number,) if number else ()
    if named:
        whole = _piece(mended.text, first.label, start, end, first.confidence)
        return (*before, whole, *rest[1:])
    return (*before, _piece(mended.text, "author", start, end, _LIKELY), *rest)


def _numbered(fields: tuple[Field, ...]) -> tuple[Field | None, tuple[Field, ...]]:
    """The number of an entry, if it begins with one, and its other fields."""
    if fields and fields[0].label == NUMBER:
        return fields[0], fields[1:]
    return None, fields


def _is_no_bullet(same: str, head: str) -> bool:
    """Whether a word, a dash of some length, or one with a stop behind it says "the same"."""
    mark = same.rstrip(" .,;:")
    return len(mark) > 1 or head.strip(" )]")[1:2] in set(".,:(")


def _broken_on_purpose(mended: Mended, fields: tuple[Field, ...], width: int) -> tuple[Field, ...]:
    """A title ends where a line was broken on purpose and a body begins the next."""
    for place, field in enumerate(fields):
        if field.label != "title":
            continue
        for at in _hard_breaks(mended, field.span, width):
            rest = mended.text[at : field.span.end].strip()
            if is_body(rest) and rest[:1].isupper():
                title = _cut(mended.text, field, at)
                body = _piece(mended.text, "publisher", at, field.span.end)
                return (*fields[:place], *title, body, *fields[place + 1 :])
    return fields


def _hard_breaks(mended: Mended, span: Span, width: int) -> list[int]:
    """Places of a stretch where its source had a line that ended well before it was full."""
    raw = mended.raw
    if _LINE_BREAK.isdisjoint(raw):
        return []
    found: list[int] = []
    for at in range(span.start, span.end):
        place = mended.origins[at]
        if raw[place] in _LINE_BREAK:
            start = max(raw.rfind("\n", 0, place), raw.rfind("\r", 0, place)) + 1
            following = mended.text[at:].split(maxsplit=1)
            if place - start + len(following[0] if following else "") < _HARD * width:
                found.append(at)
    return found


_STEPS: tuple[Callable[[Mended, tuple[Field, ...]], tuple[Field, ...]], ...] = (
    _whole_titles,
    title_edges.whole_bracket,
    title_edges.bracketed,
    title_edges.container_quoted,
    title_edges.designated,
    title_edges.volume_behind,
    title_edges.body_first,
    title_edges.author_before,
    misnamed.translated,
    misnamed.publisher_quoted,
    title_edges.subtitled,
    _seen,
    _tails,
    _dated,
    _whole_dates,
    _second_title,
    _untitled,
    _places,
    _site_behind,
    _same_author,
    _abbreviated,
    misnamed.said,
    title_edges.closed,
)
