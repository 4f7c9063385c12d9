"""Characters that no text may hold: controls, halves of surrogate pairs, what is no character."""

from __future__ import annotations

import re

# XML 1.0, 2.2, Char: all others may stand in a document; a surrogate alone is none in any encoding.
_FAULTY = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LAST_CONTROL = "\x7f"
_SHOWN = 80


def sound(text: str) -> str:
    """Give the text without controls, and with U+FFFD for what is no character."""
    # Asked of every piece of text that is written; most of it is printable, which is known at once.
    return text if is_sound(text) else _FAULTY.sub(_replaced, text)


def is_sound(text: str) -> bool:
    """Tell whether a text has nothing of that kind."""
    return text.isprintable() or _FAULTY.search(text) is None


def _replaced(match: re.Match[str]) -> str:
    return "" if match.group() <= _LAST_CONTROL else "\N{REPLACEMENT CHARACTER}"


def short(text: str) -> str:
    """Give as much of a text as an error or a warning has room for, on one line."""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return shown if shown.isprintable() else repr(shown)[1:-1]
