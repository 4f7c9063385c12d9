"""Annotations: marks on passages, notes on passages and on works."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from carrel.annotations.annotation import Annotation
from carrel.store.library import Library
from carrel.values.span import Span
from carrel.web import given, shapes
from carrel.web.describing import TAGGED, IfMatch, IfNoneMatch, Limit, Offset, problems
from carrel.web.errors import FieldErrors
from carrel.web.problems import Kind
from carrel.web.shaping import annotation_shape
from carrel.web.versions import annotation_tag, check_version, tagged, tagged_unless_known
from carrel.workbench.mark_passage import (
    change_mark,
    delete_mark,
    mark_quotation,
    mark_span,
    note_on_work,
    restore_mark,
)
from carrel.workbench.read_document import read_page


@get(
    "/api/works/{key:str}/annotations",
    operation_id="listAnnotationsOfWork",
    summary="Marks and notes of a work",
    tags=["annotations"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def list_of_work(
    library: NamedDependency[Library],
    key: FromPath[str],
    page: Annotated[
        int | None, QueryParameter(description="Only those that touch this page of the text.")
    ] = None,
    limit: Limit = 1000,
    offset: Offset = 0,
) -> shapes.Annotations:
    """Notes on the whole work first, then by position."""
    if page is not None:
        found = read_page(library, key, page).annotations
    else:
        found = library.annotations.of_work(library.works.get(key).key)
    return _stretch(found, limit, offset)


@post(
    "/api/works/{key:str}/annotations",
    operation_id="annotate",
    summary="Mark a passage, or write a note",
    tags=["annotations"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID, Kind.NOT_QUOTED),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def annotate(
    library: NamedDependency[Library],
    key: FromPath[str],
    data: JSONBody[given.NewAnnotation],
) -> Response[shapes.Annotation]:
    """A passage by start and end or by quote; a note with neither is on the work as a whole."""
    made = _make(library, key, data)
    return tagged(
        annotation_shape(made),
        annotation_tag(made.revision),
        status=201,
        location=f"/api/annotations/{made.id}",
    )


def _make(library: Library, key: str, wanted: given.NewAnnotation) -> Annotation:
    if (wanted.start is None) != (wanted.end is None):
        missing = "start" if wanted.start is None else "end"
        raise FieldErrors({missing: "A passage needs both its start and its end."})
    if wanted.start is not None and wanted.end is not None:
        if wanted.quote is not None:
            raise FieldErrors({"quote": "Give start and end, or the quotation, not both."})
        span = Span(wanted.start, wanted.end)
        return mark_span(library, key, span, color=wanted.color, note=wanted.note, tags=wanted.tags)
    if wanted.quote is not None:
        return mark_quotation(
            library, key, wanted.quote, color=wanted.color, note=wanted.note, tags=wanted.tags
        )
    return note_on_work(library, key, wanted.note, tags=wanted.tags)


@get(
    "/api/annotations",
    operation_id="listAnnotations",
    summary="Marks and notes of all works",
    tags=["annotations"],
    responses=problems(Kind.INVALID),
    sync_to_thread=True,
)
def list_annotations(
    library: NamedDependency[Library],
    color: Annotated[str, QueryParameter(description="Only this colour.")] = "",
    tag: Annotated[str, QueryParameter(description="Only with this tag.")] = "",
    limit: Limit = 200,
    offset: Offset = 0,
) -> shapes.Annotations:
    """The last changed first."""
    found = tuple(
        annotation
        for annotation in library.annotations.all()
        if (not color or annotation.color == color) and (not tag or tag in annotation.tags)
    )
    return _stretch(found, limit, offset)


@get(
    "/api/annotations/{annotation_id:str}",
    operation_id="getAnnotation",
    summary="A mark or note",
    tags=["annotations"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def get_annotation(
    library: NamedDependency[Library],
    annotation_id: FromPath[str],
    if_none_match: IfNoneMatch = None,
) -> Response[shapes.Annotation]:
    """The mark or note with its passage."""
    found = library.annotations.get(annotation_id)
    tag = annotation_tag(found.revision)
    return tagged_unless_known(annotation_shape(found), tag, if_none_match)


@patch(
    "/api/annotations/{annotation_id:str}",
    operation_id="changeAnnotation",
    summary="Change a mark or note",
    tags=["annotations"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID, Kind.UNCONDITIONAL),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_annotation(
    library: NamedDependency[Library],
    annotation_id: FromPath[str],
    data: JSONBody[given.AnnotationChange],
    if_match: IfMatch = None,
) -> Response[shapes.Annotation]:
    """Its colour, note or tags; needs If-Match."""
    with library.writing():
        old = library.annotations.get(annotation_id)
        check_version(if_match, annotation_tag(old.revision))
        changed = change_mark(
            library,
            annotation_id,
            revision=old.revision,
            color=data.color,
            note=data.note,
            tags=None if data.tags is None else tuple(data.tags),
        )
    return tagged(annotation_shape(changed), annotation_tag(changed.revision))


@delete(
    "/api/annotations/{annotation_id:str}",
    operation_id="deleteAnnotation",
    summary="Take a mark or note away",
    tags=["annotations"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE),
    sync_to_thread=True,
)
def delete_annotation(
    library: NamedDependency[Library], annotation_id: FromPath[str], if_match: IfMatch = None
) -> None:
    """Nothing is lost: a restoration brings it back. If-Match is heeded when it is sent."""
    with library.writing():
        old = library.annotations.get(annotation_id)
        check_version(if_match, annotation_tag(old.revision), required=False)
        delete_mark(library, annotation_id)


@post(
    "/api/annotations/{annotation_id:str}/restoration",
    operation_id="restoreAnnotation",
    summary="Bring a mark or note back",
    tags=["annotations"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    response_headers=TAGGED,
    sync_to_thread=True,
)
def restore_annotation(
    library: NamedDependency[Library], annotation_id: FromPath[str]
) -> Response[shapes.Annotation]:
    """Undo what deleting it did."""
    restored = restore_mark(library, annotation_id)
    return tagged(annotation_shape(restored), annotation_tag(restored.revision))


def _stretch(found: tuple[Annotation, ...], limit: int, offset: int) -> shapes.Annotations:
    shown = [annotation_shape(annotation) for annotation in found[offset : offset + limit]]
    return shapes.Annotations(shown, len(found), limit, offset)


ROUTES = (
    list_of_work,
    annotate,
    list_annotations,
    get_annotation,
    patch_annotation,
    delete_annotation,
    restore_annotation,
)
