"""The factor profile's page."""

from __future__ import annotations

from typing import cast, get_args

from markupsafe import Markup

from carrel.drawing.profile import MOST_GROUPS, profile_chart
from carrel.study.profile import By
from carrel.web.pages.study.choosing import Query, query_of
from carrel.web.pages.study.figure_page import (
    FigurePage,
    asked_for,
    for_dyad,
    select_field,
    word_field,
)
from carrel.web.pages.study.frame import Opened
from carrel.workbench.weigh_claims import profile_of

GROUPINGS = tuple(word for word in get_args(By) if word != "none")


def profile_page(opened: Opened, query: Query) -> FigurePage:
    """Bars by area, or by what ``by`` says."""
    opened, notes = for_dyad(opened)
    by = cast("By", word_field(query, "by", GROUPINGS))
    profile = profile_of(opened.loaded, opened.selection, by=by, weightiest=MOST_GROUPS)
    chosen = query_of(opened.selection)
    return FigurePage(
        opened,
        {
            "profile": lambda narrow: profile_chart(profile, by=by, query=chosen, narrow=narrow),
        },
        notes,
        more=select_field("by", "Grouped by", GROUPINGS, by),
        after=_listed(profile.listed),
        asked=asked_for(opened, by=by),
    )


def _listed(ids: tuple[str, ...]) -> Markup:
    if not ids:
        return Markup()
    words = "1 claim is" if len(ids) == 1 else f"{len(ids)} claims are"
    return Markup(
        '<p class="hush">{} conditional or denied, listed and not summed: '
        '<a href="claims?ids={}">show</a>.</p>'
    ).format(words, ",".join(ids))
