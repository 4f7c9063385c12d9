"""Calendars besides the Gregorian, against days that are known from elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.values.calendars import CALENDARS, HEBREW, ISLAMIC, PERSIAN, calendar_named, days_of

LEAP_YEARS_IN_LAW = (
    1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362,
    1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403,
)  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "own", "gregorian"),
    [
        (PERSIAN, (1357, 11, 22), date(1979, 2, 11)),
        (PERSIAN, (1393, 11, 1), date(2015, 1, 21)),
        (PERSIAN, (1399, 12, 30), date(2021, 3, 20)),
        (PERSIAN, (1404, 1, 1), date(2025, 3, 21)),
        (ISLAMIC, (1, 1, 1), date(622, 7, 19)),
        (ISLAMIC, (1435, 1, 1), date(2013, 11, 5)),
        (HEBREW, (5774, 1, 1), date(2013, 9, 5)),
        (HEBREW, (5774, 8, 15), date(2014, 4, 15)),
        (HEBREW, (5785, 8, 15), date(2025, 4, 13)),
    ],
)
def test_a_full_date_is_one_day(calendar: str, own: tuple[int, int, int], gregorian: date) -> None:
    """A full date of any calendar is exactly one day of the Gregorian."""
    days = days_of(calendar, *own)
    assert days is not None
    assert days.first == days.last == gregorian.toordinal()


def test_leap_years_are_those_of_the_law() -> None:
    """From 1304 to 1403 a Solar Hijri year has 366 days where Iran's calendar gave it 366."""
    found = [year for year in range(1304, 1404) if days_of(PERSIAN, year, 12, 30)]
    assert tuple(found) == LEAP_YEARS_IN_LAW


@given(st.sampled_from(CALENDARS), st.integers(3762, 9000))
def test_months_fill_their_year(calendar: str, year: int) -> None:
    """The months of a year follow one another without a gap, and years do so too."""
    whole, after = days_of(calendar, year), days_of(calendar, year + 1)
    assert whole is not None
    assert after is not None
    assert after.first == whole.last + 1
    months = [days for month in range(1, 14) if (days := days_of(calendar, year, month))]
    assert [days.first for days in months[1:]] == [days.last + 1 for days in months[:-1]]
    assert (months[0].first, months[-1].last) == whole


@given(
    st.sampled_from(CALENDARS),
    st.integers(-99_999, 99_999),
    st.integers(-5, 40),
    st.integers(-5, 400),
)
def test_no_numbers_raise(calendar: str, year: int, month: int, day: int) -> None:
    """Numbers that are no date give None, and what is a date lies where Python has dates."""
    days = days_of(calendar, year, month, day)
    assert days is None or date.min.toordinal() <= days.first <= days.last <= date.max.toordinal()


@pytest.mark.parametrize(
    ("name", "calendar"),
    [
        ("persian", PERSIAN), ("Solar Hijri", PERSIAN), ("solar-hijri", PERSIAN), ("SH", PERSIAN),
        ("islamic-civil", ISLAMIC), ("Islamic", ISLAMIC), ("AH", ISLAMIC), ("Hebrew", HEBREW),
        ("", ""), ("gregory", ""), ("mayan", ""),
    ],
)  # fmt: skip
def test_calendars_have_several_names(name: str, calendar: str) -> None:
    """A calendar is known by its CLDR name and by the names people use."""
    assert calendar_named(name) == calendar
