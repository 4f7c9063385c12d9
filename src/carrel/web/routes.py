"""Every route of the desk, one table for each noun."""

from __future__ import annotations

from carrel.web import (
    openapi,
    routes_annotations,
    routes_drafts,
    routes_projects,
    routes_works,
)
from carrel.web.pages import PAGE_HANDLERS
from carrel.web.starting import start
from carrel.web.static_files import static_file

API_ROUTES = (
    *routes_works.ROUTES,
    *routes_annotations.ROUTES,
    *routes_projects.ROUTES,
    *routes_drafts.ROUTES,
    openapi.openapi_json,
    openapi.problem_kind,
)
"""What the pages and other programs call."""

ROUTES = (start, static_file, *API_ROUTES, *PAGE_HANDLERS)
"""Every route of the desk."""
