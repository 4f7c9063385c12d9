"""Finished trees to RTF: a fragment for the body of a document (RTF 1.9.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.writing.marked import Marks, write_marked

if TYPE_CHECKING:
    from carrel.csl.text.tree import Content

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
_SPECIAL = re.compile(r"[^ -\[\]^-z|~]")
_NAMED = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\t": "\\tab ", "\u00a0": "\\~"}


def write_rtf(content: Content, *, links: bool = False) -> str:
    """Write a finished tree; every character outside ASCII as its UTF-16 units."""
    return write_marked(content, _MARKS, links=links)


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escaped, text)


def _linked(address: str, inner: str) -> str:
    return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{address}"}}}}{{\\fldrslt {inner}}}}}'


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


_MARKS = Marks(
    escaped=_escape,
    formatting={pair: (f"{{\\{word} ", "}") for pair, word in _WORDS.items()},
    link=_linked,
    # RTF 1.9.1, "Bidirectional Language Support".
    runs={way: (f"{{\\{way}ch ", "}") for way in ("ltr", "rtl")},
    paragraphs={way: (f"\\{way}par{{\\{way}ch ", "}") for way in ("ltr", "rtl")},
    margin="\\tab ",
    line="\\line ",
)
