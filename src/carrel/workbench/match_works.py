"""Which works of the shelf an entry of a reference list may be: offers, for a person to choose."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from carrel.references.matching import Shelf, works_for

if TYPE_CHECKING:
    from carrel.library.work import Work
    from carrel.store.library import Library

_MOST = 3


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


@lru_cache(maxsize=1)
def _shelf(library: Library, version: int) -> Shelf:
    """The works made ready for look-ups; kept until anything is changed."""
    del version
    return Shelf([work.csl_item() for work in library.works.all()])
