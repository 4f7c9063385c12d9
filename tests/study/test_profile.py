"""Selection, weights, the factor profile and alignment over time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.study.alignment import alignment
from carrel.study.claim import Claim, Horizon, Modality
from carrel.study.columns import Columns
from carrel.study.decay import decayed_mean
from carrel.study.errors import StudyError
from carrel.study.figure import Figure
from carrel.study.profile import By, Group, Profile, factor_profile
from carrel.study.selection import EVERYTHING, Selection, select
from carrel.study.study import Reliability, Study
from carrel.study.weights import Weights, weight
from tests.study.examples import STUDY, make_claim, some_claims

DYAD = Selection("IRN", "RUS")
FIGURES = ("pull", "apart", "net", "share", "intensity", "janis_fadner")
selections = st.builds(
    Selection,
    who=st.sampled_from(["", "IRN", "RUS"]),
    whom=st.sampled_from(["", "RUS", "IRN", "USA"]),
    factors=st.sampled_from([(), ("diplomacy",), ("trade", "gone")]),
    areas=st.sampled_from([(), ("political",)]),
    horizons=st.sampled_from([(), ("short", "long")]),
    modalities=st.sampled_from([(), ("asserted", "denied")]),
    sources=st.sampled_from([(), ("a", "b", "c")]),
    events=st.sampled_from([(), ("war",)]),
    start=st.sampled_from([None, 1990.0]),
    end=st.sampled_from([None, 1990.0, 2000.0]),
    directed=st.booleans(),
)


def figures(profile: Profile) -> dict[tuple[str, str], Figure]:
    """Every figure of a profile by its group and name."""
    groups = (*profile.groups, replace(profile.total, name="the total"))
    return {(group.name, name): getattr(group, name) for group in groups for name in FIGURES}


def rounded(group: Group, *names: str) -> tuple[float, ...]:
    """Values to three digits, as the yardstick has them."""
    return tuple(round(getattr(group, name).value, 3) for name in names)


JALALI = {
    "military-security": (3.444, 1.667, 0.348, 0.234, "J01 J02 J04 J05 J17 J24"),
    "political": (2.667, 3.333, -0.111, -0.062, "J03 J07 J08 J09 J12 J13 J18 J19 J21"),
    "regional": (2.556, 0.667, 0.586, 0.465, "J06 J10 J11 J16 J25"),
    "economic": (0.667, 0, 1.0, 1.0, "J23"),
}


def test_the_hand_coded_profile(jalali: tuple[Study, tuple[Claim, ...]]) -> None:
    """The 21 claims on Iran and Russia give the values worked out by hand, area by area."""
    study, claims = jalali
    profile = factor_profile(study, claims, DYAD, by="area")
    for group in profile.groups:
        *values, ids = JALALI[group.name]
        assert rounded(group, "pull", "apart", "net", "janis_fadner") == tuple(values)
        listed = sorted(part.claim for part in group.net.contributions)
        assert listed == ids.split()
        assert group.net.claims == len(listed)
    assert len(profile.groups) == len(JALALI)
    assert rounded(profile.total, "pull", "apart", "net") == (9.333, 5.667, 0.244)
    assert profile.total.pull.claims == 21
    assert profile.listed == ("J14", "J15")


ALIGNMENT = {
    1900: -0.556, 1930: -0.341, 1960: -0.370, 1980: -0.552, 1985: -0.531, 1986.5: 0.034,
    1990: 0.187, 1995: 0.097, 2000: 0.162, 2001: 0.385, 2001.9: 0.451, 2010: 0.391, 2020: 0.246,
}  # fmt: skip


def test_the_hand_coded_alignment(jalali: tuple[Study, tuple[Claim, ...]]) -> None:
    """Half-life 5 and κ = 1 give the course worked out by hand, and nothing before it begins."""
    study, claims = jalali
    line = alignment(study, claims, DYAD, at=[1400, *ALIGNMENT])
    before, *points = line.points
    assert before.central.value is None
    assert "1400" in before.central.reason
    assert {p.at: round(p.central.value or 0, 3) for p in points} == ALIGNMENT


def test_decay_is_that_of_pandas(anchors: dict[str, Any]) -> None:
    """With κ = 0 the mean of instants is pandas' ``ewm(halflife="4 days", times=…)``."""
    example = anchors["pandas_halflife_doc"]
    days = [float(day[-2:]) for day in example["times"]]
    instants = [(day, day) for day in days]
    got = [
        decayed_mean(example["B"], instants, day, half_life=example["halflife_days"])
        for day in days
    ]
    assert got == pytest.approx(example["expect"], abs=1e-12)


@given(some_claims(), selections)
def test_one_filter_for_lists_and_columns(claims: tuple[Claim, ...], chosen: Selection) -> None:
    """What the list's filter gives and what the columns' gives are the same claims in order."""
    columns = Columns(claims)
    assert tuple(columns[row] for row in columns.rows(chosen, STUDY)) == select(
        claims, chosen, STUDY
    )
    assert select(claims, EVERYTHING, STUDY) == claims


@given(some_claims(), some_claims(), st.data())
def test_columns_made_from_others_are_those_made_anew(
    claims: tuple[Claim, ...], others: tuple[Claim, ...], data: st.DataObject
) -> None:
    """After claims went, came or changed places the columns are the same as read from them."""
    kept = data.draw(st.lists(st.sampled_from(claims), unique_by=id)) if claims else []
    now = data.draw(st.permutations([*kept, *others]))
    mended, anew = Columns(claims).after(now), Columns(now)
    rows = [n for n, claim in enumerate(claims) if any(claim is each for each in kept)]
    taken = Columns(claims).take(np.array(rows, np.intp))
    fresh = Columns(claims[row] for row in rows)
    for one, two in ((mended, anew), (taken, fresh)):
        assert tuple(one) == one.claims == two.claims
        assert one[:2] == two[:2]
        for field in ("value", "certainty", "start", "end", "summed", "has_event"):
            assert getattr(one, field).tolist() == getattr(two, field).tolist()
        for field in ("source", "dyad", "factor", "side", "modality", "coder", "event"):
            assert getattr(one, field).counts() == getattr(two, field).counts()
            assert [getattr(one, field).names[n] for n in getattr(one, field).codes] == [
                getattr(two, field).names[n] for n in getattr(two, field).codes
            ]
    assert mended.factor.names == anew.factor.names
    assert mended.telling.tolist() == anew.telling.tolist()


def test_a_factor_means_all_below_it(study: Study) -> None:
    """Asking for a factor asks for what hangs under it; asking for ids gives those."""
    claims = [make_claim("A"), make_claim("B", factor="summits"), make_claim("C", factor="trade")]
    assert [c.id for c in select(claims, Selection(factors=("diplomacy",)), study)] == ["A", "B"]
    assert [c.id for c in select(claims, Selection(ids=("C", "A")), study)] == ["A", "C"]


def test_a_dyad_has_two_directions(study: Study) -> None:
    """A dyad is meant either way, unless a direction is asked for; symmetric claims have none."""
    there, back = make_claim("A"), make_claim("B", who="RUS", whom="IRN")
    both = make_claim("C", who="RUS", whom="IRN", symmetric=True)
    claims = [there, back, both]
    assert len(select(claims, DYAD, study)) == 3
    directed = select(claims, replace(DYAD, directed=True), study)
    assert [claim.id for claim in directed] == ["A", "C"]


@pytest.mark.parametrize(
    ("years", "inside"),
    [((1980.0, 1990.0), False), ((1990.0, 1990.0), True), ((1995.0, 1996.0), True),
     ((2000.0, 2000.0), False), ((1980.0, None), True), ((None, 1985.0), False), ((None, None), True)],
)  # fmt: skip
def test_time_is_half_open(study: Study, years: tuple[float, float], *, inside: bool) -> None:
    """A claim is in a period that it meets; what ends where that begins is outside."""
    claims = [make_claim(years=years)]
    assert bool(select(claims, Selection(start=1990.0, end=2000.0), study)) is inside


def test_weight_is_certainty_times_reliability(study: Study) -> None:
    """W = (c/3)·q, and a source without a grade has q = 1."""
    graded = replace(study, reliability=(("book", Reliability.FAIRLY),))
    claim = make_claim(certainty=2)
    assert weight(claim, graded, Weights()) == pytest.approx(2 / 3 * 0.6)
    assert weight(claim, study, Weights()) == pytest.approx(2 / 3)
    with pytest.raises(StudyError, match="not below zero"):
        Weights(certainty=(0.0, 1.0, -1.0))


def test_an_event_counts_once_for_each_source(study: Study) -> None:
    """Claims of one source that tell one event share a weight; those of two sources do not."""
    once = [make_claim("A", event="visit")]
    twice = [*once, make_claim("B", event="visit")]
    other = [*once, make_claim("C", source="paper", event="visit")]

    def pull(claims: list[Claim]) -> float | None:
        return factor_profile(study, claims, DYAD, by="none").total.pull.value

    assert pull(once) == pull(twice) == pytest.approx(2 / 3)
    assert pull(other) == pytest.approx(4 / 3)


@given(some_claims(), st.sampled_from(["area", "factor", "horizon", "level", "none"]))
def test_contributions_add_up(claims: tuple[Claim, ...], by: By) -> None:
    """Every figure of a profile is the sum of what its claims contribute, and lists them all."""
    for figure in figures(factor_profile(STUDY, claims, DYAD, by=by)).values():
        assert len(figure.contributions) == figure.claims
        if figure.value is None:
            assert figure.reason
            continue
        amounts = [part.amount for part in figure.contributions]
        assert sum(amounts) == pytest.approx(figure.value, abs=1e-12)
        assert [abs(a) for a in amounts] == sorted(map(abs, amounts), reverse=True)


@given(some_claims(), st.floats(0.01, 50))
def test_scaling_certainty_leaves_the_net(claims: tuple[Claim, ...], factor: float) -> None:
    """Net, share, intensity and imbalance are the same when every certainty is scaled."""
    low, middle, high = Weights().certainty
    scaled = Weights((low * factor, middle * factor, high * factor))
    plain = factor_profile(STUDY, claims, DYAD, by="area").total
    other = factor_profile(STUDY, claims, DYAD, by="area", weights=scaled).total
    for name in ("net", "share", "intensity", "janis_fadner"):
        assert getattr(plain, name).value == pytest.approx(getattr(other, name).value)


def shown(figure: Figure) -> tuple[Any, ...]:
    """What a person sees of a figure."""
    return (figure.value, figure.low, figure.high, figure.sources, tuple(figure.contributions))


@given(some_claims(most=20), st.data())
def test_deleting_a_claim_changes_what_lists_it(
    claims: tuple[Claim, ...], data: st.DataObject
) -> None:
    """Figures that do not list the deleted claim stay as they were, to the last digit."""
    if not claims:
        return
    gone = data.draw(st.sampled_from(claims))
    left = tuple(claim for claim in claims if claim is not gone)
    before, after = (factor_profile(STUDY, some, DYAD, by="area") for some in (claims, left))
    later = figures(after)
    for key, figure in figures(before).items():
        if gone.id not in [part.claim for part in figure.contributions]:
            assert key not in later or shown(later[key]) == shown(figure)
    years = [1985.0, 1995.0, 2010.0]
    lines = [alignment(STUDY, some, DYAD, at=years).points for some in (claims, left)]
    for first, second in zip(*lines, strict=True):
        if gone.id not in [part.claim for part in first.central.contributions]:
            assert shown(first.central) == shown(second.central)
            assert (first.slow, first.fast) == (second.slow, second.fast)
        else:
            assert shown(first.central) != shown(second.central)


@given(some_claims(), st.floats(0.1, 50), st.floats(0, 10))
def test_alignment_is_a_shrunken_mean(
    claims: tuple[Claim, ...], half_life: float, kappa: float
) -> None:
    """Its claims' contributions add up to it, and it stays between the extremes and zero."""
    at = [1979.0, 1990.5, 2030.0]
    line = alignment(STUDY, claims, DYAD, at=at, half_life=half_life, kappa=kappa)
    for point in line.points:
        value = point.central.value
        if value is None:
            assert point.central.reason
            continue
        amounts = [part.amount for part in point.central.contributions]
        assert sum(amounts) == pytest.approx(value, abs=1e-12)
        assert -1 <= value <= 1


def test_evidence_fades_to_nothing_known(study: Study) -> None:
    """With κ the value goes to 0 as time goes by; without it a claim stands for ever."""
    claims = [make_claim(years=(1990.0, 1991.0))]
    fading = alignment(study, claims, DYAD, at=[1991, 1996, 2191]).points
    assert [round(p.central.value or 0, 4) for p in fading] == [0.3333, 0.2222, 0.0]
    standing = alignment(study, claims, DYAD, at=[2191], kappa=0).points[0]
    assert standing.central.value == pytest.approx(2 / 3)
    slow, fast = fading[1].slow, fading[1].fast
    assert slow == pytest.approx(2 / 3 * 2**-0.5 / (1 + 2**-0.5))
    assert fast == pytest.approx(2 / 3 * 2**-2 / (1 + 2**-2))


@pytest.mark.parametrize(
    ("asked", "words"),
    [({"at": [2000.0], "half_life": 0}, "half-life"), ({"at": [2000.0], "half_life": float("nan")}, "half-life"),
     ({"at": [2000.0], "kappa": -1}, "κ"), ({"at": [float("inf")]}, "finite")],
)  # fmt: skip
def test_alignments_that_cannot_be(study: Study, asked: dict[str, Any], words: str) -> None:
    """A half-life of nothing, a negative κ, a time that is none: one sentence."""
    with pytest.raises(StudyError, match=words):
        alignment(study, [make_claim()], DYAD, **asked)


def test_an_empty_profile_says_why(study: Study) -> None:
    """No claims, only conditional ones, only undecided ones: missing with a reason, never zero."""
    empty = factor_profile(study, [], DYAD, by="area").total
    assert (empty.net.value, empty.net.reason) == (None, "No claim is selected.")
    conditional = [make_claim(modality=Modality.CONDITIONAL)]
    profile = factor_profile(study, conditional, DYAD, by="area")
    assert profile.listed == ("C1",)
    assert profile.groups[0].pull.value is None
    assert "listed, not summed" in profile.total.pull.reason
    undecided = factor_profile(study, [make_claim(direction=0)], DYAD, by="area").total
    assert undecided.pull.value == 0.0
    assert undecided.net.value is None
    assert "takes a side" in undecided.net.reason


@pytest.mark.parametrize(("sources", "known"), [(1, False), (4, False), (5, True), (9, True)])
def test_no_interval_below_five_sources(study: Study, sources: int, *, known: bool) -> None:
    """Four sources, or one with all the claims, have no interval; five have one, around the value."""
    claims = [
        make_claim(
            f"C{n}", source=f"s{n % sources}", direction=1 if n % 3 else -1, horizon=Horizon.SHORT
        )
        for n in range(30)
    ]
    net = factor_profile(study, claims, DYAD, by="horizon").groups[0].net
    assert net.sources == sources
    assert (net.low is not None) is known
    if net.low is not None and net.high is not None and net.value is not None:
        assert net.low - 1e-9 <= net.value <= net.high + 1e-9


def test_only_the_weightiest_groups_get_intervals_where_so_many_are_asked(study: Study) -> None:
    """Their figures and the total's are the same as when all groups have them."""
    claims = [
        make_claim(f"{factor}{n}", source=f"book{n}", factor=factor, area=area, certainty=certainty)
        for factor, area, certainty in (
            ("diplomacy", "political", 1),
            ("trade", "economic", 3),
            ("summits", "political", 2),
        )
        for n in range(8)
    ]
    every = factor_profile(study, claims, EVERYTHING, by="factor")
    some = factor_profile(study, claims, EVERYTHING, by="factor", weightiest=2)
    assert every.total == some.total
    for one, two in zip(every.groups, some.groups, strict=True):
        assert one.pull.low is not None
        assert one.pull.value == two.pull.value
        assert one == two or two.name == "diplomacy"
        assert (two.share.low is None) == (two.pull.low is None) == (two.name == "diplomacy")
