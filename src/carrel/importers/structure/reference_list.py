"""Reference lists: where they are, and where each entry begins.

A list is told by its heading, or, at the end of a text, by its shape: short parts that are
thick with years, volumes, pages, publishers and numbering. Lists that were taken out of
right-to-left pages come with their numbers and years at the wrong end (``Omidi, Ali (1``); that
end is then as good a mark of an entry as its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from carrel.importers.structure.part import Part
from carrel.language.section_names import Section, label_of, section_named

Entry = tuple[int, int]
"""The first part of an entry and the one after its last."""

_FEATURES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"[(\[]?\b(?:1[0-9]{3}|20[0-9]{2})[a-z]?\b[)\].,:;\-]|\b(?:1[0-9]{3}|20[0-9]{2})\.?$",
        r"\b(?:vol(?:ume)?|no|nr|bd|issue|heft|iss|т|вып|№)\b\.?\s*\d|\b\d+\s*\(\d+\)",
        r"\bpp?\.\s?\d|\d+\s?[-–]\s?\d+|\bс\.\s?\d|\bS\.\s?\d|ص\s?\d",
        (
            r"\b(?:press|publishers?|publishing|verlag|university|edition|éditions|издательство|"
            r"ed(?:s|n)?\.|translated by|trans\.|hrsg|ministry of|institute)\b|انتشارات|چاپ"
        ),
        (
            r"\b(?:journal|quarterly|review|studies|proceedings|annals|bulletin|magazine|research|"
            r"working paper|dissertation|thesis|in:)\b|فصلنامه|مجله|журнал|вестник"
        ),
        (
            r"https?:|\bwww\.|\bdoi\b|\b10\.\d{4,}/|retrieved from|available at|accessed|access date|"
            r"date of visit|дата обращения|abgerufen|consulté"
        ),
        r"^\W{0,3}[^\W\d_][\w'’`\-]+\s?,\s+(?:[A-Z]\.|[^\W\d_]+)|\bet al\b|\band others\b",
        r"[\"“”«»„]",
        r"\(\d{1,3}$|^\[\d{1,3}\]|^\d{1,3}[.)]\s|^\W?[-–—]\s?[^\W\d_]",
    )
)
_MARKED = re.compile(
    r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]\s|[-–—•]\s?[^\W\d_])|\(\d{1,3}\s*$", re.MULTILINE
)
_AUTHOR_FIRST = re.compile(
    r"(?:[^\W\d_][\w'’`\-]+(?:\s[^\W\d_][\w'’`\-]+){0,2}\s?,\s*(?:[^\W\d_]\.|[^\W\d_][\w'’\-]+))"
    r"|(?:_{2,}|[—–-]{2,})[.,]"
)
_LONG = 60
_PROSE = 45
_LEAST_ENTRIES = 3


def entries_of(
    parts: Sequence[Part], barred: AbstractSet[int]
) -> tuple[tuple[Entry, ...], frozenset[int]]:
    """The entries of every reference list, and the positions of their headings.

    ``barred`` are parts that are surely something else (abstract, site words…).
    """
    entries: list[Entry] = []
    headings: set[int] = set()
    for i, part in enumerate(parts):
        if i not in barred and section_named(part.folded) is Section.REFERENCES:
            end = _section_end(parts, i + 1, barred)
            found = _entries_between(parts, i + 1, end)
            if found and _is_list(parts[i + 1 : end], least=1):
                headings.add(i)
                entries.extend(found)
    if not entries:
        entries.extend(_unnamed_list(parts, barred))
    return tuple(entries), frozenset(headings)


def reference_features(words: str) -> int:
    """How many different features of a reference the words show."""
    return sum(1 for feature in _FEATURES if feature.search(words[:1000]))


def _section_end(parts: Sequence[Part], start: int, barred: AbstractSet[int]) -> int:
    """Where a named list ends: at a heading of another section, at prose, at barred parts."""
    last = start
    for i in range(start, len(parts)):
        part = parts[i]
        named = section_named(part.folded)
        if i in barred or named is not None or _is_text(part):
            break
        if reference_features(part.text):
            last = i + 1
    return min(last, len(parts))


def _is_text(part: Part) -> bool:
    return label_of(part.text) is not None or (
        part.words > _PROSE and reference_features(part.text) < _LEAST_ENTRIES
    )


def _is_list(parts: Sequence[Part], *, least: int) -> bool:
    rich = sum(1 for part in parts if reference_features(part.text) > 1)
    return rich >= least and rich * 5 >= len(parts) * 2


def _unnamed_list(parts: Sequence[Part], barred: AbstractSet[int]) -> tuple[Entry, ...]:
    end = len(parts)
    while end and (end - 1 in barred) and not label_of(parts[end - 1].text):
        end -= 1
    start = end
    for i in range(end - 1, -1, -1):
        part = parts[i]
        if i in barred or part.words > _LONG or _is_text(part) or section_named(part.folded):
            break
        start = i
    while start < end and reference_features(parts[start].text) < 2:  # noqa: PLR2004 - one may be chance
        start += 1
    region = parts[start:end]
    entries = _entries_between(parts, start, end)
    if len(entries) < _LEAST_ENTRIES or not _is_list(region, least=_LEAST_ENTRIES):
        return ()
    marked = sum(1 for part in region if _MARKED.search(part.text))
    dated = sum(1 for part in region if _FEATURES[0].search(part.text))
    return entries if marked >= _LEAST_ENTRIES or dated * 2 >= len(entries) else ()


def _entries_between(parts: Sequence[Part], start: int, end: int) -> tuple[Entry, ...]:
    starts = _starts(parts, start, end)
    if start < end and start not in starts:
        starts.insert(0, start)
    return tuple(zip(starts, [*starts[1:], end], strict=False))


def _starts(parts: Sequence[Part], start: int, end: int) -> list[int]:
    """The parts that begin an entry: those that are marked, else those that open with an author."""
    marked = [i for i in range(start, end) if _MARKED.search(parts[i].text)]
    if len(marked) >= 2 and len(marked) * 4 >= end - start:  # noqa: PLR2004 - one mark is chance
        return marked
    named = [i for i in range(start, end) if _AUTHOR_FIRST.match(parts[i].text)]
    if len(named) * 2 >= end - start and len(named) > 1:
        return [i for i in range(start, end) if i in named or _complete(parts[i])]
    return list(range(start, end))


def _complete(part: Part) -> bool:
    """Whether a part could be an entry by itself although no author opens it."""
    return reference_features(part.text) >= _LEAST_ENTRIES and part.text[:1].isupper()
