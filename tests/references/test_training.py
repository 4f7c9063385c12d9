"""The training of the model of fields."""

from __future__ import annotations

import numpy as np

from carrel.references.fields.decoding import Padded, chances
from carrel.references.fields.field_model import FieldModel, load_field_model, table_of
from carrel.references.fields.states import STATES, path_of
from carrel.references.fields.tokens import tokens_of
from carrel.references.reading import read_fields
from training.crf import Recipe, gradient, labels_of
from training.fields import make_fields
from training.labelled import Labelled, Stretch


def test_the_same_seed_makes_the_same_bytes() -> None:
    """A model is made twice of few references: the bytes agree, and another seed's do not."""
    recipe = Recipe(rounds=2)
    first = make_fields(90, recipe)
    assert make_fields(90, recipe) == first
    assert make_fields(90, Recipe(seed=6, rounds=2)) != first
    model = load_field_model(first)
    assert "ranking" in model.small
    for field in read_fields(["A. Nemo, The title, Oxford 1999."], model)[0]:
        assert 0 <= field.confidence <= 1


def test_the_slope_is_the_loss_s() -> None:
    """The gradient agrees with what the loss does when one score is moved a little."""
    draw = np.random.default_rng(1)
    size = len(STATES)
    path = path_of(["author", "", "title", "title"])
    model = FieldModel(
        {},
        (),
        table_of(np.zeros((1, size))),
        draw.normal(size=(size, size)),
        draw.normal(size=size),
    )
    scores = draw.normal(size=(4, 1, size)).astype(np.float32)

    def loss(values: np.ndarray) -> float:
        return gradient(Padded(np.arange(1), np.array([4]), values), model, [path])[0]

    slope = gradient(Padded(np.arange(1), np.array([4]), scores), model, [path])[1]
    for place, state in ((0, path[0]), (1, path[1]), (2, 30)):
        moved = scores.copy()
        moved[place, 0, state] += 0.05
        back = scores.copy()
        back[place, 0, state] -= 0.05
        found = (loss(moved) - loss(back)) / 0.1
        assert abs(found - slope[place, 0, state]) < 2e-3
    assert chances(Padded(np.arange(1), np.array([4]), scores), model).states.shape == (4, 1, size)


def test_tokens_take_the_label_of_their_stretch() -> None:
    """A token inside a stretch has its label; what stands between has none."""
    text = "Nemo, A. Title"
    reference = Labelled(text, (Stretch(0, 8, "author"), Stretch(9, 14, "title")), "en", "x")
    assert labels_of(reference, tokens_of(text)) == ["author"] * 4 + ["title"]
