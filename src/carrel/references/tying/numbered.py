"""Citations by number or label: ``[12]``, ``[3, 5–8]``, ``[12, с. 45]``, ``[ACL30]``, ``³``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from carrel.documents.document import Inline, InlineKind
from carrel.references.matching.folded_words import forms_of
from carrel.references.tie import Candidate, Cite, How, Locator, Tie
from carrel.references.tying.author_date import Outside
from carrel.references.tying.candidates import Weighed, settled
from carrel.references.tying.citing_words import PREFIXES
from carrel.references.tying.entry_index import EntryIndex
from carrel.references.tying.glued_marks import glued_marks
from carrel.references.tying.locators import locator_at
from carrel.references.tying.segment import Source
from carrel.values.span import Span

_BRACKET = re.compile(r"[\[［〔【]([^\[\]［］〔〕【】\n]{1,120})[\]］〕】]")
_NUMBER = re.compile(r"\s*(\d{1,4})(?![\w./])(?:\s*[-–—‑]\s*(\d{1,4})(?![\w.]))?")
_LABEL = re.compile(r"\s*([^\W\d_][^\W_]{0,7}\+?\d{2}[a-z]?)(?!\w)")
_SEPARATOR = re.compile(r"\s*[,;،、，；](?=\s*\d)|\s*[;；،,]")
_RAISED = re.compile(
    r"(?<=[^\W\d_])[⁰¹²³⁴-⁹]{1,3}(?:[,⁻–˒][⁰¹²³⁴-⁹]{1,3})*|(?<=[.,;:!?\"”’»)\]])[⁰¹²³⁴-⁹]{1,3}(?:[,⁻–][⁰¹²³⁴-⁹]{1,3})*"
)
_UNITS = re.compile(r"(?:\b|\d)(?:[kcdmµ]?m|s|ft|R|cm|км|м|см)$")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_WIDEST_RANGE = 60
_MARKS = {InlineKind.NOTE_MARK, InlineKind.SUPERSCRIPT}


def numbered_ties(source: Source, outside: Outside) -> Iterator[Tie]:
    """The citations by number or label in square brackets."""
    before: Tie | None = None
    for match in _BRACKET.finditer(source.plain):
        if outside.has(match.start()):
            continue
        tie = _tie(source, Span(*match.span()), Span(*match.span(1)))
        if tie is None:
            continue
        if before is not None:
            tie = _range_from(before, tie, source)
        yield tie
        before = tie


def _tie(source: Source, whole: Span, inside: Span) -> Tie | None:
    inside = _without_prefix(source, inside)
    cites = _cites(source, inside)
    if not cites or not any(cite.candidates for cite in cites):
        return None
    return Tie(whole, tuple(cites))


def _without_prefix(source: Source, inside: Span) -> Span:
    match = re.match(r"\s*([^\d\[\]]{2,24}?)\s+(?=\d)", source.plain[inside.start : inside.end])
    if match and all(form in PREFIXES for form in forms_of(match[1])):
        return Span(inside.start + match.end(), inside.end)
    return inside


def _cites(source: Source, inside: Span) -> list[Cite]:
    """The cites of a bracket; none where anything in it is no number, label or locator."""
    cites: list[Cite] = []
    at = inside.start
    while at < inside.end:
        found = _one(source, at, inside.end)
        if not found:
            return []
        end = max(cite.span.end for cite in found)
        locator = _locator(source, Span(end, inside.end))
        while locator:
            end = locator.span.end
            found[-1] = replace(found[-1], locator=locator)
            # Behind a volume stands the page, which is nearer to what is meant.
            locator = locator_at(source.text, source.plain, Span(end, inside.end), bare=False)
        cites.extend(found)
        mark = _SEPARATOR.match(source.plain, end, inside.end)
        if mark is None:
            return cites if not source.text[end : inside.end].strip(" .") else []
        at = mark.end()
    return cites


def _locator(source: Source, rest: Span) -> Locator | None:
    """A labelled locator behind a comma, or a bare number behind a colon."""
    colon = source.text[rest.start : rest.end].lstrip()[:1] in {":", "："}
    return locator_at(source.text, source.plain, rest, bare=colon)


def _one(source: Source, at: int, end: int) -> list[Cite]:
    number = _NUMBER.match(source.plain, at, end)
    if number:
        return _of_numbers(source.index, number)
    label = _LABEL.match(source.text, at, end)
    entries = source.index.by_label.get(label[1], ()) if label else ()
    if label is None or not entries:
        return []
    return [Cite(Span(*label.span(1)), How.LABEL, _among(entries, "label"))]


def _of_numbers(index: EntryIndex, match: re.Match[str]) -> list[Cite]:
    first, last = int(match[1]), int(match[2] or match[1])
    if not 0 < first <= last or last - first > _WIDEST_RANGE:
        return []
    span = Span(match.start(1), match.end(2) if match[2] else match.end(1))
    return [_of_number(index, number, span) for number in range(first, last + 1)]


def _of_number(index: EntryIndex, number: int, span: Span, how: How = How.NUMBER) -> Cite:
    entries = index.by_number.get(number, ())
    doubt = "" if entries else f"The list has no entry with the number {number}."
    return Cite(span, how, by_number(index, number), doubt=doubt)


def by_number(index: EntryIndex, number: int) -> tuple[Candidate, ...]:
    """The entries with a number; less surely where the list prints none and they are counted."""
    entries = index.by_number.get(number, ())
    if index.numbered:
        return _among(entries, "number")
    reason = "The list prints no numbers; its entries are counted in their order."
    return settled([Weighed(at, 0.8, [reason]) for at in entries])


def _among(entries: Iterable[int], what: str) -> tuple[Candidate, ...]:
    found = list(entries)
    sentence = f"{len(found)} entries have this {what}." if len(found) > 1 else ""
    share = 0.99
    reason = f"The entry bears this {what}."
    return settled([Weighed(at, share, [reason] if not sentence else []) for at in found], sentence)


def _range_from(before: Tie, tie: Tie, source: Source) -> Tie:
    """``[3]–[5]``: the second tie takes in the numbers between."""
    gap = source.text[before.span.end : tie.span.start]
    if gap.strip() not in {"-", "–", "—"} or len(tie.cites) != 1 or len(before.cites) != 1:
        return tie
    first = int(source.plain[before.cites[0].span.start : before.cites[0].span.end] or 0) + 1
    last_written = source.plain[tie.cites[0].span.start : tie.cites[0].span.end]
    if not last_written.isdigit() or not 0 <= int(last_written) - first <= _WIDEST_RANGE:
        return tie
    span = tie.cites[0].span
    between = [_of_number(source.index, number, span) for number in range(first, int(last_written))]
    return Tie(tie.span, (*between, *tie.cites))


def marks_in(text: str, inlines: Iterable[Inline]) -> list[Span]:
    """The raised numbers and note marks of a text, in order and apart."""
    found = {Span(*match.span()) for match in _RAISED.finditer(text) if not _unit(text, match)}
    found |= {inline.span for inline in inlines if inline.kind in _MARKS}
    apart: list[Span] = []
    for span in sorted(found):
        if not apart or apart[-1].end <= span.start:
            apart.append(span)
    return apart


def mark_ties(source: Source, inlines: Iterable[Inline], outside: Outside) -> Iterator[Tie]:
    """The citations by raised number or note mark, ``³`` or ``(1)``, of a list that counts."""
    marks = marks_in(source.text, inlines)
    if not marks and source.index.numbered:
        marks = glued_marks(source.plain, source.index.by_number, outside)
    for span in marks:
        if outside.has(span.start):
            continue
        cites = list(_marked(source.index, _bare(source.plain[span.start : span.end]), span))
        if cites and all(cite.candidates for cite in cites):
            yield Tie(span, tuple(cites))


def number_of_mark(plain: str) -> int:
    """The number of a mark that calls one note; 0 for any other."""
    written = _bare(plain)
    return int(written) if written.isascii() and written.isdigit() else 0


def _bare(mark: str) -> str:
    return mark.translate(_RAISED_DIGITS).strip("()[]（）［］ ")


def _unit(text: str, match: re.Match[str]) -> bool:
    return bool(_UNITS.search(text[max(0, match.start() - 4) : match.start()]))


def _marked(index: EntryIndex, written: str, span: Span) -> Iterator[Cite]:
    for part in re.split(r"\s*[,;]\s*", written):
        match = re.fullmatch(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?", part)
        if match is None:
            return
        first, last = int(match[1]), int(match[2] or match[1])
        for number in range(first, min(last, first + _WIDEST_RANGE) + 1):
            yield _of_number(index, number, span, How.NOTE_MARK)
