"""The text of a page as it flows: blocks, stretches within them, page marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from carrel.documents.document import BlockKind, Inline, InlineKind
from carrel.values.span import Span

_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the element around a text says of it.

    ``zone`` numbers the outermost element that is put around the page's text, -1 for none.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    zone: int = -1
    in_main: bool = False
    keeps_space: bool = False


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """A stretch of the text with what its element says of it."""

    span: Span
    setting: Setting


@dataclass
class Flow:
    """Gathers the canonical text of a page, piece by piece.

    White space folds as a browser folds it; blocks are parted by a blank line, items of a list
    and cells of a table by less.
    """

    pieces: list[str] = field(default_factory=list[str])
    length: int = 0
    blocks: list[FlowBlock] = field(default_factory=list[FlowBlock])
    inlines: list[Inline] = field(default_factory=list[Inline])
    breaks: list[tuple[int, str | None]] = field(default_factory=list[tuple[int, str | None]])
    _words: list[str] = field(default_factory=list[str])
    _start: int = 0
    _size: int = 0
    _setting: Setting = Setting()
    _open: list[tuple[InlineKind, int, str]] = field(
        default_factory=list[tuple[InlineKind, int, str]]
    )
    _pending: list[str | None] = field(default_factory=list[str | None])

    def text(self) -> str:
        """All that was gathered."""
        return "".join(self.pieces)

    def say(self, words: str, setting: Setting) -> None:
        """Add the words of a text node."""
        if not setting.keeps_space:
            words = _SPACE.sub(" ", words)
            if not self._size or self._words[-1][-1:] in " \n":
                words = words.removeprefix(" ")
        else:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
            if not self._size:
                words = words.lstrip("\n") if words.strip() else ""
        if not words:
            return
        if not self._size:
            self._begin(setting)
        self._words.append(words)
        self._size += len(words)

    def line_break(self, setting: Setting) -> None:
        """Begin a new line within the block."""
        if self._size:
            self.say_as_is("\n", setting)

    def cell(self, setting: Setting) -> None:
        """Begin a cell of a table: a tab parts it from the one before in its row."""
        if self._size and not self._words[-1].endswith("\n"):
            self.say_as_is("\t", setting)

    def say_as_is(self, words: str, setting: Setting) -> None:
        """Add words without folding; nothing when the block has not begun."""
        if self._size and words:
            if not setting.keeps_space:
                self._trim()
            self._words.append(words)
            self._size += len(words)

    def end_block(self) -> None:
        """End the block; one of white space alone was never there."""
        if not self._size:
            return
        words = "".join(self._words)
        kept = words.rstrip()
        self._words, self._size = [], 0
        end = self._start + len(kept)
        begin = end - len(kept.lstrip())
        if kept:
            self.blocks.append(FlowBlock(Span(begin, end), self._setting))
            self.pieces.append(kept)
            self.length = end
        self._clip(begin, end)
        for kind, start, target in self._open:
            self._close(kind, max(start, begin) if start >= 0 else start, target, end)
        self._open = [(kind, -1, target) for kind, _, target in self._open]

    def open_inline(self, kind: InlineKind, target: str = "") -> None:
        """A stretch begins with the next word."""
        start = self._start + self._size if self._size else -1
        self._open.append((kind, start, target))

    def close_inline(self) -> None:
        """The stretch that began last ends."""
        kind, start, target = self._open.pop()
        if self._size:
            self._close(kind, start, target, self._start + self._size)

    def page_break(self, label: str | None) -> None:
        """A page begins here."""
        if self._size:
            self.breaks.append((self._start + self._size, label))
        else:
            self._pending.append(label)

    def _begin(self, setting: Setting) -> None:
        gap = self._gap(setting)
        if gap:
            self.pieces.append(gap)
            self.length += len(gap)
        self._start = self.length
        self._setting = setting
        self._open = [(kind, self._start, target) for kind, _, target in self._open]
        self.breaks.extend((self._start, label) for label in self._pending)
        self._pending = []

    def _gap(self, setting: Setting) -> str:
        if not self.blocks:
            return ""
        before = self.blocks[-1].setting
        both_items = before.kind is setting.kind is BlockKind.LIST_ITEM
        return "\n" if both_items else "\n\n"

    def _clip(self, begin: int, end: int) -> None:
        """Stretches lie within their block, whose white space at both ends is not in it."""
        at = len(self.inlines)
        while at and self.inlines[at - 1].span.end > self._start:
            at -= 1
        late, self.inlines[at:] = self.inlines[at:], []
        for one in late:
            self._close(one.kind, max(one.span.start, begin), one.target, min(one.span.end, end))

    def _trim(self) -> None:
        """Take the blank away that stands before a line break, as a browser does."""
        if self._words[-1].endswith(" "):
            shorter = self._words[-1][:-1]
            self._size -= 1
            if shorter:
                self._words[-1] = shorter
            elif len(self._words) > 1:
                self._words.pop()
            else:
                self._words[-1] = ""

    def _close(self, kind: InlineKind, start: int, target: str, end: int) -> None:
        if 0 <= start < end:
            self.inlines.append(Inline(kind, Span(start, end), target))
