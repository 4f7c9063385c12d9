"""Makes the model that finds reference lists and cuts them: ``python -m training lines``.

Invented documents become rows of features with their labels; two chains (`carrel.references.
line_model.Chain`) are fitted to them by Adam (Kingma and Ba 2015) on the likelihood of whole
sequences (forward-backward, Rabiner 1989). One seed makes one model, bit for bit.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from carrel.references.finding.line_features import Features, features_of
from carrel.references.finding.line_model import (
    CUTTING,
    FINDING,
    REACH,
    Chain,
    LineModel,
    product,
    written,
)
from carrel.references.finding.list_evidence import evidence_of
from carrel.references.finding.list_features import list_features
from training.documents.inventing import Invented, invented
from training.documents.typesetting import Role

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FILE = Path(__file__).parents[1] / "src" / "carrel" / "references" / "models" / "lines.bin"
DOCUMENTS = 3000
SEED = 7
LENGTH = 128
"""Sequences are learned in stretches of so many lines."""
_FOUND = {
    Role.TEXT: 0,
    Role.HEADING: 1,
    Role.BEGIN: 2,
    Role.INNER: 2,
    Role.ASIDE: 2,
    Role.NOTE_BEGIN: 3,
    Role.NOTE_INNER: 3,
}
_CUT = {Role.BEGIN: 0, Role.INNER: 1, Role.NOTE_BEGIN: 0, Role.NOTE_INNER: 1}
_ASIDE = 2


@dataclass(frozen=True)
class Rows:
    """Sequences one after the other: features, labels, and where each sequence begins."""

    near: Array
    wide: Array
    labels: Ints
    starts: tuple[int, ...]


def rows_for(documents: Iterable[Invented], rng: Random) -> tuple[Rows, Rows, list[Ints]]:
    """What the chains learn from: the lines of documents, and of lists and notes.

    Of each list besides, what sorts its lines by their letters.
    """
    found: list[tuple[Array, Array, Ints]] = []
    cut: list[tuple[Array, Array, Ints]] = []
    orders: list[Ints] = []
    for document in documents:
        features = features_of(document.lines)
        labels = np.array([_FOUND[role] for role in document.roles], dtype=np.int64)
        found.append((features.matrix, features.wide, labels))
        for part, targets, notes in _cuts(features, document.roles, labels, rng):
            wide = np.hstack([part.wide, list_features(part, notes=notes)])
            cut.append((part.matrix, wide, targets))
            orders.append(part.order)
    return _joined(found), _joined(cut), orders


def with_evidence(cut: Rows, orders: Sequence[Ints], guessing: Chain) -> Rows:
    """Lists with what follows from the chances that the first look at them gives."""
    more: list[Array] = []
    for start, end, order in zip(cut.starts[:-1], cut.starts[1:], orders, strict=True):
        near, wide = cut.near[start:end], cut.wide[start:end]
        chances = guessing.chances(guessing.scores(near, wide))
        more.append(evidence_of(near, order, chances))
    return replace(cut, wide=np.hstack([cut.wide, np.concatenate(more)]))


def _cuts(
    features: Features, roles: Sequence[Role], labels: Ints, rng: Random
) -> Iterable[tuple[Features, Ints, bool]]:
    """The lists of a document with a little of what stands around them, and all its notes."""
    targets = np.array([_CUT.get(role, _ASIDE) for role in roles], dtype=np.int64)
    runs = [
        run
        for run in np.split(np.arange(len(labels)), np.flatnonzero(np.diff(labels)) + 1)
        if labels[run[0]] == 2
    ]
    for run in runs:
        first = max(0, int(run[0]) - rng.choice((0, 0, 0, 0, 1, 2)))
        last = min(len(labels), int(run[-1]) + 1 + rng.choice((0, 0, 0, 0, 1, 2)))
        chosen = np.arange(first, last)
        yield features.of(chosen), targets[chosen], False
    noted = np.flatnonzero(labels == 3)
    if len(noted):
        yield features.of(noted), targets[noted], True


def _joined(parts: Sequence[tuple[Array, Array, Ints]]) -> Rows:
    starts = np.cumsum([0, *(len(labels) for _, _, labels in parts)])
    return Rows(
        np.concatenate([near for near, _, _ in parts]),
        np.concatenate([wide for _, wide, _ in parts]),
        np.concatenate([labels for _, _, labels in parts]),
        tuple(starts.tolist()),
    )


class Fitting:
    """A chain on its way: its weights, and Adam's memory of their gradients."""

    def __init__(self, rows: Rows, labels: int, hidden: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.rows = rows
        offsets, near, wide = 2 * REACH + 1, rows.near.shape[1], rows.wide.shape[1]
        scale = 1 / np.sqrt(60)

        def normal(*shape: int) -> Array:
            return (self.rng.standard_normal(shape) * scale).astype(np.float32)

        self.weights = {
            "near": normal(offsets, near, hidden),
            "wide": normal(wide, hidden),
            "bias": np.zeros(hidden, np.float32),
            "out": normal(hidden, labels) * 2,
            "base": np.zeros(labels, np.float32),
            "moves": np.zeros((labels, labels), np.float32),
            "first": np.zeros(labels, np.float32),
            "last": np.zeros(labels, np.float32),
        }
        self.first = {name: np.zeros_like(array) for name, array in self.weights.items()}
        self.second = {name: np.zeros_like(array) for name, array in self.weights.items()}
        self.steps = 0
        self.places, self.neighbours = _stretches(rows)

    def chain(self) -> Chain:
        """The weights as they are now."""
        return Chain(**self.weights)

    def epoch(
        self, rate: float, *, batch: int = 48, drop: float = 0.1, decay: float = 2e-5
    ) -> float:
        """One pass over all stretches in a random order; the mean loss of a line."""
        order = self.rng.permutation(len(self.places))
        total, lines = 0.0, 0
        for start in range(0, len(order), batch):
            places = self.places[order[start : start + batch]]
            loss, gradients = self._loss(places, drop)
            count = int((places >= 0).sum())
            total, lines = total + loss, lines + count
            self._step(gradients, count, rate, decay)
        return total / max(lines, 1)

    def _loss(self, places: Ints, drop: float) -> tuple[float, dict[str, Array]]:
        weights, rows = self.weights, self.rows
        mask = places >= 0
        flat = places[mask]
        around = self.neighbours[flat]
        keep = (self.rng.random(rows.near.shape[1]) > drop).astype(np.float32)
        keep_wide = (self.rng.random(rows.wide.shape[1]) > drop).astype(np.float32)
        wide = rows.wide[flat] * keep_wide
        near = [
            np.where((around[:, n] >= 0)[:, None], rows.near[around[:, n]], 0) * keep
            for n in range(2 * REACH + 1)
        ]
        sums = product(wide, weights["wide"]) + weights["bias"]
        for n, part in enumerate(near):
            sums += product(part, weights["near"][n])
        hidden = np.maximum(sums, 0)
        scores = product(hidden, weights["out"]) + weights["base"]
        loss, by_score, chain = likelihood(scores, rows.labels[flat], mask, weights)
        by_hidden = product(by_score, weights["out"].T) * (sums > 0)
        gradients = {
            "near": np.stack([crossed(part, by_hidden) for part in near]),
            "wide": crossed(wide, by_hidden),
            "bias": by_hidden.sum(axis=0),
            "out": crossed(hidden, by_score),
            "base": by_score.sum(axis=0),
            **chain,
        }
        return loss, gradients

    def _step(self, gradients: dict[str, Array], count: int, rate: float, decay: float) -> None:
        """Adam with decoupled decay."""
        self.steps += 1
        rate *= np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        for name, weight in self.weights.items():
            gradient = gradients[name].astype(np.float32) / count
            self.first[name] += 0.1 * (gradient - self.first[name])
            self.second[name] += 0.001 * (gradient * gradient - self.second[name])
            step = rate * (self.first[name] / (np.sqrt(self.second[name]) + 1e-8))
            kept = 1 - decay if name in {"near", "wide", "out"} else 1.0
            self.weights[name] = (weight - step) * np.float32(kept)


def crossed(one: Array, other: Array) -> Array:
    """``one.T @ other`` in small products, on one thread: the sum is the same in every run."""
    block = max(1, 200_000 // (one.shape[1] * other.shape[1]))
    whole = len(one) // block * block
    parts = one[:whole].reshape(-1, block, one.shape[1]).transpose(0, 2, 1)
    total = (parts @ other[:whole].reshape(-1, block, other.shape[1])).sum(axis=0)
    return total + one[whole:].T @ other[whole:]


def _stretches(rows: Rows) -> tuple[Ints, Ints]:
    """Rows of line numbers, padded with -1; and for each line the lines around it, -1 for none."""
    stretches: list[Ints] = []
    count = len(rows.labels)
    neighbours = np.full((count, 2 * REACH + 1), -1, dtype=np.int64)
    for start, end in zip(rows.starts, rows.starts[1:], strict=False):
        lines = np.arange(start, end)
        for n in range(2 * REACH + 1):
            near = lines + n - REACH
            inside = (near >= start) & (near < end)
            neighbours[lines[inside], n] = near[inside]
        for first in range(start, end, LENGTH):
            part = np.full(LENGTH, -1, dtype=np.int64)
            part[: min(end, first + LENGTH) - first] = np.arange(first, min(end, first + LENGTH))
            stretches.append(part)
    return np.stack(stretches), neighbours


def likelihood(
    scores: Array, labels: Ints, mask: npt.NDArray[np.bool_], weights: dict[str, Array]
) -> tuple[float, Array, dict[str, Array]]:
    """Minus the log-likelihood of labels, and its gradients by scores and by the chain's weights.

    ``scores`` and ``labels`` are those of the places where ``mask`` (sequences by lines, each
    filled from its beginning) is true, in that order.
    """
    count, length = mask.shape
    size = scores.shape[1]
    moves = weights["moves"].astype(np.float64)
    grid = np.zeros((count, length, size))
    grid[mask] = scores
    gold = np.zeros((count, length), dtype=np.int64)
    gold[mask] = labels
    ends = mask.sum(axis=1) - 1
    each = np.arange(count)
    forward = np.zeros_like(grid)
    forward[:, 0] = grid[:, 0] + weights["first"]
    for t in range(1, length):
        forward[:, t] = _log_sum(forward[:, t - 1, :, None] + moves, 1) + grid[:, t]
    backward = np.zeros_like(grid)
    ending = np.broadcast_to(weights["last"].astype(np.float64), (count, size))
    backward[:, -1] = ending
    for t in range(length - 2, -1, -1):
        inner = _log_sum(moves + (grid[:, t + 1] + backward[:, t + 1])[:, None, :], 2)
        backward[:, t] = np.where((t >= ends)[:, None], ending, inner)
    total = _log_sum(forward[each, ends] + ending, 1)
    share = np.exp(forward + backward - total[:, None, None])
    share[~mask] = 0
    pairs = mask[:, 1:]
    joint = np.exp(
        forward[:, :-1, :, None]
        + moves
        + (grid[:, 1:] + backward[:, 1:])[:, :, None, :]
        - total[:, None, None, None]
    )[pairs].sum(axis=0)
    seen = np.zeros((size, size))
    np.add.at(seen, (gold[:, :-1][pairs], gold[:, 1:][pairs]), 1)
    truth = np.eye(size)[gold]
    truth[~mask] = 0
    said = (
        (grid * truth).sum()
        + (weights["moves"] * seen).sum()
        + weights["first"][gold[:, 0]].sum()
        + weights["last"][gold[each, ends]].sum()
    )
    chain = {
        "moves": joint - seen,
        "first": (share[:, 0] - truth[:, 0]).sum(axis=0),
        "last": (share[each, ends] - truth[each, ends]).sum(axis=0),
    }
    return float(total.sum() - said), (share - truth)[mask].astype(np.float32), chain


def _log_sum(values: npt.NDArray[np.float64], axis: int) -> npt.NDArray[np.float64]:
    most = values.max(axis=axis, keepdims=True)
    return np.squeeze(most, axis) + np.log(np.exp(values - most).sum(axis=axis))


def fitted(rows: Rows, labels: int, *, hidden: int, epochs: int, seed: int) -> Chain:
    """A chain fitted to rows; the rate falls from 0.004 to nearly nothing."""
    fitting = Fitting(rows, labels, hidden, seed)
    for epoch in range(epochs):
        began = time.process_time()
        rate = 0.004 * (1 - epoch / epochs) ** 1.2
        loss = fitting.epoch(rate)
        sys.stderr.write(f"epoch {epoch + 1}: {loss:.4f} ({time.process_time() - began:.1f} s)\n")
    return fitting.chain()


def line_model(
    *, documents: int, seed: int, without: str = "", hidden: int = 40, epochs: int = 14
) -> LineModel:
    """The model of so many invented documents, ``without`` those in a language."""
    rng = Random(seed)
    made = (invented(seed * 1_000_003 + n) for n in range(documents))
    found, cut, orders = rows_for((one for one in made if one.language != without), rng)
    sys.stderr.write(f"{len(found.labels)} lines, {len(cut.labels)} of lists and notes\n")
    guessing = fitted(cut, len(CUTTING), hidden=hidden, epochs=epochs, seed=seed + 1)
    seen = with_evidence(cut, orders, guessing)
    return LineModel(
        fitted(found, len(FINDING), hidden=hidden, epochs=epochs, seed=seed),
        guessing,
        fitted(seen, len(CUTTING), hidden=hidden, epochs=epochs, seed=seed + 2),
    )


def main(arguments: Sequence[str]) -> None:
    """Write the model that Carrel carries; ``--documents N`` makes one of fewer documents."""
    parser = ArgumentParser(prog="python -m training lines")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--without", default="", help="a language of which no document is seen")
    parser.add_argument("--to", type=Path, default=FILE)
    given = parser.parse_args(arguments)
    model = line_model(documents=given.documents, seed=given.seed, without=given.without)
    given.to.write_bytes(written(model))
    print(f"{given.to}: {given.to.stat().st_size} bytes")
