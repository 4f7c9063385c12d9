"""The one error of this room."""

from __future__ import annotations

from carrel.csl.characters import short
from carrel.values.errors import CarrelError


class CslError(CarrelError):
    """A style or locale that cannot be understood: one sentence with line and element."""

    def __init__(self, problem: str, *, line: int | None = None, element: str = "") -> None:
        """Join the problem with its place: `line` counts from 1, `element` is the tag."""
        place = (
            f" (line {line}" + (f", element {short(element)})" if element else ")") if line else ""
        )
        super().__init__(f"{problem}{place}.")
        self.line = line
        self.element = element
