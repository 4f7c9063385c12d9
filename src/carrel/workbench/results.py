"""Results that are kept so that they need not be computed again, as many as fit into so much."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar, cast

_T = TypeVar("_T")

_SAMPLE = 8
"""Of a long sequence so many members are weighed, and the others taken to be like them."""
_DEEPEST = 7
_PLAIN = (str, bytes, int, float, bool, type(None))


class Results:
    """What was asked for and what came of it.

    The longest unused go when all together take over ``most`` bytes, as far as ``size_of`` can
    tell. What two threads ask for at one time is computed once.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._all = 0
        self._keeping = threading.Lock()
        self._computing: dict[Hashable, threading.RLock] = {}

    def once(self, asked: Hashable, compute: Callable[[], _T]) -> _T:
        """What ``compute`` gives, computed the first time that ``asked`` is asked."""
        with self._keeping:
            found = self._kept.get(asked)
            if found is not None:
                self._kept.move_to_end(asked)
                return cast("_T", found[0])
            turn = self._computing.setdefault(asked, threading.RLock())
        try:
            with turn:
                with self._keeping:
                    found = self._kept.get(asked)
                if found is not None:
                    return cast("_T", found[0])
                result = compute()
                self._keep(asked, result)
                return result
        finally:
            with self._keeping:
                self._computing.pop(asked, None)

    def _keep(self, asked: Hashable, result: object) -> None:
        size = size_of(result)
        with self._keeping:
            self._kept[asked] = result, size
            self._all += size
            while self._all > self._most and len(self._kept) > 1:
                _, (_, gone) = self._kept.popitem(last=False)
                self._all -= gone

    @property
    def bytes(self) -> int:
        """About how many bytes are kept."""
        return self._all

    def __len__(self) -> int:
        return len(self._kept)


def size_of(thing: object, deep: int = _DEEPEST) -> int:
    """About how many bytes a result takes; what is computed when first read counts for nothing."""
    own = sys.getsizeof(thing)
    if deep == 0 or isinstance(thing, _PLAIN):
        return own
    size = getattr(thing, "nbytes", None)
    if isinstance(size, int):
        return size
    if isinstance(thing, Mapping):
        pairs = cast("Mapping[Any, Any]", thing)
        return own + _of_all(pairs.items(), len(pairs), deep)
    if isinstance(thing, (tuple, list, set, frozenset)):
        members = cast("tuple[Any, ...]", thing)
        return own + _of_all(members, len(members), deep)
    members = getattr(thing, "__dataclass_fields__", ())
    return own + sum(size_of(getattr(thing, name, None), deep - 1) for name in members)


def _of_all(members: Iterable[object], count: int, deep: int) -> int:
    step = max(1, count // _SAMPLE)
    weighed = [size_of(each, deep - 1) for n, each in enumerate(members) if n % step == 0]
    return sum(weighed) * count // len(weighed) if weighed else 0
