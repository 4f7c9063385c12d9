"""Several references in one note, parted before each is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carrel.references.matching.folded_words import forms_of, plain_digits
from carrel.references.tying.citing_words import IBID, OPUS, PREFIXES, SAME_AUTHOR, phrase_at
from carrel.values.span import Span

_BORDER = re.compile(
    r"[;；؛]\s*|(?<=[.!?。])\s+(?=(?:See|Cf|Vgl|Siehe|См|Ср|Voir|Cfr|Véase|Zie|Zob|Bkz)\b)"
)
_BEGINNING = re.compile(r"[\s\"“”«„»(‘']*[^\W\d_]")
_LEAST = 8
_NEAR = 6


def references_of_note(text: str, note: Span) -> tuple[Span, ...]:
    """The stretches of a note that hold a reference each, in order; the whole where it has one.

    A note is cut at a semicolon, and before *see* at the beginning of a sentence, where what
    stands on either side has a number (a year, a page) or points back: a semicolon between the
    authors of one reference does not cut it. Positions are code points of ``text``.
    """
    plain = plain_digits(text[note.start : note.end])
    parts: list[Span] = []
    start = 0
    for border in _BORDER.finditer(plain):
        left, right = plain[start : border.start()], plain[border.end() :]
        until = _BORDER.search(right)
        if _whole(left) and _begins(right) and _whole(right[: until.start()] if until else right):
            parts.append(Span(start, border.start()))
            start = border.end()
    return tuple(part.moved(note.start) for part in [*parts, Span(start, len(plain))])


def notes_of_references(text: str, references: Sequence[Span]) -> tuple[Span, ...]:
    """The notes that stretches were cut out of: neighbours with only a semicolon between are one."""
    notes: list[Span] = []
    for span in sorted(references):
        if notes:
            gap = text[notes[-1].end : span.start]
            if gap.strip() in {";", "；", "؛"} or (
                not gap.strip(" ") and gap and len(gap) < _LEAST
            ):
                notes[-1] = Span(notes[-1].start, span.end)
                continue
        notes.append(span)
    return tuple(notes)


def _whole(words: str) -> bool:
    """Whether a stretch may be a reference: it has a number, or points back."""
    if len(words.strip()) < _LEAST and not _points_back(words):
        return False
    return any(sign.isdigit() for sign in words) or _points_back(words)


def _begins(words: str) -> bool:
    """Whether a stretch begins as a reference does: with a name or title, or pointing back."""
    match = _BEGINNING.match(words)
    if match is None:
        return False
    first = words[match.end() - 1]
    head = forms_of(words[:40])
    return not first.islower() or _points_back(words) or (bool(head) and head[0] in PREFIXES)


def _points_back(words: str) -> bool:
    forms = forms_of(words[:60])
    return any(
        phrase_at(forms, at, phrases)
        for at in range(min(_NEAR, len(forms)))
        for phrases in (IBID, OPUS, SAME_AUTHOR)
    )
