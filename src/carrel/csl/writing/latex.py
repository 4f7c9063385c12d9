"""Finished trees to LaTeX: a fragment for a document in UTF-8.

Links need the package hyperref, parts that run the other way bidi (with XeLaTeX) or its like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.text.direction import setting_of
from carrel.csl.text.tree import ISOLATE, LINK
from carrel.csl.writing.address import safe_address

if TYPE_CHECKING:
    from carrel.csl.text.tree import Content, Node

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
_RUNS = {"ltr": "LRE", "rtl": "RLE"}
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
    if isinstance(content, str):
        return _SPECIAL.sub(_escaped, content)
    inner = "".join(write_latex(child, links=links) for child in content.children)
    for pair in content.formatting:
        if pair in _COMMANDS:
            inner = f"\\{_COMMANDS[pair]}{{{inner}}}"
    address = safe_address(content.data) if links and content.tag == LINK else ""
    if address:
        inner = f"\\href{{{re.sub('[%#&]', _backslashed, address)}}}{{{inner}}}"
    return _set_apart(content, _directed(content, inner))


def _directed(node: Node, inner: str) -> str:
    """Set a part or a paragraph to run its own way, in the words of the package bidi."""
    if node.tag == ISOLATE:
        return f"\\{_RUNS[str(node.data)]}{{{inner}}}"
    setting = setting_of(node)
    if setting is not None and setting.direction:
        name = setting.direction.upper()
        return f"\\begin{{{name}}}{inner}\\end{{{name}}}"
    return inner


def _set_apart(node: Node, inner: str) -> str:
    if node.display == "left-margin":
        return f"{inner}\\quad{{}}"
    return f"\\newline{{}}{inner}" if node.display in {"block", "indent"} else inner


def _backslashed(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character < " " or character == "\x7f":
        return " " if character in "\t\n\r" else ""
    # What stands after its like would make a dash or a quotation mark of the two.
    return _ESCAPES.get(character, f"{{}}{character}")
