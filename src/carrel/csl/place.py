"""Where a cite stands in the text."""

from __future__ import annotations

from typing import NamedTuple

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)
"""Positions of a cite, each implying those before it from SUBSEQUENT on."""


class Place(NamedTuple):
    """Where a cite stands: its position, the note of the first cite of its item, nearness."""

    position: int = FIRST
    near: bool = False
    first_note: int | None = None
