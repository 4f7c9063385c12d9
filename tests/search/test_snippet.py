"""A snippet shows the hit in its surroundings and marks it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.search.snippet import snippet
from carrel.values.span import Span

TEXT = "The alliance gained a new  momentum\nfollowing the official visit to Russia in March 2001."


def test_it_is_cut_between_words_and_its_white_space_is_even() -> None:
    """Cuts fall between words and show as ellipses; line breaks are spaces."""
    at = TEXT.index("momentum")
    cut = snippet(TEXT, Span(at, at + 8), width=40)
    assert cut.text == "…gained a new momentum following the…"
    assert [cut.text[mark.start : mark.end] for mark in cut.marked] == ["momentum"]


def test_neighbouring_hits_are_marked_too() -> None:
    """Other hits inside the snippet are marked, those outside are not."""
    spans = [Span(0, 3), Span(22, 25), Span(46, 49)]
    cut = snippet(TEXT, spans[1], spans, width=60)
    assert [cut.text[mark.start : mark.end] for mark in cut.marked] == ["The", "new", "the"]
    assert cut.text.startswith("The alliance")


def test_the_whole_of_a_short_text_has_no_ellipsis() -> None:
    """Where nothing is left away nothing is said to be."""
    assert snippet("  arms sale ", Span(2, 6)).text == "arms sale"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab é\u0301\n中 \u00a0𝔸"), min_size=1, max_size=400), st.data())
def test_marks_cover_the_hit(text: str, data: st.DataObject) -> None:
    """The marked part is the hit with its white space made even; the width is kept to."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    hit = text[start:end]
    cut = snippet(text, Span(start, end), width=60)
    if hit.strip() == hit:
        marked = [cut.text[mark.start : mark.end] for mark in cut.marked]
        assert marked == [" ".join(hit.split())]
    assert len(cut.text) <= max(60, len(hit)) + 2 + 40
