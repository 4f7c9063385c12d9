"""A scenario: the pressure on each tie before and after, and where the ties settle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from carrel.drawing.addresses import tie_address
from carrel.drawing.chart import ONLY_ZERO, Chart, Table, layered
from carrel.drawing.lettering import letters, names_axis
from carrel.drawing.words import number
from carrel.study.scenario import Scenario, Settled, SettledTie

_BETWEEN = 13
"""Pixels between two λ of one tie."""
_SHOWN = 40
"""Ties that are drawn, those that change most; the table has all."""


def pressure_change_chart(found: Scenario, *, narrow: bool = False) -> Chart:
    """For each tie the pressure on it before (open) and after (full) the changes."""
    title = "Pressure on each tie, before and after"
    before = {(each.a, each.b): each.amount for each in found.before.pressures}
    pairs = [
        (each.a, each.b, before.get((each.a, each.b)), each.amount)
        for each in found.after.pressures
    ]
    rows = tuple((f"{a} – {b}", old, new, _change(old, new)) for a, b, old, new in pairs)
    table = Table(
        ("Tie", "Before", "After", "Change"), rows, tuple(tie_address(a, b) for a, b, _, _ in pairs)
    )
    name, caption = "scenario-pressure", "Open: before; full: after. This needs no parameter."
    drawn = [
        {
            "tie": f"{a} – {b}",
            "before": old,
            "after": new,
            "address": tie_address(a, b),
            "said": f"{a} – {b}: from {number(old)} to {number(new)}",
        }
        for a, b, old, new in sorted(pairs, key=lambda row: -abs(_change(row[2], row[3]) or 0.0))
        if old is not None and new is not None
    ][:_SHOWN]
    if not drawn:
        reason = "There are fewer than three actors, so no third party presses on a tie."
        return Chart(name, title, reason, caption, {}, table, reason)
    said = "; ".join(str(row["said"]) for row in drawn[:12])
    return Chart(name, title, said, caption, _dumbbells(drawn, narrow=narrow), table)


def settled_chart(found: Scenario, *, narrow: bool = False) -> Chart:
    """For each tie its evidence, and where it goes for each λ in the short and the long run."""
    title, name = "Where the ties settle", "scenario-settled"
    table = Table(
        ("Tie", "λ", "Evidence", "Short run", "Long run", "Long run unchanged", "Held"),
        tuple(row for each in found.settled for row in _settled_rows(each)),
    )
    if not found.settled or not found.settled[0].long:
        reason = "There is no tie that could settle."
        return Chart(name, title, reason, found.caption, {}, table, reason)
    drawn = [row for each in found.settled for row in _marks(each)]
    longest = found.settled[-1].long
    said = "; ".join(f"{tie.a} – {tie.b} {number(tie.changed)}" for tie in longest[:12])
    resting = all(each.steady for each in found.settled)
    legend = "Line: the evidence; open: short run (t = 1); full: long run, with its λ."
    doubt = "" if resting else " Not every run has come to rest."
    caption = f"{legend} {found.caption}{doubt}"
    return Chart(name, title, said, caption, _settled_spec(drawn, narrow=narrow), table)


def _change(old: float | None, new: float | None) -> float | None:
    return None if old is None or new is None else new - old


def _settled_rows(each: Settled) -> list[tuple[str | float | None, ...]]:
    return [
        (
            f"{long.a} – {long.b}",
            f"{each.strength:g}",
            long.evidence,
            short.changed,
            long.changed,
            long.unchanged,
            "yes" if long.held else "",
        )
        for short, long in zip(each.short, each.long, strict=True)
    ]


def _marks(each: Settled) -> list[dict[str, Any]]:
    def mark(tie: SettledTie, run: str) -> dict[str, Any]:
        said = f"{tie.a} – {tie.b}, λ {each.strength:g}, {run} run: {number(tie.changed)}"
        return {
            "tie": f"{tie.a} – {tie.b}" + (" (set)" if tie.held else ""),
            "strength": f"{each.strength:g}",
            "run": run,
            "value": tie.changed,
            "evidence": tie.changed if tie.held else tie.evidence,
            "address": tie_address(tie.a, tie.b),
            "said": said,
        }

    shorts = [mark(tie, "short") for tie in each.short[:_SHOWN]]
    return shorts + [mark(tie, "long") for tie in each.long[:_SHOWN]]


def _axes(ties: Iterable[str], *, narrow: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    y = {
        "field": "tie",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {
            "ticks": False,
            "domain": False,
            "grid": True,
            **names_axis(ties, 130 if narrow else 240),
        },
    }
    x = {
        "type": "quantitative",
        "scale": {"domain": [-1.08, 1.08], "nice": False},
        "title": "← apart\u2003together →",
        "axis": {
            **ONLY_ZERO,
            "values": [-1, -0.5, 0, 0.5, 1],
            "labelExpr": "replace(format(datum.value, '~f'), '-', '−')",
        },
    }
    return y, x


def _dumbbells(rows: list[dict[str, Any]], *, narrow: bool) -> dict[str, Any]:
    y, x = _axes((row["tie"] for row in rows), narrow=narrow)
    point = {"type": "point", "size": 110, "stroke": "@ink", "strokeWidth": 1.5, "opacity": 1}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "rule", "color": "@accent", "strokeWidth": 3, "aria": False},
            "encoding": {"y": y, "x": {**x, "field": "before"}, "x2": {"field": "after"}},
        },
        {
            "mark": {**point, "fill": "@paper", "aria": False},
            "encoding": {"y": y, "x": {**x, "field": "before"}},
        },
        {
            "mark": {**point, "fill": "@accent"},
            "encoding": {
                "y": y,
                "x": {**x, "field": "after"},
                "href": {"field": "address"},
                "description": {"field": "said"},
            },
        },
    ]
    width = 190 if narrow else 420
    return layered(layers, width=width, height={"step": 32}, data={"values": rows})


def _settled_spec(rows: list[dict[str, Any]], *, narrow: bool) -> dict[str, Any]:
    y, x = _axes((row["tie"] for row in rows), narrow=narrow)
    strengths = list(dict.fromkeys(row["strength"] for row in rows))
    evidence = {
        "mark": {"type": "tick", "color": "@ink", "thickness": 2, "size": 48, "aria": False},
        "encoding": {"y": y, "x": {**x, "field": "evidence"}},
    }
    layers = [evidence]
    for place, strength in enumerate(strengths):
        offset = _BETWEEN * (place - (len(strengths) - 1) / 2)
        layers += _strength_layers(strength, offset, y, x)
    width = 190 if narrow else 420
    step = {"step": _BETWEEN * (len(strengths) + 1)}
    return layered(layers, width=width, height=step, data={"values": rows})


def _strength_layers(
    strength: str, offset: float, y: dict[str, Any], x: dict[str, Any]
) -> list[dict[str, Any]]:
    """One λ, a little above or below the middle of each tie's row."""
    of_strength = f"datum.strength === '{strength}'"
    at = {"y": y, "x": {**x, "field": "value"}}
    point = {"type": "point", "yOffset": offset, "stroke": "@accent", "opacity": 1}
    linked = {**at, "href": {"field": "address"}, "description": {"field": "said"}}
    short = {
        "transform": [{"filter": f"{of_strength} && datum.run === 'short'"}],
        "mark": {**point, "size": 30, "fill": "@paper"},
        "encoding": linked,
    }
    long = {
        "transform": [{"filter": f"{of_strength} && datum.run === 'long'"}],
        "mark": {**point, "size": 70, "fill": "@accent"},
        "encoding": linked,
    }
    label = {
        "transform": [{"filter": f"{of_strength} && datum.run === 'long'"}],
        "mark": {
            "type": "text",
            "text": strength,
            "align": "left",
            "dx": 8,
            "yOffset": offset,
            **letters(10),
            "color": "@hush",
            "aria": False,
        },
        "encoding": at,
    }
    return [short, long, label]
