"""Ways to label an entry, and what the whole of each looks like."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carrel.references
from carrel.references.confidence import Evidence, calibration_of
from carrel.references.field_model import FieldModel, load_field_model
from carrel.references.looks import LOOK
from carrel.references.ranking import (
    Stretch,
    field_traits,
    ranker_of,
    stretches_of,
    traits_of,
    view_of,
)
from carrel.references.states import FIRST_FIELD, STATE, STATES

TITLE, AUTHOR = STATE["title"], STATE["author"]


@pytest.fixture(scope="module")
def model() -> FieldModel:
    """The model of the project."""
    place = Path(carrel.references.__file__).parent / "models" / "fields.bin"
    return load_field_model(place.read_bytes())


@given(st.lists(st.integers(0, len(STATES) - 1), max_size=40))
def test_stretches_are_the_runs_of_fields(path: list[int]) -> None:
    """Each token of a field is in one stretch of its state, punctuation in none."""
    covered = [0] * len(path)
    for state, start, end in stretches_of(path):
        assert end > start
        for place in range(start, end):
            assert path[place] == state
            covered[place] += 1
    assert covered == [int(state >= FIRST_FIELD) for state in path]


def test_a_quotation_that_stays_open_is_seen() -> None:
    """A field that holds only one of two quotation marks has another trait than one with both."""
    word, open_, close = LOOK["lower"], LOOK["open double"], LOOK["close double"]
    view = view_of([open_, word, word, close, word], [open_, word, word, close, word])
    whole, cut = field_traits((TITLE, 0, 4), view), field_traits((TITLE, 0, 3), view)
    assert whole[8] != cut[8]


def test_a_way_s_score_is_that_of_its_traits(model: FieldModel) -> None:
    """What is kept of order and fields adds up to the weights of all traits."""
    draw = np.random.default_rng(2)
    looks = draw.integers(1, 40, 20).tolist()
    view = view_of(looks, looks)
    ways: list[list[Stretch]] = [
        [(AUTHOR, 0, 4), (TITLE, 5, 12)],
        [(AUTHOR, 0, 4), (TITLE, 5, 9), (TITLE, 10, 12)],
    ]
    ranker = ranker_of(model)
    plain = ranker.scores(view, [(0.0, way) for way in ways])
    assert plain == pytest.approx([ranker.total(traits_of(way, view)) for way in ways])
    higher = ranker.scores(view, [(1.0, way) for way in ways])
    assert all(more > less for more, less in zip(higher, plain, strict=True))


def test_more_evidence_is_more_confidence(model: FieldModel) -> None:
    """Confidence is a probability, and grows with what the ranking gives a field."""
    calibration = calibration_of(model)
    found = [
        calibration.confidence(Evidence(TITLE, share, share, 6))
        for share in (0.0, 0.2, 0.5, 0.9, 0.99, 1.0)
    ]
    assert found == sorted(found)
    assert all(0 < one < 1 for one in found)
