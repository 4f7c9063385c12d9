"""Words on a chart: sized after it is drawn, given room, and cut where there is none."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from carrel.drawing.bars import Bar, Heading, bar_chart
from carrel.drawing.lettering import fitted, lettered, room_for, width
from carrel.drawing.vega import to_svg
from carrel.language.scripts import direction_of
from tests.drawing.test_charts import alignment_of, profile_of

HEADING = Heading("bars", "Bars", "", ("Name", "Value"))


@given(st.text(max_size=60), st.floats(0, 400))
def test_fitted_words_are_the_words_or_their_beginning(words: str, limit: float) -> None:
    """Nothing is cut that has room; what is cut begins as it did, ends in "…" and fits."""
    cut = fitted(words, limit)
    if width(words) <= limit:
        assert cut == words
    else:
        kept, ellipsis, mark = cut.rpartition("…")
        assert ellipsis
        assert mark == ("\u200f" if direction_of(words) == "rtl" else "")
        assert words.startswith(kept)
        assert width(cut) <= max(limit, width("…"))


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    """The room for words is that of the longest, and a mark over a letter takes none."""
    assert width("iiii") < width("nnnn") < width("MMMM")
    assert width("漢字") > width("ab")
    assert width("e\u0301") == width("e")
    assert room_for(["a", "aaa", "aa"]) == round(width("aaa"))
    assert room_for([]) == 0


def test_every_word_of_a_chart_gets_its_size_and_its_line() -> None:
    """No size 0 and no made-up style is left; the words of the bars stand in it."""
    for chart in (profile_of(), profile_of(narrow=True), alignment_of()):
        svg = to_svg(chart)
        assert 'font-size="0px"' not in svg
        assert "font-style" not in svg
        words = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
        assert words
    svg = to_svg(profile_of())
    assert re.search(r'font-size="12px" dy="\.3em"[^>]*>net 1\.00', svg)


def test_a_long_name_is_cut_on_the_chart_and_whole_in_the_table() -> None:
    """The names of bars take 240 pixels at the most; two that begin alike stay two bars."""
    long = "a < b & c " * 20
    bars = (Bar(long + "one", 0.5), Bar(long + "two", -0.5), Bar("short", 1.0))
    chart = bar_chart(bars, HEADING)
    svg = to_svg(chart)
    shown = [unescape(words) for words in re.findall(r'text-anchor="end"[^>]*>([^<]*)<', svg)]
    cut = [words for words in shown if words.endswith("…")]
    assert len(cut) == 2
    assert all(width(words) <= 240 and long.startswith(words[:-1]) for words in cut)
    assert chart.table.rows[0][0] == long + "one"


def test_other_drawings_are_left_as_they_are() -> None:
    """Only words that were set at size 0 with a size in their style are touched."""
    svg = '<svg><text font-size="12px">a</text><text font-size="0px">b</text></svg>'
    assert lettered(svg) == svg
