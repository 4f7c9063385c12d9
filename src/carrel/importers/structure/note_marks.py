"""Calls to notes within running text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from carrel.documents.document import Block, BlockKind, Inline, InlineKind
from carrel.values.span import Span

_AFTER_SENTENCE = re.compile(r"(?<=[.!?…\"”’»)])[ \xa0]?(\(\d{1,3}\))(?=\s|$|[.,;])")
_BRACKETED = re.compile(r"(?<=[\w.,;!?\"”’»)])[ \xa0]?(\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\])")
_RAISED = re.compile(r"(?<=[\w.,;:!?\"”’»)])([⁰¹²³⁴-⁹]{1,3})(?![\w⁰¹²³⁴-⁹])")
_AFTER_COMMA = re.compile(r"(?<=[,;])[ \xa0](\(\d{1,3}\))(?=\s)")
_CARRIERS = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.HEADING}


def note_marks(text: str, blocks: Iterable[Block]) -> tuple[Inline, ...]:
    """The calls such as ``(1)``, ``[2]`` and ``³``, in order.

    A number in round brackets is one after the end of a sentence or a quotation; after a comma
    (where it could also count reasons) only when it carries on the count of sure ones.
    """
    marks: list[Inline] = []
    last = 0
    for block in blocks:
        if block.kind not in _CARRIERS:
            continue
        found = _sure(text, block.span)
        marks.extend(Inline(InlineKind.NOTE_MARK, span) for span in found)
        for span in _after_comma(text, block.span):
            if last and _number(text, span) == last + 1:
                marks.append(Inline(InlineKind.NOTE_MARK, span))
                last += 1
        for span in found:
            last = max(last, _number(text, span))
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _sure(text: str, within: Span) -> list[Span]:
    return [
        Span(*match.span(1))
        for shape in (_AFTER_SENTENCE, _BRACKETED, _RAISED)
        for match in shape.finditer(text, within.start, within.end)
    ]


def _after_comma(text: str, within: Span) -> list[Span]:
    return [Span(*match.span(1)) for match in _AFTER_COMMA.finditer(text, *within)]


def _number(text: str, span: Span) -> int:
    digits = re.sub(r"\D.*", "", text[span.start + 1 : span.end])
    return int(digits) if digits.isascii() and digits else 0
