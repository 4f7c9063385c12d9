"""A chart drawn by Vega-Lite: SVG for pages and files, PNG for office documents."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from carrel.drawing.chart import Chart, Table
from carrel.drawing.lettering import AXES, ROOM, lettered
from carrel.drawing.palette import FILE, PAGE, Palette, painted

_VEGA_LITE = "6.4"
_BASE = "https://vega.github.io/vega-datasets/"
"""What Vega resolves a relative address against; taken off again, nothing is ever asked there."""

_OPENING = re.compile(r"<svg [^>]*>")
_LINK = re.compile(r"</?a(?: [^>]*)?>")
_HATCH = (
    '<pattern id="{name}-{kind}" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="{color}" '
    'stroke-width="2" stroke-opacity="0.6"/></pattern>'
)


def to_svg(chart: Chart, palette: Palette = PAGE, *, base: str = "", links: bool = True) -> str:
    """The chart as an SVG element; empty for a chart with nothing to draw.

    ``base`` goes before every relative address; without ``links`` no mark leads anywhere. The
    first chart of a process takes some 0.7 s, each further one about 30 ms.
    """
    if not chart.spec:
        return ""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(
        _dressed(chart, palette), vl_version=_VEGA_LITE, allowed_base_urls=[]
    )
    drawn = lettered(drawn)
    drawn = drawn.replace(f'xlink:href="{_BASE}', f'href="{escape(base)}')
    if not links:
        drawn = _LINK.sub("", drawn)
    name = escape(chart.name)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {_size(drawn)} role="group" '
        f'aria-label="{escape(chart.title)}: {escape(chart.description)}">'
    )
    kinds = (("hatch", palette.hush), ("overhatch", palette.paper))
    hatches = "".join(_HATCH.format(name=name, kind=kind, color=color) for kind, color in kinds)
    return _OPENING.sub(lambda _: f"{opening}<defs>{hatches}</defs>", drawn, count=1)


def start_engine() -> None:
    """Take the time of a process's first chart now, so that the first one asked for has not to."""
    nothing: dict[str, Any] = {"data": {"values": [{}]}, "mark": "point"}
    to_svg(Chart("first", "", "", "", nothing, Table((), ())))


def to_file_svg(chart: Chart) -> str:
    """The chart as a file of its own, with fixed colours; its links lead nowhere and are left out."""
    return to_svg(chart, FILE, links=False)


def to_png(chart: Chart, *, scale: float = 2) -> bytes:
    """The chart as a picture, ``scale`` dots for each pixel; empty when there is nothing to draw."""
    drawn = to_file_svg(chart)
    if not drawn:
        return b""
    import vl_convert

    return vl_convert.svg_to_png(drawn, scale=scale)


def _size(drawn: str) -> str:
    found = re.search(r'width="[^"]*" height="[^"]*" viewBox="[^"]*"', drawn)
    return found[0] if found else ""


def _dressed(chart: Chart, palette: Palette) -> dict[str, Any]:
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "transparent" if palette is PAGE else palette.paper,
        "padding": ROOM,
        "config": _CONFIG,
        **chart.spec,
    }
    hatched = {f"@{kind}": f"url(#{chart.name}-{kind})" for kind in ("hatch", "overhatch")}
    return painted(spec, palette.names() | hatched)


_CONFIG: dict[str, Any] = {
    **AXES,
    "font": "@font",
    "view": {"stroke": None},
    "axis": {
        **AXES["axis"],
        "labelColor": "@ink",
        "titleColor": "@hush",
        "titleFontWeight": "normal",
        "gridColor": "@hairline",
        "domainColor": "@hairline",
        "tickColor": "@hairline",
    },
    "text": {**AXES["text"], "color": "@ink"},
}
