"""Brackets within brackets: in a note, round ones inside round ones become square, and back.

Only brackets that a style or a person puts around cites and groups count; those inside a field
stay as they are.
"""

from __future__ import annotations


class Brackets:
    """Turns the round brackets of texts that come in the order of the output.

    One that closes what was never opened is a square one, as in citeproc-js: the round one that
    opened the note stands outside the style.
    """

    __slots__ = ("_depth",)

    def __init__(self) -> None:
        """Start with none open."""
        self._depth = 0

    def turned(self, text: str) -> str:
        """Give a text with its round brackets as the ones that are open ask for."""
        if "(" not in text and ")" not in text:
            return text
        return "".join(map(self._turned_one, text))

    def _turned_one(self, character: str) -> str:
        if character == "(":
            self._depth += 1
            return "[" if self._depth > 1 and self._depth % 2 == 0 else "("
        if character == ")":
            self._depth -= 1
            return ")" if self._depth % 2 == 0 else "]"
        return character
