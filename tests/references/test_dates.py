from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.items.dates import date_in
from carrel.references.items.list_calendar import calendars_of

PERSIAN = "persian"


@pytest.mark.parametrize(
    ("written", "csl"),
    [
        ("2005.", {"date-parts": [[2005]]}),
        ("(1998/99)", {"date-parts": [[1998], [1999]]}),
        ("Winter 2001-02", {"date-parts": [[2001], [2002]], "season": 4}),
        ("2001-11", {"date-parts": [[2001, 11]]}),
        ("(2006, June 29)", {"date-parts": [[2006, 6, 29]]}),
        ("12-14 May 2009", {"date-parts": [[2009, 5, 12], [2009, 5, 14]]}),
        ("Oct-Dec 1995", {"date-parts": [[1995, 10], [1995, 12]]}),
        ("30 June – 2 July 2010", {"date-parts": [[2010, 6, 30], [2010, 7, 2]]}),
        ("29.06.2005", {"date-parts": [[2005, 6, 29]]}),
        ("2005年6月29日", {"date-parts": [[2005, 6, 29]]}),
        ("5 января 2001 г.", {"date-parts": [[2001, 1, 5]]}),
        ("10. Mai 1968", {"date-parts": [[1968, 5, 10]]}),
        ("3 marca 1999", {"date-parts": [[1999, 3, 3]]}),
        ("15 Eylül 2011", {"date-parts": [[2011, 9, 15]]}),
        ("12 maart 2010", {"date-parts": [[2010, 3, 12]]}),
        ("7. lokakuuta 2003", {"date-parts": [[2003, 10, 7]]}),
        ("2 אפריל 2004", {"date-parts": [[2004, 4, 2]]}),
        ("١٥ يوليو ٢٠٠٩", {"date-parts": [[2009, 7, 15]]}),
        ("٣ تشرين الثاني ٢٠١٠", {"date-parts": [[2010, 11, 3]]}),
        ("c. 1850", {"date-parts": [[1850]], "circa": True}),
        ("MDCCLXXXI", {"date-parts": [[1781]]}),
        ("o.J.", {"literal": "o.J."}),
        ("(n.d.)", {"literal": "n.d."}),
        ("بی‌تا", {"literal": "بی‌تا"}),
    ],
)
def test_dates_as_they_are_written(written: str, csl: dict[str, Any]) -> None:
    """Years, months in many languages, seasons and ranges; what says "no date" stays literal."""
    assert date_in(written).date.to_csl() == csl


@pytest.mark.parametrize(
    ("written", "csl"),
    [
        ("۱۳۹۳", {"date-parts": [[1393]], "calendar": "persian"}),
        ("1393/11/1", {"date-parts": [[1393, 11, 1]], "calendar": "persian"}),
        ("بهار ۱۳۹۳", {"date-parts": [[1393]], "season": 1, "calendar": "persian"}),
        ("Farvardin 1395", {"date-parts": [[1395, 1]], "calendar": "persian"}),
        ("12 May 1397", {"date-parts": [[1397]], "calendar": "persian"}),
        ("1435هـ", {"date-parts": [[1435]], "calendar": "islamic-civil"}),
        ("ربيع الأول 1435", {"date-parts": [[1435, 3]], "calendar": "islamic-civil"}),
        ("Farvardin 95", {"date-parts": [[1395, 1]], "calendar": "persian"}),
        ("1393 [2014]", {"date-parts": [[1393]], "calendar": "persian"}),
        ("2009", {"date-parts": [[2009]]}),
    ],
)
def test_years_keep_their_calendar(written: str, csl: dict[str, Any]) -> None:
    """A year of another calendar keeps its number and has the calendar beside it."""
    assert date_in(written, PERSIAN).date.to_csl() == csl


def test_what_stands_beside_a_date() -> None:
    """The letter after a year, the year of a first edition, and "in press" are told apart."""
    assert date_in("2005a").suffix == "a"
    assert date_in("2001 [1967]").original == date_in("1967").date
    assert date_in("1967/2001").date.parts == [2001]
    assert date_in("in press").status == "in press"
    assert date_in("06/05/2005").doubts


@given(st.text(max_size=80) | st.text("0123456789/.-[]() abMay", max_size=30))
def test_no_date_raises_or_is_invented(written: str) -> None:
    """Every text gives a date, a status or its own words."""
    read = date_in(written, PERSIAN)
    assert read.date.literal in written or read.date.literal.strip() in written
    assert read.status.casefold() in written.casefold()


def test_the_list_decides_on_the_calendar() -> None:
    """1392 beside 2009 in a list about Iran is Solar Hijri; a book of 1393 by Petrarch is not."""
    iran = ["Jafari, Ali (1392), Iran-Russia Relations. Tehran", "Pape, R. (2005), Soft Balancing"]
    assert calendars_of(iran)[0] == PERSIAN
    assert calendars_of(["The Mashreq Site (1395), Strategic Review", *iran])[0] == PERSIAN
    assert calendars_of(["Petrarca, F. (1393), De viris illustribus. Firenze"]) == ("",)
    assert calendars_of(["Petrarca, F. (1393), De viris illustribus. Firenze", *iran])[0] == ""
    assert calendars_of(["ابن خلدون (1427)، المقدمة. بيروت: دار الفكر"]) == ("islamic-civil",)
    assert calendars_of(["باقری، علی (۱۳۹۳)، روابط ایران و روسیه. تهران"]) == (PERSIAN,)
    assert calendars_of(["Chaucer, G. (1387) The Canterbury Tales"]) == ("",)
