"""Web pages, adapted: a document, its record, its harmless HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from carrel.documents.document import Block, BlockKind, Document, Inline, InlineKind, Page
from carrel.importers.html.cleaning import cleaned
from carrel.importers.html.flow import Flow, FlowBlock
from carrel.importers.html.metadata import Head, head_of, head_said
from carrel.importers.html.read import WebPage, read
from carrel.importers.html.shape import shape
from carrel.importers.imported import Imported
from carrel.importers.record.front_matter import FrontMatter, front_matter
from carrel.importers.record.said import Said, missing_sentences, record_of
from carrel.importers.structure.apparatus import apparatus
from carrel.importers.structure.divisions import divisions, pages_at
from carrel.importers.structure.note_marks import note_marks
from carrel.importers.structure.part import Part
from carrel.importers.structure.reference_list import listed_in
from carrel.importers.structure.site_words import site_warnings
from carrel.language.scripts import guess_language
from carrel.language.section_names import Section, section_named
from carrel.library.work import Origin
from carrel.references.finding.line import Line
from carrel.values.span import Span

MEDIA_TYPE = "text/html"
_MOST_OF_TEXT = 0.4
_MAIN_SHARE = 0.5
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)  # BCP 47


def import_html(data: bytes) -> Imported:
    """Read an HTML file."""
    return imported_page(read(data), MEDIA_TYPE)


def imported_page(page: WebPage, media_type: str, stated: Sequence[Said] = ()) -> Imported:
    """Make a page into a document; ``stated`` are values that stand before those of the page."""
    flow = shape(page)
    text = flow.text()
    head = head_of(page.tree)
    known = _known(flow, text)
    language = _language(head, text)
    inlines = _inlines(flow, text, known.blocks)
    document = Document(text, known.blocks, _pages(flow, text, known.blocks), inlines, language)
    said = [*stated, *head_said(head), *_from_page(head, text, known)]
    if head.language:
        said.append(Said("language", language))
    item, provenance = record_of(said)
    warnings = (*page.warnings, *missing_sentences(item), *site_warnings(_site_text(text, known)))
    return Imported(document, media_type, item, provenance, warnings, cleaned(page.markup))


@dataclass(frozen=True, slots=True)
class _Known:
    """The blocks of a page and what stands before its text."""

    blocks: tuple[Block, ...]
    front: FrontMatter


def _known(flow: Flow, text: str) -> _Known:
    around = _around(flow.blocks)
    parts = [Part(b.span, text[b.span.start : b.span.end]) for b in flow.blocks]
    inner = [i for i in range(len(parts)) if i not in around]
    body = [parts[i] for i in inner]
    front = front_matter(body)
    declared = _declared(flow.blocks, inner)
    lines = [Line(part.text.replace("\n", " "), part.span) for part in body]
    barred = front.own | front.site | declared
    spans = set(listed_in(lines, [body[i].span for i in barred]).stretches)
    references = {i for i, part in enumerate(body) if part.span in spans}
    headed = {i for i, part in enumerate(body) if section_named(part.folded) in _KEPT_SECTIONS}
    own = front.own | references | declared | headed
    site = apparatus(body, own, front.repeated) | front.site
    kinds: dict[int, BlockKind] = dict.fromkeys(around, BlockKind.APPARATUS)
    kinds.update({inner[i]: BlockKind.REFERENCE for i in references})
    kinds.update(
        {inner[i]: BlockKind.APPARATUS for i in site if _may_be_site(flow.blocks[inner[i]])}
    )
    noted = _referring(body, [flow.blocks[i] for i in inner], [body[i].span for i in front.site])
    blocks = tuple(_block(block, kinds.get(i), noted) for i, block in enumerate(flow.blocks))
    return _Known(blocks, front)


def _referring(
    body: Sequence[Part], blocks: Sequence[FlowBlock], barred: Sequence[Span]
) -> AbstractSet[Span]:
    """The notes that hold references; each is counted, as its number may be no word of the page.

    What has no number, neither year nor page, is a remark among them.
    """
    notes = [n for n, block in enumerate(blocks) if block.setting.kind is BlockKind.NOTE]
    numbered = {body[i].span for i in notes if any(map(str.isdigit, body[i].text))}
    if not numbered:
        return frozenset()
    count = {place: n for n, place in enumerate(notes, 1)}
    lines = [Line(_counted(part, count.get(i)), part.span) for i, part in enumerate(body)]
    found = listed_in(lines, barred)
    return numbered & {*found.stretches, *found.notes}


def _counted(part: Part, number: int | None) -> str:
    words = part.text.replace("\n", " ")
    return words if number is None or words[:1].isdigit() else f"{number} {words}"


_KEPT_SECTIONS = {Section.REFERENCES, Section.NOTES, Section.ABSTRACT}


def _declared(blocks: Sequence[FlowBlock], inner: Sequence[int]) -> frozenset[int]:
    """Blocks whose element says what they are: notes, references, tables, code."""
    told = {
        BlockKind.NOTE,
        BlockKind.REFERENCE,
        BlockKind.TABLE,
        BlockKind.CODE,
        BlockKind.QUOTATION,
    }
    return frozenset(n for n, i in enumerate(inner) if blocks[i].setting.kind in told)


def _may_be_site(block: FlowBlock) -> bool:
    return block.setting.kind not in {BlockKind.NOTE, BlockKind.REFERENCE}


def _block(block: FlowBlock, kind: BlockKind | None, noted: AbstractSet[Span]) -> Block:
    if kind is None and block.span in noted:
        return Block(BlockKind.NOTE, block.span, 1)
    if kind is None:
        return Block(block.setting.kind, block.span, block.setting.level)
    return Block(kind, block.span)


def _around(blocks: Sequence[FlowBlock]) -> AbstractSet[int]:
    """The blocks around the text: in zones that are declared so, or outside the main part.

    A zone that holds most of the page's words is the page (one form around everything, a body
    of class ``has-sidebar``), and a main part that holds few is none.
    """
    total = sum(block.span.length for block in blocks) or 1
    zones: Counter[int] = Counter()
    for block in blocks:
        zones[block.setting.zone] += block.span.length
    in_main = sum(b.span.length for b in blocks if b.setting.in_main and b.setting.zone < 0)
    has_main = in_main >= total * _MAIN_SHARE
    titled = any(_is_title(block) and block.setting.in_main for block in blocks)
    return {
        i
        for i, block in enumerate(blocks)
        if (block.setting.zone >= 0 and zones[block.setting.zone] < total * _MOST_OF_TEXT)
        or (has_main and not block.setting.in_main and (titled or not _is_title(block)))
    }


def _is_title(block: FlowBlock) -> bool:
    return block.setting.kind is BlockKind.HEADING and block.setting.level == 1


def _inlines(flow: Flow, text: str, blocks: Sequence[Block]) -> tuple[Inline, ...]:
    """The stretches that elements mark, and the calls to notes that only their shape tells."""
    marked = [i for i in flow.inlines if text[i.span.start : i.span.end].strip()]
    calls = [i.span for i in marked if i.kind is InlineKind.NOTE_MARK]
    taken = set(calls) | {
        i.span for i in marked if i.kind is InlineKind.SUPERSCRIPT and _is_number(text, i.span)
    }
    marked += [Inline(InlineKind.NOTE_MARK, span) for span in taken - set(calls)]
    seen = {place for span in taken for place in range(span.start, span.end)}
    told = [
        i
        for i in note_marks(text, blocks)
        if i.span.start not in seen and i.span.start + 1 not in seen
    ]
    return tuple(sorted([*marked, *told], key=lambda i: (i.span.start, -i.span.end, i.kind)))


def _is_number(text: str, span: Span) -> bool:
    words = text[span.start : span.end].strip("[]() ")
    before = text[span.start - 1] if span.start else " "
    return words.isdigit() and len(words) <= 3 and not before.isdigit() and not before.isspace()  # noqa: PLR2004


def _pages(flow: Flow, text: str, blocks: Sequence[Block]) -> tuple[Page, ...]:
    """The page marks' pages; without any, Carrel's divisions."""
    if not flow.breaks:
        return divisions(text, blocks)
    labels: dict[int, str | None] = {}
    breaks = sorted(flow.breaks, key=lambda found: found[0])
    labels.update({place: label for place, label in breaks if place < len(text)})
    opening = labels.pop(0, None) if 0 in labels else None
    cuts = sorted(labels)
    return pages_at(text, cuts, [opening, *(labels[cut] for cut in cuts)])


def _language(head: Head, text: str) -> str:
    written = head.language or head.first("citation_language") or head.first("dc.language")
    return written.replace("_", "-") if _is_tag(written) else guess_language(text)


def _is_tag(written: str) -> bool:
    return bool(_TAG.fullmatch(written.replace("_", "-")))


def _from_page(head: Head, text: str, known: _Known) -> list[Said]:
    """What the page shows: its only first heading, what stands before its text, its window's title.

    A title that only its place in the text tells must have the window's title, or a byline, to
    speak for it.
    """
    said: list[Said] = []
    tops = [b for b in known.blocks if b.kind is BlockKind.HEADING and b.level == 1]
    if len(tops) == 1:
        words = " ".join(text[tops[0].span.start : tops[0].span.end].split())
        said.append(Said("title", words, Origin.TEXT, tops[0].span))
    shown = {one.variable: one.value for one in known.front.said}
    window = head.title.casefold()
    doubtful = window and "author" not in shown and str(shown.get("title")).casefold() not in window
    said += [one for one in known.front.said if one.variable != "title" or not doubtful]
    if head.title:
        said.append(Said("title", head.title))
    if head.address or head.first("og:site_name") or head.first("og:url"):
        said.append(Said("type", "webpage"))
    return said


def _site_text(text: str, known: _Known) -> list[str]:
    return [text[b.span.start : b.span.end] for b in known.blocks if b.kind is BlockKind.APPARATUS]
