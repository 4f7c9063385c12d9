"""Finished trees to text: HTML, plain text and Markdown here, other forms in files of their own.

A finished tree (see `carrel.csl.text.polish`) holds nodes with formatting that *changes* something,
display blocks, links and text; nothing is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Protocol

from carrel.csl.text.direction import directed, setting_of
from carrel.csl.text.tree import ISOLATE, LINK
from carrel.csl.writing.address import safe_address

if TYPE_CHECKING:
    from carrel.csl.styles.elements import Formatting
    from carrel.csl.text.tree import Content, Node

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
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>~^$@|]|&(?=[#\w]|$))")
_MARKDOWN_HEAD = re.compile(r"^(\s*\d*)([#+\-=.):])(?=[\s#=\-]|$)", re.MULTILINE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_INDENTED = re.compile(r"^[ ]{4,}", re.MULTILINE)
_LINE_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def write(tree: Content, form: str, *, links: bool = False) -> str:
    """Write a finished tree in one of `FORMS`; ValueError for another.

    With `links`, a DOI, URL, PMID or PMCID becomes a link to its web address, in forms that have
    links. RTF and LaTeX are fragments for the body of a document; "runs" is JSON (see
    `carrel.csl.writing.office_runs`).
    """
    writer = _WRITERS.get(form)
    if writer is None:
        message = f"unknown output form {form!r}; choose one of {', '.join(FORMS)}"
        raise ValueError(message)
    return writer(tree, links=links)


def _html(content: Content, *, links: bool = False) -> str:
    if isinstance(content, str):
        return _raised(content.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;"))
    inner = "".join([_html(child, links=links) for child in content.children])
    for pair in content.formatting:
        opening, closing = _HTML.get(pair) or (f'<span style="{pair[0]}:{pair[1]};">', "</span>")
        inner = f"{opening}{inner}{closing}"
    address = safe_address(content.data) if links and content.tag == LINK else ""
    if address:
        inner = f'<a href="{address.replace("&", "&#38;")}">{inner}</a>'
    if content.tag == ISOLATE:
        return f'<bdi dir="{content.data}">{inner}</bdi>'
    setting = setting_of(content)
    if setting is not None:
        return f"<div{_attribute('dir', setting.direction)}{_attribute('lang', setting.language)}>{inner}</div>"
    return _HTML_BLOCKS[content.display].format(inner) if content.display in _HTML_BLOCKS else inner


def _attribute(name: str, value: str) -> str:
    escaped = value.replace("&", "&#38;").replace('"', "&#34;").replace("<", "&#60;")
    return f' {name}="{escaped}"' if value else ""


def _raised(text: str) -> str:
    """Write characters that are superscripts by nature (ª, ², ᵉ) with markup."""
    if text.isascii():
        return text
    return _NOT_ASCII.sub(_raised_character, text)


def _raised_character(match: re.Match[str]) -> str:
    character = match.group()
    if character in _RAISED:
        return f"<sup>{_RAISED[character]}</sup>"
    decomposed = unicodedata.decomposition(character)
    if not decomposed.startswith("<super>"):
        return character
    return f"<sup>{''.join(chr(int(code, 16)) for code in decomposed.split()[1:])}</sup>"


def _text(content: Content, *, links: bool = False) -> str:
    if isinstance(content, str):
        return content
    inner = "".join(_text(child, links=links) for child in content.children)
    return set_apart(content, directed(content, inner))


def set_apart(node: Node, inner: str) -> str:
    """Set a block of a plain text apart from what stands before and after it."""
    if node.display == "left-margin":
        return inner.rstrip() + " "
    return f"\n{inner}" if node.display in {"block", "indent"} else inner


def _markdown_entry(content: Content, *, links: bool = False) -> str:
    """Write Markdown; what would make a heading, a list or code of a line is escaped at its head."""
    written = _INDENTED.sub("   ", _markdown(content, links=links))
    return _MARKDOWN_HEAD.sub(r"\1\\\2", written)


def _markdown(content: Content, *, links: bool = False, within: Formatting = ()) -> str:
    if isinstance(content, str):
        return _MARKDOWN_SPECIAL.sub(r"\\\1", _LINE_ENDS.sub(" ", content))
    if content.tag == LINK and not content.formatting and content.data == _text(content):
        address = safe_address(content.data)
        if address == content.data:
            # An address that shows itself needs no second copy of it; autolinks are not escaped.
            return f"<{address}>"
    # Marks within their like would end them.
    new = tuple(pair for pair in content.formatting if pair not in within)
    around = (*within, *new)
    inner = "".join([_markdown(child, links=links, within=around) for child in content.children])
    inner = directed(content, inner)
    for pair in reversed(new):
        inner = _marked(inner, *_MARKDOWN.get(pair, ("", "")))
    address = safe_address(content.data) if links and content.tag == LINK else ""
    return set_apart(content, _marked(inner, "[", f"](<{address}>)") if address else inner)


def _marked(inner: str, opening: str, closing: str) -> str:
    """Put marks around a text; they do not open before a space nor close after one."""
    body = inner.strip()
    if not opening or not body:
        return inner
    start = inner.index(body)
    return f"{inner[:start]}{opening}{body}{closing}{inner[start + len(body) :]}"


def _rtf(content: Content, *, links: bool = False) -> str:
    from carrel.csl.writing.rtf import write_rtf

    return write_rtf(content, links=links)


def _latex(content: Content, *, links: bool = False) -> str:
    from carrel.csl.writing.latex import write_latex

    return write_latex(content, links=links)


def _runs(content: Content, *, links: bool = False) -> str:
    from carrel.csl.writing.office_runs import write_runs

    return write_runs(content, links=links)


class _Writer(Protocol):
    def __call__(self, content: Content, *, links: bool) -> str: ...


_WRITERS: dict[str, _Writer] = {
    "html": _html,
    "text": _text,
    "markdown": _markdown_entry,
    "rtf": _rtf,
    "latex": _latex,
    "runs": _runs,
}
FORMS = tuple(_WRITERS)
