"""Positions of cites: first, subsequent, ibid, ibid-with-locator, near-note.

CSL 1.0.2, Choose, "position".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.place import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carrel.csl.item import Cite

NEAR_NOTE_DISTANCE = 5
_AT_FIRST = Place(FIRST)


class Cluster(NamedTuple):
    """One citation of the text: its cites, and the number of its note (0 in running text)."""

    cites: tuple[Cite, ...]
    note: int = 0


class _Previous(NamedTuple):
    """The cite before, if an ibid may refer to it."""

    cite: Cite
    note: int
    alone: bool


def place_cites(clusters: Sequence[Cluster], near_distance: int) -> list[list[Place]]:
    """Give the place of every cite, cluster by cluster, in the order of the text."""
    first_notes: dict[str, int] = {}
    last_notes: dict[str, int] = {}
    # In a note style, cites in running text and cites in notes follow their own kind.
    reachable: dict[bool, _Previous | None] = {True: None, False: None}
    places: list[list[Place]] = []
    for cluster in clusters:
        row: list[Place] = []
        previous = reachable[cluster.note > 0]
        for index, cite in enumerate(cluster.cites):
            before = previous if index else _reachable(previous, cluster)
            distance = cluster.note - last_notes.get(cite.id, cluster.note)
            place = _place(cite, cluster, before, first_notes, near=distance <= near_distance)
            row.append(_as_given(place, cite))
            first_notes.setdefault(cite.id, cluster.note)
            last_notes[cite.id] = cluster.note
            previous = _Previous(cite, cluster.note, alone=len(cluster.cites) == 1)
        if previous is not None:
            alone = previous.alone and bool(cluster.cites)
            reachable[cluster.note > 0] = previous if alone else previous._replace(alone=False)
        places.append(row)
    return places


def _reachable(previous: _Previous | None, cluster: Cluster) -> _Previous | None:
    """The first cite of a cluster may follow only a cluster of one cite, in the note before."""
    if previous is None or not previous.alone:
        return None
    if cluster.note and previous.note and cluster.note - previous.note > 1:
        return None
    return previous


def _place(
    cite: Cite,
    cluster: Cluster,
    previous: _Previous | None,
    first_notes: dict[str, int],
    *,
    near: bool,
) -> Place:
    first_note = first_notes.get(cite.id)
    if first_note is None:
        return _AT_FIRST
    position = SUBSEQUENT
    if previous is not None and previous.cite.id == cite.id:
        position = _ibid(previous.cite, cite)
    # first-reference-note-number is that of a note before this one.
    return _same_place(position, near, first_note if first_note != cluster.note else None)


@lru_cache(maxsize=4096)
def _same_place(position: int, near: bool, first_note: int | None) -> Place:  # noqa: FBT001 - as in Place
    return Place(position, near, first_note)


def _ibid(before: Cite, cite: Cite) -> int:
    if not before.locator:
        return IBID_WITH_LOCATOR if cite.locator else IBID
    if not cite.locator:
        return SUBSEQUENT
    same = (before.locator, before.label) == (cite.locator, cite.label)
    return IBID if same else IBID_WITH_LOCATOR


def _as_given(place: Place, cite: Cite) -> Place:
    """A caller may fix position, nearness and first note of a cite."""
    if cite.position is not None:
        place = place._replace(position=min(cite.position, IBID_WITH_LOCATOR))
    if cite.near_note:
        place = place._replace(near=True)
    if cite.first_note is not None:
        place = place._replace(first_note=cite.first_note)
    return place
