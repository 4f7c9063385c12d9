from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from carrel.references.errors import ReferencesError
from carrel.references.fields.decoding import Padded, chances, totals
from carrel.references.fields.field_model import (
    FieldModel,
    dump_field_model,
    load_field_model,
    table_of,
)
from carrel.references.fields.nbest import likeliest_paths, likely_states, unpacked
from carrel.references.fields.states import STATE, STATES, allowed_starts, allowed_steps, path_of

SIZE = len(STATES)


def model_of(seed: int) -> FieldModel:
    """A model with steps and starts drawn by chance."""
    draw = np.random.default_rng(seed)
    weights = draw.normal(size=(5, SIZE)) * (draw.random((5, SIZE)) < 0.3)
    return FieldModel(
        vocabulary={"the": 1, "the ": 1, " the": 1, "  he": 1},
        tables=(0, 2),
        table=table_of(weights.astype(np.float32)),
        steps=draw.normal(size=(SIZE, SIZE)).astype(np.float32),
        starts=draw.normal(size=SIZE).astype(np.float32),
        small={"rule": [1, 2]},
    )


def scored_paths(scores: np.ndarray, model: FieldModel) -> dict[tuple[int, ...], float]:
    """Every path that is allowed, with its score."""
    steps, starts = allowed_steps(), allowed_starts()
    found: dict[tuple[int, ...], float] = {}
    for path in product(range(SIZE), repeat=len(scores)):
        if starts[path[0]] and all(steps[a, b] for a, b in pairwise(path)):
            total = model.starts[path[0]] + sum(scores[t, s] for t, s in enumerate(path))
            found[path] = float(total + sum(model.steps[a, b] for a, b in pairwise(path)))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_the_decoder_agrees_with_trying_every_path(seed: int) -> None:
    """Best path and probabilities are those of the sum over all paths, also beside longer entries."""
    draw = np.random.default_rng(seed)
    model = model_of(seed)
    scores = draw.normal(size=(4, 2, SIZE)).astype(np.float32) * 2
    block = Padded(np.arange(2), np.array([4, 3], np.int32), scores)
    paths = scored_paths(scores[:3, 1], model)
    ranked = sorted(paths, key=lambda path: -paths[path])
    likely = likely_states(block, chances(block, model), SIZE)
    for alone in (likely, likely.of(np.array([1]))):
        packed, logs = likeliest_paths(alone, model, 6)
        tried = unpacked(packed, block.inside[:, -len(logs) :])[-1]
        assert [tuple(path) for path in tried[:, :3].tolist()] == ranked[:6]
        assert logs[-1] == pytest.approx([paths[path] for path in ranked[:6]], abs=1e-3)
    weights = np.exp(np.array(list(paths.values())))
    found = chances(block, model)
    assert found.total[1] == pytest.approx(np.log(weights.sum()), abs=1e-3)
    assert totals(block, model).tolist() == found.total.tolist()
    for place in range(3):
        share = np.zeros(SIZE)
        np.add.at(share, [path[place] for path in paths], weights)
        assert found.states[place, 1] == pytest.approx(share / weights.sum(), abs=1e-4)


def test_punctuation_remembers_the_field_before_it() -> None:
    """What stands between two fields has the state of the field that it follows."""
    path = path_of(["", "author", "", "", "title", "genre", "", "URL"])
    assert [STATES[state] for state in path] == [
        *("before", "author", "after author", "after author", "title", "genre", "after other"),
        "identifier",
    ]
    allowed = allowed_steps()
    assert all(allowed[a, b] for a, b in pairwise(path))
    assert not allowed[STATE["after author"], STATE["after title"]]


def test_a_model_is_the_same_after_its_bytes() -> None:
    """A model that was read from its bytes gives the same bytes, and nearly the same weights."""
    model = model_of(3)
    data = dump_field_model(model)
    again = load_field_model(data)
    assert dump_field_model(again) == data
    assert again.table.every() == pytest.approx(model.table.every(), abs=0.02)
    assert dict(again.vocabulary) == dict(model.vocabulary)
    assert again.small == {"rule": [1, 2]}


@pytest.mark.parametrize("keep", [0, 5, 40, -1])
def test_a_damaged_model_says_so(keep: int) -> None:
    """Bytes that are cut, or another file's, give one sentence with the way out."""
    data = dump_field_model(model_of(4))
    with pytest.raises(ReferencesError, match="install Carrel again"):
        load_field_model(data[:keep])
