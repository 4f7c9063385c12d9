"""Styles and locales from XML: what is understood, and the one error for what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.csl import CslError, parse_locale, parse_style
from carrel.values.errors import CarrelError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">'
LAYOUT = '<citation><layout><text value="x"/></layout></citation>'


def test_info_names_the_style() -> None:
    """Id, title, class, default locale and format come out of cs:info and the root."""
    style = parse_style(
        HEAD.replace("<style", '<style default-locale="fr-FR"')
        + "<info><title> A style </title><id>http://example.org/a</id>"
        + '<category citation-format="note"/><category field="law"/></info>'
        + LAYOUT
        + "</style>"
    )
    assert style.info.id == "http://example.org/a"
    assert style.info.title == "A style"
    assert style.info.style_class == "note"
    assert style.info.default_locale == "fr-FR"
    assert style.info.citation_format == "note"
    assert style.info.fields == ("law",)


def test_a_dependent_style_names_its_parent() -> None:
    """A style with an independent-parent link and no citation has nothing but its info."""
    style = parse_style(
        HEAD + '<info><link rel="independent-parent" href="http://example.org/p"/></info></style>'
    )
    assert style.info.independent_parent == "http://example.org/p"
    assert style.citation is None


@pytest.mark.parametrize(
    ("xml", "words", "line"),
    [
        ("", "not well-formed", 1),
        ("<style", "not well-formed", 1),
        ('<!DOCTYPE style [<!ENTITY e "x">]>\n' + HEAD + LAYOUT + "</style>", "DOCTYPE", 1),
        ("<style/>", "namespace", 1),
        (HEAD + "\n</style>", "no citation", 1),
        (HEAD + "\n<citation/></style>", "no layout", 2),
        (HEAD + '\n<citation><layout>\n<text macro="m"/></layout></citation></style>', "'m'", 3),
        (HEAD + "\n<citation><layout><text/></layout></citation></style>", "names no", 2),
        (
            HEAD + LAYOUT + '\n<macro name="a"><text macro="b"/></macro>'
            '<macro name="b"><group><text macro="a"/></group></macro></style>',
            "calls itself",
            2,
        ),
        (HEAD + "<group>" * 120 + "</group>" * 120 + "</style>", "levels", 1),
    ],
)
def test_a_style_that_cannot_be_understood(xml: str, words: str, line: int) -> None:
    """One CslError tells what is wrong and in which line."""
    with pytest.raises(CslError) as caught:
        parse_style(xml)
    assert words in str(caught.value)
    assert caught.value.line == line
    assert isinstance(caught.value, CarrelError)


def test_elements_of_other_namespaces_are_passed_over() -> None:
    """CSL 1.0.2, Namespacing: extensions do not disturb."""
    style = parse_style(
        HEAD
        + '<x:note xmlns:x="urn:x"><x:layout/></x:note>'
        + LAYOUT
        + "<bibliography><layout/></bibliography></style>"
    )
    assert style.bibliography is not None


def test_macros_are_read_when_called() -> None:
    """A macro is the same record at every call."""
    style = parse_style(HEAD + '<macro name="m"><text value="y"/></macro>' + LAYOUT + "</style>")
    assert style.macros["m"] is style.macros["m"]
    assert list(style.macros) == ["m"]
    assert len(style.macros) == 1


def test_term_forms_fall_back() -> None:
    """CSL 1.0.2, Terms: verb-short to verb to long, symbol to short to long."""
    locale = parse_locale(
        '<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="en"><terms>'
        '<term name="editor"><single>one</single><multiple>many</multiple></term>'
        '<term name="editor" form="verb">edited by</term></terms></locale>'
    )
    assert locale.term("editor", "verb-short") == "edited by"
    assert locale.term("editor", "symbol", plural=True) == "many"
    assert locale.term("translator") is None


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_the_parser_raise_anything_else(text: str) -> None:
    """Whatever the text, a style comes out or a CslError."""
    for xml in (text, HEAD + text + "</style>", HEAD + LAYOUT + text + "</style>"):
        try:
            parse_style(xml)
        except CslError:
            continue
