"""Every route of the desk."""

from __future__ import annotations

from carrel.web.allowed import options_routes
from carrel.web.api_routes import API_ROUTES
from carrel.web.openapi import openapi_json
from carrel.web.pages import PAGE_HANDLERS
from carrel.web.routes_originals import ROUTES as ORIGINAL_ROUTES
from carrel.web.starting import start
from carrel.web.static_files import static_file

_ANSWERING = (start, static_file, *API_ROUTES, openapi_json, *ORIGINAL_ROUTES, *PAGE_HANDLERS)

ROUTES = (*options_routes(_ANSWERING), *_ANSWERING)
"""What the desk answers; the manual has a heading for each but OPTIONS, which goes everywhere."""
