"""Items and styles from strangers: bounded work, one kind of error, the best possible text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.csl import Cite, Cluster, CslError, Processed, write

Cited = Callable[..., str]
Render = Callable[..., Processed]
NAMES = '<names variable="author"><name form="short" et-al-min="3" et-al-use-first="1"/></names>'


def test_ten_thousand_authors(render: Render) -> None:
    """Two works by the same thousands of people are not compared name by name for ever."""
    authors = [{"family": f"F{number}", "given": "G"} for number in range(10_000)]
    items = [{"id": key, "author": authors} for key in "ab"]
    options = 'disambiguate-add-names="true" disambiguate-add-givenname="true"'
    done = render(NAMES + '<text variable="page"/>', items, citation=options)
    assert write(done.citations[0], "text") == "F0 et al.; F0 et al."


@pytest.mark.parametrize(
    "title",
    [
        "<i>" * 5_000,
        "“" * 5_000,
        "</i>" * 5_000,
        "<i>“" * 2_000,
        "'" * 5_000,
        "a <b>" * 900,
        "<i>" * 2_000 + "x" + "</i>" * 2_000,
    ],
)
def test_markup_without_end(cited: Cited, title: str) -> None:
    """Nesting has a limit; what lies beyond it is text, and none of it is lost."""
    html = cited('<text variable="title" quotes="true" text-case="title"/>', {"title": title})
    assert len(html) >= len(title) / 2
    assert html.count("<i>") == html.count("</i>")


def test_macros_that_double_are_stopped(render: Render) -> None:
    """Each macro calls the next one twice: forty lines would take a trillion steps."""
    macros = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
        for n in range(40)
    )
    with pytest.raises(CslError, match="too much"):
        render(
            '<text macro="m0"/>',
            [{"id": "a"}],
            macros=f'{macros}<macro name="m40"><text value=""/></macro>',
        )


def test_macros_that_go_deep_are_stopped(render: Render) -> None:
    """A chain of a thousand macros is one error and no crash."""
    macros = "".join(
        f'<macro name="m{n}"><group><text macro="m{n + 1}"/></group></macro>' for n in range(1000)
    )
    with pytest.raises(CslError, match="too much"):
        render(
            '<text macro="m0"/>',
            [{"id": "a"}],
            macros=f'{macros}<macro name="m1000"><text value="x"/></macro>',
        )


@pytest.mark.parametrize(
    "digits", ["9" * 5_000, "²", "٣", "-", "1-", "–5", "9" * 30 + "-" + "9" * 31]
)
def test_numbers_that_cannot_be_reckoned_with(cited: Cited, digits: str) -> None:
    """Thousands of digits, raised digits and digits of other scripts are printed, not counted."""
    layout = (
        '<number variable="edition" form="ordinal"/><number variable="volume" form="roman"/>'
        '<label variable="number-of-volumes" suffix=" "/><text variable="page"/>'
        '<date variable="issued" form="text"/>'
    )
    item = {
        "edition": digits,
        "volume": digits,
        "page": digits,
        "number-of-volumes": digits,
        "issued": {"date-parts": [[digits, digits]], "season": digits},
    }
    assert cited(layout, item)


def test_wrong_types_are_left_out_and_told(render: Render) -> None:
    """What has a wrong type is left out, and each is told with its item and variable."""
    item = {"id": "a", "author": "Lee", "title": ["x"], "issued": 3.5, "page": True, "volume": None}
    layout = NAMES + '<text variable="title"/><text variable="page"/><text value="!"/>'
    done = render(layout, [item])
    assert write(done.citations[0], "text") == "!"
    assert done.warnings == (
        "a: author is no list of names and is left out",
        "a: title is no text and is left out",
        "a: issued is not understood as a date and is printed as it is",
    )


def test_two_items_of_one_id(render: Render) -> None:
    """The first one is used, and that is told."""
    items = [{"id": "a", "title": "one"}, {"id": "a", "title": "two"}]
    done = render('<text variable="title"/>', items)
    assert write(done.citations[0], "text") == "one; one"
    assert done.warnings == ("the id a stands for two items; the first one is used",)


def test_ids_may_be_numbers(render: Render) -> None:
    """CSL-JSON allows numbers for ids."""
    done = render('<text variable="title"/>', [{"id": 7, "title": "seven"}])
    assert write(done.citations[0], "text") == "seven"


def html_of(done: Processed) -> str:
    """The first citation as HTML."""
    return write(done.citations[0], "html")


def test_a_megabyte_of_quotation_marks(render: Render) -> None:
    """So many tags and quotation marks are understood; those after them stay as they were typed."""
    title = '"a" ' * 250_000
    done = render('<text variable="title"/>', [{"id": "a", "title": title}])
    text = write(done.citations[0], "text")
    assert text.startswith("“a” “a” ")
    assert text.endswith('"a" ')
    assert len(text) == len(title)


def test_a_megabyte_of_spaces(render: Render) -> None:
    """Joints of numbers are looked for once, not from every space anew."""
    spaces = " " * 1_000_000
    item = {
        "id": "a",
        "page": f"1{spaces}2",
        "volume": f"1{spaces}-{spaces}2",
        "issue": f"3{spaces}x",
    }
    layout = '<text variable="page"/><number variable="volume"/><label variable="issue"/>'
    done = render(layout, [item], [Cluster((Cite("a", f"4{spaces}5"),))])
    assert html_of(done).startswith("1 ")


def test_a_cite_of_ten_thousand_items(render: Render) -> None:
    """A long cluster whose parts begin with spaces takes no longer for its end than for its start."""
    items = [{"id": str(number), "title": "a"} for number in range(10_000)]
    done = render('<text value=" "/><text variable="title"/>', items)
    assert len(write(done.citations[0], "text")) > 30_000


def test_a_note_of_ten_thousand_names(render: Render) -> None:
    """Names in the note are gathered, not copied for each one that comes."""
    note = "author: Lee||Ann\n" * 10_000
    done = render(NAMES, [{"id": "a", "note": note}])
    assert html_of(done) == "Lee et al."


def test_a_note_that_does_not_close(render: Render) -> None:
    """An opening without its end is looked at up to the next opening only."""
    done = render(
        '<text variable="title"/>', [{"id": "a", "title": "T", "note": "{:a: b " * 100_000}]
    )
    assert html_of(done) == "T"


def test_variables_named_a_hundred_thousand_times(render: Render) -> None:
    """Names of one variable are written once in one list, however often the style names it."""
    authors = [{"family": "Lee"}] * 100
    layout = (
        f'<names variable="{"author " * 100_000}"><name et-al-min="3" et-al-use-first="1"/></names>'
    )
    assert html_of(render(layout, [{"id": "a", "author": authors}])) == "Lee et al."


def test_elements_count_as_steps(render: Render) -> None:
    """A macro with a thousand texts, called a thousand times, is a million steps."""
    inner = '<text value="x"/>' * 1_000
    with pytest.raises(CslError, match="too much"):
        render(
            '<text macro="m"/>' * 1_000,
            [{"id": "a"}],
            macros=f'<macro name="m">{inner}</macro>',
        )


@pytest.mark.parametrize(
    "value",
    [10**5_000, float("nan"), float("inf"), -float("inf"), [], {1: 2}],
    ids=["huge", "nan", "inf", "-inf", "list", "object"],
)
def test_values_that_no_text_can_show(cited: Cited, value: object) -> None:
    """Numbers of thousands of digits, endless ones and no numbers are left out wherever they stand."""
    fields = ("title", "volume", "page", "issued", "type", "language", "note", "DOI", "author")
    item = {
        **dict.fromkeys(fields, value),
        "editor": [dict.fromkeys(("family", "given", "suffix"), value)],
        "accessed": dict.fromkeys(("raw", "literal", "season", "circa", "date-parts"), value),
        "original-date": {"date-parts": [[value, value]], "circa": value},
    }
    layout = '<text value="!"/><date variable="original-date" form="numeric"/>' + "".join(
        f'<text variable="{name}"/><names variable="{name}"/><date variable="{name}" form="text"/>'
        for name in (*fields, "editor", "accessed")
    )
    assert cited(layout, item).startswith("!")


def test_cycles(cited: Cited) -> None:
    """A list in itself, and an object in itself, are no text, no names and no date."""
    row: list[object] = []
    row.append(row)
    fields: dict[str, object] = {}
    fields.update(family=fields, raw=fields, **{"date-parts": row})
    layout = NAMES + '<text variable="title"/><date variable="issued" form="text"/>!'
    for value in (row, fields):
        item = {"title": value, "author": value, "issued": value, "editor": [value]}
        assert cited(layout + '<text value="!"/>', item) == "!"


def test_years_beyond_counting(render: Render) -> None:
    """A year of ten digits is printed as it came, and told."""
    item = {"id": "a", "issued": {"date-parts": [[10**9, 5]]}}
    done = render('<date variable="issued" form="text"/>', [item])
    assert html_of(done) == "1000000000-5"
    assert done.warnings == ("a: issued is not understood as a date and is printed as it is",)


def test_days_that_there_are_not(render: Render) -> None:
    """Of a date with the thirtieth month the year is left, and that is told."""
    item = {"id": "a", "issued": {"date-parts": [[2000, 30, 45]]}}
    done = render('<date variable="issued" form="text"/>', [item])
    assert html_of(done) == "2000"
    assert done.warnings == ("a: issued has a month or day that there is not; it is left out",)


def test_names_that_name_nobody(render: Render) -> None:
    """They are left out, and told by their place in the list."""
    item = {"id": "a", "author": [{"family": "Lee"}, {}, "Roe", {"family": ["x"]}]}
    done = render(NAMES, [item])
    assert html_of(done) == "Lee"
    assert done.warnings == tuple(
        f"a: author {place} is no name and is left out" for place in (2, 3, 4)
    )


def test_types_that_there_are_not(render: Render) -> None:
    """A type that CSL does not have is told; the item is written all the same."""
    done = render('<text variable="title"/>', [{"id": "a", "type": "scroll", "title": "T"}])
    assert html_of(done) == "T"
    assert done.warnings == ("a: scroll is none of the types of CSL 1.0.2",)


def test_items_that_are_none(render: Render) -> None:
    """What is no object is left out; what has no id is listed and cannot be cited."""
    items: list[object] = [None, {"title": "T"}, "x", []]
    bibliography = '<bibliography><layout><text variable="title"/></layout></bibliography>'
    done = render('<text variable="title"/>', items, [], bibliography=bibliography)
    assert done.bibliography is not None
    assert [write(entry.tree, "text") for entry in done.bibliography.entries] == ["T"]
    assert done.warnings[:2] == (
        "item 1 is no object of CSL-JSON and is left out",
        "item 2 has no id; it is listed, but nothing can cite it",
    )


def test_characters_that_no_text_may_hold(render: Render) -> None:
    """Controls go, halves of surrogate pairs become U+FFFD, and each is told."""
    item = {"id": "a", "title": "a\0b\ud800c", "author": [{"family": "L\x1bee"}]}
    cluster = Cluster((Cite("a", prefix="x\0\udfffy "),))
    done = render(NAMES + '<text variable="title" prefix=" "/>', [item], [cluster])
    assert write(done.citations[0], "text") == "x\ufffdy Lee ab\ufffdc"
    assert sorted(done.warnings, reverse=True) == [
        "a: title holds characters that cannot be printed; they are left out",
        "a: author 1 holds characters that cannot be printed; they are left out",
        "a cite of a: its prefix holds characters that cannot be printed; they are left out",
    ]


@pytest.mark.parametrize("rule", ["by-cite", "all-names"])
def test_works_that_look_alike_in_too_many_ways(render: Render, rule: str) -> None:
    """Each work differs from the others by another name: that is compared for a while, and told."""
    items = [
        {
            "id": str(work),
            "author": [
                {"family": f"F{rank}", "given": "Ann" if rank == work else "Al"}
                for rank in range(200)
            ],
            "issued": {"raw": "2000"},
        }
        for work in range(200)
    ]
    options = (
        'disambiguate-add-names="true" disambiguate-add-givenname="true" '
        f'disambiguate-add-year-suffix="true" givenname-disambiguation-rule="{rule}"'
    )
    names = '<names variable="author"><name et-al-min="2" et-al-use-first="1" initialize-with="."/></names>'
    done = render(names + '<date variable="issued" form="text"/>', items, citation=options)
    assert done.warnings == (
        "too many cites look alike in too many ways; not all that could be is told apart",
    )
    assert write(done.citations[0], "text").count("2000") == 200


def test_labels_that_there_are_not(render: Render) -> None:
    """A locator is printed, and told that its label is none."""
    cluster = Cluster((Cite("a", "5", "shelf"),))
    layout = '<label variable="locator"/><text variable="locator"/>'
    done = render(layout, [{"id": "a"}], [cluster])
    assert html_of(done) == "5"
    assert done.warnings == ("a cite of a: 'shelf' is no label of a locator in CSL 1.0.2",)


def test_a_style_that_takes_long_for_each_of_many(render: Render) -> None:
    """Thirty thousand steps are allowed for a cite, but not for each of a thousand."""
    inner = '<text value="x"/>' * 30_000
    items = [{"id": str(number), "title": "T"} for number in range(1_000)]
    with pytest.raises(CslError, match="steps for all cites"):
        render(inner, items)


def test_a_style_that_writes_a_megabyte_for_ever(render: Render) -> None:
    """What is long counts as so many steps."""
    layout = '<text variable="title"/>' * 1_000
    with pytest.raises(CslError, match="too much"):
        render(layout, [{"id": "a", "title": "x" * 1_000_000}])
