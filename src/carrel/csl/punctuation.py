"""Joints of text: doubled punctuation and spaces, and punctuation drawn into quotes.

What two marks become when affixes, delimiters and fields bring them together is fixed for the
pair; a mark drawn into closing quotes (style-option punctuation-in-quote) meets the mark there.
"""

from __future__ import annotations

from carrel.csl.tree import ISOLATE, Node

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
_DRAWN = frozenset(".,!?")
_SPACES = frozenset(" \u00a0")


class Joiner:
    """Takes text, formatting and quotes in the order of the output and settles each joint."""

    def __init__(self, *, punctuation_in_quote: bool) -> None:
        """Start empty."""
        self._events: list[list[Node | str]] = []
        self.within = punctuation_in_quote
        self.quote_depth = 0
        self.as_written = False

    def open(self, node: Node) -> None:
        """Begin a node that stays in the finished tree."""
        self._events.append(["open", node])

    def close(self, node: Node) -> None:
        """End the node last begun."""
        self._events.append(["close", node])

    def open_quote(self, mark: str) -> None:
        """Write an opening quotation mark."""
        self.text(mark)
        self.quote_depth += 1

    def close_quote(self, mark: str) -> None:
        """Write a closing quotation mark; punctuation that follows may be drawn before it."""
        self.quote_depth -= 1
        self._events.append(["quote", mark])

    def part(self) -> None:
        """Let what was written stand as it is: what follows does not meet it."""
        self._events.append(["part", ""])

    def text(self, text: str) -> None:
        """Write text; its first characters meet the last ones written."""
        while text:
            last = self._last_text()
            if last is None:
                break
            before, drawn = last
            joined = self._meet(before, text, drawn=drawn)
            if joined is None:
                break
            text = joined
        if text[:1] == " " and self._opens_block():
            # A space before the first words of an entry is no part of the block.
            self._events.insert(0, ["text", " "])
            text = text.lstrip(" ")
        if text:
            self._events.append(["text", text])

    def _opens_block(self) -> bool:
        """Tell whether nothing is written yet and a display block is open."""
        return any(isinstance(one, Node) and one.display for _, one in self._events) and all(
            kind == "open" for kind, _ in self._events
        )

    def _last_text(self) -> tuple[list[Node | str], bool] | None:
        """Find the last text written, and whether closing quotes stand after it."""
        quoted = False
        for event in reversed(self._events):
            if event[0] == "part":
                return None
            if event[0] == "quote":
                quoted = True
            elif event[0] == "text" and event[1]:
                return event, quoted
        return None

    def _meet(self, before: list[Node | str], text: str, *, drawn: bool) -> str | None:
        """Settle one joint: the rest of the text if something was settled, else None."""
        written = str(before[1])
        first, last = text[0], written[-1]
        if first == " " and last in _SPACES and not drawn:
            return text.lstrip(" ")
        if first not in _MARKS:
            return None
        pair = _PAIRS.get(last + first)
        # Whatever one mark does to another it does to a row of them.
        if pair == last:
            return text.lstrip(first)
        if pair == first and (self.within or not drawn):
            before[1] = written.rstrip(last)
            return text
        if drawn and self.within and first in _DRAWN and not self.as_written:
            self._draw(before, first)
            return text[1:]
        return None

    def _draw(self, before: list[Node | str], mark: str) -> None:
        """Put a mark before the closing quotes, outside a part that runs the other way."""
        place = next(at for at, event in enumerate(self._events) if event is before)
        end = place
        for at, (kind, value) in enumerate(self._events[place + 1 :], place + 1):
            if kind == "quote":
                break
            if kind == "close" and isinstance(value, Node) and value.tag == ISOLATE:
                end = at
        if end > place:
            self._events.insert(end + 1, ["text", mark])
        else:
            before[1] = str(before[1]) + mark

    def finished(self) -> list[tuple[str, Node | str]]:
        """Give the events: ("open" or "close", node) and ("text", text)."""
        return [
            ("text", value) if kind == "quote" else (str(kind), value)
            for kind, value in self._events
            if kind != "part"
        ]
