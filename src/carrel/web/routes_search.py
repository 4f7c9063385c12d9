"""Search: words in the works on the shelf."""

from __future__ import annotations

from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from carrel.store.library import Library
from carrel.web import shapes
from carrel.web.describing import Limit, Offset, problems
from carrel.web.problems import Kind
from carrel.web.shaping import findings_shape
from carrel.workbench.find_text import find_text


@get(
    "/api/search",
    operation_id="search",
    summary="Find words",
    tags=["search"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def search(
    library: NamedDependency[Library],
    q: Annotated[str, QueryParameter(description='Words, "phrases", prefix*, OR, -not.')] = "",
    within: Annotated[
        str, QueryParameter(name="in", description="The key of the one work to search.")
    ] = "",
    *,
    apparatus: FromQuery[bool] = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> shapes.Findings:
    """Every occurrence with its exact span; the site's own words only with ``apparatus``."""
    findings = find_text(
        library, q, within=within or None, apparatus=apparatus, limit=limit, offset=offset
    )
    return findings_shape(findings, limit, offset)


ROUTES = (search,)
