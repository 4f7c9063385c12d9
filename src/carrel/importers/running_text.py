"""Running text as blocks: the parts of a text, each given its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from carrel.documents.document import Block, BlockKind
from carrel.importers.record.front_matter import FrontMatter, front_matter
from carrel.importers.structure.apparatus import apparatus
from carrel.importers.structure.headings import headings
from carrel.importers.structure.items import list_items, quotations
from carrel.importers.structure.part import Part
from carrel.importers.structure.reference_list import Listed, cut_at, listed_in
from carrel.importers.structure.running_heads import Margins, margins_of
from carrel.language.section_names import Section, section_named
from carrel.references.finding.line import Line
from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class Shaped:
    """Blocks over the text, what stands before it, and the pages' labels."""

    blocks: tuple[Block, ...]
    front: FrontMatter
    margins: Margins


def shape_parts(
    text: str,
    parts: Sequence[Part],
    lines: Sequence[Line],
    large: AbstractSet[int] = frozenset(),
) -> Shaped:
    """Tell headings, items, quotations, notes, references and apparatus; the rest is paragraphs.

    ``lines`` are those of ``text`` with their places on the page, if known; by them reference
    lists are found. ``large`` are the places in the text where something stands in type too
    large for a running head.
    """
    margins = margins_of(parts, {i for i, part in enumerate(parts) if part.span.start in large})
    body = [part for i, part in enumerate(parts) if i not in margins.heads]
    heads = [parts[i].span for i in sorted(margins.heads)]
    listed = _listed(body, lines, heads)
    body = cut_at(body, text, listed)
    front = front_matter(body)
    referring = _places(body, listed.stretches)
    cited = _places(body, listed.notes)
    notes, noted = _notes(body, referring)
    notes |= cited
    own = front.own | referring | _places(body, listed.headings) | notes | noted
    site = apparatus(body, own, front.repeated) | front.site
    kinds = _kinds(body, front, site, notes, own)
    kinds = {**kinds, **dict.fromkeys(cited, (BlockKind.NOTE, 1))}
    blocks = _blocks(body, kinds, referring, listed.goes_on)
    blocks += [Block(BlockKind.APPARATUS, span) for span in heads]
    return Shaped(tuple(sorted(blocks, key=lambda b: b.span)), front, margins)


def _listed(body: Sequence[Part], lines: Sequence[Line], heads: Sequence[Span]) -> Listed:
    """The reference lists outside of running heads and of what is surely something else."""
    front = front_matter(body)
    barred = front.own | front.site | apparatus(body, front.own)
    return listed_in(lines, [*heads, *(body[i].span for i in barred)])


def _places(parts: Sequence[Part], spans: Sequence[Span]) -> set[int]:
    """The positions of the parts that have one of the spans."""
    chosen = set(spans)
    return {i for i, part in enumerate(parts) if part.span in chosen}


def _notes(parts: Sequence[Part], referring: AbstractSet[int]) -> tuple[set[int], set[int]]:
    """The parts of sections of notes, and those sections' headings."""
    notes: set[int] = set()
    named: set[int] = set()
    within = False
    for i, part in enumerate(parts):
        section = section_named(part.folded)
        if section is not None or i in referring:
            within = section is Section.NOTES and _is_followed(parts, i)
            named |= {i} if within else set()
        elif within:
            notes.add(i)
    return notes, named


def _is_followed(parts: Sequence[Part], i: int) -> bool:
    """Whether the next part begins as a note does: with a number or a mark."""
    if i + 1 >= len(parts):
        return False
    opening = parts[i + 1].text.lstrip("([ ")[:1]
    return opening.isdigit() or opening in "*†‡¹²³⁴⁵⁶⁷⁸⁹"


def _kinds(
    parts: Sequence[Part],
    front: FrontMatter,
    site: AbstractSet[int],
    notes: AbstractSet[int],
    own: AbstractSet[int],
) -> Mapping[int, tuple[BlockKind, int]]:
    """Kind and level for every part that is no plain paragraph."""
    items = list_items(parts)
    taken = site | notes | front.lines | (set(items) - set(front.title))
    kinds: dict[int, tuple[BlockKind, int]] = {}
    kinds.update(dict.fromkeys(quotations(parts), (BlockKind.QUOTATION, 0)))
    kinds.update({i: (BlockKind.LIST_ITEM, level) for i, level in items.items()})
    titled = headings(parts, front.title, taken)
    kinds.update({i: (BlockKind.HEADING, level) for i, level in titled.items()})
    kinds.update(
        {
            i: (BlockKind.HEADING, 2)
            for i in own
            if i not in notes and section_named(parts[i].folded)
        }
    )
    kinds.update(dict.fromkeys(notes, (BlockKind.NOTE, 0)))
    kinds.update(dict.fromkeys(site, (BlockKind.APPARATUS, 0)))
    return kinds


def _blocks(
    parts: Sequence[Part],
    kinds: Mapping[int, tuple[BlockKind, int]],
    referring: AbstractSet[int],
    goes_on: AbstractSet[Span],
) -> list[Block]:
    blocks: list[Block] = []
    for i, part in enumerate(parts):
        kind, level = kinds.get(i, (BlockKind.PARAGRAPH, 0))
        if i in referring:
            kind, level = BlockKind.REFERENCE, int(part.span in goes_on)
        blocks.append(Block(kind, part.span, level))
    return blocks
