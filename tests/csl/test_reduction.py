"""A style is cut down to what can print for items of one kind, and prints the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from carrel.csl import Cite, Cluster, CslError, Locale, parse_style, process, write
from carrel.csl.items.item import Item
from carrel.csl.styles.elements import Called, Choose, Group, Macro, Text
from carrel.csl.styles.reduction import Reductions

from .conftest import style_xml


def left_of(layout: str, **fields: object) -> tuple[object, ...]:
    """What is left of a layout for one item."""
    style = parse_style(style_xml(layout))
    assert style.citation is not None
    reduction = Reductions(style).find(Item({"id": "one", "type": "book", **fields}))
    return reduction.layout("citation", style.citation.layout)


def test_branches_are_decided_by_type_and_variables() -> None:
    """Of a choose that asks only what the item tells, the branch that holds is left."""
    layout = """<choose>
      <if type="article"><text value="a"/></if>
      <else-if variable="DOI title" match="any"><text value="b"/></else-if>
      <else><text value="c"/></else></choose>"""
    assert left_of(layout, title="T") == (Text("value", "b"),)
    assert left_of(layout) == (Text("value", "c"),)


@pytest.mark.parametrize("test", ['disambiguate="true"', 'variable="citation-number"'])
def test_what_only_the_run_can_tell_stays_open(test: str) -> None:
    """Branches after one that asks for disambiguation or a number of the run are kept."""
    layout = f"""<choose><if {test}><text value="a"/></if>
      <else-if type="book"><text value="b"/></else-if>
      <else><text value="c"/></else></choose>"""
    (choose,) = left_of(layout)
    assert isinstance(choose, Choose)
    assert [branch.children for branch in choose.branches] == [
        (Text("value", "a"),),
        (Text("value", "b"),),
    ]


def test_what_is_empty_leaves_only_that_it_was_called() -> None:
    """A group of terms and empty variables is gone; that it called variables is not forgotten."""
    inner = '<group><text value="in"/><text variable="container-title"/></group>'
    assert left_of(inner) == ()
    assert isinstance(left_of(inner, **{"container-title": "T"})[0], Group)
    (group,) = left_of(f'<group><text variable="year-suffix"/>{inner}</group>')
    assert isinstance(group, Group)
    assert group.children == (Called(), Text("variable", "year-suffix"))


def test_a_group_is_left_out_for_what_was_cut_away_inside(
    cited: Callable[..., str],
) -> None:
    """CSL 1.0.2, Group: empty variables deep inside silence the terms around them."""
    layout = """<text value="x"/><group><text value="in"/><choose><if type="book">
      <group><text variable="container-title"/></group></if></choose></group>"""
    assert cited(layout, {}) == "x"


def test_macros_that_call_ever_more_macros_end(locales: Mapping[str, Locale]) -> None:
    """Two calls each of the next of 60 macros are an error, not a wait without end."""
    macros = "".join(
        f'<macro name="m{at}"><text macro="m{at + 1}"/><text macro="m{at + 1}"/></macro>'
        for at in range(60)
    )
    macros += '<macro name="m60"><text variable="title"/></macro>'
    style = parse_style(style_xml('<text macro="m0"/>', macros=macros))
    items = [{"id": "one", "type": "book", "title": "T"}]
    with pytest.raises(CslError, match="too much"):
        process(style, locales, items, [Cluster((Cite("one"),))])
    empty = process(style, locales, [{"id": "one"}], [Cluster((Cite("one"),))])
    assert "no printed form" in write(empty.citations[0], "text")


def test_a_macro_is_cut_down_once_for_all_that_it_asks() -> None:
    """Items that differ in nothing that a macro asks, itself or through others, share its rest."""
    macros = """<macro name="outer"><text macro="inner"/><text variable="title"/></macro>
      <macro name="inner"><choose><if variable="DOI"><text value="a"/></if></choose></macro>"""
    style = parse_style(style_xml('<text macro="outer"/><text variable="note"/>', macros=macros))
    reductions = Reductions(style)

    def rest(**fields: object) -> object:
        item = Item({"id": "one", "type": "book", "title": "T", **fields})
        return reductions.find(item).macro("outer")

    assert rest(note="N") is rest(edition="2")
    assert rest(note="N") is not rest(DOI="10.1/x")
    assert rest(DOI="10.1/x") == (Macro((Text("value", "a"),)), Text("variable", "title"))


def test_names_of_a_wrong_type_are_told_of(locales: Mapping[str, Locale]) -> None:
    """What is left out is told, though nothing of it is left in the style."""
    style = parse_style(style_xml('<names variable="author"/><text value="x"/>'))
    items = [{"id": "one", "author": {"family": "A"}}]
    done = process(style, locales, items, [Cluster((Cite("one"),))])
    assert done.warnings == ("one: author is no list of names and is left out",)


def test_a_substitute_is_cut_down_when_names_give_way_to_it(cited: Callable[..., str]) -> None:
    """Names that stood in for others are spent: where they are called again, their own stands in."""
    layout = """<names variable="author"><substitute><names variable="editor"/></substitute></names>
      <text value=" in "/>
      <names variable="editor"><substitute><text macro="title"/></substitute></names>"""
    macros = """<macro name="title"><choose><if variable="title"><text variable="title"/></if>
      </choose></macro>"""
    editor = {"editor": [{"family": "Doe"}], "title": "T"}
    assert cited(layout, editor, macros=macros) == "Doe in T"
    assert cited(layout, {**editor, "author": [{"family": "Roe"}]}, macros=macros) == "Roe in Doe"


def test_a_substitute_knows_the_cite_that_it_stands_in(locales: Mapping[str, Locale]) -> None:
    """What a substitute asks of a cite is not taken from another cite of the same item."""
    layout = """<names variable="author"><substitute><names variable="editor"/></substitute></names>
      <names variable="editor"><substitute><choose><if position="first"><text value=" first"/></if>
      <else><text value=" later"/></else></choose></substitute></names>"""
    items = [{"id": "one", "type": "book", "editor": [{"family": "Doe"}]}]
    cite = Cluster((Cite("one"),))
    done = process(parse_style(style_xml(layout)), locales, items, [cite, cite])
    assert [write(one, "text") for one in done.citations] == ["Doe first", "Doe later"]


def test_a_match_of_any_none_or_all(cited: Callable[..., str]) -> None:
    """CSL 1.0.2, Choose, match: "all" is the default, and "none" holds if no test does."""
    layout = "".join(
        f"""<choose><if variable="title DOI" {match}><text value="{at}"/></if></choose>"""
        for at, match in enumerate(("", 'match="any"', 'match="none"', 'match="all"'))
    )
    fields = ({"title": "T", "DOI": "1"}, {"title": "T"}, {})
    assert [cited(layout, one) for one in fields[:2]] == ["013", "1"]
    assert cited(layout, {}) == "2"
