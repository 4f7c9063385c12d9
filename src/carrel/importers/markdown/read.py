"""Markdown, read: its front matter, and the rest as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference

from carrel.importers.decoding import decode
from carrel.importers.errors import UnreadableFile
from carrel.importers.text.read import plain_breaks

_FRONT = re.compile(r"-{3}[ \t]*\n(.*?)\n(?:-{3}|\.{3})[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w .\-]*?)\s*:(?:\s+(.*))?")
_LONGEST_FRONT = 64 * 1024
_NESTING = 60


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A file taken apart.

    ``front`` holds the fields before the text (lower-case names, each a list of values),
    ``markup`` the text as HTML.
    """

    markup: str
    front: Mapping[str, list[str]] = field(default_factory=dict[str, list[str]])
    warnings: tuple[str, ...] = ()


def read(data: bytes) -> MarkdownFile:
    """Decode a file, take its front matter off, render the rest by CommonMark with tables.

    Raise ``UnreadableFile`` (without a file name) where blocks nest more than 58 deep.
    """
    decoded = decode(data)
    text = plain_breaks(decoded.text)
    front, body = front_matter_of(text)
    return MarkdownFile(_rendered(body), front, decoded.warnings)


def _rendered(body: str) -> str:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    parser.block.ruler.at("reference", _reference)
    environment: dict[str, Any] = {}
    tokens = parser.parse(body, environment)
    # The parser leaves out without a word what lies deeper.
    if any(token.nesting == 1 and token.level >= _NESTING - 1 for token in tokens):
        raise UnreadableFile("is nested too deeply to be read: simplify it")
    return str(parser.renderer.render(tokens, parser.options, environment))


def _reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A link's definition, which is no text; ``[^1]: word`` is a footnote and stays."""
    at = state.bMarks[line] + state.tShift[line]
    return not state.src.startswith("[^", at) and reference(state, line, end, silent)


def front_matter_of(text: str) -> tuple[dict[str, list[str]], str]:
    """The fields of the front matter and the text after it.

    Fields are lines ``key: value``; a value may be a list, in brackets or one ``- item`` to a
    line, as YAML writes it; what is nested deeper is taken by its last line.
    """
    found = _FRONT.match(text, 0, _LONGEST_FRONT)
    if found is None:
        return {}, text
    fields: dict[str, list[str]] = {}
    name = ""
    for line in found.group(1).split("\n"):
        match = _FIELD.fullmatch(line)
        if match is not None:
            name = match.group(1).casefold()
            fields[name] = _values(match.group(2) or "")
        elif name and line.lstrip().startswith("- "):
            fields[name].append(_unquoted(line.lstrip()[2:]))
        elif name and line.startswith((" ", "\t")) and line.strip():
            fields[name] = [" ".join([*fields[name], line.strip()])]
    return fields, text[found.end() :]


def _values(written: str) -> list[str]:
    bare = written.strip()
    if bare in {"", "|", ">", "|-", ">-"}:
        return []
    if bare.startswith("[") and bare.endswith("]"):
        return [_unquoted(one) for one in bare[1:-1].split(",") if one.strip()]
    return [_unquoted(bare)]


def _unquoted(written: str) -> str:
    bare = written.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        return bare[1:-1]
    return bare.removeprefix("name:").strip()
