"""The gold references written for Carrel are what they say they are."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from carrel.references.labels import LABELS, NOTHING

GOLD = Path(__file__).parent / "gold"
LEAST = dict.fromkeys(("ar", "de", "es", "fa", "it", "pt", "ru", "zh"), 60) | {"others": 40}
DAMAGE = {"", "ocr", "reversed runs", "number at the end"}


def read(name: str) -> list[dict[str, Any]]:
    """The references of one file."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", LEAST)
def test_stretches_are_spans(name: str) -> None:
    """Stretches are in order, apart, within the text, of known labels, without space at their ends."""
    for one in read(name):
        text, stretches = one["text"], one["stretches"]
        assert stretches, text
        for (_, end, _), (start, _, _) in pairwise(stretches):
            assert end <= start, text
        for start, end, label in stretches:
            assert 0 <= start < end <= len(text), text
            assert label in LABELS, text
            assert label != NOTHING, text
            assert text[start:end] == text[start:end].strip(), text
        assert one["damage"] in DAMAGE


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_enough_and_none_twice(name: str, least: int) -> None:
    """Each file has as many as were asked for, no text twice, and of many kinds and styles."""
    references = read(name)
    assert len(references) >= least
    assert len({one["text"] for one in references}) == len(references)
    kinds = {one["kind"] for one in references}
    assert kinds >= {"article", "book", "chapter", "thesis", "newspaper"}
    assert len({one["style"] for one in references}) >= 4
    damaged = sum(1 for one in references if one["damage"])
    assert damaged * 10 >= len(references)


def test_reordered_words_are_the_same_words() -> None:
    """Damage that only moves characters loses none."""
    moved = [one for name in LEAST for one in read(name) if "undamaged" in one]
    assert len(moved) >= 12
    for one in moved:
        assert sorted(one["text"].replace(" ", "")) == sorted(one["undamaged"].replace(" ", ""))
