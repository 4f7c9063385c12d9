"""A slip of the pen is one letter swapped, added, changed or left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.language.slips import FEWEST, MOST, slips


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rusia", "russia"),
        ("russsia", "russia"),
        ("ursia", "rusia"),
        ("rassia", "russia"),
        ("москв", "москва"),
        ("ایرن".replace("ی", "ي"), "ایران".replace("ی", "ي")),
        ("中国国家", "中国家"),
    ],
)
def test_what_was_meant_is_near(written: str, meant: str) -> None:
    """The word that was meant is among the slips of the one that was written."""
    assert meant in slips(written)


@given(st.text(st.sampled_from("abcя中"), max_size=MOST + 2))
@settings(deadline=None)
def test_slips_are_other_words_of_nearly_the_same_length(word: str) -> None:
    """No slip is the word itself, none comes twice, none differs by more than a letter in length."""
    found = slips(word)
    assert word not in found
    assert len(set(found)) == len(found)
    assert all(abs(len(slip) - len(word)) <= 1 for slip in found)
    assert bool(found) is (FEWEST <= len(word) <= MOST)
