"""References in footnotes: full ones, *ibid.* and its kin, and short titles, tied to their entries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from carrel.references.matching.folded_words import plain_digits
from carrel.references.reference import Reference, literal
from carrel.references.tie import Candidate, Cite, How, Locator, Tie
from carrel.references.tying.author_date import Outside
from carrel.references.tying.candidates import STANDS_HERE, Weighed, candidates_for, settled
from carrel.references.tying.entry_index import EntryIndex
from carrel.references.tying.locators import locator_at
from carrel.references.tying.note_segments import (
    note_pointed_to,
    note_readings,
    number_of,
    segments,
)
from carrel.references.tying.segment import Reading, Source
from carrel.references.tying.trail import Trail
from carrel.values.span import Span

_DETAILS = ("publisher", "publisher-place", "DOI", "URL", "ISBN", "genre", "archive")
_SURE = 0.5
_LATER = 0.6
EMPTY = literal("")
"""Stands in the place of a reference that is none of its own."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A note: its span, where its words begin, its number, and the full entries that stand in it."""

    span: Span
    start: int
    number: int
    entries: tuple[int, ...]


def may_be_short(reference: Reference) -> bool:
    """Whether an entry of a note may be no full reference, going by itself.

    It has no title, or neither a year nor any detail of how it was published.
    """
    item = reference.item
    return not item.get("title") or not any(item.get(name) for name in ("issued", *_DETAILS))


def full_references(
    text: str,
    notes: Sequence[Span],
    references: Sequence[Reference],
    places: Sequence[Span | None],
) -> tuple[Reference, ...]:
    """The references, with an empty one in the place of each that only points to another.

    Such are entries of notes that may be short and point back (*ibid.*, *op. cit.*) or find
    another reference that they can mean; a work of which nothing more is said anywhere stays.
    """
    inside = Outside(notes)
    doubtful = {
        at: place
        for at, (one, place) in enumerate(zip(references, places, strict=True))
        if place is not None and inside.has(place.start) and may_be_short(one)
    }
    index = EntryIndex([EMPTY if at in doubtful else one for at, one in enumerate(references)])
    source = Source(text, plain_digits(text), index)
    short = {at for at, place in doubtful.items() if _points_elsewhere(source, place)}
    return tuple(EMPTY if at in short else one for at, one in enumerate(references))


def _points_elsewhere(source: Source, place: Span) -> bool:
    start = number_of(source.plain, place)[1]
    readings = (
        reading
        for segment in segments(source, Span(start, max(start, place.end)))
        for reading in note_readings(source, segment)
    )
    return any(
        reading.back is not None or candidates_for(reading, source.index) for reading in readings
    )


def citations_in_notes(
    text: str,
    notes: Sequence[Span],
    references: Sequence[Reference],
    places: Sequence[Span | None],
    twins: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Tie, ...]:
    """What each note cites, one tie for each note that cites anything, in the order of the notes.

    ``notes`` are the notes of a text in order; ``places[i]`` is where ``references[i]`` stands in
    the text: in a note or in a list; ``None`` where it stands outside. Candidates count in
    ``references``. A full reference in a note is cited by standing there; the others (*ibid.*,
    *op. cit.*, *ders.*, short titles, name and year) are tied to the full form given before, in
    the notes or in the list. What points back to a note of two works has both as candidates.
    One of ``twins`` cites the reference that it is the twin of.
    """
    full = full_references(text, notes, references, places)
    index = EntryIndex([EMPTY if at in twins else one for at, one in enumerate(full)])
    reader = _Notes(Source(text, plain_digits(text), index), full, places, notes, twins)
    return tuple(tie for note in notes if (tie := reader.tie_of(note)) is not None)


class _Notes:
    """Reads notes one after the other; references that stand for nothing have no words."""

    def __init__(
        self,
        source: Source,
        references: Sequence[Reference],
        places: Sequence[Span | None],
        notes: Sequence[Span],
        twins: Mapping[int, int],
    ) -> None:
        self.source = source
        self.references = references
        self.places = places
        self.twins = twins
        self.trail = Trail(source.index)
        self.by_number: dict[int, tuple[Cite, ...]] = {}
        self.placed = sorted(
            (place.start, at)
            for at, place in enumerate(places)
            if place and references[at].mended.raw
        )
        self.notes = notes
        self.starts = [note.start for note in notes]
        self.read = 0

    def tie_of(self, span: Span) -> Tie | None:
        """The tie of the next note; None where it cites nothing."""
        note = self._note(span)
        cites: list[Cite] = []
        at = note.start
        for entry in note.entries:
            place = self.places[entry]
            assert place is not None
            cites.extend(self._short_cites(Span(at, max(at, place.start)), cites, span))
            cites.append(self._full_cite(entry, place, span))
            cites.extend(self._behind(entry, place, cites, span))
            at = max(at, place.end)
        cites.extend(self._short_cites(Span(at, max(at, span.end)), cites, span))
        if not any(cite.candidates for cite in cites):
            return None
        self.trail.remember(cites)
        self.by_number[note.number] = tuple(cites)
        return Tie(span, tuple(cites))

    def _note(self, span: Span) -> _Note:
        self.read += 1
        number, start = number_of(self.source.plain, span)
        first = bisect_left(self.placed, (span.start, -1))
        last = bisect_left(self.placed, (span.end, -1))
        inside = [at for _, at in self.placed[first:last]]
        return _Note(span, start, number or self.read, tuple(inside))

    def _full_cite(self, entry: int, place: Span, note: Span) -> Cite:
        candidates = settled([Weighed(self._meant(entry), 1.0, [STANDS_HERE])])
        rest = Span(min(place.end, note.end), note.end)
        behind = locator_at(self.source.text, self.source.plain, rest, bare=False)
        return Cite(place, How.FULL, candidates, behind or self._page_in(entry, place))

    def _meant(self, entry: int) -> int:
        """The entry that stands for a full reference: itself, or the one that it is a twin of."""
        return self.twins.get(entry, entry)

    def _page_in(self, entry: int, place: Span) -> Locator | None:
        """The page that a full reference ends with."""
        reference = self.references[entry]
        pages = [field for field in reference.fields if field.label == "page" and field.sources]
        if not pages or len(reference.mended.raw) != place.length:
            return None
        span = Span(
            place.start + pages[-1].sources[0].start, place.start + pages[-1].sources[-1].end
        )
        value = self.source.text[span.start : span.end]
        return Locator("page", value, self.source.plain[span.start : span.end], span)

    def _behind(self, entry: int, place: Span, cites: Sequence[Cite], note: Span) -> list[Cite]:
        """Short forms that were taken for the end of a full reference: ``…; ders., Wege, S. 3``."""
        parts = list(segments(self.source, place))
        more: list[Cite] = []
        for part in parts[1:]:
            for cite in self._short_cites(part, [*cites, *more], note):
                known = {one.entry for one in cite.candidates[:1]}
                if cite.confidence >= _SURE and known != {self._meant(entry)}:
                    more.append(cite)
        return more

    def _short_cites(self, within: Span, before: Sequence[Cite], note: Span) -> list[Cite]:
        found: list[Cite] = []
        for segment in segments(self.source, within):
            for reading in note_readings(self.source, segment):
                cite = self._cite(reading, segment, [*before, *found], note)
                if cite.candidates or reading.back is not None:
                    found.append(cite)
        return found

    def _cite(self, reading: Reading, segment: Span, before: Sequence[Cite], note: Span) -> Cite:
        cite = self.trail.cite_of(reading, before)
        pointed = self.by_number.get(note_pointed_to(self.source, segment), ())
        entries = {one.entry for each in pointed for one in each.candidates[:1]}
        agreed = [one for one in cite.candidates if one.entry in entries]
        if agreed:
            reason = "It is cited in the note that is pointed to."
            candidates = settled([Weighed(one.entry, 0.97, [reason]) for one in agreed])
            return replace(cite, candidates=candidates)
        return replace(cite, candidates=self._given_before(cite.candidates, note))

    def _given_before(self, candidates: Sequence[Candidate], note: Span) -> tuple[Candidate, ...]:
        """An entry of a later note is no full form given before: it counts less, and is told of."""
        return tuple(sorted((self._timed(one, note) for one in candidates), key=_by_confidence))

    def _timed(self, candidate: Candidate, note: Span) -> Candidate:
        place = self.places[candidate.entry]
        if place is None or place.start < note.end or not self._in_a_note(place):
            return candidate
        reason = "Its full form stands only in a later note."
        return replace(
            candidate,
            confidence=round(candidate.confidence * _LATER, 3),
            reasons=(*candidate.reasons, reason),
        )

    def _in_a_note(self, place: Span) -> bool:
        at = bisect_right(self.starts, place.start) - 1
        return at >= 0 and self.notes[at].covers(place)


def _by_confidence(candidate: Candidate) -> tuple[float, int]:
    return (-candidate.confidence, candidate.entry)
