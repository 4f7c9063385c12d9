"""Alignment over time: a line, its bands, and a rug of the claims beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from carrel.drawing.addresses import claims_address, claims_between
from carrel.drawing.chart import Chart, Table, counted, layered
from carrel.drawing.lettering import room_for
from carrel.drawing.words import number
from carrel.study.alignment import Alignment, Point
from carrel.study.claim import SIDES, Claim
from carrel.study.columns import columns_of

_COLUMNS = ("Year", "Alignment", "Half half-life", "Double half-life", "Low", "High", "Claims")
_LANES = 12
MOST_STROKES = 300
"""Claims that have a stroke of their own in the rug; of more, those of a time and side share one."""
_BINS = 90
_PALE = 0.35
"""Of a claim that is listed and not summed, and of the fewest that share a stroke."""
_PLACES = 10
"""Points of the line that can be followed to their claims; more would bury the keyboard."""


def alignment_chart(
    found: Alignment, claims: Sequence[Claim], *, query: str, narrow: bool = False
) -> Chart:
    """The line of ``found`` with its bands; ``claims`` are those that stand in the rug."""
    title = "Alignment over time"
    points = found.points
    known = [point for point in points if point.central.value is not None]
    rows = tuple(_cells(point) for point in points)
    table = Table(_COLUMNS, rows, tuple(claims_address(query) for _ in points))
    caption = _caption(points)
    if not known:
        reason = points[0].central.reason if points else "No time was asked for."
        return Chart("alignment", title, reason, caption, {}, table, reason)
    first, last = known[0], known[-1]
    description = (
        f"from {number(first.central.value)} in {_year(first.at)} "
        f"to {number(last.central.value)} in {_year(last.at)}"
    )
    if len(claims) > MOST_STROKES:
        rug = _summed_rug(claims, found, query)
        caption += (
            f" The strokes below stand for all {len(claims)} claims, "
            "the more of them hold at a time, the darker."
        )
    else:
        rug = _rug(claims, found)
    spec = _spec(known, rug, query, narrow=narrow)
    return Chart("alignment", title, description, caption, spec, table)


def _caption(points: tuple[Point, ...]) -> str:
    shown = dict(points[0].central.parameters) if points else {}
    given = "; ".join(f"{name}: {value}" for name, value in shown.items())
    sure = any(point.central.low is not None for point in points)
    interval = (
        "Pale band: 90 % interval over sources."
        if sure
        else "Hatched: fewer than five sources, so no interval."
    )
    rests = points[-1].central if points else None
    count = counted(rests.claims, rests.sources) if rests else counted(0, 0)
    return f"{count}. Narrow band: half the half-life and double. {interval} {given}.".strip()


def _cells(point: Point) -> tuple[str | float | None, ...]:
    central = point.central
    return (
        round(point.at, 2),
        central.value,
        point.fast,
        point.slow,
        central.low,
        central.high,
        central.claims,
    )


def _year(at: float) -> str:
    return f"{at:.10g}"


def _rug(claims: Sequence[Claim], found: Alignment) -> list[dict[str, Any]]:
    """A stroke for each claim over its time, in as few lanes as keep them apart."""
    points, listed = found.points, frozenset(found.listed)
    begin, finish = points[0].at, points[-1].at
    ends: list[float] = []
    rows: list[dict[str, Any]] = []
    gap = (finish - begin) / 200
    for claim in sorted(claims, key=_from):
        start = max(begin, _from(claim))
        end = finish if claim.when.end is None else claim.when.end
        if end < begin or start > finish:
            continue
        end = min(finish, max(end, start + gap))
        lane = next((n for n, taken in enumerate(ends) if taken + gap < start), len(ends))
        if lane == len(ends) < _LANES:
            ends.append(end)
        lane = min(lane, _LANES - 1)
        ends[lane] = max(ends[lane], end)
        rows.append(
            {
                "start": start,
                "end": end,
                "lane": lane,
                "side": claim.side,
                "shade": _PALE if claim.id in listed else 1.0,
                "address": f"claims?ids={claim.id}",
                "said": f"{claim.who} – {claim.whom}, {claim.factor}: {claim.side}",
            }
        )
    return rows


def _summed_rug(claims: Sequence[Claim], found: Alignment, query: str) -> list[dict[str, Any]]:
    """A stroke for each side and stretch of time in which claims hold, darker for more of them."""
    begin, finish = found.points[0].at, found.points[-1].at
    width = (finish - begin) / _BINS or 1.0
    columns = columns_of(claims)
    inside = (columns.end >= begin) & (columns.start <= finish)
    starts = (np.maximum(columns.start, begin) - begin) / width
    ends = (np.minimum(columns.end, finish) - begin) / width
    counts: dict[str, list[int]] = {}
    for side in SIDES.values():
        there = inside & columns.side.where(lambda name, side=side: name == side)
        first = np.minimum(starts[there].astype(np.intp), _BINS - 1)
        last = np.maximum(np.ceil(ends[there]).astype(np.intp) - 1, first)
        begun, over = (np.bincount(at, minlength=_BINS + 1) for at in (first, last + 1))
        counts[side] = np.cumsum(begun - over)[:_BINS].tolist()
    most = max(map(max, counts.values())) or 1
    return [
        {
            "start": begin + n * width,
            "end": begin + (n + 1) * width,
            "lane": lane,
            "side": side,
            "shade": max(_PALE, count / most),
            "address": claims_between(query, side, begin + n * width, begin + (n + 1) * width),
            "said": f"{_year(round(begin + n * width, 1))}: {count} {side}",
        }
        for lane, (side, tally) in enumerate(counts.items())
        for n, count in enumerate(tally)
        if count
    ]


def _from(claim: Claim) -> float:
    return float("-inf") if claim.when.start is None else claim.when.start


def _spec(
    points: list[Point], rug: list[dict[str, Any]], query: str, *, narrow: bool
) -> dict[str, Any]:
    width = 320 if narrow else 600
    rows = [_row(point, query) for point in points]
    scale = {"domain": [points[0].at, points[-1].at], "nice": False}
    axis = {"format": "d", "tickCount": 5 if narrow else 9, "grid": False, "title": None}
    x = {"field": "at", "type": "quantitative", "scale": scale, "axis": axis}
    line = layered(_line_layers(x, rows), width=width, height=260, data={"values": rows})
    lanes = 1 + max((row["lane"] for row in rug), default=0)
    return {
        "vconcat": [line, _rug_view(rug, scale, width, lanes)],
        "spacing": 8,
        "resolve": {"scale": {"color": "independent"}},
    }


def _row(point: Point, query: str) -> dict[str, Any]:
    central = point.central
    shown = (
        f"{_year(point.at)}: {number(central.value)}, {counted(central.claims, central.sources)}"
    )
    return {
        "at": point.at,
        "value": central.value,
        "slow": point.slow,
        "fast": point.fast,
        "low": central.low,
        "high": central.high,
        "said": shown,
        "address": claims_address(query),
    }


def _line_layers(x: dict[str, Any], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    level = {
        "type": "quantitative",
        "scale": {"domain": [-1, 1]},
        "title": None,
        "axis": {
            "values": [-1, -0.5, 0, 0.5, 1],
            "labelExpr": "datum.value === 1 ? 'together 1' : datum.value === -1 ? 'apart −1' "
            ": replace(format(datum.value, '~f'), '-', '−')",
            "minExtent": 7 + room_for(["together 1"]),
        },
    }
    y = {**level, "field": "value"}
    sure = any(row["low"] is not None for row in rows)
    step = max(1, -(-len(rows) // _PLACES))
    bands: list[dict[str, Any]] = [
        {
            "transform": [
                {"calculate": "min(datum.slow, datum.fast, datum.value)", "as": "least"},
                {"calculate": "max(datum.slow, datum.fast, datum.value)", "as": "most"},
            ],
            "mark": {
                "type": "area",
                "color": "@accent" if sure else "@hatch",
                "opacity": 0.35 if sure else 1,
                "aria": False,
            },
            "encoding": {"x": x, "y": {**y, "field": "least"}, "y2": {"field": "most"}},
        }
    ]
    if sure:
        bands.append(
            {
                "transform": [{"filter": "datum.low != null"}],
                "mark": {"type": "area", "color": "@accent", "opacity": 0.15, "aria": False},
                "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
            }
        )
    return [
        *bands,
        {
            "mark": {"type": "rule", "color": "@hush", "strokeDash": [2, 3], "aria": False},
            "encoding": {"y": {**level, "datum": 0}},
        },
        {
            "mark": {"type": "line", "color": "@accent", "strokeWidth": 2.5, "aria": False},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": rows[::step]},
            "mark": {"type": "point", "filled": True, "size": 60, "color": "@accent"},
            "encoding": {
                "x": x,
                "y": y,
                "href": {"field": "address"},
                "description": {"field": "said"},
            },
        },
    ]


def _rug_view(
    rug: list[dict[str, Any]], scale: dict[str, Any], width: int, lanes: int
) -> dict[str, Any]:
    hidden = {"axis": None, "type": "quantitative"}
    return {
        "width": width,
        "height": 9 * lanes + 4,
        "data": {"values": rug},
        "mark": {"type": "rule", "strokeWidth": 5, "cursor": "pointer"},
        "encoding": {
            "x": {**hidden, "field": "start", "scale": scale},
            "x2": {"field": "end"},
            "y": {**hidden, "field": "lane", "scale": {"domain": [lanes - 0.5, -0.5]}},
            "opacity": {"field": "shade", "type": "quantitative", "scale": None},
            "color": {
                "field": "side",
                "type": "nominal",
                "scale": {
                    "domain": ["together", "neither", "apart"],
                    "range": ["@together", "@hush", "@apart"],
                },
                "legend": None,
            },
            "href": {"field": "address"},
            "description": {"field": "said"},
        },
    }
