"""Drafts: notes being written, kept so that a killed browser loses none."""

from __future__ import annotations

from litestar import delete, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from carrel.store.library import Library
from carrel.web import given, shapes
from carrel.web.describing import problems
from carrel.web.problems import Kind
from carrel.web.slashes import as_written


@get(
    "/api/drafts",
    operation_id="listDrafts",
    summary="Every draft",
    tags=["drafts"],
    responses=problems(),
    sync_to_thread=True,
)
def list_drafts(library: NamedDependency[Library]) -> shapes.Drafts:
    """With the place that each belongs to."""
    drafts = library.drafts.all()
    return shapes.Drafts([shapes.Draft(place, text) for place, text in drafts.items()])


@get(
    "/api/drafts/{place:str}",
    operation_id="getDraft",
    summary="The draft at a place",
    tags=["drafts"],
    responses=problems(),
    sync_to_thread=True,
)
def get_draft(library: NamedDependency[Library], place: FromPath[str]) -> shapes.Draft:
    """Empty where nothing is being written."""
    written = as_written(place)
    return shapes.Draft(written, library.drafts.get(written))


@put(
    "/api/drafts/{place:str}",
    operation_id="saveDraft",
    summary="Keep the words so far",
    tags=["drafts"],
    responses=problems(Kind.INVALID),
    sync_to_thread=True,
)
def put_draft(
    library: NamedDependency[Library], place: FromPath[str], data: JSONBody[given.DraftText]
) -> shapes.Draft:
    """They replace those that were kept before."""
    written = as_written(place)
    library.drafts.save(written, data.text)
    return shapes.Draft(written, data.text)


@delete(
    "/api/drafts/{place:str}",
    operation_id="dropDraft",
    summary="Drop a draft",
    tags=["drafts"],
    responses=problems(),
    sync_to_thread=True,
)
def drop_draft(library: NamedDependency[Library], place: FromPath[str]) -> None:
    """Nothing happens where there is none."""
    library.drafts.drop(as_written(place))


ROUTES = (list_drafts, get_draft, put_draft, drop_draft)
