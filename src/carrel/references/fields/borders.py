"""What fields begin and end with, and what stands before and behind them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Flags, Ints
from carrel.references.fields.looks import LOOK
from carrel.references.fields.scene import Scene

Numbers = NDArray[np.floating[Any]]
Columns = Mapping[str, Numbers | Ints | Flags]
"""What is seen of fields: a value for each, by the name of what it says."""

BESIDE = (
    "small first", "mark last", "initial last", "role first", "first", "after comma", "after stop",
    "after bracket", "after quotation", "after word", "after dash", "after initial", "after role",
    "tight before", "last", "comma next", "stop next", "bracket next", "quotation next",
    "word next", "dash next", "tight next", "tight behind",
)  # fmt: skip
"""What is seen of a field's edges and of what stands beside it.

*Tight* is an edge without a blank where a word or a number stands on the other side, or does so
behind one mark: what a reader who goes by blanks would not part.
"""

WRITTEN = ("lower", "capitalised", "capitals", "short capitals", "mixed", "uncased")
"""Looks of words that are written with blanks between them."""
LETTERS = (*WRITTEN, "ideographs")
NUMBERS = ("two digits", "three digits", "year", "other year", "four digits", "long number")
QUOTING = ("open angle", "open double", "low", "straight")
UNQUOTING = ("close angle", "close double", "straight")
_ROLES = ("editor", "ed", "translator")
TOLD = (*_ROLES, "edition", "volume", "issue", "pages")
"""Kinds of keywords that say what stands beside them."""
_OPENING = ("open round", "open square", "open single", *QUOTING)
_PARTING = ("comma", "stop", "colon", "semicolon")
_BESIDE = {
    "comma": ("comma", "semicolon"),
    "stop": ("stop", "colon", "question"),
    "bracket": ("open round", "close round", "open square", "close square"),
    "quotation": (*QUOTING, *UNQUOTING, "open single", "close single"),
    "word": (*LETTERS, *NUMBERS),
    "dash": ("dash", "hyphen"),
}


def beside(scene: Scene, first: Ints, last: Ints) -> Columns:
    """What `BESIDE` names of fields from their ``first`` place in the row to before their ``last``.

    A blank stands before the first token of an entry, and two behind its last.
    """
    look = scene.look
    role = scene.any_kind(*_ROLES)
    before, behind = look[first - 1], look[last]
    tight = _is_tight(scene)
    columns: dict[str, Numbers | Ints | Flags] = {
        "small first": _one_of(look[first], "lower", "lower letter"),
        "mark last": _one_of(look[last - 1], *_PARTING),
        "initial last": _one_of(look[last - 1], "initial", "short capitals", "lower letter"),
        "role first": role[first],
        "first": before == 0,
        "last": behind == 0,
        "after initial": (before == LOOK["stop"]) & (look[first - 2] == LOOK["initial"]),
        "after role": role[first - 1] | role[first - 2],
        "tight before": tight[first] & (before != 0),
        "tight next": tight[last] & _one_of(behind, *WRITTEN, *NUMBERS),
        "tight behind": _tight_behind(scene, tight, last),
    }
    for name, looks in _BESIDE.items():
        columns[f"after {name}"] = _one_of(before, *looks)
        columns[f"{name} next"] = _one_of(behind, *looks)
    return columns


def _is_tight(scene: Scene) -> Flags:
    """Where a token has neither a blank before it nor an opening mark, in what is written with blanks."""
    held = scene.any_look(*_OPENING, "ideographs")
    loose = scene.row.spaced | scene.any_look("ideographs")
    loose[1:] |= held[:-1]
    return ~loose


def _tight_behind(scene: Scene, tight: Flags, last: Ints) -> Flags:
    """Whether behind a field one mark stands and then, without a blank, a word or a number."""
    after = scene.look[last + 1]
    marked = _one_of(scene.look[last], *_PARTING)
    return marked & tight[last + 1] & _one_of(after, *WRITTEN, *NUMBERS)


def _one_of(look: Ints, *names: str) -> Flags:
    return _table(names).take(look)


@cache
def _table(names: tuple[str, ...]) -> Flags:
    """A table that says which looks are wanted."""
    table = np.zeros(len(LOOK), np.bool_)
    table[[LOOK[name] for name in names]] = True
    return table
