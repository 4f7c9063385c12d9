"""Reference lists and notes as pieces: numbered, hanging, flat, apart or close together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from training.documents.typesetting import Align, Piece, Role
from training.documents.wording import DIVISIONS
from training.documents.writing import Writer

_LIST = (Role.BEGIN, Role.INNER)
_NOTE = (Role.NOTE_BEGIN, Role.NOTE_INNER)
_TEXT = (Role.TEXT, Role.TEXT)
_MARKS = (
    "[{n}] ",
    "[{n}] ",
    "[{n}]  ",
    "{n}. ",
    "{n}. ",
    "({n}) ",
    "{n} ",
    "{n}) ",
    "{n}- ",
    "{n}.",
)
_AGAIN = ("———. ", "— — —: ", "–––––, ", "_____. ", "---. ", "Ders.: ", "Dies.: ", "– ", "Id., ")
_AUTHOR = re.compile(r"^[^\d(:]{3,60}?(?=[ ,.]*[(:\d])[ ,.]*")


def list_pieces(entries: Sequence[str], writer: Writer, size: float, align: Align) -> list[Piece]:
    """The entries of one list as they would be set."""
    rng = writer.rng
    mark = rng.choice(_MARKS) if rng.random() < 0.35 else ""
    bullet = rng.choice(("• ", "– ", "- ")) if not mark and rng.random() < 0.04 else ""
    texts = list(entries) if mark else _sorted(entries, rng)
    first, rest = _indents(rng, marked=bool(mark))
    before = rng.choice((0.0, 0.0, 0.0, size * 0.3, size * 0.5, size, size * 1.2))
    pieces: list[Piece] = []
    start = 1 if rng.random() < 0.95 else rng.randint(2, 60)
    divided = not mark and rng.random() < 0.08
    for n, text in enumerate(texts):
        if divided and rng.random() < 0.12:
            pieces.append(_division(text, writer, size))
        words = mark.replace("{n}", str(n + start)) + bullet + text
        pieces.append(Piece(words, _LIST, size, first, rest, before, align))
    return pieces


def _indents(rng: Random, *, marked: bool) -> tuple[float, float]:
    depth = rng.choice((8.0, 11.0, 14.0, 18.0, 21.0, 28.0, 36.0))
    kinds = ((0.0, depth), (0.0, depth), (0.0, depth), (0.0, 0.0), (0.0, 0.0), (depth, 0.0))
    first, rest = rng.choice(kinds[2:5] if marked else kinds)
    shift = rng.choice((0.0, 0.0, 0.0, 0.0, 12.0))
    return first + shift, rest + shift


def _sorted(entries: Sequence[str], rng: Random) -> list[str]:
    texts = sorted(entries, key=str.casefold) if rng.random() < 0.88 else list(entries)
    if rng.random() < 0.22:
        again = rng.choice(_AGAIN)
        for n in range(1, len(texts)):
            if rng.random() < 0.15:
                texts[n] = _AUTHOR.sub(again, texts[n], count=1)
    return texts


def _division(text: str, writer: Writer, size: float) -> Piece:
    """A heading within a list: a letter, or a name for some of its entries."""
    rng = writer.rng
    named = DIVISIONS.get(writer.language)
    name = rng.choice(named.split("|")) if named and rng.random() < 0.5 else writer.title(4)
    number = f"{rng.randint(1, 4)}{rng.choice(('.', ')', ''))} " if rng.random() < 0.15 else ""
    words = text[0].upper() if rng.random() < 0.4 else number + name
    return Piece(words, (Role.ASIDE, Role.ASIDE), size, before=size)


def note_pieces(
    entries: Sequence[str], writer: Writer, size: float, first_number: int = 1
) -> list[Piece]:
    """As many notes as entries: full references, short ones, remarks, and mixtures of these."""
    rng = writer.rng
    mark = rng.choice(("{n} ", "{n} ", "{n}", "{n}. ", "[{n}] ", "{n}) "))
    first, rest = rng.choice(((0.0, 0.0), (0.0, 0.0), (0.0, 9.0), (12.0, 0.0)))
    share = rng.choice((0.2, 0.5, 0.8))
    notes: list[Piece] = []
    for n, entry in enumerate(entries):
        number = mark.replace("{n}", str(first_number + n))
        words, quiet, roles = _note(entry, writer, share)
        text = number + words
        piece = Piece(
            text, roles, size, first, rest, 0.0, Align.JUSTIFIED, (), quiet and quiet + len(number)
        )
        notes.append(piece)
    return notes


def _note(entry: str, writer: Writer, share: float) -> tuple[str, int, tuple[Role, Role]]:
    """The words of a note, how many of them come before its reference, and its roles."""
    rng = writer.rng
    if rng.random() > share:
        if rng.random() < 0.5:
            return writer.prose_note(), 0, _TEXT
        return writer.short_note(), 0, _NOTE
    bare = entry.rstrip(".")
    page = (
        f", {rng.choice(('S.', 'p.', 'hier S.', 'esp. p.'))} {rng.randint(1, 400)}."
        if rng.random() < 0.4
        else "."
    )
    lead = rng.choice(("", "", "", "Vgl. ", "Siehe ", "See ", "Cf. ", "Vgl. hierzu "))
    tail = rng.choice(("", "", "", f" {writer.sentence()}", f" {writer.short_note()}"))
    if rng.random() < 0.15:
        remark = writer.sentence() + " "
        return f"{remark}{lead}{bare}{page}", len(remark), _NOTE
    return f"{lead}{bare}{page}{tail}", 0, _NOTE
