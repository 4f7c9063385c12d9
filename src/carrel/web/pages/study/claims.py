"""The claims of a study as a table: filtered, sorted, page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.store.library import Library
from carrel.study.claim import Claim
from carrel.study.study import Study
from carrel.web.pages.rendering import render
from carrel.web.pages.study.choosing import query_of, selection_of
from carrel.web.pages.study.frame import Opened, frame, open_study
from carrel.web.pages.study.lines import actor_names, lines_of
from carrel.web.slashes import as_written

PER_PAGE = 50
_EVER = float("inf")
COLUMNS = (
    ("who", "Who and whom"),
    ("when", "When"),
    ("factor", "Factor"),
    ("value", "Degree"),
    ("source", "Passage"),
    ("coder", "Coder"),
)
"""What the table may be sorted by, and the heads of its columns."""


@get("/studies/{name:str}/claims", include_in_schema=False, sync_to_thread=True)
def claims_page(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    sort: FromQuery[str] = "",
    page: FromQuery[int] = 1,
) -> Response[str]:
    """One page of the claims that the filter leaves, in the order asked for."""
    selection = selection_of(request.query_params)
    opened = open_study(library, as_written(name), coder=coder, selection=selection)
    pages = max(1, -(-len(opened.claims) // PER_PAGE))
    at = min(max(page, 1), pages)
    ordered = opened.loaded.once(
        ("ordered", selection, sort), lambda: in_order(opened.claims, sort, opened.study)
    )
    shown = ordered[(at - 1) * PER_PAGE : at * PER_PAGE]
    return render(
        "study_claims.html",
        **frame(opened, "claims"),
        **_paging(opened, sort, at, pages),
        columns=COLUMNS,
        lines=lines_of(library, opened.study, shown),
    )


def in_order(claims: Sequence[Claim], sort: str, study: Study) -> Sequence[Claim]:
    """The claims by a column, backwards with "-" before its name; else as they were made."""
    key = _keys(study).get(sort.removeprefix("-"))
    if key is None:
        return claims
    return sorted(claims, key=key, reverse=sort.startswith("-"))


def _keys(study: Study) -> Mapping[str, Callable[[Claim], Any]]:
    names = actor_names(study)
    return {
        "who": lambda claim: (
            names.get(claim.who, claim.who).casefold(),
            names.get(claim.whom, claim.whom).casefold(),
        ),
        "when": lambda claim: (
            -_EVER if claim.when.start is None else claim.when.start,
            _EVER if claim.when.end is None else claim.when.end,
        ),
        "factor": lambda claim: (claim.factor.casefold(), claim.area.casefold()),
        "value": lambda claim: (claim.direction * claim.strength, claim.certainty),
        "source": lambda claim: (claim.source, claim.passages[0].selector.position.start),
        "coder": lambda claim: claim.coder.casefold(),
    }


def _paging(opened: Opened, sort: str, at: int, pages: int) -> Mapping[str, Any]:
    kept = query_of(opened.selection)
    ordered = "&".join(filter(None, (kept, f"sort={sort}" if sort else "")))
    return {
        "sort": sort,
        "page": at,
        "pages": pages,
        "first": (at - 1) * PER_PAGE + 1,
        "last": min(at * PER_PAGE, len(opened.claims)),
        "ordered": ordered,
    }
