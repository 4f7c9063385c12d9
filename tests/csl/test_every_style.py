"""A sample of the styles, with the program that runs them all: ``bench/csl/every_style.py``."""

from __future__ import annotations

import pytest

from bench.csl.asked_for import Asking, prints
from bench.csl.every_style import read_dependent, write_all
from bench.csl.one_of_each_type import DATES, IDENTIFIERS, NAMES, NUMBERS, STRINGS, one_of_each_type
from carrel.csl.items.item import Item
from carrel.csl.styles.locale import Locale
from carrel.csl.styles.xml_tree import parse_xml
from carrel.store.styles import find_style, styles_folder

SAMPLE = (
    ("american-medical-association", "en"),
    ("apa", "fa"),
    ("bluebook-law-review", "ar"),
    ("chicago-notes-bibliography", "de"),
    ("gost-r-7-0-5-2008", "ru"),
    ("ieee", "zh"),
    ("iso690-author-date-fr", "fr"),
)


@pytest.mark.parametrize(("style", "language"), SAMPLE)
def test_a_style_writes_every_type(style: str, language: str) -> None:
    """No exception, no broken HTML, and nothing empty that the style did not ask for."""
    tally = write_all(style, find_style(style).xml, [language])
    assert tally.failures == ()
    assert tally.written >= 91


def test_dependent_styles_load_with_their_parents() -> None:
    """The first ones by name are read, and what they depend on is there."""
    paths = sorted((styles_folder() / "dependent").glob("*.csl"))[:20]
    assert [read_dependent(path) for path in paths] == [""] * 20


def test_a_style_that_does_not_load_is_told() -> None:
    """The program tells a style that cannot be read and goes on."""
    assert write_all("bad", "<style/>", ["en"]).failures[0].startswith("does not load")


def test_the_items_use_everything() -> None:
    """Every type once, and every variable in some item."""
    items = one_of_each_type()
    assert len({item["type"] for item in items}) == len(items) == 45
    used = {variable for item in items for variable in item}
    assert used >= {*STRINGS, *NUMBERS, *DATES, *NAMES, *IDENTIFIERS, "title", "issued"}


@pytest.mark.parametrize(
    ("layout", "asked"),
    [
        ('<text value="x"/>', True),
        ('<text variable="title"/>', True),
        ('<text variable="note"/>', False),
        ('<group><text value="in "/><text variable="note"/></group>', False),
        ('<group><text value="in "/><text variable="title"/></group>', True),
        ('<choose><if type="book"/><else><text value="x"/></else></choose>', False),
        ('<choose><if variable="note"/><else><text variable="title"/></else></choose>', True),
        (
            '<names variable="editor"><substitute><text variable="title"/></substitute></names>',
            True,
        ),
        ('<names variable="editor"/>', False),
        ('<date variable="issued" form="text"/>', True),
        ('<group><group><text value="x"/></group><text variable="note"/></group>', True),
    ],
)
def test_what_a_style_asks_for(layout: str, asked: bool) -> None:
    """The second reader knows when an element prints, as the specification says."""
    xml = f'<layout xmlns="http://purl.org/net/xbiblio/csl">{layout}</layout>'
    fields = {"id": "a", "type": "book", "title": "T", "issued": {"raw": "2001"}}
    asking = Asking({}, Locale("en-US", {}, {}, {}), Item(fields), frozenset(), {})
    assert prints(parse_xml(xml, "layout"), asking) is asked
