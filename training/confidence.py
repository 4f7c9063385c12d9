"""``python -m training confidence``: how sure a field and an entry are, made anew from its seed.

What a model says of references like those it learnt from is too good for foreign ones. So several
small models are made, each without half of what is invented – the styles of the CSL project or
those made by hand, every second style, every second language, and always half of the damages – and
read the other half. What was right there, and what spoke for it, is what the calibration learns.

Each reads it twice: as it was damaged, and once more as a stranger world has it
(`training.foreign`), with what no model was ever taught.

How much of that holds for what is stranger still is learnt from models to which everything is
foreign at once, style, language and damage, in that stranger world: all confidences are drawn back
until the worst of these keeps the promise.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, product
from pathlib import Path
from random import Random
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from carrel.references.certainty import SURE
from carrel.references.fields.confidence import KIND_OF, KINDS, WHOLE, Calibration, whole_of
from carrel.references.fields.evidence import FORMS, LIKELY, Evidence, Numbers, evidence_of
from carrel.references.fields.field_model import FieldModel, dump_field_model, load_field_model
from carrel.references.fields.keywords import KIND
from carrel.references.fields.keywords import KINDS as KINDS_OF_WORDS
from carrel.references.fields.labelling import chosen_in
from carrel.references.fields.states import IDENTIFIER, STATE, STATES
from carrel.references.fields.ways import Stretch
from training.crf import Lesson, Recipe, lessons_of, train
from training.damages import COMMON, Damage
from training.foreign import foreign
from training.invention import references
from training.invention.hand_styles import hand_styles
from training.labelled import Labelled
from training.noise import damaged
from training.ranking import stretches_of, with_ranking

FILE = Path(__file__).parents[1] / "src/carrel/references/models/confidence.json"
COUNT = 12_000
"""Invented references that are halved again and again."""
SEED = 7
PROMISED = 0.99
"""Of the fields with `TRUSTED` and more so many are right wherever everything is foreign, in a world
stranger than the one that teaches; what 98 in 100 would allow besides is kept for worlds that are
stranger still."""
PROMISED_WHOLE = 0.94
"""Of the entries with `SURE` and more so many are right throughout in such a world."""
TRUSTED = 0.95
_CARES = tuple(care / 40 for care in range(40, 19, -1))
"""What log odds may be multiplied by."""
_RANKED = 5
"""Every so many-th reference teaches the ranking of a small model, the others its chain."""
_COLUMNS = (LIKELY, STATES, tuple(product(range(KINDS), FORMS)))
_SHRUNK = (1.0, 3.0, 3.0)
"""How much the weights of each of `_COLUMNS` are held back."""
_AUTHOR, _EDITOR, _NOTE = STATE["author"], STATE["editor"], STATE["note"]
_EDITING = {KINDS_OF_WORDS[name] for name in ("editor", "ed")}
_YEAR = re.compile(r"^(\d{4})[^\W\d]{1,2}$")
_FREE = 1e-3
_STEPS = 10
_FINE = 3
"""Decimals of a weight."""


class Lot(NamedTuple):
    """What spoke for the fields of some entries, and which were right.

    ``sizes`` are how many fields each entry has, ``whole`` whether an entry was right as a whole.
    """

    evidence: Evidence
    right: NDArray[np.bool_]
    sizes: NDArray[np.intp]
    whole: NDArray[np.bool_]


Halving = Callable[[Labelled], bool]
"""Says of a reference which half it is of."""


def lots(seed: int, count: int, recipe: Recipe) -> Iterator[Lot]:
    """For every half of what is invented: what a model without it made of it, in both worlds."""
    yield from _read_unseen(seed, count, recipe, [(halved,) for halved in halvings()])


def foreign_lots(seed: int, count: int, recipe: Recipe) -> Iterator[Lot]:
    """What models made of a stranger world foreign to them in style, language and damage."""
    by_hand, by_style, by_language = halvings()
    pairs = [(by_hand, by_language), (by_style, by_language)]
    yield from islice(_read_unseen(seed, count, recipe, pairs), 1, None, 2)


def _read_unseen(
    seed: int, count: int, recipe: Recipe, shares: Iterable[Sequence[Halving]]
) -> Iterator[Lot]:
    """What a model made of references that are of the other half in everything that halves them.

    Two lots for each half: the references as they were damaged, and as a stranger world has them.
    Halves with too few references to teach a model are left out.
    """
    invented = list(references(seed, count))
    for halvings_ in shares:
        for half in (True, False):
            seen = [one for one in invented if all(of(one) is half for of in halvings_)]
            unseen = [one for one in invented if not any(of(one) is half for of in halvings_)]
            if min(len(seen), len(unseen)) >= _RANKED:
                model = small_model(list(with_damages(seen, halves=half, seed=seed)), recipe)
                hurt = list(with_damages(unseen, halves=not half, seed=seed))
                yield lot_of(listed(hurt), model)
                yield lot_of(listed(list(foreign(hurt, seed))), model)


def halvings() -> Sequence[Halving]:
    """The ways to halve what is invented: by the sort of its style, by its style, by its language."""
    by_hand = {style.name for style in hand_styles()}
    return (
        lambda one: _style_of(one) in by_hand,
        lambda one: _is_even(_style_of(one)),
        lambda one: _is_even(one.language),
    )


def _style_of(one: Labelled) -> str:
    """The style of an entry without the name of its list."""
    return one.style.rpartition(" ")[0]


def _is_even(name: str) -> bool:
    return crc32(name.encode()) % 2 == 0


def with_damages(entries: Iterable[Labelled], *, halves: bool, seed: int) -> Iterator[Labelled]:
    """Entries, half of their lists damaged by the one or the other half of the damages."""
    kinds = [kind for kind in COMMON if _is_even(kind.__name__) is halves]
    for number, (style, listed) in enumerate(groupby(entries, key=lambda one: one.style)):
        rng = Random(f"confidence {seed} {number} {style}")
        many = rng.choice((0, 0, 0, 1, 1, 2, 3))
        damages: tuple[Damage, ...] = tuple(make(rng) for make in rng.sample(kinds, many))
        for entry in listed:
            one = damaged(entry, damages, rng)
            if one.stretches:
                yield one


def small_model(entries: Sequence[Labelled], recipe: Recipe) -> FieldModel:
    """A model of its own, with its ranking."""
    taught = [one for place, one in enumerate(entries) if place % _RANKED]
    model = load_field_model(dump_field_model(train(taught, recipe)))
    return with_ranking(model, lessons_of(entries[::_RANKED]))


def listed(entries: Sequence[Labelled]) -> Iterator[list[Lesson]]:
    """Every second list by itself, and the others as one file of mixed references."""
    mixed: list[Labelled] = []
    for number, (_, group) in enumerate(groupby(entries, key=lambda one: one.style)):
        if number % 2:
            yield lessons_of(list(group))
        else:
            mixed += group
    yield lessons_of(mixed)


def lot_of(lists: Iterable[Sequence[Lesson]], model: FieldModel) -> Lot:
    """What a model reads of some lists, and what of that is right."""
    found: list[Evidence] = []
    right: list[bool] = []
    sizes: list[int] = []
    whole: list[bool] = []
    for lessons in lists:
        for batch, chosen in chosen_in([lesson.tokens for lesson in lessons], model):
            found.append(evidence_of(batch, chosen))
            for column, stretches in chosen.by_column():
                lesson = lessons[batch.part[int(batch.block.order[column])]]
                right += told_right(stretches, lesson)
                sizes.append(len(stretches))
                whole.append(is_whole(stretches, lesson))
    evidence = Evidence(*(np.concatenate(part) for part in zip(*found, strict=True)))
    return Lot(evidence, np.array(right), np.array(sizes), np.array(whole))


class Said(NamedTuple):
    """What a field says of an entry: its state, and its letters and digits."""

    state: int
    value: str


def said_in(stretches: Sequence[Stretch], words: Sequence[str]) -> list[Said]:
    """What some fields say; the letter or sign behind a year says nothing."""
    told: list[Said] = []
    for state, start, end in stretches:
        value = "".join(filter(str.isalnum, "".join(words[start:end])))
        told.append(Said(state, _YEAR.sub(r"\1", value)))
    return told


def wanted_in(lesson: Lesson) -> list[Said]:
    """What the fields of an entry should say.

    The editors of a work that names no author are its authors where no word says otherwise.
    """
    words = lesson.tokens.words
    wanted = said_in(stretches_of(lesson.path), words)
    told = any(KIND.get(word.casefold()) in _EDITING for word in words)
    if told or any(one.state == _AUTHOR for one in wanted):
        return wanted
    return [one._replace(state=_AUTHOR) if one.state == _EDITOR else one for one in wanted]


def told_right(stretches: Sequence[Stretch], lesson: Lesson) -> list[bool]:
    """Of each field, whether it says what one should that is there.

    Where several fields make one value they are right together too.
    """
    wanted, read = wanted_in(lesson), said_in(stretches, lesson.tokens.words)
    values, joined, pieces = _joined(wanted), _joined(read), set(wanted)
    return [one in pieces or joined.get(one.state, "") == values.get(one.state) for one in read]


def is_whole(stretches: Sequence[Stretch], lesson: Lesson) -> bool:
    """Whether the fields say all that they should, and nothing else; but for notes."""
    read = _joined(said_in(stretches, lesson.tokens.words))
    wanted = _joined(wanted_in(lesson))
    return {**read, _NOTE: ""} == {**wanted, _NOTE: ""}


def _joined(told: Iterable[Said]) -> dict[int, str]:
    """What the fields of each state say together."""
    values: dict[int, str] = {}
    for state, value in told:
        if value:
            values[state] = values.get(state, "") + value
    return values


class Shown(NamedTuple):
    """What some fields or entries show, a row for each, and whether they are right.

    ``places`` are those of the columns among all weights: fields of a kind share theirs.
    """

    table: Numbers
    places: NDArray[np.intp]
    wanted: Numbers


Told = tuple[Numbers, Numbers]
"""The log odds that something is right, and whether it is."""


def learnt(seen: Sequence[Lot], foreign: Sequence[Lot]) -> Calibration:
    """The weights that some lots teach, for fields and then for whole entries.

    They are drawn back until they keep the promise in each of the foreign lots, and those of entries
    until they do in all of them together.
    """
    sizes = [len(names) for names in _COLUMNS]
    weights = _fitted([one for lot in seen for one in _of_fields(lot)], np.repeat(_SHRUNK, sizes))
    weights = weights * care_of(
        [_told(_of_fields(lot, apart=True), weights) for lot in foreign], TRUSTED, PROMISED
    )
    likely, states, forms = np.split(weights, np.cumsum(sizes[:-1]))
    forms = forms.reshape(KINDS, len(FORMS))
    fields = Calibration(likely, states, forms, np.zeros(len(WHOLE) + 1))
    held = np.repeat((_FREE, 1.0), (1, len(WHOLE)))
    whole = _fitted([_of_entries(lot, fields) for lot in seen], held)
    strange = [_of_entries(lot, fields) for lot in foreign]
    told = [_told(strange, whole)] if strange else []
    return replace(fields, whole=whole * care_of(told, SURE, PROMISED_WHOLE))


def _told(shown: Iterable[Shown], weights: Numbers) -> Told:
    """What weights say of all that is shown."""
    odds, wanted = zip(
        *((one.table @ weights[one.places], one.wanted) for one in shown), strict=True
    )
    return np.concatenate(odds), np.concatenate(wanted)


def care_of(told: Sequence[Told], limit: float, promised: float) -> float:
    """The most that weights may be multiplied by, so that of what reaches a limit enough is right."""
    least = np.log(limit / (1 - limit))

    def is_kept(care: float) -> bool:
        return all(
            wanted[odds * care >= least].mean() >= promised
            for odds, wanted in told
            if (odds * care >= least).any()
        )

    return next(filter(is_kept, _CARES), _CARES[-1])


def _of_fields(lot: Lot, *, apart: bool = False) -> list[Shown]:
    """What the fields of a lot show, those of each kind together.

    ``apart`` leaves out those that run into what is outside: of them less is said.
    """
    evidence = lot.evidence
    kept = evidence.states != STATE[IDENTIFIER]
    if apart:
        kept &= ~(evidence.joined | evidence.dense)
    common = len(LIKELY) + len(STATES)
    shown: list[Shown] = []
    for kind in range(KINDS):
        rows = np.flatnonzero(kept & (KIND_OF[evidence.states] == kind))
        states = np.eye(len(STATES))[evidence.states[rows]]
        own = np.arange(len(FORMS)) + common + kind * len(FORMS)
        shown.append(
            Shown(
                np.hstack((evidence.likely[rows], states, evidence.forms[rows])),
                np.append(np.arange(common), own),
                lot.right[rows].astype(np.float64),
            )
        )
    return shown


def _of_entries(lot: Lot, calibration: Calibration) -> Shown:
    """What the entries of a lot show, and whether they are right as a whole."""
    told = whole_of(lot.evidence, calibration.fields(lot.evidence), lot.sizes)
    table = np.hstack((np.ones((len(told), 1)), told))
    return Shown(table, np.arange(table.shape[1]), lot.whole.astype(np.float64))


def _fitted(parts: Sequence[Shown], held: Numbers) -> Numbers:
    """Logistic regression by Newton's method; ``held`` is how much each weight is drawn to nought."""
    weights = np.zeros(len(held))
    for _ in range(_STEPS):
        slope, bend = held * weights, np.diag(held)
        for table, places, wanted in parts:
            chance = 1 / (1 + np.exp(-np.clip(table @ weights[places], -30, 30)))
            slope[places] += table.T @ (chance - wanted)
            bend[np.ix_(places, places)] += (table.T * (chance * (1 - chance))) @ table
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def dumped(calibration: Calibration) -> bytes:
    """A calibration as JSON, its weights rounded."""
    table = {
        "likely": _named(calibration.likely, LIKELY),
        "states": _named(calibration.states, STATES),
        "forms": [_named(weights, FORMS) for weights in calibration.forms],
        "whole": _named(calibration.whole, ("", *WHOLE)),
    }
    return (json.dumps(table, indent=1) + "\n").encode()


def _named(weights: Numbers, names: Sequence[str]) -> dict[str, float]:
    rounded = [round(weight, _FINE) for weight in weights.tolist()]
    return {name: weight for name, weight in zip(names, rounded, strict=True) if weight}


def make_confidence(count: int, recipe: Recipe) -> bytes:
    """The bytes of the calibration that so many invented references and a recipe make."""
    seen = list(lots(recipe.seed, count, recipe))
    return dumped(learnt(seen, list(foreign_lots(recipe.seed + 1, count, recipe))))


def main(arguments: Sequence[str]) -> None:
    """Write the calibration that Carrel carries; ``--references N`` makes one of fewer references."""
    parser = ArgumentParser(prog="python -m training confidence")
    parser.add_argument("--references", type=int, default=COUNT)
    parser.add_argument("--to", type=Path, default=FILE)
    given = parser.parse_args(arguments)
    given.to.write_bytes(make_confidence(given.references, Recipe(seed=SEED)))
    print(f"{given.to}: {given.to.stat().st_size} bytes")
