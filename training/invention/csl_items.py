"""An invented work as CSL-JSON, and the labels of what a style prints of it."""

from __future__ import annotations

from collections.abc import Mapping

from training.invention.persons import Person
from training.invention.works import Date, Work

LABELS: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "title": "title",
    "title-short": "title",
    "container-title": "container-title",
    "container-title-short": "container-title",
    "journalAbbreviation": "container-title",
    "collection-title": "collection-title",
    "event-title": "event-title",
    "event": "event-title",
    "issued": "issued",
    "event-date": "issued",
    "accessed": "accessed",
    "original-date": "original-date",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "page-first": "page",
    "number-of-pages": "page",
    "number": "number",
    "collection-number": "number",
    "edition": "edition",
    "version": "edition",
    "publisher": "publisher",
    "authority": "publisher",
    "publisher-place": "publisher-place",
    "event-place": "publisher-place",
    "genre": "genre",
    "medium": "medium",
    "archive": "archive",
    "archive_location": "archive",
    "note": "note",
    "DOI": "DOI",
    "URL": "URL",
    "PMID": "PMID",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "citation-number": "citation-number",
    "citation-label": "citation-number",
}
"""What a variable is called among `carrel.references.labels`; what is missing is not labelled."""


def csl_item(work: Work, name: str) -> dict[str, object]:
    """Write a work as CSL-JSON with an id."""
    item: dict[str, object] = {
        "id": name,
        "type": work.kind,
        "language": work.language,
        **work.texts,
    }
    for variable, people in work.names.items():
        item[variable] = [_name(one) for one in people]
    for variable, date in work.dates.items():
        item[variable] = _date(date)
    return item


def _name(one: Person) -> dict[str, str]:
    if one.literal:
        return {"literal": one.literal}
    fields = {
        "family": one.family,
        "given": one.given,
        "non-dropping-particle": one.particle,
        "suffix": one.suffix,
    }
    return {name: value for name, value in fields.items() if value}


def _date(date: Date) -> dict[str, object]:
    if not date.year.isdigit():
        return {"literal": date.year}
    parts = [int(date.year), date.month, date.day]
    return {"date-parts": [[one for one in parts if one]]}
