"""The kinds of problems, as the addresses in problem answers lead to them."""

from __future__ import annotations

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from carrel.web import shapes
from carrel.web.describing import problems
from carrel.web.problems import KINDS, Kind


@get(
    "/api/problems/{kind:str}",
    operation_id="getProblemKind",
    summary="What a sort of problem is",
    tags=["problems"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=False,
)
def problem_kind(kind: FromPath[str]) -> shapes.ProblemKind:
    """The title and the status that go with a problem's type."""
    if kind not in set(Kind):
        raise NotFoundException
    status, title = KINDS[Kind(kind)]
    return shapes.ProblemKind(f"/api/problems/{kind}", title, status)


ROUTES = (problem_kind,)
