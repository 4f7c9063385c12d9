"""Where and when a work appeared, read from a line such as ``Parameters, Vol. 31, Winter 2001``."""

from __future__ import annotations

import re

from carrel.importers.record.dates import date_in_words
from carrel.importers.record.said import Said
from carrel.library.work import Origin
from carrel.values.partial_date import date_from_csl
from carrel.values.span import Span

_PIECE = re.compile(r"[^,]+")
_NUMBERED = {
    "volume": re.compile(
        r"(?:vol(?:ume|\.)?|bd\.|band|t\.|tome|том|т\.)\s*([\w\-–/]+)", re.IGNORECASE
    ),
    "issue": re.compile(
        r"(?:no\.?|nr\.?|issue|number|heft|n°|№|вып\.)\s*([\w\-–/]+)", re.IGNORECASE
    ),
    "page": re.compile(r"(?:pp?\.?|pages?|s\.|с\.)\s*(\d+(?:\s*[-–]\s*\d+)?)", re.IGNORECASE),
}
_NEWSPAPER = re.compile(
    r"\b(?:times|post|news|daily|herald|tribune|gazette|guardian|zeitung|journal[- ]constitution|"
    r"chronicle|telegraph|observer|sun|examiner|register|independent)\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|review|quarterly|studies|annals|bulletin|proceedings|transactions|archives|"
    r"zeitschrift|revue|revista|rivista|вестник|журнал|فصلنامه|مجله)\b",
    re.IGNORECASE,
)
_LONGEST = 200


def publication_said(line: str, start: int) -> tuple[Said, ...]:
    """Container, volume, issue, pages, date and type that a line states, with their places.

    ``start`` is where the line begins in the text. Nothing is given when the line states neither
    a date nor a volume: then it is no such line.
    """
    if len(line) > _LONGEST:
        return ()
    pieces = [(m.group().strip(), m.start() + _lead(m.group())) for m in _PIECE.finditer(line)]
    known, rest = _known(pieces, line, start)
    if not known:
        return ()
    container = _container(rest, line, start)
    said = (*container, *known)
    kind = type_of_publication(said)
    return (*said, *((Said("type", kind, Origin.TEXT, container[0].span),) if kind else ()))


def _lead(piece: str) -> int:
    return len(piece) - len(piece.lstrip())


def _known(
    pieces: list[tuple[str, int]], line: str, start: int
) -> tuple[tuple[Said, ...], list[tuple[str, int]]]:
    """What is understood from the end of the line backwards, and the pieces before it."""
    known: list[Said] = []
    rest = list(pieces)
    while rest:
        for count in (2, 1):
            at = rest[-count][1] if len(rest) >= count else -1
            if at < 0:
                continue
            end = rest[-1][1] + len(rest[-1][0])
            said = _one(line[at:end], start + at) if len(rest) > count or count == 1 else None
            if said is not None:
                known.append(said)
                del rest[-count:]
                break
        else:
            break
    return tuple(reversed(known)), rest


def _one(words: str, start: int) -> Said | None:
    date = date_in_words(words)
    if date is not None:
        return Said("issued", date.to_csl(), Origin.TEXT, Span(start, start + len(words)))
    for variable, shape in _NUMBERED.items():
        found = shape.fullmatch(words.strip())
        if found is not None:
            span = Span(start + found.start(1), start + found.end(1))
            return Said(variable, found.group(1), Origin.TEXT, span)
    return None


def _container(rest: list[tuple[str, int]], line: str, start: int) -> tuple[Said, ...]:
    if not rest:
        return ()
    at, end = rest[0][1], rest[-1][1] + len(rest[-1][0])
    return (Said("container-title", line[at:end], Origin.TEXT, Span(start + at, start + end)),)


def type_of_publication(said: tuple[Said, ...]) -> str:
    """The CSL type that container and date tell; empty without a container.

    A season, a volume or an issue makes a journal; an exact day a newspaper or magazine; a month
    alone a magazine, unless the name says otherwise.
    """
    values = {one.variable: one.value for one in said}
    container = str(values.get("container-title") or "")
    if not container:
        return ""
    date = date_from_csl(values.get("issued") or {})
    if date.season or "volume" in values or "issue" in values or _JOURNAL.search(container):
        return "article-journal"
    if date.day:
        return "article-newspaper" if _NEWSPAPER.search(container) else "article-magazine"
    return "article-magazine" if date.month else "article-journal"
