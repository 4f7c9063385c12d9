"""The training of the field model: gradients of a linear-chain CRF, AdaGrad, L1 and L2.

Every batch sees half of the words as unknown, another half each time, so that shape, separators and
keywords count. What a token shows is computed by the very code that reads entries later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from carrel.references.fields.batches import GAP, Ints, row_of, shifted
from carrel.references.fields.decoding import (
    Padded,
    alive_counts,
    fix_identifiers,
    masked,
    padded,
    window_rows,
    window_sizes,
)
from carrel.references.fields.features import WINDOWS, places_of
from carrel.references.fields.field_model import FieldModel, Weights, kind_of, table_of
from carrel.references.fields.looks import form_of, pieces_of
from carrel.references.fields.scene import Scene
from carrel.references.fields.states import IDENTIFIERS, STATES, path_of
from carrel.references.fields.tokens import Tokens, tokens_of
from training.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained; ``seed`` decides every draw."""

    seed: int = 5
    rounds: int = 10
    batch: int = 128
    rate: float = 0.3
    sparing: float = 2e-5
    shrinking: float = 1e-6
    dropped: float = 0.5
    blinked: float = 0.5
    rare: int = 4
    words: int = 9000
    least: float = 0.03


class Lesson(NamedTuple):
    """A reference to learn from: its tokens and the state of each."""

    tokens: Tokens
    path: list[int]


def lessons_of(references: Sequence[Labelled]) -> list[Lesson]:
    """The lessons of some references; those without a token are left out."""
    return [lesson for reference in references if (lesson := _lesson_of(reference)).path]


def labels_of(reference: Labelled, tokens: Tokens) -> list[str]:
    """The label of every token: that of the stretch which holds its middle."""
    labels: list[str] = []
    stretches = iter(reference.stretches)
    stretch = next(stretches, None)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        middle = (start + end - 1) // 2
        while stretch and stretch.end <= middle:
            stretch = next(stretches, None)
        labels.append(stretch.label if stretch and stretch.start <= middle else "")
    return labels


def _lesson_of(reference: Labelled) -> Lesson:
    tokens = tokens_of(reference.text)
    labels = labels_of(reference, tokens)
    for place, word in enumerate(tokens.words):
        if len(word) > 1 and word[0] == "<":
            labels[place] = "URL"
        elif labels[place] in IDENTIFIERS:
            labels[place] = ""
    return Lesson(tokens, path_of(labels))


def vocabulary_of(lessons: Sequence[Lesson], recipe: Recipe) -> dict[str, int]:
    """The words and pieces of words that are common enough to be known, with their rows."""
    counts: Counter[str] = Counter(word for lesson in lessons for word in lesson.tokens.words)
    pieces: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for word, count in counts.items():
        for counter, piece in zip(pieces, pieces_of(word), strict=True):
            counter[piece] += count
    vocabulary: dict[str, int] = {}
    for counter in pieces:
        common = [(-count, piece) for piece, count in counter.items() if count >= recipe.rare]
        chosen = sorted(common)[: recipe.words]
        vocabulary |= {piece: row for row, (_, piece) in enumerate(chosen, 1)}
    return vocabulary


class Corpus:
    """Lessons as numbers: the forms of all their words, once each."""

    def __init__(self, lessons: Sequence[Lesson], vocabulary: dict[str, int]) -> None:
        self.lessons = lessons
        self.ids: dict[str, int] = {"": 0}
        for lesson in lessons:
            for word in lesson.tokens.words:
                self.ids.setdefault(word, len(self.ids))
        forms = [form_of(word, vocabulary) for word in self.ids if word]
        self.columns = np.array([(0, 0, 0, 0, 0), *(form[:5] for form in forms)], np.int32)
        self.words = np.array([(0, 0, 0, 0), *(form.words for form in forms)], np.int32)
        sizes = Counter(kind_of(piece) for piece in vocabulary)
        self.window_sizes = window_sizes([sizes[kind] + 1 for kind in range(4)])

    def tables(self) -> tuple[int, ...]:
        """The first row of every feature, and at the end how many rows there are."""
        sizes = [self.window_sizes[name] for name, offsets in WINDOWS.items() for _ in offsets]
        scene, _ = self._scene(self.lessons[:1])
        sizes += [size for _, size in places_of(scene)]
        return tuple(int(base) for base in np.concatenate(([0], np.cumsum(sizes))))

    def _scene(self, lessons: Sequence[Lesson]) -> tuple[Scene, Ints]:
        row = row_of([lesson.tokens for lesson in lessons])
        words = np.zeros(row.size, np.int32)
        words[row.inside] = [self.ids[word] for lesson in lessons for word in lesson.tokens.words]
        look, length, keyword, sign, known = self.columns[words].T
        return Scene(row, look, sign, length, keyword, known), words

    def rows(
        self, lessons: Sequence[Lesson], tables: Sequence[int], dropped: NDArray[np.bool_] | None
    ) -> tuple[Scene, Ints]:
        """The scene of some lessons, and the rows of all features at each of its places."""
        scene, numbers = self._scene(lessons)
        known = self.words[numbers]
        if dropped is not None:
            known[dropped[: len(known)]] = 0
        properties = window_rows(self.columns[numbers], known)
        found = [
            shifted(properties[name], offset)
            for name, offsets in WINDOWS.items()
            for offset in offsets
        ]
        found += [rows for rows, _ in places_of(scene)]
        return scene, (np.stack(found, axis=1) + np.array(tables[:-1], np.int32)).astype(np.int32)


class Learner:
    """The weights while they are learnt; `learn` takes one batch."""

    def __init__(self, corpus: Corpus, recipe: Recipe) -> None:
        self.corpus = corpus
        self.recipe = recipe
        self.tables = corpus.tables()
        rows, size = self.tables[-1], len(STATES)
        self.weights = np.zeros((rows, size), np.float32)
        self.squares = np.full((rows, size), 1e-2, np.float32)
        self.seen = np.zeros(rows, np.int32)
        self.steps = np.zeros((size + 1, size), np.float32)
        self.step_squares = np.full((size + 1, size), 1e-2, np.float32)
        self.draw = np.random.default_rng(recipe.seed)
        self.rate = recipe.rate

    def learn(self, lessons: Sequence[Lesson]) -> float:
        """One step down the gradient of some lessons; the loss per token before it."""
        size = sum(len(lesson.path) + GAP for lesson in lessons) + GAP
        dropped = self.draw.random(size) < self.recipe.dropped
        scene, rows = self.corpus.rows(lessons, self.tables, dropped)
        inside = scene.row.inside
        rows = rows[inside]
        touched = np.flatnonzero(np.bincount(rows.ravel(), minlength=self.tables[-1]))
        place = np.zeros(self.tables[-1], np.int32)
        place[touched] = np.arange(len(touched), dtype=np.int32)
        kept = np.float32(1 - self.recipe.blinked)
        ones = (self.draw.random(rows.size, np.float32) < kept) / kept
        starts = np.arange(0, rows.size + 1, rows.shape[1])
        seen = csr_matrix((ones, place[rows].ravel(), starts), (len(rows), len(touched)))
        local = self.weights[touched]
        scores = np.zeros((scene.row.size, len(STATES)), np.float32)
        scores[inside] = seen @ local
        fix_identifiers(scene, scores)
        loss, slope, step_slope = gradient(
            padded(scene.row, scores), self._model(), [lesson.path for lesson in lessons]
        )
        flat = np.zeros_like(scores)
        block = padded(scene.row, scores)
        longest = block.scores.shape[0]
        held = np.arange(longest)[:, None] < block.lengths
        places = scene.row.first[block.order] + np.arange(longest)[:, None]
        flat[places[held]] = slope[held]
        self._move(touched, local, seen.T @ flat[inside], len(lessons))
        self._move_steps(step_slope, len(lessons))
        return loss / max(len(rows), 1)

    def _model(self) -> FieldModel:
        return FieldModel({}, self.tables, table_of(self.weights), self.steps[:-1], self.steps[-1])

    def _move(self, touched: NDArray[np.intp], local: Weights, slope: Weights, count: int) -> None:
        # In place: the rows of a batch are far larger than any cache.
        slope /= np.float32(count)
        slope += np.float32(self.recipe.shrinking) * local
        rate = self.squares[touched]
        rate += slope * slope
        self.squares[touched] = rate
        np.sqrt(rate, out=rate)
        np.divide(np.float32(self.rate), rate, out=rate)
        slope *= rate
        local -= slope
        rate *= np.float32(self.recipe.sparing)
        local -= np.clip(local, -rate, rate, out=slope)
        self.weights[touched] = local
        self.seen[touched] += 1

    def _move_steps(self, slope: Weights, count: int) -> None:
        slope = slope / np.float32(count) + np.float32(self.recipe.shrinking) * self.steps
        self.step_squares += slope * slope
        self.steps -= np.float32(self.rate) / np.sqrt(self.step_squares) * slope


def gradient(
    block: Padded, model: FieldModel, paths: Sequence[list[int]]
) -> tuple[float, Weights, Weights]:
    """The loss of some paths, and its slope by the scores and by the steps (starts in the last row)."""
    steps, starts = masked(model)
    longest, count, size = block.scores.shape
    top = block.scores.max(axis=2, keepdims=True)
    factors = np.exp(block.scores - top)
    alive = alive_counts(block.lengths, longest)
    forward = np.zeros_like(factors)
    norms = np.ones((longest, count, 1), np.float32)
    for place in range(longest):
        n = alive[place]
        before = starts if place == 0 else forward[place - 1, :n] @ steps
        now = before * factors[place, :n]
        norms[place, :n] = np.maximum(now.sum(axis=1, keepdims=True), 1e-30)
        forward[place, :n] = now / norms[place, :n]
    backward = np.ones_like(factors)
    step_slope = np.zeros((size + 1, size), np.float32)
    back = np.ascontiguousarray(steps.T)
    for place in range(longest - 2, -1, -1):
        n = alive[place + 1]
        coming = backward[place + 1, :n] * factors[place + 1, :n] / norms[place + 1, :n]
        backward[place, :n] = coming @ back
        step_slope[:-1] += forward[place, :n].T @ coming
    step_slope[:-1] *= steps
    chance = forward * backward
    chance /= np.maximum(chance.sum(axis=2, keepdims=True), 1e-30)
    step_slope[-1] = chance[0].sum(axis=0)
    inside = np.arange(longest)[:, None] < block.lengths
    total = float(np.where(inside, np.log(norms[:, :, 0]) + top[:, :, 0], 0).sum())
    gold = np.zeros((longest, count), np.int64)
    for column, entry in enumerate(block.order):
        gold[: len(paths[entry]), column] = paths[entry]
    reached = np.take_along_axis(block.scores, gold[:, :, None], 2)[:, :, 0]
    total -= float(reached[inside].sum()) + float(model.starts[gold[0]].sum())
    follows = inside[1:]
    total -= float(model.steps[gold[:-1], gold[1:]][follows].sum())
    every = np.arange(longest)[:, None], np.arange(count)[None, :]
    chance[every[0], every[1], gold] -= 1
    chance[~inside] = 0
    np.subtract.at(step_slope, (gold[:-1][follows], gold[1:][follows]), 1)
    np.subtract.at(step_slope[-1], gold[0], 1)
    return total, chance, step_slope


def batches_of(
    lengths: Sequence[int], size: int, draw: np.random.Generator
) -> list[NDArray[np.intp]]:
    """All lessons in batches of like length, in random order."""
    order = draw.permutation(len(lengths))
    batches: list[NDArray[np.intp]] = []
    pool = size * 16
    for start in range(0, len(order), pool):
        part = order[start : start + pool]
        part = part[np.argsort([lengths[place] for place in part], kind="stable")]
        batches += [part[at : at + size] for at in range(0, len(part), size)]
    return [batches[place] for place in draw.permutation(len(batches))]


def train(references: Sequence[Labelled], recipe: Recipe, *, told: bool = False) -> FieldModel:
    """The model that some references and a recipe make."""
    lessons = lessons_of(references)
    vocabulary = vocabulary_of(lessons, recipe)
    corpus = Corpus(lessons, vocabulary)
    learner = Learner(corpus, recipe)
    lengths = [len(lesson.path) for lesson in lessons]
    for turn in range(recipe.rounds):
        losses = [
            learner.learn([lessons[place] for place in batch])
            for batch in batches_of(lengths, recipe.batch, learner.draw)
        ]
        if told:
            print(f"round {turn + 1}: loss {np.mean(losses):.4f} a token", flush=True)
    weights = learner.weights
    weights[np.abs(weights) < recipe.least] = 0
    weights[learner.seen < 2] = 0
    return FieldModel(
        vocabulary, learner.tables[:-1], table_of(weights), learner.steps[:-1], learner.steps[-1]
    )
