"""Figures from −1 to +1 as one bar each: pressure by third party, similarity, agreement."""

from __future__ import annotations

from typing import Any, NamedTuple

from carrel.drawing.chart import ONLY_ZERO, Chart, Table, layered
from carrel.drawing.lettering import names_axis
from carrel.drawing.words import number


class Bar(NamedTuple):
    """One bar: its name, its value (``None`` where there is none) and the address it leads to."""

    name: str
    value: float | None
    address: str = ""
    low: float | None = None
    high: float | None = None
    note: str = ""


class Heading(NamedTuple):
    """What a chart is called: a short name for files, a title, a caption, and its two columns."""

    name: str
    title: str
    caption: str
    columns: tuple[str, str]


def bar_chart(
    bars: tuple[Bar, ...],
    heading: Heading,
    *,
    ends: tuple[str, str] = ("apart", "together"),
    reason: str = "",
    narrow: bool = False,
) -> Chart:
    """Bars around zero; ``ends`` are the words below the two halves of the axis."""
    rows = tuple((bar.name, bar.value, bar.low, bar.high, bar.note) for bar in bars)
    table = Table(
        (*heading.columns, "Low", "High", "Beside"), rows, tuple(bar.address for bar in bars)
    )
    known = [bar for bar in bars if bar.value is not None]
    if not known:
        why = reason or "There is nothing to draw: no value is known."
        return Chart(heading.name, heading.title, why, heading.caption, {}, table, why)
    said = "; ".join(f"{bar.name} {number(bar.value)}" for bar in known[:20])
    spec = _spec(known, ends, narrow=narrow)
    return Chart(heading.name, heading.title, said, heading.caption, spec, table)


def _spec(bars: list[Bar], ends: tuple[str, str], *, narrow: bool) -> dict[str, Any]:
    rows = [
        {
            "name": bar.name,
            "value": bar.value,
            "low": bar.low,
            "high": bar.high,
            "side": "apart" if (bar.value or 0) < 0 else "together",
            "label": number(bar.value, digits=3),
            "address": bar.address,
            "said": f"{bar.name}: {number(bar.value, digits=3)}",
        }
        for bar in bars
    ]
    reach = max(1.0, *(abs(bar.value or 0) for bar in bars))
    y = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {
            "ticks": False,
            "domain": False,
            **names_axis((bar.name for bar in bars), 130 if narrow else 240),
        },
    }
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [-1.25 * reach, 1.25 * reach]},
        "title": f"← {ends[0]} {ends[1]} →",
        "axis": {**ONLY_ZERO, "values": [-1, -0.5, 0, 0.5, 1], "labelExpr": _SIGNED},
    }
    color = {
        "field": "side",
        "type": "nominal",
        "scale": {"domain": ["together", "apart"], "range": ["@together", "@apart"]},
        "legend": None,
    }
    linked = {"href": {"field": "address"}} if any(bar.address for bar in bars) else {}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "height": 18, "cornerRadiusEnd": 2},
            "encoding": {
                "y": y,
                "x": x,
                "color": color,
                "description": {"field": "said"},
                **linked,
            },
        },
        {
            "transform": [{"filter": "datum.low != null"}],
            "mark": {"type": "rule", "color": "@ink", "strokeWidth": 1.5, "aria": False},
            "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}},
        },
        *(_labels(side, x, y) for side in ("together", "apart")),
    ]
    width = 190 if narrow else 420
    return layered(layers, width=width, height={"step": 32}, data={"values": rows})


_SIGNED = "replace(format(datum.value, '~f'), '-', '−')"


def _labels(side: str, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    right = side == "together"
    end = "datum.high != null ? max(datum.high, datum.value) : datum.value"
    if not right:
        end = "datum.low != null ? min(datum.low, datum.value) : datum.value"
    return {
        "transform": [{"filter": f"datum.side == '{side}'"}, {"calculate": end, "as": "end"}],
        "mark": {
            "type": "text",
            "align": "left" if right else "right",
            "dx": 5 if right else -5,
            "aria": False,
        },
        "encoding": {"y": y, "x": {**x, "field": "end"}, "text": {"field": "label"}},
    }
