from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.fields.tokens import LONGEST, tokens_of
from carrel.references.identifiers import identifiers_in


@given(st.text(max_size=200))
def test_tokens_lose_nothing_but_white_space(text: str) -> None:
    """The tokens of any text stand in order, and only white space and identifiers' "doi:" are between."""
    tokens = tokens_of(text)
    place = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert start >= place
        assert end > start
        if not word.startswith("<") or len(word) == 1:
            assert text[start:end] == word
            assert not text[place:start].strip() or list(identifiers_in(text))
        place = end
    assert not text[place:].strip()


def test_volume_issue_and_pages_part() -> None:
    """Every punctuation mark is a token, and letters part from digits."""
    assert tokens_of("45(3):23-45, 2004a").words == [
        *("45", "(", "3", ")", ":", "23", "-", "45", ",", "2004", "a")
    ]


def test_a_megabyte_is_read_up_to_a_limit() -> None:
    """An entry of any length costs no more than its first code points."""
    assert tokens_of("a " * 500_000).ends[-1] <= LONGEST


@pytest.mark.parametrize(
    ("text", "found", "label"),
    [
        ("See https://doi.org/10.1000/xyz(12)34.", "10.1000/xyz(12)34", "DOI"),
        ("(doi: 10.1000/182)", "10.1000/182", "DOI"),
        ("http://example.org/a_(b), accessed", "http://example.org/a_(b)", "URL"),
        ("ISBN 978-3-16-148410-0.", "978-3-16-148410-0", "ISBN"),
        ("ISSN 0317-8471", "0317-8471", "ISSN"),
        ("PMID: 12345678.", "12345678", "PMID"),
        ("arXiv:hep-th/9901001v2,", "arXiv:hep-th/9901001v2", "number"),
    ],
)
def test_identifiers_end_where_the_sentence_goes_on(text: str, found: str, label: str) -> None:
    """An identifier keeps its own brackets and leaves the sentence's marks."""
    assert [(text[one.start : one.end], one.label) for one in identifiers_in(text)] == [
        (found, label)
    ]
    assert f"<{label}>" in tokens_of(text).words
