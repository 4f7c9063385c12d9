"""The factor profile as diverging bars: together to the right, apart to the left."""

from __future__ import annotations

from typing import Any

from carrel.drawing.addresses import claims_address
from carrel.drawing.chart import Chart, Table, counted, layered
from carrel.drawing.lettering import ROOM, letters, names_axis, room_for
from carrel.drawing.words import interval, number
from carrel.study.figure import Figure
from carrel.study.profile import Group, Profile

_COLUMNS = (
    "Group",
    "Pull",
    "Apart",
    "Net",
    "Share",
    "Intensity",
    "Janis–Fadner",
    "Sources",
    "Claims",
)


MOST_GROUPS = 40
"""Groups that are drawn; the table behind has all."""


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
    drawn = _weightiest(groups)
    rows = [row for group in drawn for row in _bars(group, by, query)]
    description = "; ".join(_said(group) for group in drawn)
    caption = f"{counted(total.claims, total.sources)}. {_of_interval(total)}"
    if len(drawn) < len(groups):
        caption += (
            f" Drawn are the {len(drawn)} of {len(groups)} groups with the greatest weight: "
            "the numbers have all."
        )
    return Chart("profile", title, description, caption, _spec(rows, narrow=narrow), table)


def _weightiest(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """As many groups as can be looked at, in their order."""
    if len(groups) <= MOST_GROUPS:
        return groups
    order = sorted(range(len(groups)), key=lambda n: -(groups[n].share.value or 0.0))
    return tuple(groups[n] for n in sorted(order[:MOST_GROUPS]))


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
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [-1.15 * reach, 1.15 * reach]},
        "title": "← apart\u2003together →",
        "axis": {"grid": False, "tickCount": 6, "labelExpr": "abs(datum.value)"},
    }
    names = names_axis((row["group"] for row in rows), 300)
    labels = {**names, "ticks": False, "domain": False, "labelPadding": 8}
    y = {
        "field": "group",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": None if narrow else labels,
    }
    layers = [*_bar_layers(x, y), *(_figures(side, y, x) for side in ("together", "apart"))]
    layers += [_net(y, narrow=narrow), *([_name(y)] if narrow else [])]
    width, step = (300, 68) if narrow else (460, 56)
    # A number stands beside the longest bar, where a narrow page has no names to begin with.
    room = room_for(row["label"] for row in rows) if narrow else 0
    padding = {**ROOM, "left": max(ROOM["left"], room - 12)}
    return layered(
        layers, width=width, height={"step": step}, data={"values": rows}, padding=padding
    )


_ONCE = [{"filter": "datum.side == 'together'"}]
"""What stands once for a group is drawn with the first of its two sides."""


def _bar_layers(x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """The bars; hatched where unsure, else with a whisker; and the middle line."""
    color = {
        "field": "side",
        "type": "nominal",
        "scale": {"domain": ["together", "apart"], "range": ["@together", "@apart"]},
        "legend": None,
    }
    linked = {"href": {"field": "address"}, "description": {"field": "said"}}
    return [
        {
            "mark": {"type": "bar", "height": 20, "cornerRadiusEnd": 2, "cursor": "pointer"},
            "encoding": {"y": y, "x": x, "color": color, **linked},
        },
        {
            "transform": [{"filter": "!datum.sure"}],
            "mark": {"type": "bar", "height": 20, "color": "@overhatch", "aria": False},
            "encoding": {"y": y, "x": x},
        },
        {
            "transform": [{"filter": "datum.sure"}],
            "mark": {"type": "rule", "color": "@ink", "strokeWidth": 1.5, "aria": False},
            "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}},
        },
        {
            "transform": _ONCE,
            "mark": {"type": "tick", "color": "@ink", "size": 26, "thickness": 1, "aria": False},
            "encoding": {"y": y, "x": {**x, "field": "zero"}},
        },
    ]


def _net(y: dict[str, Any], *, narrow: bool) -> dict[str, Any]:
    """The net and the counts, below the bars."""
    align = "left" if narrow else "center"
    words = {"type": "text", "align": align, "dy": 22, "color": "@hush", **letters(12)}
    return {
        "transform": _ONCE,
        "mark": {**words, "aria": False},
        "encoding": {
            "y": y,
            "x": {"value": 0} if narrow else {"datum": 0},
            "text": {"field": "net"},
        },
    }


def _name(y: dict[str, Any]) -> dict[str, Any]:
    """The group's name above its bars, where there is no room beside them."""
    return {
        "transform": _ONCE,
        "mark": {"type": "text", "align": "left", "dy": -18, **letters(limit=300), "aria": False},
        "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "group"}},
    }


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
