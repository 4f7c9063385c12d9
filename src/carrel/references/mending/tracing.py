"""Text that knows where each of its characters came from, while it is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from re import Match, Pattern
from typing import NamedTuple


class Traced(NamedTuple):
    """``origins[i]`` is where ``text[i]`` stood in the raw text, in code points."""

    text: str
    origins: Sequence[int]


class Edit(NamedTuple):
    """``start`` to ``end`` (code points of the text, half-open) gives way to ``words``."""

    start: int
    end: int
    words: str


def traced(raw: str) -> Traced:
    """A text as it came."""
    return Traced(raw, range(len(raw)))


def edited(before: Traced, edits: Iterable[Edit]) -> Traced:
    """The text with edits made, which are in order and do not overlap.

    A new character has the origin of the one in whose place it stands, the last of them for what
    is longer than it was, and a character put in between that of the one before it.
    """
    texts: list[str] = []
    origins: list[int] = []
    done = 0
    for start, end, words in edits:
        texts += (before.text[done:start], words)
        origins += before.origins[done:start]
        last = max(end - 1, start) if end > start else max(start - 1, 0)
        origins += (before.origins[min(start + at, last)] for at in range(len(words)))
        done = end
    if not done and not texts:
        return before
    texts.append(before.text[done:])
    origins += before.origins[done:]
    return Traced("".join(texts), origins)


def replaced(
    before: Traced, shape: Pattern[str], words: Callable[[Match[str]], str | None]
) -> Traced:
    """The text with what a shape finds replaced; None leaves a place as it is."""
    found = ((match, words(match)) for match in shape.finditer(before.text))
    return edited(before, [Edit(m.start(), m.end(), new) for m, new in found if new is not None])


def picked(before: Traced, order: Sequence[int]) -> Traced:
    """The characters at the positions given, in that order."""
    text, origins = before
    return Traced("".join([text[at] for at in order]), [origins[at] for at in order])
