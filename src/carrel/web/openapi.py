"""The OpenAPI 3.1 document of the API, made from its routes and shapes when it is asked for.

``python -m carrel.web.openapi`` prints it; the browser part's types are made from that.
"""

from __future__ import annotations

import sys
from functools import cache
from http import HTTPStatus
from typing import Any, cast

from litestar import Litestar, Response, Router, get
from litestar.di import Provide

from carrel import __version__

DESCRIPTION = """\
Everything that Carrel's pages do. Positions are Unicode code points in the canonical text, \
half-open. Problems come as application/problem+json (RFC 9457). Every request needs the cookie \
that the start address gives; one that changes anything also needs the desk's own Origin.\
"""

_IDLE: tuple[tuple[str, object], ...] = (
    ("allowEmptyValue", False),
    ("allowReserved", False),
    ("deprecated", False),
    ("headers", {}),
)

# Litestar describes an answer by its status in general (http.HTTPStatus).
_SHORTER = {
    HTTPStatus.OK.description: "Done",
    HTTPStatus.CREATED.description: "Made",
    HTTPStatus.NO_CONTENT.description: "Done, and nothing to say of it",
}


@get("/api/openapi.json", include_in_schema=False, sync_to_thread=True)
def openapi_json() -> Response[dict[str, Any]]:
    """This API in OpenAPI 3.1."""
    return Response(openapi_document(), media_type="application/json")


@cache
def openapi_document() -> dict[str, Any]:
    """The document as plain data, its members in a stable order."""
    from litestar.openapi.config import OpenAPIConfig
    from litestar.openapi.plugins import JsonRenderPlugin
    from litestar.openapi.spec import Components, SecurityScheme

    from carrel.web.api_routes import API_ROUTES

    def absent() -> Provide:
        def called() -> None:
            raise AssertionError("routes are described here, never called")

        return Provide(called, sync_to_thread=False)

    described = Litestar(
        route_handlers=[Router("/", route_handlers=API_ROUTES)],
        dependencies={
            "library": absent(),
            "coder": absent(),
        },
        logging_config=None,
        openapi_config=OpenAPIConfig(
            title="Carrel",
            version=__version__,
            description=DESCRIPTION,
            use_handler_docstrings=True,
            render_plugins=[JsonRenderPlugin()],
            components=Components(
                security_schemes={
                    "session": SecurityScheme(
                        type="apiKey",
                        security_scheme_in="cookie",
                        name="carrel-PORT",
                        description="Set by the start address that carrel prints.",
                    )
                }
            ),
            security=[{"session": []}],
        ),
    )
    return cast("dict[str, Any]", _tidied(described.openapi_schema.to_schema()))


def _tidied(value: object) -> object:
    """The same without members that only say what holds anyway, the rest in order."""
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        told = (name for name in sorted(members) if (name, members[name]) not in _IDLE)
        return {name: _tidied(members[name]) for name in told}
    if isinstance(value, str):
        return _SHORTER.get(value, value)
    if isinstance(value, list):
        return [_tidied(item) for item in cast("list[object]", value)]
    return value


def openapi_text() -> str:
    """The document as it is committed: sorted, indented JSON with a line break at its end."""
    import json

    return json.dumps(openapi_document(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(openapi_text())
