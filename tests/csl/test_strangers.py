"""Items and styles from strangers: bounded work, one kind of error, the best possible text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.csl import CslError, Processed, write

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
    """A string where names belong is a warning; other nonsense is nothing."""
    item = {"id": "a", "author": "Lee", "title": ["x"], "issued": 3.5, "page": True, "volume": None}
    layout = NAMES + '<text variable="title"/><text variable="page"/><text value="!"/>'
    done = render(layout, [item])
    assert write(done.citations[0], "text") == "!"
    assert done.warnings == ("a: author is no list of names and is left out",)


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
