"""From what went wrong to what the browser is told (RFC 9457)."""

from __future__ import annotations

import errno
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from carrel.citing.quotation import QuotationError
from carrel.values.errors import CarrelError
from carrel.web.errors import FieldErrors

PROBLEM_TYPE = "application/problem+json"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_log = logging.getLogger("carrel.web")


class Kind(StrEnum):
    """What sort of problem it is; the last part of its ``type`` address."""

    FOREIGN_HOST = "foreign-host"
    OTHER_SITE = "other-site"
    NOT_STARTED = "not-started"
    NOT_FOUND = "not-found"
    METHOD = "method"
    MALFORMED = "malformed"
    INVALID = "invalid"
    NOT_QUOTED = "not-quoted"
    EXISTS = "exists"
    STALE = "stale"
    UNCONDITIONAL = "unconditional"
    MEDIA_TYPE = "media-type"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    LOST = "lost"
    FULL = "full"
    BUSY = "busy"
    INTERNAL = "internal"


KINDS: Final[Mapping[Kind, tuple[int, str]]] = {
    Kind.FOREIGN_HOST: (421, "Not this desk's address"),
    Kind.OTHER_SITE: (403, "Asked by another site"),
    Kind.NOT_STARTED: (401, "Not let in yet"),
    Kind.NOT_FOUND: (404, "Not here"),
    Kind.METHOD: (405, "Not done with this method"),
    Kind.MALFORMED: (400, "Not understood"),
    Kind.INVALID: (422, "A value that cannot be taken"),
    Kind.NOT_QUOTED: (422, "Not in the source as quoted"),
    Kind.EXISTS: (409, "There is one already"),
    Kind.STALE: (412, "Changed in the meantime"),
    Kind.UNCONDITIONAL: (428, "Which version is changed?"),
    Kind.MEDIA_TYPE: (415, "Sent in another form"),
    Kind.TOO_LARGE: (413, "Too large"),
    Kind.UNREADABLE: (422, "A file that cannot be read"),
    Kind.LOST: (500, "The library is damaged"),
    Kind.FULL: (507, "No room left"),
    Kind.BUSY: (503, "Another program is writing"),
    Kind.INTERNAL: (500, "A fault in Carrel"),
}
"""The status and the title of each kind."""

# By name, so that a desk that meets no such error need not load the room that raises it.
ERRORS: Final[Mapping[str, Kind]] = {
    "WorkNotFound": Kind.NOT_FOUND,
    "AnnotationNotFound": Kind.NOT_FOUND,
    "ProjectNotFound": Kind.NOT_FOUND,
    "PageNotFound": Kind.NOT_FOUND,
    "StudyNotFound": Kind.NOT_FOUND,
    "ClaimNotFound": Kind.NOT_FOUND,
    "EntryNotFound": Kind.NOT_FOUND,
    "ListNotFound": Kind.NOT_FOUND,
    "FileNotBuilt": Kind.NOT_FOUND,
    "ViewNotFound": Kind.NOT_FOUND,
    "DocumentNotFound": Kind.LOST,
    "OriginalNotFound": Kind.LOST,
    "OriginalDamaged": Kind.LOST,
    "LibraryDamaged": Kind.LOST,
    "LibraryLocked": Kind.BUSY,
    "DiskFull": Kind.FULL,
    "LexiconMissing": Kind.LOST,
    "ProjectExists": Kind.EXISTS,
    "StyleExists": Kind.EXISTS,
    "StudyExists": Kind.EXISTS,
    "StaleAnnotation": Kind.STALE,
    "StaleStudy": Kind.STALE,
    "StaleClaim": Kind.STALE,
    "StaleCorrection": Kind.STALE,
    "PreconditionFailed": Kind.STALE,
    "PreconditionMissing": Kind.UNCONDITIONAL,
    "QuotationError": Kind.NOT_QUOTED,
    "UnreadableFile": Kind.UNREADABLE,
}
"""The kind of each class of error that is not simply ``INVALID``; subclasses follow their base."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a browser is told: a kind, one sentence, and members of its own (RFC 9457, 3.2)."""

    kind: Kind
    detail: str
    members: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def status(self) -> int:
        """The HTTP status."""
        return KINDS[self.kind][0]

    @property
    def title(self) -> str:
        """What this kind is called."""
        return KINDS[self.kind][1]

    def to_json(self) -> dict[str, Any]:
        """The members of ``application/problem+json``."""
        return {
            "type": f"/api/problems/{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.members,
        }


def problem_of(error: BaseException) -> Problem:
    """What the browser is told of ``error``; a fault of Carrel's is logged under a reference."""
    if isinstance(error, CarrelError):
        return Problem(_kind_of(error), str(error), _members_of(error))
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return Problem(Kind.FULL, "The disk is full: make room, then do it again; nothing is lost.")
    reference = secrets.token_hex(4)
    _log.error("Fault %s", reference, exc_info=error)
    detail = (
        f"Carrel made a mistake of its own; nothing is lost. What happened is written where carrel "
        f"was started, under {reference}: please report it."
    )
    return Problem(Kind.INTERNAL, detail, {"reference": reference})


def _kind_of(error: CarrelError) -> Kind:
    """The kind of the nearest class in the table; an unlisted class is ``INVALID``."""
    names = (cls.__name__ for cls in type(error).__mro__)
    return next((ERRORS[name] for name in names if name in ERRORS), Kind.INVALID)


def _members_of(error: CarrelError) -> dict[str, Any]:
    if isinstance(error, FieldErrors):
        return {"errors": [{"field": name, "detail": said} for name, said in error.errors.items()]}
    if isinstance(error, QuotationError) and error.nearest is not None:
        return {
            "nearest": {"start": error.nearest.start, "end": error.nearest.end},
            "passage": error.passage,
            "differences": [{"typed": d.typed, "source": d.source} for d in error.differences],
        }
    return {}
