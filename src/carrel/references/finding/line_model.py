"""The model that tells lines of lists from others, and where entries begin.

Two linear chains over lines. What speaks for a label is a layer of rectified sums over a line's
features and those of the two lines before and after it; neighbouring labels are weighed against
each other, and the best sequence as a whole is taken (Viterbi).
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from carrel.references.errors import ReferencesError
from carrel.references.finding.line_features import FEATURES, WIDE, Features
from carrel.references.finding.list_evidence import EVIDENCE, evidence_of
from carrel.references.finding.list_features import LISTED, list_features

Weights = npt.NDArray[np.float32]

REACH = 2
"""So many lines before and after a line are looked at."""
FINDING = ("text", "heading", "list", "note")
"""What lines of a document are; ``note``: a note that holds a reference."""
CUTTING = ("begin", "inner", "aside")
"""What lines of a list are; ``aside``: a running head, a page number, a heading within it."""
_MAGIC = b"carrel lines 1\n"
_SINGLE_THREAD = 65_536 * 4 - 1
"""OpenBLAS keeps a product of fewer multiplications on one thread (its interface/gemm.c)."""
_STRETCH = 256
"""So many lines are decoded in one go, in steps that double."""
_ARRAYS = ("near", "wide", "bias", "out", "base", "moves", "first", "last")


@dataclass(frozen=True)
class Chain:
    """``near`` weighs `FEATURES` at each of five lines, ``wide`` what is said of a line's surroundings.

    ``out`` and ``base`` make labels of the hidden layer (its own offset is ``bias``); ``moves[a, b]``
    is what speaks for label b after a, ``first`` and ``last`` for a label at either end.
    """

    near: Weights
    wide: Weights
    bias: Weights
    out: Weights
    base: Weights
    moves: Weights
    first: Weights
    last: Weights

    def scores(self, near: Weights, wide: Weights) -> Weights:
        """What speaks for each label at each line, from the features of the lines."""
        count = len(near)
        hidden = product(wide, self.wide) + self.bias
        for n, weights in enumerate(self.near):
            step = n - REACH
            if abs(step) >= count:
                continue
            part = product(near[max(0, step) : count + min(0, step)], weights)
            hidden[max(0, -step) : count - max(0, step)] += part
        np.maximum(hidden, 0, out=hidden)
        return product(hidden, self.out) + self.base

    def chances(self, scores: Weights) -> Weights:
        """The chance of each label at each line (forward-backward), as products over doubling steps."""
        if not len(scores):
            return scores
        moves = np.exp(self.moves.astype(np.float64))
        own = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
        ahead = _running(moves[None] * own[1:, None, :])
        first = own[0] * np.exp(self.first.astype(np.float64))
        forward = np.concatenate([first[None], first @ ahead]) if len(ahead) else first[None]
        turned = _running((moves[None] * own[1:, None, :])[::-1].transpose(0, 2, 1))
        last = np.exp(self.last.astype(np.float64))
        backward = (
            np.concatenate([(last @ turned)[::-1], last[None]]) if len(turned) else last[None]
        )
        told = forward * backward
        return (told / told.sum(axis=1, keepdims=True)).astype(np.float32)

    def best(self, scores: Weights) -> list[int]:
        """The best sequence of labels (Viterbi)."""
        if not len(scores):
            return []
        reached = self._reached(scores)
        back = (reached[:-1, :, None] + self.moves).argmax(axis=1).tolist()
        label = int((reached[-1] + self.last).argmax())
        labels = [label]
        for row in reversed(back):
            label = row[label]
            labels.append(label)
        return labels[::-1]

    def _reached(self, scores: Weights) -> Weights:
        """What the best sequence up to each label at each line weighs, each line up to a constant."""
        so_far = scores[0] + self.first
        reached = [so_far[None]]
        for start in range(1, len(scores), _STRETCH):
            done = self.moves + scores[start : start + _STRETCH, None, :]
            reach = 1
            while reach < len(done):
                one, other = done[:-reach], done[reach:]
                ways = [one[:, :, n, None] + other[:, n, None, :] for n in range(len(so_far))]
                done = np.concatenate([done[:reach], reduce(np.maximum, ways)])
                reach *= 2
            ahead = (so_far[:, None] + done).max(axis=1)
            reached.append(ahead)
            so_far = ahead[-1] - ahead[-1].max()
        return np.concatenate(reached)


@dataclass(frozen=True)
class LineModel:
    """``finding`` has the labels of `FINDING`, ``guessing`` and ``cutting`` those of `CUTTING`.

    ``cutting`` sees what follows from the chances that ``guessing`` gives.
    """

    finding: Chain
    guessing: Chain
    cutting: Chain

    def cut(self, features: Features, *, notes: bool) -> list[int]:
        """The labels of the lines of one list, or of notes, among those of `CUTTING`."""
        near = features.matrix
        wide = np.hstack([features.wide, list_features(features, notes=notes)])
        chances = self.guessing.chances(self.guessing.scores(near, wide))
        wide = np.hstack([wide, evidence_of(near, features.order, chances)])
        return self.cutting.best(self.cutting.scores(near, wide))


def load_line_model(data: bytes) -> LineModel:
    """Read a model as `written` makes it; raise ``ReferencesError`` for any other bytes."""
    try:
        head, _, body = data.removeprefix(_MAGIC).partition(b"\n")
        told: dict[str, Any] = json.loads(head) if data.startswith(_MAGIC) else {}
        if told["features"] != _fingerprint():
            raise ReferencesError(
                "The model for cutting lists was made for other features: make it anew with 'python -m training lines'."
            )
        values = np.frombuffer(body, dtype="<f2").astype(np.float32)
        chains: list[Chain] = []
        shapes: dict[str, list[int]]
        for shapes in told["chains"]:
            arrays: dict[str, Weights] = {}
            for name in _ARRAYS:
                size = math.prod(shapes[name])
                arrays[name] = values[:size].reshape(shapes[name])
                values = values[size:]
            chains.append(Chain(**arrays))
        return LineModel(*chains)
    except (ValueError, KeyError, TypeError) as error:
        raise ReferencesError(
            "The model for cutting lists is damaged: install Carrel anew, or make it with 'python -m training lines'."
        ) from error


def written(model: LineModel) -> bytes:
    """The bytes of a model: a line of JSON with the shapes, then all weights in half precision."""
    chains = (model.finding, model.guessing, model.cutting)
    arrays = [[getattr(chain, name) for name in _ARRAYS] for chain in chains]
    shapes: list[Mapping[str, list[int]]] = [
        {name: list(array.shape) for name, array in zip(_ARRAYS, chain, strict=True)}
        for chain in arrays
    ]
    head = json.dumps({"features": _fingerprint(), "chains": shapes}).encode()
    body = b"".join(array.astype("<f2").tobytes() for chain in arrays for array in chain)
    return _MAGIC + head + b"\n" + body


def _running(steps: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The products of matrices from the first to each (Hillis and Steele 1986), each up to a factor."""
    done = steps
    reach = 1
    while reach < len(done):
        later = np.einsum("nij,njk->nik", done[:-reach], done[reach:])
        done = np.concatenate([done[:reach], later])
        done = done / done.max(axis=(1, 2), keepdims=True)
        reach *= 2
    return done


def product(rows: Weights, weights: Weights) -> Weights:
    """``rows @ weights``, some rows at a time.

    Products this small stay on one thread. OpenBLAS would share larger ones out, and on a busy
    machine its threads wait for one another hundreds of times longer than they work.
    """
    block = max(1, _SINGLE_THREAD // weights.size)
    whole = len(rows) // block * block
    stacked = rows[:whole].reshape(-1, block, rows.shape[1]) @ weights
    return np.concatenate([stacked.reshape(whole, weights.shape[1]), rows[whole:] @ weights])


def _fingerprint() -> str:
    """What changes when a feature is put in, taken out or moved."""
    return hashlib.sha256(
        "\n".join((*FEATURES, "", *WIDE, "", *LISTED, "", *EVIDENCE)).encode()
    ).hexdigest()[:16]
