"""Text, groups and conditions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.csl import Cite, Cluster, Processed, write

Cited = Callable[..., str]
TITLE = '<text variable="title"/>'


@pytest.mark.parametrize(
    ("layout", "item", "expected"),
    [
        # Affixes stand outside formatting and quotes.
        ('<text variable="title" prefix="(" suffix=")" font-style="italic"/>', {"title": "T"},
         "(<i>T</i>)"),
        ('<text variable="title" quotes="true" suffix=","/>', {"title": "T"}, "“T,”"),
        # A short form is used where there is one.
        ('<text variable="title" form="short"/>', {"title": "Long", "title-short": "L"}, "L"),
        ('<text variable="title" form="short"/>', {"title": "Long"}, "Long"),
        # Terms, plural terms, values, periods.
        ('<text term="page" form="short" plural="true"/>', {}, "pp."),
        ('<text term="page" form="short" strip-periods="true"/>', {}, "p"),
        ('<text value="v."/>', {}, "v."),
        # A group without a filled variable is left out, with its terms and affixes.
        (('<text value="A"/><group prefix=" (" suffix=")"><text term="page"/>'
         '<text variable="page" prefix=" "/></group>'), {}, "A"),
        (('<text value="A"/><group prefix=" (" suffix=")"><text term="page"/>'
         '<text variable="page" prefix=" "/></group>'), {"page": "7"}, "A (page 7)"),
        # A group that calls no variable stays.
        ('<group delimiter="-"><text value="a"/><text value="b"/></group>', {}, "a-b"),
        # An inner group that prints counts as filled.
        ('<group><text variable="page"/><group><text value="x"/></group></group>', {}, "x"),
        # The delimiter goes only between parts that print.
        (f'<group delimiter=", ">{TITLE}<text variable="page"/><text variable="volume"/></group>',
         {"title": "T", "volume": "3"}, "T, 3"),
    ],
)  # fmt: skip
def test_text_and_groups(cited: Cited, layout: str, item: dict[str, str], expected: str) -> None:
    """CSL 1.0.2, Text, Group, Affixes and Delimiter."""
    assert cited(layout, item) == expected


@pytest.mark.parametrize(
    ("test", "item", "holds"),
    [
        ('type="book chapter" match="any"', {}, True),
        ('type="chapter"', {}, False),
        ('variable="title page"', {"title": "T"}, False),
        ('variable="title page" match="any"', {"title": "T"}, True),
        ('variable="title page" match="none"', {"title": "T"}, False),
        ('variable="author"', {"author": [{"family": "F"}]}, True),
        ('variable="issued"', {"issued": {"date-parts": [[]]}}, False),
        ('is-numeric="volume"', {"volume": "2nd, 3rd"}, True),
        ('is-numeric="volume"', {"volume": "second"}, False),
        ('is-numeric="volume"', {"volume": 3}, True),
        ('is-uncertain-date="issued"', {"issued": {"date-parts": [[1]], "circa": True}}, True),
        ('is-uncertain-date="issued"', {"issued": {"date-parts": [[1]]}}, False),
        ('type="book" variable="page" match="none"', {}, False),
    ],
)
def test_conditions(cited: Cited, test: str, item: dict[str, object], *, holds: bool) -> None:
    """CSL 1.0.2, Choose: each condition with match all, any and none."""
    layout = f'<choose><if {test}><text value="yes"/></if><else><text value="no"/></else></choose>'
    assert cited(layout, item) == ("yes" if holds else "no")


def test_the_kind_of_locator_is_a_condition(render: Callable[..., Processed]) -> None:
    """CSL 1.0.2, Choose, locator; "sub verbo" of CSL-JSON is sub-verbo."""
    layout = (
        '<choose><if locator="sub-verbo"><text value="s.v. "/></if></choose>'
        '<text variable="locator"/>'
    )
    cites = [Cite("a", "12"), Cite("a", "word", "sub-verbo")]
    done = render(layout, [{"id": "a", "type": "book"}], [Cluster((one,)) for one in cites])
    assert [write(tree, "text") for tree in done.citations] == ["12", "s.v. word"]
