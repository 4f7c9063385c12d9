"""The lines of an entry made one, with words that were broken at a line's end made whole."""

from __future__ import annotations

import re
from collections.abc import Callable

from carrel.references.mending.tracing import Edit, Traced, edited

HYPHENS = "hyphens-joined"
LINES = "lines-joined"

_BREAK = re.compile(r"[ \t]*(\r\n|[\n\r\x85\u2028\u2029])\s*")
_HYPHEN = re.compile(r"([^\W\d_]+)[-‐¬\u00ad]$")
_NEXT = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?:|www\.|10\.\d{4,9}/|/)\S*$|\S*/\S*$", re.IGNORECASE)
# "Vor- und Nachteile", "pre- and postwar": the hyphen stands for a word that comes later.
JOINING = frozenset("und oder bzw and or et ou y e o of en og och till bis to sowie".split())  # noqa: SIM905 - read as words
_KEEPING = frozenset("self ex quasi half cross vice pro all well non".split())  # noqa: SIM905 - the same
_LETTERS = 2


def with_one_line(before: Traced, is_word: Callable[[str], bool]) -> tuple[Traced, tuple[str, ...]]:
    """The text on one line, and the operations that were needed.

    ``is_word`` tells whether a word stands elsewhere in the list: that decides whether a hyphen
    at a line's end belongs to the word, as in "self-determination".
    """
    # What can be printed has no break in it.
    if before.text.isprintable() or _BREAK.search(before.text) is None:
        return before, ()
    done = [LINES]
    edits: list[Edit] = []
    for found in _BREAK.finditer(before.text):
        if not found.start() or found.end() == len(before.text):
            edits.append(Edit(found.start(), found.end(), ""))
            continue
        head = before.text[max(found.start() - 200, 0) : found.start()]
        cut, words = _joint(head, before.text[found.end() : found.end() + 60], is_word)
        if cut:
            done.append(HYPHENS)
        # The space for a break is the break itself: later steps ask where lines ended.
        edits += (
            Edit(found.start() - cut, found.start(1), ""),
            Edit(found.start(1), found.end(), words),
        )
    return edited(before, edits), tuple(dict.fromkeys(done))


def _joint(head: str, tail: str, is_word: Callable[[str], bool]) -> tuple[int, str]:
    """How many characters before a line break go, and what stands in its place."""
    if head.endswith(("-", "–", "/", "_")) and _ADDRESS.search(head):
        return 0, ""
    if head.endswith(("-", "–")) and head[-2:-1].isdigit() and tail[:1].isdigit():
        return 0, ""
    hyphen, after = _HYPHEN.search(head), _NEXT.match(tail)
    if hyphen is None or after is None:
        return 0, " "
    first, second = hyphen[1], after.group()
    if second.casefold() in JOINING:
        return 0, " "
    if second[0].isupper() and not first.isupper():
        return 0, ""
    if is_word(f"{first}-{second}") and not is_word(first + second):
        return 0, ""
    kept = first.casefold() in _KEEPING and not is_word(first + second)
    return (0, "") if kept or len(first) < _LETTERS else (1, "")
