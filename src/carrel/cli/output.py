"""How results reach the terminal."""

from __future__ import annotations

import contextlib
import json
import re
import sys
from collections.abc import Mapping
from typing import Any

# What a terminal would obey: C0 and C1 without tab and line feed, and the marks that turn the
# direction of writing. A source must not be able to speak to the terminal; bold is our own.
_OBEYED = re.compile(r"(\033\[[01]m)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_OBEYED_BUT_ISOLATES = re.compile(_OBEYED.pattern.replace("\\u2066-\\u2069", ""))
_DEEPEST = 4
_ISOLATE = re.compile(r"[\u2066-\u2068]([^\u2066-\u2069\n]*)\u2069")


def say(line: str = "") -> None:
    """Print a line of the result; to a terminal, without what it would take for an order."""
    sys.stdout.write((harmless(line) if sys.stdout.isatty() else line) + "\n")


def say_aside(line: str) -> None:
    """Print a line about the work in hand, which is not the result, on stderr.

    Where stderr takes no more (a full disk), the work goes on without the line.
    """
    with contextlib.suppress(OSError):
        sys.stderr.write(harmless(line) + "\n")


def bold(words: str) -> str:
    """The words in bold where a terminal shows the result, else as they are."""
    return f"\033[1m{words}\033[0m" if sys.stdout.isatty() else words


def harmless(line: str) -> str:
    """The line with U+FFFD for each character that a terminal would obey."""
    inner = line
    for _ in range(_DEEPEST):
        inner = _ISOLATE.sub(r"\1", inner)
    if not re.search("[\u2066-\u2069]", inner):
        # Isolates that close on their line turn nothing outside them.
        return _OBEYED_BUT_ISOLATES.sub(lambda found: found.group(1) or "\ufffd", line)
    return _OBEYED.sub(lambda found: found.group(1) or "\ufffd", line)


def say_record(record: Mapping[str, Any]) -> None:
    """Print one record as a line of JSON."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Progress:
    """A bar on stderr while a terminal watches; silent otherwise."""

    _WIDTH = 24

    def __init__(self, total: int, doing: str) -> None:
        self._total = total
        self._doing = doing
        self._watched = sys.stderr.isatty() and total > 1

    def show(self, done: int) -> None:
        """Draw the bar with ``done`` of the total finished."""
        if self._watched:
            filled = self._WIDTH * done // self._total
            bar = "█" * filled + "░" * (self._WIDTH - filled)
            sys.stderr.write(f"\r\033[K{self._doing} {bar} {done} of {self._total}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._watched:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
