"""The claims of a study as a table: filtered, sorted, page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.store.library import Library
from carrel.study.columns import Coded, Columns, Floats
from carrel.study.study import Study
from carrel.web.pages.rendering import render
from carrel.web.pages.study.choosing import query_of, selection_of
from carrel.web.pages.study.frame import Opened, frame, open_study
from carrel.web.pages.study.lines import actor_names, lines_of
from carrel.web.slashes import as_written

PER_PAGE = 50
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


def in_order(claims: Columns, sort: str, study: Study) -> Columns:
    """The claims by a column, backwards with "-" before its name; else as they were made."""
    keys = _KEYS.get(sort.removeprefix("-"))
    if keys is None:
        return claims
    columns = keys(claims, actor_names(study))
    # Turned round by its sign, so that claims which are alike stay as they were made.
    turned = [-column for column in columns] if sort.startswith("-") else columns
    return claims.take(np.lexsort(turned[::-1]))


_Keys = Callable[[Columns, Mapping[str, str]], list[Floats]]
"""Gives the columns by which claims are put in order, the first first, for the actors' names."""


def _by_who(claims: Columns, names: Mapping[str, str]) -> list[Floats]:
    def shown(dyad: tuple[str, str, bool]) -> tuple[str, str]:
        who, whom, _ = dyad
        return names.get(who, who).casefold(), names.get(whom, whom).casefold()

    return [_ranks(claims.dyad, shown)]


def _by_source(claims: Columns, _names: Mapping[str, str]) -> list[Floats]:
    starts = (claim.passages[0].selector.position.start for claim in claims)
    return [_ranks(claims.source, str), np.fromiter(starts, np.float64, len(claims))]


_KEYS: Mapping[str, _Keys] = {
    "who": _by_who,
    "when": lambda claims, _: [claims.start, claims.end],
    "factor": lambda claims, _: [
        _ranks(claims.factor, str.casefold),
        _ranks(claims.area, str.casefold),
    ],
    "value": lambda claims, _: [claims.value, claims.certainty.astype(np.float64)],
    "source": _by_source,
    "coder": lambda claims, _: [_ranks(claims.coder, str.casefold)],
}


def _ranks(column: Coded, key: Callable[[Any], Any]) -> Floats:
    """For each claim the rank of its name by a key; names of one key have one rank."""
    keys = [key(name) for name in column.names]
    place = {each: float(n) for n, each in enumerate(sorted(set(keys)))}
    return np.array([place[each] for each in keys], np.float64)[column.codes]


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
