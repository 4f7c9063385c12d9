"""Invented references: the same for a seed, and every label on the words of its field."""

from __future__ import annotations

import hashlib

import pytest

pytest.importorskip("faker")

from carrel.references.labels import LABELS
from training.invention import references


def test_the_same_seed_gives_the_same_references() -> None:
    """A seed gives the same bytes each time, and another seed other ones."""
    first, again, other = (
        hashlib.sha256(repr(list(references(seed, 60))).encode()).hexdigest() for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other


def test_a_shorter_count_is_the_beginning_of_a_longer_one() -> None:
    """How many are asked for changes nothing in those that come first."""
    assert list(references(3, 25)) == list(references(3, 80))[:25]


def test_stretches_are_in_order_and_hold_something() -> None:
    """Stretches do not overlap, have a label that exists, and neither begin nor end with a space."""
    for one in references(11, 400):
        end = 0
        for stretch in one.stretches:
            words = one.text[stretch.start : stretch.end]
            assert stretch.start >= end, one
            assert words, one
            assert words == words.strip(), one
            assert stretch.label in LABELS, one
            end = stretch.end
        assert end <= len(one.text)
