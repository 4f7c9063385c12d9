"""Citation styles: those of the CSL project and the reader's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from litestar import Response, delete, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath, MultipartBody, QueryParameter

from carrel.store.library import Library
from carrel.web import shapes
from carrel.web.describing import Limit, Offset, problems
from carrel.web.problems import Kind
from carrel.web.shaping import own_style_shape
from carrel.web.uploading import plain_file_name

MAX_UPLOAD = 8 << 20
"""Bytes that a form with one style may have."""


@dataclass(frozen=True)
class StyleForm:
    """A form with one file under the name ``file``."""

    file: UploadFile


@get(
    "/api/styles",
    operation_id="listStyles",
    summary="Citation styles",
    tags=["citations"],
    responses=problems(Kind.INVALID),
    sync_to_thread=True,
)
def get_styles(
    library: NamedDependency[Library],
    q: Annotated[str, QueryParameter(description="Words of a title or an id.")] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> shapes.Styles:
    """Those whose title or id holds every word: one's own, then a common name, then by title."""
    found = library.styles.search(q)
    own = {style.id for style in library.styles.own()}
    shown = [
        shapes.Style(style.id, style.title, style.id in own)
        for style in found[offset : offset + limit]
    ]
    return shapes.Styles(shown, len(found), limit, offset)


@post(
    "/api/styles",
    operation_id="addStyle",
    summary="Add a style file",
    tags=["citations"],
    responses=problems(Kind.EXISTS, Kind.MEDIA_TYPE, Kind.TOO_LARGE, Kind.INVALID),
    request_max_body_size=MAX_UPLOAD,
    sync_to_thread=True,
)
def add_style(
    library: NamedDependency[Library],
    data: MultipartBody[StyleForm],
    name: Annotated[
        str, QueryParameter(description="The id to keep it under; empty for the file's name.")
    ] = "",
) -> Response[shapes.OwnStyle]:
    """It is checked first; one of the reader's own with that id gives way to it."""
    added = library.styles.add(data.file.file.read(), plain_file_name(data.file.filename), name)
    return Response(own_style_shape(added), status_code=201)


@delete(
    "/api/styles/{style:str}",
    operation_id="removeStyle",
    summary="Take a style of one's own away",
    tags=["citations"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def remove_style(library: NamedDependency[Library], style: FromPath[str]) -> shapes.OwnStyle:
    """Its file stays among the originals; one that a project cites in is not taken away."""
    return own_style_shape(library.styles.remove(style))


@post(
    "/api/styles/{style:str}/restoration",
    operation_id="restoreStyle",
    summary="Bring a style of one's own back",
    tags=["citations"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    sync_to_thread=True,
)
def restore_style(library: NamedDependency[Library], style: FromPath[str]) -> shapes.OwnStyle:
    """Undo what taking it away did."""
    return own_style_shape(library.styles.restore(style))


ROUTES = (get_styles, add_style, remove_style, restore_style)
