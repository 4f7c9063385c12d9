"""Dates in words."""

import pytest

from carrel.language.dates import date_words
from carrel.values.partial_date import date_from_text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2001", "2001"),
        ("2001-10-02", "2 October 2001"),
        ("2001-24", "Winter 2001"),
        ("1990/2000", "1990–2000"),
        ("1921~", "about 1921"),
        ("1393 SH", "1393 [2014/15]"),
        ("1378 SH", "1378 [1999/2000]"),
        ("1393-11-01 SH", "1 Bahman 1393 [21 January 2015]"),
        ("1393-11 SH", "Bahman 1393 [January 2015–February 2015]"),
        ("1393-24 SH", "Winter 1393 [2014/15]"),
        ("1392/1393 SH", "1392–1393 [2013–2015]"),
        ("in the year of the flood", "in the year of the flood"),
    ],
)
def test_as_people_write_them(written: str, said: str) -> None:
    """What is known is said, and nothing more."""
    assert date_words(date_from_text(written)) == said
