"""What was worked out from items and style, kept from one run over a manuscript to the next.

An edit touches little, so most of a run is recognising that nothing changed. Whole results (an
order, a list, what disambiguation found) are kept with all that they depend on; where that changed,
their parts are looked up one by one. Little is made anew in a run that changes nothing: objects by
the thousand would call the garbage collector, whose pauses are longer than an edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from carrel.csl.amendment import Amendment
    from carrel.csl.items.item import Item

_T = TypeVar("_T")
AmendmentKey: TypeAlias = "tuple[Hashable, ...]"
ItemKey: TypeAlias = "Item | tuple[Item, AmendmentKey]"
"""All that decides how an item is written anywhere, but for its citation number.

It is the item itself while disambiguation changed nothing for it.
"""


class Memory:
    """Remembers results by all that they depend on; what a round did not ask for is forgotten.

    Two generations: a result found in the older one moves to the newer. So the memory is never
    larger than what two rounds asked for.
    """

    __slots__ = ("_before", "_now")

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._before: dict[Hashable, tuple[Hashable, object]] = {}
        self._now: dict[Hashable, tuple[Hashable, object]] = {}

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Give what is remembered under a key, or make and remember it."""
        found = self._now.get(key)
        if found is None:
            # The older key is kept, and the new one can go at once.
            found = self._before.get(key) or (key, make())
            self._now[found[0]] = found
        return cast("_T", found[1])

    def find(self, key: Hashable) -> object | None:
        """Give what is remembered under a key, None if nothing is."""
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            return None
        self._now[found[0]] = found
        return found[1]

    def keep(self, key: Hashable, value: object) -> None:
        """Remember a result."""
        self._now[key] = key, value

    def replace(self, key: Hashable, value: object) -> None:
        """Put another result in the place of one that this round asked for."""
        self._now[key] = self._now[key][0], value

    def end_round(self) -> None:
        """Forget what the round that ends did not ask for."""
        self._before, self._now = self._now, {}


class Latest(Generic[_T]):
    """Remembers one result with all that it depends on."""

    __slots__ = ("_found", "_key")

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._key: Hashable = None
        self._found: _T | None = None

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Give the result if it was made for an equal key, or make and remember it."""
        if self._found is None or self._key != key:
            self._found, self._key = make(), key
        return self._found


def item_key(item: Item, amendment: Amendment | None) -> ItemKey:
    """Give what decides how an item is written that disambiguation amended so."""
    if amendment is None:
        return item
    shown, given, condition, suffix = amendment
    if not (shown or given or condition) and suffix is None:
        return item
    return item, (tuple(sorted(shown.items())), tuple(sorted(given.items())), condition, suffix)
