"""What goes beyond CSL: languages of items, directions, alphabets, calendars."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.csl import (
    Cite,
    Cluster,
    CslError,
    Document,
    Locale,
    Options,
    Processed,
    parse_locale,
    parse_style,
    process,
    read_options,
    write,
    written_options,
)
from carrel.csl.alphabets import ALPHABETS, follows, suffix_letters
from carrel.csl.options import ALPHABET_CHOICES, CALENDAR_CHOICES

from .conftest import LOCALE, style_xml

PERSIAN = """<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="fa-IR">
  <date form="text" delimiter=" ">
    <date-part name="day"/><date-part name="month"/><date-part name="year"/>
  </date>
  <terms>
    <term name="and">و</term><term name="et-al">و دیگران</term>
    <term name="open-quote">«</term><term name="close-quote">»</term>
    <term name="month-01">ژانویه</term><term name="in">در</term>
  </terms>
</locale>"""
NAMES = '<names variable="author"><name form="short" and="text"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
FULL = '<date variable="issued" form="text"/>'
TITLE = '<text variable="title" quotes="true"/>'
BIBLIOGRAPHY = """<bibliography><sort><key variable="issued"/></sort><layout suffix=".">
  <group delimiter=", ">{}</group></layout></bibliography>"""
COHEN = {"id": "cohen", "type": "book", "language": "en", "title": "Back to Bismarck?",
         "author": [{"family": "Cohen"}], "issued": {"date-parts": [[2007, 3, 2]]}}  # fmt: skip
BAGHERI = {"id": "bagheri", "type": "book", "language": "fa", "title": "سیاست: چه باید کرد",
           "author": [{"family": "باقری"}, {"family": "کرمی"}],
           "issued": {"date-parts": [[1393]], "calendar": "persian"}}  # fmt: skip
EVERYTHING = Options(item_language=True, isolate=True, suffix_alphabet="locale", calendar="both")


@cache
def locales() -> Mapping[str, Locale]:
    """The small English locale and a small Persian one."""
    return {"en-US": parse_locale(LOCALE), "fa-IR": parse_locale(PERSIAN)}


def run(
    layout: str, items: Sequence[Mapping[str, Any]], options: Options, **parts: str
) -> Processed:
    """Cite all items in one cluster and list them, each with `layout`."""
    style = parse_style(style_xml(layout, bibliography=BIBLIOGRAPHY.format(layout), **parts))
    cluster = Cluster(tuple(Cite(str(item["id"])) for item in items))
    return process(style, locales(), items, [cluster], options=options)


def entries(done: Processed, form: str = "text") -> list[str]:
    """The entries of the bibliography in a form."""
    assert done.bibliography is not None
    return [write(entry.tree, form) for entry in done.bibliography.entries]


def dated(*parts: list[int], calendar: str = "persian", **more: object) -> dict[str, Any]:
    """An item with a date of another calendar."""
    issued = {"date-parts": list(parts), "calendar": calendar, **more}
    return {"id": "w", "type": "book", "issued": issued}


def test_terms_and_marks_are_those_of_the_item() -> None:
    """With `item_language`, an entry has the words and quotation marks of its item's language."""
    done = run(NAMES + TITLE, [COHEN, BAGHERI], Options(item_language=True))
    assert write(done.citations[0], "text") == (
        "Cohen“Back to Bismarck?”; باقری و کرمی«سیاست: چه باید کرد»"
    )
    assert entries(done) == [
        "باقری و کرمی, «سیاست: چه باید کرد.»",
        "Cohen, “Back to Bismarck?”",
    ]


@pytest.mark.parametrize("language", ["", "xx", "Persian", "en-GB", "\ud800", "-", "fa_IR "])
def test_a_language_without_a_locale_keeps_the_lists(language: str) -> None:
    """A language that is the list's own or is not there changes nothing; fa_IR is there."""
    item = {**BAGHERI, "language": language}
    strict, asked = (
        write(run(NAMES, [item], one).citations[0], "text")
        for one in (Options(), Options(item_language=True))
    )
    assert (asked == strict) is (language != "fa_IR ")


def test_english_stands_in_for_no_other_language() -> None:
    """In a Persian list, a work in a language without a locale has Persian terms."""
    style = parse_style(style_xml(NAMES))
    item, cluster = {**BAGHERI, "language": "xx"}, Cluster((Cite("bagheri"),))
    options = Options(item_language=True)
    done = process(style, locales(), [item], [cluster], lang="fa", options=options)
    assert write(done.citations[0], "text") == "باقری و کرمی"


def test_locales_may_be_a_function() -> None:
    """The caller hands locales over by tag, as a mapping or as a function."""
    style = parse_style(style_xml(NAMES))
    asked: list[str] = []

    def find(tag: str) -> Locale | None:
        asked.append(tag)
        return locales().get(tag)

    options = Options(item_language=True)
    done = process(style, find, [BAGHERI], [Cluster((Cite("bagheri"),))], options=options)
    assert write(done.citations[0], "text") == "باقری و کرمی"
    assert "fa-IR" in asked


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("html", '<div dir="ltr" lang="en-US">“<bdi dir="rtl">کتاب</bdi>.”</div>'),
        ("text", "“\u2067کتاب\u2069.”"),
        ("markdown", "“\u2067کتاب\u2069.”"),
        (
            "rtf",
            "\\ltrpar{\\ltrch \\u8220?{\\rtlch \\u1705?\\u1578?\\u1575?\\u1576?}.\\u8221?}",
        ),
        ("latex", "\\begin{LTR}“\\RLE{کتاب}.”\\end{LTR}"),
    ],
)
def test_a_part_that_runs_the_other_way_is_isolated(form: str, expected: str) -> None:
    """UAX 9: letters of the other direction are isolated, with none of the punctuation around."""
    done = run(TITLE, [{"id": "w", "title": "کتاب"}], Options(isolate=True))
    assert entries(done, form) == [expected]


def test_runs_tell_their_direction() -> None:
    """Formatted runs have a direction and a language, and only where these were asked for."""
    item = {"id": "w", "title": "کتاب"}
    asked = json.loads(entries(run(TITLE, [item], Options(isolate=True)), "runs")[0])
    assert [(one["text"], one["direction"]) for one in asked] == [
        ("“", "ltr"), ("کتاب", "rtl"), (".”", "ltr"),
    ]  # fmt: skip
    strict = json.loads(entries(run(TITLE, [item], Options()), "runs")[0])
    assert all("direction" not in one and "language" not in one for one in strict)


def test_a_list_that_runs_right_to_left_isolates_what_does_not() -> None:
    """In a Persian list, Latin names and titles are isolated, and numbers stay in its order."""
    style = parse_style(style_xml(NAMES, bibliography=BIBLIOGRAPHY.format(NAMES + YEAR + TITLE)))
    item = {**COHEN, "title": "Back to Bismarck"}
    done = process(style, locales(), [item], [], lang="fa", options=Options(isolate=True))
    assert entries(done, "html")[0] == (
        '<div dir="rtl" lang="fa-IR"><bdi dir="ltr">Cohen</bdi>, 2007, '
        '«<bdi dir="ltr">Back to Bismarck</bdi>.»</div>'
    )
    assert entries(done)[0].startswith("\u200f\u2066Cohen\u2069")


def test_a_cite_in_another_direction_is_isolated_as_a_whole() -> None:
    """In English text, a cite written in Persian is one isolate; its own Persian is none."""
    done = run(NAMES, [COHEN, BAGHERI], Options(item_language=True, isolate=True))
    assert write(done.citations[0], "html") == 'Cohen; <bdi dir="rtl">باقری و کرمی</bdi>'


@given(st.sampled_from(sorted(ALPHABETS)), st.integers(0, 5000), st.integers(0, 5000))
def test_suffixes_never_repeat(name: str, one: int, other: int) -> None:
    """Past its last letter each alphabet counts on, aa, ab …, and no two suffixes are alike."""
    assert (suffix_letters(one, name) == suffix_letters(other, name)) is (one == other)
    size = len(ALPHABETS[name])
    assert len(set(ALPHABETS[name])) == size
    assert follows(suffix_letters(one, name), suffix_letters(one + 1, name), name) is (
        (one + 1) % size != 0
    )


@pytest.mark.parametrize(
    ("alphabet", "expected"),
    [
        ("latin", "2000a–c"), ("persian", "2000الف–پ"), ("abjad", "2000أ–ج"),
        ("cyrillic", "2000а–в"), ("greek", "2000α–γ"), ("hebrew", "2000א–ג"),
        ("locale", "2000a–c"),
    ],
)  # fmt: skip
def test_suffixes_collapse_in_every_alphabet(alphabet: str, expected: str) -> None:
    """Year suffixes are ranged in the alphabet they are counted in."""
    items = [
        {"id": f"w{place}", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]},
         "title": str(place)} for place in range(3)
    ]  # fmt: skip
    collapsed = 'disambiguate-add-year-suffix="true" collapse="year-suffix-ranged"'
    done = run(NAMES + YEAR, items, Options(suffix_alphabet=alphabet), citation=collapsed)
    assert write(done.citations[0], "text") == f"Doe{expected}"


@pytest.mark.parametrize(
    ("item", "layout", "choice", "expected"),
    [
        (dated([1393]), YEAR, "both", "1393 [2014/15]"),
        (dated([1378]), YEAR, "both", "1378 [1999/2000]"),
        (dated([1393]), YEAR, "own", "1393"),
        (dated([1393]), YEAR, "gregorian", "2014/15"),
        (dated([1393]), YEAR, "strict", "1393"),
        (dated([1393, 11, 1]), YEAR, "both", "1393 [2015]"),
        (dated([1393, 11, 1]), FULL, "both", "Bahman 1, 1393 [January 21, 2015]"),
        (dated([1393, 11, 1]), FULL, "gregorian", "January 21, 2015"),
        (dated([1393, 1]), FULL, "both", "Farvardin 1393 [March–April 2014]"),
        (dated([1393], season=2), FULL, "both", "season 1393 [2014]"),
        (dated([1393], season=4), FULL, "both", "Winter 1393 [2014/15]"),
        (dated([1392], [1393]), YEAR, "both", "1392–1393 [2013–2015]"),
        (dated([1435], calendar="islamic-civil"), YEAR, "both", "1435 [2013/14]"),
        (dated([435], calendar="AH"), YEAR, "own", "435"),
        (dated([5774, 13, 29], calendar="hebrew"), FULL, "both",
         "Elul 29, 5774 [September 24, 2014]"),
        (dated([1393], calendar="mayan"), YEAR, "both", "1393"),
        (dated([1393, 12, 30]), YEAR, "both", "1393"),
    ],
)  # fmt: skip
def test_a_date_of_another_calendar(
    item: dict[str, Any], layout: str, choice: str, expected: str
) -> None:
    """A date is written as it was found, with as much of the Gregorian as is certain."""
    locale = """<locale><terms><term name="month-01">January</term>
      <term name="month-04">April</term><term name="month-09">September</term>
      <term name="season-02">season</term></terms></locale>"""
    done = run(layout, [item], Options(calendar=choice), locale=locale)
    assert write(done.citations[0], "text") == expected


def test_dates_of_all_calendars_sort_together() -> None:
    """Persian, Islamic and Gregorian dates are listed in the order of time."""
    items = [
        {**dated([1394]), "id": "1394"},
        {"id": "2014", "issued": {"date-parts": [[2014, 2]]}},
        {**dated([1435, 1, 1], calendar="islamic-civil"), "id": "1435"},
        {**dated([1393]), "id": "1393"},
    ]
    for choice in CALENDAR_CHOICES[1:]:
        assert run(YEAR, items, Options(calendar=choice)).order == ("1435", "2014", "1393", "1394")
    assert run(YEAR, items, Options()).order == ("1393", "1394", "1435", "2014")


def test_a_year_suffix_stands_at_the_year() -> None:
    """A suffix that the style writes after the date is moved before the brackets."""
    placed = f'<group>{YEAR}<text variable="year-suffix"/></group>'
    options = Options(calendar="both", suffix_alphabet="persian")
    items = [{**BAGHERI, "id": "a"}, {**BAGHERI, "id": "b", "title": "ب"}]
    for layout in (NAMES + YEAR, NAMES + placed):
        done = run(layout, items, options, citation='disambiguate-add-year-suffix="true"')
        assert write(done.citations[0], "text") == (
            "باقری and کرمی1393الف [2014/15]; باقری and کرمی1393ب [2014/15]"
        )


CALENDAR = st.sampled_from(["persian", "hebrew", "islamic", "AH", "", "mayan"]) | st.none()
ITEM = st.fixed_dictionaries(
    {"type": st.just("book")},
    optional={
        "title": st.text("ab? «»\"'کتاب", max_size=8),
        "language": st.sampled_from(["fa", "en", "he", "de-AT", "\ud800", ""]),
        "author": st.lists(
            st.fixed_dictionaries({"family": st.sampled_from(["Doe", "کرمی"])}), max_size=3
        ),
        "issued": st.builds(
            lambda parts, calendar, season: {
                "date-parts": parts, "calendar": calendar, "season": season,
            },
            st.lists(st.lists(st.integers(-30, 6000), max_size=3), max_size=2),
            CALENDAR,
            st.integers(0, 5),
        ),
    },
)  # fmt: skip
ITEMS = st.lists(ITEM, min_size=1, max_size=4).map(
    lambda items: [{**item, "id": f"w{place}"} for place, item in enumerate(items)]
)
LAWFUL = NAMES + FULL + TITLE
OPTIONS = st.builds(
    Options,
    st.booleans(),
    st.booleans(),
    st.sampled_from(ALPHABET_CHOICES),
    st.sampled_from(CALENDAR_CHOICES),
)
SUFFIXED = 'disambiguate-add-year-suffix="true" collapse="year-suffix-ranged"'


def all_forms(done: Processed) -> list[str]:
    """Everything that comes out, in every form."""
    trees = [*done.citations, *(one.tree for one in (done.bibliography or ((),))[0])]
    forms = ("html", "text", "markdown", "rtf", "latex", "runs")
    return [write(tree, form) for tree in trees for form in forms]


@settings(max_examples=60)
@given(ITEMS)
def test_strict_csl_knows_nothing_of_it(items: list[dict[str, Any]]) -> None:
    """With no option asked for, a calendar's name changes no byte of any form."""
    bare = [
        {**item, "issued": {**item["issued"], "calendar": None}} if "issued" in item else item
        for item in items
    ]
    strict = all_forms(run(LAWFUL, items, Options(), citation=SUFFIXED))
    assert strict == all_forms(run(LAWFUL, bare, Options(), citation=SUFFIXED))


@settings(max_examples=60)
@given(ITEMS)
def test_options_that_do_not_apply_change_nothing(items: list[dict[str, Any]]) -> None:
    """Without languages, calendars or other scripts, no option but direction changes a byte."""
    plain = [
        {**item, "title": "Title", "language": "en", "author": [{"family": "Doe"}],
         "issued": {"date-parts": [[2000]]}} for item in items
    ]  # fmt: skip
    asked = EVERYTHING._replace(isolate=False)
    assert all_forms(run(LAWFUL, plain, Options(), citation=SUFFIXED)) == all_forms(
        run(LAWFUL, plain, asked, citation=SUFFIXED)
    )


@settings(max_examples=60)
@given(ITEMS, OPTIONS)
def test_isolates_close(items: list[dict[str, Any]], options: Options) -> None:
    """In any list and any form, every isolate that opens closes, and nothing raises."""
    done = run(LAWFUL, items, options, citation=SUFFIXED)
    for text in all_forms(done):
        opened = sum(text.count(one) for one in "\u2066\u2067")
        assert opened == text.count("\u2069")
        assert text.count("<bdi") == text.count("</bdi>")


@settings(max_examples=30)
@given(ITEMS, ITEM, OPTIONS)
def test_a_document_gives_the_text_of_a_full_run(
    items: list[dict[str, Any]], changed: dict[str, Any], options: Options
) -> None:
    """With any options, a manuscript that was edited reads as one written at once."""
    style = parse_style(
        style_xml(LAWFUL, bibliography=BIBLIOGRAPHY.format(LAWFUL), citation=SUFFIXED)
    )
    cluster = Cluster(tuple(Cite(item["id"]) for item in items))
    document = Document(style, locales(), items, {"c": cluster}, options=options)
    changed = {**changed, "id": "w0"}
    document.change_item(changed)
    whole = process(style, locales(), [changed, *items[1:]], [cluster], options=options)
    assert list(document.citations.values()) == list(whole.citations)
    assert document.bibliography == whole.bibliography


@given(OPTIONS)
def test_options_are_read_as_they_were_written(options: Options) -> None:
    """Only what differs from strict CSL is written, and reading gives the same options."""
    assert read_options(written_options(options)) == options


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"colour": True}, "there is no option 'colour'"),
        ({"calendar": "mayan"}, "the option calendar takes one of strict, own, both, gregorian"),
        ({"isolate": "yes"}, "the option isolate takes one of false, true, not 'yes'"),
    ],
)
def test_wrong_options_are_told(fields: dict[str, object], said: str) -> None:
    """An option that is not there, or a value that it does not take, is one clear error."""
    with pytest.raises(CslError, match=said):
        read_options(fields)
