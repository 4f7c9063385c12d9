"""Joints of text: doubled punctuation and spaces, and punctuation drawn into quotes.

What two marks become when affixes, delimiters and fields bring them together is fixed for the
pair; a mark drawn into closing quotes (style-option punctuation-in-quote) meets the mark there.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from carrel.csl.text.tree import ISOLATE, RICH, VARIABLE, Node

# The first mark, then what it and the second one become; pairs not listed stay as they are.
_PAIRS = {
    "::": ":", ":.": ":", ":!": "!", ":?": "?",
    "..": ".",
    ";:": ";", ";.": ";", ";;": ";", ";!": "!", ";?": "?",
    "!:": "!", "!.": "!", "!!": "!",
    "?:": "?", "?.": "?", "??": "?",
    ",,": ",",
}  # fmt: skip
_MARKS = frozenset(":.;!?,")
_MEETING = _MARKS | {" "}
"""What settles a joint when a text begins with it."""
_DRAWN = frozenset(".,!?")
_PUT_OFF = (",", ";", ":")
_SPACES = frozenset(" \u00a0")
_OUTSIDE = frozenset((ISOLATE, RICH, VARIABLE))
"""Tags of nodes that a mark drawn before closing quotes does not come into."""


class _ClosingQuote(str):
    """A closing quotation mark, over which the text after it may meet the text before it."""

    __slots__ = ()


class _Parting(str):
    """Nothing written, over which no text meets the text before it."""

    __slots__ = ()


class End(NamedTuple):
    """The end of a node that was begun."""

    node: Node


Event: TypeAlias = Node | str | End
"""A node begun, text, or the end of the node last begun."""


class Joiner:
    """Takes text, formatting and quotes in the order of the output and settles each joint."""

    def __init__(self, *, punctuation_in_quote: bool) -> None:
        """Start empty."""
        self._events: list[Event] = []
        self.within = punctuation_in_quote
        self.quote_depth = 0
        self.as_written = False
        self._begun = False
        self._in_block = False

    def open(self, node: Node) -> None:
        """Begin a node that stays in the finished tree."""
        self._in_block = self._in_block or bool(node.display)
        self._events.append(node)

    def close(self, node: Node) -> None:
        """End the node last begun."""
        self._begun = True
        self._events.append(End(node))

    def open_quote(self, mark: str) -> None:
        """Write an opening quotation mark."""
        self.text(mark)
        self.quote_depth += 1

    def close_quote(self, mark: str, *, typed: bool) -> None:
        """Write a closing quotation mark; punctuation that follows may be drawn before it.

        Where it is not, neither does what the style quotes end in a comma, semicolon or colon.
        """
        self.quote_depth -= 1
        put_off = "" if self.within or typed else self._taken_back()
        self._events.append(_ClosingQuote(mark))
        if put_off:
            self._events.append(put_off)

    def _taken_back(self) -> str:
        """Take the mark at the end of what was written last, if it stands behind quotes."""
        place, quoted = self._last_text()
        written = str(self._events[place]) if place >= 0 else ""
        if quoted or len(written) == 1 or not written.endswith(_PUT_OFF):
            return ""
        self._events[place] = written[:-1]
        return written[-1]

    def part(self) -> None:
        """Let what was written stand as it is: what follows does not meet it."""
        self._begun = True
        self._events.append(_Parting())

    def text(self, text: str) -> None:
        """Write text; its first characters meet the last ones written."""
        if text and text[0] not in _MEETING:
            self._begun = True
            self._events.append(text)
        elif text:
            self._meeting(text)

    def typed(self, text: str) -> None:
        """Write text that was typed behind the last one, so that the two do not meet."""
        self._begun = True
        self._events.append(text)

    def _meeting(self, text: str) -> None:
        """Write text that begins with what settles a joint."""
        while text and text[0] in _MEETING:
            place, drawn = self._last_text()
            rest = self._meet(place, text, drawn=drawn) if place >= 0 else None
            if rest is None:
                break
            text = rest
        if self._in_block and text[:1] in _MARKS:
            text = self._migrated(text)
        if text[:1] == " " and self._in_block and not self._begun:
            # A space before the first words of an entry is no part of the block.
            self._begun = True
            self._events.insert(0, " ")
            text = text.lstrip(" ")
        if text:
            self._begun = True
            self._events.append(text)

    def _migrated(self, text: str) -> str:
        """Put a mark at the head of a block at the end of the block before; give the rest."""
        end = -1
        for place in range(len(self._events) - 1, -1, -1):
            event = self._events[place]
            if isinstance(event, str):
                break
            if isinstance(event, End) and event.node.display:
                end = place
        if end < 0:
            return text
        self._events.insert(end, text[0])
        return text[1:]

    def _last_text(self) -> tuple[int, bool]:
        """Find the last text written, and whether closing quotes stand after it; -1 for none."""
        quoted = False
        for place in range(len(self._events) - 1, -1, -1):
            event = self._events[place]
            if isinstance(event, _Parting):
                break
            if isinstance(event, _ClosingQuote):
                quoted = True
            elif event and isinstance(event, str):
                return place, quoted
        return -1, quoted

    def _meet(self, place: int, text: str, *, drawn: bool) -> str | None:
        """Settle one joint: the rest of the text if something was settled, else None."""
        written = str(self._events[place])
        first, last = text[0], written[-1]
        if first == " ":
            return text.lstrip(" ") if last in _SPACES and not drawn else None
        pair = _PAIRS.get(last + first)
        if pair == last:
            if last != first and text.startswith("..."):
                # An ellipsis is no full stop.
                return None
            # Whatever one mark does to another it does to a row of them.
            return text.lstrip(first)
        if pair == first and (self.within or not drawn):
            self._events[place] = written.rstrip(last)
            return text
        if drawn and self.within and first in _DRAWN and not self.as_written:
            self._draw(place, first)
            return text[1:]
        return None

    def _draw(self, place: int, mark: str) -> None:
        """Put a mark before the closing quotes, outside markup and what runs the other way or is labelled."""
        end = place
        for at in range(place + 1, len(self._events)):
            event = self._events[at]
            if isinstance(event, _ClosingQuote):
                break
            if isinstance(event, End) and event.node.tag in _OUTSIDE:
                end = at
        if end > place:
            self._events.insert(end + 1, mark)
        else:
            self._events[place] = f"{self._events[place]}{mark}"

    def finished(self) -> list[Event]:
        """Give what was written, in order."""
        return self._events
