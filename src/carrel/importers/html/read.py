"""Web pages, read: bytes become a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from carrel.importers.decoding import decode
from carrel.importers.limits import HTML_DEPTH

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w.:\-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:\-]*)[^<>]*>")
_CLOSED_BY_ITSELF = frozenset(
    "p li td th tr dt dd option optgroup thead tbody tfoot colgroup col br hr img input meta link "  # noqa: SIM905
    "base area embed param source track wbr html head body".split()
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as its characters and as its tree."""

    markup: str
    tree: LexborHTMLParser
    warnings: tuple[str, ...]


def read(data: bytes) -> WebPage:
    """Decode and parse a page; the encoding is the mark's, the page's own word, or the likeliest."""
    decoded = decode(data, declared_encoding(data))
    markup = flattened(decoded.text)
    return WebPage(markup, LexborHTMLParser(markup), decoded.warnings)


def read_markup(markup: str) -> WebPage:
    """Parse markup that is already decoded."""
    flat = flattened(markup)
    return WebPage(flat, LexborHTMLParser(flat), ())


def declared_encoding(data: bytes) -> str:
    """The encoding that a page names in ``<meta charset>`` or its XML declaration; else empty."""
    head = data[:_DECLARED_WITHIN]
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return found.group(1).decode("ascii", "ignore") if found else ""


def flattened(markup: str) -> str:
    """The markup without the tags that nest deeper than ``HTML_DEPTH``; their text stays.

    Parsing takes time that grows with length times depth, so that a hundred thousand open
    elements would take a quarter of a minute.
    """
    depth = 0
    extra = 0
    done = 0
    kept: list[str] = []
    for tag in _TAG.finditer(markup):
        if tag.group(2).lower() in _CLOSED_BY_ITSELF or tag.group().endswith("/>"):
            continue
        if not tag.group(1):
            depth += 1
            drop = depth > HTML_DEPTH
            extra += drop
        else:
            drop = extra > 0
            extra -= drop
            depth = max(0, depth - 1)
        if drop:
            kept.append(markup[done : tag.start()])
            done = tag.end()
    return markup if not kept else "".join(kept) + markup[done:]
