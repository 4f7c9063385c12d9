"""Positions of cites: first, subsequent, ibid, ibid-with-locator, near-note.

CSL 1.0.2, Choose, "position".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.place import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carrel.csl.items.item import Cite

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


def place_cites(
    clusters: Sequence[Cluster], near_distance: int, *, refers_back: bool = True
) -> list[tuple[Place, ...]]:
    """Give the place of every cite, cluster by cluster, in the order of the text.

    Notes of first cites are told only if the style `refers_back` to them, so that places stay
    the same when notes are numbered anew.
    """
    # Cites in running text and cites in notes follow their own kind, as in citeproc-js.
    first_in: dict[bool, dict[str, int]] = {True: {}, False: {}}
    last_in: dict[bool, dict[str, int]] = {True: {}, False: {}}
    reachable: dict[bool, _Previous | None] = {True: None, False: None}
    places: list[tuple[Place, ...]] = []
    for cluster in clusters:
        cites, note = cluster
        row: list[Place] = []
        first_notes, last_notes = first_in[note > 0], last_in[note > 0]
        previous = reachable[note > 0]
        alone = len(cites) == 1
        for index, cite in enumerate(cites):
            cited = cite.id
            first_note = first_notes.get(cited)
            if first_note is None:
                place = _AT_FIRST
                first_notes[cited] = note
            else:
                before = previous if index else _reachable(previous, note)
                near = note - last_notes[cited] <= near_distance
                # first-reference-note-number is that of a note before this one.
                told = first_note if refers_back and first_note != note else None
                place = _same_place(_position(before, cite), near, told)
            row.append(_as_given(place, cite, refers_back=refers_back))
            last_notes[cited] = note
            previous = _Previous(cite, note, alone)
        if not cites and previous is not None:
            previous = previous._replace(alone=False)
        reachable[note > 0] = previous
        places.append(tuple(row))
    return places


def _reachable(previous: _Previous | None, note: int) -> _Previous | None:
    """The first cite of a cluster may follow only a cluster of one cite, in the note before."""
    if previous is None or not previous.alone:
        return None
    if note and previous.note and note - previous.note > 1:
        return None
    return previous


def _position(before: _Previous | None, cite: Cite) -> int:
    if before is None or before.cite.id != cite.id:
        return SUBSEQUENT
    return _ibid(before.cite, cite)


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


def _as_given(place: Place, cite: Cite, *, refers_back: bool) -> Place:
    """A caller may fix position, nearness and first note of a cite."""
    if cite.position is not None:
        place = place._replace(position=min(cite.position, IBID_WITH_LOCATOR))
    if cite.near_note:
        place = place._replace(near=True)
    if cite.first_note is not None and refers_back:
        place = place._replace(first_note=cite.first_note)
    return place
