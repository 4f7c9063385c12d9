"""A computed figure, which is never a bare number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

VERSION = "1"
"""Of the formulas: raised when one of them gives another number for the same claims."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one claim adds to a figure."""

    claim: str
    amount: float


class Contributions(Sequence[Contribution]):
    """Every claim that entered a figure, the weightiest first; put together when first read.

    A study of 50,000 claims has millions of them in one chart, of which a person opens a few.
    ``pairs`` gives ids and amounts in any order.
    """

    __slots__ = ("_count", "_made", "_pairs")

    def __init__(self, count: int, pairs: Callable[[], Iterable[tuple[str, float]]]) -> None:
        self._count = count
        self._pairs = pairs
        self._made: tuple[Contribution, ...] | None = None

    def all(self) -> tuple[Contribution, ...]:
        """As a tuple, in falling order of size and then by the claims' ids."""
        if self._made is None:
            pairs = sorted(self._pairs(), key=lambda pair: (-abs(pair[1]), pair[0]))
            self._made = tuple(Contribution(*pair) for pair in pairs)
        return self._made

    @overload
    def __getitem__(self, index: int) -> Contribution: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Contribution, ...]: ...
    def __getitem__(self, index: int | slice) -> Contribution | tuple[Contribution, ...]:
        return self.all()[index]

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Contributions):
            return self.all() == other.all()
        return isinstance(other, tuple) and self.all() == other

    def __hash__(self) -> int:
        return hash(self.all())

    def __repr__(self) -> str:
        return repr(self.all())


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` with its interval, and what it rests on.

    ``value`` is ``None`` where there is nothing to compute it from, and ``reason`` then says why:
    missing is never zero. ``low`` and ``high`` bound the 90 % interval over sources, ``None`` with
    fewer than five of them. ``contributions`` lists every claim that entered, in order of weight;
    where the formula is a sum their amounts add up to the value. ``parameters`` are pairs of name
    and value as they are to be shown; ``works`` the citation keys of the sources.
    """

    value: float | None
    low: float | None
    high: float | None
    sources: int
    claims: int
    contributions: Sequence[Contribution] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    version: str = VERSION
    works: tuple[str, ...] = ()


def missing(reason: str, parameters: tuple[tuple[str, str], ...] = ()) -> Figure:
    """A figure with nothing under it; ``reason`` is a sentence."""
    return Figure(None, None, None, 0, 0, (), parameters, reason)
