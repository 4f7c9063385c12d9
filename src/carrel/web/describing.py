"""What the OpenAPI document says of a route beside its types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from litestar.datastructures import ResponseHeader
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import HeaderParameter, QueryParameter

from carrel.web import shapes
from carrel.web.problems import KINDS, PROBLEM_TYPE, Kind

ALWAYS = (Kind.MALFORMED, Kind.NOT_STARTED, Kind.OTHER_SITE, Kind.FOREIGN_HOST, Kind.INTERNAL)

Limit = Annotated[int, QueryParameter(ge=1, le=1000, description="How many at most.")]
Offset = Annotated[int, QueryParameter(ge=0, description="How many to pass over.")]
IfMatch = Annotated[
    str | None,
    HeaderParameter(
        name="If-Match", required=False, description="The ETag of the version that is changed."
    ),
]

IfNoneMatch = Annotated[
    str | None,
    HeaderParameter(
        name="If-None-Match", required=False, description="The ETag of what is there already."
    ),
]
TAGGED = (
    ResponseHeader(
        name="ETag",
        description="The version, to be sent as If-Match with a change of it.",
        documentation_only=True,
    ),
)
"""What a route says of the tag that its answers carry."""


def problems(*kinds: Kind) -> Mapping[int, ResponseSpec]:
    """The problems that a route may answer with, beside those that any route may."""
    by_status: dict[int, list[str]] = {}
    for kind in (*kinds, *ALWAYS):
        status, title = KINDS[kind]
        by_status.setdefault(status, []).append(title)
    return {
        status: ResponseSpec(
            data_container=shapes.Problem,
            description="; ".join(titles),
            generate_examples=False,
            media_type=PROBLEM_TYPE,  # type: ignore[arg-type]
        )
        for status, titles in sorted(by_status.items())
    }
