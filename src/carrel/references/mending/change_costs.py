"""What a line out of order costs, by how often the list shows what was done to it.

A list was made by one program: where most lines need one operation, one more of that kind is
likely, and another kind is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from carrel.references.mending.line_readings import Reading

FIRST_COST = 2.0
"""What a change costs before anything is known of its list."""
_RARER, _RARITY = 4.0, 1.0
_NEAR, _WHOLE = 8, 4
_DOUBT = 0.02
_LEAST, _MOST = -1.5, 4.0


class Costs(NamedTuple):
    """What a changed line costs: ``rare`` in a manner that the list has not shown."""

    rare: float
    of: Mapping[str, float]

    def all_of(self, changed: Sequence[frozenset[str]]) -> float:
        """The cost of the changes of a reading, each in the cheapest manner that it can be."""
        return sum(
            min([self.of.get(manner, self.rare) for manner in manners]) for manners in changed
        )


class _Shown(NamedTuple):
    """What some lines show: how many are changed, and in each manner how many can be."""

    changed: int
    manners: Counter[str]


def costs_of(path: Sequence[Reading], open_lines: Sequence[int]) -> list[Costs]:
    """Costs for each entry, from the shares of other entries' lines found out of order so far.

    What lies within a few entries counts most; the whole list counts as some lines more.
    ``open_lines`` says how many lines of each entry could be out of order.
    """
    shown = [_shown(reading) for reading in path]
    whole = _together(shown)
    if not whole.changed:
        return [Costs(_MOST, {})] * len(path)
    lines = max(sum(open_lines), whole.changed, 1)
    costs: list[Costs] = []
    for place, own in enumerate(shown):
        around = slice(max(0, place - _NEAR), place + _NEAR + 1)
        near = _together(shown[around])
        others = max(lines - open_lines[place], 1)
        beside = max(sum(open_lines[around]) - open_lines[place], near.changed - own.changed)

        def share(here: int, every: int, others: int = others, beside: int = beside) -> float:
            return (here + _WHOLE * every / others) / (beside + _WHOLE)

        shares = {
            manner: share(near.manners[manner] - own.manners[manner], often - own.manners[manner])
            for manner, often in whole.manners.items()
        }
        changed = share(near.changed - own.changed, whole.changed - own.changed)
        costs.append(_costs(min(changed, 1.0), shares))
    return costs


def _shown(reading: Reading) -> _Shown:
    return _Shown(
        len(reading.changed), Counter(name for manners in reading.changed for name in manners)
    )


def _together(every: Iterable[_Shown]) -> _Shown:
    manners: Counter[str] = Counter()
    changed = 0
    for one in every:
        changed += one.changed
        manners.update(one.manners)
    return _Shown(changed, manners)


def _costs(changed: float, shares: Mapping[str, float]) -> Costs:
    """What any change costs by the share of changed lines, and a little more for a rarer one."""
    any_change = min(_MOST, max(_LEAST, log((1 - changed + _DOUBT) / (changed + _DOUBT))))
    costs = {
        manner: any_change
        + max(0.0, min(_RARER, _RARITY * log((changed + _DOUBT) / (share + _DOUBT))))
        for manner, share in shares.items()
    }
    return Costs(any_change + _RARER, costs)
