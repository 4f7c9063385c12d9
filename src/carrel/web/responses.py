"""What every response carries, and the forms of a response that is a problem."""

from __future__ import annotations

from litestar import Response
from litestar.serialization import encode_json

from carrel.web.pages.problem import problem_html
from carrel.web.problems import PROBLEM_TYPE, Problem

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The Content Security Policy of every page: this desk's own files and nothing inline."""

COMMON_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", PAGE_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (b"cache-control", b"no-store"),
    (b"x-frame-options", b"DENY"),
)
"""Headers of every response; a handler's own header of the same name stands instead."""


def with_common_headers(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers a handler gave, and each common one that it did not give itself."""
    own = {name.lower() for name, _ in given}
    return [*given, *(header for header in COMMON_HEADERS if header[0] not in own)]


def problem_body(problem: Problem, path: str) -> tuple[bytes, str]:
    """A problem as JSON under ``/api/``, as a page elsewhere; with its media type."""
    if path.startswith("/api/"):
        return encode_json(problem.to_json()), PROBLEM_TYPE
    return problem_html(problem.title, problem.detail).encode(), "text/html; charset=utf-8"


def problem_response(problem: Problem, path: str, headers: dict[str, str]) -> Response[bytes]:
    """A response that is a problem."""
    body, media_type = problem_body(problem, path)
    return Response(
        body,
        status_code=problem.status,
        headers={**headers, "content-type": media_type},
        media_type=media_type.partition(";")[0],
    )
