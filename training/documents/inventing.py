"""An invented document: its lines as they would come out of a file, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from textwrap import wrap as wrap_by_count

from carrel.references.finding.line import Line
from carrel.values.span import Span
from training.documents.composing import KINDS, Composer
from training.documents.typesetting import Align, Paper, Piece, Press, Role, SetLine
from training.documents.wording import LOCALES
from training.documents.writing import Writer

FORMS = (*("layout",) * 9, *("bare",) * 9, *("typed",) * 3, *("long",) * 3)
_FREQUENT = ("en", "en", "de", "de", "fr", "es", "it", "pt")
_RIGHT_TO_LEFT = frozenset({"fa", "ar", "he"})
_LISTED = {Role.BEGIN, Role.INNER, Role.ASIDE}
_NOTED = {Role.NOTE_BEGIN, Role.NOTE_INNER}
_RUNS = re.compile(r"\d+(?:[./:–]\d+)*")


@dataclass(frozen=True)
class Invented:
    """``roles[i]`` is what ``lines[i]`` is; there is no `Role.HEAD` among them."""

    lines: tuple[Line, ...]
    roles: tuple[Role, ...]
    language: str
    kind: str
    form: str


@dataclass(frozen=True)
class _Row:
    """A line and the line breaks before it."""

    line: SetLine
    breaks: int = 1


def invented(seed: int, *, language: str = "", kind: str = "", form: str = "") -> Invented:
    """A document from its seed; what is not given is chosen by it."""
    rng = Random(seed)
    tongue = language or rng.choice((*_FREQUENT, *LOCALES))
    other = rng.choice(("en", "de", "en", "fr", "ru", "es"))
    kind, form = kind or rng.choice(KINDS), form or rng.choice(FORMS)
    composer = Composer(tongue, rng, other)
    pieces = composer.compose(kind)
    rows = _rows(pieces, form, composer.writer)
    rows = _with_asides(rows)
    if form != "layout" and rng.random() < 0.12:
        rows = _scrambled(rows, rng)
    if form == "layout":
        rows = _worn(rows, rng)
    if rng.random() < 0.12:
        rows = _misread(rows, rng)
    return _numbered(rows, tongue, kind, form)


def _rows(pieces: Sequence[Piece], form: str, writer: Writer) -> list[_Row]:
    rng = writer.rng
    if form in {"layout", "bare"}:
        press = Press(_paper(writer), rng)
        for piece in pieces:
            press.put(piece)
        lines = press.finish()
        if form == "layout":
            turned = writer.language in _RIGHT_TO_LEFT
            return [_Row(_turned(line, press.paper) if turned else line) for line in lines]
        return _without_places(lines, press.paper, rng)
    return _typed(pieces, rng, wide=form == "long")


def _turned(line: SetLine, paper: Paper) -> SetLine:
    """A line on a page that runs from right to left."""
    return replace(line, left=paper.width - line.right, right=paper.width - line.left)


def _paper(writer: Writer) -> Paper:
    rng = writer.rng
    width, height = rng.choice(
        ((595.0, 842.0), (595.0, 842.0), (612.0, 792.0), (482.0, 680.0), (420.0, 595.0))
    )
    side = rng.uniform(40, 100) if width > 500 else rng.uniform(35, 60)
    heads: tuple[str, ...] = ()
    if rng.random() < 0.6:
        number = rng.choice(("{n} ", "", ""))
        heads = (
            number + writer.title(6),
            writer.name() + rng.choice(("", ": " + writer.title(5))) + rng.choice((" {n}", "")),
        )
    if rng.random() < 0.12:
        heads = (_printed(writer),)
    return Paper(
        width,
        height,
        side,
        side * rng.choice((1.0, 1.0, 1.2)),
        rng.uniform(50, 90),
        rng.uniform(50, 90),
        1 if rng.random() < 0.72 or width < 500 else 2,
        rng.uniform(12, 28),
        rng.choice((1.1, 1.15, 1.2, 1.3, 1.5)),
        rng.random() < 0.65,
        heads,
        rng.choice(("{n}", "{n}", "- {n} -", "", "Page {n}", "Seite {n}", _printed(writer))),
        rng.choice((1, 1, 23, 145, 301)),
        rng.choice((0.0, 0.0, 0.0, 8.0)),
        rng.random() < 0.2,
        rng.randint(0, 60),
    )


def _printed(writer: Writer) -> str:
    """What a browser or an archive puts at the foot of a page."""
    rng = writer.rng
    day = f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/{rng.randint(10, 26)}, 7:59 AM"
    address = f"https://{writer.word().lower()}.org/{writer.word()}/{rng.randint(1, 99999)}"
    journal = (
        f"{writer.title(4)} {rng.randint(1, 60)} ({rng.randint(1970, 2022)}) {rng.randint(1, 4)}"
    )
    return rng.choice(
        (
            f"{address} {{n}}/{rng.randint(8, 90)}",
            f"{day} {writer.title(5)}",
            journal,
            f"{journal}, S. {{n}}",
        )
    )


def _without_places(lines: Sequence[SetLine], paper: Paper, rng: Random) -> list[_Row]:
    """The words alone, with a blank line between paragraphs or none, with page breaks or none.

    Now and then blanks stand for the indentation of a page of one column.
    """
    apart = rng.random() < 0.3
    drawn = paper.columns == 1 and rng.random() < 0.25
    paged = rng.random() < 0.5
    rows: list[_Row] = []
    before: SetLine | None = None
    for line in lines:
        gap = (
            before is not None
            and apart
            and (before.base - line.base > line.height * 1.6 or line.left - before.left > 6)
        )
        breaks = 2 if gap or (line.role is Role.HEAD and apart) else 1
        inset = " " * max(0, round((line.left - paper.left) / 5)) if drawn else ""
        rows.append(_Row(SetLine(inset + line.text, line.role, line.page if paged else 0), breaks))
        before = line
    return rows


def _typed(pieces: Sequence[Piece], rng: Random, *, wide: bool) -> list[_Row]:
    """Plain text: wrapped by count with indentation, or each paragraph in one line."""
    width = 100_000 if wide else rng.choice((58, 66, 72, 76, 80, 98))
    apart = rng.choice((1, 2, 2, 2))
    listed = rng.choice((1, 1, 2)) if wide else rng.choice((1, 2, 2))
    every = rng.random() < 0.04
    notes = [note for piece in pieces for note in piece.notes]
    rows: list[_Row] = []
    for piece in [*pieces, *notes]:
        flush = wide or rng.random() < 0.02
        first, rest = (
            ("", "") if flush else (" " * round(piece.first / 5), " " * round(piece.rest / 5))
        )
        texts = (
            [piece.text]
            if wide
            else wrap_by_count(
                piece.text,
                width,
                initial_indent=first,
                subsequent_indent=rest,
                break_on_hyphens=False,
            )
        )
        breaks = listed if piece.roles[0] in _LISTED | _NOTED else apart
        if piece.align is Align.LEFT and piece.before == 0 and piece.roles[0] is Role.TEXT:
            breaks = 1
        for n, text in enumerate(texts):
            rows.append(
                _Row(SetLine(text, piece.roles[1 if n else 0]), 2 if every else 1 if n else breaks)
            )
    return rows


def _with_asides(rows: Sequence[_Row]) -> list[_Row]:
    """Running heads within a list are aside, others are text."""
    roles = [row.line.role for row in rows]
    before = _last_known(roles)
    after = _last_known(roles[::-1])[::-1]
    within = {Role.BEGIN, Role.INNER, Role.ASIDE}
    return [
        row
        if row.line.role is not Role.HEAD
        else replace(
            row, line=replace(row.line, role=Role.ASIDE if {a, b} <= within else Role.TEXT)
        )
        for row, a, b in zip(rows, before, after, strict=True)
    ]


def _last_known(roles: Sequence[Role]) -> list[Role]:
    found: list[Role] = []
    last = Role.TEXT
    for role in roles:
        last = role if role is not Role.HEAD else last
        found.append(last)
    return found


def _scrambled(rows: Sequence[_Row], rng: Random) -> list[_Row]:
    """Lines of lists as they come out of right-to-left pages: their runs from the wrong end."""
    whole = rng.random() < 0.6
    turned: list[_Row] = []
    number = 0
    for row in rows:
        text = row.line.text
        if row.line.role is Role.BEGIN:
            number += 1
            if not text[:1].isdigit():
                text = f"{number}- {text}" if rng.random() < 0.9 else f"- {text}"
        if row.line.role in _LISTED and whole:
            text = _reversed_runs(text) + (")" if rng.random() < 0.1 else "")
        elif row.line.role is Role.BEGIN and text[:1].isdigit():
            head, _, tail = text.partition("-")
            text = f"-{tail} {head}" if rng.random() < 0.6 else f"-{tail}"
        turned.append(replace(row, line=replace(row.line, text=text)))
    return turned


def _reversed_runs(text: str) -> str:
    runs: list[str] = []
    done = 0
    for found in _RUNS.finditer(text):
        runs += (text[done : found.start()], found.group())
        done = found.end()
    return "".join(reversed([*runs, text[done:]])).strip()


def _worn(rows: Sequence[_Row], rng: Random) -> list[_Row]:
    """Places as a program finds them: not quite exact, some missing, some lines torn or run together."""
    jitter = rng.choice((0.0, 0.2, 0.6, 1.5))
    heights = rng.choice((0.0, 0.0, 0.02, 0.12))
    endless = rng.random() < 0.25
    unpaged = rng.random() < 0.12
    from_top = rng.random() < 0.2
    torn, lost = rng.choice((0.0, 0.0, 0.01, 0.04)), rng.choice((0.0, 0.0, 0.0, 0.02))
    worn: list[_Row] = []
    for row in rows:
        line = row.line
        parts = _torn(line, rng) if rng.random() < torn else [line]
        for part in parts:
            if rng.random() < lost:
                part = replace(part, left=0.0, right=0.0, base=0.0, height=0.0)  # noqa: PLW2901
            else:
                part = replace(  # noqa: PLW2901
                    part,
                    left=part.left + rng.uniform(-jitter, jitter),
                    right=0.0 if endless else part.right + rng.uniform(-jitter, jitter),
                    base=(900 - part.base if from_top else part.base)
                    + rng.uniform(-jitter, jitter) / 2,
                    height=part.height * (1 + rng.uniform(-heights, heights)),
                )
            worn.append(_Row(replace(part, page=0) if unpaged else part))
    return worn


_MISTAKES = (
    ("rn", "m"),
    ("l", "1"),
    ("1", "l"),
    ("0", "O"),
    (", ", ","),
    (". ", "."),
    ("e", "c"),
    ("ü", "u"),
    (" ", "  "),
)


def _misread(rows: Sequence[_Row], rng: Random) -> list[_Row]:
    """Words as they come out of a scan: here and there a letter wrong, a blank lost."""
    share = rng.choice((0.1, 0.3, 0.6))
    read: list[_Row] = []
    for row in rows:
        text = row.line.text
        for right, wrong in _MISTAKES:
            if right in text and rng.random() < share * 0.3:
                at = rng.randrange(len(text))
                text = text[:at] + text[at:].replace(right, wrong, 1)
        read.append(replace(row, line=replace(row.line, text=text)))
    return read


def _torn(line: SetLine, rng: Random) -> list[SetLine]:
    """A line that came out as two."""
    words = line.text.split(" ")
    if len(words) < 3:
        return [line]
    cut = rng.randint(1, len(words) - 1)
    head, tail = " ".join(words[:cut]), " ".join(words[cut:])
    middle = line.left + (line.right - line.left) * len(head) / max(len(line.text), 1)
    role = {Role.BEGIN: Role.INNER, Role.NOTE_BEGIN: Role.NOTE_INNER}.get(line.role, line.role)
    return [
        replace(line, text=head, right=middle),
        replace(line, text=tail, left=middle + 3, role=role),
    ]


def _numbered(rows: Sequence[_Row], language: str, kind: str, form: str) -> Invented:
    """Lines with their places in a text that holds them all."""
    lines: list[Line] = []
    at = 0
    for row in rows:
        line = row.line
        if not line.text.strip():
            continue
        at += row.breaks if lines else 0
        place = (line.page, line.left, line.right, line.base, line.height)
        lines.append(Line(line.text, Span(at, at + len(line.text)), *place))
        at += len(line.text)
    roles = tuple(row.line.role for row in rows if row.line.text.strip())
    return Invented(tuple(lines), roles, language, kind, form)
