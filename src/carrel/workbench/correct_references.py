"""Correct what was read of a reference list: values, borders of entries, what is no reference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from carrel.library.record import check_variable
from carrel.references.correction import Correction
from carrel.references.errors import ReferencesError
from carrel.references.rules import Known, Rule, rules_for
from carrel.values.span import Span, SpanError
from carrel.workbench.gather_references import Listed, ReferenceLists, gather_references
from carrel.workbench.take_references import FIELD_CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from carrel.store.library import Library


@dataclass(frozen=True, slots=True)
class Corrected:
    """The list after a correction, and what could be said of other entries too."""

    lists: ReferenceLists
    rules: tuple[Rule, ...] = ()


def correct_entry(
    library: Library, document: str, span: Span, values: Mapping[str, object]
) -> Corrected:
    """Set CSL variables of an entry as they are typed or in CSL-JSON, or take them out when empty.

    Raise ``RecordError`` for what a variable cannot hold, ``EntryNotFound``.
    """
    given = {name: check_variable(name, value) for name, value in values.items()}
    with library.writing():
        before = gather_references(library, document)
        old = before.at(span)
        library.references.say(document, {span: old.said.with_values(_new(old, given))})
        after = gather_references(library, document)
    others = [
        Known(each.entry.span, each.item, each.entry.reference.mended.text)
        for each in after.entries
        if each.entry.span != span
    ]
    new = {name: after.at(span).item.get(name) for name in given if after.at(span).item.get(name)}
    return Corrected(after, rules_for(old.item, new, others))


def correct_alike(
    library: Library, document: str, variable: str, values: Mapping[Span, object]
) -> ReferenceLists:
    """Set one variable of several entries, all at once and undone at once: a rule that is taken."""
    with library.writing():
        lists = gather_references(library, document)
        said = {
            span: lists.at(span).said.with_values({variable: check_variable(variable, value)})
            for span, value in values.items()
        }
        library.references.say(document, said)
        return gather_references(library, document)


def confirm_entries(
    library: Library, document: str, spans: Iterable[Span], *, seen: bool = True
) -> ReferenceLists:
    """Say of entries that a person has seen them and they are right, or that it is not so."""
    return _say_of(library, document, spans, seen=seen)


def leave_out(
    library: Library, document: str, spans: Iterable[Span], *, left_out: bool = True
) -> ReferenceLists:
    """Say of entries that they are no references, or that they are after all."""
    return _say_of(library, document, spans, left_out=left_out)


def split_entry(library: Library, document: str, span: Span, at: int) -> ReferenceLists:
    """Cut an entry in two before the code point ``at`` of the text."""
    if not span.start < at < span.end:
        raise SpanError(f"{at} lies outside the reference at {span}: choose a place inside it.")
    text = library.documents.text(document, span)
    parts = (_trimmed(text, span, span.start, at), _trimmed(text, span, at, span.end))
    if any(part.length == 0 for part in parts):
        raise SpanError(f"There are no words on both sides of {at}: choose a place between words.")
    return _cut_anew(library, document, (span,), parts)


def merge_entries(library: Library, document: str, spans: Sequence[Span]) -> ReferenceLists:
    """Make one entry of several that follow one another, with all that lies between them."""
    if not spans:
        raise SpanError("No references were named that could be joined: name two or more.")
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    lists = gather_references(library, document)
    between = [each.entry.span for each in lists.entries if each.entry.span.meets(whole)]
    return _cut_anew(library, document, between, (whole,))


def add_entry(library: Library, document: str, span: Span) -> ReferenceLists:
    """Say that a passage is a reference that was not found."""
    text = library.documents.text(document, span)
    whole = _trimmed(text, span, span.start, span.end)
    if whole.length == 0:
        raise SpanError(f"There are no words at {span}: choose the words of the reference.")
    lists = gather_references(library, document)
    met = [each.entry.span for each in lists.entries if whole.covers(each.entry.span)]
    return _cut_anew(library, document, met, (whole,))


def undo_correction(library: Library, document: str) -> ReferenceLists:
    """Take back what was said last of a list; raise ``NothingToUndo``."""
    library.references.undo(document)
    return gather_references(library, document)


def redo_correction(library: Library, document: str) -> ReferenceLists:
    """Say again what was undone last; raise ``NothingToUndo``."""
    library.references.redo(document)
    return gather_references(library, document)


def _new(old: Listed, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from what stands there, and those said already that come again."""
    return {
        name: value
        for name, value in given.items()
        if value != old.item.get(name, "") or name in old.said.values
    }


def _say_of(library: Library, document: str, spans: Iterable[Span], **said: bool) -> ReferenceLists:
    with library.writing():
        lists = gather_references(library, document)
        corrections = {span: replace(lists.at(span).said, **said) for span in spans}
        library.references.say(document, corrections)
        return gather_references(library, document)


def _cut_anew(
    library: Library, document: str, old: Iterable[Span], new: Iterable[Span]
) -> ReferenceLists:
    """Put entries with borders of a person's in the place of others; what was said goes along."""
    with library.writing():
        lists = gather_references(library, document)
        if lists.gathered.reader == FIELD_CODES:
            raise ReferencesError(
                "These records are those of the citations in the file: their values can be "
                "corrected, and there are no borders to set."
            )
        entries = [lists.at(span) for span in old]
        former = [each.said for each in entries]
        said: dict[Span, Correction | None] = {each.entry.span: None for each in entries}
        values = {name: value for one in former for name, value in one.values.items()}
        cuts = tuple(new)
        for place, span in enumerate(cuts):
            said[span] = Correction(values if place == 0 else {}, cut=True)
        library.references.say(document, said)
        return gather_references(library, document)


def _trimmed(text: str, whole: Span, start: int, end: int) -> Span:
    """The words between two code points, without the white space around them."""
    words = text[start - whole.start : end - whole.start]
    first = start + len(words) - len(words.lstrip())
    return Span(first, first + len(words.strip()))
