"""The record of a work: which CSL variables there are and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from carrel.values.errors import CarrelError
from carrel.values.name import name_from_csl, name_from_text
from carrel.values.partial_date import date_from_csl, date_from_text

# CSL 1.0.2, appendix IV "Variables" and appendix III "Types".
NAME_VARIABLES = frozenset(
    {
        "author",
        "chair",
        "collection-editor",
        "compiler",
        "composer",
        "container-author",
        "contributor",
        "curator",
        "director",
        "editor",
        "editor-translator",
        "editorial-director",
        "executive-producer",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "narrator",
        "organizer",
        "original-author",
        "performer",
        "producer",
        "recipient",
        "reviewed-author",
        "script-writer",
        "series-creator",
        "translator",
    }
)
DATE_VARIABLES = frozenset(
    {
        "accessed",
        "available-date",
        "event-date",
        "issued",
        "original-date",
        "submitted",
    }
)
NUMBER_VARIABLES = frozenset(
    {
        "chapter-number",
        "citation-number",
        "collection-number",
        "edition",
        "first-reference-note-number",
        "issue",
        "locator",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "page",
        "page-first",
        "part-number",
        "printing-number",
        "section",
        "supplement-number",
        "version",
        "volume",
    }
)
TEXT_VARIABLES = frozenset(
    {
        "abstract",
        "annote",
        "archive",
        "archive_collection",
        "archive_location",
        "archive-place",
        "authority",
        "call-number",
        "citation-key",
        "citation-label",
        "collection-title",
        "container-title",
        "container-title-short",
        "dimensions",
        "division",
        "DOI",
        "event",
        "event-title",
        "event-place",
        "genre",
        "ISBN",
        "ISSN",
        "jurisdiction",
        "keyword",
        "language",
        "license",
        "medium",
        "note",
        "original-publisher",
        "original-publisher-place",
        "original-title",
        "part-title",
        "PMCID",
        "PMID",
        "publisher",
        "publisher-place",
        "references",
        "reviewed-genre",
        "reviewed-title",
        "scale",
        "source",
        "status",
        "title",
        "title-short",
        "URL",
        "volume-title",
        "year-suffix",
    }
)
TYPES = frozenset(
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    }
)
_BETWEEN_NAMES = re.compile(r"\s*(?:;|\n)\s*")


class RecordError(CarrelError):
    """A value that a record cannot hold."""


def check_variable(variable: str, value: object) -> object:
    """The value as CSL-JSON holds it; empty values pass, for they take the variable out.

    Raise ``RecordError`` for an unknown variable or type, or a value of the wrong kind.
    """
    if value in (None, "", [], {}):
        return ""
    if variable == "type":
        return _type(value)
    if variable in NAME_VARIABLES:
        return _names(variable, value)
    if variable in DATE_VARIABLES:
        return _date(variable, value)
    if variable in NUMBER_VARIABLES | TEXT_VARIABLES:
        return _text(variable, value)
    message = f"CSL has no variable '{variable}': use one of its own, such as title or issued."
    raise RecordError(message)


def sound_item(given: Mapping[str, object]) -> dict[str, Any]:
    """A CSL-JSON item of another program, without what no item can hold.

    Variables of CSL keep their values where those are of the right kind; what else a program
    puts in stays if it is words or a number. There is always a type.
    """
    item: dict[str, Any] = {}
    for name, value in given.items():
        try:
            sound = check_variable(name, value)
        except RecordError:
            known = name == "type" or name in NAME_VARIABLES | DATE_VARIABLES
            sound = value if isinstance(value, str | int | float) and not known else ""
        if sound not in (None, "", [], {}) and name != "id":
            item[name] = sound
    return {"type": "document", **item}


def _type(value: object) -> str:
    if isinstance(value, str) and value in TYPES:
        return str(value)
    message = f"CSL has no type '{value}': use one of its own, such as article-journal or book."
    raise RecordError(message)


def _names(variable: str, value: object) -> list[dict[str, str]]:
    if isinstance(value, str):
        return [name_from_text(part).to_csl() for part in _BETWEEN_NAMES.split(value) if part]
    if isinstance(value, list):
        parts = cast("list[object]", value)
        names = [_name(variable, part) for part in parts]
        return [name for name in names if name]
    raise _wrong(variable, "names, as 'Family, Given; Family, Given'")


def _name(variable: str, value: object) -> dict[str, str]:
    if isinstance(value, str):
        return name_from_text(value).to_csl()
    if isinstance(value, Mapping):
        return name_from_csl(cast("Mapping[str, object]", value)).to_csl()
    raise _wrong(variable, "names, as 'Family, Given; Family, Given'")


def _date(variable: str, value: object) -> dict[str, Any]:
    if isinstance(value, str):
        return date_from_text(value).to_csl()
    if isinstance(value, Mapping):
        try:
            date = date_from_csl(cast("Mapping[str, Any]", value)).to_csl()
        except (TypeError, ValueError):
            date = {}
        if date:
            return date
    raise _wrong(variable, "a date, as 2001, 2001-10-02, 2001-24 for winter 2001, or 1393 SH")


def _text(variable: str, value: object) -> str:
    if isinstance(value, str | int):
        return str(value).strip()
    raise _wrong(variable, "words or a number")


def _wrong(variable: str, wanted: str) -> RecordError:
    return RecordError(f"'{variable}' takes {wanted}.")
