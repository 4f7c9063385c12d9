"""Quotations checked against their source."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from carrel.annotations.approximate import nearest
from carrel.language.folding import Folded, fold
from carrel.values.errors import CarrelError
from carrel.values.span import Span

_SHOWN_DIFFERENCES = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a typed quotation departs from the source: what was typed, what stands there."""

    typed: str
    source: str


class QuotationError(CarrelError):
    """A quotation that is not in its source as typed.

    ``nearest`` is the span of the passage most like it (``None`` when nothing is), ``passage``
    its text and ``differences`` the places where the two depart.
    """

    def __init__(
        self,
        message: str,
        *,
        nearest: Span | None = None,
        passage: str = "",
        differences: tuple[Difference, ...] = (),
    ) -> None:
        super().__init__(message)
        self.nearest = nearest
        self.passage = passage
        self.differences = differences


def find_quotation(text: str, quotation: str) -> tuple[Span, ...]:
    """Every place in ``text`` where ``quotation`` stands, in order, as spans of ``text``.

    White space, compatibility forms, and typographic quotation marks and hyphens are folded on
    both sides; letters must agree. Raise ``QuotationError``, which knows the nearest passage,
    when there is none.
    """
    wanted = fold(quotation).text.strip()
    if not wanted:
        message = "The quotation is empty: give the words as they stand in the source."
        raise QuotationError(message)
    folded = fold(text)
    spans: list[Span] = []
    at = folded.text.find(wanted)
    while at >= 0:
        spans.append(folded.source_span(Span(at, at + len(wanted))))
        at = folded.text.find(wanted, at + len(wanted))
    if not spans:
        raise _not_found(text, folded, wanted)
    return tuple(spans)


def _not_found(text: str, folded: Folded, wanted: str) -> QuotationError:
    near = nearest(folded.text, wanted, 0.5)
    if near is None:
        message = (
            f"The source has no passage like '{_short(wanted)}': "
            "search for one of its words to find the right place."
        )
        return QuotationError(message)
    whole = _whole_words(folded.text, near.span)
    span = folded.source_span(whole)
    passage = folded.text[whole.start : whole.end]
    differences = _differences(wanted, passage)
    told = "; ".join(
        f"'{d.typed}' is '{d.source}' there"
        if d.source
        else f"'{d.typed}' is not there"
        if d.typed
        else f"'{d.source}' is missing"
        for d in differences[:_SHOWN_DIFFERENCES]
    )
    more = len(differences) - _SHOWN_DIFFERENCES
    told += f"; and {more} more" if more > 0 else ""
    message = (
        f"The source does not say that word for word; the nearest passage, at {span}, is "
        f"'{_short(passage, 300)}' ({told}): quote it as it stands."
    )
    return QuotationError(
        message, nearest=span, passage=text[span.start : span.end], differences=differences
    )


def _whole_words(text: str, span: Span) -> Span:
    before = text.rfind(" ", 0, span.start + 1) + 1
    after = text.find(" ", max(span.end - 1, 0))
    return Span(before, after if after >= 0 else len(text))


def _differences(typed: str, source: str) -> tuple[Difference, ...]:
    ours, theirs = typed.split(), source.split()
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return tuple(
        Difference(" ".join(ours[a:b]), " ".join(theirs[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
