"""The pages of the signed network at a time, and of its balance and pressure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import combinations

from markupsafe import Markup

from carrel.drawing.addresses import actor_address, tie_address
from carrel.drawing.bars import Bar, Heading, bar_chart
from carrel.drawing.chart import Chart, counted
from carrel.drawing.network import network_chart
from carrel.drawing.words import number
from carrel.study.alignment import HALF_LIFE, KAPPA
from carrel.study.balance import Triad, triads, walk_balance
from carrel.study.figure import Figure
from carrel.study.network import Network
from carrel.study.pressure import pressure, pressures_on_ties
from carrel.web.pages.study.choosing import Query
from carrel.web.pages.study.drawn import Draw
from carrel.web.pages.study.figure_page import (
    FigurePage,
    asked_for,
    for_dyad,
    input_field,
    isolated,
    moment,
    number_field,
)
from carrel.web.pages.study.frame import Opened
from carrel.workbench.load_study import Loaded
from carrel.workbench.weigh_claims import frustration_of, network_of, series_moment

NO_TIES = "No tie is known at this time: choose another year, or enter a series of ties."
SECONDS = 2.0
"""The page waits so long for the exact index; after it the bound is shown as a bound."""
_SHOWN_TRIADS = 60
_SHOWN_TIES = 60


def network_page(opened: Opened, query: Query) -> FigurePage:
    """The network at a year, its blocs and the ties against them."""
    at, network, more = settled(opened, query)
    blocs = frustration_of(opened.loaded, network, seconds=SECONDS)
    return FigurePage(
        opened,
        {"network": lambda narrow: network_chart(network, blocs, narrow=narrow)},
        more=more,
        asked=asked_for(opened, at=at),
    )


def balance_page(opened: Opened, query: Query) -> FigurePage:
    """Triads, frustration, and the pressure on the chosen two actors by third parties."""
    at, network, more = settled(opened, query)
    opened, notes = for_dyad(opened)
    who, whom = opened.selection.who, opened.selection.whom
    return FigurePage(
        opened,
        {"pressure": _by_third(network, who, whom), "pressures": _on_ties(network)},
        notes,
        more=more,
        controls=_facts(opened.loaded, network),
        after=_triads(network),
        asked=asked_for(opened, at=at),
    )


def settled(opened: Opened, query: Query) -> tuple[float, Network, Markup]:
    """The year that is asked for, the network then, and the fields that ask for another.

    The network is of every pair: a chosen dyad does not narrow it, other choices do.
    """
    first, last = years_of(opened)
    usual = moment(last) if opened.every else series_moment(opened.study) or last
    at = number_field(query, "at", usual)
    half_life = number_field(query, "half_life", HALF_LIFE)
    kappa = number_field(query, "kappa", KAPPA)
    everyone = replace(opened.selection, who="", whom="", start=None, end=None)
    network = network_of(opened.loaded, everyone, at=at, half_life=half_life, kappa=kappa)
    slider = Markup(
        '<label class="years">Year <input type="range" name="at" min="{}" max="{}" step="0.25" '
        'value="{}"> <output>{}</output></label>'
    ).format(*(f"{year:.12g}" for year in (first, last, at, at)))
    fields = (input_field("half_life", "Half-life", half_life), input_field("kappa", "κ", kappa))
    return at, network, Markup().join((slider, *fields))


def years_of(opened: Opened) -> tuple[float, float]:
    """The first and the last year that claims or series tell of."""
    whens = [tie.when for series in opened.study.series for tie in series.ties]
    years = [year for when in whens for year in (when.start, when.end) if year is not None]
    years += opened.every.stretch() or ()
    return (min(years), max(years)) if years else (1900.0, 2000.0)


def _facts(loaded: Loaded, network: Network) -> Markup:
    if not network.ties:
        return Markup('<p class="empty">{}</p>').format(NO_TIES)
    found, blocs = triads(network), frustration_of(loaded, network, seconds=SECONDS)
    plain = f"{blocs.index:g}" if blocs.exact else f"between {blocs.bound:g} and {blocs.index:g}"
    weighted = frustration_of(loaded, network, weighted=True, seconds=SECONDS)
    heavy = (
        number(weighted.index, digits=3)
        if weighted.exact
        else (f"between {number(weighted.bound)} and {number(weighted.index)}")
    )
    facts = (
        ("Triads", f"{found.balanced} of {found.total} balanced" if found.total else found.reason),
        ("Frustration index", f"{plain} {'tie' if plain == '1' else 'ties'}; weighted {heavy}"),
        ("Walk balance", number(walk_balance(network), digits=3)),
        ("Blocs", Markup(" | ").join(isolated(bloc) for bloc in blocs.blocs if bloc)),
        (
            "Against the blocs",
            Markup(", ").join(isolated((tie.a, tie.b), " – ") for tie in blocs.frustrated)
            or "none",
        ),
    )
    rows = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(*fact) for fact in facts)
    return Markup('<dl class="facts">{}</dl>').format(rows)


def _by_third(network: Network, who: str, whom: str) -> Draw:
    of_whom = f"{who} and {whom}" if who and whom else "two actors"
    title = f"Pressure on {of_whom} by third parties"
    columns = ("Third party", "Share")
    if not {who, whom} <= set(network.actors) or who == whom:
        reason = "Choose two actors who have ties at this time."
        return partial(_bars, (), Heading("pressure", title, "", columns), reason)
    found = pressure(network, who, whom)
    bars = tuple(
        Bar(share.third, share.amount, actor_address(share.third)) for share in found.shares
    )
    total = found.value
    whole = f"{number(total.value, digits=3)} in all{_rests(total)}; " if bars else ""
    caption = f"{whole}a third party that stands alike to both draws them together."
    heading = Heading("pressure", title, caption, columns)
    return partial(_bars, bars, heading, found.value.reason)


def _on_ties(network: Network) -> Draw:
    """The pressure on every tie, the strongest first."""
    found = list(zip(network.ties, pressures_on_ties(network), strict=True))
    found.sort(key=lambda pair: -abs(pair[1] or 0.0))
    bars = tuple(
        Bar(
            f"{tie.a} – {tie.b}",
            amount,
            tie_address(tie.a, tie.b),
            note=f"tie {number(tie.value)}",
        )
        for tie, amount in found[:_SHOWN_TIES]
    )
    caption = (
        f"{len(network.ties)} ties; a pressure of the other sign than its tie works against it."
    )
    heading = Heading("pressures", "Pressure on every tie", caption, ("Tie", "Pressure"))
    reason = "No tie has a third actor between its ends." if network.ties else NO_TIES
    return partial(_bars, bars, heading, reason)


def _bars(bars: tuple[Bar, ...], heading: Heading, reason: str, narrow: bool) -> Chart:  # noqa: FBT001 - a ``Draw`` once the rest is given
    return bar_chart(bars, heading, reason=reason, narrow=narrow)


def _rests(figure: Figure) -> str:
    return f" ({counted(figure.claims, figure.sources)})" if figure.claims else ""


def _triads(network: Network) -> Markup:
    """The triads that do not hold, each with the addresses of its claims."""
    broken = [triad for triad in triads(network).triads if not triad.balanced]
    if not broken:
        return Markup()
    items = Markup().join(_triad(triad) for triad in broken[:_SHOWN_TRIADS])
    more = len(broken) - _SHOWN_TRIADS
    rest = Markup("<p>and {} more</p>").format(more) if more > 0 else Markup()
    return Markup("<h2>Triads out of balance</h2><ul>{}</ul>{}").format(items, rest)


def _triad(triad: Triad) -> Markup:
    pairs = combinations(triad.actors, 2)
    links = Markup(", ").join(
        Markup('<a href="{}">{}</a>').format(tie_address(a, b), isolated((a, b), " – "))
        for a, b in pairs
    )
    return Markup("<li>{}</li>").format(links)
