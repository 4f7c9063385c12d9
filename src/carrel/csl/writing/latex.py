"""Finished trees to LaTeX: a fragment for a document in UTF-8.

Links need the package hyperref, parts that run the other way bidi (with XeLaTeX) or its like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.writing.marked import Marks, write_marked

if TYPE_CHECKING:
    from carrel.csl.text.tree import Content

_COMMANDS = {
    ("font-style", "italic"): "textit",
    ("font-style", "oblique"): "textsl",
    ("font-style", "normal"): "textup",
    ("font-weight", "bold"): "textbf",
    ("font-weight", "normal"): "textmd",
    ("font-variant", "small-caps"): "textsc",
    ("font-variant", "normal"): "textup",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "textsuperscript",
    ("vertical-align", "sub"): "textsubscript",
}
_ESCAPES = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    '"': "\\textquotedbl{}",
    "\u00a0": "~",
    **{one: f"\\{one}" for one in "{}$&#_%"},
    # A bracket after a command would be taken for its option.
    **{one: f"{{{one}}}" for one in "[]"},
}
_SPECIAL = re.compile(r"""[\\~^`"{}$&#_%\[\]\u00a0\x00-\x1f\x7f]|(?<=[-',<>?!])[-',<>]""")


def write_latex(content: Content, *, links: bool = False) -> str:
    """Write a finished tree; neither a command nor a ligature comes out of its text."""
    return write_marked(content, _MARKS, links=links)


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escaped, text)


def _linked(address: str, inner: str) -> str:
    return f"\\href{{{re.sub('[%#&]', _backslashed, address)}}}{{{inner}}}"


def _backslashed(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character < " " or character == "\x7f":
        return " " if character in "\t\n\r" else ""
    # What stands after its like would make a dash or a quotation mark of the two.
    return _ESCAPES.get(character, f"{{}}{character}")


_MARKS = Marks(
    escaped=_escape,
    formatting={pair: (f"\\{command}{{", "}") for pair, command in _COMMANDS.items()},
    link=_linked,
    # The words of the package bidi.
    runs={"ltr": ("\\LRE{", "}"), "rtl": ("\\RLE{", "}")},
    paragraphs={
        way: (f"\\begin{{{way.upper()}}}", f"\\end{{{way.upper()}}}") for way in ("ltr", "rtl")
    },
    margin="\\quad{}",
    line="\\newline{}",
)
