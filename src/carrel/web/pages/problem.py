"""A problem as a page in words."""

from __future__ import annotations

from carrel.web.pages.rendering import html_of


def problem_html(title: str, detail: str) -> str:
    """The page that tells a person what happened and leads back to the shelf."""
    return html_of("problem.html", title=title, detail=detail)
