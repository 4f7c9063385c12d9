"""The page of alignment over time."""

from __future__ import annotations

from math import floor

import numpy as np
from markupsafe import Markup

from carrel.drawing.alignment import alignment_chart
from carrel.study.alignment import HALF_LIFE, KAPPA
from carrel.web.pages.study.choosing import Query, query_of
from carrel.web.pages.study.figure_page import (
    FigurePage,
    asked_for,
    for_dyad,
    input_field,
    moment,
    number_field,
)
from carrel.web.pages.study.frame import Opened
from carrel.workbench.weigh_claims import alignment_of

_STEPS = 140
_AFTER = 10.0
"""Years that are drawn beyond the last claim, to show how its weight fades."""


def alignment_page(opened: Opened, query: Query) -> FigurePage:
    """The line from ``since`` to ``until`` (years), with ``half_life`` and ``kappa``."""
    opened, notes = for_dyad(opened)
    half_life = number_field(query, "half_life", HALF_LIFE)
    kappa = number_field(query, "kappa", KAPPA)
    first, last = _stretch(opened)
    since, until = number_field(query, "since", first), number_field(query, "until", last)
    if until <= since:
        since, until = first, last
    at = [since + (until - since) * step / _STEPS for step in range(_STEPS + 1)]
    found = alignment_of(opened.loaded, opened.selection, at=at, half_life=half_life, kappa=kappa)
    chosen = query_of(opened.selection)
    fields = (
        ("half_life", "Half-life", half_life),
        ("kappa", "κ", kappa),
        ("since", "Drawn from", since),
        ("until", "until", until),
    )
    return FigurePage(
        opened,
        {
            "alignment": lambda narrow: alignment_chart(
                found, opened.claims, query=chosen, narrow=narrow
            ),
        },
        notes,
        more=Markup().join(input_field(*field) for field in fields),
        asked=asked_for(opened, half_life=half_life, kappa=kappa, since=since, until=until),
    )


def _stretch(opened: Opened) -> tuple[float, float]:
    """From the decade in which the first quarter of the claims has begun to shortly after all."""
    starts = np.sort(opened.claims.start[np.isfinite(opened.claims.start)])
    told = opened.claims.stretch()
    if told is None or not starts.size:
        return 1900.0, 2000.0
    first = floor(float(starts[len(starts) // 4]) / 10) * 10.0
    return first, moment(max(told[1], first)) + _AFTER
