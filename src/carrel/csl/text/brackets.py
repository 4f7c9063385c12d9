"""Brackets within brackets: in a note, round ones inside round ones become square, and back.

Only brackets that a style or a person puts around cites and groups count; those inside a field
stay as they are.
"""

from __future__ import annotations

_ROUND, _SQUARE = ("(", ")"), ("[", "]")


class Brackets:
    """Turns the round brackets of texts that come in the order of the output."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        """Start with none open."""
        self._open: list[tuple[str, str]] = []

    def turned(self, text: str) -> str:
        """Give a text with its round brackets as the ones that are open ask for."""
        if "(" not in text and ")" not in text:
            return text
        return "".join(map(self._turned_one, text))

    def _turned_one(self, character: str) -> str:
        if character == "(":
            pair = _SQUARE if self._open and self._open[-1] is _ROUND else _ROUND
            self._open.append(pair)
            return pair[0]
        if character == ")" and self._open:
            return self._open.pop()[1]
        return character
