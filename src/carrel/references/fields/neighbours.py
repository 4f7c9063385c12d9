"""What stands between fields: of which kind their neighbours are, and what was left over beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Flags, Ints
from carrel.references.fields.borders import Columns
from carrel.references.fields.states import STATE, STATES

_KINDS = {
    "names": ("author", "editor", "translator"),
    "title": ("title",),
    "container": ("container-title", "collection-title", "event-title"),
    "date": ("issued", "original-date", "accessed"),
    "number": ("volume", "issue", "number", "number-of-volumes", "edition"),
    "page": ("page",),
    "publisher": ("publisher",),
    "place": ("publisher-place",),
}
_IS_KIND = np.array([[state in kind for kind in _KINDS.values()] for state in STATES])
"""Of each state, which kinds it is of."""
_NAMES = tuple(_KINDS).index("names")
_BEFORE = tuple(f"{kind} before" for kind in _KINDS)
_BEHIND = tuple(f"{kind} behind" for kind in _KINDS)
_LEFT = ("left before", "left behind", "number left before", "number left behind")
NEIGHBOURS = (*_LEFT, *_BEFORE, *_BEHIND)
"""What is seen beside a field, up to the next field: words and numbers that are in none; the kinds
of the fields before and behind."""
_MOST_LEFT = 4


class Fields(NamedTuple):
    """Fields side by side: from ``first`` to ``last`` in an entry of ``length`` tokens.

    ``column`` is the entry's column in the batch, ``start`` its place in the row; ``entry`` counts
    the entries, ``begins`` are their first fields and ``sizes`` how many they have.
    """

    states: Ints
    first: Ints
    last: Ints
    column: Ints
    start: Ints
    length: Ints
    entry: Ints
    begins: Ints
    sizes: Ints


def neighbours(sums: Mapping[str, Ints], fields: Fields) -> Columns:
    """What `NEIGHBOURS` names of each field; ``sums`` counts the tokens of a sort before each place."""
    kinds = _IS_KIND[fields.states]
    at = np.arange(len(kinds))
    before, behind = kinds[at - 1], kinds[at + 1 - len(at)]
    before[fields.begins] = False
    behind[_ends(fields)] = False
    return {
        **_left(sums, fields),
        **dict(zip(_BEFORE, before.T, strict=True)),
        **dict(zip(_BEHIND, behind.T, strict=True)),
    }


def _ends(fields: Fields) -> NDArray[np.intp]:
    """The last field of each entry."""
    return np.append(fields.begins[1:], len(fields.first)) - 1


def _left(sums: Mapping[str, Ints], fields: Fields) -> Columns:
    """Words and numbers between each field and those before and behind it."""
    ends = _ends(fields)
    at = np.arange(len(fields.first))
    before, behind = fields.last[at - 1], fields.first[at + 1 - len(at)]
    before[fields.begins] = 0
    behind[ends] = fields.length[ends]
    first, last = fields.start + fields.first, fields.start + fields.last
    before, behind = fields.start + before, fields.start + behind
    loose, digits = sums["loose"], sums["digits"]
    return {
        "left before": np.minimum(loose[first] - loose[before], _MOST_LEFT),
        "left behind": np.minimum(loose[behind] - loose[last], _MOST_LEFT),
        "number left before": digits[first] > digits[before],
        "number left behind": digits[behind] > digits[last],
    }


def introduced(ins: Ints, fields: Fields) -> tuple[Flags, Flags]:
    """Which fields are containers behind an "in", and which are without one, or titles before these.

    ``ins`` counts the words for "in" before each place of the row. Names may stand between.
    """
    at = np.arange(len(fields.states))
    before = np.where(at > fields.begins[fields.entry], at - 1, at)
    named = _IS_KIND[fields.states[before], _NAMES] & (before > fields.begins[fields.entry])
    before = np.where(named, before - 1, before)
    container = (fields.states == STATE["container-title"]) & (before < at)
    told = ins[fields.start + fields.first] > ins[fields.start + fields.last[before]]
    bare = container & ~told
    bare[before[bare & (fields.states[before] == STATE["title"])]] = True
    return container & told, bare
