"""Routes of a study's figures: a page for each, and its charts as files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from carrel.store.library import Library
from carrel.web.pages.rendering import render
from carrel.web.pages.study.alignments import alignment_page
from carrel.web.pages.study.choosing import Query, selection_of
from carrel.web.pages.study.drawn import FORMS, chart_file, drawn, widths_for
from carrel.web.pages.study.figure_page import FigurePage
from carrel.web.pages.study.frame import Opened, frame, open_study, study_path
from carrel.web.pages.study.networks import balance_page, network_page
from carrel.web.pages.study.portfolios import portfolio_page
from carrel.web.pages.study.profiles import profile_page
from carrel.web.pages.study.scenarios import scenario_page
from carrel.web.slashes import as_written

_PAGES: dict[str, Callable[[Opened, Query], FigurePage]] = {
    "profile": profile_page,
    "alignment": alignment_page,
    "network": network_page,
    "balance": balance_page,
    "scenario": scenario_page,
    "portfolio": portfolio_page,
}
"""By the name of their tab."""

_CHARTS = {
    "profile": "profile",
    "alignment": "alignment",
    "network": "network",
    "pressure": "balance",
    "pressures": "balance",
    "scenario-pressure": "scenario",
    "scenario-settled": "scenario",
    "scenario-network": "scenario",
    "portfolio": "portfolio",
    "portfolios": "portfolio",
}
"""The page on which each chart stands."""


def _tab(tab: str) -> HTTPRouteHandler:
    """The route of one tab: each has its own, for Litestar hands a shared one over twice."""

    @get(f"/studies/{{name:str}}/{tab}", include_in_schema=False, sync_to_thread=True)
    def figures(
        request: Request[Any, Any, Any],
        library: NamedDependency[Library],
        coder: NamedDependency[str],
        name: FromPath[str],
    ) -> Response[str]:
        """The page of a tab, for the selection and the settings in its address."""
        page = _page(request, library, coder, name, tab)
        opened = page.opened
        path = study_path(opened.study.name)
        widths = widths_for(request)
        asked = ("drawn", tab, str(request.url.query), widths)
        figures = opened.loaded.once(
            asked, lambda: [drawn(draw, path, widths) for draw in page.draws.values()]
        )
        return render(
            "study_figures.html",
            **frame(opened, tab),
            notes=page.notes,
            filter_more=page.more,
            controls=page.controls,
            after=page.after,
            asked=page.asked,
            figures=figures,
        )

    return figures


@get("/studies/{name:str}/charts/{file:str}", include_in_schema=False, sync_to_thread=True)
def chart(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    file: FromPath[str],
) -> Response[bytes]:
    """A chart as SVG, or the numbers behind it as CSV or JSON."""
    wanted, _, form = file.rpartition(".")
    if wanted not in _CHARTS or form not in FORMS:
        raise NotFoundException
    page = _page(request, library, coder, name, _CHARTS[wanted])
    return chart_file(page.draws[wanted], form)


def _page(
    request: Request[Any, Any, Any], library: Library, coder: str, name: str, tab: str
) -> FigurePage:
    query = request.query_params
    opened = open_study(library, as_written(name), coder=coder, selection=selection_of(query))
    asked = ("page", tab, str(request.url.query), coder)
    return opened.loaded.once(asked, lambda: _PAGES[tab](opened, query))


FIGURE_HANDLERS = (*map(_tab, _PAGES), chart)
"""The pages of the figures, and their charts as files."""
