"""Entity tags and the conditions put on them (RFC 9110, 8.8.3 and 13.1)."""

from __future__ import annotations

import hashlib
from typing import TypeVar, cast

from litestar import Response
from litestar.serialization import encode_json

from carrel.web import shapes
from carrel.web.errors import PreconditionFailed, PreconditionMissing

T = TypeVar("T")


def work_tag(work: shapes.Work) -> str:
    """A tag that changes with the record, and not with the projects that hold the work."""
    record = (work.key, work.item, work.provenance, work.document)
    return f'"{hashlib.sha256(encode_json(record)).hexdigest()[:32]}"'


def annotation_tag(revision: int) -> str:
    """A mark's or note's tag: its revision."""
    return f'"{revision}"'


def tagged(shape: T, tag: str, *, status: int = 200, location: str = "") -> Response[T]:
    """The shape with its tag, and with the address of what was made."""
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if location:
        headers["location"] = location
    return Response(shape, status_code=status, headers=headers)


def tagged_unless_known(shape: T, tag: str, known: str | None) -> Response[T]:
    """The shape with its tag; nothing but 304 when ``known`` (If-None-Match) names it."""
    if not _names(known, tag):
        return tagged(shape, tag)
    return tagged(cast("T", None), tag, status=304)


def check_version(named: str | None, tag: str, *, required: bool = True) -> None:
    """Let a change pass that names the version it changes, in ``named`` (If-Match).

    Raise ``PreconditionMissing`` without one where it is ``required``, and
    ``PreconditionFailed`` when it names another version.
    """
    if named is None:
        if required:
            raise PreconditionMissing(
                "Say which version is changed: send the ETag that came with it as If-Match."
            )
        return
    if not _names(named, tag):
        raise PreconditionFailed(
            "This was changed elsewhere in the meantime: load it again, then make the change."
        )


def _names(condition: str | None, tag: str) -> bool:
    if condition is None:
        return False
    tags = {part.strip().removeprefix("W/") for part in condition.split(",")}
    return bool(tags & {tag, "*"})
