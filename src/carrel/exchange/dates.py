"""Dates of CSL items as other programs' files have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from carrel.values.partial_date import PartialDate, date_from_csl


def date_of(item: Mapping[str, Any], variable: str) -> PartialDate:
    """A date variable of an item; one that is missing or no date is empty."""
    value = item.get(variable)
    if not isinstance(value, Mapping):
        return PartialDate()
    return date_from_csl(cast("Mapping[str, Any]", value))


def year_of(date: PartialDate) -> str:
    """The year as the source counts it, never turned into another calendar; else its words."""
    if date.year is None:
        return date.literal
    return f"{date.year}–{date.until.year}" if date.until else str(date.year)
