"""Python's collector of cycles, at rest while a manuscript is worked on.

Trees of a manuscript are made by the hundred thousand and hold no cycle, so counting references
frees them all. The collector finds nothing, but walks through what is there again and again as it
grows: a third of the time of a run. A run has an end (see `carrel.csl.rendering.frame`), and so has the rest.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


class _Rest:
    """The runs that are under way in all threads: the collector is one for the whole process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._runs = 0
        self._was_enabled = False

    def begin(self) -> None:
        with self._lock:
            if not self._runs:
                self._was_enabled = gc.isenabled()
                gc.disable()
            self._runs += 1

    def end(self) -> None:
        with self._lock:
            self._runs -= 1
            if not self._runs and self._was_enabled:
                gc.enable()


_REST = _Rest()


@contextmanager
def collector_at_rest() -> Generator[None]:
    """Let the collector rest until the last of the runs that are under way at once has ended.

    Then it is as it was before the first. What other threads leave behind waits so long; nothing
    depends on when it is collected.
    """
    _REST.begin()
    try:
        yield
    finally:
        _REST.end()
