"""The option `variables`: an entry tells where its words came from, and is otherwise the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bench.csl.documents import make_document
from carrel.csl import Locale, Options, parse_style, process, write, write_labelled
from carrel.store.styles import find_locale, find_style

SAMPLE = (
    ("american-medical-association", "en-US"),
    ("apa", "fa-IR"),
    ("oscola", "en-GB"),
    ("chicago-notes-bibliography", "de-DE"),
    ("gost-r-7-0-5-2008", "ru-RU"),
    ("ieee", "zh-CN"),
    ("iso690-author-date-fr", "fr-FR"),
    ("modern-language-association", "en-GB"),
)
ITEM = {
    "id": "a",
    "type": "article-journal",
    "title": "Walls and “Wells”",
    "author": [{"family": "Moor", "given": "Ada"}, {"family": "Ott", "given": "Ben"}],
    "editor": [{"family": "Park", "given": "Cem"}],
    "container-title": "Journal of Gardens",
    "volume": "12",
    "page": "3-9",
    "issued": {"date-parts": [[1998, 3, 4]]},
    "DOI": "10.1000/182",
}


@pytest.mark.parametrize(("name", "lang"), SAMPLE)
def test_labels_change_no_text(name: str, lang: str) -> None:
    """The labelled text is the plain text of the ordinary run, and spans are in order."""
    items = make_document(60, 3).items
    style = parse_style(find_style(name).xml)
    plain = process(style, find_locale, items, [], lang=lang).bibliography
    told = process(style, find_locale, items, [], lang=lang, options=Options(variables=True))
    assert plain is not None
    assert told.bibliography is not None
    for one, other in zip(plain.entries, told.bibliography.entries, strict=True):
        found = write_labelled(other.tree)
        assert found.text == write(one.tree, "text")
        assert write(other.tree, "html") == write(one.tree, "html")
        ends = [place for span in found.spans for place in (span.start, span.end)]
        assert ends == sorted(ends)


@pytest.fixture
def spans(
    locales: Mapping[str, Locale], write_style: Callable[..., str]
) -> Callable[..., dict[str, str]]:
    """The words of each variable of the one entry that a bibliography's layout makes."""

    def run(layout: str) -> dict[str, str]:
        bibliography = f"<bibliography><layout>{layout}</layout></bibliography>"
        style = parse_style(write_style('<text variable="title"/>', bibliography=bibliography))
        done = process(style, locales, [ITEM], [], options=Options(variables=True))
        assert done.bibliography is not None
        found = write_labelled(done.bibliography.entries[0].tree)
        return {one.variable: found.text[one.start : one.end] for one in found.spans}

    return run


def test_a_variable_holds_its_value_alone(spans: Callable[..., dict[str, str]]) -> None:
    """Affixes, quotation marks and what is drawn into them are outside, but not inner marks' own."""
    layout = '<text variable="title" quotes="true" prefix="In " suffix=", "/>'
    assert spans(layout) == {"title": "Walls and ‘Wells,’"}
    assert spans(layout.replace('"title"', '"container-title"')) == {
        "container-title": "Journal of Gardens"
    }


def test_names_are_one_span_without_their_label(spans: Callable[..., dict[str, str]]) -> None:
    """Delimiters and "and" are inside; what says that they are editors is not."""
    layout = (
        '<names variable="author"><name and="text"/></names>'
        '<names variable="editor" prefix=". "><name/><label form="short" prefix=", "/></names>'
    )
    assert spans(layout) == {"author": "Ada Moor and Ben Ott", "editor": "Cem Park"}


def test_et_al_is_inside(spans: Callable[..., dict[str, str]]) -> None:
    """What stands for the names left out belongs to them."""
    layout = '<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names>'
    assert spans(layout) == {"author": "Ada Moor et al."}


def test_dates_numbers_and_identifiers(spans: Callable[..., dict[str, str]]) -> None:
    """A date is one span, its label words and brackets apart; a DOI is one with its address."""
    layout = (
        '<date variable="issued" form="text" prefix="("/><text value=") "/>'
        '<label variable="page" form="short" suffix=" "/><text variable="page"/>'
        '<number variable="volume" prefix=" "/><text variable="DOI" prefix=" doi: "/>'
    )
    assert spans(layout) == {
        "issued": "March 4, 1998",
        "page": "3–9",
        "volume": "12",
        "DOI": "10.1000/182",
    }


def test_a_title_in_place_of_names_is_a_title(spans: Callable[..., dict[str, str]]) -> None:
    """A substitute keeps the variable it came from."""
    layout = (
        '<names variable="translator"><name/><substitute><text variable="title"/></substitute>'
        "</names>"
    )
    assert spans(layout) == {"title": "Walls and “Wells”"}
