"""Whole documents as pieces: papers, books by chapter, bare lists, and texts without references."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.documents.entries import entries
from training.documents.filling import (
    caption,
    chronology,
    code,
    contents,
    dialogue,
    formula,
    index,
    items,
    people,
    table,
    verses,
)
from training.documents.listing import list_pieces, note_pieces
from training.documents.typesetting import Align, Piece, Role
from training.documents.writing import Writer

_HEADING = (Role.HEADING, Role.HEADING)
KINDS = (
    *("paper",) * 8,
    *("unnamed",) * 1,
    *("chapters",) * 2,
    *("notes",) * 4,
    *("both",) * 3,
    *("endnotes",) * 2,
    *("pasted",) * 4,
    *("none",) * 7,
)


@dataclass(frozen=True)
class Manner:
    """How a document is set: the size of its type, how lines end, how paragraphs begin."""

    size: float
    align: Align
    indent: float
    apart: float
    list_size: float
    note_size: float


def manner_of(rng: Random) -> Manner:
    """Draw how a document is set."""
    size = rng.choice((9.0, 10.0, 10.0, 11.0, 12.0, 12.0))
    indent = rng.choice((0.0, 0.0, 10.0, 14.0, 18.0))
    return Manner(
        size,
        rng.choice((Align.JUSTIFIED, Align.JUSTIFIED, Align.LEFT)),
        indent,
        0.0 if indent else rng.choice((4.0, 6.0, size)),
        size - rng.choice((0.0, 0.0, 0.0, 1.0, 2.0)),
        size - rng.choice((1.0, 2.0, 2.0)),
    )


class Composer:
    """Composes documents of one language."""

    def __init__(self, language: str, rng: Random, other: str) -> None:
        self.rng = rng
        self.writer = Writer(language, rng)
        self.other = Writer(other, rng)
        self.manner = manner_of(rng)
        self.pieces: list[Piece] = []
        self.notes = 0

    def compose(self, kind: str) -> list[Piece]:
        """The pieces of a document of one of `KINDS`."""
        match kind:
            case "paper" | "unnamed" | "both":
                self._front()
                short = kind == "both" and self.rng.random() < 0.4  # list and notes on one page
                count = self.rng.randint(1, 5) if short else round(2 * 35 ** self.rng.random())
                self._body(count, noted=kind == "both")
                self._list(named=kind != "unnamed", most=9 if short else 60)
                self._after()
            case "chapters":
                for _ in range(self.rng.randint(2, 5)):
                    self._heading(self.writer.title(), 1.5)
                    self._body(self.rng.randint(2, 6), noted=self.rng.random() < 0.2)
                    self._list(named=self.rng.random() < 0.85, most=15)
            case "notes":
                self._front()
                self._body(round(4 * 15 ** self.rng.random()), noted=True)
                if self.rng.random() < 0.2:
                    self._after()
            case "endnotes":
                self._front()
                self._body(self.rng.randint(2, 10), noted=False)
                self._endnotes()
            case "pasted":
                self._pasted()
            case _:
                self._nothing()
        return self.pieces

    def _add(self, text: str, **more: object) -> None:
        given: dict[str, object] = {"size": self.manner.size, "align": self.manner.align, **more}
        self.pieces.append(Piece(text, **given))  # type: ignore[arg-type]  # the fields of Piece

    def _heading(self, text: str, larger: float, *, roles: tuple[Role, Role] | None = None) -> None:
        size = self.manner.size
        align = Align.CENTRED if self.rng.random() < 0.2 else Align.LEFT
        big = size * self.rng.choice((1.0, 1.0, 1.1, 1.25, larger))
        before = size * self.rng.choice((0.5, 1.0, 1.5, 2.0))
        self._add(text, size=big, before=before, align=align, roles=roles or (Role.TEXT, Role.TEXT))

    def _front(self) -> None:
        """Title, authors, abstract."""
        writer, size = self.writer, self.manner.size
        wide = self.rng.random() < 0.7
        self._add(writer.title(12), size=size * 1.6, align=Align.CENTRED, wide=wide)
        self._add(
            ", ".join(writer.person() for _ in range(self.rng.randint(1, 4))), before=8.0, wide=wide
        )
        if self.rng.random() < 0.4:
            for person in people(writer)[:3]:
                self._add(person, size=size - 1, wide=wide)
        if self.rng.random() < 0.7:
            self._add(
                self.rng.choice(("Abstract: ", "", "Zusammenfassung: ")) + writer.paragraph(3, 8),
                size=size - 1,
                before=10.0,
                wide=wide,
            )
        if self.rng.random() < 0.15:
            self._rows(contents(writer))

    def _body(self, count: int, *, noted: bool) -> None:
        for _ in range(count):
            chance = self.rng.random()
            if chance < 0.16:
                self._heading(self.writer.section_heading(), 1.3)
            elif chance < 0.22:
                self._rows(table(self.writer), size=self.manner.size - 1)
            elif chance < 0.25:
                self._add(caption(self.writer), size=self.manner.size - 1, before=8.0)
            elif chance < 0.28:
                self._add(formula(self.writer), first=60.0)
            elif chance < 0.32:
                self._rows(items(self.writer))
            elif chance < 0.36:
                self._add(
                    self.writer.paragraph(1, 4),
                    size=self.manner.size - 1,
                    first=20.0,
                    rest=20.0,
                    before=6.0,
                )
            else:
                self._paragraph(noted=noted)

    def _paragraph(self, *, noted: bool) -> None:
        notes: list[Piece] = []
        if noted and self.rng.random() < 0.8:
            writer = self.other if self.rng.random() < 0.1 else self.writer
            count = self.rng.choice((1, 1, 2, 3, 5))
            texts = entries(self.rng, writer.language, count)
            notes = note_pieces(texts, self.writer, self.manner.note_size, self.notes + 1)
            self.notes += count
        manner = self.manner
        self._add(
            self.writer.paragraph(), first=manner.indent, before=manner.apart, notes=tuple(notes)
        )

    def _rows(self, rows: list[str], **more: object) -> None:
        for n, row in enumerate(rows):
            self._add(row, align=Align.LEFT, **{"before": 0.0 if n else 6.0, **more})

    def _list(self, *, named: bool, most: int = 60) -> None:
        if named:
            self._heading(self.writer.references_heading(), 1.4, roles=_HEADING)
        self._entries(self.writer, most)
        if self.rng.random() < 0.08:
            self._heading(self.other.references_heading(), 1.3, roles=_HEADING)
            self._entries(self.other, most)

    def _entries(self, writer: Writer, most: int) -> None:
        count = self.rng.randint(2, most)
        texts = list(entries(self.rng, writer.language, count))
        for n in range(len(texts)):
            if self.rng.random() < 0.12:
                texts[n] = entries(self.rng, self.other.language, 1)[0]
        self.pieces += list_pieces(texts, writer, self.manner.list_size, self.manner.align)

    def _endnotes(self) -> None:
        name = self.rng.choice(("Notes", "Anmerkungen", "Endnotes", "Fußnoten", "Notas", "NOTES"))
        self._heading(name, 1.3)
        texts = entries(self.rng, self.writer.language, self.rng.randint(4, 50))
        self.pieces += note_pieces(texts, self.writer, self.manner.note_size)
        if self.rng.random() < 0.3:
            self._list(named=True)

    def _after(self) -> None:
        """What may follow a list."""
        chance = self.rng.random()
        if chance < 0.5:
            return
        if self.rng.random() < 0.75:
            self._heading(self.writer.after_heading(), 1.3)
        if chance < 0.65:
            for person in people(self.writer)[:4]:
                self._add(person, before=6.0)
        elif chance < 0.8:
            self._body(self.rng.randint(1, 6), noted=False)
        elif chance < 0.9:
            self._rows(table(self.writer))
        else:
            self._add(self.writer.paragraph(), before=10.0)

    def _pasted(self) -> None:
        """Nothing but a list, now and then with its heading."""
        if self.rng.random() < 0.15:
            self._heading(self.writer.references_heading(), 1.3, roles=_HEADING)
        self._entries(self.writer, self.rng.choice((2, 3, 8, 25, 60)))

    def _nothing(self) -> None:
        """A text in which nothing refers."""
        rng, writer = self.rng, self.writer
        writer.manner = rng.choice(("none", "none", "year", "number"))
        rows = (contents, index, chronology, people, code, verses, dialogue, table, items)
        if rng.random() < 0.5:
            self._front()
        for _ in range(rng.choice((1, 1, 2, 4))):
            if rng.random() < 0.4:
                self._body(rng.randint(2, 10), noted=False)
            if rng.random() < 0.4:
                self._heading(writer.section_heading(), 1.4)
            self._rows(
                rng.choice(rows)(writer),
                first=rng.choice((0.0, 0.0, 12.0)),
                rest=rng.choice((0.0, 0.0, 24.0)),
            )
        if rng.random() < 0.1:
            self._heading(writer.references_heading(), 1.3)
            self._body(2, noted=False)
