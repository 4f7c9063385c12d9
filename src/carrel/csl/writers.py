"""Finished trees to text: HTML, plain text, Markdown.

A finished tree (see `carrel.csl.polish`) holds nodes with formatting that *changes* something,
display blocks, links and text; nothing is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from carrel.csl.tree import LINK

if TYPE_CHECKING:
    from collections.abc import Callable

    from carrel.csl.tree import Content, Node

_HTML = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
}
_HTML_BLOCKS = {
    "block": '\n\n    <div class="csl-block">{}</div>\n',
    "left-margin": '\n    <div class="csl-left-margin">{}</div>',
    "right-inline": '<div class="csl-right-inline">{}</div>\n  ',
    "indent": '<div class="csl-indent">{}</div>\n  ',
}
_MARKDOWN = {
    ("font-style", "italic"): ("*", "*"),
    ("font-style", "oblique"): ("*", "*"),
    ("font-weight", "bold"): ("**", "**"),
    ("vertical-align", "sup"): ("^", "^"),
    ("vertical-align", "sub"): ("~", "~"),
    ("font-variant", "small-caps"): ("[", "]{.smallcaps}"),
    ("text-decoration", "underline"): ("[", "]{.underline}"),
}
# Raised letters to which Unicode gives no decomposition.
_RAISED = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>~^])")


def write(tree: Content, form: str) -> str:
    """Write a finished tree as "html", "text" or "markdown"; ValueError for another form."""
    writer = WRITERS.get(form)
    if writer is None:
        message = f"unknown output form {form!r}; choose one of {', '.join(WRITERS)}"
        raise ValueError(message)
    return writer(tree)


def _html(content: Content) -> str:
    if isinstance(content, str):
        return _raised(content.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;"))
    inner = "".join(map(_html, content.children))
    for pair in content.formatting:
        opening, closing = _HTML.get(pair) or (f'<span style="{pair[0]}:{pair[1]};">', "</span>")
        inner = f"{opening}{inner}{closing}"
    return _HTML_BLOCKS[content.display].format(inner) if content.display in _HTML_BLOCKS else inner


def _raised(text: str) -> str:
    """Write characters that are superscripts by nature (ª, ², ᵉ) with markup."""
    if text.isascii():
        return text
    return "".join(one if one.isascii() else _raised_character(one) for one in text)


def _raised_character(character: str) -> str:
    if character in _RAISED:
        return f"<sup>{_RAISED[character]}</sup>"
    decomposed = unicodedata.decomposition(character)
    if not decomposed.startswith("<super>"):
        return character
    return f"<sup>{''.join(chr(int(code, 16)) for code in decomposed.split()[1:])}</sup>"


def _text(content: Content) -> str:
    if isinstance(content, str):
        return content
    inner = "".join(map(_text, content.children))
    return _set_apart(content, inner)


def _set_apart(node: Node, inner: str) -> str:
    if node.display == "left-margin":
        return inner.rstrip() + " "
    return f"\n{inner}" if node.display in {"block", "indent"} else inner


def _markdown(content: Content) -> str:
    if isinstance(content, str):
        return _MARKDOWN_SPECIAL.sub(r"\\\1", content)
    if content.tag == LINK and not content.formatting and str(content.data).startswith("http"):
        shown = _text(content)
        # An address that shows itself needs no second copy of it; autolinks are not escaped.
        return f"<{shown}>" if shown == content.data else "".join(map(_markdown, content.children))
    inner = "".join(map(_markdown, content.children))
    for pair in reversed(content.formatting):
        opening, closing = _MARKDOWN.get(pair, ("", ""))
        if opening and inner.strip():
            # Markdown's marks do not open before a space nor close after one.
            body = inner.strip()
            start = inner.index(body)
            inner = f"{inner[:start]}{opening}{body}{closing}{inner[start + len(body) :]}"
    return _set_apart(content, inner)


WRITERS: dict[str, Callable[[Content], str]] = {
    "html": _html,
    "text": _text,
    "markdown": _markdown,
}
