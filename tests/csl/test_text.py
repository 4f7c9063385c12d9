"""Text case, markup in fields, quotation marks and the joints of punctuation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.csl.text.rich_text import parse_rich
from carrel.csl.text.text_case import apply_text_case
from carrel.csl.text.tree import leaves

Cited = Callable[..., str]


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        ("lowercase", "A Tale of TWO", "a tale of two"),
        ("uppercase", "straße", "STRASSE"),
        ("capitalize-first", "a tale of two", "A tale of two"),
        ("capitalize-first", "“so it goes”", "“So it goes”"),
        ("capitalize-all", "a tale of two", "A Tale Of Two"),
        ("sentence", "A Tale of Two Cities", "A tale of two cities"),
        ("title", "a tale of two cities", "A Tale of Two Cities"),
        ("title", "the sea: a history of the deep", "The Sea: A History of the Deep"),
        ("title", "what we live by and for", "What We Live by and For"),
        ("title", "an iPhone in the US", "An iPhone in the US"),
        ("title", "out-of-date self-made men", "Out-of-Date Self-Made Men"),
        ("title", "a history Of the World", "A History of the World"),
        ("title", "stories — The isle — a map", "Stories — The Isle — a Map"),
        (
            "title",
            "the age of d’histoire, e.g. on vitamin c",
            "The Age of d’histoire, e.g. on Vitamin c",
        ),
        ("title", "first. the second? the third", "First. the Second? The Third"),
    ],
)
def test_text_case(case: str, text: str, expected: str) -> None:
    """CSL 1.0.2, Text-case."""
    assert "".join(leaves_of(apply_text_case((text,), case, english=True))) == expected


def leaves_of(children: tuple[object, ...]) -> list[str]:
    """Gather the text below."""
    return [leaf for child in children for leaf in leaves(child)]  # type: ignore[arg-type]


def test_title_case_is_for_english(cited: Cited) -> None:
    """CSL 1.0.2, Title Case Conversion: only for items in English."""
    layout = '<text variable="title" text-case="title"/>'
    assert cited(layout, {"title": "une vie"}) == "Une Vie"
    assert cited(layout, {"title": "une vie", "language": "fr"}) == "une vie"


def test_a_term_is_in_the_language_of_the_locale(cited: Cited) -> None:
    """The item's language says how its title is written, not how "page" is."""
    layout = '<label variable="page" text-case="title"/>'
    assert cited(layout, {"page": "3", "language": "fr"}) == "Page"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("On <i>Hamlet</i>", "On <i>Hamlet</i>"),
        ("H<sub>2</sub>O and E=mc<sup>2</sup>", "H<sub>2</sub>O and E=mc<sup>2</sup>"),
        ("<sc>bc</sc>", '<span style="font-variant:small-caps;">bc</span>'),
        ('<span style="font-variant:small-caps;">bc</span>',
         '<span style="font-variant:small-caps;">bc</span>'),
        # What does not close, or opens nothing, stays as typed.
        ("a <i>b", "a &#60;i&#62;b"),
        ("a </i> b & c < d", "a &#60;/i&#62; b &#38; c &#60; d"),
        ("<i>a <b>b</i>", "<i>a &#60;b&#62;b</i>"),
        # Quotation marks and apostrophes.
        ('A "quoted" word', "A “quoted” word"),
        ("Iran's rock 'n' roll", "Iran’s rock “n” roll"),
        ("the workers' hall", "the workers’ hall"),
        ('5" of rain', '5" of rain'),
    ],
)  # fmt: skip
def test_markup_in_fields(cited: Cited, title: str, expected: str) -> None:
    """CSL-JSON's markup is understood, and nothing is lost where it is not."""
    assert cited('<text variable="title"/>', {"title": title}) == expected


def test_markup_turns_back_within_its_like(cited: Cited) -> None:
    """Italics in an italic title are upright; quotes in a quoted title are inner ones."""
    title = {"title": 'On <i>Hamlet</i> as "play"'}
    assert cited('<text variable="title" font-style="italic"/>', title) == (
        '<i>On <span style="font-style:normal;">Hamlet</span> as “play”</i>'
    )
    assert cited('<text variable="title" quotes="true"/>', title) == (
        "“On <i>Hamlet</i> as ‘play’”"
    )


def test_protected_spans_keep_their_case(cited: Cited) -> None:
    """Nocase spans, and small capitals and raised text in a field, are left alone."""
    title = 'the <span class="nocase">iris</span> of <sup>th</sup>'
    assert cited('<text variable="title" text-case="uppercase"/>', {"title": title}) == (
        "THE iris OF <sup>th</sup>"
    )


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        # The same mark twice, and marks that swallow one another.
        ('<text value="A." suffix="."/>', "A."),
        ('<text value="A?" suffix="."/>', "A?"),
        ('<text value="A!" suffix=","/>', "A!,"),
        ('<text value="A," suffix=","/><text value=" b"/>', "A, b"),
        ('<text value="A:" suffix="."/>', "A:"),
        # Doubled spaces at a joint.
        ('<text value="A" suffix=" "/><text value="b" prefix=" "/>', "A b"),
        # American punctuation goes inside quotes, colons and semicolons stay out.
        ('<text value="A" quotes="true" suffix=","/>', "“A,”"),
        ('<text value="A?" quotes="true" suffix="."/>', "“A?”"),
        ('<text value="A" quotes="true" suffix=";"/>', "“A”;"),
        ('<text value="A" quotes="true" font-style="italic"/><text value="." />', "“<i>A.</i>”"),
    ],
)
def test_punctuation_at_joints(cited: Cited, layout: str, expected: str) -> None:
    """What affixes and delimiters bring together is settled across formatting and quotes."""
    assert cited(layout, {}) == expected


def test_punctuation_stays_outside_quotes_where_the_locale_says_so(cited: Cited) -> None:
    """CSL 1.0.2, Style Options, punctuation-in-quote."""
    locale = '<locale><style-options punctuation-in-quote="false"/></locale>'
    layout = '<text value="A" quotes="true" suffix=","/>'
    assert cited(layout, {}, locale=locale) == "“A”,"


def test_text_without_marks_is_one_piece() -> None:
    """The common case makes no nodes."""
    assert parse_rich("plain words") == ("plain words",)


@pytest.mark.parametrize(
    ("case", "expected"),
    [("capitalize-first", "iPad and eBay"), ("capitalize-all", "iPad And eBay")],
)
def test_words_of_mixed_case_keep_it(case: str, expected: str) -> None:
    """CSL 1.0.2, Text-case: capitalize-first and -all change words that are in lower case."""
    assert apply_text_case(("iPad and eBay",), case, english=True) == (expected,)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("'A \"b\" c'", "“A ‘b’ c”"),
        ("x 'b'", "x “b”"),
        ('x "b"', "x “b”"),
        ("x ‘b’", "x ‘b’"),
        ("x «b» and „b“", "x «b» and „b“"),
        ("“x «b» ‘c’”", "“x «b» ‘c’”"),
        ("‘n", "‘n"),
    ],
)
def test_marks_typed_in_a_field(cited: Cited, title: str, expected: str) -> None:
    """Straight marks become the locale's; curly ones that are not the locale's stay as typed."""
    assert cited('<text variable="title"/>', {"title": title}) == expected
    if title.startswith("x ‘"):
        assert cited('<text variable="title" quotes="true"/>', {"title": title}) == "“x ‘b’”"
