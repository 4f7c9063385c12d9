"""The routes of the API, one table for each noun."""

from __future__ import annotations

from carrel.web import (
    routes_annotations,
    routes_citations,
    routes_drafts,
    routes_lexicon,
    routes_problems,
    routes_projects,
    routes_search,
    routes_styles,
    routes_works,
)

API_ROUTES = (
    *routes_works.ROUTES,
    *routes_annotations.ROUTES,
    *routes_citations.ROUTES,
    *routes_styles.ROUTES,
    *routes_search.ROUTES,
    *routes_lexicon.ROUTES,
    *routes_projects.ROUTES,
    *routes_drafts.ROUTES,
    *routes_problems.ROUTES,
)
"""What the pages and other programs call."""
