"""Charts say in marks, words and table what the figures say, and lead to their claims."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree as ET

import pytest

from carrel.drawing.addresses import claims_address
from carrel.drawing.alignment import MOST_STROKES, alignment_chart
from carrel.drawing.bars import Bar, Heading, bar_chart
from carrel.drawing.chart import Chart
from carrel.drawing.palette import FILE, PAGE, painted
from carrel.drawing.profile import MOST_GROUPS, profile_chart
from carrel.drawing.vega import to_file_svg, to_png, to_svg
from carrel.drawing.words import cell, number
from carrel.study.alignment import alignment
from carrel.study.claim import Claim
from carrel.study.codebook import Codebook, Factor
from carrel.study.profile import factor_profile
from carrel.study.selection import Selection, select
from tests.study.examples import STUDY, make_claim

DYAD = Selection("IRN", "RUS")
CLAIMS = (
    make_claim("C1", years=(1990.0, 1995.0)),
    make_claim("C2", direction=-1, strength=3, years=(1992.0, 2001.0)),
    make_claim("C3", area="economic", factor="trade", years=(2000.0, 2001.0)),
    make_claim("C4", modality="conditional", years=(2001.0, None)),
)
MANY = tuple(make_claim(f"M{n}", source=f"book{n}", direction=1 - 2 * (n % 2)) for n in range(8))


def profile_of(claims: tuple[Claim, ...] = CLAIMS, *, narrow: bool = False) -> Chart:
    """The profile of some claims by area."""
    profile = factor_profile(STUDY, claims, DYAD, by="area")
    return profile_chart(profile, by="area", query="who=IRN&whom=RUS", narrow=narrow)


def alignment_of(claims: tuple[Claim, ...] = CLAIMS) -> Chart:
    """The alignment over thirty years."""
    at = [1985.0 + step for step in range(30)]
    found = alignment(STUDY, claims, DYAD, at=at)
    return alignment_chart(found, claims, query="who=IRN&whom=RUS")


@pytest.mark.parametrize("narrow", [False, True])
def test_a_profile_leads_from_each_bar_to_its_claims(narrow: bool) -> None:
    """A bar links to the claims of its group and side, and is told to those who hear it."""
    svg = to_svg(profile_of(narrow=narrow), base="/studies/s/")
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*)"', svg)}
    assert "/studies/s/claims?who=IRN&whom=RUS&area=political&side=apart" in links
    assert "/studies/s/claims?who=IRN&whom=RUS&area=economic&side=together" in links
    assert 'aria-label="economic, together: 0.67; 1 source, 1 claim"' in svg


def test_the_table_of_a_profile_holds_its_figures() -> None:
    """One row a group and one for all; what is missing stays missing."""
    table = profile_of().table
    assert [row[0] for row in table.rows] == ["political", "economic", "all"]
    assert table.rows[1][1:4] == (pytest.approx(2 / 3), 0.0, 1.0)
    assert len(table.links) == len(table.rows)


def test_without_claims_nothing_is_drawn_and_the_reason_is_said() -> None:
    """An empty chart has no marks and says why."""
    chart = profile_of(())
    assert to_svg(chart) == ""
    assert to_png(chart) == b""
    assert chart.reason == "No claim is selected."
    assert alignment_of(()).reason


def test_few_sources_are_hatched_and_many_get_whiskers() -> None:
    """Under five sources there is no interval: the bars are hatched and the caption says so."""
    few, many = profile_of(), profile_of(MANY)
    assert "hatched" in few.caption
    assert "1 source, 3 claims" in few.caption
    assert "-overhatch)" in to_svg(few)
    assert "Whiskers" in many.caption
    assert "-overhatch)" not in to_svg(many)


def test_the_rug_shows_every_claim_and_pales_those_that_are_not_summed() -> None:
    """Each claim is a stroke that links to it; a conditional one is pale."""
    svg = to_svg(alignment_of())
    for claim in CLAIMS:
        assert f"claims?ids={claim.id}" in svg
    strokes = re.findall(r'<a href="claims\?ids=(C\d)".*?opacity="([\d.]+)"', svg)
    assert dict(strokes)["C4"] == "0.35"
    assert dict(strokes)["C1"] == "1"


def test_a_hundred_overlapping_claims_stay_in_few_lanes() -> None:
    """The rug never grows beyond its lanes."""
    crowd = tuple(make_claim(f"C{n}", years=(1990.0, 2001.0)) for n in range(100))
    lanes = {row["lane"] for row in alignment_of(crowd).spec["vconcat"][1]["data"]["values"]}
    assert len(lanes) == 12


def test_a_rug_of_very_many_claims_is_summed_up_and_says_so() -> None:
    """Beyond 300 claims strokes are shared, each leads to those that hold in its time and side."""
    crowd = tuple(
        make_claim(f"C{n}", direction=1 - 2 * (n % 2), years=(1990.0 + n % 9, 1999.0))
        for n in range(MOST_STROKES + 1)
    )
    chart = alignment_of(crowd)
    strokes = chart.spec["vconcat"][1]["data"]["values"]
    assert len(strokes) <= MOST_STROKES
    assert f"stand for all {len(crowd)} claims" in chart.caption
    stroke = next(one for one in strokes if one["start"] >= 1992 and one["side"] == "together")
    query = dict(parse_qsl(urlsplit(stroke["address"]).query))
    start, end = float(query["from"]), float(query["to"])
    meant = select(crowd, replace(DYAD, sides=("together",), start=start, end=end), STUDY)
    assert stroke["said"].endswith(f"{len(meant)} together")


def test_of_very_many_groups_the_weightiest_are_drawn() -> None:
    """The caption says how many are left out, and the table has all."""
    names = [f"factor {n}" for n in range(MOST_GROUPS + 5)]
    study = replace(STUDY, codebook=Codebook(("political",), tuple(map(Factor, names))))
    claims = tuple(
        make_claim(f"C{n}", factor=name, area="political", certainty=1 if n < 5 else 3)
        for n, name in enumerate(names)
    )
    chart = profile_chart(factor_profile(study, claims, DYAD, by="factor"), by="factor", query="")
    drawn = {row["group"] for row in chart.spec["data"]["values"]}
    assert drawn == set(names[5:])
    assert f"{MOST_GROUPS} of {len(names)} groups" in chart.caption
    assert len(chart.table.rows) == len(names) + 1


@pytest.mark.parametrize("make", [profile_of, alignment_of])
def test_a_drawing_is_well_formed_and_asks_for_nothing(make: Callable[[], Chart]) -> None:
    """SVG as XML, with no address outside and no style that a strict policy would refuse."""
    chart = make()
    for svg in (to_svg(chart), to_file_svg(chart)):
        ET.fromstring(svg)  # noqa: S314 - our own drawing
        assert "https://" not in svg
        assert "style=" not in svg
        assert "@" not in svg
    assert "var(" not in to_file_svg(chart)
    assert "<a " not in to_file_svg(chart)
    assert to_png(chart).startswith(b"\x89PNG")


def test_words_from_a_source_are_escaped() -> None:
    """A name that looks like markup is shown and never obeyed."""
    bars = (Bar('<script>alert("1")</script>', 0.5, 'claims?who=<"&'),)
    svg = to_svg(bar_chart(bars, Heading("x", '"T"<b>', "", ("A", "B"))))
    ET.fromstring(svg)  # noqa: S314 - our own drawing
    assert "<script" not in svg
    assert "<b>" not in svg


def test_bars_without_a_value_are_in_the_table_only() -> None:
    """Missing is blank, never a bar of nought."""
    chart = bar_chart((Bar("a", None), Bar("b", -0.25)), Heading("x", "T", "c", ("Name", "Value")))
    assert chart.table.rows[0][1] is None
    assert [row["name"] for row in chart.spec["data"]["values"]] == ["b"]
    assert bar_chart((Bar("a", None),), Heading("x", "T", "", ("A", "B"))).reason


def test_numbers_as_people_read_them() -> None:
    """A true minus, no minus nought, a dash for what is missing."""
    assert number(-0.25) == "−0.25"
    assert number(-0.001) == "0.00"
    assert number(None) == "–"
    assert [cell(value) for value in ("a", 3, 3.0, 0.5, None)] == ["a", "3", "3", "0.500", "–"]


def test_addresses_narrow_the_selection() -> None:
    """The group's own field and the direction come after what the page selects."""
    assert claims_address("") == "claims"
    assert claims_address("", "none", "all") == "claims"
    assert (
        claims_address("who=A", "area", "a b", side="apart") == "claims?who=A&area=a+b&side=apart"
    )


def test_every_colour_has_its_name_in_both_palettes() -> None:
    """A palette answers for each name, also deep inside a specification."""
    spec = {"a": ["@together", {"b": "@font"}], "c": 1, "d": "no @ink here"}
    assert painted(spec, PAGE.names()) == {
        "a": [PAGE.together, {"b": PAGE.font}],
        "c": 1,
        "d": "no @ink here",
    }
    assert painted("@apart", FILE.names()) == FILE.apart
