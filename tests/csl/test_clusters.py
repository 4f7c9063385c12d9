"""Positions, sorting, disambiguation and collapsing of cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.csl import Cite, Cluster, Processed, read_cluster, write
from carrel.csl.manuscript.sort import SortValue, sort_by_keys
from carrel.csl.styles.elements import Key

Render = Callable[..., Processed]
AUTHOR_YEAR = (
    '<group delimiter=" "><names variable="author"><name form="short" and="text" '
    'initialize-with="."/></names><date variable="issued"><date-part name="year"/></date></group>'
)


def work(
    key: str, year: int, *families: str, given: str = "Ann", title: str = ""
) -> dict[str, object]:
    """One book by these families, all with the same given name."""
    authors = [{"family": family, "given": given} for family in families]
    issued = {"date-parts": [[year]]}
    return {"id": key, "type": "book", "title": title or key, "author": authors, "issued": issued}


def texts(done: Processed) -> list[str]:
    """The citations as plain text."""
    return [write(tree, "text") for tree in done.citations]


POSITIONS = "".join(
    f'<choose><if position="{name}"><text value="{name} "/></if></choose>'
    for name in ("first", "subsequent", "ibid", "ibid-with-locator", "near-note", "far-note")
)


def test_positions(render: Render) -> None:
    """CSL 1.0.2, position: each ibid is also subsequent, and locators tell the ibids apart."""
    items = [{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]
    clusters = [
        Cluster((Cite("a"),), 1),
        Cluster((Cite("a"),), 2),
        Cluster((Cite("a", "7"),), 3),
        Cluster((Cite("a", "7"),), 4),
        Cluster((Cite("a"),), 5),
        Cluster((Cite("b"), Cite("a")), 6),
        Cluster((Cite("a"),), 7),
        Cluster((Cite("a"),), 30),
    ]
    found = texts(render(POSITIONS, items, clusters, style_class="note"))
    assert [one.strip() for one in found] == [
        "first",
        "subsequent ibid near-note",
        "subsequent ibid ibid-with-locator near-note",
        "subsequent ibid near-note",
        "subsequent near-note",
        "first ; subsequent near-note",
        "subsequent near-note",
        "subsequent far-note",
    ]


@pytest.mark.parametrize("form", ["", ' form="short"'])
def test_what_was_printed_before_does_not_stand_for_another_cite(render: Render, form: str) -> None:
    """Place, locator, date of access and year suffix count in every cite of one item."""
    layout = (
        f'<group delimiter=" "><names variable="author"><name{form}/></names>'
        '<date variable="issued"><date-part name="year"/></date><text variable="locator"/>'
        '<date variable="accessed"><date-part name="year"/></date></group>'
    )
    seen = {"accessed": {"date-parts": [[2020]]}}
    items = [work("a", 2001, "Roe", "Fox", "Lee"), {**work("b", 2001, "Roe", "Fox", "Lee"), **seen}]
    cites = (Cite("a"), Cite("a", "7"), Cite("a"), Cite("b"), Cite("b"), Cite("a", "8"))
    clusters = [Cluster((cite,), note) for note, cite in enumerate(cites, 1)]
    options = (
        'et-al-min="4" et-al-use-first="1" et-al-subsequent-min="2" '
        'et-al-subsequent-use-first="1" disambiguate-add-year-suffix="true"'
    )
    found = texts(render(layout, items, clusters, citation=options))
    first = "Roe, Fox, Lee" if form else "Ann Roe, Ann Fox, Ann Lee"
    later = f"{first.partition(',')[0]} et al."
    assert found == [
        f"{first} 2001a",
        f"{later} 2001a 7",
        f"{later} 2001a",
        f"{first} 2001b 2020",
        f"{later} 2001b 2020",
        f"{later} 2001a 8",
    ]


def test_a_note_between_breaks_ibid(render: Render) -> None:
    """An ibid may only look back at the note right before."""
    items = [{"id": "a", "type": "book"}]
    clusters = [Cluster((Cite("a"),), 1), Cluster((Cite("a"),), 3)]
    assert "ibid" not in texts(render(POSITIONS, items, clusters, style_class="note"))[1]


def test_the_first_note_of_a_work_is_known(render: Render) -> None:
    """CSL 1.0.2, first-reference-note-number."""
    layout = '<text value="n. "/><text variable="first-reference-note-number"/>'
    clusters = [Cluster((Cite("a"),), 2), Cluster((Cite("a"),), 5)]
    done = render(layout, [{"id": "a", "type": "book"}], clusters, style_class="note")
    assert texts(done)[1] == "n. 2"


def test_a_note_begins_with_a_capital_term(render: Render) -> None:
    """Ibid. at the head of a note is capitalised, after other words it is not."""
    layout = '<text term="ibid"/>'
    clusters = [Cluster((Cite("a"), Cite("a"))), Cluster((Cite("a", prefix="see "),))]
    done = render(layout, [{"id": "a", "type": "book"}], clusters, style_class="note")
    assert texts(done) == ["Ibid.; ibid.", "see ibid."]


def test_affixes_of_a_cite(render: Render) -> None:
    """Prefix and suffix get the spaces they need, and may hold markup."""
    clusters = [Cluster((Cite("a", prefix="see <i>esp.</i>", suffix="and passim"),))]
    done = render(AUTHOR_YEAR, [work("a", 2001, "Lee")], clusters)
    assert write(done.citations[0], "html") == "see <i>esp.</i> Lee 2001 and passim"


def test_authors_may_be_left_out_or_stand_alone(render: Render) -> None:
    """suppress-author and author-only take the names away, or all but them."""
    cites = [Cite("a", suppress_author=True), Cite("a", author_only=True)]
    done = render(AUTHOR_YEAR, [work("a", 2001, "Lee")], [Cluster((one,)) for one in cites])
    assert texts(done) == ["2001", "Lee"]


def test_cites_are_sorted_within_their_cluster(render: Render) -> None:
    """CSL 1.0.2, Sorting: keys in order, empty values last in either direction."""
    items = [work("a", 2003, "Lee"), work("b", 1999, "Lee"), work("c", 2001, "Fox")]
    undated = {**work("d", 1, "Abe"), "issued": None}
    for direction, expected in (
        ("ascending", "1999; 2001; 2003; "),
        ("descending", "2003; 2001; 1999; "),
    ):
        sort = f'<sort><key variable="issued" sort="{direction}"/></sort>'
        layout = '<date variable="issued"><date-part name="year"/></date><text value=""/><text variable="note"/>'
        done = render(layout, [*items, {**undated, "note": "none"}], sort=sort)
        assert texts(done) == [f"{expected}none"]


@given(st.lists(st.tuples(*[st.sampled_from(["", "a", "b"])] * 3)), st.tuples(*[st.booleans()] * 3))
def test_keys_in_turn_sort_as_keys_one_by_one(
    rows: list[tuple[str, str, str]], descending: tuple[bool, bool, bool]
) -> None:
    """Keys weigh in their order, empty ones come last, and equal rows keep their order."""
    keys = [Key("title", "", descending=one, options={}) for one in descending]
    things = list(enumerate(rows))
    expected = things
    for place in (2, 1, 0):
        filled = [one for one in expected if one[1][place]]
        filled.sort(key=lambda one, at=place: one[1][at], reverse=descending[place])
        expected = filled + [one for one in expected if not one[1][place]]

    def value_of(thing: tuple[int, tuple[str, str, str]], place: int) -> SortValue:
        text = thing[1][place]
        return SortValue(not text, text)

    assert sort_by_keys(things, keys, value_of) == expected


def test_sorting_by_author_then_year(render: Render) -> None:
    """Names sort by family, whatever form they are printed in; accents count last."""
    items = [
        work("a", 2003, "Évian"),
        work("b", 1999, "Evian"),
        work("c", 2001, "Eva"),
        work("d", 2001, "evian"),
    ]
    sort = '<sort><key variable="author"/><key variable="issued"/></sort>'
    assert texts(render(AUTHOR_YEAR, items, sort=sort))[0].startswith("Eva 2001")


def disambiguated(
    render: Render, items: Sequence[Mapping[str, object]], options: str, layout: str = AUTHOR_YEAR
) -> list[str]:
    """Cite each item on its own."""
    clusters = [Cluster((Cite(str(item["id"])),)) for item in items]
    return texts(render(layout, items, clusters, citation=options))


def test_year_suffixes(render: Render) -> None:
    """CSL 1.0.2, disambiguate-add-year-suffix: in the order of the bibliography."""
    items = [work("a", 2001, "Lee"), work("b", 2001, "Lee"), work("c", 2002, "Lee")]
    options = 'disambiguate-add-year-suffix="true"'
    assert disambiguated(render, items, options) == ["Lee 2001a", "Lee 2001b", "Lee 2002"]


def test_year_suffixes_go_past_z(render: Render) -> None:
    """The twenty-seventh is aa."""
    items = [work(f"w{number}", 2001, "Lee") for number in range(28)]
    found = disambiguated(render, items, 'disambiguate-add-year-suffix="true"')
    assert found[25:] == ["Lee 2001z", "Lee 2001aa", "Lee 2001ab"]


def test_given_names_tell_cites_apart(render: Render) -> None:
    """CSL 1.0.2, disambiguate-add-givenname: initials where they are enough, else in full."""
    options = 'disambiguate-add-givenname="true"'
    initial = [work("a", 2001, "Lee", given="Ann"), work("b", 2001, "Lee", given="Bob")]
    assert disambiguated(render, initial, options) == ["A. Lee 2001", "B. Lee 2001"]
    full = [work("a", 2001, "Lee", given="Ann"), work("b", 2001, "Lee", given="Amy")]
    assert disambiguated(render, full, options) == ["Ann Lee 2001", "Amy Lee 2001"]


def test_primary_names_are_told_apart_everywhere(render: Render) -> None:
    """givenname-disambiguation-rule primary-name expands unambiguous cites too."""
    items = [work("a", 2001, "Lee", given="Ann"), work("b", 2005, "Lee", given="Bob")]
    options = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="{}"'
    assert disambiguated(render, items, options.format("primary-name")) == [
        "A. Lee 2001",
        "B. Lee 2005",
    ]
    assert disambiguated(render, items, options.format("by-cite")) == ["Lee 2001", "Lee 2005"]


def test_more_names_tell_cites_apart(render: Render) -> None:
    """CSL 1.0.2, disambiguate-add-names; what tells nothing apart is taken back."""
    items = [work("a", 2001, "Lee", "Roe", "Fox"), work("b", 2001, "Lee", "Poe", "Fox")]
    options = 'disambiguate-add-names="true" et-al-min="3" et-al-use-first="1"'
    assert disambiguated(render, items, options) == [
        "Lee, Roe, et al. 2001",
        "Lee, Poe, et al. 2001",
    ]
    same = [work("a", 2001, "Lee", "Roe", "Fox"), work("b", 2001, "Lee", "Roe", "Fox")]
    assert disambiguated(render, same, options) == ["Lee et al. 2001", "Lee et al. 2001"]


def test_a_condition_tells_cites_apart(render: Render) -> None:
    """CSL 1.0.2, disambiguate: the branch is rendered only for ambiguous cites."""
    layout = AUTHOR_YEAR + (
        '<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    )
    items = [
        work("a", 2001, "Lee", title="X"),
        work("b", 2001, "Lee", title="Y"),
        work("c", 2002, "Lee"),
    ]
    assert disambiguated(render, items, "", layout) == ["Lee 2001, X", "Lee 2001, Y", "Lee 2002"]


@pytest.mark.parametrize(
    ("options", "cites", "expected"),
    [
        ('collapse="year"', "abd", "Lee 2001, 2002; Fox 2001"),
        # The order of whoever cites is kept where the style does not sort.
        ('collapse="year"', "adb", "Lee 2001; Fox 2001; Lee 2002"),
        ('cite-group-delimiter=" + "', "abd", "Lee 2001 + Lee 2002; Fox 2001"),
        ('collapse="year" after-collapse-delimiter=" / "', "abd", "Lee 2001, 2002 / Fox 2001"),
        ("", "abd", "Lee 2001; Lee 2002; Fox 2001"),
        # A locator, a prefix and a suppressed author change nothing in that.
        ('collapse="year"', "Abd", "Lee 2001, 5, 2002; Fox 2001"),
        ('collapse="year"', "a^b", "Lee 2001, see 2002"),
        ('collapse="year"', "-abd", "2001, 2002; Fox 2001"),
        ('collapse="year" after-collapse-delimiter=" / "', "Abd", "Lee 2001, 5 / 2002 / Fox 2001"),
    ],
)
def test_cites_of_one_author_collapse(
    render: Render, options: str, cites: str, expected: str
) -> None:
    """CSL 1.0.2, Cite Grouping and Cite Collapsing."""
    items = [work("a", 2001, "Lee"), work("b", 2002, "Lee"), work("d", 2001, "Fox")]
    cluster = Cluster(tuple(marked(cites)))
    layout = f'<group delimiter=", ">{AUTHOR_YEAR}<text variable="locator"/></group>'
    assert texts(render(layout, items, [cluster], citation=options)) == [expected]


def marked(cites: str) -> Iterator[Cite]:
    """Cites by letter: a capital has a locator, "^" a prefix and "-" no author."""
    for mark, key in re.findall(r"([-^]?)(\w)", cites):
        yield Cite(
            key.lower(),
            locator="5" if key.isupper() else "",
            prefix="see " if mark == "^" else "",
            suppress_author=mark == "-",
        )


def test_cites_of_one_author_are_brought_together_after_sorting(render: Render) -> None:
    """CSL 1.0.2, Cite Grouping: it "takes place after cite sorting"."""
    items = [work("a", 2001, "Lee"), work("b", 2003, "Lee"), work("d", 2002, "Fox")]
    cluster = Cluster(tuple(Cite(key) for key in "dba"))
    sort = '<sort><key variable="issued"/></sort>'
    done = render(AUTHOR_YEAR, items, [cluster], citation='collapse="year"', sort=sort)
    assert texts(done) == ["Lee 2001, 2003; Fox 2002"]


@pytest.mark.parametrize(
    ("collapse", "expected"),
    [
        ("year-suffix", "Lee 2001a,b,c,d, 2005"),
        ("year-suffix-ranged", "Lee 2001a–d, 2005"),
    ],
)
def test_year_suffixes_collapse(render: Render, collapse: str, expected: str) -> None:
    """CSL 1.0.2, collapse year-suffix and year-suffix-ranged."""
    items = [*(work(key, 2001, "Lee") for key in "abcd"), work("e", 2005, "Lee")]
    options = f'collapse="{collapse}" year-suffix-delimiter="," disambiguate-add-year-suffix="true"'
    assert texts(render(AUTHOR_YEAR, items, citation=options)) == [expected]


def test_numbers_collapse_to_ranges(render: Render) -> None:
    """CSL 1.0.2, collapse citation-number: three in a row and more; a locator stands apart."""
    items = [work(key, 2001, "Lee") for key in "abcdef"]
    layout = '<text variable="citation-number"/><text variable="locator" prefix=":"/>'
    clusters = [Cluster(tuple(map(Cite, keys))) for keys in ("abcdef", "abde", "ab")]
    clusters.append(Cluster((Cite("a"), Cite("b", "7"), Cite("c"), Cite("d"), Cite("e"))))
    done = render(
        layout, items, clusters, citation='collapse="citation-number"', layout_look='delimiter=","'
    )
    assert texts(done) == ["1–6", "1,2,4,5", "1,2", "1,2:7,3–5"]


def test_unknown_ids_are_told_and_left_out(render: Render) -> None:
    """A cite without its item is a warning, and the others stand."""
    cluster = read_cluster(
        {"citationItems": [{"id": "a"}, {"id": "zz"}], "properties": {"noteIndex": 3}}
    )
    done = render(AUTHOR_YEAR, [work("a", 2001, "Lee")], [cluster])
    assert texts(done) == ["Lee 2001"]
    assert done.warnings == ("citation 1: no item has the id zz; its cite is left out",)
    assert cluster.note == 3


def test_clusters_of_any_shape_are_read() -> None:
    """CSL-JSON's clusters; what is no cite is passed over."""
    assert read_cluster(None).cites == ()
    assert read_cluster("a").cites == ()
    cite = read_cluster([{"id": 7, "locator": 12, "label": "chapter"}, "no"]).cites
    assert cite == (Cite("7", "12", "chapter"),)
