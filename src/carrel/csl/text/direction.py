"""Directions of writing: which way a language and a text run, and what must be isolated.

Unicode Standard Annex 9. A part that holds letters of the other direction than the text around it
is isolated, so that its own numbers and punctuation stay with it and those after it do not.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.text.tree import ISOLATE, PARAGRAPH, Node, leaves

if TYPE_CHECKING:
    from carrel.csl.text.tree import Content

LEFT, RIGHT = "ltr", "rtl"
LEFT_MARK, RIGHT_MARK = "\u200e", "\u200f"
OPENING = {LEFT: "\u2066", RIGHT: "\u2067"}
CLOSING = "\u2069"
_RIGHT_LANGUAGES = frozenset(
    (
        "ar",
        "arc",
        "bal",
        "brh",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "nqo",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    )
)
_RIGHT_SCRIPTS = frozenset(("Arab", "Aran", "Hebr", "Nkoo", "Syrc", "Thaa"))
_STRONG = {"L": LEFT, "R": RIGHT, "AL": RIGHT}


class Setting(NamedTuple):
    """How an entry is set: its language (BCP 47), and its direction or "" if nobody asked."""

    language: str
    direction: str = ""


def direction_of_language(tag: str) -> str:
    """Give the direction of a language by its BCP 47 tag; a script in it decides."""
    language, *rest = tag.replace("_", "-").split("-")
    scripts = [part.title() for part in rest if len(part) == 4 and part.isalpha()]  # noqa: PLR2004 - ISO 15924
    if scripts:
        return RIGHT if scripts[0] in _RIGHT_SCRIPTS else LEFT
    # Punjabi is written in Arabic letters in Pakistan and in its own in India.
    eastern = language.lower() == "pa" and "PK" in (part.upper() for part in rest)
    return RIGHT if eastern or language.lower() in _RIGHT_LANGUAGES else LEFT


def isolated(children: tuple[Content, ...], around: str, language: str) -> tuple[Content, ...]:
    """Isolate children if they hold letters of the other direction than the text `around`.

    Their own direction is that of `language`, a tag or "", if they hold letters of it, else that
    of their first letter.
    """
    found = [_STRONG[kind] for kind in _kinds(children) if kind in _STRONG]
    if all(one == around for one in found):
        return children
    own = direction_of_language(language) if language else ""
    return (Node(children, ISOLATE, data=own if own in found else found[0]),)


def _kinds(children: tuple[Content, ...]) -> list[str]:
    return [
        unicodedata.bidirectional(character)
        for child in children
        for piece in leaves(child)
        if not piece.isascii() or any(one.isalpha() for one in piece)
        for character in piece
    ]


def setting_of(tree: Content) -> Setting | None:
    """Give how a finished entry is set; None for one that says nothing of it."""
    found = tree.data if isinstance(tree, Node) and tree.tag == PARAGRAPH else None
    return found if isinstance(found, Setting) else None


def directed(node: Node, inner: str) -> str:
    """Put what a finished node holds between isolates or behind a mark, if its tag asks for it."""
    if node.tag == ISOLATE:
        return f"{OPENING[str(node.data)]}{inner}{CLOSING}"
    setting = setting_of(node)
    if setting is not None and setting.direction:
        return with_mark(inner, setting.direction)
    return inner


def with_mark(text: str, direction: str) -> str:
    """Put a direction mark before a paragraph that would be taken for one of the other direction.

    UAX 9, P2 and P3: the first letter outside isolates decides, left to right where there is none.
    """
    depth, shown = 0, LEFT
    for character in text:
        if character in OPENING.values():
            depth += 1
        elif character == CLOSING:
            depth -= 1
        elif not depth and unicodedata.bidirectional(character) in _STRONG:
            shown = _STRONG[unicodedata.bidirectional(character)]
            break
    if shown == direction:
        return text
    return (LEFT_MARK if direction == LEFT else RIGHT_MARK) + text
