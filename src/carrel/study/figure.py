"""A computed figure, which is never a bare number."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "1"
"""Of the formulas: raised when one of them gives another number for the same claims."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one claim adds to a figure."""

    claim: str
    amount: float


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` with its interval, and what it rests on.

    ``value`` is ``None`` where there is nothing to compute it from, and ``reason`` then says why:
    missing is never zero. ``low`` and ``high`` bound the 90 % interval over sources, ``None`` with
    fewer than five of them. ``contributions`` lists every claim that entered, in order of weight;
    ``parameters`` pairs of name and value as they are to be shown.
    """

    value: float | None
    low: float | None
    high: float | None
    sources: int
    claims: int
    contributions: tuple[Contribution, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    version: str = VERSION
