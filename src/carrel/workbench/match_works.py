"""Which works of the shelf an entry of a reference list may be: offers, for a person to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from carrel.references.matching.works import Shelf, works_for

if TYPE_CHECKING:
    from carrel.library.work import Work
    from carrel.store.library import Library

_MOST = 3
_SAME = 0.8
"""The score from which on two entries are taken as one work where many are put in at once."""


class Offer(NamedTuple):
    """A work that an entry may be, with sentences on what agrees and what does not."""

    work: Work
    score: float
    reasons: tuple[str, ...]


def offers_for(library: Library, item: Mapping[str, Any]) -> tuple[Offer, ...]:
    """The works of the shelf that an item may be, the likeliest first, three at most."""
    matches = works_for(item, _shelf(library, library.history.version()))
    return tuple(
        Offer(library.works.get(match.work), match.score, match.reasons)
        for match in matches[:_MOST]
    )


def one_of_each(items: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    """Of items that may be the same works the places of one for each: that which says most."""
    shelf = Shelf([{**item, "id": str(place)} for place, item in enumerate(items)])
    kept: set[int] = set()
    for place in sorted(range(len(items)), key=lambda place: -len(items[place])):
        matches = works_for(items[place], shelf)
        if kept.isdisjoint(int(match.work) for match in matches if match.score >= _SAME):
            kept.add(place)
    return tuple(sorted(kept))


@lru_cache(maxsize=1)
def _shelf(library: Library, version: int) -> Shelf:
    """The works made ready for look-ups; kept until anything is changed."""
    del version
    return Shelf([work.csl_item() for work in library.works.all()])
