"""Gather the references of a text: read its lists once, keep them, take in what a person says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from carrel.references.certainty import Certainty, certainty_of
from carrel.references.correction import Correction, corrected
from carrel.store.errors import ListNotFound, StoreError
from carrel.workbench.read_references import read_document, read_pasted
from carrel.workbench.reading_models import reader
from carrel.workbench.take_references import FIELD_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.references.gathered import Entry, Gathered
    from carrel.store.library import Library
    from carrel.values.span import Span


class EntryNotFound(StoreError):
    """There is no entry at that place of the list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as a person sees it: ``place`` counts from 1, ``item`` holds what was corrected."""

    place: int
    entry: Entry
    correction: Correction | None
    item: Mapping[str, Any]
    certainty: Certainty

    @property
    def said(self) -> Correction:
        """What a person says of it."""
        return self.correction or Correction()


@dataclass(frozen=True, slots=True)
class ReferenceLists:
    """The lists of a text: ``entries`` in order, ``left_out`` those that are no references.

    ``headings`` has for each list its heading or nothing; ``version`` is the number of the last
    correction. ``gathered`` is what was read, ``kept`` whether the library has it so.
    """

    document: str
    headings: tuple[str, ...]
    entries: tuple[Listed, ...]
    left_out: tuple[Listed, ...]
    version: int
    gathered: Gathered
    kept: bool

    def at(self, span: Span) -> Listed:
        """The entry at a place; raise ``EntryNotFound``."""
        found = (each for each in (*self.entries, *self.left_out) if each.entry.span == span)
        one = next(found, None)
        if one is None:
            raise EntryNotFound(
                f"There is no reference at {span} of this text: load the list again."
            )
        return one

    def count(self, certainty: Certainty) -> int:
        """How many entries are that certain."""
        return sum(each.certainty is certainty for each in self.entries)


def gather_references(library: Library, document: str) -> ReferenceLists:
    """Read the lists of a text and keep what was read, unless that is known already.

    Where there is a newer way of reading they are read again; what a person said stays, and so
    do the borders of the entries it was said of. Raise ``ListNotFound``.
    """
    lists = lists_of(library, document)
    if not lists.kept:
        library.references.keep(document, lists.gathered)
    return replace(lists, kept=True)


def lists_of_work(library: Library, key: str) -> ReferenceLists:
    """The reference lists of a work; raise ``WorkNotFound``."""
    return lists_of(library, library.works.get(key).document)


def lists_of(library: Library, document: str) -> ReferenceLists:
    """The reference lists of a text that is kept, with all that a person says of them.

    What was not read yet is read for this once: looking at a list changes nothing. Raise
    ``ListNotFound``.
    """
    if not library.documents.holds(document):
        raise ListNotFound("There is no such list: look among the works and the pasted lists.")
    said = library.references.said(document)
    kept = library.references.gathered(document)
    known = kept is not None and _is_current(kept, said)
    gathered = kept if kept is not None and known else _read(library, document, said)
    listed = [
        _listed(place, entry, said.get(entry.span))
        for place, entry in enumerate(gathered.entries, start=1)
    ]
    headings = (
        "" if span is None else " ".join(library.documents.text(document, span).split())
        for span in gathered.headings
    )
    return ReferenceLists(
        document,
        tuple(headings),
        tuple(each for each in listed if not each.said.left_out),
        tuple(each for each in listed if each.said.left_out),
        library.references.version(document),
        gathered,
        known,
    )


def _listed(place: int, entry: Entry, correction: Correction | None) -> Listed:
    return Listed(
        place,
        entry,
        correction,
        corrected(entry.reference, correction),
        certainty_of(entry.reference, correction),
    )


def _is_current(kept: Gathered, said: Mapping[Span, Correction]) -> bool:
    """Whether nothing newer reads, and the entries stand where the person's words need them."""
    if kept.reader == FIELD_CODES:
        return True
    there = {entry.span for entry in kept.entries}
    return kept.reader == reader() and said.keys() <= there and kept.cuts == cuts_of(said)


def cuts_of(said: Mapping[Span, Correction]) -> frozenset[Span]:
    """The entries whose borders a person set."""
    return frozenset(span for span, correction in said.items() if correction.cut)


def _read(library: Library, document: str, said: Mapping[Span, Correction]) -> Gathered:
    whole = library.documents.get(document)
    pasted = next((one for one in library.references.pasted() if one.document == document), None)
    if pasted is None:
        gathered = read_document(whole, said)
    else:
        gathered = read_pasted(whole, said, one_per_line=pasted.one_per_line)
    return replace(gathered, cuts=cuts_of(said))
