"""Numbers as charts and tables write them."""

from __future__ import annotations

from carrel.drawing.chart import Cell
from carrel.study.figure import Figure

MISSING = "–"


def number(value: float | None, *, digits: int = 2) -> str:
    """With a true minus sign and without a zero of its own sign; a dash where it is missing."""
    if value is None:
        return MISSING
    written = f"{value:.{digits}f}"
    if float(written) == 0:
        written = written.lstrip("-")
    return written.replace("-", "−")


def interval(figure: Figure) -> str:
    """The interval in brackets, with a space before it; empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return f" [{number(figure.low)} to {number(figure.high)}]"


def cell(value: Cell) -> str:
    """What stands in a cell of a table: whole numbers whole, others to three digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and not value.is_integer():
        return number(value, digits=3)
    return number(value, digits=0)
