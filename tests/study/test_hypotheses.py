"""Competing hypotheses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carrel.study.errors import StudyError
from carrel.study.hypotheses import CAPTION, matrix
from carrel.study.hypothesis import Hypothesis, Rating
from carrel.study.study import Study
from tests.study.examples import make_claim

R = Rating
CLAIMS = [
    make_claim("A", source="one"),
    make_claim("B", source="one", certainty=1),
    make_claim("C", source="two"),
    make_claim("D", source="three", certainty=2),
]
HYPOTHESES = (
    Hypothesis("H1", "need", (("A", R.VERY_INCONSISTENT), ("B", R.CONSISTENT), ("C", R.NEUTRAL))),
    Hypothesis("H2", "fear", (("A", R.CONSISTENT), ("B", R.VERY_INCONSISTENT), ("C", R.INCONSISTENT))),
    Hypothesis("H3", "habit", (("D", R.NOT_APPLICABLE), ("gone", R.INCONSISTENT))),
)  # fmt: skip


def test_what_speaks_against_each(study: Study) -> None:
    """I counts 1 and II 2, weighted by w; the claims listed add up; nothing rated is missing."""
    found = matrix(replace(study, hypotheses=HYPOTHESES), CLAIMS)
    one, two, three = found.against
    assert (one.inconsistency.value, two.inconsistency.value) == (2.0, 3.0)
    assert one.weighted.value == pytest.approx(2)
    assert two.weighted.value == pytest.approx(2 / 3 + 1)
    for figure in (one.inconsistency, one.weighted, two.weighted):
        assert sum(part.amount for part in figure.contributions) == pytest.approx(figure.value)
    assert three.inconsistency.value is None
    assert "No claim that applies" in three.inconsistency.reason
    assert three.rated == 1
    assert found.least == ("H2",)
    assert "no probabilities" in CAPTION


def test_diagnosticity_is_the_spread(study: Study) -> None:
    """A claim that fits one hypothesis and not the other tells them apart; one rating does not."""
    found = matrix(replace(study, hypotheses=HYPOTHESES), CLAIMS)
    spread = {row.claim: row.diagnosticity for row in found.rows}
    assert spread == {"A": 3.0, "B": 3.0, "C": 1.0, "D": None}
    assert [row.claim for row in found.rows] == ["A", "B", "C", "D"]


def test_one_source_may_carry_it_all(study: Study) -> None:
    """Left out one at a time, a source shows whether the order hangs on it."""
    found = matrix(replace(study, hypotheses=HYPOTHESES), CLAIMS)
    without = {row.source: row for row in found.leave_one_source_out}
    assert set(without) == {"one", "two", "three"}
    assert without["one"].inconsistency == (0.0, 1.0, None)
    assert (without["one"].least, without["one"].changes) == (("H1",), True)
    assert without["two"].changes is False


def test_nothing_to_weigh(study: Study) -> None:
    """No hypotheses is an error with the way out; no ratings a matrix that says so."""
    with pytest.raises(StudyError, match="two or more that compete"):
        matrix(study, CLAIMS)
    bare = matrix(replace(study, hypotheses=(Hypothesis("H1", "need"),)), CLAIMS)
    assert (bare.rows, bare.least, bare.reason) == ((), (), "No claim has been rated yet.")
