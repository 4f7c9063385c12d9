"""Web pages: their text as it flows, what they say of themselves, and their harmless HTML."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from carrel.documents.document import BlockKind, Document, InlineKind
from carrel.importers.html.cleaning import cleaned
from carrel.importers.imported import Imported
from carrel.importers.reading import read_bytes

PROSE = (
    "The harbour was rebuilt twice within the century, and both times the ledgers of the office "
    "tell of it more plainly than any of the guide books that were printed in those years."
)


def page(body: str, head: str = "", attributes: str = "lang=en") -> Imported:
    """A page of these parts, read."""
    markup = f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return read_bytes(markup.encode(), "a.html")


def kinds(document: Document) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(b.kind.value, document.text[b.span.start : b.span.end]) for b in document.blocks]


def test_text_flows_as_a_browser_shows_it() -> None:
    """White space folds, blocks part, ``<br>`` breaks the line, no-break spaces stay."""
    document = page(
        "<p>One\n  <b>two </b> three<br> four&nbsp;five</p><div>six</div>seven"
    ).document
    assert document.text == "One two three\nfour\xa0five\n\nsix\n\nseven"


def test_blocks_have_the_kinds_of_their_elements() -> None:
    """Headings with levels, nested lists with depth, quotations, code, tables, figures."""
    document = page(
        "<h2>Head</h2><ul><li>one<ol><li>deep</ol><li>two</ul><blockquote><p>said</p></blockquote>"
        "<pre><code>a  b\n c</code></pre><table><tr><th>x<th>y<tr><td>1<td>2</table>"
        "<figure><img src=x><figcaption>A quay</figcaption></figure>"
    ).document
    assert kinds(document) == [
        ("heading", "Head"), ("list-item", "one"), ("list-item", "deep"), ("list-item", "two"),
        ("quotation", "said"), ("code", "a  b\n c"), ("table", "x\ty\n1\t2"), ("figure", "A quay"),
    ]  # fmt: skip
    assert [b.level for b in document.blocks[:4]] == [2, 1, 2, 1]


def test_stretches_are_marked() -> None:
    """Emphasis, links with their address, calls to notes."""
    document = page(
        '<p>An <em>odd</em> <a href="https://example.org/a">place</a>.<sup><a href="#fn1">1</a></sup> And 10'
        "<sup>3</sup>."
    ).document
    found = {i.kind: (document.text[i.span.start : i.span.end], i.target) for i in document.inlines}
    assert found[InlineKind.EMPHASIS] == ("odd", "")
    assert found[InlineKind.LINK] == ("place", "https://example.org/a")
    assert found[InlineKind.NOTE_MARK] == ("1", "#fn1")
    assert [
        document.text[i.span.start : i.span.end]
        for i in document.inlines
        if i.kind is InlineKind.NOTE_MARK
    ] == ["1"]


def test_what_is_put_around_the_text_is_apparatus() -> None:
    """Navigation, forms, notices and what stands outside the main part; all of it stays in the text."""
    document = page(
        f"<nav><a href=/>Home</a></nav><div class=cookie-banner>We use cookies</div>"
        f"<main><header><h1>Ledgers</h1></header><p>{PROSE}</p><form><button>Send</button></form>"
        f"<p>{PROSE}</p></main><footer>Imprint</footer>"
    ).document
    assert [words for kind, words in kinds(document) if kind == "apparatus"] == [
        "Home", "We use cookies", "Send", "Imprint",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "around",
    [
        "<form>{}</form>",
        "<div class='sidebar'>{}</div>",
        "<aside>{}</aside>",
        "<body class='has-sidebar nav'>{}",
    ],
)
def test_an_element_around_everything_is_not_around_the_text(around: str) -> None:
    """A form or a class that holds most of the words holds the text."""
    document = page(around.format(f"<h1>Ledgers</h1><p>{PROSE}</p>")).document
    assert not any(b.kind is BlockKind.APPARATUS for b in document.blocks)


def test_a_saved_page_of_a_reading_room(reading_room: str) -> None:
    """The words of a site are told in a page without any marks of what is what."""
    body = "".join(
        f"<p>{words}</p>" for part in reading_room.split("\n\n") for words in part.split("\n")
    )
    imported = page(body)
    assert imported.item["title"] == "Ledgers and Guide Books of a Northern Port"
    assert imported.item["author"] == [{"family": "Doe", "given": "Jane Q."}]
    assert imported.item["issued"] == {"date-parts": [[1974]], "season": 3}
    told = kinds(imported.document)
    assert ("apparatus", "Save to active project") in told
    assert sum(kind == "paragraph" for kind, _ in told) in {3, 4}


HEADS = {
    "Highwire": (
        '<meta name=citation_title content="On Ledgers"><meta name=citation_author content="Doe, Jane">'
        '<meta name=citation_author content="Richard Roe"><meta name=citation_journal_title content="Harbour Review">'
        '<meta name=citation_publication_date content="1999/05/04"><meta name=citation_volume content=4>'
        "<meta name=citation_firstpage content=11><meta name=citation_lastpage content=19>"
    ),
    "Dublin Core": (
        '<meta name="DC.title" content="On Ledgers"><meta name="DC.creator" content="Doe, Jane">'
        '<meta name="dc.creator" content="Richard Roe"><meta name="DCTERMS.issued" content="1999-05-04">'
    ),
    "schema.org": (
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"S"},'
        '{"@type":"ScholarlyArticle","headline":"On Ledgers","author":[{"@type":"Person","name":"Jane Doe"},'
        '{"@type":"Person","givenName":"Richard","familyName":"Roe"}],"datePublished":"1999-05-04T10:00:00Z",'
        '"isPartOf":{"@type":"PublicationIssue","issueNumber":"2",'
        '"isPartOf":{"@type":"Periodical","name":"Harbour Review"}}}]}'
        "</script>"
    ),
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_page_says_what_it_is(kind: str) -> None:
    """Title, authors in order and date, in each of the ways in which pages say it."""
    item = page(f"<h1>Something else</h1><p>{PROSE}</p>", HEADS[kind]).item
    assert item["title"] == "On Ledgers"
    assert item["author"] == [
        {"family": "Doe", "given": "Jane"},
        {"family": "Roe", "given": "Richard"},
    ]
    assert item["issued"] == {"date-parts": [[1999, 5, 4]]}
    if kind != "Dublin Core":
        assert item["container-title"] == "Harbour Review"
        assert item["type"] == "article-journal"
    if kind == "Highwire":
        assert (item["volume"], item["page"]) == ("4", "11-19")


def test_a_poorer_page_says_less() -> None:
    """Open Graph, then the only first heading, then the title of the window."""
    graph = '<meta property=og:title content="On Quays"><meta property=og:site_name content="Port News">'
    assert page(f"<p>{PROSE}", graph).item == {
        "title": "On Quays", "container-title": "Port News", "type": "webpage", "language": "en",
    }  # fmt: skip
    assert (
        page(f"<h1>On Docks</h1><p>{PROSE}", "<title>Docks | Port</title>").item["title"]
        == "On Docks"
    )
    assert page(f"<p>{PROSE}", "<title>Docks</title>").item["title"] == "Docks"


def test_page_marks_are_pages() -> None:
    """The printed edition's page numbers, also within a paragraph; what comes before has no label."""
    document = page(
        "<p>Before it all.</p><span role=doc-pagebreak aria-label=' 34 '></span><p>On the page "
        "<span epub:type=pagebreak id=p35 title=35></span>and the next.</p><p class=pagenum>[Pg 36]</p><p>Last."
    ).document
    assert [p.label for p in document.pages] == [None, "34", "35", "36"]
    assert [document.text[p.span.start : p.span.end].strip() for p in document.pages] == [
        "Before it all.", "On the page", "and the next.", "Last.",
    ]  # fmt: skip


def test_the_language_is_the_pages_own() -> None:
    """``lang`` decides; without it the words do."""
    assert page("<p>Wörter", attributes="lang=de-AT").document.language == "de-AT"
    assert (
        page("<p>" + "این متن فارسی است و چند کلمه دارد.", attributes="").document.language == "fa"
    )


def test_references_and_notes_are_told() -> None:
    """By the heading above them and by what elements declare."""
    document = page(
        f"<h1>T</h1><p>{PROSE}</p><aside role=doc-footnote>1 A note.</aside><h2>References</h2>"
        "<ul><li>Doe, J. (1999). On quays. York: Quay Press."
        "<li>Roe, R. (2003). On docks. Harbour Review, 4(2), 11-19.</ul>"
    ).document
    found = [kind for kind, _ in kinds(document)]
    assert found == ["heading", "paragraph", "note", "heading", "reference", "reference"]


NOTES = (
    "Vgl. Brandt, Ilse (2004): Zölle und Handel. In: Hafengeschichte 12 (3), S. 45-71.",
    "Siehe Corvin, Lea: Das Kontobuch als Quelle. Hamburg: Seeverlag 2011, S. 14.",
    "Dieser Teil folgt einem Vortrag, den niemand hörte.",
    "Dorn, Paul: Kleine Geschichte der Zollhäuser. Bremen: Weserverlag 1987, S. 212.",
    "Ewald, Nina (2015): Winterhandel. Kiel: Institut für Seewirtschaft, S. 9.",
)


def test_notes_that_refer_stand_beside_the_list() -> None:
    """Notes with a reference are told from remarks, though a page has a list as well."""
    notes = "".join(f"<li role=doc-endnote>{words}</li>" for words in NOTES)
    document = page(
        f"<h1>T</h1><p>{PROSE}</p><h2>References</h2>"
        "<ul><li>Doe, J. (1999). On quays. York: Quay Press."
        "<li>Roe, R. (2003). On docks. Harbour Review, 4(2), 11-19."
        "<li>Soe, S. (2006). On piers. Harbour Review, 7(1), 1-9.</ul>"
        f"<section role=doc-endnotes><ol>{notes}</ol></section>"
    ).document
    noted = [block for block in document.blocks if block.kind is BlockKind.NOTE]
    assert [block.level for block in noted] == [1, 1, 0, 1, 1]
    assert [kind for kind, _ in kinds(document)].count("reference") == 3


HOSTILE = """
<base href=http://evil.test/><meta http-equiv=refresh content='0;url=http://evil.test/'>
<link rel=stylesheet href=http://evil.test/a.css><style>@import url(http://evil.test/b)</style>
<img src=http://evil.test/1 srcset='http://evil.test/2 2x' lowsrc=http://evil.test/3 onerror=x()>
<video poster=http://evil.test/4 src=http://evil.test/5><source src=http://evil.test/6></video>
<iframe src=http://evil.test/7 srcdoc='<img src=http://evil.test/8>'></iframe><object data=http://evil.test/9>
</object><embed src=http://evil.test/10><input type=image src=http://evil.test/11>
<table background=http://evil.test/12><td background=//evil.test/13>cell</table>
<p style="background:url('http://evil.test/14')">words</p><a href=http://evil.test/15 ping=http://evil.test/16>go</a>
<a href=javascript:alert(1)>js</a><a href='#here'>here</a><svg><image href=http://evil.test/17 />
<use xlink:href=http://evil.test/18 /></svg><math><mi xlink:href=http://evil.test/19>m</mi></math>
<form action=http://evil.test/20><button formaction=http://evil.test/21>b</button></form>
<body background=http://evil.test/22><audio src=http://evil.test/23></audio><q cite=http://evil.test/24>q</q>
<script src=http://evil.test/25></script><noscript><img src=http://evil.test/26></noscript>
<p>data <img src='data:image/png;base64,AAAA'> relative <img src=/27><a href=../28>up</a>
"""


def test_not_one_address_survives_cleaning() -> None:
    """No attribute that makes a browser ask for anything is left; links within the page work."""
    clean = page(HOSTILE).safe_html
    assert "evil" not in clean
    attributes = re.findall(r"\s([\w:-]+)=", clean)
    assert set(attributes) <= {"id", "lang", "dir", "title", "role", "href", "alt"}
    assert re.findall(r"href=\"([^\"]*)\"", clean) == ["#here"]
    for words in ("words", "cell", "go", "js"):
        assert words in clean


def test_cleaning_drops_scripts_with_what_is_in_them() -> None:
    """Neither code nor style becomes text."""
    assert "alert" not in cleaned("<p>a<script>alert(1)</script><style>p{color:red}</style></p>")


def requests_of(chromium: Browser, markup: str) -> list[str]:
    """The addresses that a browser asks for when it shows some markup."""
    asked: list[str] = []
    context = chromium.new_context()
    try:
        shown = context.new_page()
        context.route("**/*", lambda route: (asked.append(route.request.url), route.abort())[-1])
        shown.set_content(markup, wait_until="load")
    finally:
        context.close()
    return asked


def test_a_browser_asks_for_nothing(chromium: Browser) -> None:
    """Shown without any other guard, the cleaned page makes Chromium ask for nothing."""
    hostile = HOSTILE.replace("<meta http-equiv=refresh", "<meta name=none")
    assert any("evil.test" in address for address in requests_of(chromium, hostile))
    assert requests_of(chromium, cleaned(HOSTILE)) == []
