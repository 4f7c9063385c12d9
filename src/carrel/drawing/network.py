"""A signed network: blocs on either side of a ring, full lines together, broken lines apart."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

from carrel.drawing.addresses import actor_address, tie_address
from carrel.drawing.chart import Chart, Table, layered
from carrel.drawing.lettering import ROOM, room_for
from carrel.drawing.words import number
from carrel.study.frustration import Frustration
from carrel.study.network import Network, Tie

_GAP = 0.8
"""Between two blocs on the ring, in places."""
_FEW, _SMALL = 5, 380
"""So few actors need no more than so many pixels."""
_WIDEST = 5.0
_MIDDLE = 0.25
"""Nearer to the middle line than this a name stands above or below its actor, not beside it."""
_EDGE, _BESIDE = 1.3, 1.08
"""How far from the middle the drawing reaches, and its names stand; the actors' ring is at 1."""
_COLUMNS = ("Actor", "Actor", "Tie", "From", "Against the blocs")


def network_chart(network: Network, blocs: Frustration, *, narrow: bool = False) -> Chart:
    """Actors in a ring with their ties; the actors of one bloc stand side by side."""
    title = "Signed network"
    crossed = {tie.pair for tie in blocs.frustrated}
    rows = tuple(
        (tie.a, tie.b, tie.value, tie.source, "yes" if tie.pair in crossed else "")
        for tie in network.ties
    )
    table = Table(_COLUMNS, rows, tuple(tie_address(tie.a, tie.b) for tie in network.ties))
    count = f"{len(network.actors)} actors, {len(network.ties)} ties"
    if not network.ties:
        reason = "No tie is known at this time."
        return Chart("network", title, reason, count, {}, table, reason)
    said = " against ".join(", ".join(bloc) for bloc in blocs.blocs if bloc)
    caption = (
        f"{count}{_at(network)}; {len(blocs.frustrated)} against the blocs. "
        "Full lines stand together, broken lines apart, the wider the stronger; a cross marks "
        "a tie against the blocs."
    )
    spec = _spec(network, blocs, narrow=narrow)
    return Chart("network", title, f"{count}; {said}", caption, spec, table)


def _at(network: Network) -> str:
    return "" if network.at is None else f" at {network.at:.10g}"


def _places(network: Network, blocs: Frustration) -> dict[str, tuple[float, float]]:
    """A place on the unit circle for each actor: bloc after bloc from the top on the left."""
    placed = {actor for bloc in blocs.blocs for actor in bloc}
    beside = tuple(actor for actor in network.actors if actor not in placed)
    arcs = [arc for arc in (*blocs.blocs, beside) if arc]
    gap = _GAP if len(arcs) > 1 else 0.0
    turn = 2 * pi / (len(network.actors) + gap * len(arcs))
    places: dict[str, tuple[float, float]] = {}
    angle = pi / 2 + gap * turn / 2
    for arc in arcs:
        for actor in arc:
            angle += turn / 2
            places[actor] = (cos(angle), sin(angle))
            angle += turn / 2
        angle += gap * turn
    return places


def _spec(
    network: Network,
    blocs: Frustration,
    *,
    narrow: bool,
) -> dict[str, Any]:
    size = 320 if narrow else _SMALL if len(network.actors) <= _FEW else 520
    places = _places(network, blocs)
    crossed = {tie.pair for tie in blocs.frustrated}
    widest = max(1.5, _WIDEST - len(network.ties) / 15)
    ties = [
        {**_tie_row(tie, places, widest), "crossed": tie.pair in crossed} for tie in network.ties
    ]
    actors = [
        {
            "actor": actor,
            "x": x,
            "y": y,
            "lx": _BESIDE * x,
            "ly": (1.13 if abs(x) < _MIDDLE else _BESIDE) * y,
            "bloc": "second" if actor in blocs.blocs[1] else "first",
            "side": "middle" if abs(x) < _MIDDLE else "left" if x < 0 else "right",
            "address": actor_address(actor),
        }
        for actor, (x, y) in places.items()
    ]
    # Within the square a name has the room between its actor and the edge.
    side = max(ROOM["left"], room_for(network.actors) - round(size * (_EDGE - _BESIDE) / 2 / _EDGE))
    padding = {**ROOM, "left": side, "right": side}
    layers = [*_tie_layers(ties), *_actor_layers(actors)]
    return layered(layers, width=size, height=size, padding=padding)


def _tie_row(tie: Tie, places: dict[str, tuple[float, float]], widest: float) -> dict[str, Any]:
    (x, y), (x2, y2) = places[tie.a], places[tie.b]
    return {
        "x": x,
        "y": y,
        "x2": x2,
        "y2": y2,
        "mx": (x + x2) / 2,
        "my": (y + y2) / 2,
        "side": "together" if tie.value > 0 else "apart",
        "width": 1 + (widest - 1) * min(1.0, abs(tie.value)),
        "address": tie_address(tie.a, tie.b),
        "said": f"{tie.a} – {tie.b}: {number(tie.value)}",
    }


_HIDDEN: dict[str, Any] = {
    "type": "quantitative",
    "axis": None,
    "scale": {"domain": [-_EDGE, _EDGE], "nice": False},
}


def _tie_layers(ties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sides = ["together", "apart"]
    return [
        {
            "data": {"values": ties},
            "mark": {"type": "rule", "cursor": "pointer", "opacity": 0.85},
            "encoding": {
                "x": {**_HIDDEN, "field": "x"},
                "y": {**_HIDDEN, "field": "y"},
                "x2": {"field": "x2"},
                "y2": {"field": "y2"},
                "color": {
                    "field": "side",
                    "type": "nominal",
                    "scale": {"domain": sides, "range": ["@together", "@apart"]},
                    "legend": None,
                },
                "strokeDash": {
                    "field": "side",
                    "type": "nominal",
                    "scale": {"domain": sides, "range": [[1, 0], [5, 4]]},
                    "legend": None,
                },
                "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
                "href": {"field": "address"},
                "description": {"field": "said"},
            },
        },
        {
            "data": {"values": [tie for tie in ties if tie["crossed"]]},
            "mark": {
                "type": "point",
                "shape": "M-1,-1L1,1M1,-1L-1,1",
                "stroke": "@ink",
                "strokeWidth": 2.5,
                "size": 90,
                "opacity": 1,
                "aria": False,
            },
            "encoding": {
                "x": {**_HIDDEN, "field": "mx"},
                "y": {**_HIDDEN, "field": "my"},
            },
        },
    ]


def _actor_layers(actors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "data": {"values": actors},
            "mark": {"type": "point", "filled": True, "size": 150, "stroke": "@ink", "opacity": 1},
            "encoding": {
                "fill": {
                    "field": "bloc",
                    "type": "nominal",
                    "scale": {"domain": ["first", "second"], "range": ["@ink", "@paper"]},
                    "legend": None,
                },
                "x": {**_HIDDEN, "field": "x"},
                "y": {**_HIDDEN, "field": "y"},
                "href": {"field": "address"},
                "description": {"field": "actor"},
            },
        },
        *(_names(actors, side, align) for side, align in _ALIGNED.items()),
    ]


_ALIGNED = {"left": "right", "middle": "center", "right": "left"}


def _names(actors: list[dict[str, Any]], side: str, align: str) -> dict[str, Any]:
    return {
        "data": {"values": [actor for actor in actors if actor["side"] == side]},
        "mark": {"type": "text", "align": align, "aria": False},
        "encoding": {
            "x": {**_HIDDEN, "field": "lx"},
            "y": {**_HIDDEN, "field": "ly"},
            "text": {"field": "actor"},
        },
    }
