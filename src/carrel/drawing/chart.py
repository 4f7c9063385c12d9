"""A chart as data: what is drawn, what it says, and the table behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Cell = str | float | None

ONLY_ZERO: dict[str, Any] = {
    "gridColor": {
        "condition": {"test": "datum.value === 0", "value": "@hush"},
        "value": "transparent",
    }
}
"""For an axis with a middle: no line but that one, so that none runs through a number."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart; ``None`` is a missing one and is shown as missing.

    ``links`` has one address for each row, relative to the study, empty where there is none.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """``title`` and ``caption`` are shown with it; ``description`` tells it to those who hear it.

    ``spec`` is a Vega-Lite specification whose colours are names of a palette (``@together``) and
    whose addresses are relative to the study; empty where there is nothing to draw, and ``reason``
    then says why.
    """

    name: str
    title: str
    description: str
    caption: str
    spec: Mapping[str, Any]
    table: Table
    reason: str = ""


def layered(
    layers: Sequence[Mapping[str, Any]],
    *,
    width: int,
    height: int | Mapping[str, int],
    **more: Any,  # noqa: ANN401 - Vega-Lite's own top-level members
) -> dict[str, Any]:
    """A specification of layers drawn one over the other, ``width`` and ``height`` in pixels."""
    return {"width": width, "height": height, "layer": list(layers), **more}


def counted(claims: int, sources: int) -> str:
    """The words that stand under every chart: "1 source, 21 claims"."""
    return (
        f"{sources} source{'' if sources == 1 else 's'}, {claims} claim{'' if claims == 1 else 's'}"
    )
