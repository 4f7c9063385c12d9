"""Folding keeps the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.language.folding import fold
from carrel.values.span import Span

_texts = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("ab \n\t\u00a0\u2009\u200c\u00adﬁ“”’–e\u0301\ufdfa")
    )
)


@given(_texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folded form, but for white space that falls together."""
    once = fold(text).text
    assert fold(once).text.split() == once.split()


@given(_texts, st.data())
def test_every_part_leads_back(text: str, data: st.DataObject) -> None:
    """The source span of a folded stretch folds to at least that stretch."""
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    source = folded.source_span(Span(start, end))
    assert 0 <= source.start < source.end <= len(text)
    assert folded.text[start:end].strip() in fold(text[source.start : source.end]).text


@given(
    st.text(alphabet=st.characters(codec="ascii", exclude_characters="`\n\r\t\v\f\x1c\x1d\x1e\x1f"))
)
def test_plain_text_stands_where_it_stood(text: str) -> None:
    """Without runs of white space plain text folds to itself, place by place."""
    single = " ".join(text.split(" "))
    if "  " not in single:
        assert fold(single).text == single


@pytest.mark.parametrize(
    ("source", "typed"),
    [
        ("Hojatoleslam\u00a0Sayed\nMohammad", "Hojatoleslam Sayed Mohammad"),
        ("Iran’s “new spring”", 'Iran\'s "new spring"'),
        ("the ﬁrst ofﬁce", "the first office"),
        ("cafe\u0301", "café"),
        ("co\u00adoperation", "cooperation"),
        ("Moscow‑Tehran", "Moscow-Tehran"),
        ("１９７９", "1979"),
    ],
)
def test_typed_forms_meet_printed_ones(source: str, typed: str) -> None:
    """What differs only in its form folds together (Unicode NFKC and plain punctuation)."""
    assert fold(source).text == fold(typed).text
