"""What stands at the edges of a title and is none of it.

A body before it that is its author; a bracket behind it that says what sort of work it is
(``[tesis doctoral]``, ``(Working Paper No. 12)``); a journal in quotation marks behind "in".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carrel.references.items.person import is_body
from carrel.references.labels import NOTHING, NUMBER
from carrel.references.mended import Mended
from carrel.references.reference import Field
from carrel.values.span import Span

_BRACKET = re.compile(r"\s*[\[(]\s*(?P<said>[^()\[\]]{3,70}?)\s*[\])]?\s*$")
_THESIS = re.compile(
    r"(?:unpublished|unveröff\w*\.?|inédita?|phil\.|ph\.?\s?d\.?|doctoral|master[’']?s|bachelor[’']?s|trabajo|"
    r"trabalho)?\s*(?:thesis|dissertation|diss\.?|inaugural-?dissertation|doktorarbeit|diplomarbeit|magisterarbeit|"
    r"masterarbeit|bachelorarbeit|habilitationsschrift|thèse|mémoire|tesis|tesina|tese|tesi|dissertação|monografia|"
    r"de grado|de conclusão|proefschrift|avhandling|дис\.|автореф\.|диссертация|پایان‌?\s?نامه|رساله|رسالة|أطروحة)"
    r"(?![^\W\d_]).*",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?P<genre>(?:(?:tech(?:nical|\.)|research|working|discussion|policy|occasional|issue|staff)\s+"
    r"(?:report|rep\.?|papers?|brief|note)|report|informe(?:\s+técnico)?|relatório(?:\s+técnico)?|rapport(?:o)?|"
    r"documentos?\s+de\s+traba(?:jo|lho)|textos?\s+para\s+discussão|forschungsberichte?|arbeitspapiere?|"
    r"diskussionspapiere?|document\s+de\s+travail))"
    r"[\s,:]*(?:n[.ºo°]*[º°]?|no\.?|nr\.?|núm\.?|number|№|\#)?[\s.]*(?P<number>[\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"internet|on-?line|en\s+ligne|en\s+línea|em\s+linha|online\s?-?\s?ressource|elektronische\s+ressource|"
    r"recurso\s+electrónico|recurso\s+eletrônico|risorsa\s+elettronica|электронный\s+ресурс|cd-?rom|dvd|"
    r"homepage\s+na\s+internet|(?:web)?blog\s+post|mensagem\s+em\s+blogue|entrada\s+de\s+blog|mensaje\s+en\s+un\s+blog",
    re.IGNORECASE,
)

_NAME_THEN_QUOTED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s+(?:[^\W\d_a-z][\w.'’-]*|von|van|de|di|da|del|al)){1,4})[,.:]?\s+"
    r"[\"“«„]\s*(?P<title>[^\"“”«»„]{8,})[\"”»“]?$"
)
_QUOTED = re.compile(
    r"\s*,\s+(?:in|en|em)\s+(?=[«“\"„])[«“\"„]\s*(?P<said>[^«»“”\"„]{3,})[»”\"“]?\s*$"
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_]*[^\W\d_a-z])")
_OPENING = frozenset('"“«„')
_LONGEST_BODY = 12
"""Words of a body's name."""
_BEFORE_NAME = 3
_CLOSED = re.compile(
    r"(?P<title>[^\"“”«»„]{8,}?)(?:[\"”»“][.,]|[.,][\"”»])\s+(?P<rest>[^\W\d_a-z][^\"“”«»„]{5,})"
)
_DESIGNATION = re.compile(
    r"\s*:\s+(?:пер\.\s+с\s.*|в\s+\d+\s+т\.?|(?:офиц\.\s+)?сайт|(?:электрон|науч)\w*\.\s+журн\.?|"
    r"(?:межвуз\.\s+)?сб\.\s+(?:науч\.\s+)?(?:ст|тр)\.?|учеб(?:ное|\.)\s+пособие.*|тез\.\s+докл\.?|"
    r"материалы\s.*конф\w*.*|дис\.\s.*|автореф\.\s.*)$",
    re.IGNORECASE,
)
_VOLUME_END = re.compile(r",\s+vol(?:ume|\.)?\s+(?P<volume>\d+|[IVXL]+)\s*$")
_INSIDE = frozenset(("volume", "issue", "editor", "DOI", "URL", "ISSN", "genre", "accessed"))
_RANGE = re.compile(r"\d\s?[-–—]\s?\d")
_PERIODICAL = re.compile(
    r"\b(?:journal|review|revue|revista|rivista|zeitschrift|annal\w*|bulletin|bollettino|boletín|archiv\w*|"
    r"proceedings|atti|actas|anais|jahrbuch|cahiers|quaderni|cuadernos|cadernos|times|post|news|magazine|"
    r"encyclop\w*|enciclop\w*|handbook|handbuch|letters|transactions|журнал|вестник)\b",
    re.IGNORECASE,
)


def author_before(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A name before the quotation mark of a title is the author's, where no other is named."""
    if any(field.label in {"author", "editor"} for field in fields):
        return fields
    place = next((at for at, field in enumerate(fields) if field.label != NUMBER), len(fields))
    if place == len(fields) or fields[place].label != "title":
        return fields
    field = fields[place]
    found = _NAME_THEN_QUOTED.match(field.text)
    if found is None or is_body(found["name"]):
        return fields
    start = field.span.start
    author = _field("author", start, start + found.end("name"), mended)
    title = _field("title", start + found.start("title"), start + found.end("title"), mended)
    return (*fields[:place], author, title, *fields[place + 1 :])


def body_first(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A body that opens an entry without an author, before its date or its title, is the author."""
    if any(field.label in {"author", "editor"} for field in fields):
        return fields
    place = next((at for at, field in enumerate(fields) if field.label != NUMBER), len(fields))
    if place == len(fields) or fields[place].label not in {"title", "container-title"}:
        return fields
    first, rest = fields[place], fields[place + 1 :]
    before = fields[place - 1].span.end if place else 0
    if first.span.start - before > _BEFORE_NAME:
        return fields
    dated = [field.label for field in rest[:2]] == ["issued", "title"]
    if dated and _named(first.text) and not _PERIODICAL.search(first.text):
        author = _field("author", first.span.start, first.span.end, mended)
        return (*fields[:place], author, *rest)
    end = _SENTENCE.search(first.text) if first.label == "title" else None
    if end is None or not (
        _named(first.text[: end.start()]) and is_body(first.text[: end.start()])
    ):
        return fields
    middle = first.span.start
    author = _field("author", middle, middle + end.start(), mended)
    title = _field("title", middle + end.end(), first.span.end, mended)
    return (*fields[:place], author, title, *rest)


def _named(words: str) -> bool:
    """Whether words may name a body: few, and no question or sentence among them."""
    return len(words.split()) <= _LONGEST_BODY and not any(sign in words for sign in '?!:«“"„')


def container_quoted(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """What stands in quotation marks behind a title and "in" is what holds it."""
    if not any(said in mended.text for said in (", in ", ", en ", ", em ")):
        return fields
    for place, field in enumerate(fields):
        found = _QUOTED.search(field.text) if field.label == "title" and "," in field.text else None
        if found is None or not found.start():
            continue
        start = field.span.start
        title = _field("title", start, start + found.start(), mended)
        container = _field(
            "container-title", start + found.start("said"), start + found.end("said"), mended
        )
        rest = (one for one in fields[place + 1 :] if one.label != "container-title")
        return (*fields[:place], title, container, *rest)
    return fields


def closed(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A title in quotation marks ends where they close; what follows, if anything, holds it."""
    held = any(field.label == "container-title" for field in fields)
    for place, field in enumerate(fields):
        start = field.span.start
        if field.label != "title" or held or mended.text[start - 1 : start] not in _OPENING:
            continue
        found = _CLOSED.fullmatch(field.text)
        if found is None or not start:
            continue
        title = _field("title", start, start + found.end("title"), mended)
        rest = _field("container-title", start + found.start("rest"), field.span.end, mended)
        return (*fields[:place], title, rest, *fields[place + 1 :])
    return fields


def designated(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """What GOST puts behind a title and a colon to say what it is, is none of it: ``: учеб. пособие``."""
    return tuple(_undesignated(mended, field) for field in fields)


def _undesignated(mended: Mended, field: Field) -> Field:
    titled = field.label in {"title", "container-title"} and not field.text.isascii()
    found = _DESIGNATION.search(field.text) if titled else None
    if found is None or not found.start():
        return field
    return _field(field.label, field.span.start, field.span.start + found.start(), mended)


def volume_behind(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A volume behind the title of an entry that has no other is none of the title."""
    if any(field.label == "volume" for field in fields):
        return fields
    for place, field in enumerate(fields):
        found = _VOLUME_END.search(field.text) if field.label == "title" else None
        if found is not None and found.start():
            start = field.span.start
            title = _field("title", start, start + found.start(), mended)
            volume = _field(
                "volume", start + found.start("volume"), start + found.end("volume"), mended
            )
            return (*fields[:place], title, volume, *fields[place + 1 :])
    return fields


def whole_bracket(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A bracket right behind a title that was read as a journal closes the title: ``(XIIe siècle)``."""
    for place in range(1, len(fields)):
        one, other = fields[place - 1], fields[place]
        if other.text[-1] != ")" or (one.label, other.label) != ("title", "container-title"):
            continue
        if (
            mended.text[one.span.end : other.span.start] == " ("
            and "(" not in other.text
            and ":" not in other.text
        ):
            whole = _field("title", one.span.start, other.span.end, mended)
            return (*fields[: place - 1], whole, *fields[place + 1 :])
    return fields


def subtitled(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Of a book of its own, what follows the title behind a stop is its second half.

    It was read as what holds the title; but it is no journal, and there is nothing of a part: no
    volume, no editor, no run of pages.
    """
    labels = [field.label for field in fields]
    bookish = "publisher" in labels or "publisher-place" in labels
    if not bookish or _INSIDE & set(labels) or labels.count("title") != 1:
        return fields
    place = labels.index("title")
    if labels[place + 1 : place + 2] != ["container-title"] or labels.count("container-title") != 1:
        return fields
    one, other = fields[place : place + 2]
    between = mended.text[one.span.end : other.span.start]
    pages = [field.text for field in fields if field.label == "page"]
    if between != ". " or any(_RANGE.search(page) for page in pages):
        return fields
    if _PERIODICAL.search(other.text):
        return fields
    whole = _field("title", one.span.start, other.span.end, mended)
    return (*fields[:place], whole, *fields[place + 2 :])


def bracketed(mended: Mended, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A bracket at the end of a title that names a sort of work or a medium is none of the title."""
    for place, field in enumerate(fields):
        if field.label != "title" or (field.text[-1:] not in ")]" and "[" not in field.text):
            continue
        found = _BRACKET.search(field.text)
        if found is None or not found.start():
            continue
        said = list(_said(found["said"], field.span.start + found.start("said")))
        if said:
            title = _field("title", field.span.start, field.span.start + found.start(), mended)
            new = [_field(label, start, end, mended) for label, start, end in said if label]
            return (*fields[:place], title, *new, *fields[place + 1 :])
    return fields


def _said(words: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The fields that the words of a bracket hold, with their places."""
    report = _REPORT.fullmatch(words)
    if _THESIS.fullmatch(words):
        yield "genre", start, start + len(words)
    elif report is not None:
        yield "genre", start + report.start("genre"), start + report.end("genre")
        yield "number", start + report.start("number"), start + report.end("number")
    elif _MEDIUM.fullmatch(words):
        yield NOTHING, start, start + len(words)


def _field(label: str, start: int, end: int, mended: Mended) -> Field:
    span = Span(start, end)
    return Field(label, mended.text[start:end], span, (span,), 0.8)
