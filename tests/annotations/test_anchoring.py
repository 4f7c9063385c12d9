"""A passage described is a passage found again."""

from hypothesis import given
from hypothesis import strategies as st

from carrel.annotations.anchoring import Anchored, anchor, describe
from carrel.annotations.approximate import nearest
from carrel.values.span import Span

_TEXT = (
    "For many centuries their drives for influence on a frontier troubled relations. "
    "During the Cold War relations were shaped by a bipolar setting. The gap was wide, "
    "and the gap stayed wide. A sharp split came later, in a new way."
)


@given(st.text(min_size=1), st.data())
def test_describe_then_anchor(text: str, data: st.DataObject) -> None:
    """``anchor(describe(span)) == span`` in the same text."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = anchor(text, describe(text, Span(start, end)))
    assert found.sure is Anchored.EXACT
    assert found.span == Span(start, end)


@given(st.text(max_size=300), st.integers(0, 200), st.integers(8, 60))
def test_text_put_before_moves_the_passage(before: str, start: int, length: int) -> None:
    """A passage that only moved is found where it went, surroundings deciding between equals."""
    span = Span(start, min(start + length, len(_TEXT)))
    moved = anchor(before + _TEXT, describe(_TEXT, span))
    assert moved.span is not None
    assert (before + _TEXT)[moved.span.start : moved.span.end] == _TEXT[span.start : span.end]


def test_equal_passages_are_told_apart_by_their_surroundings() -> None:
    """Of two 'the gap' the one with the same words around it is taken."""
    second = _TEXT.index("the gap stayed")
    selector = describe(_TEXT, Span(second, second + len("the gap")))
    found = anchor("The gap, said the gap. " + _TEXT, selector)
    assert found.sure is Anchored.MOVED
    assert found.span == Span(second + 23, second + 23 + len("the gap"))


def test_a_mended_word_is_altered_and_another_text_an_orphan() -> None:
    """Up to 0.20 edits a code point is an altered passage; a foreign text has no anchor."""
    start = _TEXT.index("During")
    selector = describe(_TEXT, Span(start, start + 60))
    altered = anchor(_TEXT.replace("Cold War", "cold war period"), selector)
    assert altered.sure is Anchored.ALTERED
    assert 0 < altered.distance <= 0.20
    assert anchor("0123456789 " * 30, selector).sure is Anchored.ORPHAN


@given(st.text(min_size=1, max_size=40), st.text(max_size=80), st.text(max_size=80))
def test_what_is_there_is_nearest(wanted: str, before: str, after: str) -> None:
    """A text that holds the quotation has it at distance 0."""
    near = nearest(before + wanted + after, wanted)
    assert near is not None
    assert near.distance == 0
