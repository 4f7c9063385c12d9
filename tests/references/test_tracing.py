"""Text that is changed knows where each of its characters came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.mending.entries import mend_list
from carrel.references.mending.tracing import Edit, edited, traced
from carrel.values.span import Span
from carrel.workbench.reading_models import order_model

WORDS = st.text("ab -", max_size=5)
OLD, NEW = st.text("xy -", max_size=4), st.text("zw", max_size=4)


@pytest.mark.parametrize(
    ("raw", "edit", "origins"),
    [
        ("ru- ral", Edit(0, 7, "ru-ral"), [0, 1, 2, 4, 5, 6]),
        ("e cient", Edit(0, 7, "efficient"), [0, 1, 1, 1, 2, 3, 4, 5, 6]),
        ("l987", Edit(0, 4, "1987"), [0, 1, 2, 3]),
        ("a \n b", Edit(2, 4, " "), [0, 1, 2, 4]),
        ("ab", Edit(1, 1, "x"), [0, 0, 1]),
        ("ab", Edit(0, 0, "x"), [0, 0, 1]),
        ("abc", Edit(1, 2, ""), [0, 2]),
    ],
)
def test_where_characters_come_from(raw: str, edit: Edit, origins: list[int]) -> None:
    """What stays at the ends of an edit keeps its place, and a break stays the break."""
    assert list(edited(traced(raw), [edit]).origins) == origins


@given(WORDS, OLD, NEW, st.text("ab", min_size=1, max_size=4))
def test_what_an_edit_leaves_is_itself(head: str, old: str, new: str, tail: str) -> None:
    """Words written anew with a part of them changed: the others stand where they stood."""
    raw = head + old + tail
    text, origins = edited(traced(raw), [Edit(0, len(raw), head + new + tail)])
    ends = [*range(len(head)), *range(len(text) - len(tail), len(text))]
    assert [raw[origins[at]] for at in ends] == [text[at] for at in ends]
    assert len(origins) == len(text)


def test_a_word_that_was_made_whole_has_all_of_its_letters() -> None:
    """The place of a mended value in the source holds it from its first to its last letter."""
    raw = "Lockhearst, T. Ventilation of ru- ral wards. Hospital Building 9, 101-8."
    (mended,) = mend_list([raw], order_model)
    start = mended.text.index("Ventilation")
    sources = mended.sources(Span(start, mended.text.index("wards") + 5))
    assert "".join(raw[one.start : one.end] for one in sources) == "Ventilation of ru-ral wards"
