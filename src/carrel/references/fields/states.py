"""What the field model chooses among for each token: the labels, and what it last left behind.

A token of a field has that field's label. Punctuation and label words have a state that remembers
the field before them (*after author*, *after title*…), so that what comes next depends on more than
a comma; before the first field stands *before*.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from carrel.references.labels import LABELS, NOTHING

IDENTIFIERS = ("DOI", "ISBN", "ISSN", "PMID", "URL")
"""Labels that are found by pattern (`carrel.references.identifiers`), never by likelihood."""
IDENTIFIER = "identifier"
BEFORE = "before"
_REMEMBERED = (
    "author",
    "editor",
    "translator",
    "title",
    "container-title",
    "collection-title",
    "issued",
    "volume",
    "issue",
    "page",
    "edition",
    "publisher",
    "publisher-place",
)
OTHER = "other"

FIELDS = tuple(label for label in LABELS if label != NOTHING and label not in IDENTIFIERS)
STATES = (
    BEFORE,
    *(f"after {label}" for label in (*_REMEMBERED, OTHER)),
    IDENTIFIER,
    *FIELDS,
)
STATE = {name: number for number, name in enumerate(STATES)}
FIRST_FIELD = STATE[IDENTIFIER]
"""States from here on are fields; those before are punctuation and label words."""
LABEL_OF = tuple(NOTHING if number < FIRST_FIELD else name for number, name in enumerate(STATES))


def after(state: int) -> int:
    """The state of punctuation that follows a state."""
    if state < FIRST_FIELD:
        return state
    return STATE.get(f"after {STATES[state]}", STATE[f"after {OTHER}"])


def path_of(labels: Iterable[str]) -> list[int]:
    """The states of the tokens of an entry with these labels."""
    path: list[int] = []
    state = STATE[BEFORE]
    for label in labels:
        named = IDENTIFIER if label in IDENTIFIERS else label
        state = after(state) if label == NOTHING else STATE[named]
        path.append(state)
    return path


def allowed_steps() -> NDArray[np.bool_]:
    """``allowed[a, b]``: whether state b may follow state a."""
    size = len(STATES)
    allowed = np.zeros((size, size), np.bool_)
    allowed[:, FIRST_FIELD:] = True
    for state in range(size):
        allowed[state, after(state)] = True
    return allowed


def allowed_starts() -> NDArray[np.bool_]:
    """Whether an entry may begin with a state."""
    allowed = np.zeros(len(STATES), np.bool_)
    allowed[STATE[BEFORE]] = True
    allowed[FIRST_FIELD:] = True
    return allowed
