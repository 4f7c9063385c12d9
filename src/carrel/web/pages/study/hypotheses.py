"""Competing hypotheses: the matrix of claims, to be rated where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.store.library import Library
from carrel.study.columns import Columns
from carrel.study.hypothesis import Rating
from carrel.web.pages.rendering import render
from carrel.web.pages.study.choosing import query_of, selection_of
from carrel.web.pages.study.frame import Opened, frame, open_study
from carrel.web.pages.study.lines import lines_of
from carrel.web.slashes import as_written

PER_PAGE = 50
RATINGS = (
    (Rating.VERY_CONSISTENT, "very consistent"),
    (Rating.CONSISTENT, "consistent"),
    (Rating.NEUTRAL, "neutral"),
    (Rating.NOT_APPLICABLE, "does not apply"),
    (Rating.INCONSISTENT, "inconsistent"),
    (Rating.VERY_INCONSISTENT, "very inconsistent"),
)
"""How a claim may bear on a hypothesis, in words."""


@get("/studies/{name:str}/hypotheses", include_in_schema=False, sync_to_thread=True)
def hypotheses_page(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    page: FromQuery[int] = 1,
) -> Response[str]:
    """Rated claims first, those that tell most between the hypotheses before the others."""
    selection = selection_of(request.query_params)
    opened = open_study(library, as_written(name), coder=coder, selection=selection)
    weighed = opened.loaded.once(("weighed", selection), lambda: _weighed(opened))
    ordered = _ordered(opened.claims, weighed.get("spreads", {}))
    pages = max(1, -(-len(ordered) // PER_PAGE))
    at = min(max(page, 1), pages)
    shown = ordered[(at - 1) * PER_PAGE : at * PER_PAGE]
    return render(
        "study_hypotheses.html",
        **frame(opened, "hypotheses"),
        lines=lines_of(library, opened.study, shown),
        hypotheses=opened.study.hypotheses,
        rated={each.id: dict(each.ratings) for each in opened.study.hypotheses},
        ratings=RATINGS,
        weighed=weighed,
        page=at,
        pages=pages,
        ordered=query_of(opened.selection),
    )


def _weighed(opened: Opened) -> Mapping[str, Any]:
    """What the matrix gives; nothing without hypotheses."""
    if not opened.study.hypotheses:
        return {}
    from carrel.study.hypotheses import matrix

    found = matrix(opened.study, opened.claims)
    return {
        "matrix": found,
        "spreads": {row.claim: row.diagnosticity for row in found.rows},
    }


def _ordered(claims: Columns, spreads: Mapping[str, float | None]) -> Columns:
    """The rated claims, the most telling first, and then the others."""
    told = sorted((-(spread or 0.0), claims.place[id_]) for id_, spread in spreads.items())
    rated = np.array([place for _, place in told], np.intp)
    others = np.delete(np.arange(len(claims)), rated)
    return claims.take(np.concatenate([rated, others]))
