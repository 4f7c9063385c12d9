"""The page of how far two actors stand alike to all others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import combinations

from carrel.drawing.bars import Bar, Heading, bar_chart
from carrel.drawing.chart import Chart
from carrel.study.network import Network
from carrel.study.similarity import Similarity, portfolio
from carrel.web.pages.study.choosing import Query, query_of
from carrel.web.pages.study.drawn import Draw
from carrel.web.pages.study.figure_page import FigurePage, asked_for, for_dyad
from carrel.web.pages.study.frame import Opened
from carrel.web.pages.study.networks import settled

_SHOWN_PAIRS = 40
_MEASURES = (
    ("S", "s"),
    ("S, squared distances", "s_squared"),
    ("π (Scott), squared", "pi"),
    ("κ (Cohen), squared", "kappa"),
    ("π, absolute distances", "pi_absolute"),
    ("κ, absolute distances", "kappa_absolute"),
    ("τ_b (Kendall)", "tau_b"),
)
_ENDS = ("unlike", "alike")


def portfolio_page(opened: Opened, query: Query) -> FigurePage:
    """The measures for the chosen two, and S for every pair."""
    opened, notes = for_dyad(opened)
    at, network, more = settled(opened, query)
    who, whom = opened.selection.who, opened.selection.whom
    return FigurePage(
        opened,
        {
            "portfolio": _of_two(network, who, whom),
            "portfolios": _of_all(opened, network),
        },
        notes,
        more=more,
        asked=asked_for(opened, at=at),
    )


def _of_two(network: Network, who: str, whom: str) -> Draw:
    of_whom = f"{who} and {whom}" if who and whom else "two actors"
    title = f"How alike {of_whom} stand to others"
    columns = ("Measure", "Value")
    if not {who, whom} <= set(network.actors) or who == whom:
        reason = "Choose two actors who have ties at this time."
        return partial(_bars, (), Heading("portfolio", title, "", columns), reason)
    found = portfolio(network, who, whom)
    bars = tuple(Bar(words, getattr(found, name)) for words, name in _MEASURES)
    heading = Heading("portfolio", title, _counted(found), columns)
    return partial(_bars, bars, heading, found.reason)


def _counted(found: Similarity) -> str:
    count = len(found.thirds)
    thirds = f"{count} third part{'y' if count == 1 else 'ies'}: {', '.join(found.thirds)}"
    unknown = f"; unknown for one of the two: {', '.join(found.unknown)}" if found.unknown else ""
    return f"{thirds if count else 'No third party'}{unknown}."


def _of_all(opened: Opened, network: Network) -> Draw:
    found = [portfolio(network, a, b) for a, b in combinations(network.actors, 2)]
    known = sorted((one for one in found if one.s is not None), key=lambda one: -(one.s or 0.0))
    shown = [*known[: _SHOWN_PAIRS // 2], *known[max(_SHOWN_PAIRS // 2, len(known) - 20) :]]
    bars = tuple(
        Bar(
            f"{one.a} – {one.b}",
            one.s,
            "portfolio?" + query_of(replace(opened.selection, who=one.a, whom=one.b)),
            note=f"{len(one.thirds)} in common",
        )
        for one in shown
    )
    heading = Heading(
        "portfolios",
        "S for every pair",
        f"{len(known)} of {len(found)} pairs have a third party in common.",
        ("Pair", "S"),
    )
    reason = "No two actors here have a third party in common."
    return partial(_bars, bars, heading, reason)


def _bars(bars: tuple[Bar, ...], heading: Heading, reason: str, narrow: bool) -> Chart:  # noqa: FBT001 - a ``Draw`` once the rest is given
    return bar_chart(bars, heading, ends=_ENDS, reason=reason, narrow=narrow)
