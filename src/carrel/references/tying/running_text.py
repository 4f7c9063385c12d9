"""Citations in running text, tied to the entries of the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carrel.documents.document import Block, BlockKind, Inline
from carrel.references.matching.folded_words import plain_digits
from carrel.references.reference import Reference
from carrel.references.tie import Cite, How, Tie
from carrel.references.tying.author_date import Citation, Outside, author_date_citations
from carrel.references.tying.entry_index import EntryIndex
from carrel.references.tying.numbered import mark_ties, numbered_ties
from carrel.references.tying.segment import Reading, Source
from carrel.references.tying.trail import Trail
from carrel.values.span import Span

_PASSED_OVER = {BlockKind.REFERENCE, BlockKind.CODE, BlockKind.APPARATUS}


def citations_in(
    text: str,
    blocks: Iterable[Block],
    references: Sequence[Reference],
    *,
    inlines: Iterable[Inline] = (),
    leaving_out: Iterable[Span] = (),
    notes: bool = False,
) -> tuple[Tie, ...]:
    """The citations of a text with the entries that they mean, in the order of the text.

    All positions are code points of ``text``. ``references`` are the entries of its list, or of
    its lists one after the other; `Candidate.entry` counts in them. ``inlines`` bring the marks
    that call notes; where the text has notes of its own (by its blocks, or as ``notes`` says) these
    are not taken for citations of the list. Nothing is looked for in references, code and
    apparatus, nor in ``leaving_out``, which should hold the list itself. A citation by name and
    year of a work that the list lacks is given too, without candidates and with a doubt, if others
    of its kind have one. The time grows with the length of the text.
    """
    if not references:
        return ()
    parts = tuple(blocks)
    outside = Outside(
        [*leaving_out, *(block.span for block in parts if block.kind in _PASSED_OVER)]
    )
    source = Source(text, plain_digits(text), EntryIndex(references))
    dated = _dated(source, outside)
    counted = list(numbered_ties(source, outside))
    if not notes and not any(block.kind is BlockKind.NOTE for block in parts):
        counted.extend(mark_ties(source, inlines, outside))
    if not source.index.numbered:
        counted = _believed(counted, dated)
    return _in_order([*dated, *counted])


def _dated(source: Source, outside: Outside) -> list[Tie]:
    trail = Trail(source.index)
    ties: list[Tie] = []
    for citation in sorted(author_date_citations(source, outside), key=_start):
        cites = _cites(citation.readings, trail)
        ties.append(Tie(citation.span, cites))
        if any(cite.candidates for cite in cites):
            trail.remember(cites)
    known = any(tie.entries for tie in ties)
    return [tie for tie in ties if known and (tie.entries or _claims_a_year(tie))]


def _start(citation: Citation) -> int:
    return citation.span.start


def _cites(readings: Sequence[Reading], trail: Trail) -> tuple[Cite, ...]:
    cites: list[Cite] = []
    for reading in readings:
        cites.append(trail.cite_of(reading, cites))
    return tuple(cites)


def _claims_a_year(tie: Tie) -> bool:
    return all(cite.how is How.AUTHOR_DATE for cite in tie.cites)


def _believed(counted: list[Tie], dated: Sequence[Tie]) -> list[Tie]:
    """Numbers count the entries of a list without numbers only where names do not cite it."""
    named = sum(1 for tie in dated if tie.entries)
    labels = [tie for tie in counted if any(cite.how is How.LABEL for cite in tie.cites)]
    return counted if named <= len(counted) // 4 else labels


def _in_order(ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """By place; of two that meet, the surer."""
    kept: list[Tie] = []
    for tie in sorted(ties, key=lambda one: (one.span, -one.confidence)):
        if kept and kept[-1].span.meets(tie.span):
            if tie.confidence > kept[-1].confidence:
                kept[-1] = tie
            continue
        kept.append(tie)
    return tuple(kept)
