"""The factor profile as diverging bars: together to the right, apart to the left."""

from __future__ import annotations

from typing import Any

from carrel.drawing.addresses import claims_address
from carrel.drawing.chart import Chart, Table, counted, layered
from carrel.drawing.words import interval, number
from carrel.study.figure import Figure
from carrel.study.profile import Group, Profile

_COLUMNS = ("", "Pull", "Apart", "Net", "Share", "Intensity", "Janis–Fadner", "Sources", "Claims")


def profile_chart(
    profile: Profile, *, by: str, query: str, narrow: bool = False, title: str = "Factor profile"
) -> Chart:
    """Bars for each group of ``profile``; ``query`` is the selection as the pages write it."""
    groups = profile.groups
    total = profile.total.pull
    table = Table(
        _COLUMNS,
        tuple(_cells(group) for group in (*groups, profile.total)),
        tuple(claims_address(query, by, group.name) for group in (*groups, profile.total)),
    )
    if not groups:
        return Chart("profile", title, total.reason, counted(0, 0), {}, table, total.reason)
    rows = [row for group in groups for row in _bars(group, by, query)]
    description = "; ".join(_said(group) for group in groups)
    caption = f"{counted(total.claims, total.sources)}. {_of_interval(total)}"
    return Chart("profile", title, description, caption, _spec(rows, narrow=narrow), table)


def _cells(group: Group) -> tuple[str | float | None, ...]:
    figures = (
        group.pull,
        group.apart,
        group.net,
        group.share,
        group.intensity,
        group.janis_fadner,
    )
    return (
        group.name,
        *(figure.value for figure in figures),
        group.pull.sources,
        group.pull.claims,
    )


def _said(group: Group) -> str:
    pull, apart, net = (number(it.value) for it in (group.pull, group.apart, group.net))
    return f"{group.name}: together {pull}, apart {apart}, net {net}"


def _of_interval(total: Figure) -> str:
    if total.low is None:
        return "Fewer than five sources: no interval, the bars are hatched."
    return "Whiskers: 90 % interval over sources."


def _bars(group: Group, by: str, query: str) -> list[dict[str, Any]]:
    net = f"net {number(group.net.value)} · {counted(group.pull.claims, group.pull.sources)}"
    found: list[dict[str, Any]] = []
    for side, figure, sign in (("together", group.pull, 1), ("apart", group.apart, -1)):
        value = figure.value or 0.0
        shown = f"{group.name}, {side}: {number(figure.value)}{interval(figure)}"
        found.append(
            {
                "group": group.name,
                "side": side,
                "value": sign * value,
                "low": None if figure.low is None else sign * figure.low,
                "high": None if figure.high is None else sign * figure.high,
                "label": number(figure.value) if value else "",
                "net": net,
                "zero": 0,
                "sure": figure.low is not None,
                "address": claims_address(query, by, group.name, side=side),
                "said": f"{shown}; {counted(figure.claims, figure.sources)}",
            }
        )
    return found


def _spec(rows: list[dict[str, Any]], *, narrow: bool) -> dict[str, Any]:
    reach = max(abs(row[end] or 0) for row in rows for end in ("value", "low", "high")) or 1
    group = {"field": "group", "type": "nominal", "sort": None, "title": None}
    labels = {"labelLimit": 220, "ticks": False, "domain": False, "labelPadding": 8}
    across = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [-1.15 * reach, 1.15 * reach]},
        "title": "← apart together →",
        "axis": {"grid": False, "tickCount": 6, "labelExpr": "abs(datum.value)"},
    }
    y = {**group, "axis": None if narrow else labels}
    color = {
        "field": "side",
        "type": "nominal",
        "scale": {"domain": ["together", "apart"], "range": ["@together", "@apart"]},
        "legend": None,
    }
    linked = {"href": {"field": "address"}, "description": {"field": "said"}}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "height": 20, "cornerRadiusEnd": 2, "cursor": "pointer"},
            "encoding": {"y": y, "x": across, "color": color, **linked},
        },
        {
            "transform": [{"filter": "!datum.sure"}],
            "mark": {"type": "bar", "height": 20, "color": "@overhatch", "aria": False},
            "encoding": {"y": y, "x": across},
        },
        {
            "transform": [{"filter": "datum.sure"}],
            "mark": {"type": "rule", "color": "@ink", "strokeWidth": 1.5, "aria": False},
            "encoding": {"y": y, "x": {**across, "field": "low"}, "x2": {"field": "high"}},
        },
        {
            "transform": [{"filter": "datum.side == 'together'"}],
            "mark": {"type": "tick", "color": "@ink", "size": 30, "thickness": 1, "aria": False},
            "encoding": {"y": y, "x": {**across, "field": "zero"}},
        },
        *(_figures(side, y, across) for side in ("together", "apart")),
        {
            "transform": [{"filter": "datum.side == 'together'"}],
            "mark": {
                "type": "text",
                "align": "left" if narrow else "center",
                "dy": 20,
                "color": "@hush",
                "fontSize": 12,
                "aria": False,
            },
            "encoding": {
                "y": y,
                "x": {"value": 0} if narrow else {"datum": 0},
                "text": {"field": "net"},
            },
        },
    ]
    if narrow:
        layers.append(
            {
                "transform": [{"filter": "datum.side == 'together'"}],
                "mark": {"type": "text", "align": "left", "dy": -18, "aria": False},
                "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "group"}},
            }
        )
    width, step = (300, 68) if narrow else (460, 56)
    return layered(layers, width=width, height={"step": step}, data={"values": rows})


def _figures(side: str, y: dict[str, Any], across: dict[str, Any]) -> dict[str, Any]:
    """The number at the end of each bar, outside of its whisker."""
    right = side == "together"
    end = "datum.high != null ? datum.high : datum.value"
    return {
        "transform": [{"filter": f"datum.side == '{side}'"}, {"calculate": end, "as": "end"}],
        "mark": {
            "type": "text",
            "align": "left" if right else "right",
            "dx": 5 if right else -5,
            "aria": False,
        },
        "encoding": {"y": y, "x": {**across, "field": "end"}, "text": {"field": "label"}},
    }
