"""The state of one manuscript under work, handed from step to step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.amendment import UNAMENDED
from carrel.csl.manuscript.memory import Latest, Memory

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from carrel.csl.amendment import Amendment
    from carrel.csl.items.item import Item
    from carrel.csl.manuscript.memory import ItemKey
    from carrel.csl.manuscript.written import KeptCluster, Listed, Settled
    from carrel.csl.rendering.frame import Context
    from carrel.csl.styles.elements import Area


class Remembered:
    """What one run leaves for the next with the same style, locale and options.

    Of orders and rows of sort keys there are two: those of the items as they came, and those of
    the items as disambiguation amended them.
    """

    __slots__ = (
        "clusters",
        "drafts",
        "entries",
        "forms",
        "listed",
        "orders",
        "rows",
        "sets",
        "settled",
    )

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self.orders: tuple[Latest[list[str]], Latest[list[str]]] = Latest(), Latest()
        self.rows = Memory(), Memory()
        self.settled: Latest[Settled] = Latest()
        self.forms, self.sets = Memory(), Memory()
        self.clusters: dict[int, KeptCluster] = {}
        self.drafts = Memory()
        self.entries = Memory()
        self.listed: Latest[Listed] = Latest()


class Run:
    """One manuscript under work: what each step finds, for those after it."""

    def __init__(
        self,
        context: Context,
        citation: Area,
        remembered: Remembered | None = None,
    ) -> None:
        """Begin with what is shared, new for this run, and the style's citation area.

        What is remembered comes from earlier runs with the same style, locale and options, if
        there were any.
        """
        style = context.style
        self.remembered = remembered or Remembered()
        self.refers_back = "first-reference-note-number" in style.mentions
        self._numbered = "citation-number" in style.mentions
        self.style = style
        self.citation = citation
        self.context = context
        self.items: dict[str, Item] = {}
        self.order: list[str] = []
        self.amendments: dict[str, Amendment] = {}
        self.amended_keys: Mapping[str, ItemKey] = {}
        self.warnings: list[str] = []
        self.first_notes: dict[str, int] = {}
        self.standalone = False

    def item_key(self, item_id: str) -> ItemKey:
        """Give what decides how an item is written anywhere: to remember results by."""
        return self.amended_keys.get(item_id) or self.items[item_id]

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Give the citation numbers of items if the style may print them; else none."""
        if not self._numbered:
            return ()
        numbers = self.context.citation_numbers
        return tuple([numbers[one] for one in ids])

    def state(self, ids: Sequence[str]) -> tuple[Hashable, ...]:
        """Give what decides how these items are ordered, compared and listed."""
        return tuple([self.item_key(one) for one in ids]), self.numbers(ids)

    def amendment(self, item_id: str) -> Amendment:
        """Give what disambiguation changed for an item."""
        return self.amendments.get(item_id, UNAMENDED)
