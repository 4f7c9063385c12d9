"""Laws that hold for every file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.documents.document import Document
from carrel.importers.answer import understood, written
from carrel.importers.errors import UnreadableFile
from carrel.importers.reading import read_bytes

LINES = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_characters="\0")),
        st.sampled_from(
            [
                "", "", "  ", "\t", "\f", "Notes", "References", "Abstract. A short one of it all.",
                "By Doe, Jane | Review, Winter 1970 | Log in", "Sign up now", "Print this page",
                "• one", "- two", "3. three", "> said", "12", "xii", "Doe, J. (1999). On. York: Press.",
                "A sentence of the usual length that ends with a full stop, as sentences do. (1)",
            ]
        ),
    ),
    max_size=30,
)  # fmt: skip
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a"])


def check(document: Document) -> None:
    """Blocks are in order, disjoint and trimmed; only white space is outside; pages cover."""
    done = 0
    for block in document.blocks:
        assert block.span.start >= done
        assert document.text[done : block.span.start].strip() == ""
        words = document.text[block.span.start : block.span.end]
        assert words
        assert words == words.strip()
        done = block.span.end
    assert document.text[done:].strip() == ""
    at = 0
    for number, page in enumerate(document.pages, 1):
        assert (page.number, page.span.start) == (number, at)
        at = page.span.end
    assert at == len(document.text)
    holders = [(b.span.start, b.span.end) for b in document.blocks]
    for inline in document.inlines:
        assert inline.span.length > 0
        assert any(a <= inline.span.start and inline.span.end <= b for a, b in holders)


@given(LINES)
@settings(deadline=None, max_examples=200)
def test_plain_text_keeps_every_character(lines: list[str]) -> None:
    r"""The canonical text is the file with ``\\n`` for each line break; blocks lie in order over it."""
    text = "\n".join(lines)
    if not text.strip():
        return
    try:
        document = read_bytes(text.encode(), "a.txt").document
    except UnreadableFile:
        return
    assert document.text == text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    check(document)


@given(LINES, st.sampled_from(["a.md", "a.html"]))
@settings(deadline=None, max_examples=200)
def test_rendered_text_is_blocks_in_order(lines: list[str], name: str) -> None:
    """The same holds for the text of a page, whatever its markup."""
    markup = "<div>" + "\n".join(lines) + "<p>end</p>"
    try:
        check(read_bytes(markup.encode(), name).document)
    except UnreadableFile:
        return


TAGS = st.sampled_from(
    "p div b i em sup table tr td th ul li nav main h1 h2 pre br blockquote span aside article form "  # noqa: SIM905
    "a select option script svg figure footer".split()
)
MARKUP = st.lists(
    st.one_of(
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag}>"),
        st.sampled_from(
            ["words", " ", "\n", "&nbsp;", "two words. ", "<span role=doc-pagebreak title=3></span>",
             "<a href=#fn1>1</a>", "<sup>2</sup>", "<br>", "<!-- x -->", "&#xD800;", "&#0;"]
        ),
    ),
    max_size=60,
)  # fmt: skip


@given(MARKUP)
@settings(deadline=None, max_examples=300)
def test_any_tree_gives_blocks_in_order(pieces: list[str]) -> None:
    """However tags are nested or left open, blocks are disjoint and stretches lie in blocks."""
    try:
        check(read_bytes(("<p>" + "".join(pieces)).encode(), "a.html").document)
    except UnreadableFile:
        return


@given(st.binary(max_size=400), NAMES)
@settings(deadline=None, max_examples=300)
def test_no_bytes_raise_anything_but_their_own_error(data: bytes, name: str) -> None:
    """Whatever the bytes, there is a document or one sentence that names the file."""
    try:
        check(read_bytes(data, name).document)
    except UnreadableFile as error:
        sentence = str(error)
    else:
        return
    assert sentence.startswith(f"'{name}' ")
    assert sentence.endswith(".")


@given(LINES)
@settings(deadline=None)
def test_an_answer_comes_back_as_it_was_sent(lines: list[str]) -> None:
    """What the confined process sends is what arrives."""
    try:
        imported = read_bytes(("x " + "\n".join(lines)).encode(), "a.txt")
    except UnreadableFile:
        return
    assert understood(written(imported)) == imported


@given(st.binary(max_size=200) | st.text().map(str.encode))
@settings(deadline=None)
def test_a_garbled_answer_is_refused(answer: bytes) -> None:
    """Nothing but a whole answer is believed."""
    with pytest.raises(UnreadableFile):
        understood(answer)


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": [["paragraph", 0, 99, 0]]},
        {"blocks": [["paragraph", 2, 4, 0], ["paragraph", 1, 2, 0]]},
        {"blocks": [["poem", 0, 1, 0]]},
        {"blocks": [["paragraph", 0, True, 0]]},
        {"pages": [[None, 0, 1]]},
        {"pages": []},
        {"provenance": {"title": ["rumour"]}},
        {"item": {"author": "x", "issued": {"date-parts": [["2001"]]}}},
        {"item": {"author": [["x"]]}},
        {"item": {"title": None}},
        {"text": 7},
        {"warnings": [1]},
    ],
)
def test_a_false_answer_is_refused(change: dict[str, object]) -> None:
    """Spans outside the text, unknown kinds and gaps between pages are refused."""
    import json

    whole = json.loads(written(read_bytes(b"Some words.", "a.txt")))
    with pytest.raises(UnreadableFile):
        understood(json.dumps(whole | change).encode())
