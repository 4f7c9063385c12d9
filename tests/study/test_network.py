"""Signed networks: triads, walks, frustration, pressure, and what a move would change."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.study.balance import leaning, triads, walk_balance
from carrel.study.claim import Claim
from carrel.study.errors import StudyError
from carrel.study.frustration import frustration
from carrel.study.network import Network, Tie, check_network, network_at, values_of
from carrel.study.pressure import pressure, pressures
from carrel.study.scenario import CAPTION, scenario
from carrel.study.series import Series, SeriesTie
from carrel.study.study import Study
from carrel.study.when import decimal_years
from tests.study.examples import make_claim, network_of, some_networks, wwi_network


def brute_force(network: Network, *, weighted: bool) -> float:
    """The frustration index by trying every way to part the actors."""
    values = values_of(network)
    costs: list[float] = []
    for sides in product((1.0, -1.0), repeat=len(network.actors) - 1):
        s = np.array((1.0, *sides))
        against = np.where(values * np.outer(s, s) < 0, np.abs(values), 0.0)
        costs.append(float((against if weighted else against > 0).sum()) / 2)
    return min(costs)


def planted(count: int, ties: int, noise: float, seed: int = 1) -> Network:
    """A random network of two blocs with a part of its ties turned round."""
    chance = np.random.default_rng(seed)
    side = chance.integers(0, 2, count)
    group = chance.integers(0, 8, count)
    edges: dict[tuple[int, int], float] = {}
    while len(edges) < ties:
        a, b = sorted(chance.integers(0, count, 2).tolist())
        if a == b or (group[a] != group[b] and chance.random() > 0.15):
            continue
        sign = 1.0 if side[a] == side[b] else -1.0
        edges.setdefault((a, b), -sign if chance.random() < noise else sign)
    named = [f"A{n:03}" for n in range(count)]
    return network_of(named, [(a, b, sign) for (a, b), sign in edges.items()])


def test_the_highland_tribes(anchors: dict[str, Any]) -> None:
    """Read's 16 tribes: 68 triads of which 59 hold, 7 frustrated ties, walk balance 0.3576."""
    example = anchors["highland_tribes"]
    network = network_of(example["nodes"], example["edges"])
    expect = example["expect"]
    found = triads(network)
    assert len(network.ties) == expect["m"]
    assert sum(tie.value < 0 for tie in network.ties) == expect["m_neg"]
    assert (found.total, found.balanced) == (expect["triads"], expect["balanced"])
    assert found.share == pytest.approx(expect["T"], abs=5e-7)
    index = frustration(network)
    assert (index.index, index.exact) == (expect["L"], True)
    assert len(index.frustrated) == expect["L"]
    assert walk_balance(network) == pytest.approx(expect["walk"], abs=5e-8)


@pytest.mark.parametrize("year", ["1875", "1885", "1890.5", "1905", "1908"])
def test_the_road_to_the_great_war(anchors: dict[str, Any], year: str) -> None:
    """The six powers from 1872 to 1907 (Antal, Krapivsky and Redner 2006, figure 10)."""
    example = anchors["wwi_antal2006"]
    expect = example["expect"][year]
    network = wwi_network(example["ties"], float(year))
    found, index = triads(network), frustration(network)
    assert len(network.ties) == expect["edges"]
    assert (found.total, found.balanced) == (expect["triads"], expect["balanced"])
    assert (index.index, index.exact) == (expect["L"], True)
    if "blocs" in expect:
        assert {frozenset(bloc) for bloc in index.blocs} == set(map(frozenset, expect["blocs"]))


def test_the_leading_eigenvector_foretells_1907(anchors: dict[str, Any]) -> None:
    """The leaning of 1905 has all 15 ties of 1908 right."""
    example = anchors["wwi_antal2006"]
    found = leaning(wwi_network(example["ties"], 1905))
    later = wwi_network(example["ties"], 1908)
    right = sum(found.sign(tie.a, tie.b) == tie.value for tie in later.ties)
    assert (
        f"{right}/{len(later.ties)}"
        == example["expect"]["1905"]["leading_eigenvector_predicts_1907_ties"]
    )
    assert found.gap > 1
    assert not found.undecided


@settings(max_examples=60)
@given(some_networks(), st.booleans())
def test_the_index_is_that_of_brute_force(network: Network, weighted: bool) -> None:
    """Trying every partition finds nothing better, weighted or not, and the blocs bear it out."""
    found = frustration(network, weighted=weighted)
    assert found.exact
    assert found.index == pytest.approx(brute_force(network, weighted=weighted))
    side = {actor: n for n, bloc in enumerate(found.blocs) for actor in bloc}
    against = [
        tie for tie in network.ties if tie.value and (side[tie.a] == side[tie.b]) != (tie.value > 0)
    ]
    assert list(found.frustrated) == against


@settings(max_examples=25)
@given(some_networks(weighted=False), st.data())
def test_switching_sides_leaves_balance(network: Network, data: st.DataObject) -> None:
    """Turning round all ties of some actors changes no triad, no index and no walk balance."""
    turned = {a for a in network.actors if data.draw(st.booleans())}
    ties = [
        replace(tie, value=-tie.value) if (tie.a in turned) != (tie.b in turned) else tie
        for tie in network.ties
    ]
    other = replace(network, ties=tuple(ties))
    assert triads(other).balanced == triads(network).balanced
    assert frustration(other).index == frustration(network).index
    assert walk_balance(other) == pytest.approx(walk_balance(network))
    balanced = frustration(network).index == 0
    assert (walk_balance(network) > 1 - 1e-12) is balanced


@pytest.mark.parametrize(("noise", "weighted"), [(0.1, False), (0.2, False), (0.1, True)])
def test_the_largest_networks(noise: float, weighted: bool) -> None:
    """155 actors and 1,250 ties: exact, and no worse than the blocs that were planted."""
    network = planted(155, 1250, noise)
    found = frustration(network, weighted=weighted)
    assert found.exact
    assert found.index == len(found.frustrated) <= 1250 * noise * 1.2


def test_out_of_time_the_bound_is_a_bound() -> None:
    """A network of chance in no time at all: blocs that stand, and a bound below their index."""
    network = planted(60, 900, 0.5)
    found = frustration(network, seconds=0.05)
    assert not found.exact
    assert 0 <= found.bound < found.index == len(found.frustrated)


def test_branching_proves_what_cycles_cannot() -> None:
    """A complete graph of enemies has no use for triangles; the XOR model settles it."""
    count = 9
    enemies = [(a, b, -1.0) for a in range(count) for b in range(a + 1, count)]
    found = frustration(network_of([f"E{n}" for n in range(count)], enemies))
    assert found.exact
    assert found.index == 16  # the ties within parts of 4 and 5


def test_small_weights_are_not_nothing() -> None:
    """The index of a network whose ties are all faint is as exact as that of one of strong ties."""
    faint = network_of("ABC", [(0, 1, 1e-9), (1, 2, 1e-9), (0, 2, -2e-9)])
    found = frustration(faint, weighted=True)
    assert (found.exact, found.index) == (True, pytest.approx(1e-9))


@pytest.mark.parametrize(
    ("network", "words"),
    [(Network(None, ("A", "B"), ()), "no ties"),
     (Network(None, ("A", "B"), (Tie("A", "A", 1),)), "with itself"),
     (Network(None, ("A", "B"), (Tie("A", "C", 1),)), "no actor 'C'"),
     (Network(None, ("A", "B"), (Tie("A", "B", 1), Tie("B", "A", -1))), "two ties"),
     (Network(None, ("A", "B"), (Tie("A", "B", float("nan")),)), "give a number")],
)  # fmt: skip
def test_networks_that_cannot_be(network: Network, words: str) -> None:
    """No ties, a tie with oneself, a stranger, two ties of a pair, no number: one sentence."""
    for compute in (check_network, frustration, leaning):
        with pytest.raises(StudyError, match=words):
            compute(network)


def test_nothing_to_see_is_said(study: Study) -> None:
    """No triad has no share, no shared third has no pressure, no actor no walk: never zero."""
    pair = network_of("AB", [(0, 1, 1.0)])
    assert triads(pair).share is None
    assert "No three actors" in triads(pair).reason
    assert pressure(pair, "A", "B").value.value is None
    assert "No third actor" in pressure(pair, "A", "B").value.reason
    with pytest.raises(StudyError, match="no actors"):
        walk_balance(Network(None, (), ()))
    with pytest.raises(StudyError, match="no actor 'Z'"):
        pressure(pair, "A", "Z")
    with pytest.raises(StudyError, match="one actor"):
        pressure(pair, "A", "A")
    assert network_at(study, [], 2000.0).ties == ()


@given(some_networks())
def test_shares_add_up_to_the_pressure(network: Network) -> None:
    """Each third party's part, summed, is the pressure that the matrix has."""
    matrix = pressures(network)
    place = {actor: n for n, actor in enumerate(network.actors)}
    for a, b in product(network.actors, repeat=2):
        if a == b:
            continue
        found = pressure(network, a, b)
        if found.value.value is not None:
            assert sum(part.amount for part in found.shares) == pytest.approx(found.value.value)
        assert (found.value.value or 0.0) == pytest.approx(matrix[place[a], place[b]])


def entered(us_iran: float, us_russia: float) -> tuple[Tie, Tie]:
    """The two ties of the United States, set by hand."""
    return Tie("IRN", "USA", us_iran), Tie("RUS", "USA", us_russia)


def test_the_third_party_scenario(jalali: tuple[Study, tuple[Claim, ...]]) -> None:
    """The move that the article fears, and the one that it hopes for, as worked out by hand."""
    study, claims = jalali
    network = network_at(study, claims, 2001.9, entered=entered(-0.8, -0.3))
    tie = {tie.pair: tie for tie in network.ties}["IRN", "RUS"]
    assert (round(tie.value, 3), tie.source) == (0.451, "claims")
    told = pressure(network, "IRN", "RUS")
    assert (round(told.value.value or 0, 2), told.shares[0].third) == (0.24, "USA")
    moves = {
        (("IRN", "USA", 0.6),): (-0.18, False),
        (("RUS", "USA", 0.6),): (-0.48, False),
        (("IRN", "USA", 0.6), ("RUS", "USA", 0.6)): (0.36, True),
    }
    for move, (amount, balanced) in moves.items():
        after = scenario(network, [Tie(*tie) for tie in move]).after
        on_dyad = {(p.a, p.b): p.amount for p in after.pressures}["IRN", "RUS"]
        assert round(on_dyad or 0, 2) == amount
        assert after.triads.triads[0].balanced is balanced
        assert (after.frustration.index == 0) is balanced


def test_pressure_lists_the_claims_under_its_ties(study: Study) -> None:
    """Two ties from claims have half a product each, so the claims add up to the pressure."""
    claims = [
        make_claim("A", whom="USA", source="one"),
        make_claim("B", whom="USA", source="two", direction=-1, strength=3),
        make_claim("C", who="RUS", whom="USA", source="two"),
    ]
    network = network_at(study, claims, 2000.5)
    value = pressure(network, "IRN", "RUS").value
    assert value.value is not None
    assert sum(part.amount for part in value.contributions) == pytest.approx(value.value)
    assert (value.works, value.sources, value.claims) == (("one", "two"), 2, 3)


@settings(max_examples=20)
@given(some_networks(most=5), st.data())
def test_without_a_push_nothing_moves(network: Network, data: st.DataObject) -> None:
    """No change, or λ = 0, makes no difference to any tie that was not set."""
    for settled in scenario(network, []).settled:
        assert all(tie.difference == 0 for tie in (*settled.short, *settled.long))
    tie = data.draw(st.sampled_from(network.ties))
    still = scenario(network, [replace(tie, value=-0.5)], lambdas=[0.0]).settled[0]
    for settled in (*still.short, *still.long):
        assert settled.held == ({settled.a, settled.b} == {tie.a, tie.b})
        assert settled.held or settled.difference == 0
        assert settled.held or settled.unchanged == settled.evidence


@settings(max_examples=20)
@given(some_networks(most=5))
def test_ties_stay_on_their_scale(network: Network) -> None:
    """The dynamics never leave −1 to +1, and the long run comes to rest."""
    for settled in scenario(network, []).settled:
        for tie in (*settled.short, *settled.long):
            assert -1 - 1e-6 <= tie.changed <= 1 + 1e-6


def test_a_settled_tie_obeys_its_equation() -> None:
    """At rest α(e − x) + λ(1 − x²)p is nought on every tie that is free."""
    network = network_of(["I", "R", "U"], [(0, 1, 0.451), (0, 2, -0.8), (1, 2, -0.3)])
    found = scenario(network, [Tie("I", "U", 0.6)], alpha=0.7)
    assert found.caption == CAPTION
    assert "Carrel's own" in found.caption
    for settled in found.settled:
        assert settled.steady
        x = {(tie.a, tie.b): tie.changed for tie in settled.long}
        for (a, b), third in ((("I", "R"), "U"), (("R", "U"), "I")):
            evidence = {("I", "R"): 0.451, ("R", "U"): -0.3}[a, b]
            pull = x[min(a, third), max(a, third)] * x[min(b, third), max(b, third)]
            rest = 0.7 * (evidence - x[a, b]) + settled.strength * (1 - x[a, b] ** 2) * pull
            assert rest == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(
    ("changes", "rates", "words"),
    [([Tie("A", "B", 1.5)], {}, "from -1 to"), ([], {"lambdas": [-1.0]}, "rates"),
     ([], {"alpha": float("inf")}, "rates"), ([Tie("A", "A", 1)], {}, "with itself")],
)  # fmt: skip
def test_scenarios_that_cannot_be(changes: list[Tie], rates: dict[str, Any], words: str) -> None:
    """A tie off the scale, a negative rate, a tie with oneself: one sentence."""
    with pytest.raises(StudyError, match=words):
        scenario(network_of("AB", [(0, 1, 1.0)]), changes, **rates)


def test_a_newcomer_joins_before_and_after() -> None:
    """An actor whom only the change brings in counts on both sides, so that n is the same."""
    found = scenario(network_of("AB", [(0, 1, 1.0)]), [Tie("A", "C", 0.5)])
    assert found.before.network.actors == found.after.network.actors == ("A", "B", "C")
    assert len(found.before.pressures) == 1


def test_series_stand_where_claims_are_silent(study: Study) -> None:
    """By hand comes before claims, claims before a series; a series must be marked for it."""
    long_ago = SeriesTie("RUS", "IRN", decimal_years(1980, 1990), -1.0)
    since = SeriesTie("IRN", "RUS", decimal_years(1990, None), 0.5)
    beside = SeriesTie("RUS", "USA", decimal_years(None, None), -0.25)
    marked = Series("votes", (since, long_ago, beside), in_network=True)
    told = replace(study, series=(marked,))
    claims = [make_claim(years=(2000.0, 2001.0))]

    def ties(at: float, *entered: Tie, of: Study = told) -> dict[str, tuple[float, str]]:
        found = network_at(of, claims, at, entered=entered).ties
        return {tie.a + tie.b: (round(tie.value, 3), tie.source) for tie in found}

    assert ties(1985) == {"IRNRUS": (-1.0, "series"), "RUSUSA": (-0.25, "series")}
    assert ties(1990)["IRNRUS"] == (0.5, "series")
    assert ties(2000)["IRNRUS"] == (0.333, "claims")
    assert ties(2000, Tie("RUS", "IRN", 0.9))["IRNRUS"] == (0.9, "entered")
    assert ties(1985, of=replace(study, series=(replace(marked, in_network=False),))) == {}
