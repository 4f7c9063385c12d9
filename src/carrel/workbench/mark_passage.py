"""Mark passages and write notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from carrel.annotations.annotation import (
    CONTEXT,
    Annotation,
    AnnotationError,
    Selector,
    TextQuoteSelector,
    check_color,
)
from carrel.citing.quotation import find_quotation
from carrel.values.span import Span
from carrel.workbench.read_document import check_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.library.work import Work
    from carrel.store.library import Library

DEFAULT_COLOR = "yellow"


def mark_span(
    library: Library,
    key: str,
    span: Span,
    *,
    color: str = DEFAULT_COLOR,
    note: str = "",
    tags: Iterable[str] = (),
) -> Annotation:
    """Highlight ``span`` of a work, with a note and tags if given."""
    work = library.works.get(key)
    check_span(key, span, library.documents.summary(work.document).characters)
    selector = describe_span(library, work.document, span)
    if not selector.quote.exact.strip():
        message = f"There is nothing to mark at {span} of {key}: choose at least one word."
        raise AnnotationError(message)
    return _save(library, work, selector, (check_color(color), note, tags))


def mark_quotation(
    library: Library,
    key: str,
    quotation: str,
    *,
    color: str = DEFAULT_COLOR,
    note: str = "",
    tags: Iterable[str] = (),
) -> Annotation:
    """Highlight the first passage that reads ``quotation``; ``QuotationError`` when none does."""
    work = library.works.get(key)
    span = find_quotation(library.documents.text(work.document), quotation)[0]
    return mark_span(library, key, span, color=color, note=note, tags=tags)


def note_on_work(library: Library, key: str, note: str, *, tags: Iterable[str] = ()) -> Annotation:
    """Write a note on the work as a whole."""
    work = library.works.get(key)
    if not note.strip():
        message = f"The note on {key} is empty: write at least one word."
        raise AnnotationError(message)
    return _save(library, work, None, ("", note, tags))


def change_mark(
    library: Library,
    annotation_id: str,
    *,
    revision: int,
    color: str | None = None,
    note: str | None = None,
    tags: Iterable[str] | None = None,
) -> Annotation:
    """Change what is given and leave the rest; ``revision`` is the one the reader saw last.

    Raise ``StaleAnnotation`` when somebody changed it since.
    """
    with library.writing():
        old = library.annotations.get(annotation_id)
        changed = replace(
            old,
            color=old.color if color is None else check_color(color),
            note=old.note if note is None else note,
            tags=old.tags if tags is None else _tidy(tags),
            modified=_now(),
            revision=revision + 1,
        )
        return library.annotations.save(changed)


def delete_mark(library: Library, annotation_id: str) -> Annotation:
    """Take a mark or note away; ``restore_mark`` brings it back."""
    return library.annotations.delete(annotation_id)


def restore_mark(library: Library, annotation_id: str) -> Annotation:
    """Bring back what ``delete_mark`` took away."""
    return library.annotations.restore(annotation_id)


def _save(
    library: Library,
    work: Work,
    selector: Selector | None,
    body: tuple[str, str, Iterable[str]],
) -> Annotation:
    color, note, tags = body
    now = _now()
    annotation = Annotation(
        str(uuid4()), work.key, work.document, selector, color, note, _tidy(tags), now, now
    )
    return library.annotations.save(annotation)


def describe_span(library: Library, document: str, span: Span) -> Selector:
    """Hold a span of a text by position and quotation, reading no more of it than is needed."""
    around = Span(max(0, span.start - CONTEXT), span.end + CONTEXT)
    characters = library.documents.summary(document).characters
    text = library.documents.text(document, around.clipped(Span(0, characters)))
    start = span.start - around.start
    end = start + span.length
    return Selector(span, TextQuoteSelector(text[start:end], text[:start], text[end:]))


def _tidy(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip().lstrip("#") for tag in tags if tag.strip().lstrip("#")))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
