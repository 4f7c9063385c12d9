"""How results reach the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any


def say(line: str = "") -> None:
    """Print a line of the result."""
    sys.stdout.write(line + "\n")


def say_aside(line: str) -> None:
    """Print a line about the work in hand, which is not the result, on stderr."""
    sys.stderr.write(line + "\n")


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
