"""Tables and lines of a study for reading in a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from carrel.cli.output import say
from carrel.study.when import show_when

if TYPE_CHECKING:
    from carrel.study.claim import Claim
    from carrel.study.figure import Figure
    from carrel.workbench.trace_claims import Proof

SIGNS = {1: "+", 0: "0", -1: "−"}
_WIDE = ("W", "F")
_QUOTE = 100


def say_table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> None:
    """Print rows in columns as wide as need be, those of ``right`` set to the right."""
    for line in aligned(rows, right=right):
        say(line)


def aligned(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> Iterator[str]:
    """The rows as lines with their cells under one another."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            _padded(cell, width, to_right=number in right)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def signed(value: float | None) -> str:
    """A number with its sign and three places, or a dash where it is missing."""
    if value is None:
        return "–"
    return f"{value:+.3f}".replace("-", "−") if round(value, 3) else "0.000"


def plain(value: float | None) -> str:
    """A number with three places, or a dash where it is missing."""
    return "–" if value is None else f"{value:.3f}".replace("-", "−")


def interval(figure: Figure) -> str:
    """``−.10 to +.40``, or a dash where there is none."""
    if figure.low is None or figure.high is None:
        return "–"
    return f"{signed(figure.low)} to {signed(figure.high)}"


def rests_on(sources: int, claims: int) -> str:
    """``1 source, 6 claims``."""
    return f"{counted(sources, 'source')}, {counted(claims, 'claim')}"


def counted(number: int, noun: str) -> str:
    """``1 claim`` or ``2 claims``."""
    return f"{number:,} {noun}" + ("" if number == 1 or noun == "series" else "s")


def say_listed(listed: Sequence[str]) -> None:
    """Say which claims are conditional or denied, and so in no figure."""
    if listed:
        are = "is" if len(listed) == 1 else "are"
        say(
            f"{counted(len(listed), 'claim')} conditional or denied {are} listed, not summed: "
            f"{' '.join(listed)}"
        )


def degree(claim: Claim) -> str:
    """``+3 c2``: direction, strength and certainty."""
    strength = str(claim.strength) if claim.direction else ""
    return f"{SIGNS[claim.direction]}{strength} c{claim.certainty}"


def pair(claim: Claim) -> str:
    """``RUS → IRN``, or ``RUS ↔ IRN`` where neither is towards the other."""
    return f"{claim.who} {'↔' if claim.symmetric else '→'} {claim.whom}"


def line_of(claim: Claim) -> list[str]:
    """A claim as cells of a table."""
    said = [] if claim.modality.value == "asserted" else [claim.modality.value]
    if claim.condition:
        tie = claim.condition
        said.append(f"if {tie.who} {SIGNS[tie.sign]} {tie.whom}")
    return [
        claim.id,
        pair(claim),
        show_when(claim.when),
        degree(claim),
        claim.area,
        claim.factor,
        ", ".join(said),
        claim.coder,
    ]


def say_proof(proven: Proof, *, before: str = "    ") -> None:
    """Print a claim's passages with their citations."""
    for passage in proven.passages:
        words = " ".join(passage.words.split())
        shown = words if len(words) <= _QUOTE else words[: _QUOTE - 1].rstrip() + "…"
        lost = "" if passage.span else "  (these words are no longer in the text)"
        say(f"{before}“{shown}” {passage.citation}{lost}")


def say_proofs(pairs: Iterable[tuple[str, Proof]]) -> None:
    """Print what comes before each claim, and its passages under it."""
    for told, proven in pairs:
        say(told)
        say_proof(proven)


def _width(cell: str) -> int:
    return sum(_columns(sign) for sign in cell)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def _padded(cell: str, width: int, *, to_right: bool) -> str:
    room = " " * (width - _width(cell))
    return room + cell if to_right else cell + room
