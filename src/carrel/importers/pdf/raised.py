"""Raised signs in the lines of a page: the calls for notes, and the lines that they tore apart.

PDFium begins a new line wherever a sign stands higher than what comes before it. So a line with
calls for notes comes in pieces, of which some begin with the call and others go on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from carrel.values.span import Span

SIGNS = re.compile(r"\s*(\d{1,3}|[*†‡§]{1,3})(?!\w)")
"""What a piece that begins with a call begins with."""

CALLS = re.compile(r"(?<=[^\W\d]|[.,;:!?\"'”’»)\]])(\d{1,3}|[*†‡§]{1,3})(?=[\s.,;:!?”’»)]|$)")
"""What within a piece may be a call; whether it is, its place on the page must tell."""

_SMALLER = 0.88
_HIGHER = 0.08
_LEVEL = 0.12
_NEAR = 0.6
_APART = 0.1


class Box(NamedTuple):
    """Where a character stands: points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its type."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page; places and ``height`` (of its type) in points from the lower left corner.

    All are 0 when the place is not known. ``raised`` are the calls for notes in ``text``;
    ``turned`` is a line of a page that runs from right to left.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    height: float = 0.0
    raised: tuple[Span, ...] = ()
    turned: bool = False

    @property
    def start(self) -> float:
        """How far in from the edge where lines begin: the right one where ``turned``."""
        return -self.right if self.turned else self.left


class Piece(NamedTuple):
    """A line as PDFium gives it, with the boxes of its first and its last character.

    ``behind`` is the box of what follows the signs that it begins with, if it does and more
    follows; ``raised`` are the calls inside it.
    """

    text: str
    first: Box
    last: Box
    behind: Box | None = None
    raised: tuple[Span, ...] = ()


class _Open(NamedTuple):
    """A line so far: ``body`` is a character of its running type, ``last`` its last one."""

    line: PdfLine
    body: Box
    last: Box


def is_raised(box: Box, beside: Box) -> bool:
    """Whether a character stands as a raised sign beside another: smaller, and higher up."""
    return (
        box.height < beside.height * _SMALLER
        and box.bottom > beside.bottom + beside.height * _HIGHER
        and box.bottom < beside.top
    )


def lines_of(pieces: Iterable[Piece]) -> Iterator[PdfLine]:
    """The lines of a page, those that were torn at a raised sign put together again."""
    open_: _Open | None = None
    for piece in pieces:
        joined = open_ and _joined(open_, piece)
        if open_ and not joined:
            yield open_.line
        open_ = joined or _begun(piece)
    if open_:
        yield open_.line


def _begun(piece: Piece) -> _Open:
    leads = piece.behind is not None and is_raised(piece.first, piece.behind)
    body = piece.behind if piece.behind is not None and leads else piece.first
    line = PdfLine(
        piece.text,
        min(piece.first.left, piece.last.left),
        max(piece.first.right, piece.last.right),
        body.bottom,
        body.height,
        tuple(sorted({*piece.raised, *(_signs(piece.text) if leads else ())})),
    )
    return _Open(line, body, piece.last)


def _joined(line: _Open, piece: Piece) -> _Open | None:
    """A line with a further piece of it; None where that is a line of its own."""
    begun = _begun(piece)
    body = line.body
    gap = _gap(line.last, piece.first)
    if gap > _NEAR * max(body.height, begun.body.height):
        return None
    before, called = line.line.raised, set(begun.line.raised)
    if is_raised(piece.first, body):
        called.update(_signs(piece.text))
    elif SIGNS.fullmatch(line.line.text) and is_raised(body, begun.body):
        before, body = tuple(_signs(line.line.text)), begun.body
    elif not (is_raised(line.last, body) and _is_level(piece.first, body)):
        return None
    text = line.line.text + ("" if gap < _APART * body.height else " ")
    whole = PdfLine(
        text + piece.text,
        min(line.line.left, begun.line.left),
        max(line.line.right, begun.line.right),
        body.bottom,
        body.height,
        (*before, *sorted(span.moved(len(text)) for span in called)),
    )
    return _Open(whole, body, piece.last)


def _signs(text: str) -> tuple[Span, ...]:
    """The signs that a piece begins with."""
    found = SIGNS.match(text)
    return (Span(*found.span(1)),) if found else ()


def _gap(before: Box, after: Box) -> float:
    """How far two characters stand apart along the line, whichever way it runs."""
    return min(abs(after.left - before.right), abs(before.left - after.right))


def _is_level(box: Box, body: Box) -> bool:
    return (
        abs(box.bottom - body.bottom) < _LEVEL * body.height
        and abs(box.height - body.height) < _LEVEL * body.height
    )
