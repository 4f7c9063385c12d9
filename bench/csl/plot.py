"""The growth of the time with the size, as an SVG picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.csl.tables import Results

_VEGA_LITE = "https://vega.github.io/schema/vega-lite/v5.json"


def draw(results: Results, path: Path) -> None:
    """Write the picture: a panel for each style, a line for each processor, both axes by powers."""
    try:
        import vl_convert  # pyright: ignore[reportMissingImports] - wanted for pictures alone
    except ImportError:
        raise SystemExit("a picture needs the package vl-convert-python: install it") from None
    path.write_text(vl_convert.vegalite_to_svg(specification(results)), encoding="utf-8")


def specification(results: Results) -> dict[str, Any]:
    """Give the picture as a specification of Vega-Lite."""
    rows = [
        {"style": style, "entries": size, "processor": name, "seconds": found.seconds}
        for (style, size, name), found in results.items()
        if found is not None and found.seconds
    ]
    log = {"type": "log"}
    sizes = sorted({size for _, size, _ in results})
    return {
        "$schema": _VEGA_LITE,
        "title": "All citations and the bibliography, CPU seconds",
        "data": {"values": rows},
        "mark": {"type": "line", "point": True},
        "width": 220,
        "height": 240,
        "encoding": {
            "column": {"field": "style", "type": "nominal", "title": None},
            "x": {
                "field": "entries",
                "type": "quantitative",
                "scale": log,
                "axis": {"values": sizes},
            },
            "y": {"field": "seconds", "type": "quantitative", "scale": log, "title": "CPU seconds"},
            "color": {"field": "processor", "type": "nominal", "title": None},
        },
    }
