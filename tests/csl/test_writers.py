"""The writers: well-formed for any tree, and nothing of a text becomes markup."""

from __future__ import annotations

import itertools
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from carrel.csl import FormattedRun, Node, formatted_runs, parse_style, write
from carrel.csl.text.tree import LINK, Content
from carrel.csl.writing.address import safe_address
from carrel.csl.writing.writers import FORMS

FORMATTING = (
    ("font-style", "italic"),
    ("font-style", "normal"),
    ("font-style", "oblique"),
    ("font-weight", "bold"),
    ("font-weight", "light"),
    ("font-variant", "small-caps"),
    ("text-decoration", "underline"),
    ("vertical-align", "sup"),
    ("vertical-align", "baseline"),
)
HOSTILE = st.text(
    st.sampled_from("aZ1 é\u00a0中😀\u2028ª.:;,!?-+=#'\"`\\{}[]()<>&|*_~^$%@/\n\t"), max_size=15
)
TEXT = HOSTILE | st.sampled_from([
    "<script>alert(1)</script>", "&lt;b&gt;", "\\input{x}", "{\\rtf1", "\\u233?", "[a](b)", "# h",
    "- a", "1. a", "    code", "```", "---", "![x](y)", "\\emph{a}", "$x$", "a%b", "||",
])  # fmt: skip
ADDRESS = TEXT | st.sampled_from(
    [
        "javascript:alert(1)",
        "https://a.org/x",
        'https://a.org/"><b>',
        "https://doi.org/10.1/{}%\\ <",
    ]
)


def nodes(inside: st.SearchStrategy[Content]) -> st.SearchStrategy[Content]:
    """Finished nodes: formatting, links, display blocks."""
    children = st.lists(inside, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Node, children, formatting=st.tuples(st.sampled_from(FORMATTING))),
        st.builds(Node, children, tag=st.just(LINK), data=ADDRESS),
        st.builds(Node, children, display=st.sampled_from(["block", "left-margin", "indent"])),
    )


TREE: st.SearchStrategy[Content] = st.recursive(TEXT, nodes, max_leaves=6)


class Reader(HTMLParser):
    """Reads HTML back: its text, and the tags that are open."""

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        assert tag in {"i", "em", "b", "sup", "sub", "span", "div", "a"}
        assert {name for name, _ in attrs} <= {"style", "class", "href"}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The innermost tag closes first."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data


def bare(text: str) -> str:
    """The text without white space, in which forms differ, and with ª as the a that it raises."""
    return "".join(text.split()).replace("ª", "a")


def text_of(tree: Content) -> str:
    """All text of a tree."""
    return tree if isinstance(tree, str) else "".join(map(text_of, tree.children))


@settings(max_examples=300)
@given(TREE, st.booleans())
def test_html_reads_back_as_its_text(tree: Content, links: bool) -> None:
    """Tags are ours, close in order, and the text is the text."""
    reader = Reader()
    reader.feed(write(tree, "html", links=links))
    reader.close()
    assert reader.open == []
    assert bare(reader.text) == bare(text_of(tree))
    assert all(link.startswith(("http://", "https://")) for link in reader.links)
    assert links or not reader.links


_RTF = re.compile(
    r"(?P<unit>\\u(-?\d+)\?)|(?P<word>\\[a-z]+-?\d* ?)|(?P<ignored>\\\*)|\\(?P<plain>[^a-z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}])",
    re.DOTALL,
)
_RTF_WORDS = {"i", "i0", "b", "b0", "scaps", "scaps0", "ul", "ulnone", "super", "sub"} | {
    "nosupersub", "tab", "line", "field", "fldinst", "fldrslt"
}  # fmt: skip


@settings(max_examples=300)
@given(TREE, st.booleans())
def test_rtf_reads_back_as_its_text(tree: Content, links: bool) -> None:
    """RTF is ASCII, its braces pair, its words are ours, and the text is the text."""
    rtf = write(tree, "rtf", links=links)
    assert rtf.isascii()
    depth, units, hidden = 0, b"", 0
    end = 0
    while end < len(rtf):
        match = _RTF.match(rtf, end)
        assert match is not None, rtf[end:]
        end = match.end()
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
            assert depth >= 0
            hidden = hidden if depth >= hidden else 0
        elif match["word"]:
            assert match["word"].strip("\\ ") in _RTF_WORDS
        elif match["ignored"]:
            hidden = depth
        elif not hidden:
            shown = match["plain"] or match["text"] or ""
            shown = "\u00a0" if match["plain"] == "~" else shown
            number = int(match[2]) % 0x10000 if match["unit"] else None
            units += shown.encode("utf-16-le") if number is None else number.to_bytes(2, "little")
    assert depth == 0
    assert bare(units.decode("utf-16-le")).replace("ª", "a") == bare(text_of(tree))


_LATEX = re.compile(
    r"(?P<href>\\href\{(?:\\[%#&]|[^{}\\%#&])*\})|\\(?P<word>[a-z]+)|\\(?P<plain>[{}$&#_%])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}$&#_%^])",
    re.DOTALL,
)
_SIGNS = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textquotedbl": '"',
}
_LATEX_WORDS = {"textit", "textsl", "textup", "textbf", "textmd", "textsc", "underline", "quad"} | {
    "textsuperscript", "textsubscript", "newline"
}  # fmt: skip


@settings(max_examples=300)
@given(TREE, st.booleans())
def test_latex_reads_back_as_its_text(tree: Content, links: bool) -> None:
    """Braces pair, commands are ours, no ligature or comment begins, and the text is the text."""
    latex = write(tree, "latex", links=links)
    depth, text, end = 0, "", 0
    while end < len(latex):
        match = _LATEX.match(latex, end)
        assert match is not None, latex[end:]
        end = match.end()
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
            assert depth >= 0
        elif match["word"] in _SIGNS:
            text += _SIGNS[match["word"]]
        elif match["word"]:
            assert match["word"] in _LATEX_WORDS
        else:
            text += match["plain"] or (match["text"] or "").replace("~", "\u00a0")
    assert depth == 0
    assert bare(text) == bare(text_of(tree))


@settings(max_examples=300)
@given(TEXT)
def test_no_text_becomes_markdown(text: str) -> None:
    """CommonMark makes one paragraph of any text, with nothing in it but the text."""
    html = MarkdownIt("commonmark").render(write(text, "markdown")).strip()
    reader = Reader()
    reader.feed(html.removeprefix("<p>").removesuffix("</p>"))
    reader.close()
    assert "<" not in html.removeprefix("<p>").removesuffix("</p>")
    assert bare(reader.text) == bare(text)


@settings(max_examples=200)
@given(TREE)
def test_runs_hold_the_text_and_differ_from_their_neighbours(tree: Content) -> None:
    """Joined, the runs are the text; two that look alike would be one; JSON says the same."""
    runs = formatted_runs(tree, links=True)
    assert "".join(run.text for run in runs) == text_of(tree)
    assert all(before[1:] != after[1:] for before, after in itertools.pairwise(runs))
    records = json.loads(write(tree, "runs", links=True))
    assert [FormattedRun(**one) for one in records] == [
        run._replace(formatting=dict(run.formatting))  # pyright: ignore[reportArgumentType]
        for run in runs
    ]


def test_runs_say_what_applies() -> None:
    """Formatting inside formatting adds up; what turns back upright is plain again."""
    inner = Node(("b",), formatting=(("font-style", "normal"),))
    bold = Node((inner, "c"), formatting=(("font-weight", "bold"),))
    tree = Node(("a", bold), formatting=(("font-style", "italic"),), display="block")
    assert formatted_runs(tree) == (
        FormattedRun("a", (("font-style", "italic"),), "", "block"),
        FormattedRun("b", (("font-weight", "bold"),), "", "block"),
        FormattedRun("c", (("font-style", "italic"), ("font-weight", "bold")), "", "block"),
    )


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("html", '<a href="https://doi.org/10.1/a%3Cb">10.1/a&#60;b</a>'),
        ("text", "10.1/a<b"),
        ("markdown", "[10.1/a\\<b](<https://doi.org/10.1/a%3Cb>)"),
        (
            "rtf",
            '{\\field{\\*\\fldinst{HYPERLINK "https://doi.org/10.1/a%3Cb"}}{\\fldrslt 10.1/a<b}}',
        ),
        ("latex", "\\href{https://doi.org/10.1/a\\%3Cb}{10.1/a<b}"),
    ],
)
def test_links_when_they_are_wanted(form: str, expected: str) -> None:
    """A DOI links to its address; without the option it is text."""
    tree = Node(("10.1/a<b",), tag=LINK, data="https://doi.org/10.1/a<b")
    assert write(tree, form, links=True) == expected
    assert "doi.org" not in write(tree, form)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "https:", "", None])
def test_only_web_addresses_are_linked(address: str | None) -> None:
    """Any other scheme could run something."""
    assert safe_address(address) == ""
    tree = Node(("x",), tag=LINK, data=address)
    assert [write(tree, form, links=True) for form in FORMS[:5]] == ["x"] * 5


def test_a_style_cannot_write_markup() -> None:
    """Formatting has the values of CSL 1.0.2; any other is passed over."""
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout>'
        """<text value="x" font-style="a&quot;&gt;&lt;script&gt;" font-weight="bold"/>"""
        "</layout></citation></style>"
    )
    assert style.citation is not None
    assert style.citation.layout.children[0].look.formatting == (("font-weight", "bold"),)  # pyright: ignore[reportAttributeAccessIssue]
