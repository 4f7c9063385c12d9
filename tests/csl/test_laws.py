"""Laws of the processor, for any items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.csl import Cite, Cluster, Locale, Style, parse_locale, parse_style, process, write
from carrel.csl.items.item import Item
from carrel.csl.manuscript.cites import cite_node, new_frame
from carrel.csl.rendering.frame import Context
from carrel.csl.styles.reduction import Reductions
from carrel.csl.text.tree import Content, Node, plain, pruned

LAYOUT = """
<group delimiter=". ">
  <names variable="author"><name and="text" initialize-with=". "/><et-al/>
    <substitute><text variable="title" quotes="true"/></substitute></names>
  <text variable="title" font-style="italic" text-case="title"/>
  <group prefix="(" suffix=")" delimiter=", ">
    <date variable="issued" form="text"/><text variable="page"/><number variable="volume" form="ordinal"/>
  </group>
</group>"""
STYLE = f"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<citation et-al-min="3" et-al-use-first="1" disambiguate-add-names="true"
  disambiguate-add-givenname="true" disambiguate-add-year-suffix="true" collapse="year-suffix-ranged">
<layout delimiter="; " prefix="(" suffix=")">{LAYOUT}</layout></citation>
<bibliography subsequent-author-substitute="—"><sort><key variable="author"/><key variable="issued"/></sort>
<layout suffix=".">{LAYOUT}</layout></bibliography></style>"""
LOCALE = """<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="en-US">
<date form="text"><date-part name="year"/></date>
<terms><term name="and">and</term><term name="et-al">et al.</term></terms></locale>"""

TEXT = st.text(st.sampled_from("aB é.,;:?!\"'“”‘’<i></i><b></b>&-–ß中ו\u00a0\0\ud800"), max_size=12)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3000, 3000) | TEXT,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXT, inside, max_size=3),
    max_leaves=5,
)
NAME = st.fixed_dictionaries({}, optional={"family": TEXT, "given": TEXT, "literal": TEXT})
DATE = st.builds(
    lambda parts: {"date-parts": parts},
    st.lists(st.lists(st.integers(-3000, 3000), max_size=3), max_size=2),
)
ITEM = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "chapter", "nonsense"])},
    optional={
        "title": TEXT | ANYTHING,
        "author": st.lists(NAME, max_size=4) | ANYTHING,
        "issued": DATE | ANYTHING,
        "page": TEXT,
        "volume": TEXT | st.integers(),
        "note": TEXT,
    },
)
ITEMS = st.lists(ITEM, min_size=1, max_size=5).map(
    lambda items: [{**item, "id": f"w{place}"} for place, item in enumerate(items)]
)


def parsed() -> tuple[Style, Mapping[str, Locale]]:
    """The style and the locale of these laws."""
    return parse_style(STYLE), {"en-US": parse_locale(LOCALE)}


def nodes(content: Content) -> Iterator[Node]:
    """Walk the nodes of a tree."""
    if isinstance(content, Node):
        yield content
        for child in content.children:
            yield from nodes(child)


@settings(max_examples=200, deadline=None)
@given(ITEMS)
def test_any_items_give_trees_that_are_whole(items: list[dict[str, object]]) -> None:
    """Whatever is in the items, every cite and entry comes out, and openings equal closings."""
    style, locales = parsed()
    clusters = [Cluster(tuple(Cite(str(item["id"])) for item in items), 1)]
    done = process(style, locales, items, clusters)
    assert done.bibliography is not None
    trees = [*done.citations, *(entry.tree for entry in done.bibliography.entries)]
    for tree in trees:
        html = write(tree, "html")
        marks = sum(1 for node in nodes(tree) for _ in node.formatting)
        assert html.count("</i>") == html.count("<i>")
        assert html.count("</b>") == html.count("<b>")
        assert html.count("</") >= marks
        for node in nodes(tree):
            assert node[2:5] == ("", "", "")
            assert not node.quotes
        for form in ("text", "markdown"):
            assert isinstance(write(tree, form), str)


@settings(max_examples=200, deadline=None)
@given(ITEMS)
def test_no_part_of_a_cite_is_empty(items: list[dict[str, object]]) -> None:
    """Elements yield nothing or something to print, so no affix or delimiter stands alone."""
    style, locales = parsed()
    assert style.citation is not None
    context = Context(style, locales["en-US"], Reductions(style))
    for fields in items:
        node = cite_node(style.citation, new_frame(context, "citation", Item(fields)))
        bare = pruned(node)
        assert bare is None or plain(bare) == plain(node)
        assert (bare is None) == (not plain(node))


@settings(max_examples=50, deadline=None)
@given(ITEMS)
def test_the_processor_is_deterministic(items: list[dict[str, object]]) -> None:
    """The same input gives the same output, also from styles read anew."""
    clusters = [Cluster((Cite(str(item["id"])),)) for item in items]
    assert process(*parsed(), items, clusters) == process(*parsed(), items, clusters)


@settings(max_examples=50, deadline=None)
@given(ITEMS)
def test_sorting_is_total_and_stable(items: list[dict[str, object]]) -> None:
    """Every item is listed once, and a sorted list sorts to itself."""
    style, locales = parsed()
    order = process(style, locales, items, []).order
    assert sorted(order) == sorted(str(item["id"]) for item in items)
    again = process(style, locales, [next(i for i in items if i["id"] == one) for one in order], [])
    assert again.order == order


FAMILIES = st.lists(st.sampled_from(["Ash", "Elm", "Fir", "Oak"]), max_size=3)
TITLED = """<names variable="author"><name form="short"/></names>
<choose><if disambiguate="true"><text variable="title" prefix=" "/></if></choose>"""


@given(st.lists(FAMILIES, min_size=2, max_size=7), st.booleans())
def test_names_and_titles_tell_all_apart_that_they_can(
    families: list[list[str]], titled: bool
) -> None:
    """However the sets of cites split: with the titles all read otherwise, else who is another."""
    layout = TITLED if titled else TITLED.partition("\n")[0]
    style = parse_style(
        f"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
        <citation et-al-min="2" et-al-use-first="1" disambiguate-add-names="true">
        <layout>{layout}</layout></citation></style>"""
    )
    items = [
        {
            "id": f"w{place}",
            "title": f"T{place}",
            "author": [{"family": one} for one in ("Doe", *own)],
        }
        for place, own in enumerate(families)
    ]
    clusters = [Cluster((Cite(str(item["id"])),)) for item in items]
    done = process(style, {"en-US": parse_locale(LOCALE)}, items, clusters)
    texts = {write(tree, "text") for tree in done.citations}
    assert len(texts) == (len(items) if titled else len({*map(tuple, families)}))
