"""Quotations are checked against their source."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.citing.quotation import QuotationError, find_quotation
from carrel.values.span import Span

_TEXT = (
    "The partnership between Russia and fran,\nat a time of\u00a0congruence, is “new”. It is new."
)


def test_found_across_breaks_and_odd_spaces() -> None:
    """Typed with plain spaces and straight marks, the passage is found as it stands."""
    (span,) = find_quotation(_TEXT, 'fran, at a time of congruence, is "new"')
    assert _TEXT[span.start : span.end] == "fran,\nat a time of\u00a0congruence, is “new”"


def test_every_place_is_given_in_order() -> None:
    """A word that stands twice gives two spans."""
    spans = find_quotation(_TEXT, "new")
    assert [_TEXT[span.start : span.end] for span in spans] == ["new", "new"]
    assert spans == tuple(sorted(spans))


def test_a_wrong_word_is_told() -> None:
    """The error names the nearest passage, in whole words, and what differs."""
    with pytest.raises(QuotationError, match="'Iran,' is 'fran,' there") as caught:
        find_quotation(_TEXT, "between Russia and Iran, at a time of congruence")
    assert caught.value.passage == "between Russia and fran,\nat a time of\u00a0congruence,"
    assert caught.value.nearest is not None


def test_marks_around_the_passage_are_no_difference() -> None:
    """The comma after the last word typed is not told as one."""
    with pytest.raises(QuotationError) as caught:
        find_quotation(_TEXT, "between Russia and Iran, at a time of congruence")
    assert [(one.typed, one.source) for one in caught.value.differences] == [("Iran,", "fran,")]


@pytest.mark.parametrize("typed", ["the harbour wall", "the har-bour wall", "the har-\nbour wall"])
@pytest.mark.parametrize("source", ["the harbour wall", "the har-bour wall", "the har-\nbour wall"])
def test_a_divided_word_is_found(typed: str, source: str) -> None:
    """However the hyphen of a line's end stands in the source, and however it is typed."""
    text = f"A well-known walk on {source} at dusk."
    (span,) = find_quotation(text, typed)
    assert text[span.start : span.end] == source


def test_a_hyphen_typed_as_it_stands_tells_words_apart() -> None:
    """The words as typed go first: 're-sign' is not 'resign' where both stand."""
    text = "They resign, then re-sign."
    assert find_quotation(text, "re-sign") == (Span(18, 25),)
    assert find_quotation(text, "resign") == (Span(5, 11),)


@pytest.mark.parametrize("typed", ["“It is new.”", '"It is new."', "'It is new.'"])
def test_marks_around_the_whole_do_not_count(typed: str) -> None:
    """A quotation may be pasted with its quotation marks."""
    (span,) = find_quotation(_TEXT, typed)
    assert _TEXT[span.start : span.end] == "It is new."


def test_capitals_still_lead_to_the_passage() -> None:
    """Letters must agree in case, but the nearest passage is found in any."""
    with pytest.raises(QuotationError, match="nearest passage") as caught:
        find_quotation(_TEXT, "THE PARTNERSHIP BETWEEN RUSSIA")
    assert caught.value.passage == "The partnership between Russia"


@given(
    st.text(alphabet="aAb \n\"'-“\u00a0", max_size=40), st.text(alphabet="aAb \"'-“", max_size=12)
)
def test_a_quotation_stands_where_it_is_said_to(text: str, typed: str) -> None:
    """Whatever is asked of whatever text, each span folds to the words, or there is a sentence."""
    try:
        spans = find_quotation(text, typed)
    except QuotationError:
        return
    wanted = _letters(typed)
    assert spans
    assert all(_letters(text[span.start : span.end]) == wanted for span in spans)


def _letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalpha())


@pytest.mark.parametrize("typed", ["", "  \u00a0", "Nothing here speaks of penguins or of cheese"])
def test_what_is_nowhere_is_said(typed: str) -> None:
    """An empty or foreign quotation gives a sentence and no passage."""
    with pytest.raises(QuotationError) as caught:
        find_quotation(_TEXT, typed)
    assert caught.value.nearest is None


def test_the_coded_quotations_stand_at_their_offsets(shared: Path) -> None:
    """All 25 are found once, at the offsets given, also when typed with plain spaces."""
    text = (shared / "samples/questia-jalali.txt").read_text(encoding="utf-8")
    claims = json.loads((shared / "evidence/jalali_claims.json").read_text(encoding="utf-8"))
    for claim in claims:
        for typed in (claim["quote"], " ".join(claim["quote"].split())):
            assert find_quotation(text, typed) == (Span(claim["start"], claim["end"]),)
