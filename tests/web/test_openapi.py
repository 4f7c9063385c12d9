"""The OpenAPI document is what the desk does, and what is committed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from carrel.web.api_routes import API_ROUTES
from carrel.web.openapi import openapi_document, openapi_text

if TYPE_CHECKING:
    from conftest import Browser

COMMITTED = Path(__file__).parents[2] / "browser" / "openapi.json"


def test_the_committed_document_is_the_desks_own() -> None:
    """browser/openapi.json is what `python -m carrel.web.openapi` prints."""
    assert COMMITTED.read_text(encoding="utf-8") == openapi_text(), (
        "run: python -m carrel.web.openapi > browser/openapi.json"
    )


def test_the_desk_gives_the_document(browser: Browser) -> None:
    """/api/openapi.json, in OpenAPI 3.1."""
    given = browser.ask("GET", "/api/openapi.json").json()
    assert given["openapi"].startswith("3.1")
    assert given == json.loads(openapi_text())


def test_every_operation_is_described() -> None:
    """Each has an id of its own, a summary, what it does, and its problems as problem+json."""
    ids: list[str] = []
    for path, methods in openapi_document()["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            ids.append(operation["operationId"])
            assert operation["summary"], where
            assert operation["description"].endswith("."), where
            assert operation["tags"], where
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    assert [*response["content"]] == ["application/problem+json"], (where, status)
    assert len(ids) == len(set(ids))


def test_every_route_of_the_api_is_in_the_document() -> None:
    """No route is left out."""
    described = {path.replace("}", "") for path in openapi_document()["paths"]}
    routed = {
        part.replace(":str}", "").replace(":int}", "")
        for route in API_ROUTES
        for part in route.paths
    }
    assert routed <= described
