"""Charts as the pages of a study show them: drawn for wide and narrow, with their table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
from litestar import Request, Response
from markupsafe import Markup

from carrel.drawing.chart import Chart, Table
from carrel.drawing.vega import to_file_svg, to_svg
from carrel.drawing.words import cell

Draw = Callable[[bool], Chart]
"""Gives a chart for a narrow page (``True``) or a wide one; both say the same."""


class ShownCell(NamedTuple):
    """A cell of a table in words, and whether it is a number."""

    text: str
    number: bool


class ShownRow(NamedTuple):
    """A row of a table, and the address of the claims behind it, or nothing."""

    cells: tuple[ShownCell, ...]
    link: str


WIDTHS = ("wide", "narrow")
"""The two forms of a chart, of which a page shows the one that it has room for."""
WIDTH_COOKIE = "carrel-chart"
"""In which a browser that runs scripts says which of them it shows: the other is not drawn then."""


class Drawn(NamedTuple):
    """A chart on its page; ``forms`` pairs "wide" and "narrow" with what is drawn.

    There is only one of them where only one is shown, and none where there is nothing to draw.
    """

    chart: Chart
    forms: tuple[tuple[str, Markup], ...]
    rows: tuple[ShownRow, ...]


def drawn(draw: Draw, study_path: str, widths: Sequence[str] = WIDTHS) -> Drawn:
    """A chart in each of ``widths``; links lead into the study."""
    charts = [(width, draw(width == "narrow")) for width in widths]
    chart = charts[0][1]
    forms = tuple(
        (width, _marked(to_svg(chart, base=f"{study_path}/"), chart.name, width))
        for width, chart in charts
        if chart.spec
    )
    return Drawn(chart, forms, shown_rows(chart.table))


def widths_for(request: Request[Any, Any, Any]) -> tuple[str, ...]:
    """The forms of charts that are drawn for a browser: the one it shows, both if that is unknown."""
    shown = request.cookies.get(WIDTH_COOKIE, "")
    return (shown,) if shown in WIDTHS else WIDTHS


def _marked(svg: str, name: str, form: str) -> Markup:
    # Two drawings of one chart on one page: what they define must not bear one name.
    apart = svg.replace(f"{name}-hatch", f"{form}-{name}-hatch")
    apart = apart.replace(f"{name}-overhatch", f"{form}-{name}-overhatch")
    return Markup(apart)  # noqa: S704 - Vega escapes what it writes


def shown_rows(table: Table) -> tuple[ShownRow, ...]:
    """The rows of a table in words, each with its address."""
    links = table.links or ("",) * len(table.rows)
    return tuple(
        ShownRow(tuple(ShownCell(cell(value), not isinstance(value, str)) for value in row), link)
        for row, link in zip(table.rows, links, strict=True)
    )


def chart_file(draw: Draw, form: str) -> Response[bytes]:
    """The chart as a file: ``svg``, or its table as ``csv`` or ``json``."""
    chart = draw(False)  # noqa: FBT003 - the wide one
    body, media_type = _FORMS[form](chart)
    named = f'attachment; filename="{chart.name}.{form}"'
    return Response(body, media_type=media_type, headers={"content-disposition": named})


def _svg(chart: Chart) -> tuple[bytes, str]:
    return to_file_svg(chart).encode(), "image/svg+xml"


def _csv(chart: Chart) -> tuple[bytes, str]:
    """RFC 4180; a missing value is an empty field."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(chart.table.columns)
    writer.writerows(("" if value is None else value for value in row) for row in chart.table.rows)
    return written.getvalue().encode(), "text/csv; charset=utf-8"


def _json(chart: Chart) -> tuple[bytes, str]:
    table = chart.table
    said = {
        "title": chart.title,
        "caption": chart.caption,
        "columns": table.columns,
        "rows": table.rows,
        "reason": chart.reason,
    }
    return msgspec.json.encode(said), "application/json"


_FORMS: dict[str, Callable[[Chart], tuple[bytes, str]]] = {
    "svg": _svg,
    "csv": _csv,
    "json": _json,
}
FORMS = frozenset(_FORMS)
