"""Blanks behind and before marks as a list has them, and those that were lost or came too many.

A list that writes ``Press, 2001`` has lost a blank where it has ``Press,2001``; one that never has
a blank there means it so. And where commas have blanks before them, colons have them by the same
damage; else ``Paris : Seuil`` is as it was set.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from carrel.references.mending.tracing import Edit, Traced, edited

AFTER = "lost-spaces-put-in"
BEFORE = "spaces-before-punctuation-moved"

# The first look at a mark spares all other characters the alternatives.
_MARK = re.compile(
    r"(?=[,،;؛)\].:])(?:"
    r"(?P<comma>(?<![\u3040-\u9fff])(?<=[\w. )\]\"”’»][\w.)\]\"”’»])[,،](?= ?(?:[^\W\d_]{2}|[^\W\d_][.\s]|[“«‘(])))"
    r"|(?P<comma_number>(?<![\u3040-\u9fff])(?<=[^\W\d_]{2})[,،](?= ?\d))"
    r"|(?P<comma_year>(?<=\d)[,،](?= ?(?:1[5-9]|20)\d\d(?!\d)))"
    r"|(?P<semicolon>(?<=[^\s&;]{2})[;؛](?= ?(?:[^\W\d_]|[“«‘(])))"
    r"|(?P<bracket>(?<=[\d.])[)\]](?= ?(?:[^\W\d_]{2}|[“«‘])))"
    r"|(?P<stop>(?<=[a-zà-ÿа-я)\]\"”’»\d]{3})\.(?= ?[^\W\d_a-z][^\W\d_A-ZА-Я]{2}))"
    r"|(?P<stop_year>(?<=[^\W\d_]{3})\.(?= ?(?:1[5-9]|20)\d\d(?!\d)))"
    r"|(?P<colon>(?<=[^\W\d_]{3}):(?= ?[^\W\d_a-z][^\W\d_]{2})))"
)
_TIGHT = re.compile(
    r"(?=[,،;؛)\].:]\S)(?:[,،;؛](?=[^\W\d_]|[“«‘(]|(?:1[5-9]|20)\d\d)"
    r"|(?<=[\d.])[)\]](?=[^\W\d_]{2}|[“«‘])|(?<=[^\W\d_]{2})[.:](?=[^\W\d_a-z][^\W\d_A-Z])"
    r"|(?<=[\w)]{2})[.,](?=(?:1[5-9]|20)\d\d)|(?<=[^\W\d_]{2}),(?=\d)|(?<=[)\]\"”’»\d])\.(?=[^\W\d_a-z]))"
)
"""A first look for blanks that may be lost."""
_LOOSE_COLON = re.compile(r"(?<=\w) (?=[;:?!] )")
_ADDRESS = re.compile(r"[/@\\]|www\.", re.IGNORECASE)
_SOUND = 0.25
_LOOSE = 0.1
_FEWEST = 3


class Blanks(NamedTuple):
    """Behind which marks a list has blanks and lost some; and whether some came before marks."""

    after: frozenset[str]
    before: bool


def blanks_of(texts: Sequence[str]) -> Blanks:
    """What the entries of a list tell together. Linear."""
    sound: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    commas = loose = 0
    tight = any(map(_TIGHT.search, texts))
    for text in texts:
        for found in _MARK.finditer(text) if tight else ():
            kind = found.lastgroup or ""
            (sound if text[found.end()] == " " else lost)[kind] += 1
        commas += text.count(", ")
        loose += text.count(" , ")
    after = frozenset(
        kind for kind, often in lost.items() if sound[kind] >= _SOUND * (sound[kind] + often)
    )
    return Blanks(after, loose >= _FEWEST and loose > commas * _LOOSE)


def with_usual_blanks(before: Traced, blanks: Blanks) -> tuple[Traced, tuple[str, ...]]:
    """The text with the blanks of its list, and the operations that were needed."""
    done: list[str] = []
    if blanks.before and (
        edits := [Edit(*m.span(), "") for m in _LOOSE_COLON.finditer(before.text)]
    ):
        before = edited(before, edits)
        done.append(BEFORE)
    if blanks.after and _TIGHT.search(before.text) is not None:
        edits = [
            Edit(found.end(), found.end(), " ")
            for found in _MARK.finditer(before.text)
            if found.lastgroup in blanks.after
            and before.text[found.end()] != " "
            and not _in_address(before.text, found.end())
        ]
        if edits:
            before = edited(before, edits)
            done.append(AFTER)
    return before, tuple(done)


def _in_address(text: str, at: int) -> bool:
    """Whether the word at a place is an address."""
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return _ADDRESS.search(text, start, end if end >= 0 else len(text)) is not None
