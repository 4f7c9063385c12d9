"""What counts as a hit where several parts of a query meet."""

from __future__ import annotations

import pytest

from carrel.search.matching import Matcher, word_numbers
from carrel.search.normal import normalise
from carrel.search.query_parsing import parse_query

TEXT = "Arms sale to Iran: the arms-sale pact, arms and a sale."


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("arms", ["Arms", "arms", "arms"]),
        ('"arms sale"', ["Arms sale", "arms-sale"]),
        ('"arms sale" OR arms', ["Arms sale", "arms-sale", "arms"]),
        ('"arms sale" sale', ["Arms sale", "arms-sale", "sale"]),
        ("arms* armssale", ["Arms", "arms-sale", "arms"]),
        ("pact -iraq", ["pact"]),
        ("pact -iran", []),
        ("pact iraq", []),
        ("pact OR iraq", ["pact"]),
        ("(pact OR iraq) (iran OR syria)", ["Iran", "pact"]),
        ("arms OR arms", ["Arms", "arms", "arms"]),
    ],
)
def test_hits(asked: str, expected: list[str]) -> None:
    """Hits come in order; one inside another is not counted again; none where the query fails."""
    tree = parse_query(asked).tree
    assert tree is not None
    normal = normalise(TEXT)
    matcher = Matcher(tree)
    hits = matcher.hits(normal.words, normal.compounds)
    assert matcher.count(normal.words, normal.compounds) == len(hits)
    spans = [normal.source_span(*numbers) for numbers in word_numbers(normal.words, hits)]
    assert [TEXT[span.start : span.end] for span in spans] == expected
