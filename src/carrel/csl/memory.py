"""What was worked out from items and style, kept from one run over a manuscript to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable

    from carrel.csl.frame import Amendment
    from carrel.csl.item import Item

_T = TypeVar("_T")
AmendmentKey: TypeAlias = "tuple[Hashable, ...] | None"
ItemKey: TypeAlias = "tuple[Item, AmendmentKey]"
"""All that decides how an item is written anywhere, but for its citation number."""

KeptKeys: TypeAlias = "dict[str, tuple[Amendment | None, ItemKey]]"


class Memory:
    """Remembers results by all that they depend on; what a run did not ask for is forgotten.

    Two generations: a result found in the older one moves to the newer. So the memory is never
    larger than what two runs asked for.
    """

    __slots__ = ("_before", "_now", "item_keys")

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._before: dict[Hashable, tuple[Hashable, object]] = {}
        self._now: dict[Hashable, tuple[Hashable, object]] = {}
        # Of items that are not amended and of those that are: a run asks first for the one,
        # then for the other.
        self.item_keys: tuple[KeptKeys, KeptKeys] = {}, {}

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Give what is remembered under a key, or make and remember it."""
        found = self._now.get(key)
        if found is None:
            # The older key is kept: thousands of new ones would keep the garbage collector busy.
            found = self._before.get(key) or (key, make())
            self._now[found[0]] = found
        return cast("_T", found[1])

    def replace(self, key: Hashable, value: object) -> None:
        """Put another result in the place of one that this run asked for."""
        self._now[key] = self._now[key][0], value

    def end_run(self, items: Container[str]) -> None:
        """Forget what the run that ends, of these items, did not ask for."""
        self._before, self._now = self._now, {}
        for keys in self.item_keys:
            for gone in [one for one in keys if one not in items]:
                del keys[gone]


def amendment_key(amendment: Amendment | None) -> AmendmentKey:
    """Give what two equal amendments have in common, to remember by."""
    if amendment is None:
        return None
    return (
        tuple(sorted(amendment.shown.items())) if amendment.shown else (),
        tuple(sorted(amendment.given.items())) if amendment.given else (),
        amendment.condition,
        amendment.suffix,
    )
