"""All that a text cites: in its running words, in its notes, and by the marks that call them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from carrel.documents.document import Block, BlockKind, Inline
from carrel.references.matching.folded_words import plain_digits
from carrel.references.reference import Reference
from carrel.references.tie import How, Tie
from carrel.references.tying.author_date import Outside
from carrel.references.tying.glued_marks import glued_marks
from carrel.references.tying.note_cutting import notes_of_references
from carrel.references.tying.note_segments import number_of
from carrel.references.tying.notes import EMPTY, citations_in_notes, full_references
from carrel.references.tying.numbered import marks_in, number_of_mark
from carrel.references.tying.running_text import citations_in
from carrel.references.tying.twins import twins_in
from carrel.values.span import Span


def ties_in(
    text: str,
    blocks: Iterable[Block],
    references: Sequence[Reference],
    places: Sequence[Span | None],
    *,
    inlines: Iterable[Inline] = (),
    notes: Iterable[Span] = (),
) -> tuple[Tie, ...]:
    """Every citation of a text with the entries that it means, in the order of the text.

    ``places[i]`` is where ``references[i]`` stands: in a list, in a note, or nowhere here.
    ``notes`` are notes that ``blocks`` do not know as such (the entries that were cut out of
    notes). A note is tied to all that it cites, and a mark that calls it likewise: of several
    notes with its number the next one after it. A work that is named in full more than once is
    cited by one of its references (see `carrel.references.tying.twins`). All positions are code points
    of ``text``.
    """
    parts, marks = tuple(blocks), tuple(inlines)
    known = [block.span for block in parts if block.kind is BlockKind.NOTE]
    covered = Outside(known)
    cut = [span for span in notes if not covered.has(span.start)]
    noted = sorted([*known, *notes_of_references(text, cut)])
    listed = [place for place in places if place is not None]
    full = full_references(text, noted, references, places)
    twins = twins_in(noted, full, places)
    apart = [EMPTY if at in twins else one for at, one in enumerate(full)]
    found = citations_in(
        text, parts, apart, inlines=marks, leaving_out=[*listed, *noted], notes=bool(noted)
    )
    if not noted:
        return found
    in_notes = citations_in_notes(text, noted, full, places, twins)
    outside = Outside([*listed, *noted])
    called = _called(text, noted, in_notes, marks, outside)
    return _apart([*found, *in_notes, *called])


def _called(
    text: str,
    notes: Sequence[Span],
    ties: Sequence[Tie],
    inlines: Sequence[Inline],
    outside: Outside,
) -> Iterator[Tie]:
    """The marks that call notes, each tied to what its note cites."""
    plain = plain_digits(text)
    tied = {tie.span: tie for tie in ties}
    numbered: dict[int, list[Span]] = defaultdict(list)
    for place, note in enumerate(notes):
        numbered[number_of(plain, note)[0] or place + 1].append(note)
    marks = marks_in(text, inlines) or glued_marks(plain, numbered, outside)
    for mark in marks:
        number = number_of_mark(plain[mark.start : mark.end])
        if outside.has(mark.start) or number not in numbered:
            continue
        same = numbered[number]
        tie = tied.get(same[min(bisect_left(same, mark), len(same) - 1)])
        if tie is not None:
            cites = (replace(cite, span=mark, how=How.NOTE_MARK) for cite in tie.cites)
            yield Tie(mark, tuple(cites))


def _apart(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """By place; of two that meet, the first."""
    kept: list[Tie] = []
    for tie in sorted(ties, key=lambda one: one.span):
        if not kept or kept[-1].span.end <= tie.span.start:
            kept.append(tie)
    return tuple(kept)
