"""Dates in words."""

import pytest

from carrel.language.dates import date_words
from carrel.values.partial_date import date_from_edtf


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2001", "2001"),
        ("2001-10-02", "2 October 2001"),
        ("2001-24", "Winter 2001"),
        ("1990/2000", "1990–2000"),
        ("1921~", "about 1921"),
        ("in the year of the flood", "in the year of the flood"),
    ],
)
def test_as_people_write_them(written: str, said: str) -> None:
    """What is known is said, and nothing more."""
    assert date_words(date_from_edtf(written)) == said
