"""The weights by which the fields of an entry are read, and their form as bytes.

The bytes are a line that names the format, a line of JSON (sizes, vocabulary, small tables) and the
big table of weights, sparse and in eight bits a weight: for every row how many weights it has, for
every weight its state and its value in steps of the scale. Nothing is compressed, so that equal
weights are equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.errors import ReferencesError
from carrel.references.fields.states import STATES

Weights = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]
_FORMAT = b"carrel fields 1\n"
_STEPS = 127
_DAMAGED = (
    "The model of the fields is damaged; install Carrel again, or run `python -m training fields`."
)


class Table(NamedTuple):
    """Weights of many rows, most of which have none: ``weights[places[row], state]``."""

    places: NDArray[np.int32]
    weights: Weights

    @property
    def width(self) -> int:
        """How many states there are."""
        return self.weights.shape[1]

    def of(self, rows: Ints) -> Weights:
        """The weights of some rows."""
        return self.weights.take(self.places.take(rows), axis=0)

    def put(self, rows: Ints, first: int, out: Weights) -> None:
        """Put the weights of some rows, counted from a ``first`` one, where there is room for them."""
        self.weights.take(self.places[first:].take(rows), axis=0, out=out, mode="clip")

    def every(self) -> Weights:
        """The weights of every row."""
        return self.weights[self.places]


def table_of(weights: Weights) -> Table:
    """A table that has every row."""
    return Table(np.arange(len(weights), dtype=np.int32), weights)


@dataclass(frozen=True, eq=False)
class FieldModel:
    """The ``table`` of every feature's weights; ``steps[a, b]`` of state b after a; ``starts``.

    ``vocabulary`` gives a piece of a word its row in the table of that property. ``tables`` are the
    first rows of the features, in the order of the windows and then of the places. ``small`` holds
    the small tables of ranking and confidence by name.
    """

    vocabulary: Mapping[str, int]
    tables: tuple[int, ...]
    table: Table
    steps: Weights
    starts: Weights
    small: Mapping[str, Any] = field(default_factory=dict[str, Any])


def dump_field_model(model: FieldModel) -> bytes:
    """The bytes of a model, its weights rounded to eight bits."""
    weights = model.table.every()
    scale = float(np.abs(weights).max(initial=1e-9)) / _STEPS
    rounded = np.rint(weights / scale).astype(np.int8)
    rows, states = np.nonzero(rounded)
    counts = np.bincount(rows, minlength=len(rounded)).astype(np.uint8)
    head = {
        "states": list(STATES),
        "vocabulary": _listed(model.vocabulary),
        "tables": list(model.tables),
        "rows": len(rounded),
        "scale": scale,
        "steps": _exact(model.steps),
        "starts": _exact(model.starts),
        "small": dict(model.small),
    }
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    body = (counts.tobytes(), states.astype(np.uint8).tobytes(), rounded[rows, states].tobytes())
    return b"".join((_FORMAT, line.encode(), b"\n", *body))


def load_field_model(data: bytes) -> FieldModel:
    """The model of some bytes; `ReferencesError` when they are not a whole model."""
    if not data.startswith(_FORMAT):
        raise ReferencesError(_DAMAGED)
    line, _, body = data[len(_FORMAT) :].partition(b"\n")
    try:
        head = json.loads(line)
        if tuple(head["states"]) != STATES:
            raise ReferencesError(_DAMAGED)
        return FieldModel(
            vocabulary=_numbered(head["vocabulary"]),
            tables=tuple(head["tables"]),
            table=_table(body, int(head["rows"]), float(head["scale"])),
            steps=np.array(head["steps"], np.float32),
            starts=np.array(head["starts"], np.float32),
            small=head["small"],
        )
    except (ValueError, KeyError, TypeError, IndexError) as damage:
        raise ReferencesError(_DAMAGED) from damage


def _table(body: bytes, rows: int, scale: float) -> Table:
    """The rows that have a weight, behind one that has none and stands for all others."""
    counts = np.frombuffer(body, np.uint8, rows)
    total = int(counts.sum())
    if len(body) != rows + 2 * total:
        raise ReferencesError(_DAMAGED)
    states = np.frombuffer(body, np.uint8, total, rows)
    values = np.frombuffer(body, np.int8, total, rows + total)
    if states.max(initial=0) >= len(STATES):
        raise ReferencesError(_DAMAGED)
    used = np.flatnonzero(counts)
    places = np.zeros(rows, np.int32)
    places[used] = np.arange(1, len(used) + 1, dtype=np.int32)
    weights = np.zeros((len(used) + 1, len(STATES)), np.float32)
    at = np.repeat(np.arange(1, len(used) + 1, dtype=np.intp) * len(STATES), counts[used])
    weights.reshape(-1)[at + states] = values * np.float32(scale)
    return Table(places, weights)


def _exact(values: NDArray[np.float32]) -> list[Any]:
    return [
        [round(float(value), 4) for value in row] if values.ndim > 1 else round(float(row), 4)
        for row in values
    ]


def _listed(vocabulary: Mapping[str, int]) -> list[list[str]]:
    """The pieces of each property in the order of their rows, which count from 1 in each."""
    kinds: tuple[list[str], ...] = ([], [], [], [])
    for piece, _ in sorted(vocabulary.items(), key=lambda entry: entry[1]):
        kinds[kind_of(piece)].append(piece)
    return list(kinds)


def _numbered(kinds: Sequence[Sequence[str]]) -> dict[str, int]:
    return {piece: row for pieces in kinds for row, piece in enumerate(pieces, 1)}


def kind_of(piece: str) -> int:
    """Which property of a word a piece of `carrel.references.fields.looks.pieces_of` is: 0 the word itself."""
    if piece.endswith(" "):
        return 1
    blanks = len(piece) - len(piece.lstrip())
    return blanks + 1 if blanks else 0
