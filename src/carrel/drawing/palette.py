"""The colours and the typeface of a chart by name, for the page and for files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Palette:
    """A colour for each name; on the page they follow the reader's theme by custom properties.

    ``font`` is a stack of typefaces as CSS has it.
    """

    ink: str
    hush: str
    hairline: str
    paper: str
    together: str
    apart: str
    accent: str
    doubt: str
    font: str

    def names(self) -> dict[str, str]:
        """What each ``@name`` of a specification means."""
        return {f"@{name}": value for name, value in asdict(self).items()}


PAGE = Palette(
    ink="var(--ink)",
    hush="var(--hush)",
    hairline="var(--hairline)",
    paper="var(--paper)",
    together="var(--blue-line)",
    apart="var(--orange-line)",
    accent="var(--accent)",
    doubt="var(--doubt)",
    font="var(--interface)",
)
FILE = Palette(
    ink="#211f1b",
    hush="#5e584e",
    hairline="#ddd5c6",
    paper="#ffffff",
    together="#2868b5",
    apart="#a85700",
    accent="#1d5b4f",
    doubt="#84470a",
    font="Liberation Sans, Arial, Noto Sans Arabic, Noto Sans CJK SC, sans-serif",
)
"""For files and paper: what stands alone cannot follow a theme."""


def painted(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any part of a specification
    """The specification with every string that is one of ``names`` turned into what it means."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, dict):
        parts = cast("dict[str, Any]", value)
        return {key: painted(part, names) for key, part in parts.items()}
    if isinstance(value, (list, tuple)):
        return [painted(part, names) for part in cast("list[Any]", value)]
    return value
