"""Where a mark stands, in words and as a page to open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from carrel.annotations.annotation import Annotation
from carrel.documents.document import Page
from carrel.store.library import Library


@dataclass(frozen=True, slots=True)
class Place:
    """The number of the page that a passage begins on, and what a reader calls the place."""

    page: int
    words: str


def places_of(library: Library, annotations: Iterable[Annotation]) -> dict[str, Place | None]:
    """For each annotation's id its place; ``None`` for a note on a whole work."""
    counts: dict[str, int] = {}
    places: dict[str, Place | None] = {}
    for annotation in annotations:
        document, span = annotation.document, annotation.span
        if span is None:
            places[annotation.id] = None
            continue
        if document not in counts:
            counts[document] = library.documents.summary(document).pages
        page = library.documents.page_at(document, span.start)
        places[annotation.id] = Place(page.number, page_words(page, counts[document]))
    return places


def page_words(page: Page, pages: int) -> str:
    """What a reader calls a page: ``Page 34`` by its label, else ``Part 2`` of several divisions."""
    if page.label:
        return f"Page {page.label}"
    return f"Part {page.number}" if pages > 1 else "In the text"
