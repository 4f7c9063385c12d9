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

    What an edit leaves as it was at its two ends keeps its origins. Between them a new character
    has the origin of the one in whose place it stands, the last of them for what is longer than it
    was, and a character put in between that of the one before it.
    """
    texts: list[str] = []
    origins: list[int] = []
    done = 0
    for start, end, words in edits:
        texts += (before.text[done:start], words)
        origins += before.origins[done:start]
        kept = _kept_end(before.text[start:end], words)
        changed = end - kept
        last = changed - 1 if changed > start else max(start - 1, 0)
        origins += (before.origins[min(start + at, last)] for at in range(len(words) - kept))
        origins += before.origins[changed:end]
        done = end
    if not done and not texts:
        return before
    texts.append(before.text[done:])
    origins += before.origins[done:]
    return Traced("".join(texts), origins)


def _kept_end(old: str, new: str) -> int:
    """How many characters at the end of some words stay, those of their beginning not counted.

    A blank stays none: one that is made of a line's break and the blanks around it is the break.
    """
    if old == new or not new or new[-1].isspace():
        return 0
    most = min(len(old), len(new))
    begun = next((at for at in range(most) if old[at] != new[at]), most)
    most -= begun
    return next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)


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
