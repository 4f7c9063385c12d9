"""Entries labelled: scored, decoded, and where the chain doubts ranked by what an entry can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.confidence import Evidence
from carrel.references.decoding import Chances, Padded, chances, padded, scorer_of
from carrel.references.field_model import FieldModel
from carrel.references.list_style import Joint, ListStyle, joints_of
from carrel.references.nbest import likeliest_paths
from carrel.references.ranking import Stretch, View, ranker_of, stretches_of, view_of
from carrel.references.scene import Scene
from carrel.references.tokens import Tokens

_AT_ONCE = 192
_MOST = 120_000
"""Places of a padded block: entries of endless length come a few at a time."""
_TRIED = 12
"""Paths of an entry that are ranked."""
_STATES = 5
_CERTAIN = -0.25
"""Log probability of the best path from which on the chain is believed alone."""
_NONE = -5e3
_STYLE = 0.6
"""The weight of the list's style beside the ranking."""


class Labelling(NamedTuple):
    """The fields of one entry, in order, and for each what speaks for it."""

    stretches: list[Stretch]
    evidence: list[Evidence]


class Way(NamedTuple):
    """One way to label an entry, and the chain's score of it."""

    stretches: list[Stretch]
    score: float


class Doubtful(NamedTuple):
    """An entry with several ways to label it: its place among those given, and in its batch."""

    entry: int
    column: int
    view: View
    ways: list[Way]


class Batch(NamedTuple):
    """Some entries (``part`` is their places among those given), scored and decoded by the chain."""

    part: list[int]
    scene: Scene
    block: Padded
    found: Chances
    paths: NDArray[np.intp]
    logs: NDArray[np.floating]


def label_entries(
    entries: Sequence[Tokens], model: FieldModel, *, as_list: bool = False
) -> list[Labelling]:
    """The likeliest fields of each entry; ``as_list`` if they stand in one list (`ListStyle`)."""
    ranker = ranker_of(model)
    labelled = [Labelling([], []) for _ in entries]
    joints: list[list[Joint]] = []
    open_: list[tuple[Doubtful, list[float], NDArray[np.floating], list[Joint]]] = []
    for batch in decoded(entries, model):
        known: set[int] = set()
        for one in doubtful(batch, model, _CERTAIN):
            ways = [(way.score, way.stretches) for way in one.ways]
            scores = ranker.scores(one.view, ways)
            best, shares = chosen(one, scores)
            states = batch.found.states[: len(one.view.signs), one.column]
            labelled[one.entry] = _labelling(best, shares, states)
            known.add(one.column)
            if as_list:
                own = joints_of(best, one.view.signs)
                joints.append(own)
                open_.append((one, scores, states, own))
        for column in range(len(batch.part)):
            if column not in known:
                at = int(batch.block.order[column])
                length = int(batch.block.lengths[column])
                stretches = stretches_of(batch.paths[:length, column].tolist())
                shares = [float(np.exp(batch.logs[column]))] * len(stretches)
                states = batch.found.states[:length, column]
                labelled[batch.part[at]] = _labelling(stretches, shares, states)
                if as_list:
                    start, end = int(batch.scene.row.first[at]), int(batch.scene.row.last[at])
                    joints.append(joints_of(stretches, batch.scene.sign[start:end].tolist()))
    if open_ and (style := ListStyle(joints)).shared:
        for one, scores, states, own in open_:
            again = [
                score + _STYLE * style.worth(joints_of(way.stretches, one.view.signs), own)
                for score, way in zip(scores, one.ways, strict=True)
            ]
            labelled[one.entry] = _labelling(*chosen(one, again), states)
    return labelled


def _labelling(
    stretches: list[Stretch], shares: Sequence[float], states: NDArray[np.floating]
) -> Labelling:
    return Labelling(
        stretches,
        [
            Evidence(stretch[0], marginal(states, stretch), share, len(stretches))
            for stretch, share in zip(stretches, shares, strict=True)
        ],
    )


def decoded(entries: Sequence[Tokens], model: FieldModel) -> Iterator[Batch]:
    """The entries that have tokens, in batches of like length."""
    scorer = scorer_of(model)
    order = sorted(range(len(entries)), key=lambda place: len(entries[place].words))
    order = [place for place in order if entries[place].words]
    start = 0
    while start < len(order):
        end = min(start + _AT_ONCE, len(order))
        while (end - start) * len(entries[order[end - 1]].words) > _MOST and end - start > 1:
            end = start + (end - start + 1) // 2
        part, start = order[start:end], end
        scene, scores = scorer.scores([entries[place] for place in part])
        block = padded(scene.row, scores)
        found = chances(block, model)
        paths, totals = likeliest_paths(block, found, model, states=_STATES - 1, paths=1)
        yield Batch(part, scene, block, found, paths[0], totals[0] - found.total)


def doubtful(batch: Batch, model: FieldModel, certain: float) -> Iterator[Doubtful]:
    """The entries whose best path is not certain, each with its likeliest paths."""
    columns = np.flatnonzero(batch.logs < certain)
    if not len(columns):
        return
    block, found = batch.block, batch.found
    longest = int(block.lengths[columns[0]])
    order, lengths = block.order[columns], block.lengths[columns]
    sub = Padded(order, lengths, block.scores[:longest, columns])
    likely = Chances(found.states[:longest, columns], found.total[columns])
    paths, totals = likeliest_paths(sub, likely, model, states=_STATES, paths=_TRIED)
    row = batch.scene.row
    for column, at in enumerate(order.tolist()):
        whole = int(columns[column])
        first, last = int(row.first[at]), int(row.last[at])
        view = view_of(batch.scene.look[first:last].tolist(), batch.scene.sign[first:last].tolist())
        ways: dict[tuple[Stretch, ...], Way] = {}
        for number in range(_TRIED):
            if totals[number, column] > _NONE:
                path = paths[number, : int(lengths[column]), column].tolist()
                stretches = stretches_of(path)
                score = float(totals[number, column])
                ways.setdefault(tuple(stretches), Way(stretches, score))
        yield Doubtful(batch.part[at], whole, view, list(ways.values()))


def chosen(one: Doubtful, scores: Sequence[float]) -> tuple[list[Stretch], list[float]]:
    """The fields of the best way, and how much of all ways' probability has each."""
    total = np.array(scores)
    weights = np.exp(total - total.max())
    weights /= weights.sum()
    best = one.ways[int(total.argmax())].stretches
    shares: dict[Stretch, float] = dict.fromkeys(best, 0.0)
    for weight, way in zip(weights.tolist(), one.ways, strict=True):
        for stretch in way.stretches:
            if stretch in shares:
                shares[stretch] += weight
    return best, list(shares.values())


def marginal(states: NDArray[np.floating], stretch: Stretch) -> float:
    """The chain's probability of a field: of its least likely token, or that it ends where it does."""
    state, start, end = stretch
    least = float(states[start:end, state].min())
    if start:
        least = min(least, 1 - float(states[start - 1, state]))
    if end < len(states):
        least = min(least, 1 - float(states[end, state]))
    return least
