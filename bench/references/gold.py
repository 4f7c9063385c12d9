"""Gold references, one a line; their labels in ours.

A line is a list of ``[label, text]`` pieces, or a text with labelled stretches as in
``tests/references/gold``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from carrel.references.reference import Field
from carrel.values.span import Span

_FIELD_OF = {
    "author": "author",
    "title": "title",
    "journal": "container",
    "container": "container",
    "container-title": "container",
    "date": "year",
    "year": "year",
    "volume": "volume",
    "issue": "volume",
    "pages": "pages",
    "pagination": "pages",
    "publisher": "publisher",
    "location": "location",
    "publicationplace": "location",
    "editor": "editor",
}
_OURS = {
    "author": "author",
    "title": "title",
    "container-title": "container",
    "issued": "year",
    "volume": "volume",
    "number-of-volumes": "volume",
    "issue": "volume",
    "page": "pages",
    "publisher": "publisher",
    "publisher-place": "location",
    "editor": "editor",
}
_MIXED = frozenset({"linkedbooks-valid"})
"""Sets whose gold puts editors under author, and volume and year of a journal in one piece: there a
volume is not counted, the year is the last in the piece, editors count as authors, and a second title
is the container."""
_NUMBER_AND_YEAR = "publicationnumber-year"
_LAST_YEAR = re.compile(r"\d{4}(?:\s*[-/–]\s*\d{2,4})?(?=\D*$)")
_CLOSING = re.compile(r"^\s*[,.;:)\]”»?!]")


class Piece(NamedTuple):
    """A stretch of a gold reference: the word of the scoring for it ("" for none) and its place."""

    name: str
    span: Span


class Gold(NamedTuple):
    """One reference: its text, our fields of it, and all stretches that have a label."""

    text: str
    values: dict[str, str]
    pieces: tuple[Piece, ...]


def read_gold(path: Path) -> list[Gold]:
    """The references of a file, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    mixed = path.stem in _MIXED
    read = [json.loads(line) for line in lines if line.strip()]
    return [
        _of_stretches(one) if isinstance(one, dict) else _gold(one, mixed=mixed) for one in read
    ]


def _of_stretches(written: dict[str, Any]) -> Gold:
    """The project's own gold: a text, and ``[start, end, label]`` with our labels."""
    text = written["text"]
    stretches = written["stretches"]
    pieces = (
        Piece(name_of(label, mixed=False), Span(start, end)) for start, end, label in stretches
    )
    values = named((label, text[start:end]) for start, end, label in stretches)
    return Gold(text, values, tuple(pieces))


def named(pieces: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Texts with our labels, in the words of the scoring; pieces of one field stand on lines."""
    return _joined((name_of(label, mixed=False), text) for label, text in pieces)


def _joined(pieces: Iterable[tuple[str, str]]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, text in pieces:
        if name:
            values[name] = f"{values[name]}\n{text}" if name in values else text
    return values


def placed(pieces: Sequence[Sequence[str]]) -> tuple[str, list[Span]]:
    """The pieces joined by single spaces, but none before closing or after opening punctuation."""
    text = ""
    spans: list[Span] = []
    for _, piece in pieces:
        glued = not text or _CLOSING.match(piece) or text.endswith(("(", "[", "“", "«"))
        text += piece if glued else f" {piece}"
        spans.append(Span(len(text) - len(piece), len(text)))
    return text, spans


def _gold(pieces: list[list[str]], *, mixed: bool) -> Gold:
    named_pieces: list[tuple[str, str]] = []
    for label, piece in pieces:
        name, words = _FIELD_OF.get(label, ""), piece
        if mixed and label == _NUMBER_AND_YEAR and (year := _LAST_YEAR.search(piece)):
            name, words = "year", year[0]
        if mixed and name == "volume":
            name = ""
        if mixed and name == "title" and any(known == "title" for known, _ in named_pieces):
            name = "container"
        named_pieces.append((name, words))
    text, spans = placed(pieces)
    names = (name for name, _ in named_pieces)
    return Gold(text, _joined(named_pieces), tuple(map(Piece, names, spans)))


def name_of(label: str, *, mixed: bool) -> str:
    """The word of the scoring for one of our labels; "" if it is not scored."""
    name = _OURS.get(label, "")
    if mixed and name == "volume":
        return ""
    return "author" if mixed and name == "editor" else name


def values_of(fields: tuple[Field, ...], *, mixed: bool) -> dict[str, str]:
    """What was read, in the words of the scoring."""
    return _joined((name_of(found.label, mixed=mixed), found.text) for found in fields)


def is_mixed(path: Path) -> bool:
    """Whether a set's gold mixes editors with authors and volumes with years."""
    return path.stem in _MIXED
