"""Names, dates and publications as they are written."""

from __future__ import annotations

import pytest

from carrel.importers.record.byline import byline_in
from carrel.importers.record.dates import date_in_words
from carrel.importers.record.names import looks_like_name, names_in
from carrel.importers.record.publication import publication_said


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Doe, Jane Q.", [("Doe", "Jane Q.")]),
        ("Jane Q. Doe", [("Doe", "Jane Q.")]),
        ("Jane Doe and Richard Roe", [("Doe", "Jane"), ("Roe", "Richard")]),
        (
            "Jane Doe, Richard Roe, and Ann Smith",
            [("Doe", "Jane"), ("Roe", "Richard"), ("Smith", "Ann")],
        ),
        ("Doe, Jane; Roe, Richard", [("Doe", "Jane"), ("Roe", "Richard")]),
        ("Jane Marie Doe", [("Doe", "Jane Marie")]),
        ("Taghi Pashayei Gonbad", [("Pashayei Gonbad", "Taghi")]),
        ("Dr. Jane Doe", [("Doe", "Jane")]),
        ("J. K. Doe", [("Doe", "J. K.")]),
        ("Jane Doe1, Richard Roe2*", [("Doe", "Jane"), ("Roe", "Richard")]),
        ("علی رضایی و حسن کریمی", [("رضایی", "علی"), ("کریمی", "حسن")]),
    ],
)
def test_names_are_read_in_order(written: str, names: list[tuple[str, str]]) -> None:
    """Family and given names, initials and middle names in their places."""
    assert [(name.family, name.given) for name in names_in(written)] == names


def test_particles_and_suffixes() -> None:
    """A particle goes before the family name, a suffix after the name."""
    (one,) = names_in("Jan van der Meer")
    assert (one.given, one.non_dropping_particle, one.family) == ("Jan", "van der", "Meer")
    (two,) = names_in("Doe, John, Jr.")
    assert (two.family, two.given, two.suffix) == ("Doe", "John", "Jr.")


@pytest.mark.parametrize(
    "written", ["The Harbour", "University of York", "page 12", "one", "A. of B.", ""]
)
def test_what_is_no_name(written: str) -> None:
    """Articles, places and numbers are no names."""
    assert not looks_like_name(written)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Winter 2001", {"date-parts": [[2001]], "season": 4}),
        ("Fall 1999", {"date-parts": [[1999]], "season": 3}),
        ("Winter 2001-02", {"date-parts": [[2001], [2002]], "season": 4}),
        ("January 2001", {"date-parts": [[2001, 1]]}),
        ("Jan. 5, 2001", {"date-parts": [[2001, 1, 5]]}),
        ("5th January 2001", {"date-parts": [[2001, 1, 5]]}),
        ("January/February 2001", {"date-parts": [[2001, 1], [2001, 2]]}),
        ("2001-01-05T10:00:00Z", {"date-parts": [[2001, 1, 5]]}),
        ("2001/01", {"date-parts": [[2001, 1]]}),
        ("5. Mai 1998", {"date-parts": [[1998, 5, 5]]}),
        ("12 марта 1995 г.", {"date-parts": [[1995, 3, 12]]}),
        ("1998–2001", {"date-parts": [[1998], [2001]]}),
    ],
)
def test_dates_in_words(written: str, date: dict[str, object]) -> None:
    """Days, months, seasons and ranges in the languages of the library."""
    read = date_in_words(written)
    assert read is not None
    assert read.to_csl() == date


@pytest.mark.parametrize(
    "written", ["", "Spring tide", "2001-13-01", "99", "The 1990s in review", "x" * 100]
)
def test_what_is_no_date(written: str) -> None:
    """What is not wholly understood is no date."""
    assert date_in_words(written) is None


@pytest.mark.parametrize(
    ("line", "kind", "values"),
    [
        ("Parameters, Winter 2001", "article-journal", {}),
        (
            "Harbour Review, Vol. 4, No. 2, pp. 11-19, 1999",
            "article-journal",
            {"volume": "4", "issue": "2", "page": "11-19"},
        ),
        ("The Port Times, January 5, 2001", "article-newspaper", {}),
        ("Quays and Ships, May 1999", "article-magazine", {}),
    ],
)
def test_where_a_work_appeared(line: str, kind: str, values: dict[str, str]) -> None:
    """Container, volume, issue, pages and type; each with the place of its words."""
    said = {one.variable: one for one in publication_said(line, 100)}
    assert said["type"].value == kind
    assert said["container-title"].value == line.split(",", maxsplit=1)[0]
    for variable, value in values.items():
        span = said[variable].span
        assert said[variable].value == value
        assert span is not None
        assert line[span.start - 100 : span.end - 100] == value


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    """``By`` before anything but a name opens a sentence."""
    for line in (
        "By the end of the century the docks were empty.",
        "By 1998 all had changed",
        "By way of the quay",
    ):
        assert byline_in(line, 0) is None
