"""Agreement of coders: the published tables, the laws, and what two coders made of one text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.study.agreement import between_coders
from carrel.study.claim import Claim
from carrel.study.coefficients import (
    Weighting,
    brennan_prediger,
    conger,
    data_of,
    fleiss,
    gwet_ac1,
    kappa,
    ratings_of,
    ratings_of_counts,
    ratings_of_table,
    scott_pi,
)  # fmt: skip
from carrel.study.errors import StudyError
from carrel.study.krippendorff import Metric, alpha
from carrel.study.similarity import similarity
from carrel.study.study import Study
from tests.study.examples import make_claim, passage

METRICS: tuple[Metric, ...] = ("nominal", "ordinal", "interval", "ratio")
MANY = (fleiss, conger, gwet_ac1, brennan_prediger)
FLEISS_1971 = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]  # fmt: skip
"""Fourteen coders, ten units, five categories: the example of many textbooks."""

values = st.one_of(st.none(), st.integers(0, 4))


@st.composite
def some_data(draw: st.DrawFn, coders: int = 3) -> list[list[int | None]]:
    """Values of two to four coders, some missing."""
    units = draw(st.integers(1, 8))
    count = draw(st.integers(2, coders + 1))
    return [draw(st.lists(values, min_size=units, max_size=units)) for _ in range(count)]


@pytest.mark.parametrize("metric", METRICS)
def test_krippendorffs_own_example(anchors: dict[str, Any], metric: Metric) -> None:
    """Four coders, twelve units, some values missing (Krippendorff 2011, section C)."""
    example = anchors["agreement"]["kripp2011"]
    assert alpha(example["data"], metric).value == pytest.approx(
        example["expect"][metric], abs=5e-7
    )


def test_the_other_coefficients_of_the_same_data(anchors: dict[str, Any]) -> None:
    """AC1, Fleiss, Brennan-Prediger and Conger of the same data, missing values and all."""
    example = anchors["agreement"]["kripp2011"]
    measures = {"gwet_ac1": gwet_ac1, "fleiss": fleiss, "bp": brennan_prediger, "conger": conger}
    for name, measure in measures.items():
        expected = example["expect"][name]
        assert measure(example["data"]).value == pytest.approx(expected, abs=5e-6), name


def test_the_small_published_tables(anchors: dict[str, Any]) -> None:
    """Two coders with two values and with five; Cohen's κ of a table; Fleiss' of counts."""
    examples = anchors["agreement"]
    for name in ("binary2", "nominal2"):
        expected = examples[name]["expect"]["nominal"]
        assert alpha(examples[name]["data"]).value == pytest.approx(expected, abs=5e-7)
    table = examples["cohen_wiki"]
    assert kappa(ratings_of_table(table["table"])).value == pytest.approx(table["expect"])
    found = fleiss(ratings_of_counts(FLEISS_1971))
    assert found.value == pytest.approx(examples["fleiss1971_wiki"], abs=5e-6)
    assert (found.coders, found.units, found.values) == (14, 10, 140)


@given(some_data(), st.randoms(), st.sampled_from(METRICS))
def test_swapping_coders_changes_nothing(
    data: list[list[Any]], chance: Any, metric: Metric
) -> None:
    """α and the coefficients of many coders do not know who is who."""
    other = data[:]
    chance.shuffle(other)
    assert alpha(other, metric).value == pytest.approx(alpha(data, metric).value)
    for measure in MANY:
        assert measure(other).value == pytest.approx(measure(data).value)


@given(st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=2, max_size=12))
def test_interval_alpha_is_pi_for_a_small_sample(pairs: list[tuple[int, int]]) -> None:
    """α = 1 − (1 − π)(2n − 1)/(2n) for two coders and squared distances."""
    x, y = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    pi = similarity(x, y, scale=(-4, 4))["pi"]
    found = alpha([x, y], "interval").value
    n = len(pairs)
    assert (found is None) == (pi is None)
    if found is not None and pi is not None:
        assert found == pytest.approx(1 - (1 - pi) * (2 * n - 1) / (2 * n))
        assert pi == pytest.approx(scott_pi([x, y], weights="quadratic").value)


@given(some_data(coders=1), st.sampled_from(["identity", "linear", "quadratic"]))
def test_for_two_coders_the_many_are_the_two(data: list[list[Any]], weights: Weighting) -> None:
    """Without missing values Conger's κ is Cohen's, Fleiss' is Scott's π."""
    data = data[:2]
    pairs = [pair for pair in zip(*data, strict=True) if None not in pair]
    full = [[one for one, _ in pairs], [two for _, two in pairs]]
    if pairs:
        assert conger(full, weights=weights).value == pytest.approx(
            kappa(data, weights=weights).value
        )
        assert fleiss(full, weights=weights).value == pytest.approx(
            scott_pi(data, weights=weights).value
        )


@given(some_data(), st.sampled_from(["linear", "quadratic", "ordinal", "radical", "ratio"]))
def test_weights_forgive(data: list[list[Any]], weights: Weighting) -> None:
    """A weighted observed agreement is never below the plain one, nor above 1."""
    plain, weighted = fleiss(data), fleiss(data, weights=weights)
    if plain.observed is not None and weighted.observed is not None:
        assert plain.observed - 1e-12 <= weighted.observed <= 1 + 1e-12


@given(some_data())
def test_alpha_knows_no_coders(data: list[list[Any]]) -> None:
    """α of data is that of their counts, and that of a unit written down three times."""
    assert alpha(data_of(ratings_of(data))).value == pytest.approx(alpha(data).value)
    thrice = [[value for value in row for _ in range(3)] for row in data]
    times = [3] * len(data[0])
    assert alpha(data, "interval", times=times).value == pytest.approx(
        alpha(thrice, "interval").value
    )


def test_ranks_may_be_words() -> None:
    """Ordinal words need their order, and then count like their ranks."""
    words = [["low", "high", "mid", None], ["low", "mid", "mid", "low"]]
    ranks = [[1, 3, 2, None], [1, 2, 2, 1]]
    order = ("low", "mid", "high")
    assert alpha(words, "ordinal", order=order).value == pytest.approx(
        alpha(ranks, "ordinal").value
    )
    with pytest.raises(StudyError, match="give the order"):
        alpha(words, "ordinal")
    with pytest.raises(StudyError, match="not in the order"):
        alpha(words, "ordinal", order=("low",))


@pytest.mark.parametrize(
    ("data", "reason"),
    [([[1, 1], [1, 1]], "the same"), ([[1, None], [None, 2]], "two coders"), ([[], []], "two coders")],
)  # fmt: skip
def test_what_has_no_agreement_says_why(data: list[list[Any]], reason: str) -> None:
    """One value throughout, or never two of a unit: no coefficient, and not zero."""
    for found in (alpha(data), *(measure(data) for measure in (*MANY, kappa, scott_pi))):
        if found.value is None:
            assert reason in found.reason
    assert alpha(data).value is None
    assert kappa(data).value is None


@pytest.mark.parametrize(
    ("call", "words"),
    [(lambda: alpha([[1, 2], [1]]), "one value for each unit"),
     (lambda: alpha([[1, 2]]), "two coders or more"),
     (lambda: alpha([["a"], ["b"]], "interval"), "is a word"),
     (lambda: alpha([[-1], [2]], "ratio"), "begins at 0"),
     (lambda: kappa([[1], [1], [1]]), "for two coders"),
     (lambda: kappa(ratings_of_counts([[1, 1]])), "is for two coders"),
     (lambda: conger(ratings_of_counts([[1, 1]])), "counts alone"),
     (lambda: fleiss([[1], [2, 3]]), "needs one value for each unit"),
     (lambda: fleiss([["a"], ["b"]], weights="linear"), "no distances"),
     (lambda: fleiss(ratings_of([[1], [2]], categories=[1])), "add it to them"),
     (lambda: ratings_of_table([[1, 2]]), "as many rows as columns"),
     (lambda: ratings_of_counts([[1, -1]]), "whole numbers"),
     (lambda: ratings_of_counts([[1, 1]], categories=["a"]), "2 columns for 1 categories")],
)  # fmt: skip
def test_tables_that_cannot_be(call: Any, words: str) -> None:
    """Rows of unlike length, words on a scale, the wrong number of coders: one sentence."""
    with pytest.raises(StudyError, match=words):
        call()


def coded(id: str, coder: str, start: int, end: int, **fields: Any) -> Claim:  # noqa: A002 - the field's name
    """A claim of a coder on a stretch of the book."""
    return make_claim(id, coder=coder, passages=(passage("book", start, end),), **fields)


def test_where_and_what_two_coders_coded(study: Study) -> None:
    """Characters by factor, fields by passages that lie together, and the list to settle."""
    claims = [
        coded("A1", "ann", 0, 40),
        coded("A2", "ann", 60, 80, factor="trade", strength=3),
        coded("B1", "bob", 0, 40, strength=3),
        coded("B2", "bob", 70, 90, factor="trade", strength=3),
        coded("A3", "ann", 95, 99),
    ]
    found = between_coders(study, claims, lengths={"text of book": 100})
    any_code, diplomacy, trade = found.where
    assert any_code.characters == (("ann", 64), ("bob", 60))
    assert any_code.overlap == pytest.approx(50 / 74)
    assert (diplomacy.factor, diplomacy.overlap) == ("diplomacy", pytest.approx(40 / 44))
    assert trade.overlap == pytest.approx(1 / 3)
    plain = [[1] * 10 + [1] * 10 + [0] * 10 + [0] * 70, [0] * 10 + [1] * 10 + [1] * 10 + [0] * 70]
    assert trade.alpha.value == pytest.approx(alpha(plain).value)
    assert trade.alpha.units == 100
    what = {field.field: field for field in found.what}
    assert found.units == 2
    assert (what["strength"].same, what["factor"].same) == (1, 2)
    assert what["factor"].alpha.value == 1
    settle = [(d.field, d.span.start, d.readings) for d in found.disagreements]
    assert settle == [
        ("strength", 0, (("ann", "A1", "2"), ("bob", "B1", "3"))),
        ("passage", 95, (("ann", "A3", "coded"), ("bob", "", "not coded"))),
    ]
    assert found.assumed == ()
    assert between_coders(study, claims).assumed == ("text of book",)


@given(st.lists(st.tuples(st.sampled_from(["ann", "bob", "cem"]), st.integers(0, 60),
       st.integers(1, 30), st.integers(1, 3)), min_size=2, max_size=10), st.randoms())  # fmt: skip
def test_the_names_of_coders_change_nothing(
    rows: list[tuple[str, int, int, int]], chance: Any
) -> None:
    """Claims in another order give the same; two coders who swap names have the same α."""
    claims = [
        coded(f"C{n}", coder, start, start + length, strength=strength)
        for n, (coder, start, length, strength) in enumerate(rows)
    ]
    if len({claim.coder for claim in claims}) < 2:
        return
    study = Study("any")
    found = between_coders(study, claims)
    shuffled = claims[:]
    chance.shuffle(shuffled)
    assert between_coders(study, shuffled) == found
    pair = [claim for claim in claims if claim.coder != "cem"]
    if len({claim.coder for claim in pair}) == 2:
        swap = {"ann": "bob", "bob": "ann"}
        swapped = [replace(claim, coder=swap[claim.coder]) for claim in pair]
        one, other = between_coders(study, pair), between_coders(study, swapped)
        assert [where.alpha for where in one.where] == [where.alpha for where in other.where]


def test_two_claims_on_one_passage_find_their_like(study: Study) -> None:
    """Where passages are the same, the claim about the same two actors is the counterpart."""
    claims = [
        coded("A1", "ann", 0, 40), coded("A2", "ann", 0, 40, whom="USA", direction=-1),
        coded("B1", "bob", 0, 40, whom="USA", direction=-1), coded("B2", "bob", 0, 40),
    ]  # fmt: skip
    found = between_coders(study, claims)
    assert found.disagreements == ()
    assert found.units == 2


def test_coders_with_nothing_in_common(study: Study) -> None:
    """Two coders of two books: figures without values, and the reason; one coder: a sentence."""
    claims = [make_claim("A", source="one"), make_claim("B", source="two", coder="bob")]
    found = between_coders(study, claims)
    assert "no document in common" in found.reason
    assert found.left_out == ("text of one", "text of two")
    assert all(field.alpha.value is None for field in found.what)
    assert found.where[0].overlap is None
    with pytest.raises(StudyError, match="two coders or more"):
        between_coders(study, claims[:1])
