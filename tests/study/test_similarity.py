"""Portfolio similarity against the published tables, and its laws."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.study.errors import StudyError
from carrel.study.similarity import portfolio, similarity
from tests.study.examples import network_of

values = st.sampled_from([-1.0, -0.5, 0.0, 0.25, 1.0])
two_portfolios = st.lists(st.tuples(values, values), min_size=1, max_size=12)


def test_germany_and_russia_in_1914(anchors: dict[str, Any]) -> None:
    """Table 6 of Signorino and Ritter 1999, plain and weighted, and the measures since."""
    example = anchors["signorino_ritter_1999_table6"]
    expect = example["expect"]
    states = example["state"]
    alliances = {
        "GMY": dict(zip(states, example["gmy"], strict=True)),
        "RUS": dict(zip(states, example["rus"], strict=True)),
    }
    power = dict(zip(states, example["syscap"], strict=True))
    found = portfolio(alliances, "GMY", "RUS", weights=power, scale=(0, 3))
    assert found.s == pytest.approx(expect["S_abs"], abs=1e-9)
    assert found.s_weighted == pytest.approx(expect["S_abs_weighted"], abs=1e-9)
    assert found.tau_b == pytest.approx(expect["tau_b"], abs=5e-9)
    assert found.kappa == pytest.approx(expect["kappa_quadratic"], abs=5e-9)
    assert found.pi_nominal == pytest.approx(expect["scott_pi_nominal"], abs=5e-9)
    assert found.beyond_chance == pytest.approx(expect["benati_capurri_A"], abs=1e-9)
    assert found.thirds == tuple(states)


@given(two_portfolios)
def test_similarity_has_no_direction(pairs: list[tuple[float, float]]) -> None:
    """Swapping the two actors changes nothing; an actor is wholly like itself."""
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    there, back = similarity(x, y), similarity(y, x)
    for name, value in there.items():
        assert value == (None if back[name] is None else pytest.approx(back[name]))
    own = similarity(x, x, weights=[1.0] * len(x))
    assert own["s"] == own["s_weighted"] == own["s_squared"] == 1
    for name in ("pi", "kappa", "pi_nominal", "kappa_absolute"):
        assert own[name] is None or own[name] == pytest.approx(1)


@given(two_portfolios, st.floats(0.5, 9))
def test_equal_weights_are_no_weights(pairs: list[tuple[float, float]], weight: float) -> None:
    """Third parties of one weight give the plain S, between −1 and +1."""
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    found = similarity(x, y, weights=[weight] * len(x))
    assert found["s"] == pytest.approx(found["s_weighted"])
    assert -1 <= (found["s"] or 0) <= 1


def test_chance_is_that_of_independent_choices() -> None:
    """S less its mean over all ways to pair the one's ties with the other's, distances absolute."""
    found = similarity([3.0, 0.0, 1.0], [3.0, 1.0, 1.0], scale=(0, 3))
    by_chance = 1 - 2 * (0 + 2 + 2 + 3 + 1 + 1 + 2 + 0 + 0) / 9 / 3
    assert found["s"] == pytest.approx(1 - 2 * (1 / 3) / 3)
    assert found["beyond_chance"] == pytest.approx((found["s"] or 0) - by_chance)


def test_a_network_leaves_out_what_is_unknown() -> None:
    """Third parties to whom one has no known tie are named, not taken for neutral."""
    network = network_of("ABCDE", [(0, 1, 1.0), (0, 2, 1.0), (1, 2, 0.5), (0, 3, -1.0)])
    found = portfolio(network, "A", "B")
    assert (found.thirds, found.unknown) == (("C",), ("D", "E"))
    assert found.s == pytest.approx(0.5)
    nothing = portfolio(network, "A", "E")
    assert nothing.s is None
    assert nothing.kappa is None
    assert nothing.tau_b is None
    assert "no third actor" in nothing.reason


@pytest.mark.parametrize(
    ("x", "y", "asked", "words"),
    [([0.0], [2.0], {}, "off the scale"), ([0.0], [1.0, 1.0], {}, "one value each"),
     ([0.0], [1.0], {"weights": [1.0, 1.0]}, "one value each"),
     ([0.0], [1.0], {"scale": (1, 1)}, "smaller first"),
     ([0.0], [float("nan")], {}, "off the scale")],
)  # fmt: skip
def test_portfolios_that_cannot_be(
    x: list[float], y: list[float], asked: dict[str, Any], words: str
) -> None:
    """Values off the scale, lists that do not match, a scale that is none: one sentence."""
    with pytest.raises(StudyError, match=words):
        similarity(x, y, **asked)
    with pytest.raises(StudyError, match="no actor 'Z'"):
        portfolio({"A": {}}, "A", "Z")
