"""A document that keeps its state: each edit gives back what a full run would have changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.csl import (
    Changes,
    Cite,
    Cluster,
    CslError,
    Document,
    Locale,
    Node,
    Processed,
    Style,
    parse_locale,
    parse_style,
    process,
    write,
)

from .conftest import LOCALE, style_xml

NAMES = (
    '<names variable="author"><name {}/><substitute><text variable="title"/></substitute></names>'
)
ENTRY = NAMES.format('initialize-with=". "') + (
    '<text variable="title" prefix=". "/><date variable="issued" form="numeric" prefix=", "/>'
)
CONDITION = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
AUTHOR_DATE = style_xml(
    f"""<group delimiter=" ">{NAMES.format('form="short" initialize-with="."')}
    <date variable="issued"><date-part name="year"/></date>
    {CONDITION}<text variable="locator"/></group>""",
    layout_look='delimiter="; " prefix="(" suffix=")"',
    citation=(
        'et-al-min="2" et-al-use-first="1" disambiguate-add-names="true" '
        'disambiguate-add-givenname="true" disambiguate-add-year-suffix="true" '
        'givenname-disambiguation-rule="all-names" collapse="year-suffix"'
    ),
    bibliography=f"""<bibliography subsequent-author-substitute="—">
    <sort><key variable="author"/><key variable="issued"/></sort>
    <layout suffix=".">{ENTRY}</layout></bibliography>""",
)
NOTES = style_xml(
    f"""<choose><if position="ibid"><text term="ibid"/></if><else-if position="near-note">
    <text variable="title"/></else-if><else-if position="subsequent">
    {NAMES.format('form="short"')}<text variable="first-reference-note-number" prefix=", n. "/>
    </else-if><else>{ENTRY}</else></choose><text variable="locator" prefix=", "/>""",
    style_class="note",
    citation='disambiguate-add-givenname="true" near-note-distance="2"',
    bibliography=f"<bibliography><layout>{ENTRY}</layout></bibliography>",
)
NUMBERS = style_xml(
    '<text variable="citation-number"/>',
    layout_look='delimiter="," prefix="[" suffix="]"',
    citation='collapse="citation-number"',
    sort='<sort><key variable="citation-number"/></sort>',
    bibliography=f"""<bibliography><layout><choose><if type="book">
    <text variable="citation-number" suffix=". "/>{ENTRY}</if></choose></layout></bibliography>""",
)
ROMAN = style_xml(
    """<text variable="citation-number" quotes="true" suffix="."/>
    <text variable="citation-number" text-case="uppercase" prefix=" "/>""",
    layout_look='delimiter="," prefix="[" suffix="]"',
    bibliography=f"""<bibliography second-field-align="flush" subsequent-author-substitute="—">
    <layout suffix="."><number variable="citation-number" form="roman" suffix=". "/>{ENTRY}
    </layout></bibliography>""",
)
STYLES = [parse_style(xml) for xml in (AUTHOR_DATE, NOTES, NUMBERS, ROMAN)]
LOCALES = {"en-US": parse_locale(LOCALE)}

PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"family": st.sampled_from(["Lee", "Roe"]), "given": st.sampled_from(["Ann", "Al", "Bo"])}
    ),
    max_size=3,
)
FIELDS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["book", "book", "bill"]),
        "title": st.sampled_from(["Salt", "Tar"]),
        "author": PEOPLE,
        "issued": st.sampled_from([2000, 2001]).map(lambda year: {"date-parts": [[year]]}),
    }
)
IDS = st.sampled_from(["a", "b", "c", "d", "e"])
CITES = st.builds(Cite, IDS, st.sampled_from(["", "", "12"]))
CLUSTERS = st.builds(Cluster, st.lists(CITES, min_size=1, max_size=3).map(tuple), st.integers(0, 6))
KEYS = st.sampled_from(["k1", "k2", "k3", "k4"])
PLACES = KEYS | st.none()
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert_cluster"), KEYS, CLUSTERS, PLACES),
        st.tuples(st.just("change_cluster"), KEYS, CLUSTERS),
        st.tuples(st.just("remove_cluster"), KEYS),
        st.tuples(st.just("move_cluster"), KEYS, PLACES),
        st.tuples(st.just("insert_item"), st.tuples(IDS, FIELDS), IDS | st.none()),
        st.tuples(st.just("change_item"), st.tuples(IDS, FIELDS)),
        st.tuples(st.just("remove_item"), IDS),
        st.tuples(st.just("move_item"), IDS, IDS | st.none()),
    ),
    max_size=12,
)


class Model:
    """The same manuscript as two plain lists, written whole each time."""

    def __init__(self, style: Style) -> None:
        """Start with nothing."""
        self.style = style
        self.clusters: list[tuple[str, Cluster]] = []
        self.items: list[tuple[str, Mapping[str, Any]]] = []

    def edit(self, name: str, what: Any, *rest: Any) -> None:
        """Do what the document was told to do."""
        rows: list[Any] = self.clusters if name.endswith("cluster") else self.items
        own, value = what if isinstance(what, tuple) else (what, rest[0] if rest else None)
        old = next((row for row in rows if row[0] == own), None)
        if name.startswith("change"):
            rows[rows.index(old)] = (own, value)
            return
        if old is not None:
            rows.remove(old)
        if name.startswith("remove"):
            return
        row = old if name.startswith("move") else (own, value)
        before = rest[-1] if rest else None
        ids = [one for one, _ in rows]
        rows.insert(ids.index(before) if before in ids else len(rows), row)

    def written(self) -> tuple[dict[str, Node], dict[str, Node], Processed]:
        """Citations and entries by id, from a full run."""
        clusters = [cluster for _, cluster in self.clusters]
        done = process(self.style, LOCALES, [fields for _, fields in self.items], clusters)
        assert done.bibliography is not None
        citations = {
            one: tree for (one, _), tree in zip(self.clusters, done.citations, strict=True)
        }
        return citations, {entry.id: entry.tree for entry in done.bibliography.entries}, done


def apply(document: Document, edit: tuple[Any, ...]) -> Changes:
    """Call the method that an edit names."""
    name, what, *rest = edit
    if isinstance(what, tuple):
        what = {"id": what[0], **what[1]}
    return getattr(document, name)(what, *rest)


@settings(max_examples=250)
@given(st.sampled_from(STYLES), EDITS)
def test_edits_equal_a_full_run(style: Style, edits: list[tuple[Any, ...]]) -> None:
    """After each edit all text is that of a full run, and the changes are exactly the differences.

    An edit that cannot be done raises, and leaves the document as it was.
    """
    document, model = Document(style, LOCALES), Model(style)
    before: tuple[dict[str, Node], dict[str, Node]] = {}, {}
    for edit in edits:
        try:
            changes = apply(document, edit)
        except CslError:
            continue
        name, what, *rest = edit
        if isinstance(what, tuple):
            what = (what[0], {"id": what[0], **what[1]})
        model.edit(name, what, *rest)
        citations, entries, done = model.written()
        assert document.citations == citations
        assert list(document.citations) == list(citations)
        assert document.bibliography == done.bibliography
        assert changes.order == tuple(entries)
        assert changes.citations == differing(before[0], citations)
        assert changes.entries == differing(before[1], entries)
        assert set(changes.gone) == before[1].keys() - entries.keys()
        assert sorted(changes.warnings) == sorted(done.warnings)
        before = citations, entries


def differing(before: Mapping[str, Node], now: Mapping[str, Node]) -> dict[str, Node]:
    """What is new or reads otherwise."""
    return {one: tree for one, tree in now.items() if before.get(one) != tree}


LEE = {"id": "a", "type": "book", "title": "Salt", "author": [{"family": "Lee", "given": "Ann"}]}
YEAR = {"issued": {"date-parts": [[2000]]}}


def texts(trees: Mapping[str, Node]) -> dict[str, str]:
    """Trees as plain text."""
    return {one: write(tree, "text") for one, tree in trees.items()}


def document_of(style: Style) -> Document:
    """Two works of Ann Lee of one year, the first one cited."""
    items = [{**LEE, **YEAR}, {**LEE, **YEAR, "id": "b", "title": "Tar"}]
    return Document(style, LOCALES, items, {"k1": Cluster((Cite("a"),), 1)})


def test_a_year_suffix_ripples_to_the_cites_that_it_changes() -> None:
    """A third work of that year takes a suffix; the two others keep theirs and are not told."""
    document = document_of(parse_style(AUTHOR_DATE.replace(CONDITION, "")))
    assert texts(document.citations) == {"k1": "(Lee 2000a)"}
    changes = document.remove_item("b")
    assert texts(changes.citations) == {"k1": "(Lee 2000)"}
    assert changes.gone == ("b",)
    changes = document.insert_item({**LEE, **YEAR, "id": "b", "title": "Tar"})
    assert texts(changes.citations) == {"k1": "(Lee 2000a)"}
    changes = document.insert_item({**LEE, **YEAR, "id": "c", "title": "Tin"})
    assert (changes.citations, list(changes.entries)) == ({}, ["c"])


def test_year_suffixes_move_up() -> None:
    """Where the first of three leaves, the two others take the letters before theirs."""
    document = document_of(parse_style(AUTHOR_DATE.replace(CONDITION, "")))
    document.insert_item({**LEE, **YEAR, "id": "c", "title": "Zinc"})
    document.insert_cluster("k2", Cluster((Cite("b"),)))
    assert texts(document.insert_cluster("k3", Cluster((Cite("c"),))).citations) == {
        "k3": "(Lee 2000c)"
    }
    changes = document.remove_item("a")
    assert texts(changes.citations) == {
        "k1": write(document.citations["k1"], "text"),
        "k2": "(Lee 2000a)",
        "k3": "(Lee 2000b)",
    }


SORT = '<sort><key variable="author"/><key variable="issued"/></sort>'
BY_CITE = parse_style(
    AUTHOR_DATE.replace(CONDITION, "").replace(SORT, "").replace('"all-names"', '"by-cite"')
)


def lee(own: str, given_name: str) -> dict[str, Any]:
    """A work of one of the Lees, of 2000."""
    return {**LEE, **YEAR, "id": own, "author": [{"family": "Lee", "given": given_name}]}


def test_a_set_is_told_apart_anew_when_one_of_it_changes() -> None:
    """The same two look alike as before, but now their initials are the same."""
    both = {"k1": Cluster((Cite("a"), Cite("b")))}
    document = Document(BY_CITE, LOCALES, [lee("a", "Ann"), lee("b", "Bob")], both)
    assert texts(document.citations) == {"k1": "(A. Lee 2000; B. Lee 2000)"}
    changes = document.change_item(lee("b", "Amy"))
    assert texts(changes.citations) == {"k1": "(Ann Lee 2000; Amy Lee 2000)"}


def test_what_was_told_apart_before_counts_as_work() -> None:
    """Where a whole run would give up before a set, so does an edit, though the set was done."""
    works = [
        {
            "id": str(work),
            "author": [
                {"family": f"F{rank}", "given": "Ann" if rank == work else "Al"}
                for rank in range(200)
            ],
            **YEAR,
        }
        for work in range(200)
    ]
    items = [lee("a", "Ann"), lee("b", "Bob"), *works]
    one, both = Cluster((Cite("0"),)), Cluster((Cite("a"), Cite("b")))
    document = Document(BY_CITE, LOCALES, items, {"k1": both})
    assert texts(document.citations) == {"k1": "(A. Lee 2000; B. Lee 2000)"}
    document.insert_cluster("k0", one, "k1")
    whole = process(BY_CITE, LOCALES, items, [one, both])
    assert document.citations["k1"] == whole.citations[1]
    assert write(whole.citations[1], "text") == "(Lee 2000a; b)"


def test_notes_that_shift_change_what_refers_to_them() -> None:
    """A note set before the others moves their numbers; only the cite that prints one changes."""
    document = document_of(STYLES[1])
    document.insert_cluster("k2", Cluster((Cite("b"),), 2))
    document.insert_cluster("k3", Cluster((Cite("b"), Cite("a")), 5))
    notes = {"k1": 2, "k2": 3, "k3": 6}
    changes = document.insert_cluster("k0", Cluster((Cite("b"),), 1), "k1", notes)
    assert changes.citations.keys() == {"k0", "k2", "k3"}
    assert texts(changes.citations)["k3"] == "Lee, n. 1; Lee, n. 2"


def test_an_edit_that_cannot_be_done_says_so_and_changes_nothing() -> None:
    """One sentence with the id."""
    document = document_of(STYLES[0])
    before = dict(document.citations)
    with pytest.raises(CslError, match="no citation has the id k9"):
        document.change_cluster("k9", Cluster(()))
    with pytest.raises(CslError, match="no citation has the id k9"):
        document.insert_cluster("k2", Cluster(()), notes={"k9": 1})
    with pytest.raises(CslError, match="the id k1 stands for another citation already"):
        document.insert_cluster("k1", Cluster(()))
    with pytest.raises(CslError, match="the id a stands for another item already"):
        document.insert_item(LEE)
    with pytest.raises(CslError, match="no item has the id z"):
        document.move_item("z")
    assert document.citations == before


def test_what_an_edit_does_not_touch_is_the_same_object() -> None:
    """Only what changes is written anew."""
    document = document_of(STYLES[1])
    document.insert_cluster("k2", Cluster((Cite("b"),), 9))
    kept = document.citations["k1"]
    document.change_cluster("k2", Cluster((Cite("b", "12"),), 9))
    assert document.citations["k1"] is kept


def test_numbers_that_shift_change_nothing_else() -> None:
    """A work cited first moves all numbers by one: in ranges, in words and in the list."""
    items = [{**LEE, "id": one, "type": "book"} for one in "abcd"]
    cites = tuple(Cite(one) for one in "abc")
    for style, before, after in (
        (STYLES[2], "[1–3]", "[2–4]"),
        (STYLES[3], "[“1.” 1,“2.” 2,“3.” 3]", "[“2.” 2,“3.” 3,“4.” 4]"),
    ):
        document = Document(style, LOCALES, items, {"k1": Cluster(cites)})
        assert write(document.citations["k1"], "text") == before
        changes = document.insert_cluster("k0", Cluster((Cite("d"),)), before="k1")
        assert write(changes.citations["k1"], "text") == after
        assert set(changes.entries) == set("abcd")


def test_a_dependent_style_is_refused() -> None:
    """It must be processed as its parent."""
    dependent = STYLES[0]._replace(citation=None)
    with pytest.raises(CslError, match="dependent"):
        Document(dependent, LOCALES)


def test_locales_may_be_a_function() -> None:
    """As for `process`."""

    def find(tag: str) -> Locale | None:
        return LOCALES.get(tag)

    assert Document(STYLES[0], find, [LEE]).bibliography is not None
