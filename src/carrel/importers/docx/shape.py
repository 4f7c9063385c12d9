"""Word documents, shaped: the text in its order, paragraphs, notes, tables, and field codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carrel.documents.document import BlockKind
from carrel.importers.docx.events import Events, tell
from carrel.importers.docx.read import Package
from carrel.importers.docx.styles import StyleNames, style_names
from carrel.values.span import Span

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A deletion that was tracked, the place that words were moved from, and a second telling for
# programs that do not know the first (ECMA-376 part 1, 17.13.5; part 3, 7.5).
_PASSED_OVER = frozenset({"del", "moveFrom", "Fallback", "pict"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class FieldCode:
    """A field: its instruction, the data kept in it, and where its result stands in the text."""

    code: str
    data: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text with what its style says of it."""

    span: Span
    kind: BlockKind
    level: int = 0
    is_title: bool = False


@dataclass
class Shaped:
    """The text as it grows: pieces, paragraphs, field codes, and calls of notes."""

    pieces: list[str] = field(default_factory=list[str])
    length: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])
    fields: list[FieldCode] = field(default_factory=list[FieldCode])
    calls: list[Span] = field(default_factory=list[Span])

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)

    def add(self, words: str) -> None:
        """Put words at the end."""
        self.pieces.append(words)
        self.length += len(words)


def shape(package: Package) -> Shaped:
    """The text of a document, then its notes in the order of their calls."""
    names = style_names(package.parts.get("word/styles.xml", b""))
    shaped = Shaped()
    body = _Body(shaped, names)
    tell(package.parts["word/document.xml"], body)
    for part in ("footnote", "endnote"):
        data = package.parts.get(f"word/{part}s.xml")
        if data:
            tell(data, _Notes(shaped, names, body.notes, part))
    return shaped


@dataclass
class _Open:
    """A field that is not at its end yet."""

    code: list[str]
    data: list[str]
    start: int = -1


class _Body(Events):
    """The text of the body."""

    def __init__(self, shaped: Shaped, names: StyleNames) -> None:
        self.shaped = shaped
        self.names = names
        self.notes: dict[tuple[str, str], int] = {}
        self._fields: list[_Open] = []
        self._over = 0
        self._takes = ""
        self._start = 0
        self._style = ""
        self._level = 0
        self._cells = 0
        self._table = -1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if self._over or name in _PASSED_OVER:
            self._over += 1
        elif name in {"t", "instrText", "fldData"}:
            self._takes = name
        elif name in _BREAKS:
            self.shaped.add(_BREAKS[name])
        elif name in {"footnoteReference", "endnoteReference"}:
            self._call(name.removesuffix("Reference"), attributes.get("id", ""))
        elif name in {"p", "tbl", "tc", "tr"}:
            self._begin(name)
        else:
            self._mark(name, attributes)

    def _mark(self, name: str, attributes: Mapping[str, str]) -> None:
        """What an element says of the paragraph or of a field."""
        match name:
            case "pStyle":
                self._style = attributes.get("val", "")
            case "numPr":
                self._level = max(self._level, 1)
            case "ilvl":
                written = attributes.get("val", "")
                self._level = int(written) + 1 if written.isdecimal() and len(written) < 3 else 1  # noqa: PLR2004 - no list is that deep
            case "fldChar":
                self._field(attributes.get("fldCharType", ""))
            case "fldSimple":
                self._fields.append(_Open([attributes.get("instr", "")], [], self.shaped.length))
            case "tag":
                self._fields_of_tag(attributes.get("val", ""))
            case _:
                pass

    def end(self, name: str) -> None:
        """End an element."""
        if self._over:
            self._over -= 1
            return
        self._takes = ""
        match name:
            case "fldSimple":
                self._close_field()
            case "p":
                self._end_paragraph()
            case "tc":
                self._cells += 1
            case "tbl":
                self._end_table()
            case _:
                pass

    def text(self, words: str) -> None:
        """Take characters in where they belong."""
        if self._over:
            return
        if self._takes == "t":
            self.shaped.add(words)
        elif self._takes and self._fields:
            taker = self._fields[-1].code if self._takes == "instrText" else self._fields[-1].data
            taker.append(words)

    # -- paragraphs and tables

    def _begin(self, name: str) -> None:
        if name == "p":
            self._style, self._level = "", 0
            if self._table < 0:
                self._part("\n\n")
            elif self.shaped.length > self._start:
                self.shaped.add(" ")
            self._start = self.shaped.length
        elif name == "tbl" and self._table < 0:
            self._part("\n\n")
            self._table = self.shaped.length
        elif name == "tr" and self.shaped.length > self._table:
            self.shaped.add("\n")
            self._cells = 0
        elif name == "tc":
            self._start = self.shaped.length
            if self._cells:
                self.shaped.add("\t")
                self._start = self.shaped.length

    def _part(self, between: str) -> None:
        if self.shaped.length:
            self.shaped.add(between)

    def _end_paragraph(self) -> None:
        if self._table >= 0:
            return
        span = Span(self._start, self.shaped.length)
        style = self.names.of(self._style)
        kind, level = BlockKind.PARAGRAPH, 0
        if style.heading:
            kind, level = BlockKind.HEADING, style.heading
        elif style.quotation:
            kind = BlockKind.QUOTATION
        elif self._level:
            kind, level = BlockKind.LIST_ITEM, self._level
        self.shaped.paragraphs.append(Paragraph(span, kind, level, style.title))

    def _end_table(self) -> None:
        if self._table >= 0:
            span = Span(self._table, self.shaped.length)
            self.shaped.paragraphs.append(Paragraph(span, BlockKind.TABLE))
        self._table, self._cells = -1, 0

    def _call(self, part: str, id_: str) -> None:
        number = self.notes.setdefault((part, id_), len(self.notes) + 1)
        start = self.shaped.length
        self.shaped.add(str(number).translate(_SUPERSCRIPTS))
        self.shaped.calls.append(Span(start, self.shaped.length))

    # -- fields (ECMA-376 part 1, 17.16): one may stand in another, over runs and paragraphs

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Open([], []))
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self.shaped.length
        elif kind == "end":
            self._close_field()

    def _close_field(self) -> None:
        if not self._fields:
            return
        done = self._fields.pop()
        start = self.shaped.length if done.start < 0 else done.start
        code, data = "".join(done.code), "".join(done.data)
        if self._fields and done.start < 0:
            # EndNote keeps its data in a field within the instruction of another.
            self._fields[-1].data.append(data)
        self.shaped.fields.append(FieldCode(code, data, Span(start, self.shaped.length)))

    def _fields_of_tag(self, tag: str) -> None:
        """A content control that says in its tag what it cites, as Mendeley Cite has it."""
        if tag.startswith("MENDELEY_CITATION"):
            here = self.shaped.length
            self.shaped.fields.append(FieldCode(tag, "", Span(here, here)))


class _Notes(_Body):
    """The notes of one part, each under the number of its call."""

    def __init__(
        self,
        shaped: Shaped,
        names: StyleNames,
        numbers: Mapping[tuple[str, str], int],
        part: str,
    ) -> None:
        super().__init__(shaped, names)
        self._numbers = numbers
        self._note = part
        self._number = 0
        self._first = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a note, or an element in one."""
        if name == self._note:
            self._number = self._numbers.get((self._note, attributes.get("id", "")), 0)
            if self._number:
                self._part("\n\n")
                self._first = self.shaped.length
                self.shaped.add(str(self._number).translate(_SUPERSCRIPTS))
        elif self._number:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        """End a note, or an element in one."""
        if name == self._note:
            if self._number:
                span = Span(self._first, self.shaped.length)
                self.shaped.paragraphs.append(Paragraph(span, BlockKind.NOTE))
            self._number = 0
        elif self._number and name not in {"p", "tbl"}:
            super().end(name)

    def text(self, words: str) -> None:
        """Take the words of a note in."""
        if self._number:
            super().text(words)

    def _begin(self, name: str) -> None:
        if name in {"p", "tc", "tr"}:
            self.shaped.add(" ")
