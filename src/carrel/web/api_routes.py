"""The routes of the API, one table for each noun."""

from __future__ import annotations

from carrel.web import (
    routes_annotations,
    routes_citations,
    routes_claims,
    routes_codebook,
    routes_drafts,
    routes_hypotheses,
    routes_lexicon,
    routes_problems,
    routes_projects,
    routes_references,
    routes_search,
    routes_studies,
    routes_study_files,
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
    *routes_references.ROUTES,
    *routes_drafts.ROUTES,
    *routes_studies.ROUTES,
    *routes_claims.ROUTES,
    *routes_codebook.ROUTES,
    *routes_hypotheses.ROUTES,
    *routes_study_files.ROUTES,
    *routes_problems.ROUTES,
)
"""What the pages and other programs call."""
