"""Damage to labelled references: labels go with the words, whatever is done to them."""

from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("faker")

from hypothesis import given
from hypothesis import strategies as st

from training.damages import COMMON, RARE, SLIPS
from training.edits import Edit, edited
from training.invention import references
from training.labelled import Labelled, Stretch
from training.noise import noisy

TEXT = "Bahl, Ute: Der alte Hof. Jena: Ruf 1999."
ENTRY = Labelled(
    TEXT,
    (
        Stretch(0, 9, "author"),
        Stretch(11, 23, "title"),
        Stretch(25, 29, "publisher-place"),
        Stretch(31, 34, "publisher"),
        Stretch(35, 39, "issued"),
    ),
    "de",
    "hand 1",
)


@st.composite
def edits(draw: st.DrawFn) -> list[Edit]:
    """Edits that neither overlap nor touch one another."""
    places = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=12)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return [Edit(start, end, draw(st.text("xyz 1", max_size=3))) for start, end in pairs]


@given(edits())
def test_a_stretch_holds_what_the_edits_made_of_its_words(made: list[Edit]) -> None:
    """Each stretch is its old words with the edits inside it, spaces at its ends left out."""
    inside = {one: _within(made, one) for one in ENTRY.stretches}
    crossing = {e for e in made if any(e.start < p < e.end for s in ENTRY.stretches for p in s[:2])}
    expected = [
        _changed(one, [e for e in inside[one] if e not in crossing]) for one in ENTRY.stretches
    ]
    found = edited(ENTRY, made)
    words = [found.text[one.start : one.end] for one in found.stretches]
    assert words == [one for one in expected if any(c.isalnum() for c in one)]


def _within(made: list[Edit], one: Stretch) -> list[Edit]:
    return [e for e in made if one.start <= e.start and e.end <= one.end and e.start < e.end]


def _changed(one: Stretch, made: list[Edit]) -> str:
    text = TEXT
    for edit in reversed(made):
        text = text[: edit.start] + edit.text + text[edit.end :]
    growth = sum(len(e.text) - (e.end - e.start) for e in made)
    return text[one.start : one.end + growth].strip()


@pytest.mark.parametrize("make", dict.fromkeys([*COMMON, *RARE]), ids=lambda one: one.__name__)
def test_every_damage_keeps_the_order_of_fields(make) -> None:  # noqa: ANN001 - a damage's maker
    """A damage loses or changes fields, and never brings one where there was none."""
    rng = Random(5)  # noqa: S311 - a seed
    damage = make(rng)
    for entry in references(5, 60):
        found = edited(entry, damage(entry, rng))
        labels = [one.label for one in found.stretches]
        left = iter([one.label for one in entry.stretches])
        assert all(label in left for label in labels), found


@pytest.mark.parametrize("slip", dict.fromkeys(SLIPS), ids=lambda one: one.__name__)
def test_slips_keep_the_order_of_fields(slip) -> None:  # noqa: ANN001 - a damage
    """The same for what happens to one entry of a list."""
    rng = Random(6)  # noqa: S311 - a seed
    for entry in references(6, 60):
        found = edited(entry, slip(entry, rng))
        left = iter([one.label for one in entry.stretches])
        assert all(one.label in left for one in found.stretches), found


def test_noise_is_the_same_for_a_seed() -> None:
    """A seed does the same damage each time, another seed other damage."""
    clean = list(references(9, 150))
    assert list(noisy(clean, 1)) == list(noisy(clean, 1))
    assert list(noisy(clean, 1)) != list(noisy(clean, 2))


def test_noisy_stretches_hold_words() -> None:
    """After all damage stretches are in order and neither empty nor spaced at their ends."""
    for one in noisy(references(4, 400), 4):
        end = 0
        for stretch in one.stretches:
            words = one.text[stretch.start : stretch.end]
            assert stretch.start >= end, one
            assert words, one
            assert words == words.strip(), one
            end = stretch.end
