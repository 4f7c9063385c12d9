"""What is written of a manuscript: entries and bibliography; and what a run keeps for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from carrel.csl.amendment import Amendment
    from carrel.csl.items.item import Cite
    from carrel.csl.manuscript.memory import ItemKey
    from carrel.csl.manuscript.renumbering import Numbered
    from carrel.csl.place import Place
    from carrel.csl.text.tree import Node


class Entry(NamedTuple):
    """One entry: the id of its item and its finished tree."""

    id: str
    tree: Node


class Bibliography(NamedTuple):
    """All entries in order, and how they are to be set.

    `second_field_align` is "flush", "margin" or "" ; spacings count in lines.
    """

    entries: tuple[Entry, ...]
    hanging_indent: bool
    second_field_align: str
    line_spacing: int
    entry_spacing: int


class Listed(NamedTuple):
    """A bibliography and the doubts that came up."""

    bibliography: Bibliography
    warnings: tuple[str, ...]


class Settled(NamedTuple):
    """What disambiguation changed, what then decides how items are written, and its doubts."""

    amendments: dict[str, Amendment]
    keys: dict[str, ItemKey]
    warnings: tuple[str, ...] = ()


class SetToldApart(NamedTuple):
    """What disambiguation changed for a set of items whose cites looked alike, and its work."""

    amendments: dict[str, Amendment]
    work: int


class KeptCluster:
    """A citation as it was written last, and what it depends on."""

    __slots__ = ("cites", "done", "keys", "row")

    def __init__(
        self,
        cites: tuple[Cite, ...],
        row: tuple[Place, ...],
        keys: list[ItemKey],
        done: Numbered[tuple[str, ...]],
    ) -> None:
        """Keep what was written of cites in these places, of items with these keys."""
        self.cites = cites
        self.row = row
        self.keys = keys
        self.done = done
