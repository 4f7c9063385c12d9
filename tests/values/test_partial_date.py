"""Partial dates keep what was written and no more."""

from hypothesis import given
from hypothesis import strategies as st

from carrel.values.partial_date import PartialDate, date_from_csl, date_from_edtf

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
