"""Spans count code points, half-open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.values.span import Span, SpanError, span_from_text

_spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 500), st.integers(1, 500)
)


@pytest.mark.parametrize("written", ["9" * 5000 + ":1", "1:" + "9" * 5000])
def test_a_number_beyond_all_texts_is_no_span(written: str) -> None:
    """It is refused in a short sentence and not worked out."""
    with pytest.raises(SpanError, match="is not a span") as caught:
        span_from_text(written)
    assert len(str(caught.value)) < 200


@given(_spans)
def test_written_and_read(span: Span) -> None:
    """``A:B`` is read back as it was written."""
    assert span_from_text(str(span)) == span


@given(_spans, _spans)
def test_meeting_spans_share_a_part(one: Span, other: Span) -> None:
    """Two spans meet just when their common part is not empty."""
    assert one.meets(other) == other.meets(one)
    if one.meets(other):
        assert one.clipped(other).length > 0
        assert one.covers(one.clipped(other))
    else:
        assert min(one.end, other.end) <= max(one.start, other.start)


@pytest.mark.parametrize("written", ["", "5", "5:", ":5", "9:5", "-1:5", "a:b", "1:2:3"])
def test_what_is_no_span_is_refused(written: str) -> None:
    """A sentence names what was typed."""
    with pytest.raises(SpanError, match="span"):
        span_from_text(written)
