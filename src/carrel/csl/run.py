"""The state of one manuscript under work, handed from step to step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.frame import UNAMENDED, Context

if TYPE_CHECKING:
    from carrel.csl.elements import Area
    from carrel.csl.frame import Amendment
    from carrel.csl.item import Item
    from carrel.csl.locale import Locale
    from carrel.csl.style import Style


class Run:
    """One manuscript under work: what each step finds, for those after it."""

    def __init__(self, style: Style, citation: Area, locale: Locale) -> None:
        """Begin with a style, its citation area and the locale laid together for it."""
        self.style = style
        self.citation = citation
        self.context = Context(style, locale)
        self.items: dict[str, Item] = {}
        self.order: list[str] = []
        self.amendments: dict[str, Amendment] = {}
        self.warnings: list[str] = []
        self.first_notes: dict[str, int] = {}

    def amendment(self, item_id: str) -> Amendment:
        """Give what disambiguation changed for an item."""
        return self.amendments.get(item_id, UNAMENDED)
