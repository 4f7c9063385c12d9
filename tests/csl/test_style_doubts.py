"""What of a style is passed over is told with line and element; what is CSL is not."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from carrel.csl import CslError, Processed, parse_style, write
from carrel.csl.styles.style_words import ATTRIBUTES, CHILDREN
from carrel.store.styles import find_style

Render = Callable[..., Processed]
RNG = "{http://relaxng.org/ns/structure/1.0}"
# What the specification has and the schema has not.
BEYOND = {("style", "xml:lang"), ("if", "disambiguate"), ("else-if", "disambiguate")}


def doubts(render: Render, layout: str, **parts: str) -> list[str]:
    """The warnings of a style, each from its element on."""
    done = render(layout, [{"id": "a", "title": "T"}], **parts)
    return [one.partition(", ")[2] for one in done.warnings if one.startswith("the style, line")]


@pytest.mark.parametrize(
    ("layout", "doubt"),
    [
        ('<text value="x" colour="red"/>', "text: has no attribute colour; it is passed over"),
        ('<text value="x" font-style="bent"/>', "text: font-style cannot be 'bent'"),
        ('<text variable="titel"/>', "text: variable cannot be 'titel'"),
        ('<frob/><text value="x"/>', "frob: has no place in layout and is passed over"),
        (
            '<group><choose><if type="book"><text value="x" display="block"/></if></choose></group>',
            "text: is no block: display is for what stands in the layout",
        ),
        ('<names variable="author wrighter"/>', "names: variable cannot be 'author wrighter'"),
        ("<names/>", "names: says nothing without variable"),
        ('<choose><if type="book scroll"/></choose>', "if: type cannot be 'book scroll'"),
        (
            '<group><sort/><text value="x"/></group>',
            "sort: has no place in group and is passed over",
        ),
        ('<text term="no-such-term"/>', "text: the locale has no term no-such-term"),
    ],
)
def test_what_is_passed_over(render: Render, layout: str, doubt: str) -> None:
    """Each kind of thing that is no CSL is told, and the rest is written."""
    found = doubts(render, layout + '<text variable="title"/>')
    assert [re.sub(r"^line \d+, ", "", one) for one in found] == [doubt]


@pytest.mark.parametrize("before", [0, 3])
def test_the_line_is_that_of_the_element(before: int) -> None:
    """Lines count from 1 in the style as it came, empty ones at its head too."""
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl">\n<citation>\n<layout>\n'
        '<text value="x" foo=""/></layout></citation></style>'
    )
    (doubt,) = parse_style("\n" * before + xml).doubts
    assert doubt == f"the style, line {before + 4}, text: has no attribute foo; it is passed over"
    with pytest.raises(CslError, match=f"line {before + 4}"):
        parse_style("\n" * before + xml.replace("</layout>", ""))


def test_doubts_have_an_end(render: Render) -> None:
    """After twenty of them their number is told."""
    done = render('<text value="x" foo=""/>' * 100, [{"id": "a"}])
    assert len(done.warnings) == 21
    assert done.warnings[-1] == "the style: 80 more elements or attributes of the kind"


def test_real_styles_raise_no_doubts() -> None:
    """The styles most asked for hold nothing that we pass over."""
    for name in ("apa", "chicago", "ieee", "mla", "bluebook"):
        assert parse_style(find_style(name).xml).doubts == ()


@pytest.mark.parametrize("inside", ["<citation/>", '<link rel="independent-parent"/>', ""])
def test_a_style_that_can_write_nothing(inside: str) -> None:
    """No layout, or neither a citation nor a parent to turn to, is one error."""
    xml = f'<style xmlns="http://purl.org/net/xbiblio/csl"><info/>{inside}</style>'
    with pytest.raises(CslError, match=r"\(line 1, element (citation|style)\)\.$"):
        parse_style(xml)


def test_an_error_is_one_short_sentence() -> None:
    """Names of a megabyte are cut in errors, and controls in them cannot reach a terminal."""
    xml = f'<{"x" * 1_000_000} xmlns="http://purl.org/net/xbiblio/csl"/>'
    with pytest.raises(CslError) as caught:
        parse_style(xml)
    assert len(str(caught.value)) < 400


def test_the_last_of_two_macros_counts(render: Render) -> None:
    """A style with two macros of one name is written, as other processors do it."""
    macros = "".join(f'<macro name="m"><text value="{number}"/></macro>' for number in (1, 2))
    done = render('<text macro="m"/>', [{"id": "a"}], macros=macros)
    assert write(done.citations[0], "text") == "2"
    assert [one.partition("macro: ")[2] for one in done.warnings] == [
        "m is defined twice; the last one counts"
    ]


class Schema:
    """The CSL project's schema, as its package carries it: what may stand where."""

    def __init__(self) -> None:
        """Read the whole grammar."""
        spec = importlib.util.find_spec("citeproc")
        assert spec is not None
        assert spec.submodule_search_locations
        folder = Path(spec.submodule_search_locations[0]) / "data" / "schema" / "schemas" / "styles"
        root = ET.parse(folder / "csl.rng").getroot()  # noqa: S314 - an installed file
        self.defined: dict[str, list[ET.Element]] = {}
        for define in root.iter(f"{RNG}define"):
            self.defined.setdefault(define.get("name", ""), []).append(define)
        self.attributes: dict[str, set[str]] = {}
        self.children: dict[str, set[str]] = {}
        self._walked: set[tuple[int, str]] = set()
        for start in root.iter(f"{RNG}start"):
            self._walk(start, "")

    def _walk(self, pattern: ET.Element, owner: str) -> None:
        if (id(pattern), owner) in self._walked:
            return
        self._walked.add((id(pattern), owner))
        for child in self._resolved(pattern):
            if child.tag == f"{RNG}attribute":
                self.attributes.setdefault(owner, set()).add(_name(child))
            elif child.tag == f"{RNG}element":
                self.children.setdefault(owner, set()).add(_name(child))
                self._walk(child, _name(child))
            else:
                self._walk(child, owner)

    def _resolved(self, pattern: ET.Element) -> Iterator[ET.Element]:
        for child in pattern:
            if child.tag == f"{RNG}ref":
                yield from self.defined[child.get("name", "")]
            else:
                yield child


def _name(pattern: ET.Element) -> str:
    named = pattern.find(f"{RNG}name")
    if named is None:
        return pattern.get("name", "")
    return f"xml:{named.text}" if "XML/1998" in named.get("ns", "") else str(named.text)


def test_the_tables_are_those_of_the_schema() -> None:
    """Elements, what may stand in them and their attributes agree with the project's own schema."""
    schema = Schema()
    ours = {(tag, name) for tag, known in ATTRIBUTES.items() for name in known}
    theirs = {(tag, name) for tag in ATTRIBUTES for name in schema.attributes.get(tag, ())}
    assert theirs - ours == set()
    assert ours - theirs <= BEYOND
    # The draft of CSL 1.1 has cs:intext.
    for tag, inside in CHILDREN.items() - {("intext", CHILDREN["intext"])}:
        assert schema.children[tag] - {"info"} <= inside
