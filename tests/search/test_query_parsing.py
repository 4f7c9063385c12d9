"""A query is understood as a person means it, and nothing that is typed is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.search.query import AllOf, AnyOf, Facet, Node, Phrase, Without, phrases
from carrel.search.query_parsing import LONGEST, parse_query


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("Moscow Tehran", "Moscow AND Tehran"),
        ("Moscow AND Tehran", "Moscow AND Tehran"),
        ('"arms sale" OR missil*', '"arms sale" OR missil*'),
        ("war | peace", "war OR peace"),
        ("a b OR c", "(a AND b) OR c"),
        ("(a OR b) c", "(a OR b) AND c"),
        ("iran -iraq", "iran AND NOT iraq"),
        ("iran NOT (iraq OR syria)", "iran AND NOT (iraq OR syria)"),
        ("Moscow-Tehran", "Moscow-Tehran"),
        ("“curly marks” «guillemets»", '"curly marks" AND "guillemets"'),
        ("„Gänsefüßchen“", '"Gänsefüßchen"'),
        ('"strategic partner*"', '"strategic partner*"'),
        ('"strategic partner"*', '"strategic partner*"'),
        ("中国经济", "中国经济"),
        ("war, peace!", "war, AND peace!"),
        ("iran — iraq", "iran AND iraq"),
        ("", ""),
        (" … ", ""),
    ],
)  # fmt: skip
def test_operators(written: str, understood: str) -> None:
    """Signs and words bind as the manual says; what was understood is told."""
    query = parse_query(written)
    assert query.understood == understood
    assert not query.remarks


@pytest.mark.parametrize(
    ("written", "understood", "because"),
    [
        ('"arms sale', "arms AND sale", "quotation mark"),
        ("(iran", "iran", "never closed"),
        ("iran)", "iran", "no partner"),
        ("iran OR", "iran", "word was expected"),
        ("AND iran", "iran", "word was expected"),
        ("-iran", "iran", "leave out"),
        ("iran OR -iraq", "iran AND iraq", "leave out"),
        ("NOT NOT iran", "iran", "NOT"),
        ("OR", '"OR"', "word was expected"),
        ("()", "", ""),
    ],
)
def test_what_does_not_fit_is_taken_as_words(written: str, understood: str, because: str) -> None:
    """Signs that do not fit together fall away, and a remark says why."""
    query = parse_query(written)
    assert query.understood == understood
    assert because in " ".join(query.remarks)
    assert bool(query.remarks) is bool(because)


def test_facets_are_data() -> None:
    """Conditions on where to look stand beside the tree."""
    query = parse_query('in:jalali2001 tag:"arms trade" -colour:Red sale')
    assert query.facets == (
        Facet("in", "jalali2001"),
        Facet("tag", "arms trade"),
        Facet("color", "Red", wanted=False),
    )
    assert query.understood == 'sale in:jalali2001 tag:"arms trade" -color:Red'
    assert query.facet_values("in") == ("jalali2001",)
    assert query.facet_values("color") == ()


def test_only_the_beginning_of_a_long_query_is_read() -> None:
    """A query has an end, and says so."""
    query = parse_query("iran " * LONGEST)
    assert "1,000" in query.remarks[0]
    assert parse_query("iran" + " " * LONGEST + "iraq").understood == "iran"
    assert query.tree is not None
    assert len(list(phrases(query.tree))) <= 64


def left_out_alone(node: Node) -> bool:
    """Whether something is left out where nothing is asked for."""
    match node:
        case Phrase():
            return False
        case Without():
            return True
        case AllOf():
            return all(map(left_out_alone, node.parts))
        case AnyOf():
            return any(map(left_out_alone, node.parts))


SIGNS = st.sampled_from(
    ["(", ")", '"', "“", "”", "-", "*", "|", "OR", "AND", "NOT", "in:", "tag:", " ", "iran", "a b"]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(SIGNS, max_size=40).map("".join)))
def test_nothing_is_refused(written: str) -> None:
    """Whatever is typed gives a tree that asks for something, or none; and can be told."""
    query = parse_query(written)
    assert isinstance(query.understood, str)
    if query.tree is not None:
        assert not left_out_alone(query.tree)
        assert list(phrases(query.tree))


@settings(deadline=None)
@given(st.lists(SIGNS, max_size=30).map(" ".join))
def test_what_was_understood_means_the_same_when_typed(written: str) -> None:
    """The query as it was understood, typed in, is understood as just that."""
    understood = parse_query(written).understood
    again = parse_query(understood)
    assert again.understood == understood


@pytest.mark.parametrize("written", ["(" * 900 + "iran" + ")" * 90, "NOT (" * 180 + "iran"])
def test_nesting_has_an_end(written: str) -> None:
    """Signs in one another a hundred deep are taken as words, not as a deep tree."""
    query = parse_query(written)
    assert query.remarks
    assert query.tree is not None
