"""Entries are matched to works on the shelf with reasons, and near misses are not matches."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.matching.works import Shelf, works_for


def item(title: str, *authors: str, year: int = 0, **more: Any) -> dict[str, Any]:
    """A CSL-JSON item; authors as ``Family, Given``."""
    names = [dict(zip(("family", "given"), one.split(", "), strict=False)) for one in authors]
    made: dict[str, Any] = {"type": "article-journal", "title": title, "author": names}
    if year:
        made["issued"] = {"date-parts": [[year]]}
    return made | more


SALT = item(
    "Effects of Salt on Winter Rice: A Field Study",
    "Orlenz, Mara",
    "Vint, P.",
    year=2009,
    id="orlenz2009",
    DOI="10.55512/salt.2009.7",
    **{"container-title": "Journal of Upland Agronomy", "volume": "12", "page": "101-119"},
)
BOOK = item(
    "The Grammar of Gardens", "Castlemere, Dora R.", year=1998, id="castlemere1998", type="book",
    ISBN="978-0-306-40615-7",
)  # fmt: skip
WORKS = [SALT, BOOK]

MATCHES = [
    (item("Something else entirely", "Nobody, X", DOI="https://doi.org/10.55512/SALT.2009.7"), "orlenz2009",
     "Same DOI."),
    (item("Effects of salt on winter rice", "Orlenz, M.", year=2009), "orlenz2009",
     "Title equal but for its subtitle."),
    (item("Effects of salt on winter rice: a field study", "Orlenz, M.", year=2010), "orlenz2009",
     "The year differs by one: 2010 and 2009."),
    (item("Efiects of salt on winter rice: a ficld study", "Orlenz, M", year=2009), "orlenz2009",
     "The titles are alike"),
    (item("Effects of salt on win-ter rice: a field study", "Orlenz, M", year=2009), "orlenz2009",
     "Same title but for spaces and hyphens."),
    (item("The grammar of gardens", year=1998, type="book"), "castlemere1998", "Only one of the two names an author."),
    (item("Grammar of gardens, the", ISBN="0306406152", type="book"), "castlemere1998", "Same ISBN."),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "work", "reason"), MATCHES)
def test_the_same_work(entry: dict[str, Any], work: str, reason: str) -> None:
    """Identifiers come first; else title, authors and year, with what agrees and what does not."""
    matches = works_for(entry, WORKS)
    assert [match.work for match in matches] == [work]
    assert any(said.startswith(reason) for said in matches[0].reasons), matches[0]
    assert 0.5 <= matches[0].score <= 0.99


def near(title: str, **more: Any) -> dict[str, Any]:
    """Another work by the same authors, under a title near to that of ``SALT``."""
    return item(title, "Orlenz, Mara", "Vint, P.", **({"year": 2009} | more))


OTHERS = [
    near("Effects of Salt on Winter Maize: A Field Study"),
    near("Effects of Salt on Winter Rice, Part II: A Field Study"),
    near("Effects of Salt on Winter Rice: Part 2"),
    near("Review of Effects of Salt on Winter Rice: A Field Study"),
    near("Effects of Salt on Winter Rice: A Field Study", type="review-book"),
    near("Reply to “Effects of Salt on Winter Rice: A Field Study”"),
    near("Effects of Salt on Winter Rice: A Field Study: Corrigendum"),
    near("Effects of Salt on Winter Rice: A Field Study", DOI="10.55512/other.1"),
    item("Effects of Salt on Winter Rice: A Field Study", "Nemo, Q.", year=1990),
    item("The Grammar of Gardens", "Castlemere, Dora R.", year=2010, type="book", edition="2"),
    item("Rezension: The Grammar of Gardens", "Castlemere, Dora R.", year=1998),
    item(
        "A Hedge Against Time", "Quillon, B.", type="chapter", year=1998, ISBN="978-0-306-40615-7"
    ),
]


@pytest.mark.parametrize("entry", OTHERS)
def test_another_work(entry: dict[str, Any]) -> None:
    """Parts, replies, reviews, other editions, other words in the title, and chapters do not match."""
    assert works_for(entry, WORKS) == ()


PARTS = [
    ("On Slow Rivers", "On Slow Rivers: Part Two"),
    ("On Slow Rivers, Part I", "On Slow Rivers, Part II"),
    ("On Slow Rivers. I", "On Slow Rivers. II"),
    ("Census of Mills 1890", "Census of Mills 1891"),
    ("История мельниц. Часть первая", "История мельниц. Часть вторая"),
    ("تاریخ آسیاب‌های سرد، جلد اول", "تاریخ آسیاب‌های سرد، جلد دوم"),
    ("Erste Studie über Mühlen und Wehre", "Zweite Studie über Mühlen und Wehre"),
    ("Short-term memory of ponds and lakes", "Long-term memory of ponds and lakes"),
    ("论河流与磨坊（上）", "论河流与磨坊（下）"),
]


@pytest.mark.parametrize(("one", "two"), PARTS)
def test_parts_are_not_each_other(one: str, two: str) -> None:
    """Titles that differ in what counts the parts name different works."""
    work = item(one, "Orlenz, Mara", year=2001, id="one")
    assert works_for(item(two, "Orlenz, Mara", year=2001), [work]) == ()
    assert [match.work for match in works_for(work, [work])] == ["one"]


def test_other_editions() -> None:
    """Another edition of a book with a title of its own is another work."""
    book = item(
        "A Long Grammar of Northern Gardens", "Orlenz, Mara", year=2001, type="book", id="b"
    )
    assert works_for(book | {"edition": "3rd", "issued": {"date-parts": [[2002]]}}, [book]) == ()
    assert works_for(book | {"edition": "3"}, [book | {"edition": "2"}]) == ()
    assert works_for(book | {"edition": "1st"}, [book])


def test_one_title_in_two_scripts() -> None:
    """A transliterated title and name are found by their consonants, and it is said."""
    work = item("Русские мельницы на северных реках", "Ванюков, И.", year=2003, id="r")
    (match,) = works_for(
        item("Russkie melnitsy na severnykh rekakh", "Vanyukov, I.", year=2003), [work]
    )
    assert match.work == "r"
    assert any("transliterated" in said for said in match.reasons)


def test_a_calendar_of_its_own() -> None:
    """1384 and 2005 are no different years."""
    work = item("روابط دو کرانه‌ی دریا", "کرمانیان, جهان", year=1384, id="k")
    (match,) = works_for(item("روابط دو کرانه‌ی دريا", "كرمانيان, جهان", year=2005), [work])
    assert match.score > 0.8


def test_abbreviated_journals() -> None:
    """An abbreviated container is the same; another one takes the score down."""
    (same,) = works_for(
        item(
            "Effects of salt on winter rice",
            "Orlenz, M.",
            year=2009,
            **{"container-title": "J. Upl. Agron."},
        ),
        WORKS,
    )
    (other,) = works_for(
        item(
            "Effects of salt on winter rice",
            "Orlenz, M.",
            year=2009,
            **{"container-title": "Proc. of Pond Days"},
        ),
        WORKS,
    )
    assert same.score > other.score
    assert any("another place" in said for said in other.reasons)


def test_two_works_that_fit() -> None:
    """Both are given, the likelier first."""
    works = [SALT | {"id": "a"}, SALT | {"id": "b", "issued": {"date-parts": [[2010]]}, "DOI": ""}]
    found = works_for(item("Effects of salt on winter rice", "Orlenz, M.", year=2009), works)
    assert [match.work for match in found] == ["a", "b"]


NAMES = st.sampled_from(["family", "literal", "date-parts"])
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
ITEMS = st.dictionaries(
    st.sampled_from(["title", "author", "issued", "ISBN", "DOI", "edition", "volume", "page", "type"]),
    VALUES,
)  # fmt: skip


@given(ITEMS, st.lists(ITEMS, max_size=4))
def test_any_items(entry: dict[str, Any], works: list[dict[str, Any]]) -> None:
    """No item makes it raise; scores lie between the least and the best."""
    shelf = Shelf([{"id": str(at)} | work for at, work in enumerate(works)])
    for match in works_for(entry, shelf):
        assert 0.5 <= match.score <= 0.99
        assert match.reasons


@given(st.text(min_size=3, max_size=60), st.text(min_size=2, max_size=12), st.integers(1000, 2025))
def test_a_work_is_itself(title: str, family: str, year: int) -> None:
    """An item whose title has a word matches itself."""
    made = item(
        "Notes on marsh windmills " + title, f"Zand{family}".replace(",", ""), year=year, id="x"
    )
    assert [match.work for match in works_for(made, [made])] == ["x"]
