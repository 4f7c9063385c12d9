"""Finished trees to text with marks around its parts, for forms that differ in their marks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from carrel.csl.text.direction import setting_of
from carrel.csl.text.tree import ISOLATE, LINK
from carrel.csl.writing.address import safe_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carrel.csl.text.tree import Content, Node

Pair: TypeAlias = "tuple[str, str]"
"""What stands before a part, and what behind it."""


class Marks(NamedTuple):
    """The marks of a form.

    `formatting` goes by name and value, `runs` and `paragraphs` by direction, "ltr" and "rtl".
    `link` writes an address and the text that it stands behind. `margin` stands behind a left
    margin, `line` before a block.
    """

    escaped: Callable[[str], str]
    formatting: Mapping[Pair, Pair]
    link: Callable[[str, str], str]
    runs: Mapping[str, Pair]
    paragraphs: Mapping[str, Pair]
    margin: str
    line: str


def write_marked(content: Content, marks: Marks, *, links: bool) -> str:
    """Write a finished tree; with `links`, what has a web address is linked to it."""
    if isinstance(content, str):
        return marks.escaped(content)
    inner = "".join(write_marked(child, marks, links=links) for child in content.children)
    for pair in content.formatting:
        if pair in marks.formatting:
            inner = _around(inner, marks.formatting[pair])
    address = safe_address(content.data) if links and content.tag == LINK else ""
    if address:
        inner = marks.link(address, inner)
    inner = _directed(content, inner, marks)
    if content.display == "left-margin":
        return inner + marks.margin
    return marks.line + inner if content.display in {"block", "indent"} else inner


def _directed(node: Node, inner: str, marks: Marks) -> str:
    """Let a part or a paragraph run its own way."""
    if node.tag == ISOLATE:
        return _around(inner, marks.runs[str(node.data)])
    setting = setting_of(node)
    if setting is not None and setting.direction:
        return _around(inner, marks.paragraphs[setting.direction])
    return inner


def _around(inner: str, pair: Pair) -> str:
    return f"{pair[0]}{inner}{pair[1]}"
