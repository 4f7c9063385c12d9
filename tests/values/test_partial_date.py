"""Partial dates keep what was written and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.values.partial_date import (
    PartialDate,
    date_from_csl,
    date_from_edtf,
    date_from_text,
)

_years = st.integers(min_value=-3000, max_value=3000)
_months = st.integers(min_value=1, max_value=12)
_days = st.integers(min_value=1, max_value=28)
_single = st.one_of(
    st.builds(PartialDate, _years, circa=st.booleans()),
    st.builds(PartialDate, _years, _months, circa=st.booleans()),
    st.builds(PartialDate, _years, _months, _days, circa=st.booleans()),
    st.builds(PartialDate, _years, season=st.integers(1, 4), circa=st.booleans()),
)
_dates = st.one_of(
    _single,
    st.builds(
        lambda start, end: PartialDate(
            start.year, start.month, start.day, start.season, PartialDate(end), start.circa
        ),
        _single,
        _years,
    ),
)


@given(_dates)
def test_csl_round_trip(date: PartialDate) -> None:
    """What CSL-JSON can say comes back from it unchanged."""
    assert date_from_csl(date.to_csl()) == date


@given(_dates)
def test_edtf_round_trip(date: PartialDate) -> None:
    """What EDTF can say comes back from it unchanged."""
    assert date_from_edtf(date.to_edtf()) == date


@given(st.text())
def test_nothing_written_is_lost(written: str) -> None:
    """A date is understood, or it is the words as they came; nothing raises."""
    date = date_from_edtf(written)
    assert date.year is not None or date.literal == written


def test_a_season_is_not_a_month() -> None:
    """Winter 2001 is EDTF 2001-24 and CSL season 4 (ISO 8601-2:2019, 4.8; CSL-JSON schema)."""
    winter = date_from_edtf("2001-24")
    assert winter == PartialDate(2001, season=4)
    assert winter.to_csl() == {"date-parts": [[2001]], "season": 4}


def test_a_year_of_thousands_of_digits_stays_literal() -> None:
    """It is no year of EDTF that can be counted with."""
    assert date_from_edtf("9" * 5000).literal == "9" * 5000


_other = st.one_of(
    st.builds(PartialDate, st.integers(1, 3000), calendar=st.sampled_from(["persian", "hebrew"])),
    st.builds(PartialDate, st.integers(1, 3000), _months, _days, calendar=st.just("islamic-civil")),
    st.builds(
        PartialDate, st.integers(1, 3000), season=st.integers(1, 4), calendar=st.just("persian")
    ),
)


@given(_other)
def test_a_date_of_another_calendar_comes_back(date: PartialDate) -> None:
    """Its numbers are kept as written, in CSL-JSON and as typed, with the calendar beside them."""
    if date.in_gregorian() == date:  # before the year 1
        assert date_from_text(date.typed()).literal == date.typed()
        return
    assert date_from_csl(date.to_csl()) == date
    assert date_from_text(date.typed()) == date
    assert date.to_csl()["date-parts"][0][0] == date.year


@pytest.mark.parametrize(
    ("written", "gregorian"),
    [
        ("1393 persian", "2014/2015"),
        ("1393-11-01 Solar Hijri", "2015-01-21"),
        ("۱۳۹۳-۱۱-۰۱ ش", "2015-01-21"),
        ("1393-24 SH", "2014/2015"),
        ("1393-21 SH", "2014"),
        ("1392/1393 SH", "2013/2015"),
        ("435 AH", "1043/1044"),
        ("5774-13-29 hebrew", "2014-09-24"),
        ("1393~ SH", "2014~/2015"),
        ("2001-10-02", "2001-10-02"),
    ],
)
def test_a_date_may_name_its_calendar(written: str, gregorian: str) -> None:
    """A full date is one day; a year, a season or a month lies across two."""
    assert date_from_text(written).in_gregorian().to_edtf() == gregorian


@pytest.mark.parametrize("written", ["1393-12-30 SH", "2001-10-02 mayan", "spring 2001", "x SH"])
def test_what_no_calendar_has_stays_as_it_came(written: str) -> None:
    """1393 was no leap year, so its last month had no thirtieth day."""
    assert date_from_text(written) == PartialDate(literal=written)
