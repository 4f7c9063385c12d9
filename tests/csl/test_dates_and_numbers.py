"""Dates, numbers, page ranges and labels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.csl.items.date_value import DatePoint, read_date_value
from carrel.csl.items.numeric import is_numeric
from carrel.csl.rendering.number import roman
from carrel.csl.rendering.page_range import format_pages

Cited = Callable[..., str]
TEXT = '<date variable="issued" form="text"/>'


@pytest.mark.parametrize(
    ("layout", "issued", "expected"),
    [
        (TEXT, {"date-parts": [[2001, 5, 30]]}, "May 30, 2001"),
        (TEXT, {"date-parts": [["2001", "05"]]}, "May 2001"),
        (TEXT, {"date-parts": [[2001, 24]]}, "Winter 2001"),
        (TEXT, {"date-parts": [[2001]], "season": 4}, "Winter 2001"),
        (TEXT, {"date-parts": [[2001]], "season": "Michaelmas"}, "Michaelmas 2001"),
        (TEXT, {"literal": "in the third year"}, "in the third year"),
        (TEXT, {"raw": "2001-05-30"}, "May 30, 2001"),
        (TEXT, {"raw": "Winter 2001"}, "Winter 2001"),
        (TEXT, {"raw": "about then"}, "about then"),
        (TEXT, "2001-05", "May 2001"),
        ('<date variable="issued" form="numeric"/>', {"date-parts": [[2001, 5, 3]]}, "05/03/2001"),
        ('<date variable="issued" form="text" date-parts="year"/>', {"date-parts": [[2001, 5]]},
         "2001"),
        (TEXT, {"date-parts": [[2001, 5, 3], [2001, 5, 9]]}, "May 3–9, 2001"),
        (TEXT, {"date-parts": [[2001, 3, 3], [2001, 5, 9]]}, "March 3–May 9, 2001"),
        (TEXT, {"date-parts": [[2001, 3], [2002, 5]]}, "March 2001–May 2002"),
        (TEXT, {"date-parts": [[-44, 3, 15]]}, "March 15, 44BC"),
        (TEXT, {"date-parts": [[79]]}, "79AD"),
        (('<date variable="issued"><date-part name="day" form="ordinal" suffix=" "/>'
         '<date-part name="month" form="short" strip-periods="true"/></date>'),
         {"date-parts": [[2001, 3, 2]]}, "2nd Mar"),
        ('<date variable="issued"><date-part name="year" form="short"/></date>',
         {"date-parts": [[2001]]}, "01"),
    ],
)  # fmt: skip
def test_dates(cited: Cited, layout: str, issued: object, expected: str) -> None:
    """CSL 1.0.2, Date, Date-part, ranges, AD and BC, seasons."""
    assert cited(layout, {"issued": issued}) == expected


@pytest.mark.parametrize(
    ("value", "point"),
    [
        ("1865", DatePoint(1865)),
        ("1865-04", DatePoint(1865, 4)),
        ("1865-22", DatePoint(1865, season=2)),
        ("15 April 1865", DatePoint(1865, 4, 15)),
        ("April 15, 1865", DatePoint(1865, 4, 15)),
        ("44 BC", DatePoint(-44)),
        ("400 BC", DatePoint(-400)),
        ("4/15/1865", DatePoint(1865, 4, 15)),
        ({"date-parts": [[1865, 13]]}, DatePoint(1865, season=1)),
        ({"date-parts": [[1865, 99, 99]]}, DatePoint(1865)),
        ({"date-parts": [[0]]}, None),
        ({"date-parts": "no"}, None),
        ([1865], None),
        (1865, DatePoint(1865)),
    ],
)
def test_every_form_of_date_is_read(value: object, point: DatePoint | None) -> None:
    """A date is understood, or kept as the words it came as, or there is none."""
    read = read_date_value(value)
    assert (read.points[0] if read and read.points else None) == point


def test_uncertain_dates() -> None:
    """EDTF's marks and the circa field say that a date is uncertain."""
    for value in ("1865?", "1865~", {"date-parts": [[1865]], "circa": 1}):
        read = read_date_value(value)
        assert read is not None
        assert read.circa


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("numeric", "3", "3"),
        ("numeric", "3-5", "3–5"),
        ("numeric", "3,5 &amp; 7".replace("&amp;", "&"), "3, 5 &#38; 7"),
        ("ordinal", "1", "1st"),
        ("ordinal", "11", "11th"),
        ("ordinal", "112", "112th"),
        ("ordinal", "23", "23rd"),
        ("long-ordinal", "2", "second"),
        ("long-ordinal", "20", "20th"),
        ("roman", "1990", "mcmxc"),
        ("ordinal", "Revised", "Revised"),
    ],
)
def test_numbers(cited: Cited, form: str, value: str, expected: str) -> None:
    """CSL 1.0.2, Number."""
    assert cited(f'<number variable="edition" form="{form}"/>', {"edition": value}) == expected


@pytest.mark.parametrize(
    ("text", "numeric"),
    [("2", True), ("D2", True), ("2, 3", True), ("2-4", True), ("2 & 4", True),
     ("second", False), ("2nd edition", False), ("", False), ("xii", True), ("3/4", True),
     ("2 and 3", True), ("TR-74", False), ("-", False)],
)  # fmt: skip
def test_is_numeric(text: str, *, numeric: bool) -> None:
    """CSL 1.0.2, is-numeric: with letters before and after, joined by comma, hyphen or &."""
    assert is_numeric(text) == numeric


def test_roman_numbers_have_bounds() -> None:
    """Beyond what the letters can write, digits stay."""
    assert roman(0) == "0"
    assert roman(6000) == "6000"
    assert roman(4) == "iv"


@pytest.mark.parametrize(
    ("form", "pages", "expected"),
    [
        ("", "42-45", "42–45"),
        ("expanded", "42-5", "42–45"),
        ("expanded", "142-5 and 150-9", "142–145 and 150–159"),
        # A number of the printer's is no range, two Roman numbers are.
        ("", "A-12", "A-12"),
        ("expanded", "xii-xv", "xii–xv"),
        ("", "A1-B2", "A1-B2"),
        ("expanded", "S42-S45", "S42–S45"),
        ("minimal", "42-45", "42–5"),
        ("minimal", "1536-1538", "1536–8"),
        ("minimal-two", "1536-1538", "1536–38"),
        ("minimal-two", "42-45", "42–45"),
        ("chicago", "3-10", "3–10"),
        ("chicago", "100-104", "100–104"),
        ("chicago", "107-108", "107–8"),
        ("chicago", "321-325", "321–25"),
        ("chicago", "1496-1504", "1496–1504"),
        ("chicago-16", "1496-1504", "1496–504"),
        ("chicago", "415-532", "415–532"),
        ("expanded", "1-4, 8-9", "1–4, 8–9"),
        ("minimal", "e123", "e123"),
        ("minimal", "110-5-2", "110-5-2"),
    ],
)
def test_page_ranges(form: str, pages: str, expected: str) -> None:
    """CSL 1.0.2, Appendix V."""
    assert format_pages(pages, form, "–") == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("7", "p. 7"),
        ("7-9", "pp. 7–9"),
        ("7, 9", "pp. 7, 9"),
        ("i-iv", "pp. i–iv"),
        ("TR-74", "p. TR-74"),
        ("7, n. 9", "p. 7, n. 9"),
    ],
)
def test_labels_are_plural_for_several_numbers(cited: Cited, pages: str, expected: str) -> None:
    """CSL 1.0.2, Label, contextual."""
    layout = '<label variable="page" form="short" suffix=" "/><text variable="page"/>'
    assert cited(layout, {"page": pages}) == expected
    assert cited(layout, {"title": "no pages"}).startswith("[CSL STYLE ERROR")


def test_an_en_dash_in_a_locator_stays_as_typed() -> None:
    """CSL 1.0.2, Range Delimiters: it is hyphens that a locator's en dash replaces."""
    assert format_pages("161-173, 180–189", "chicago", "–", dashes_stay=True) == "161–73, 180–189"
    assert format_pages("161-173, 180–189", "chicago", "–") == "161–73, 180–89"


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        ("7, p. 3-8", "7th, pp. 3–8"),
        ("2; pp. 4", "2nd; p. 4"),
        ("3 & p. 1, 2", "3rd & p. 1, 2nd"),
        ("7, x. 3", "7, x. 3"),
        ("p. three", "p. three"),
        ("seventh", "seventh"),
    ],
)
def test_numbers_may_hold_labels(cited: Cited, edition: str, expected: str) -> None:
    """A locator's short term inside a value is a label of its own; bare numbers take the form."""
    written = cited('<number variable="edition" form="ordinal"/>', {"edition": edition})
    assert written == expected.replace("&", "&#38;")


@pytest.mark.parametrize("element", ["text", "number"])
def test_numbers_in_a_sort_macro_sort_as_numbers(cited: Cited, element: str) -> None:
    """CSL 1.0.2, Sorting: number variables are compared as numbers, in macros too."""
    volumes = [{"volume": "10"}, {"volume": "9"}, {"volume": "100"}]
    macro = f'<macro name="m"><{element} variable="volume"/></macro>'
    sort = '<sort><key macro="m"/></sort>'
    assert cited('<text variable="volume"/>', *volumes, macros=macro, sort=sort) == "9; 10; 100"


@pytest.mark.parametrize("raw", ["2000~/2001", "2000/2001?", "2000-05~/2001-06~", "1984?"])
def test_a_doubtful_end_makes_the_date_uncertain(raw: str) -> None:
    """EDTF, Level 1: a date marked with ?, ~ or % is uncertain, also within a range."""
    value = read_date_value(raw)
    assert value is not None
    assert value.circa
    assert value.points


def test_a_time_of_day_is_passed_over() -> None:
    """A timestamp (ISO 8601) is a date."""
    value = read_date_value({"raw": "2001-03-01T12:00:00Z"})
    assert value is not None
    assert value.points == (DatePoint(2001, 3, 1),)
