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
    return {
        annotation.id: (
            place_of(library.documents.page_at(annotation.document, annotation.span.start))
            if annotation.span
            else None
        )
        for annotation in annotations
    }


def place_of(page: Page) -> Place:
    """What a page is called: by its label if the source gives it one."""
    return Place(page.number, page_words(page))


def page_words(page: Page) -> str:
    """``Page 34`` for a page of the source, ``Part 2`` for a division of Carrel's own."""
    return f"Page {page.label}" if page.label else f"Part {page.number}"
