"""One page of a text as HTML in which every block knows where it stands.

The text inside an element that carries ``data-start`` is exactly the canonical text from that
code point on, so that the browser can turn a selection into a span by counting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from carrel.annotations.annotation import Annotation
from carrel.documents.document import Block, BlockKind, Excerpt, Inline, InlineKind
from carrel.language.scripts import guess_language, script_of
from carrel.values.span import Span

_DEEPEST_HEADING = 6
_OPEN = {
    InlineKind.EMPHASIS: Markup("<em>{}</em>"),
    InlineKind.STRONG: Markup("<strong>{}</strong>"),
    InlineKind.SUPERSCRIPT: Markup("<sup>{}</sup>"),
    InlineKind.SUBSCRIPT: Markup("<sub>{}</sub>"),
    InlineKind.CODE: Markup("<code>{}</code>"),
}
_TAGS = {
    BlockKind.PARAGRAPH: ("p", ""),
    BlockKind.QUOTATION: ("blockquote", ""),
    BlockKind.FIGURE: ("p", "figure"),
    BlockKind.TABLE: ("pre", "table"),
    BlockKind.NOTE: ("p", "note"),
    BlockKind.CODE: ("pre", "code"),
    BlockKind.APPARATUS: ("p", ""),
    BlockKind.LIST_ITEM: ("li", ""),
    BlockKind.REFERENCE: ("li", ""),
}
LETTERS: Mapping[str, str] = {
    "yellow": "Y",
    "green": "G",
    "blue": "B",
    "pink": "K",
    "orange": "O",
    "purple": "P",
    "grey": "E",
    "red": "R",
}
"""The letter of each highlight colour, for those who do not tell colours apart."""

_BULLETS = "•◦▪‣·–-*"


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """Where a passage of a claim stands: the claim's id, its factor's colour, and + 0 or −."""

    claim: str
    span: Span
    color: str
    sign: str


@dataclass(frozen=True, slots=True)
class CiteLink:
    """Where the text cites an entry of its list, and the address that tells which."""

    span: Span
    address: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies on a page: marks, claims, hits of a search, where note calls and citations lead.

    ``notes`` maps a call as it stands in the text, such as ``(1)``, to an address. ``footnotes``
    maps the id of an annotation to its printed number. ``script`` is the work's (ISO 15924); empty
    when blocks are not to be looked at for another.
    """

    marks: Sequence[Annotation] = ()
    hits: Sequence[Span] = ()
    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    footnotes: Mapping[str, int] = field(default_factory=dict[str, int])
    script: str = ""
    claims: Sequence[ClaimMark] = ()
    cites: Sequence[CiteLink] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of a text that is the work's title, and what is to stand under it."""

    heading: Block
    follows: Markup


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one block under the same inlines, marks, claims and hit throughout."""

    span: Span
    inlines: tuple[Inline, ...]
    marks: tuple[Annotation, ...]
    claims: tuple[ClaimMark, ...]
    hit: Span | None
    cite: CiteLink | None = None


def page_html(excerpt: Excerpt, overlay: Overlay, title: Title | None = None) -> Markup:
    """The blocks of ``excerpt`` in order; lists gathered, the site's own words folded.

    The heading that is ``title`` becomes the page's first heading, with what follows it.
    """
    shown_level = 1
    parts: list[Markup] = []
    for kind, group in groupby(excerpt.blocks, key=lambda block: block.kind):
        blocks = tuple(group)
        match kind:
            case BlockKind.HEADING:
                for block in blocks:
                    if title and block == title.heading:
                        parts += [_heading(excerpt, block, 1, overlay), title.follows]
                        continue
                    shown_level = min(max(block.level, 1), shown_level, _DEEPEST_HEADING - 1) + 1
                    parts.append(_heading(excerpt, block, shown_level, overlay))
            case BlockKind.APPARATUS:
                parts.append(_apparatus(excerpt, blocks, overlay))
            case BlockKind.LIST_ITEM | BlockKind.REFERENCE:
                parts.append(_list(excerpt, blocks, overlay))
            case _:
                parts.extend(_block(excerpt, block, overlay) for block in blocks)
    return Markup("\n").join(parts)


def title_heading(excerpt: Excerpt, title: str) -> Block | None:
    """The first heading that reads as ``title`` does, but for case and white space."""
    wanted = title.casefold().split()
    for block in excerpt.blocks:
        if block.kind is BlockKind.HEADING:
            return block if excerpt.text_of(block.span).casefold().split() == wanted else None
    return None


def runs_of(excerpt: Excerpt, within: Span, overlay: Overlay) -> Iterator[Run]:
    """Cut ``within`` wherever an inline, a mark, a claim or a hit begins or ends."""
    inlines = [inline for inline in excerpt.inlines if inline.span.meets(within)]
    marks = [mark for mark in overlay.marks if mark.span and mark.span.meets(within)]
    claims = [claim for claim in overlay.claims if claim.span.meets(within)]
    hits = [hit for hit in overlay.hits if hit.meets(within)]
    spans = [inline.span for inline in inlines] + [m.span for m in marks if m.span] + hits
    cites = [cite for cite in overlay.cites if cite.span.meets(within)]
    spans += [claim.span for claim in claims] + [cite.span for cite in cites]
    cuts = {within.start, within.end}
    for span in spans:
        cuts.update(span.clipped(within))
    for start, end in pairwise(sorted(cuts)):
        here = Span(start, end)
        yield Run(
            here,
            tuple(inline for inline in inlines if inline.span.covers(here)),
            tuple(mark for mark in marks if mark.span and mark.span.covers(here)),
            tuple(claim for claim in claims if claim.span.covers(here)),
            next((hit for hit in hits if hit.covers(here)), None),
            next((cite for cite in cites if cite.span.covers(here)), None),
        )


def _heading(excerpt: Excerpt, block: Block, shown_level: int, overlay: Overlay) -> Markup:
    return Markup('<h{} id="p{}" data-start="{}" data-level="{}" dir="auto">{}</h{}>').format(
        shown_level,
        block.span.start,
        block.span.start,
        block.level,
        _inside(excerpt, block.span, overlay),
        shown_level,
    )


def _apparatus(excerpt: Excerpt, blocks: Sequence[Block], overlay: Overlay) -> Markup:
    shown = any(
        span.meets(block.span)
        for block in blocks
        for span in [
            *(mark.span for mark in overlay.marks if mark.span),
            *(claim.span for claim in overlay.claims),
            *overlay.hits,
        ]
    )
    lines = len(blocks)
    return Markup(
        '<details class="apparatus"{}><summary>The site’s own words ({} {})</summary>\n{}\n</details>'
    ).format(
        Markup(" open") if shown else "",
        lines,
        "line" if lines == 1 else "lines",
        Markup("\n").join(_block(excerpt, block, overlay) for block in blocks),
    )


def _list(excerpt: Excerpt, blocks: Sequence[Block], overlay: Overlay) -> Markup:
    kind = "references" if blocks[0].kind is BlockKind.REFERENCE else "items"
    bulleted = excerpt.text_of(blocks[0].span).lstrip()[:1] in _BULLETS
    return Markup('<ul class="{}"{}>\n{}\n</ul>').format(
        kind,
        Markup(" data-bulleted") if bulleted else "",
        Markup("\n").join(_block(excerpt, block, overlay) for block in blocks),
    )


def _block(excerpt: Excerpt, block: Block, overlay: Overlay) -> Markup:
    if block.kind is BlockKind.TABLE and "\t" in excerpt.text_of(block.span):
        return _table(excerpt, block, overlay)
    tag, kind = _TAGS[block.kind]
    return Markup('<{} id="p{}" data-start="{}"{}{}{} dir="auto">{}{}</{}>').format(
        tag,
        block.span.start,
        block.span.start,
        _language(excerpt, block, overlay),
        Markup(' class="{}"').format(kind) if kind else "",
        Markup(' data-depth="{}"').format(block.level) if block.level > 1 else "",
        # A line break right after <pre> is not text (HTML, 13.2.6.4.7): one is given away.
        "\n" if tag == "pre" else "",
        _inside(excerpt, block.span, overlay),
        tag,
    )


def _language(excerpt: Excerpt, block: Block, overlay: Overlay) -> Markup:
    """The language of a block in another script than the work's, as far as it can be told."""
    text = excerpt.text_of(block.span)
    if not overlay.script or script_of(text) in {overlay.script, ""}:
        return Markup("")
    return Markup(' lang="{}"').format(guess_language(text) or "und")


def _table(excerpt: Excerpt, block: Block, overlay: Overlay) -> Markup:
    rows = [line.split("\t") for line in excerpt.text_of(block.span).split("\n")]
    columns = max(len(row) for row in rows)
    at = block.span.start
    shown: list[Markup] = []
    for row in rows:
        cells: list[Markup] = []
        for cell in row:
            span = Span(at, at + len(cell))
            across = Markup(' colspan="{}"').format(columns) if len(row) == 1 else ""
            cells.append(
                Markup('<td data-start="{}"{} dir="auto">{}</td>').format(
                    at, across, _inside(excerpt, span, overlay)
                )
            )
            at = span.end + 1
        shown.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    return Markup('<div class="wide" id="p{}" tabindex="0"><table>{}</table></div>').format(
        block.span.start, Markup("").join(shown)
    )


def _inside(excerpt: Excerpt, span: Span, overlay: Overlay) -> Markup:
    if span.length == 0:
        return Markup("")
    return Markup("").join(_run(excerpt, run, overlay) for run in runs_of(excerpt, span, overlay))


def _run(excerpt: Excerpt, run: Run, overlay: Overlay) -> Markup:
    shown = escape(excerpt.text_of(run.span))
    for inline in reversed(run.inlines):
        shown = _inline(excerpt, inline, shown, overlay)
    if run.hit is not None:
        first = run.span.start == run.hit.start
        place = Markup(' id="h{}"').format(run.hit.start) if first else ""
        shown = Markup('<mark class="hit" data-hit="{}"{}>{}</mark>').format(
            run.hit.start, place, shown
        )
    if run.cite is not None and not any(
        inline.kind in {InlineKind.LINK, InlineKind.NOTE_MARK} for inline in run.inlines
    ):
        shown = Markup('<a class="cites" href="{}" data-act="show-cited">{}</a>').format(
            run.cite.address, shown
        )
    for claim in reversed(run.claims):
        shown = _coded(claim, run.span, shown)
    for mark in reversed(run.marks):
        shown = _mark(mark, run.span, shown, overlay)
    return shown


def _coded(claim: ClaimMark, run: Span, shown: Markup) -> Markup:
    place = Markup(' id="c-{}"').format(claim.claim) if run.start <= claim.span.start else ""
    sign = Markup(' data-sign="{}"').format(claim.sign) if run.end >= claim.span.end else ""
    return Markup('<mark class="coded" data-claim="{}" data-color="{}"{}{}>{}</mark>').format(
        claim.claim, claim.color or "none", place, sign, shown
    )


def _inline(excerpt: Excerpt, inline: Inline, shown: Markup, overlay: Overlay) -> Markup:
    match inline.kind:
        case InlineKind.LINK:
            if not inline.target.lower().startswith(("http://", "https://", "mailto:")):
                return shown
            return Markup('<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>').format(
                inline.target, shown
            )
        case InlineKind.NOTE_MARK:
            address = overlay.notes.get(excerpt.text_of(inline.span).strip())
            inside = Markup('<a href="{}" role="doc-noteref">{}</a>').format(address, shown)
            return Markup('<sup class="note-mark">{}</sup>').format(inside if address else shown)
        case _:
            return _OPEN[inline.kind].format(shown)


def _mark(mark: Annotation, run: Span, shown: Markup, overlay: Overlay) -> Markup:
    assert mark.span is not None
    first, last = run.start <= mark.span.start, run.end >= mark.span.end
    number = overlay.footnotes.get(mark.id)
    attributes = [
        Markup('data-mark="{}"').format(mark.id),
        Markup('data-color="{}"').format(mark.color or "none"),
    ]
    if first:
        attributes.append(Markup('id="m-{}"').format(mark.id))
    if first and mark.color:
        attributes.append(Markup('data-letter="{}"').format(LETTERS[mark.color]))
    if last and mark.note:
        attributes.append(Markup("data-noted"))
    if last and number is not None:
        attributes.append(Markup('data-footnote="{}"').format(number))
    return Markup("<mark {}>{}</mark>").format(Markup(" ").join(attributes), shown)


def marked_snippet(snippet: str, marked: Iterable[Span]) -> Markup:
    """A snippet with its hit words in ``<mark class="hit">``."""
    parts: list[Markup] = []
    done = 0
    for span in sorted(marked):
        parts.append(escape(snippet[done : span.start]))
        parts.append(Markup('<mark class="hit">{}</mark>').format(snippet[span.start : span.end]))
        done = span.end
    parts.append(escape(snippet[done:]))
    return Markup("").join(parts)
