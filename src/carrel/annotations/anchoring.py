"""Describe a passage so that it can be found again, and find it again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carrel.annotations.annotation import CONTEXT, Selector, TextQuoteSelector
from carrel.annotations.approximate import nearest
from carrel.language.folding import fold
from carrel.values.span import Span

ALTERED_UP_TO = 0.20
UNCERTAIN_UP_TO = 0.45


class Anchored(StrEnum):
    """How sure a passage's place is."""

    EXACT = "exact"
    MOVED = "moved"
    ALTERED = "altered"
    UNCERTAIN = "uncertain"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a selector points now. ``distance`` is edits per code point of the quotation."""

    sure: Anchored
    span: Span | None
    distance: float = 0.0


def describe(text: str, span: Span) -> Selector:
    """Hold ``span`` of ``text`` by position, quotation and 32 code points of context each side."""
    return Selector(
        span,
        TextQuoteSelector(
            text[span.start : span.end],
            text[max(0, span.start - CONTEXT) : span.start],
            text[span.end : span.end + CONTEXT],
        ),
    )


def anchor(text: str, selector: Selector) -> Anchor:
    """Find a selector's passage in ``text``: by position, exactly, folded, then approximately.

    Of several equal passages the one whose surroundings and position agree best is taken.
    """
    at, quote = selector.position, selector.quote
    if text[at.start : at.end] == quote.exact:
        return Anchor(Anchored.EXACT, at)
    exact = _best(text, _occurrences(text, quote.exact), selector)
    if exact is not None:
        return Anchor(Anchored.MOVED, exact)
    return _anchor_folded(text, selector)


def _anchor_folded(text: str, selector: Selector) -> Anchor:
    folded = fold(text)
    wanted = fold(selector.quote.exact).text.strip()
    spans = [folded.source_span(span) for span in _occurrences(folded.text, wanted)]
    same = _best(text, spans, selector)
    if same is not None:
        return Anchor(Anchored.MOVED, same)
    near = nearest(folded.text, wanted, UNCERTAIN_UP_TO)
    if near is None:
        return Anchor(Anchored.ORPHAN, None, 1.0)
    sure = Anchored.ALTERED if near.distance <= ALTERED_UP_TO else Anchored.UNCERTAIN
    return Anchor(sure, folded.source_span(near.span), near.distance)


def _occurrences(text: str, wanted: str) -> list[Span]:
    spans: list[Span] = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        spans.append(Span(start, start + len(wanted)))
        start = text.find(wanted, start + 1)
    return spans


def _best(text: str, spans: list[Span], selector: Selector) -> Span | None:
    def agreement(span: Span) -> tuple[int, int]:
        before = text[max(0, span.start - CONTEXT) : span.start]
        after = text[span.end : span.end + CONTEXT]
        context = _shared(before[::-1], selector.quote.prefix[::-1]) + _shared(
            after, selector.quote.suffix
        )
        return context, -abs(span.start - selector.position.start)

    return max(spans, key=agreement, default=None)


def _shared(one: str, other: str) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count
