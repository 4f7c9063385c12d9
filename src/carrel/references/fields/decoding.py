"""Our own decoder of the field model: many entries at once, in numpy.

A linear-chain CRF (Lafferty, McCallum, Pereira 2001). The score of a state at a token is the sum of
the weights of what is seen there; those of the words are summed once for each different word and
kept (`Scorer`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import GAP, Flags, Ints, Row, row_of, shifted
from carrel.references.fields.features import KEYWORDS, SHAPES, WINDOWS, places_of
from carrel.references.fields.field_model import FieldModel, Weights
from carrel.references.fields.looks import BLANK, LENGTHS, SIGNS, Form, form_of
from carrel.references.fields.scene import Scene
from carrel.references.fields.states import IDENTIFIER, STATE, allowed_starts, allowed_steps
from carrel.references.fields.tokens import Tokens

_OFFSETS = tuple(range(-GAP, GAP + 1))
_MOST_WORDS = 60_000
_COLUMNS = 5
"""Numbers of a word's form: its look, length, keyword, sign, and what of it is known."""
_FORBIDDEN = np.float32(-1e4)


class Scorer:
    """A model made ready to score: the summed weights of every word met so far.

    ``sums[k, word]`` is what a word adds to the scores of the token that sees it at offset
    ``k - GAP``.
    """

    def __init__(self, model: FieldModel) -> None:
        self.model = model
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        """Begin anew, in new arrays: another thread may still read from the old ones."""
        self._ids: dict[str, int] = {"": 0}
        self._forms: list[Form] = [BLANK]
        self._known = 0
        self._columns = np.zeros((0, _COLUMNS), np.int32)
        self._sums = np.zeros((len(_OFFSETS), 0, self.model.table.width), np.float32)

    def scene(self, entries: Sequence[Tokens]) -> tuple[Scene, Ints]:
        """The scene of some entries, and the number of the word at each place."""
        if len(self._ids) > _MOST_WORDS:
            self._forget()
        row = row_of(entries)
        words = np.zeros(row.size, np.int32)
        words[row.inside] = self._numbers(entries)
        look, length, keyword, sign, known = self._columns[words].T
        return Scene(row, look, sign, length, keyword, known), words

    def scores(self, entries: Sequence[Tokens]) -> tuple[Scene, Weights]:
        """The scene of some entries, and the score of every state at every place."""
        with self._lock:
            scene, words = self.scene(entries)
            sums = self._sums
        scores = sums[GAP].take(words, axis=0)
        seen = np.empty_like(scores)
        for offset in _OFFSETS:
            if offset:
                sums[GAP + offset].take(shifted(words, offset), axis=0, out=seen, mode="clip")
                scores += seen
        first = len(self.model.tables) - len(places := places_of(scene))
        for base, (rows, _) in zip(self.model.tables[first:], places, strict=True):
            self.model.table.put(rows, base, seen)
            scores += seen
        fix_identifiers(scene, scores)
        return scene, scores

    def _numbers(self, entries: Sequence[Tokens]) -> list[int]:
        ids = self._ids
        new = [word for tokens in entries for word in tokens.words if word not in ids]
        for word in dict.fromkeys(new):
            ids[word] = len(self._forms)
            self._forms.append(form_of(word, self.model.vocabulary))
        self._extend()
        return [ids[word] for tokens in entries for word in tokens.words]

    def _extend(self) -> None:
        """Sum up the weights of the words that are new."""
        known, count = self._known, len(self._forms)
        new = self._forms[known:]
        if not new:
            return
        columns = np.array([form[:_COLUMNS] for form in new], np.int32)
        rows = window_rows(columns, np.array([form.words for form in new], np.int32))
        sums = np.zeros((len(_OFFSETS), len(new), self.model.table.width), np.float32)
        table = 0
        for name, offsets in WINDOWS.items():
            for offset in offsets:
                sums[GAP + offset] += self.model.table.of(rows[name] + self.model.tables[table])
                table += 1
        if count > len(self._columns):
            self._make_room(2 * count)
        self._columns[known:count] = columns
        self._sums[:, known:count] = sums
        self._known = count

    def _make_room(self, size: int) -> None:
        columns = np.zeros((size, _COLUMNS), np.int32)
        sums = np.zeros((len(_OFFSETS), size, self.model.table.width), np.float32)
        columns[: self._known] = self._columns[: self._known]
        sums[:, : self._known] = self._sums[:, : self._known]
        self._columns, self._sums = columns, sums


def fix_identifiers(scene: Scene, scores: Weights) -> None:
    """Make the state of identifiers certain, and that of no other token; in place."""
    fixed = np.flatnonzero(scene.any_look("identifier"))
    scores[:, STATE[IDENTIFIER]] += _FORBIDDEN
    certain = scores[fixed, STATE[IDENTIFIER]] - _FORBIDDEN
    scores[fixed] += _FORBIDDEN
    scores[fixed, STATE[IDENTIFIER]] = certain


@lru_cache(maxsize=4)
def scorer_of(model: FieldModel) -> Scorer:
    """The scorer of a model: one for all who read with it."""
    return Scorer(model)


def window_rows(columns: Ints, words: Ints) -> dict[str, Ints]:
    """The row of each property of some words: ``columns`` are look, length, keyword and sign."""
    return {
        "word": words[:, 0],
        "prefix": words[:, 1],
        "suffix": words[:, 2],
        "ending": words[:, 3],
        "shape": columns[:, 0] * LENGTHS + columns[:, 1],
        "keyword": columns[:, 2],
        "sign": columns[:, 3],
    }


def window_sizes(vocabulary_sizes: Sequence[int]) -> dict[str, int]:
    """How many rows a table of each property has; the four sizes are those of the vocabulary."""
    word, prefix, suffix, ending = vocabulary_sizes
    return {
        "word": word,
        "prefix": prefix,
        "suffix": suffix,
        "ending": ending,
        "shape": SHAPES,
        "keyword": KEYWORDS,
        "sign": SIGNS,
    }


class Padded(NamedTuple):
    """Entries side by side: ``scores[t, i]`` of token t of entry i; ``lengths`` descend."""

    order: NDArray[np.intp]
    lengths: Ints
    scores: Weights

    @property
    def inside(self) -> Flags:
        """Whether entry i has a token t."""
        return np.greater(self.lengths[None, :], np.arange(len(self.scores))[:, None])


def padded(row: Row, scores: Weights) -> Padded:
    """The scores of a row as one block, the longest entry first."""
    lengths = row.last - row.first
    order = np.argsort(-lengths, kind="stable")
    longest = int(lengths.max(initial=1))
    places = np.minimum(row.first[order] + np.arange(longest)[:, None], row.size - 1)
    return Padded(order, lengths[order], scores[places])


class Chances(NamedTuple):
    """Of a padded block: ``states[t, i, s]`` is the probability of a state; ``logs`` of each total."""

    states: Weights
    total: Weights


def masked(model: FieldModel) -> tuple[Weights, Weights]:
    """The steps and starts of a model as factors, 0 where the states do not allow it."""
    steps = np.where(allowed_steps(), np.exp(model.steps), 0).astype(np.float32)
    starts = np.where(allowed_starts(), np.exp(model.starts), 0).astype(np.float32)
    return steps, starts


class _Forward(NamedTuple):
    """The way there: each token's ``factors``, the chance of each state given what stands before.

    ``norms`` are what each place is divided by, so that no number grows small.
    """

    factors: Weights
    chances: Weights
    norms: Weights
    total: Weights
    alive: list[int]


def _forward(block: Padded, steps: Weights, starts: Weights) -> _Forward:
    longest, count, _ = block.scores.shape
    top = block.scores.max(axis=2, keepdims=True)
    factors = np.exp(block.scores - top)
    forward = np.zeros_like(factors)
    norms = np.ones((longest, count, 1), np.float32)
    alive = alive_counts(block.lengths, longest)
    for place, n in enumerate(alive):
        before = starts if place == 0 else forward[place - 1, :n] @ steps
        now = before * factors[place, :n]
        norms[place, :n] = np.maximum(now.sum(axis=1, keepdims=True), 1e-30)
        forward[place, :n] = now / norms[place, :n]
    total = np.where(block.inside, np.log(norms[:, :, 0]) + top[:, :, 0], 0).sum(axis=0)
    return _Forward(factors, forward, norms, total.astype(np.float32), alive)


def totals(block: Padded, model: FieldModel) -> Weights:
    """The logarithm of the sum of all ways to label each entry: half the work of `chances`."""
    return _forward(block, *masked(model)).total


def chances(block: Padded, model: FieldModel) -> Chances:
    """Forward and backward: the probability of every state at every token."""
    steps, starts = masked(model)
    factors, forward, norms, total, alive = _forward(block, steps, starts)
    longest, count, size = block.scores.shape
    backward = np.ones((count, size), np.float32)
    back = np.ascontiguousarray(steps.T)
    for place in range(longest - 2, -1, -1):
        n = alive[place + 1]
        backward[:n] = (backward[:n] * factors[place + 1, :n] / norms[place + 1, :n]) @ back
        forward[place, :n] *= backward[:n]
    forward /= np.maximum(forward.sum(axis=2, keepdims=True), 1e-30)
    return Chances(forward, total)


def alive_counts(lengths: Ints, longest: int) -> list[int]:
    """How many entries of a block (the longest first) have a token at each place."""
    return [int(n) for n in np.searchsorted(-lengths, -np.arange(longest), side="left")]
