"""The state of one manuscript under work, handed from step to step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.frame import UNAMENDED
from carrel.csl.memory import Memory, amendment_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.csl.elements import Area
    from carrel.csl.frame import Amendment, Context
    from carrel.csl.item import Item
    from carrel.csl.memory import ItemKey


class Remembered(NamedTuple):
    """What one run leaves for the next: text, and the forms that disambiguation compares."""

    text: Memory
    forms: Memory


def nothing_remembered() -> Remembered:
    """Give what the first run starts from."""
    return Remembered(Memory(), Memory())


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
        self.memory, self.forms = remembered or nothing_remembered()
        self._refers_back = "first-reference-note-number" in style.mentions
        self._numbered = "citation-number" in style.mentions
        self.style = style
        self.citation = citation
        self.context = context
        self.items: dict[str, Item] = {}
        self.order: list[str] = []
        self.amendments: dict[str, Amendment] = {}
        self.warnings: list[str] = []
        self.first_notes: dict[str, int] = {}
        self.standalone = False

    def item_key(self, item_id: str) -> ItemKey:
        """Give what decides how an item is written anywhere: to remember results by."""
        amendment = self.amendments.get(item_id)
        item = self.items[item_id]
        keys = self.memory.item_keys[amendment is not None]
        kept = keys.get(item_id)
        if kept is not None:
            before, key = kept
            if key[0] is item and before == amendment:
                return key
        key = item, amendment_key(amendment)
        keys[item_id] = amendment, key
        return key

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Give the citation numbers of items if the style may print them; else none."""
        if not self._numbered:
            return ()
        numbers = self.context.citation_numbers
        return tuple([numbers[one] for one in ids])

    def first_note(self, note: int | None) -> int | None:
        """Give the note of a first cite if the style may print it, else None."""
        return note if self._refers_back else None

    def amendment(self, item_id: str) -> Amendment:
        """Give what disambiguation changed for an item."""
        return self.amendments.get(item_id, UNAMENDED)
