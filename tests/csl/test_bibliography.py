"""The bibliography: order, author substitutes, layout parameters, output forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.csl import Processed, write

Listed = Callable[..., list[str]]
ANN = [{"family": "Lee", "given": "Ann"}]
TWO = [{"family": "Lee", "given": "Ann"}, {"family": "Roe", "given": "Bob"}]
NAMES = '<names variable="author"><name delimiter=", "/></names>'


def listing(attributes: str = "", keys: str = "", layout: str = "") -> str:
    """Write cs:bibliography with names and title."""
    sort = f"<sort>{keys}</sort>" if keys else ""
    inside = layout or f'{NAMES}<text variable="title" prefix=". "/>'
    return f'<bibliography {attributes}>{sort}<layout suffix=".">{inside}</layout></bibliography>'


def test_entries_keep_their_order_or_are_sorted(listed: Listed) -> None:
    """Without keys the order of citing stands."""
    items = [{"author": ANN, "title": "Z"}, {"author": ANN, "title": "A"}]
    assert listed(listing(), *items) == ["Ann Lee. Z.", "Ann Lee. A."]
    assert listed(listing(keys='<key variable="title"/>'), *items) == ["Ann Lee. A.", "Ann Lee. Z."]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("complete-all", ["Ann Lee, Bob Roe. A.", "—. B.", "Ann Lee. C."]),
        ("complete-each", ["Ann Lee, Bob Roe. A.", "—, —. B.", "Ann Lee. C."]),
        ("partial-each", ["Ann Lee, Bob Roe. A.", "—, —. B.", "—. C."]),
        ("partial-first", ["Ann Lee, Bob Roe. A.", "—, Bob Roe. B.", "—. C."]),
    ],
)
def test_subsequent_author_substitute(listed: Listed, rule: str, expected: list[str]) -> None:
    """CSL 1.0.2, Reference Grouping."""
    attributes = f'subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"'
    items = [
        {"author": TWO, "title": "A"},
        {"author": TWO, "title": "B"},
        {"author": ANN, "title": "C"},
    ]
    assert listed(listing(attributes), *items) == expected


def test_the_parameters_of_the_list(render: Callable[..., Processed]) -> None:
    """CSL 1.0.2, Whitespace: hanging-indent, second-field-align, spacings."""
    attributes = (
        'hanging-indent="true" second-field-align="flush" line-spacing="2" entry-spacing="0"'
    )
    layout = '<text variable="citation-number" suffix=". "/><text variable="title"/>'
    items = [{"id": "a", "type": "book", "title": "A"}]
    done = render("<text value='x'/>", items, bibliography=listing(attributes, layout=layout))
    bibliography = done.bibliography
    assert bibliography is not None
    assert bibliography[1:] == (True, "flush", 2, 0)
    tree = bibliography.entries[0].tree
    assert "".join(write(tree, "html").split("\n")) == (
        '    <div class="csl-left-margin">1. </div><div class="csl-right-inline">A.</div>  '
    )
    assert write(tree, "text") == "1. A."
    assert done.order == ("a",)


def test_a_style_without_bibliography_gives_none(render: Callable[..., Processed]) -> None:
    """None is not an empty list."""
    assert render("<text value='x'/>", [{"id": "a"}]).bibliography is None


def test_forms_of_output(render: Callable[..., Processed]) -> None:
    """HTML escapes, plain text drops formatting, Markdown marks it and escapes its own signs."""
    layout = '<text variable="title" font-style="italic"/><text variable="note" prefix=" "/>'
    item = {"id": "a", "title": "A*b <c> & d", "note": "<b>x</b>"}
    tree = render(layout, [item]).citations[0]
    assert write(tree, "html") == "<i>A*b &#60;c&#62; &#38; d</i> <b>x</b>"
    assert write(tree, "text") == "A*b <c> & d x"
    assert write(tree, "markdown") == "*A\\*b \\<c\\> & d* **x**"
    with pytest.raises(ValueError, match="html, text, markdown"):
        write(tree, "pdf")


def test_an_entry_with_nothing_to_print_is_left_out(listed: Listed) -> None:
    """A style may list some types only."""
    layout = '<choose><if type="book"><text variable="title"/></if></choose>'
    items = [{"title": "A"}, {"type": "bill", "title": "B"}, {"title": "C"}]
    assert listed(listing(layout=layout), *items) == ["A.", "C."]


def test_a_numbered_list_leaves_no_number_out(listed: Listed) -> None:
    """Cites point at numbers, so an entry that the style leaves out keeps its number."""
    numbered = '<text variable="citation-number" suffix=". "/><text variable="title"/>'
    layout = f'<choose><if type="book">{numbered}</if></choose>'
    items = [{"title": "A"}, {"type": "bill", "title": "B"}, {"title": "C"}]
    first, second, third = listed(listing(layout=layout), *items)
    assert (first, third) == ("1. A.", "3. C.")
    assert second.startswith("2. [")


def test_a_space_before_the_first_words_stands_outside_the_block(listed: Listed) -> None:
    """A block begins with its words; only a block after another keeps the space in its prefix."""
    block = '<group display="left-margin"><text variable="title" prefix=" "/></group>'
    (alone,) = listed(listing(layout=block), {"title": "A"})
    assert alone == ' \n    <div class="csl-left-margin">A.</div>'
