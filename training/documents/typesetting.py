"""Pieces of text broken into lines and set on pages, as a word processor or a press would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from random import Random


class Role(StrEnum):
    """What a line is: of a list ``begin``, ``inner`` and ``aside``; of a note that holds references likewise."""

    TEXT = "text"
    HEADING = "heading"
    BEGIN = "begin"
    INNER = "inner"
    ASIDE = "aside"
    NOTE_BEGIN = "note-begin"
    NOTE_INNER = "note-inner"
    HEAD = "head"


class Align(StrEnum):
    """How lines end and begin."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRED = "centred"


@dataclass(frozen=True)
class Piece:
    """A paragraph, heading or entry. Lengths are in points.

    ``roles`` are those of the first line and of the others. ``notes`` are set at the foot of the
    column in which the piece begins. ``quiet`` is how many characters stand before the first
    reference of a note: lines of these alone are text.
    """

    text: str
    roles: tuple[Role, Role] = (Role.TEXT, Role.TEXT)
    size: float = 10.0
    first: float = 0.0
    rest: float = 0.0
    before: float = 0.0
    align: Align = Align.JUSTIFIED
    notes: tuple[Piece, ...] = ()
    quiet: int = 0
    wide: bool = False


@dataclass(frozen=True)
class Paper:
    """A page: its size, margins, columns, and what stands in its margins."""

    width: float = 595.0
    height: float = 842.0
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0
    bottom: float = 72.0
    columns: int = 1
    gutter: float = 20.0
    leading: float = 1.2
    hyphens: bool = True
    heads: tuple[str, ...] = ()
    foot: str = "{n}"
    first_page: int = 1
    mirrored: float = 0.0
    heads_last: bool = False
    font: int = 0

    @property
    def measure(self) -> float:
        """The width of a column."""
        whole = self.width - self.left - self.right
        return (whole - self.gutter * (self.columns - 1)) / self.columns


@dataclass(frozen=True)
class SetLine:
    """A line as it stands on the page, with its role."""

    text: str
    role: Role
    page: int = 0
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    height: float = 0.0


_DASH = re.compile(r"[^\W_]{2}[-–][^\W_]{2}")
_BREAKABLE = re.compile(r"[^-–/]*[-–/]+|[^-–/]+")
_NARROW = dict.fromkeys("iljtfrI.,;:'!|()[]-/‘’·", 0.3)
_WIDE = dict.fromkeys("mwMWQOG@%—…ЖШЩЮшщжюфм", 0.8)
_WIDTHS = {" ": 0.25, **_NARROW, **_WIDE}


@cache
def _fitted(sign: str, font: int) -> float:
    """The width of a sign in one of many types: each makes some signs wider and some narrower."""
    broad = 1 + (font * 7 % 11 - 5) / 60
    odd = Random(f"{font}/{sign}").uniform(0.85, 1.18) if font else 1.0
    return _width(sign) * broad * odd


@cache
def _width(sign: str) -> float:
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    point = ord(sign)
    if 0x2E80 <= point <= 0x9FFF or 0xAC00 <= point <= 0xD7AF or 0xFF00 <= point <= 0xFFEF:
        return 1.0
    if 0x300 <= point <= 0x36F or 0x64B <= point <= 0x65F or point == 0x200C:
        return 0.0
    return 0.65 if sign.isupper() else 0.47


def width_of(text: str, size: float, font: int = 0) -> float:
    """The width of a text in points, in one of many types."""
    return sum(_fitted(sign, font) for sign in text) * size


def wrap(piece: Piece, measure: float, rng: Random, *, hyphens: bool, font: int = 0) -> list[str]:
    """Break a piece into lines; a word that does not fit may be hyphenated."""
    lines: list[str] = []
    line, used = "", 0.0
    room = measure - piece.first
    blank = _width(" ") * piece.size
    words = list(_pieces_of(piece.text))
    words.reverse()
    while words:
        spaced, word = words.pop()
        width = width_of(word, piece.size, font)
        gap = blank if spaced and line else 0.0
        if not line or used + gap + width <= room:
            if not line and width > room and len(word) > 1:
                keep = max(1, int(len(word) * room / width))
                words.append((False, word[keep:]))
                word, width = word[:keep], room
            line += (" " if gap else "") + word
            used += gap + width
            continue
        head = _hyphenated(word, room - used - gap, piece.size, rng) if hyphens else ""
        if head:
            words.append((False, word[len(head.rstrip("-")) :]))
            line += (" " if gap else "") + head
        else:
            words.append((False, word))
        lines.append(line)
        line, used, room = "", 0.0, measure - piece.rest
    return [*lines, line] if line else lines


def _pieces_of(text: str) -> Iterable[tuple[bool, str]]:
    """The words between which a line may end; scripts without blanks may break anywhere."""
    for word in text.split(" "):
        if len(word) > 3 and any(0x2E80 <= ord(sign) <= 0x9FFF for sign in word):
            for n, sign in enumerate(word):
                yield n == 0, sign
        elif ("/" in word and len(word) > 20) or (len(word) > 5 and _DASH.search(word)):
            for n, part in enumerate(_BREAKABLE.findall(word)):
                yield n == 0, part
        elif word:
            yield True, word


def _hyphenated(word: str, room: float, size: float, rng: Random) -> str:
    """The head of a word that fits, with its hyphen; empty when it should not be broken."""
    if len(word) < 7 or not word.isalpha() or word.isupper() or rng.random() < 0.35:
        return ""
    fits = int(room / (0.48 * size)) - 1
    if fits < 3:
        return ""
    return word[: min(fits, len(word) - 3)] + "-"


@dataclass
class _Column:
    left: float
    top: float
    floor: float
    lines: list[SetLine] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)


class Press:
    """Sets pieces on pages, one after the other."""

    def __init__(self, paper: Paper, rng: Random) -> None:
        self.paper = paper
        self.rng = rng
        self.page = 0
        self.lines: list[SetLine] = []
        self.waiting: list[Piece] = []
        self.columns: list[_Column] = []
        self.at = 0
        self.y = 0.0
        self._turn()

    def put(self, piece: Piece) -> None:
        """Set a piece below the last one."""
        if piece.wide:
            self._put_wide(piece)
            return
        measure = self.paper.measure
        lines = wrap(piece, measure, self.rng, hyphens=self.paper.hyphens, font=self.paper.font)
        self.y -= piece.before if self.column.lines else 0
        high = piece.size * self.paper.leading
        for n, text in enumerate(lines):
            if self.y - high < self.column.floor and self.column.lines:
                self._next_column()
            if n == 0:
                self._call(piece.notes)
            self.y -= high
            self.column.lines.append(
                self._line(piece, n, len(lines), text, self.column.left, measure)
            )

    def finish(self) -> list[SetLine]:
        """All lines in reading order."""
        self._close()
        return self.lines

    @property
    def column(self) -> _Column:
        """The column that is being filled."""
        return self.columns[self.at]

    def _line(
        self, piece: Piece, n: int, count: int, text: str, left: float, measure: float
    ) -> SetLine:
        indent = piece.rest if n else piece.first
        role = piece.roles[1 if n else 0]
        width = width_of(text, piece.size, self.paper.font)
        room = measure - indent
        full = piece.align is Align.JUSTIFIED and n < count - 1 and width > room * 0.75
        start = left + indent
        if piece.align is Align.CENTRED:
            start = left + (measure - width) / 2
        end = left + measure if full else start + width
        return SetLine(text, role, self.page, start, end, self.y, piece.size)

    def _put_wide(self, piece: Piece) -> None:
        """Set a piece over all columns; only before any column has lines."""
        paper = self.paper
        measure = paper.width - paper.left - paper.right
        self.y -= piece.before
        lines = wrap(piece, measure, self.rng, hyphens=False, font=self.paper.font)
        for n, text in enumerate(lines):
            self.y -= piece.size * paper.leading
            self.lines.append(self._line(piece, n, len(lines), text, self.columns[0].left, measure))
        for column in self.columns:
            column.top = self.y - piece.size

    def _call(self, notes: Sequence[Piece]) -> None:
        """Make room for notes at the foot of this column, or keep them for the next."""
        for note in notes:
            high = self._height(note)
            if self.y - self.column.floor > high + 40 and not self.waiting:
                self.column.floor += high
                self.column.notes.append(note)
            else:
                self.waiting.append(note)

    def _height(self, note: Piece) -> float:
        lines = wrap(note, self.paper.measure, Random(1), hyphens=False, font=self.paper.font)
        return note.size * self.paper.leading * (len(lines) + 0.3)

    def _next_column(self) -> None:
        if self.at + 1 < len(self.columns):
            self.at += 1
            self.y = self.column.top
        else:
            self._close()
            self._turn()
        waiting, self.waiting = self.waiting, []
        self._call(waiting)

    def _turn(self) -> None:
        """Begin a page."""
        paper = self.paper
        self.page += 1
        shift = paper.mirrored * (-1 if self.page % 2 else 1)
        step = paper.measure + paper.gutter
        self.columns = [
            _Column(paper.left + shift + n * step, paper.height - paper.top, paper.bottom)
            for n in range(paper.columns)
        ]
        self.at = 0
        self.y = self.column.top

    def _close(self) -> None:
        """End a page: its head, its columns with their notes, its number."""
        paper = self.paper
        number = str(self.page + paper.first_page - 1)
        headed = paper.heads and (self.page > 1 or self.rng.random() < 0.3)
        if headed and not paper.heads_last:
            self._head(number)
        for column in self.columns:
            self.lines.extend(column.lines)
            self.lines.extend(self._notes(column))
        if headed and paper.heads_last:
            self._head(number)
        if paper.foot:
            self.lines.append(self._margin(paper.foot.replace("{n}", number), paper.bottom * 0.5))

    def _head(self, number: str) -> None:
        paper = self.paper
        text = paper.heads[self.page % len(paper.heads)].replace("{n}", number)
        self.lines.append(self._margin(text, paper.height - paper.top * 0.6))

    def _notes(self, column: _Column) -> Iterable[SetLine]:
        y = column.floor
        for note in column.notes:
            lines = wrap(
                note,
                self.paper.measure,
                Random(1),
                hyphens=self.paper.hyphens,
                font=self.paper.font,
            )
            passed = 0
            begun = False
            for n, text in enumerate(lines):
                y -= note.size * self.paper.leading
                passed += len(text) + 1
                self.y = y
                set_line = self._line(note, n, len(lines), text, column.left, self.paper.measure)
                if passed <= note.quiet:
                    set_line = replace(set_line, role=Role.TEXT)
                elif note.roles[0] is Role.NOTE_BEGIN and not begun:
                    set_line = replace(set_line, role=Role.NOTE_BEGIN)
                    begun = True
                yield set_line
            y -= note.size * 0.1

    def _margin(self, text: str, base: float) -> SetLine:
        paper = self.paper
        size = 9.0
        width = width_of(text, size)
        centre = (paper.width - width) / 2
        left = self.columns[0].left
        right = left + paper.width - paper.left - paper.right - width
        place = (left, centre, right)[(len(text) + self.page) % 3 if paper.mirrored else 1]
        return SetLine(text, Role.HEAD, self.page, place, place + width, base, size)
