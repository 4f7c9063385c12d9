"""Finished trees to RTF: a fragment for the body of a document (RTF 1.9.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.text.direction import setting_of
from carrel.csl.text.tree import ISOLATE, LINK
from carrel.csl.writing.address import safe_address

if TYPE_CHECKING:
    from carrel.csl.text.tree import Content, Node

_WORDS = {
    ("font-style", "italic"): "i",
    ("font-style", "oblique"): "i",
    ("font-style", "normal"): "i0",
    ("font-weight", "bold"): "b",
    ("font-weight", "normal"): "b0",
    ("font-variant", "small-caps"): "scaps",
    ("font-variant", "normal"): "scaps0",
    ("text-decoration", "underline"): "ul",
    ("text-decoration", "none"): "ulnone",
    ("vertical-align", "sup"): "super",
    ("vertical-align", "sub"): "sub",
    ("vertical-align", "baseline"): "nosupersub",
}
_RUNS = {"ltr": "ltrch", "rtl": "rtlch"}
_PARAGRAPHS = {"ltr": "ltrpar", "rtl": "rtlpar"}
_SPECIAL = re.compile(r"[^ -\[\]^-z|~]")
_NAMED = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\t": "\\tab ", "\u00a0": "\\~"}


def write_rtf(content: Content, *, links: bool = False) -> str:
    """Write a finished tree; every character outside ASCII as its UTF-16 units."""
    if isinstance(content, str):
        return _SPECIAL.sub(_escaped, content)
    inner = "".join(write_rtf(child, links=links) for child in content.children)
    for pair in content.formatting:
        if pair in _WORDS:
            inner = f"{{\\{_WORDS[pair]} {inner}}}"
    address = safe_address(content.data) if links and content.tag == LINK else ""
    if address:
        inner = f'{{\\field{{\\*\\fldinst{{HYPERLINK "{address}"}}}}{{\\fldrslt {inner}}}}}'
    return _set_apart(content, _directed(content, inner))


def _directed(node: Node, inner: str) -> str:
    """Set a part or a paragraph to run its own way (RTF 1.9.1, "Bidirectional Language Support")."""
    if node.tag == ISOLATE:
        return f"{{\\{_RUNS[str(node.data)]} {inner}}}"
    setting = setting_of(node)
    if setting is not None and setting.direction:
        return f"\\{_PARAGRAPHS[setting.direction]}{{\\{_RUNS[setting.direction]} {inner}}}"
    return inner


def _set_apart(node: Node, inner: str) -> str:
    if node.display == "left-margin":
        return f"{inner}\\tab "
    return f"\\line {inner}" if node.display in {"block", "indent"} else inner


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character in _NAMED:
        return _NAMED[character]
    if character < " " or character == "\x7f":
        return " " if character in "\n\r" else ""
    units = character.encode("utf-16-le", "surrogatepass")
    numbers = (units[at] + (units[at + 1] << 8) for at in range(0, len(units), 2))
    # \u takes a signed number and one character for readers that do not know it.
    return "".join(f"\\u{one - 0x10000 if one > 0x7FFF else one}?" for one in numbers)  # noqa: PLR2004 - 16 bits
