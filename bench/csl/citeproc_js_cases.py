"""citeproc-js as a program that answers many small cases, one after another.

A case is what `carrel.csl.suite.Case` says; the answer is the text that the suite compares. A case
that does not end in time is given up and the program started anew.
"""

from __future__ import annotations

import json
import selectors
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from carrel.csl.suite import Case
from carrel.store.styles import find_locale_text, list_locales

_SCRIPT = Path(__file__).resolve().with_name("citeproc_js_cases.cjs")


class Answer(NamedTuple):
    """What came out: `text`, or why there is none."""

    text: str
    error: str = ""


class Peer:
    """A running citeproc-js."""

    def __init__(self, folder: Path, seconds: float = 20) -> None:
        """Take the folder with the peers and the seconds that one case may take."""
        self._folder, self._seconds = folder, seconds
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, case: Case) -> Answer:
        """Let it answer one case."""
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(case._asdict()).encode() + b"\n")
        process.stdin.flush()
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            if not ready.select(self._seconds):
                self.close()
                return Answer("", "no answer in time")
        line = process.stdout.readline()
        if not line:
            self.close()
            return Answer("", "the program ended")
        told = json.loads(line)
        return Answer(told.get("text", ""), told.get("error", ""))

    def close(self) -> None:
        """End the program."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        texts = self._folder / "locales.json"
        found = {tag: find_locale_text(tag) for tag in list_locales()}
        texts.write_text(json.dumps({tag: text for tag, text in found.items() if text}), "utf-8")
        words = ["nice", "-n", "10", "node", str(_SCRIPT), str(self._folder), str(texts)]
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return self._process


@contextmanager
def peer(folder: Path) -> Iterator[Peer]:
    """citeproc-js from the folder with the peers, ended at the end."""
    started = Peer(folder)
    try:
        yield started
    finally:
        started.close()
