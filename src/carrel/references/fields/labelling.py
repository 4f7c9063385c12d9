"""Entries labelled: scored, decoded, and where the chain doubts ranked by what an entry can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Ints
from carrel.references.fields.confidence import Calibration, calibration_of, introduces
from carrel.references.fields.decoding import Chances, Padded, chances, padded, scorer_of
from carrel.references.fields.evidence import Chosen, evidence_of
from carrel.references.fields.field_model import FieldModel
from carrel.references.fields.list_names import ListNames, Named, Spelling, shared
from carrel.references.fields.list_style import Joints, ListStyle, joints_of
from carrel.references.fields.nbest import Likely, likeliest_paths, likely_states, unpacked
from carrel.references.fields.ranking import Scores, ranker_of, sums_of
from carrel.references.fields.scene import Scene
from carrel.references.fields.states import FIRST_FIELD, STATES
from carrel.references.fields.tokens import Tokens
from carrel.references.fields.traits import View, view_of
from carrel.references.fields.ways import Stretch, Ways, ways_in

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
_NAMES = 1.5
"""The weight of the names that the entries of the list share."""
_LIST, _LIST_TOKENS = 960, 120_000
"""Entries of a list, and tokens in them, that are read together."""


class Labelling(NamedTuple):
    """The fields of one entry in order, the confidence of each, and that of the whole entry."""

    stretches: Sequence[Stretch]
    confidences: Sequence[float]
    whole: float


class Scored(NamedTuple):
    """Some entries (``part`` is their places among those given), scored by the chain.

    A column is the place of an entry in the block.
    """

    part: list[int]
    scene: Scene
    block: Padded


class Batch(NamedTuple):
    """Entries that are scored, and decoded by the chain: their best paths, and how likely these are."""

    part: list[int]
    scene: Scene
    block: Padded
    found: Chances
    likely: Likely
    paths: NDArray[np.uint8]
    logs: NDArray[np.floating]


class Doubtful(NamedTuple):
    """The entries of a batch that have several ways to label them, by their columns.

    ``first`` has for each the number of its first way, and how many ways there are in all;
    ``chain`` is the chain's score of each way.
    """

    columns: Ints
    first: Ints
    ways: Ways
    chain: Scores


class Read(NamedTuple):
    """A batch as it was read first; with the ways of what is not certain, and their scores."""

    batch: Batch
    certain: Chosen
    ranked: Chosen
    found: Doubtful
    scores: Scores


def label_entries(entries: Sequence[Tokens], model: FieldModel) -> list[Labelling]:
    """The likeliest fields of each entry of a list, and how sure they are."""
    labelled = [Labelling([], [], 0.0) for _ in entries]
    for start, end in _lists_in(entries):
        read = _chosen_together(entries[start:end], model)
        for place, labelling in _labellings(list(read), calibration_of(model)):
            labelled[start + place] = labelling
    return labelled


def _labellings(
    read: Sequence[tuple[Batch, Chosen]], calibration: Calibration
) -> Iterator[tuple[int, Labelling]]:
    """The labelling of each entry that was read, and the entry's place in the list."""
    seen = [evidence_of(batch, chosen) for batch, chosen in read]
    introduced = introduces(seen)
    for (batch, chosen), evidence in zip(read, seen, strict=True):
        fields, whole = calibration.sureness(evidence, chosen.sizes, introduced=introduced)
        sure: list[float] = fields.tolist()
        for (column, stretches), first, one in zip(
            chosen.by_column(), chosen.begins.tolist(), whole.tolist(), strict=True
        ):
            at = batch.part[int(batch.block.order[column])]
            yield at, Labelling(stretches, sure[first : first + len(stretches)], one)


def chosen_in(entries: Sequence[Tokens], model: FieldModel) -> Iterator[tuple[Batch, Chosen]]:
    """The entries of a list that have tokens batch by batch, and the likeliest fields of each.

    The entries may share a style (`ListStyle`). A list without end is taken as several.
    """
    for start, end in _lists_in(entries):
        for batch, chosen in _chosen_together(entries[start:end], model):
            yield batch._replace(part=[start + place for place in batch.part]), chosen


def _lists_in(entries: Sequence[Tokens]) -> Iterator[tuple[int, int]]:
    """The first entry of each list, and the one behind its last: one without end is several."""
    start = 0
    while start < len(entries):
        end = start + _size_of_list(entries, start)
        yield start, end
        start = end


def _size_of_list(entries: Sequence[Tokens], start: int) -> int:
    """How many entries from a place on are taken together."""
    lengths = (len(entry.words) for entry in islice(entries, start, start + _LIST))
    return max(1, sum(total <= _LIST_TOKENS for total in accumulate(lengths)))


def _chosen_together(
    entries: Sequence[Tokens], model: FieldModel
) -> Iterator[tuple[Batch, Chosen]]:
    """Decode, learn what the list's style is, decide again."""
    ranker = ranker_of(model)
    reads: list[Read] = []
    spelt: list[Spelling] = []
    for batch in decoded(entries, model):
        found = doubtful(batch, model, _CERTAIN)
        scores = ranker.scores(view_in(batch), placed(found, batch), found.chain)
        sure = np.ones(len(batch.part), np.bool_)
        sure[found.columns] = False
        certain = _certain(batch, np.flatnonzero(sure))
        reads.append(Read(batch, certain, _ranked(found, scores), found, scores))
        spelt.append(Spelling([entries[place] for place in batch.part], batch.scene.row))
    for read, ranked in zip(reads, _in_style(_with_names(reads, spelt)), strict=True):
        yield read.batch, read.certain.joined(ranked)


def _with_names(reads: Sequence[Read], spelt: Sequence[Spelling]) -> list[Read]:
    """The reads, doubtful entries ranked anew by the names that the entries of the list share."""
    numbers = np.cumsum([0, *(len(read.batch.part) for read in reads)]).tolist()
    known: list[Named] = []
    for number, read, spelling in zip(numbers, reads, spelt, strict=False):
        for chosen in (read.certain, read.ranked):
            ways = Ways(len(read.batch.part), chosen.column, chosen.state, chosen.start, chosen.end)
            known.append(_named(read.batch, spelling, ways, np.arange(ways.size), number))
    if not any(len(one.words) for one in known):
        return list(reads)
    names = ListNames(known)
    again: list[Read] = []
    for number, read, spelling in zip(numbers, reads, spelt, strict=False):
        found = read.found
        columns = np.repeat(found.columns, np.diff(found.first))
        named = _named(read.batch, spelling, found.ways, columns, number)
        scores = read.scores + _NAMES * names.worth(named, found.ways.size)
        again.append(read._replace(ranked=_ranked(found, scores), scores=scores))
    return again


def _named(batch: Batch, spelling: Spelling, ways: Ways, columns: Ints, number: int) -> Named:
    """The fields of ways that may be shared; ``number`` is that of the batch's first entry."""
    kept = np.flatnonzero(shared(ways.state))
    column = columns[ways.way[kept]]
    first = batch.scene.row.first[batch.block.order[column]]
    words = spelling.of(first + ways.start[kept], first + ways.end[kept])
    told = words != 0
    kept, column, words = kept[told], column[told], words[told]
    return Named(ways.way[kept], column + number, ways.state[kept], words)


def _in_style(reads: Sequence[Read]) -> Iterator[Chosen]:
    """The fields of doubtful entries, ranked with the style of the list where it has one."""
    numbers = np.cumsum([0, *(len(read.batch.part) for read in reads)])
    own = [
        joints._replace(way=joints.way + number)
        for number, read in zip(numbers.tolist(), reads, strict=False)
        for joints in _joints_read(read)
    ]
    style = ListStyle(int(numbers[-1]), own) if own else None
    for number, (batch, _, ranked, found, scores) in zip(numbers.tolist(), reads, strict=False):
        if style is None or not style.shared:
            yield ranked
        else:
            columns = np.repeat(found.columns, np.diff(found.first))
            worth = style.worth(_joints(batch, found.ways, columns), columns + number)
            yield _ranked(found, scores + _STYLE * worth)


def _joints_read(read: Read) -> Iterator[Joints]:
    """The joints of the entries of a batch as they were read first, by their columns."""
    size = len(read.batch.part)
    for chosen in (read.certain, read.ranked):
        ways = Ways(size, chosen.column, chosen.state, chosen.start, chosen.end)
        yield _joints(read.batch, ways, np.arange(size))


def _joints(batch: Batch, ways: Ways, columns: Ints) -> Joints:
    """The joints of ways of entries in these columns."""
    row, at = batch.scene.row, batch.block.order[columns]
    first = row.first[at]
    return joints_of(ways.moved(first), batch.scene.sign, first, row.last[at])


def scored(entries: Sequence[Tokens], model: FieldModel) -> Iterator[Scored]:
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
        yield Scored(part, scene, block)


def decoded(entries: Sequence[Tokens], model: FieldModel) -> Iterator[Batch]:
    """The same with the best path of each entry."""
    for batch in scored(entries, model):
        found = chances(batch.block, model)
        likely = likely_states(batch.block, found, _STATES)
        packed, totals = likeliest_paths(likely.first(_STATES - 1), model, 1)
        paths = unpacked(packed, batch.block.inside)[:, 0]
        yield Batch(*batch, found, likely, paths, totals[:, 0] - found.total)


def doubtful(batch: Batch, model: FieldModel, certain: float) -> Doubtful:
    """The entries whose best path is not certain, each with its likeliest ways."""
    columns = np.flatnonzero(batch.logs < certain)
    if not len(columns):
        return Doubtful(
            columns, np.zeros(1, np.intp), ways_in(np.zeros((0, 1), np.intp)), np.zeros(0)
        )
    block = batch.block
    longest = int(block.lengths[columns[0]])
    paths, totals = likeliest_paths(batch.likely.of(columns), model, _TRIED)
    fields = _fields_alone(unpacked(paths, block.inside[:longest, columns]))
    first, kept = _apart(fields, totals > _NONE)
    return Doubtful(columns, first, ways_in(fields[kept]), totals[kept].astype(np.float64))


def _fields_alone(paths: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Paths without the states of punctuation."""
    return np.multiply(paths, paths >= FIRST_FIELD)


def _apart(fields: Ints, likely: NDArray[np.bool_]) -> tuple[Ints, tuple[Ints, Ints]]:
    """The paths (entry, path, token) that label otherwise than one before, and where entries begin."""
    size = fields.shape[2]
    data = fields.tobytes()
    first, entry, path = [0], list[int](), list[int]()
    at = 0
    for number, allowed in enumerate(likely.tolist()):
        seen: set[bytes] = set()
        for place, is_likely in enumerate(allowed):
            one = data[at : at + size]
            at += size
            if is_likely and one not in seen:
                seen.add(one)
                entry.append(number)
                path.append(place)
        first.append(len(path))
    return np.array(first), (np.array(entry, np.intp), np.array(path, np.intp))


def placed(found: Doubtful, batch: Batch) -> Ways:
    """The ways of doubtful entries with their places in the row of the batch."""
    first = batch.scene.row.first[batch.block.order[found.columns]]
    return found.ways.moved(np.repeat(first, np.diff(found.first)))


def view_in(batch: Batch) -> View:
    """The row of a batch as the traits see it."""
    return view_of(batch.scene.look, batch.scene.sign)


def _certain(batch: Batch, columns: Ints) -> Chosen:
    """The fields of entries as the chain has them."""
    ways = ways_in(batch.paths[columns])
    share = np.exp(batch.logs[columns]).astype(np.float64)
    return Chosen(columns[ways.way], ways.state, ways.start, ways.end, share[ways.way])


def _ranked(found: Doubtful, scores: Scores) -> Chosen:
    """The fields of the best way of each entry, and how much of all its ways' probability has each."""
    best, weights = _weighed(scores, found.first)
    ways = found.ways
    entry = np.repeat(np.arange(len(best)), np.diff(found.first))[ways.way]
    chosen = np.flatnonzero(best[entry] == ways.way)
    longest = int(ways.end.max(initial=0)) + 1
    key = ((entry * longest + ways.start) * longest + ways.end) * len(STATES) + ways.state
    place = np.searchsorted(key[chosen], key)
    place = np.minimum(place, max(len(chosen) - 1, 0))
    same = key[chosen][place] == key if len(chosen) else np.zeros(0, np.bool_)
    share = sums_of(place[same], weights[ways.way[same]], len(chosen))
    columns = found.columns[entry[chosen]]
    return Chosen(columns, ways.state[chosen], ways.start[chosen], ways.end[chosen], share)


def _weighed(scores: Scores, first: Ints) -> tuple[Ints, Scores]:
    """The best way of each entry, and the share that each way has of its entry's probability."""
    sizes = np.diff(first)
    best = np.zeros(len(sizes), np.intp)
    weights = np.zeros(len(scores))
    for size in set[int](sizes.tolist()):
        entries = np.flatnonzero(sizes == size)
        at = first[entries, None] + np.arange(size, dtype=np.intp)
        total = scores[at]
        best[entries] = first[entries] + total.argmax(axis=1)
        share = np.exp(total - total.max(axis=1, keepdims=True))
        weights[at] = share / share.sum(axis=1, keepdims=True)
    return best, weights
