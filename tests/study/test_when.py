"""Dates as people write them, and EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.study.edtf import decimal_year
from carrel.study.errors import StudyError
from carrel.study.when import ALWAYS, decimal_years, read_edtf, read_when, show_when

WRITTEN = {
    "fall of 2000": "2000-23",
    "the 1990s": "199X",
    "since 1979": "1979/..",
    "until the early 1950s": "../1953~",
    "19th century": "18XX",
    "the nineteenth century": "18XX",
    "March 2001": "2001-03",
    "12 March 2001": "2001-03-12",
    "October 2, 2001": "2001-10-02",
    "2 Oct. 2001": "2001-10-02",
    "1995 to 2000": "1995/2000",
    "1995–2000": "1995/2000",
    "1995-96": "1995/1996",
    "March to June 2001": "2001-03/2001-06",
    "12 to 15 March 2001": "2001-03-12/2001-03-15",
    "from 1990 to the present": "1990/..",
    "before March 2001": "../2001-02",
    "after 12 March 2001": "2001-03-13/..",
    "after 31 December 1999": "2000-01-01/..",
    "c. 1950": "1950~",
    "1986?": "1986?",
    "500 BC": "-0499",
    "late 2001": "2001-39",
    "third quarter of 2001": "2001-35",
    "first half of the 20th century": "1900/1949",
    "mid-1980s": "1984~/1986~",
    "the 1800s": "18XX",
    "the 2000s": "200X",
    "۱۹۷۹": "1979",
}
EDTF = {
    "1985-04-12": (1985 + 101 / 365, 1985 + 102 / 365),
    "1984?": (1984, 1985),
    "2004-02-29": (2004 + 59 / 366, 2004 + 60 / 366),
    "2001-24": (2001 + 334 / 365, 2002 + 59 / 365),
    "2001-12": (2001 + 334 / 365, 2002),
    "198X": (1980, 1990),
    "18XX": (1800, 1900),
    "1985-04-XX": (1985 + 90 / 365, 1985 + 120 / 365),
    "1560-XX-25": (1560 + 24 / 366, 1560 + 360 / 366),
    "1979/..": (1979, None),
    "../1985": (None, 1986),
    "1985/": (1985, None),
    "Y170000002": (170000002, 170000003),
    "Y-17E7": (-170000000, -169999999),
    "1950S2": (1900, 2000),
    "[1667,1668, 1670..1672]": (1667, 1673),
    "{1960,1961-12}": (1960, 1962),
    "2001-21/2003": (2001 + 59 / 365, 2004),
    "-0499": (-499, -498),
}


@pytest.mark.parametrize(("written", "edtf"), WRITTEN.items())
def test_words_are_understood(written: str, edtf: str) -> None:
    """A date in words becomes EDTF, and keeps its words."""
    when = read_when(written)
    assert (when.edtf, when.written) == (edtf, written)


@pytest.mark.parametrize(("text", "bounds"), EDTF.items())
def test_edtf_covers_what_it_says(text: str, bounds: tuple[float | None, float | None]) -> None:
    """Levels 0 to 2 have their stretch in decimal years, half-open."""
    when = read_edtf(text)
    assert (when.start, when.end) == pytest.approx(bounds)


@pytest.mark.parametrize("text", ["2001-03~", "1984?", "1984%", "2004-06~-11", "[1667,1668]"])
def test_doubt_is_approximate(text: str) -> None:
    """Every sign of doubt makes a date approximate."""
    assert read_edtf(text).approximate


@pytest.mark.parametrize(
    "text",
    ["", "gibberish", "May", "2001-02-30", "2001-00", "1999/1990", "199", "20010312T", "2001-1X-5"],
)
def test_what_cannot_be_read_is_said(text: str) -> None:
    """No date is guessed: one sentence shows how to write it."""
    with pytest.raises(StudyError, match=r"write (it|one) such as"):
        read_when(text)
    with pytest.raises(StudyError, match="not a date in EDTF"):
        read_edtf(text)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing a person types makes the reader fail otherwise than with its own error."""
    try:
        when = read_when(text)
    except StudyError:
        return
    assert when.start is None or when.end is None or when.start < when.end


@given(
    st.sampled_from(
        ["{y:04d}", "{y:04d}-{m:02d}", "{y:04d}-{m:02d}-{d:02d}", "{y:04d}~", "{y:04d}/..",
         "../{y:04d}-{m:02d}", "{y:04d}-2{s}", "{y:04d}-3{q}", "198X", "18XX/198X", "{y:04d}?"]
    ),
    st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28), st.integers(1, 4),
)  # fmt: skip
def test_what_is_shown_is_read_back(form: str, y: int, m: int, d: int, s: int) -> None:
    """The words under which a date is shown mean the same date."""
    when = read_edtf(form.format(y=y, m=m, d=d, s=s, q=s + 2))
    assert read_when(show_when(when)).edtf == when.edtf


def test_decimal_years_are_kept() -> None:
    """Years that came as numbers stay as they are, open or an instant."""
    assert decimal_years(2000.75, 2000.75).start == 2000.75
    assert decimal_years(None, None) == decimal_years(None, None)
    assert show_when(decimal_years(1990.0, None)) == "since 1990"
    assert show_when(ALWAYS) == "always"
    with pytest.raises(StudyError, match="ends before it starts"):
        decimal_years(2001, 2000)
    with pytest.raises(StudyError, match="finite"):
        decimal_years(float("nan"), 2000)


def test_a_season_is_shown_in_words() -> None:
    """What was typed as fall is shown as autumn, and in another language as EDTF."""
    when = read_when("fall of 2000")
    assert (show_when(when), show_when(when, "fa")) == ("autumn 2000", "2000-23")


@given(st.integers(-3000, 3000), st.integers(1, 11))
def test_months_follow_one_another(year: int, month: int) -> None:
    """Where one month ends the next begins."""
    assert decimal_year(year, month) < decimal_year(year, month + 1) < year + 1
