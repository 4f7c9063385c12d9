"""Quotations checked against their source."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from carrel.annotations.approximate import Near, nearest
from carrel.language.folding import Folded, fold
from carrel.values.errors import CarrelError
from carrel.values.span import Span

_SHOWN_DIFFERENCES = 3
_HYPHEN = re.compile(r"(?<=[^\W\d_])- ?(?=[^\W\d_])")
_QUOTED = re.compile(r"""(?P<mark>["'])\s*(?P<words>.*\S)\s*(?P=mark)""", re.DOTALL)
_MARKS_AROUND = re.compile(r"^\W+|\W+$")


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
    both sides; letters must agree. Where the words do not stand as typed, quotation marks around
    the whole do not count, nor does a hyphen inside a word, for it may have come from the end of
    a line. Raise ``QuotationError``, which knows the nearest passage, when there is none.
    """
    wanted = fold(quotation).text.strip()
    if not wanted:
        message = "The quotation is empty: give the words as they stand in the source."
        raise QuotationError(message)
    folded = fold(text)
    spans = tuple(_places(folded.text, wanted))
    quoted = _QUOTED.fullmatch(wanted)
    if not spans and quoted:
        wanted = quoted.group("words")
        spans = tuple(_places(folded.text, wanted))
    if not spans:
        whole = _undivided(folded.text)
        spans = tuple(map(whole.source_span, _places(whole.text, _undivided(wanted).text)))
    if not spans:
        raise _not_found(text, folded, wanted)
    return tuple(map(folded.source_span, spans))


def _places(text: str, wanted: str) -> Iterator[Span]:
    at = text.find(wanted)
    while at >= 0:
        yield Span(at, at + len(wanted))
        at = text.find(wanted, at + len(wanted))


def _undivided(text: str) -> Folded:
    """The text without the hyphens inside its words, and the way back."""
    kept: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    length = done = 0
    for cut in (*_HYPHEN.finditer(text), None):
        piece = text[done : cut.start() if cut else len(text)]
        kept.append(piece)
        starts.append(length)
        sources.append(done)
        length += len(piece)
        done = cut.end() if cut else len(text)
    even = (True,) * len(kept)
    return Folded("".join(kept), tuple(starts), tuple(sources), even, len(text))


def _not_found(text: str, folded: Folded, wanted: str) -> QuotationError:
    near = nearest(folded.text, wanted, 0.5) or _nearest_in_any_case(folded.text, wanted)
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


def _nearest_in_any_case(text: str, wanted: str) -> Near | None:
    lowered = text.lower()
    # A few letters grow when they are lowered, and then positions would no longer be those of text.
    return nearest(lowered, wanted.lower(), 0.5) if len(lowered) == len(text) else None


def _whole_words(text: str, span: Span) -> Span:
    before = text.rfind(" ", 0, span.start + 1) + 1
    after = text.find(" ", max(span.end - 1, 0))
    return Span(before, after if after >= 0 else len(text))


def _differences(typed: str, source: str) -> tuple[Difference, ...]:
    ours, theirs = typed.split(), source.split()
    for end in (0, -1):
        # The passage is in whole words: marks at its ends belong to the text around it.
        if _MARKS_AROUND.sub("", theirs[end]) == ours[end]:
            theirs[end] = ours[end]
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return tuple(
        Difference(" ".join(ours[a:b]), " ".join(theirs[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
