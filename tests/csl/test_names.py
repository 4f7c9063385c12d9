"""Names: order, initials, particles, et-al, labels, substitutes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.csl.rendering.name_form import initials

Cited = Callable[..., str]
ANN = {"family": "Lee", "given": "Ann Mary"}
BOB = {"family": "Roe", "given": "Bob"}
CAT = {"family": "Fox", "given": "Cat"}
VAN = {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}


def names(attributes: str = "", inside: str = "", around: str = "") -> str:
    """Write cs:names for authors."""
    return f'<names variable="author" {around}><name {attributes}/>{inside}</names>'


@pytest.mark.parametrize(
    ("layout", "authors", "expected"),
    [
        (names(), [ANN], "Ann Mary Lee"),
        (names('form="short"'), [ANN], "Lee"),
        (names('and="text"'), [ANN, BOB], "Ann Mary Lee and Bob Roe"),
        (names('and="symbol" form="short"'), [ANN, BOB, CAT], "Lee, Roe, &#38; Fox"),
        (names('and="text" form="short" delimiter-precedes-last="never"'), [ANN, BOB, CAT],
         "Lee, Roe and Fox"),
        (names('name-as-sort-order="first" and="text"'), [ANN, BOB], "Lee, Ann Mary and Bob Roe"),
        (names('name-as-sort-order="first" and="text" '
               'delimiter-precedes-last="after-inverted-name"'), [ANN, BOB],
         "Lee, Ann Mary, and Bob Roe"),
        (names('name-as-sort-order="all" sort-separator=" " initialize-with=""'), [ANN, BOB],
         "Lee AM, Roe B"),
        (names('initialize-with=". "'), [{"family": "Sartre", "given": "Jean-Paul"}],
         "J.-P. Sartre"),
        (names('initialize-with="." initialize="false"'), [{"family": "Roe", "given": "Bob J."}],
         "Bob J. Roe"),
        (names('form="short" et-al-min="3" et-al-use-first="1"'), [ANN, BOB, CAT], "Lee et al."),
        (names('form="short" et-al-min="3" et-al-use-first="2"'), [ANN, BOB, CAT],
         "Lee, Roe, et al."),
        (names('form="short" et-al-min="3" et-al-use-first="1" et-al-use-last="true"'),
         [ANN, BOB, CAT], "Lee, … Fox"),
        (names('form="count"'), [ANN, BOB], "2"),
        # Particles and suffixes.
        (names(), [VAN], "Vincent van Gogh"),
        (names('form="short"'), [VAN], "van Gogh"),
        (names('name-as-sort-order="all"'), [VAN], "Gogh, Vincent van"),
        (names(), [{"family": "van Gogh", "given": "Vincent"}], "Vincent van Gogh"),
        (names(), [{"family": "d'Aubignac", "given": "François"}], "François d’Aubignac"),
        (names('name-as-sort-order="all"'), [{"family": "Humboldt", "given": "Alexander von"}],
         "Humboldt, Alexander von"),
        (names('name-as-sort-order="all"'), [{**BOB, "suffix": "Jr."}], "Roe, Bob, Jr."),
        (names(), [{**BOB, "suffix": "III"}], "Bob Roe III"),
        # Bodies, single names, scripts without spaces.
        (names('name-as-sort-order="all"'), [{"literal": "World Bank"}], "World Bank"),
        (names(), [{"given": "Banksy"}], "Banksy"),
        (names('initialize-with="."'), [{"family": "毛", "given": "泽东"}], "毛泽东"),
        # Name parts.
        (('<names variable="author"><name><name-part name="family" text-case="uppercase"/></name>'
         "</names>"), [VAN], "Vincent VAN GOGH"),
        # Labels before and after, singular and plural.
        (names("", '<label form="short" prefix=" (" suffix=")"/>').replace('"author"', '"editor"'),
         [], "E E (ed.)"),
    ],
)  # fmt: skip
def test_names(cited: Cited, layout: str, authors: list[dict[str, str]], expected: str) -> None:
    """CSL 1.0.2, Name: forms, delimiters, et-al, order of parts."""
    assert cited(layout, {"author": authors, "editor": [{"family": "E", "given": "E"}]}) == expected


def test_et_al_takes_its_term_and_formatting(cited: Cited) -> None:
    """CSL 1.0.2, Et-al."""
    layout = names('form="short" et-al-min="2" et-al-use-first="1"', '<et-al font-style="italic"/>')
    assert cited(layout, {"author": [ANN, BOB]}) == "Lee <i>et al.</i>"


def test_editors_who_translate_are_named_once(cited: Cited) -> None:
    """CSL 1.0.2, Names: the same editors and translators take the label editortranslator."""
    layout = (
        '<names variable="editor translator" delimiter="; "><name/>'
        '<label form="short" prefix=", "/></names>'
    )
    assert cited(layout, {"editor": [BOB], "translator": [BOB]}) == "Bob Roe, ed. &#38; tr."
    assert cited(layout, {"editor": [BOB], "translator": [CAT]}) == "Bob Roe, ed.; Cat Fox, tr."


def test_a_substitute_stands_in_once(cited: Cited) -> None:
    """CSL 1.0.2, Substitute: what stands in for a name is not printed again."""
    layout = (
        '<group delimiter=". "><names variable="author"><name form="short"/><label form="short" '
        'prefix=", "/><substitute><names variable="editor"/><text variable="title"/></substitute>'
        '</names><text variable="title"/><names variable="editor"><name/></names></group>'
    )
    assert cited(layout, {"title": "T", "editor": [BOB]}) == "Roe, ed. T"
    assert cited(layout, {"title": "T"}) == "T"


def test_name_options_are_inherited(cited: Cited) -> None:
    """CSL 1.0.2, Inheritable Name Options: style, then citation, then cs:name."""
    layout = '<names variable="author"/>'
    options = 'and="symbol" initialize-with="." name-form="long"'
    item = {"author": [ANN, BOB]}
    assert cited(layout, item, options=options) == "A.M. Lee &#38; B. Roe"
    assert cited(layout, item, options=options, citation='and="text"') == "A.M. Lee and B. Roe"


@pytest.mark.parametrize(
    ("given", "mark", "expected"),
    [
        ("John Robert", ". ", "J. R."),
        ("J.R.R.", ". ", "J. R. R."),
        ("Jean-Luc", ".", "J.-L."),
        ("Ludwig van", ".", "L. van"),
        ("Min-jun", ". ", "M."),
        ("John (Jack)", ".", "J. (Jack)"),
        ("", ".", ""),
        ("Ali A.", "", "AA"),
        ("<b>Jane</b> Q", ".", "<b>J.</b>Q."),
    ],
)
def test_initials(given: str, mark: str, expected: str) -> None:
    """CSL 1.0.2, initialize-with."""
    assert initials(given, mark) == expected


def test_a_hyphen_may_be_left_out() -> None:
    """CSL 1.0.2, initialize-with-hyphen."""
    assert initials("Jean-Luc", ".", hyphen=False) == "J.L."


def test_a_label_belongs_to_the_number_that_stands_in_for_names(cited: Cited) -> None:
    """CSL 1.0.2, Substitute: suppressed is the variable in the rest, not its label beside it."""
    layout = """<names variable="author"><substitute>
        <group delimiter=" "><label variable="page" form="short"/><number variable="page"/></group>
      </substitute></names><label variable="page" form="short" prefix=" again "/>"""
    assert cited(layout, {"page": "3-4"}) == "pp. 3–4"
    after = """<names variable="author"><substitute>
        <group delimiter=" "><number variable="page"/><label variable="page" form="short"/></group>
      </substitute></names><label variable="page" form="short" prefix=" again "/>"""
    assert cited(after, {"page": "3-4"}) == "3–4 pp."
