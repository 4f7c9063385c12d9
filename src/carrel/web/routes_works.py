"""Works: the shelf, a record and its mending, files brought in, pages of text."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, MultipartBody, QueryParameter

from carrel.library.record import RecordError, check_variable
from carrel.library.work import Work
from carrel.store.library import Library
from carrel.web import shapes
from carrel.web.describing import TAGGED, IfMatch, IfNoneMatch, Limit, Offset, problems
from carrel.web.errors import FieldErrors, NothingSent
from carrel.web.problems import Kind
from carrel.web.shaping import memberships, page_shape, work_shape
from carrel.web.uploading import UploadForm, take_uploads
from carrel.web.versions import check_version, tagged, tagged_unless_known, work_tag
from carrel.workbench.read_document import read_page
from carrel.workbench.tidy_shelf import mend_work

MAX_UPLOAD = 256 << 20
"""Bytes that the files of one upload may have together."""


@get(
    "/api/works",
    operation_id="listWorks",
    summary="The shelf",
    tags=["works"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def list_works(
    library: NamedDependency[Library],
    q: Annotated[str, QueryParameter(description="Words of authors, title or key.")] = "",
    project: Annotated[str, QueryParameter(description="Only the works of this project.")] = "",
    limit: Limit = 200,
    offset: Offset = 0,
) -> shapes.Works:
    """Works by author, year and title."""
    found = [work for work in library.works.all() if _has_words(work, q)]
    if project:
        wanted = set(library.projects.get(project).works)
        found = [work for work in found if work.key in wanted]
    projects = memberships(library)
    shown = found[offset : offset + limit]
    listed = [work_shape(work, projects.get(work.key, ())) for work in shown]
    return shapes.Works(listed, len(found), limit, offset)


def _has_words(work: Work, words: str) -> bool:
    names = " ".join(name.in_order for name in work.authors)
    text = f"{work.key} {work.title} {names} {work.issued.year or ''}".casefold()
    return all(word in text for word in words.casefold().split())


@post(
    "/api/works",
    operation_id="addWorks",
    summary="Bring files in",
    tags=["works"],
    responses={
        200: ResponseSpec(shapes.Uploads, generate_examples=False, description="Nothing new"),
        **problems(Kind.NOT_FOUND, Kind.MEDIA_TYPE, Kind.TOO_LARGE, Kind.INVALID),
    },
    request_max_body_size=MAX_UPLOAD,
    sync_to_thread=True,
)
def add_works(
    library: NamedDependency[Library],
    data: MultipartBody[UploadForm],
    project: Annotated[str, QueryParameter(description="The project that takes them.")] = "",
) -> Response[shapes.Uploads]:
    """One result for each file; the status is 201 when anything was added, else 200."""
    uploads = take_uploads(library, data.files, project or None)
    added = any(upload.addition and upload.addition.new for upload in uploads)
    return Response(shapes.Uploads(uploads), status_code=201 if added else 200)


@get(
    "/api/works/{key:str}",
    operation_id="getWork",
    summary="A work's record",
    tags=["works"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def get_work(
    library: NamedDependency[Library], key: FromPath[str], if_none_match: IfNoneMatch = None
) -> Response[shapes.Work]:
    """The record, with where each value came from and what is missing."""
    shape = _shape(library, library.works.get(key))
    return tagged_unless_known(shape, work_tag(shape), if_none_match)


@patch(
    "/api/works/{key:str}",
    operation_id="mendWork",
    summary="Mend a record",
    tags=["works"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID, Kind.UNCONDITIONAL),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_work(
    library: NamedDependency[Library],
    key: FromPath[str],
    data: JSONBody[dict[str, Any]],
    if_match: IfMatch = None,
) -> Response[shapes.Work]:
    """Set CSL variables to CSL-JSON values, or take them out with null; needs If-Match."""
    _check_variables(data)
    with library.writing():
        old = library.works.get(key)
        check_version(if_match, work_tag(_shape(library, old)))
        shape = _shape(library, mend_work(library, key, data))
    return tagged(shape, work_tag(shape))


@delete(
    "/api/works/{key:str}",
    operation_id="removeWork",
    summary="Take a work off the shelf",
    tags=["works"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE),
    sync_to_thread=True,
)
def delete_work(
    library: NamedDependency[Library], key: FromPath[str], if_match: IfMatch = None
) -> None:
    """Its notes and its original are kept; a restoration brings everything back."""
    with library.writing():
        shape = _shape(library, library.works.get(key))
        check_version(if_match, work_tag(shape), required=False)
        library.works.remove(key)


@post(
    "/api/works/{key:str}/restoration",
    operation_id="restoreWork",
    summary="Put a work back",
    tags=["works"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    response_headers=TAGGED,
    sync_to_thread=True,
)
def restore_work(library: NamedDependency[Library], key: FromPath[str]) -> Response[shapes.Work]:
    """Undo what taking it off the shelf did."""
    shape = _shape(library, library.works.restore(key))
    return tagged(shape, work_tag(shape))


@get(
    "/api/works/{key:str}/pages/{number:int}",
    operation_id="getPage",
    summary="A page of a work's text",
    tags=["works"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def get_page(
    library: NamedDependency[Library],
    key: FromPath[str],
    number: FromPath[int],
    if_none_match: IfNoneMatch = None,
) -> Response[shapes.Page]:
    """Its text, blocks and inlines; the cost does not grow with the length of the work."""
    reading = read_page(library, key, number)
    tag = f'"{reading.work.document[:32]}-{number}"'
    return tagged_unless_known(page_shape(key, reading.page, reading), tag, if_none_match)


def _check_variables(changes: dict[str, Any]) -> None:
    """Raise ``FieldErrors`` that names every variable that cannot be taken, not the first alone."""
    if not changes:
        raise NothingSent("Nothing is to be changed: send at least one CSL variable.")
    wrong: dict[str, str] = {}
    for variable, value in changes.items():
        try:
            check_variable(variable, value)
        except RecordError as error:
            wrong[variable] = str(error)
    if wrong:
        raise FieldErrors(wrong)


def _shape(library: Library, work: Work) -> shapes.Work:
    return work_shape(work, library.projects.of_work(work.key))


ROUTES = (
    list_works,
    add_works,
    get_work,
    patch_work,
    delete_work,
    restore_work,
    get_page,
)
