"""Which methods an address takes: what OPTIONS answers, and ``Allow`` beside a 405."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from litestar import Response
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler


def methods_by_path(routes: Iterable[HTTPRouteHandler]) -> dict[str, list[str]]:
    """The methods of each path; HEAD goes wherever GET does, OPTIONS everywhere."""
    found: dict[str, set[str]] = {}
    for route in routes:
        for path in route.paths:
            found.setdefault(path, {"OPTIONS"}).update(map(str, route.http_methods))
    return {
        path: sorted(methods | ({"HEAD"} if "GET" in methods else set()))
        for path, methods in found.items()
    }


def options_routes(routes: Sequence[HTTPRouteHandler]) -> list[HTTPRouteHandler]:
    """A handler of OPTIONS for each path.

    Litestar 2 makes its own when the first handler of a path is registered, which then knows of no
    other; these are to be registered before all others.
    """
    return [_options(path, methods) for path, methods in methods_by_path(routes).items()]


def _options(path: str, methods: Sequence[str]) -> HTTPRouteHandler:
    allow = ", ".join(methods)

    def options() -> Response[None]:
        return Response(None, status_code=204, headers={"allow": allow})

    handler = HTTPRouteHandler(
        path,
        http_method=HttpMethod.OPTIONS,
        include_in_schema=False,
        status_code=204,
        sync_to_thread=False,
    )
    return handler(options)
