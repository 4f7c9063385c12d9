"""A manuscript that keeps its state: each edit gives back what it changed, and nothing else.

Every edit is a whole run, but what an earlier run worked out is remembered by all that it depends
on (see `carrel.csl.manuscript.memory`); so the text is that of a full run, and only what an edit touches is
written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from carrel.csl.errors import CslError
from carrel.csl.items.item_reading import read_items
from carrel.csl.manuscript.collector import collector_at_rest
from carrel.csl.manuscript.positions import Cluster
from carrel.csl.manuscript.processing import begin, independent, work_out
from carrel.csl.manuscript.run import Remembered, Run
from carrel.csl.options import STRICT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from carrel.csl.items.item import Item
    from carrel.csl.manuscript.written import Bibliography
    from carrel.csl.options import Options
    from carrel.csl.styles.locale import Locale
    from carrel.csl.styles.style import Style
    from carrel.csl.text.tree import Node

_T = TypeVar("_T")


class Changes(NamedTuple):
    """What an edit changed.

    `citations` and `entries` hold the finished trees of those that are new or read otherwise now,
    by id; `gone` lists the ids of entries that are no longer listed, and `order` those of all
    entries as they are listed now. `warnings` are the doubts of the whole manuscript.
    """

    citations: Mapping[str, Node]
    entries: Mapping[str, Node]
    gone: tuple[str, ...]
    order: tuple[str, ...]
    warnings: tuple[str, ...]


class Document:
    """Items and clusters by id, in order, and the text they have now.

    Ids of clusters are the caller's. A method raises CslError for an id that is not there, or
    that is there already when something new would take it; the document is then as it was.
    """

    def __init__(
        self,
        style: Style,
        locales: Mapping[str, Locale] | Callable[[str], Locale | None],
        items: Iterable[Mapping[str, object]] = (),
        clusters: Mapping[str, Cluster] | None = None,
        *,
        lang: str | None = None,
        options: Options = STRICT,
    ) -> None:
        """Begin with items and clusters; the arguments mean what they mean to `process`."""
        self._area = independent(style)
        self._context = begin(style, locales, lang, options)
        self._remembered = Remembered()
        self._items: dict[str, Item] = {}
        self._clusters: dict[str, Cluster] = {}
        self.citations: Mapping[str, Node] = {}
        """The finished tree of each cluster by its id, in the order of the text."""
        self.bibliography: Bibliography | None = None
        self._entries: Mapping[str, Node] = {}
        first, doubts = read_items(items)
        own = {one: _own(cluster) for one, cluster in (clusters or {}).items()}
        changes = self._run(own, first)
        self.warnings: tuple[str, ...] = (*doubts, *changes.warnings)
        """The doubts of the manuscript as it began."""

    def insert_cluster(
        self,
        cluster_id: str,
        cluster: Cluster,
        before: str | None = None,
        notes: Mapping[str, int] | None = None,
    ) -> Changes:
        """Put a cluster before another, or last; `notes` gives others their new note numbers."""
        _must_be_new(cluster_id, self._clusters, "citation")
        placed = _placed(self._clusters, cluster_id, _own(cluster), before, "citation")
        return self._run(_renumbered(placed, notes), self._items)

    def change_cluster(self, cluster_id: str, cluster: Cluster) -> Changes:
        """Put another cluster in the place of one."""
        _must_be(cluster_id, self._clusters, "citation")
        return self._run({**self._clusters, cluster_id: _own(cluster)}, self._items)

    def remove_cluster(self, cluster_id: str, notes: Mapping[str, int] | None = None) -> Changes:
        """Take a cluster out; `notes` gives others their new note numbers."""
        left = _without(self._clusters, cluster_id, "citation")
        return self._run(_renumbered(left, notes), self._items)

    def move_cluster(
        self, cluster_id: str, before: str | None = None, notes: Mapping[str, int] | None = None
    ) -> Changes:
        """Put a cluster before another one, or last; `notes` as for `insert_cluster`."""
        left = _without(self._clusters, cluster_id, "citation")
        placed = _placed(left, cluster_id, self._clusters[cluster_id], before, "citation")
        return self._run(_renumbered(placed, notes), self._items)

    def insert_item(self, fields: Mapping[str, object], before: str | None = None) -> Changes:
        """Put an item (CSL-JSON, not to be changed afterwards) before another, or last."""
        item = _item(fields)
        _must_be_new(item.id, self._items, "item")
        return self._run(self._clusters, _placed(self._items, item.id, item, before, "item"))

    def change_item(self, fields: Mapping[str, object]) -> Changes:
        """Put other fields in the place of those of the item with the same id."""
        item = _item(fields)
        _must_be(item.id, self._items, "item")
        return self._run(self._clusters, {**self._items, item.id: item})

    def remove_item(self, item_id: str) -> Changes:
        """Take an item out; cites of it are left out of their clusters."""
        return self._run(self._clusters, _without(self._items, item_id, "item"))

    def move_item(self, item_id: str, before: str | None = None) -> Changes:
        """Put an item before another one, or last: the order of a list that is not sorted."""
        left = _without(self._items, item_id, "item")
        return self._run(
            self._clusters, _placed(left, item_id, self._items[item_id], before, "item")
        )

    def _run(self, clusters: Mapping[str, Cluster], items: Mapping[str, Item]) -> Changes:
        run = Run(self._context.anew(), self._area, self._remembered)
        run.items = dict(items)
        with collector_at_rest():
            done = work_out(run, tuple(clusters.values()))
        citations = dict(zip(clusters, done.citations, strict=True))
        entries = self._entries
        if done.bibliography is not None and done.bibliography is not self.bibliography:
            entries = {entry.id: entry.tree for entry in done.bibliography.entries}
        changes = Changes(
            citations=_differing(self.citations, citations),
            entries=_differing(self._entries, entries),
            gone=tuple(one for one in self._entries if one not in entries),
            order=tuple(entries),
            warnings=done.warnings,
        )
        self._items, self._clusters = dict(items), dict(clusters)
        self.citations, self._entries = citations, entries
        self.bibliography = done.bibliography
        return changes


def _item(fields: object) -> Item:
    """Read an item by the rule of a list of items, but strictly. Raises CslError."""
    read = read_items([fields])
    if read.warnings:
        raise CslError(read.warnings[0])
    return next(iter(read.items.values()))


def _own(cluster: Cluster) -> Cluster:
    """Make a cluster of the document's own, for what is written is kept by the identity of cites."""
    return Cluster((*cluster.cites,), cluster.note)


def _differing(before: Mapping[str, Node], now: Mapping[str, Node]) -> dict[str, Node]:
    # What was remembered is the same object, which spares comparing its text.
    return {
        one: tree
        for one, tree in now.items()
        if before.get(one) is not tree and before.get(one) != tree
    }


def _must_be(name: str, among: Mapping[str, object], kind: str) -> None:
    if name not in among:
        message = f"no {kind} has the id {name}"
        raise CslError(message)


def _must_be_new(name: str, among: Mapping[str, object], kind: str) -> None:
    if name in among:
        message = f"the id {name} stands for another {kind} already"
        raise CslError(message)


def _without(among: Mapping[str, _T], name: str, kind: str) -> dict[str, _T]:
    _must_be(name, among, kind)
    return {one: value for one, value in among.items() if one != name}


def _placed(
    among: Mapping[str, _T], name: str, value: _T, before: str | None, kind: str
) -> dict[str, _T]:
    """Put something before another by their ids, or last for None."""
    if before is None:
        return {**among, name: value}
    _must_be(before, among, kind)
    placed: dict[str, _T] = {}
    for one, kept in among.items():
        if one == before:
            placed[name] = value
        placed[one] = kept
    return placed


def _renumbered(
    clusters: Mapping[str, Cluster], notes: Mapping[str, int] | None
) -> Mapping[str, Cluster]:
    if not notes:
        return clusters
    for one in notes:
        _must_be(one, clusters, "citation")
    return {
        one: cluster
        if notes.get(one, cluster.note) == cluster.note
        else cluster._replace(note=notes[one])
        for one, cluster in clusters.items()
    }
