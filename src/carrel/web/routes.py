"""Every route of the desk."""

from __future__ import annotations

from carrel.web.api_routes import API_ROUTES
from carrel.web.pages import PAGE_HANDLERS
from carrel.web.starting import start
from carrel.web.static_files import static_file

ROUTES = (start, static_file, *API_ROUTES, *PAGE_HANDLERS)
"""What the desk answers; the manual has a heading for each."""
