"""The bootstrap over sources: exact where it can be, seeded above."""

from __future__ import annotations

from math import comb
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.study.bootstrap import Resamples, bootstrap, limits, resamples, spread
from carrel.study.columns import Floats
from carrel.study.errors import StudyError


def test_the_law_schools(anchors: dict[str, Any]) -> None:
    """The correlation of 15 law schools and its standard error (Efron and Tibshirani 1993)."""
    example = anchors["law_school_bootstrap"]
    x, y = np.array(example["LSAT"], float), np.array(example["GPA"], float)

    def correlation(counts: Floats) -> Floats:
        n = counts.sum(axis=1)
        mx, my = counts @ x / n, counts @ y / n
        xy = counts @ (x * y) / n - mx * my
        return xy / np.sqrt((counts @ x**2 / n - mx**2) * (counts @ y**2 / n - my**2))

    assert float(correlation(np.ones((1, 15)))[0]) == pytest.approx(0.7764, abs=5e-5)
    for seed in range(5):
        found = bootstrap(15, correlation, seed=seed)
        assert found is not None
        assert found.error == pytest.approx(0.13, abs=0.01)
        assert found.low < 0.7764 < found.high


@pytest.mark.parametrize("count", range(1, 8))
def test_few_sources_are_counted_out(count: int) -> None:
    """Up to seven things: every multiset once, probabilities that sum to 1, the right variance."""
    found = resamples(count)
    assert found.exact
    assert len(found.counts) == comb(2 * count - 1, count)
    assert found.probability.sum() == pytest.approx(1)
    values = np.arange(count, dtype=float)
    mean = spread(found.counts @ values / count, found.probability)
    assert mean is not None
    assert mean.error == pytest.approx(values.std() / np.sqrt(count))


def test_many_sources_are_drawn_from_a_seed() -> None:
    """The same seed gives the same draws, another seed others, each as large as the sample."""
    one, same, other = resamples(40, 3), resamples(40, 3), resamples(40, 4)
    assert not one.exact
    assert np.array_equal(one.counts, same.counts)
    assert not np.array_equal(one.counts, other.counts)
    assert set(one.counts.sum(axis=1)) == {40.0}


def test_a_quantile_is_a_value_that_came_up() -> None:
    """Of 20 equal chances the 5 % quantile is the first value and the 95 % the nineteenth."""
    values = np.arange(1.0, 21.0)
    found = spread(values[::-1].copy(), np.full(20, 1 / 20))
    assert found is not None
    assert (found.low, found.high) == (1.0, 19.0)


def test_resamples_without_a_value_are_left_out() -> None:
    """A NaN takes no part; where there is nothing else there is no spread."""
    chances = np.array([0.25, 0.25, 0.5])
    found = spread(np.array([1.0, np.nan, 3.0]), chances)
    assert found is not None
    assert (found.low, found.high) == (1.0, 3.0)
    assert spread(np.array([np.nan, np.nan, np.nan]), chances) is None
    with pytest.raises(StudyError, match="at least one source"):
        resamples(0)


@given(st.lists(st.floats(-1, 1), min_size=5, max_size=9), st.integers(0, 3))
def test_an_interval_lies_within_the_sample(values: list[float], seed: int) -> None:
    """The bootstrap of a mean never leaves the range of what was sampled."""
    column = np.array(values)
    found = bootstrap(len(values), lambda counts: counts @ column / len(values), seed=seed)
    assert found is not None
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


@given(
    st.lists(st.floats(-5, 5) | st.just(float("nan")), min_size=1, max_size=60),
    st.sampled_from([0.5, 0.9, 0.95]),
)
def test_limits_are_those_of_the_spread(values: list[float], level: float) -> None:
    """The short way to the interval gives the long way's ends, NaN or not."""
    found = np.array(values)
    chances = np.full(len(values), 1 / len(values))
    sampled = Resamples(np.ones((len(values), 1), np.uint16), chances, exact=False)
    wanted = spread(found, chances, level)
    assert limits(found, sampled, level) == ((wanted.low, wanted.high) if wanted else (None, None))
