"""Find words in the works on the shelf."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from carrel.language.slips import slips
from carrel.search.query import AllOf, Node, Phrase, Query, Without
from carrel.search.query_parsing import parse_query
from carrel.search.snippet import WIDTH, snippet
from carrel.values.span import Span

if TYPE_CHECKING:
    from carrel.annotations.annotation import Annotation
    from carrel.store.library import Library
    from carrel.store.text_index import FoundBlock

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One occurrence.

    ``span`` is its place in the canonical text of ``work`` (a citation key); ``page`` the number
    of the page on which it begins, ``label`` what the source prints on that page. ``marked`` are
    the places, in ``snippet``, of this and neighbouring occurrences.
    """

    work: str
    span: Span
    page: int
    label: str | None
    snippet: str
    marked: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found.

    ``hits`` are those from ``offset`` on, ``limit`` at most; ``total`` counts all. ``per_page``
    holds (page number, hits) in the order of the pages and is empty unless one work was searched;
    ``per_work`` holds (citation key, hits), the best work first. ``understood`` is the query as
    it was taken, ``remarks`` are sentences on what could not be taken as written. ``complete`` is
    false when so many passages hold the words that only the best were counted.
    """

    hits: tuple[Hit, ...]
    total: int
    per_page: tuple[tuple[int, int], ...]
    per_work: tuple[tuple[str, int], ...]
    understood: str
    remarks: tuple[str, ...] = ()
    complete: bool = True


def find_text(
    library: Library,
    words: str,
    *,
    within: str | None = None,
    apparatus: bool = False,
    limit: int = LIMIT,
    offset: int = 0,
) -> Findings:
    """Every occurrence of what ``words`` ask for; see ``search.query_parsing`` for their grammar.

    Within one work (``within`` or ``in:KEY``) hits come in the order of the text, else those of the
    best passages first. All that a query asks for must stand in one block (a paragraph, a
    heading). Site's and publisher's own words are searched only with ``apparatus``. Raise
    ``WorkNotFound`` for a key that is not on the shelf.
    """
    query = parse_query(words)
    if query.tree is None:
        remarks = (*query.remarks, "Type a word to look for.") if words.strip() else ()
        return Findings((), 0, (), (), query.understood, remarks)
    keys = _keys(library, query, within)
    key = next(iter(keys)) if len(keys) == 1 else None
    found = library.text_index.search(query.tree, within=key, apparatus=apparatus)
    passages = [*_kept(library, query, keys, found.blocks)]
    reasons = _why_nothing(library, query.tree, key, apparatus=apparatus)
    start = max(0, offset)
    shown = islice(_occurrences(passages, start), max(0, limit))
    return Findings(
        tuple(_hit(library, occurrence) for occurrence in shown),
        sum(passage.count for passage in passages),
        _per_page(library, passages) if key is not None else (),
        _per_work(passages),
        query.understood,
        (*query.remarks, *(() if passages or query.facets else reasons)),
        found.complete,
    )


@dataclass(frozen=True, slots=True)
class _Passage:
    """A block with hits; ``chosen`` are those that the facets left, ``None`` for all."""

    block: FoundBlock
    chosen: tuple[Span, ...] | None = None

    @property
    def count(self) -> int:
        return self.block.count if self.chosen is None else len(self.chosen)

    def spans(self) -> tuple[Span, ...]:
        return self.block.spans() if self.chosen is None else self.chosen


def _why_nothing(
    library: Library, tree: Node, key: str | None, *, apparatus: bool
) -> Iterator[str]:
    """Where nothing is found: what stands by itself, and what may have been meant."""
    search = library.text_index.search
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    counts = {
        part: sum(block.count for block in search(part, within=key, apparatus=apparatus).blocks)
        for part in parts
        if not isinstance(part, Without)
    }
    if len(counts) > 1 and any(counts.values()):
        told = ", ".join(f"{part} {count}" for part, count in counts.items())
        yield f"No paragraph holds all of these. Found by themselves: {told}."
    for part, count in counts.items():
        if count == 0 and isinstance(part, Phrase) and len(part.words) == 1:
            near = library.text_index.known(slips(part.words[0].key))
            if near:
                yield f"Near “{part}” in the texts: {', '.join(near)}."


def _keys(library: Library, query: Query, within: str | None) -> frozenset[str]:
    """The works to search, each on the shelf; none stands for all."""
    named = query.facet_values("in") if within is None else (within,)
    return frozenset(library.works.get(key).key for key in named)


def _kept(
    library: Library, query: Query, keys: frozenset[str], blocks: Iterable[FoundBlock]
) -> Iterator[_Passage]:
    """What the facets leave of the blocks found."""
    left_out = query.facet_values("in", wanted=False)
    by_marks = any(facet.name != "in" for facet in query.facets)
    marks = cache(library.annotations.of_work)
    for block in blocks:
        if block.work in left_out or (keys and block.work not in keys):
            continue
        if not by_marks:
            yield _Passage(block)
            continue
        chosen = [span for span in block.spans() if _is_marked(span, marks(block.work), query)]
        if chosen:
            yield _Passage(block, tuple(chosen))


def _is_marked(span: Span, marks: Iterable[Annotation], query: Query) -> bool:
    """Whether the marks over a hit have every tag and colour that is asked, and none unwanted."""
    over = [mark for mark in marks if mark.span is None or mark.span.meets(span)]
    found = {("color", mark.color.casefold()) for mark in over}
    found |= {("tag", tag.casefold()) for mark in over for tag in mark.tags}
    return all(
        ((facet.name, facet.value.casefold()) in found) is facet.wanted
        for facet in query.facets
        if facet.name != "in"
    )


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """One hit of a block, and all hits of that block."""

    block: FoundBlock
    span: Span
    beside: tuple[Span, ...]


def _occurrences(passages: Iterable[_Passage], offset: int) -> Iterator[_Occurrence]:
    """Each occurrence from number ``offset`` on, counted from 0."""
    passed = 0
    for passage in passages:
        if passed + passage.count > offset:
            spans = passage.spans()
            for span in spans[max(0, offset - passed) :]:
                yield _Occurrence(passage.block, span, spans)
        passed += passage.count


def _hit(library: Library, shown: _Occurrence) -> Hit:
    block, span = shown.block, shown.span
    page = library.documents.page_at(block.document, span.start)
    around = Span(span.start - 2 * WIDTH, span.end + 2 * WIDTH).clipped(block.block)
    text = library.documents.text(block.document, around)
    first = bisect_left(shown.beside, around.start, key=attrgetter("start"))
    last = bisect_right(shown.beside, around.end, key=attrgetter("end"))
    others = [other.moved(-around.start) for other in shown.beside[first:last]]
    cut = snippet(text, span.moved(-around.start), others)
    return Hit(block.work, span, page.number, page.label, cut.text, cut.marked)


def _per_page(library: Library, passages: Sequence[_Passage]) -> tuple[tuple[int, int], ...]:
    if not passages:
        return ()
    pages = library.documents.pages(passages[0].block.document)
    starts = [page.span.start for page in pages]
    counts: Counter[int] = Counter()
    for passage in passages:
        first = bisect_right(starts, passage.block.block.start) - 1
        if passage.block.block.end <= pages[first].span.end:
            counts[pages[first].number] += passage.count
        else:
            counts.update(
                pages[bisect_right(starts, span.start) - 1].number for span in passage.spans()
            )
    return tuple(sorted(counts.items()))


def _per_work(passages: Iterable[_Passage]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for passage in passages:
        counts[passage.block.work] += passage.count
    return tuple(counts.items())
