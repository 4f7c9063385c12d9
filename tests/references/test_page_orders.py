"""Lines taken from a right-to-left page from the left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.references.bidi import level_runs, levels_of, visual
from carrel.references.mending.line_score import range_score
from carrel.references.mending.page_orders import page_orders
from carrel.references.mending.unscrambling import ways

LATIN = '3- Doe, Ali (1393), "Theory" Vol. 7, No. 1, pp. 23-45.'
PERSIAN = "۳- باقری، علی (۱۳۹۳)، روابط Iran Review و روسیه، تهران: نشر، ص ۲۳-۴۵."


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("line", [LATIN, PERSIAN])
@pytest.mark.parametrize("national", [False, True])
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_order_of_glyphs_is_undone(line: str, national: bool, mirrored: bool) -> None:
    """Among the ways to read a line that came glyph by glyph is the line as it was."""
    came = visual(line, levels_of(line, 1, national=national), mirrored=mirrored)
    assert came != line
    assert bare(line) in {bare(way.of(came)) for way in ways(came)}


@pytest.mark.parametrize("line", [LATIN, PERSIAN])
@pytest.mark.parametrize("national", [False, True])
def test_the_order_of_runs_is_undone(line: str, national: bool) -> None:
    """The same for a line that came run by run."""
    runs = level_runs(levels_of(line, 1, national=national))
    came = "".join(line[start:end] for start, end in runs)
    assert came != line
    assert bare(line) in {bare(way.of(came)) for way in ways(came)}


def test_a_label_is_a_unit() -> None:
    """A label such as "[Doe99]" is taken from the end of its line to the front."""
    line = "[Doe99] Doe, J. The end. 2001."
    for national in (False, True):
        came = visual(line, levels_of(line, 1, national=national))
        assert came.endswith("[Doe99]")
        assert bare(line) in {bare(way.of(came)) for way in ways(came)}


@given(st.text("Ab 12,.(-)[]سم۳\n", max_size=60))
def test_an_order_keeps_every_character(line: str) -> None:
    """No order loses a character or has one twice."""
    for one in page_orders(line):
        assert sorted(one.order) == list(range(len(line)))


@pytest.mark.parametrize(
    ("line", "up"),
    [("pp. 23-45", True), ("45–23", False), ("1506–7", True), ("7–1506", False), ("98-102", True)],
)
def test_ranges_count_up(line: str, up: bool) -> None:
    """Pages that count down speak against an order; a shortened second number does not."""
    assert (range_score(line) > 0) is up
