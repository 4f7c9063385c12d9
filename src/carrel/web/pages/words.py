"""Values of a record in a reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carrel.language.dates import date_words
from carrel.language.scripts import script_of
from carrel.library.record import DATE_VARIABLES, NAME_VARIABLES
from carrel.library.work import Origin, Work
from carrel.study.claim import Claim
from carrel.values.name import Name, name_from_csl
from carrel.values.partial_date import date_from_csl

_SHOWN_AUTHORS = 3
_SHORT = 60
_ORIGINS = {
    Origin.TEXT: "in the text",
    Origin.METADATA: "in the file’s metadata",
    Origin.READER: "by you",
    Origin.FILE_NAME: "from the file’s name",
}
_TOGETHER = {1: "together", 0: "neither together nor apart", -1: "apart"}
_STRENGTHS = ("", "weakly", "in the middle", "strongly")
_CERTAINTIES = ("", "possible", "likely", "certain")
LABELS: Mapping[str, str] = {
    "type": "Kind",
    "author": "Author",
    "title": "Title",
    "container-title": "In",
    "issued": "Appeared",
    "editor": "Editor",
    "translator": "Translator",
    "volume": "Volume",
    "issue": "Number",
    "page": "Pages",
    "collection-title": "Series",
    "event-title": "Event",
    "number": "Report number",
    "edition": "Edition",
    "publisher": "Publisher",
    "publisher-place": "Place",
    "genre": "Described as",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "URL": "Address",
    "accessed": "Visited",
    "original-date": "First appeared",
    "note": "Note",
    "language": "Language",
    "keyword": "Keywords",
    "abstract": "Abstract",
}
"""What the overview calls a CSL variable, in the order in which it shows them."""

USUAL = ("type", "author", "title", "container-title", "issued")


def origin_words(origin: Origin) -> str:
    """Where a value came from, to follow it: "in the text"."""
    return _ORIGINS[origin]


def count_of(number: int, one: str, several: str) -> str:
    """``1 note``, ``3 notes``."""
    return f"{number:,} {one if number == 1 else several}"


def author_line(work: Work) -> str:
    """Up to three authors in order, inverted, then "and others"; empty when none is known."""
    names = [_inverted(name) for name in work.authors]
    if len(names) > _SHOWN_AUTHORS:
        return f"{names[0]} and {len(names) - 1} others"
    return "; ".join(names)


def _inverted(name: Name) -> str:
    """``Family, Given``, with the comma of the script that the name is in."""
    comma = "، " if script_of(name.family) == "Arab" else ", "
    return name.inverted.replace(", ", comma)


def short_title(work: Work) -> str:
    """The title cut at a word for a narrow place; the citation key when there is no title."""
    title = work.title or work.key
    if len(title) <= _SHORT:
        return title
    return title[:_SHORT].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def value_words(variable: str, value: Any) -> str:  # noqa: ANN401 - as JSON holds it
    """A CSL value as the overview shows it."""
    if variable in NAME_VARIABLES:
        return "; ".join(_inverted(name_from_csl(name)) for name in value)
    if variable in DATE_VARIABLES:
        return date_words(date_from_csl(value))
    if variable == "type":
        return type_words(str(value))
    return str(value)


def value_to_mend(variable: str, value: Any) -> str:  # noqa: ANN401 - as JSON holds it
    """A CSL value as the reader may type it: names one a line, dates in EDTF."""
    if variable in NAME_VARIABLES:
        return "\n".join(name_from_csl(name).inverted for name in value)
    if variable in DATE_VARIABLES:
        return date_from_csl(value).typed()
    return str(value)


def type_words(csl_type: str) -> str:
    """A CSL type in words: ``article-journal`` is "Journal article"."""
    first, _, second = csl_type.replace("_", "-").partition("-")
    known = {"article", "entry", "paper", "review", "post"}
    turned = f"{second} {first}" if first in known and second else f"{first} {second}"
    return turned.strip().replace("-", " ").capitalize()


def missing_words(work: Work) -> str:
    """What a person must add, as one sentence; empty when nothing is missing."""
    names = {"author": "author", "title": "title", "issued": "date"}
    lacking = [names.get(variable, variable) for variable in work.missing]
    if not lacking:
        return ""
    said = lacking[0] if len(lacking) == 1 else f"{', '.join(lacking[:-1])} and no {lacking[-1]}"
    return f"The source gives no {said}."


def degree_words(claim: Claim) -> str:
    """Direction, strength and certainty in words: "apart, strongly; likely"."""
    said = _TOGETHER[claim.direction]
    if claim.direction:
        said += f", {_STRENGTHS[claim.strength]}"
    return f"{said}; {_CERTAINTIES[claim.certainty]}"
