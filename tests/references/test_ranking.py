"""Ways to label an entry, and what the whole of each looks like."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carrel.references
from carrel.references.fields.field_model import FieldModel, load_field_model
from carrel.references.fields.looks import LOOK
from carrel.references.fields.ranking import ranker_of
from carrel.references.fields.states import FIRST_FIELD, STATE, STATES
from carrel.references.fields.traits import field_rows, traits_of, view_of
from carrel.references.fields.ways import Stretch, ways_in
from tests.references.ways import ways_of

TITLE, AUTHOR = STATE["title"], STATE["author"]


@pytest.fixture(scope="module")
def model() -> FieldModel:
    """The model of the project."""
    place = Path(carrel.references.__file__).parent / "models" / "fields.bin"
    return load_field_model(place.read_bytes())


@given(st.lists(st.lists(st.integers(0, len(STATES) - 1), max_size=40), max_size=4))
def test_stretches_are_the_runs_of_fields(paths: list[list[int]]) -> None:
    """Each token of a field is in one stretch of its state, punctuation in none."""
    block = np.zeros((len(paths), 40), np.intp)
    for path, line in zip(paths, block, strict=True):
        line[: len(path)] = path
    ways = ways_in(block)
    assert ways.stretches() == ways_of(ways.stretches()).stretches()
    for path, stretches in zip(paths, ways.stretches(), strict=True):
        covered = [0] * len(path)
        for state, start, end in stretches:
            assert end > start
            assert start == 0 or path[start - 1] != state
            assert end == len(path) or path[end] != state
            for place in range(start, end):
                assert path[place] == state
                covered[place] += 1
        assert covered == [int(state >= FIRST_FIELD) for state in path]


def test_a_quotation_that_stays_open_is_seen() -> None:
    """A field that holds only one of two quotation marks has another trait than one with both."""
    word, open_, close = LOOK["lower"], LOOK["open double"], LOOK["close double"]
    signs = np.array([open_, word, word, close, word])
    rows = field_rows(ways_of([[(TITLE, 0, 4)], [(TITLE, 0, 3)]]), view_of(signs, signs))
    assert rows[8, 0] != rows[8, 1]


def test_a_way_s_score_is_that_of_its_traits(model: FieldModel) -> None:
    """What is kept of order and fields adds up to the weights of all traits."""
    draw = np.random.default_rng(2)
    looks = draw.integers(1, 40, 20)
    view = view_of(looks, looks)
    stretches: list[list[Stretch]] = [
        [(AUTHOR, 0, 4), (TITLE, 5, 12)],
        [],
        [(AUTHOR, 0, 4), (TITLE, 5, 9), (TITLE, 10, 12)],
    ]
    ways = ways_of(stretches)
    ranker = ranker_of(model)
    plain = ranker.scores(view, ways, np.zeros(3))
    assert plain == pytest.approx(ranker.total(traits_of(ways, view), ways.size))
    assert (ranker.scores(view, ways, np.ones(3)) > plain).all()


@given(st.lists(st.lists(st.integers(0, len(STATES) - 1), max_size=30), min_size=1, max_size=5))
def test_ways_have_the_traits_that_each_has_alone(paths: list[list[int]]) -> None:
    """Beside others a way has the very traits, in the same order, that it has by itself."""
    block = np.zeros((len(paths), 30), np.intp)
    for path, line in zip(paths, block, strict=True):
        line[: len(path)] = path
    signs = np.random.default_rng(3).integers(1, 40, 30)
    view = view_of(signs, signs)
    owner, rows = traits_of(ways_in(block), view)
    for number, line in enumerate(block):
        alone = traits_of(ways_in(line[None]), view)
        assert rows[owner == number].tolist() == alone.rows.tolist()
