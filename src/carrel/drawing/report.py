"""What a report of a study says, before it is written in any format."""

from __future__ import annotations

from dataclasses import dataclass

from carrel.drawing.chart import Chart, Table


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim in words with the passages that carry it.

    ``passages`` pairs the words as they stand in the source with their citation, which is HTML as
    the ``csl`` room writes it.
    """

    claim: str
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: what of its members is empty is not shown."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """``caption`` says what all rests on; ``bibliography`` holds entries in HTML, in order."""

    title: str
    caption: str
    sections: tuple[Section, ...]
    bibliography: tuple[str, ...]
    language: str = "en"
