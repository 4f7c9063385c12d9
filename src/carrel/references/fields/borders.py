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
_SOLID = (*WRITTEN, *NUMBERS, "initial", "lower letter", "roman", "small roman")
_MOST_MARKS = 2
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


def runs_on(scene: Scene, first: Ints, last: Ints) -> tuple[Flags, Flags]:
    """Where fields from their ``first`` place to before their ``last`` run into what is outside.

    The first says whether a word and another, or a number, do so ("14.Nemo", "Notes57",
    "Notes(57)", "London:Nelson"), the second whether two numbers do ("2002;64"). Words that tell
    what stands beside them ("p.3"), brackets behind numbers, quotation marks, and what is written
    without blanks do not.
    """
    solid = scene.any_look(*_SOLID) & ~scene.any_kind(*TOLD)
    words = _opened(scene, first - 1) | _opened(scene, last)
    numbers = np.zeros(len(first), np.bool_)
    for edge, step in ((first, -1), (last - 1, 1)):
        outside = _reached(scene, solid, edge, step)
        both = _one_of(scene.look[edge], *NUMBERS) & _one_of(scene.look[outside], *NUMBERS)
        words |= (outside > 0) & ~both & solid[edge]
        numbers |= (outside > 0) & both
    return words, numbers


def _reached(scene: Scene, solid: Flags, edge: Ints, step: int) -> Ints:
    """The place of the word or number that each edge runs into over at most two marks; else 0."""
    parting = scene.any_look(*_PARTING, "hyphen", "dash", "slash")
    found = np.zeros(len(edge), np.intp)
    glued = np.ones(len(edge), np.bool_)
    at = edge
    for _ in range(_MOST_MARKS + 1):
        further = np.clip(at + step, 0, len(solid) - 1)
        glued &= ~scene.row.spaced[np.maximum(at, further)]
        at = further
        found[glued & solid[at]] = at[glued & solid[at]]
        glued &= parting[at]
    return found


def _opened(scene: Scene, places: Ints) -> Flags:
    """Whether a bracket opens at a place without a blank between it and a word."""
    opens = _one_of(scene.look[places], "open round", "open square")
    return opens & ~scene.row.spaced[places] & _one_of(scene.look[places - 1], *WRITTEN, "initial")


def _one_of(look: Ints, *names: str) -> Flags:
    return _table(names).take(look)


@cache
def _table(names: tuple[str, ...]) -> Flags:
    """A table that says which looks are wanted."""
    table = np.zeros(len(LOOK), np.bool_)
    table[[LOOK[name] for name in names]] = True
    return table
