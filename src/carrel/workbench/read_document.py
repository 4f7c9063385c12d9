"""Open a work: its overview, and its text page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carrel.documents.document import BlockKind
from carrel.values.span import Span, SpanError

if TYPE_CHECKING:
    from carrel.annotations.annotation import Annotation
    from carrel.documents.document import Block, Excerpt, Heading, Page
    from carrel.library.original import Original
    from carrel.library.work import Work
    from carrel.store.documents import DocumentSummary
    from carrel.store.library import Library


@dataclass(frozen=True, slots=True)
class Reading:
    """One page of a work open on the desk, with the marks and notes that touch it."""

    work: Work
    summary: DocumentSummary
    page: Page
    excerpt: Excerpt
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A work at a glance.

    Each heading comes with the number of its page, each reference with its text.
    """

    work: Work
    original: Original
    summary: DocumentSummary
    outline: tuple[tuple[Heading, int], ...]
    references: tuple[tuple[Block, str], ...]
    annotations: tuple[Annotation, ...]
    projects: tuple[str, ...]


def read_page(library: Library, key: str, number: int = 1) -> Reading:
    """Open page ``number`` (from 1); the cost does not grow with the length of the work.

    Raise ``PageNotFound``, which says how many there are.
    """
    work = library.works.get(key)
    page = library.documents.page(work.document, number)
    return Reading(
        work,
        library.documents.summary(work.document),
        page,
        library.documents.excerpt(work.document, number),
        library.annotations.of_work(key, within=page.span),
    )


def overview(library: Library, key: str) -> Overview:
    """Gather what is known of a work."""
    work = library.works.get(key)
    return Overview(
        work,
        library.originals.get(work.original),
        library.documents.summary(work.document),
        library.documents.outline(work.document),
        library.documents.blocks_of_kind(work.document, BlockKind.REFERENCE),
        library.annotations.of_work(key),
        library.projects.of_work(key),
    )


def read_span(library: Library, key: str, span: Span | None = None) -> str:
    """The canonical text of a work, or the part of it that ``span`` covers."""
    work = library.works.get(key)
    if span is not None:
        check_span(key, span, library.documents.summary(work.document).characters)
    return library.documents.text(work.document, span)


def check_span(key: str, span: Span, characters: int) -> Span:
    """Give back a span inside a text of ``characters`` code points; else raise ``SpanError``."""
    if not 0 <= span.start <= span.end <= characters:
        message = f"{span} lies outside {key}: its text runs from 0 to {characters}."
        raise SpanError(message)
    return span
