"""What every response carries, and the forms of a response that is a problem."""

from __future__ import annotations

from html import escape
from typing import Any

from litestar import Response
from litestar.serialization import encode_json

from carrel.web.problems import PROBLEM_TYPE, Problem

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
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


def problem_bytes(problem: Problem) -> bytes:
    """A problem as UTF-8 JSON."""
    return encode_json(problem.to_json())


def problem_page(problem: Problem) -> bytes:
    """A problem as a page that needs nothing else, for a browser that was not let in."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(problem.title)} - Carrel</title>"
        '<link rel="stylesheet" href="/static/carrel.css"></head><body><main>'
        f"<h1>{escape(problem.title)}</h1><p>{escape(problem.detail)}</p>"
        '<p><a href="/">To the shelf</a></p></main></body></html>'
    ).encode()


def problem_response(problem: Problem, path: str, headers: dict[str, str]) -> Response[Any]:
    """A problem as JSON under ``/api/``, as a page elsewhere."""
    if path.startswith("/api/"):
        return Response(
            problem_bytes(problem),
            status_code=problem.status,
            media_type=PROBLEM_TYPE,
            headers=headers,
        )
    return Response(
        problem_page(problem),
        status_code=problem.status,
        media_type="text/html",
        headers=headers,
    )
