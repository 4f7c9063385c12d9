"""Measure how quick and how small Carrel is: ``.venv/bin/python bench/speed.py [FILE…]``.

The files (or, if none are named, the two demo works) are put on the shelf of a fresh library. Each
figure is the median of several runs, with the smallest and the largest beside it; the command that
was measured stands before it. Run it on a machine that does nothing else.

Times are of whole processes, in milliseconds. "Page served" is the time from starting the desk to
the last byte of the shelf. Memory is the desk's resident set in megabytes (Linux's VmRSS, with
child processes) after the shelf and one page of each work have been served.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
CARREL = [str(Path(sys.executable).with_name("carrel"))]
DEMO = ROOT / "src" / "carrel" / "demo"


@dataclass(frozen=True)
class Figure:
    """What was measured, how often, and what may be expected of it."""

    name: str
    values: Sequence[float]
    unit: str
    limit: float

    def __str__(self) -> str:
        median = statistics.median(self.values)
        told = f"{median:7.0f} {self.unit} ({min(self.values):.0f} to {max(self.values):.0f}"
        verdict = "within" if median <= self.limit else "OVER"
        return f"{self.name:58} {told}, n={len(self.values)}; {verdict} {self.limit:.0f})"


def milliseconds(deed: Callable[[], object]) -> float:
    """How long a deed takes."""
    begun = time.perf_counter()
    deed()
    return (time.perf_counter() - begun) * 1000


def run(library: Path, *words: str) -> str:
    """What a command prints; it must not fail."""
    line = [*CARREL, "--library", str(library), *words]
    return subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout


@contextmanager
def desk(library: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk that has said its address; it is ended with the block."""
    line = [*CARREL, "--library", str(library), "--no-browser", "--port", "0"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=quiet, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.terminate()


class Reader:
    """A browser's part in a session: it follows the start address and keeps the cookie."""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        self.host = where.netloc
        self.cookie = ""
        start = f"{where.path}?{where.query}" if where.query else where.path
        self.get(start)

    def get(self, path: str) -> bytes:
        """The page at ``path``, redirections followed."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        page = answer.read()
        given = answer.getheader("Set-Cookie")
        connection.close()
        if given:
            self.cookie = given.partition(";")[0]
        if answer.status in {302, 303, 307}:
            return self.get(urlsplit(answer.getheader("Location", "/")).path)
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"{path} answered {answer.status}")
        return page


def megabytes(process: int) -> float:
    """The resident set of a process and its children, from Linux's /proc."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    kept = re.search(r"VmRSS:\s+(\d+) kB", status)
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8")
    own = int(kept[1]) / 1000 if kept else 0.0
    return own + sum(megabytes(int(child)) for child in children.split())


def serve_once(library: Path, keys: Sequence[str]) -> tuple[float, float, float]:
    """Milliseconds to the shelf, milliseconds of the slowest first page, megabytes."""
    begun = time.perf_counter()
    with desk(library) as (process, address):
        reader = Reader(address)
        reader.get("/")
        served = (time.perf_counter() - begun) * 1000
        pages = [f"/works/{quote(key)}/read" for key in keys]
        slowest = max(milliseconds(lambda page=page: reader.get(page)) for page in pages)
        return served, slowest, megabytes(process.pid)


def a_quotation(library: Path, key: str) -> str:
    """Twelve words from the middle of a work."""
    words = run(library, "show", key, "--text").split()
    return " ".join(words[len(words) // 2 :][:12])


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="works to put on the shelf")
    parser.add_argument("--runs", type=int, default=11, help="runs for each figure")
    asked = parser.parse_args()
    files = asked.files or [path for path in DEMO.iterdir() if path.suffix in {".html", ".md"}]
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        added = run(library, "add", "--json", *map(str, files)).splitlines()
        keys = [json.loads(line)["key"] for line in added]
        quotation = a_quotation(library, keys[0])
        cite = ("cite", keys[0], "--quote", quotation)
        times = range(asked.runs)
        for name, words, limit in (
            ("carrel --help", ("--help",), 200),
            ("carrel works", ("works",), 500),
            ("carrel cite KEY", ("cite", keys[0]), 500),
            ("carrel cite KEY --quote TEXT", cite, 500),
        ):
            run(library, *words)
            figures = [milliseconds(lambda words=words: run(library, *words)) for _ in times]
            print(Figure(name, figures, "ms", limit), flush=True)
        served, slowest, kept = zip(*(serve_once(library, keys) for _ in times), strict=True)
        print(Figure("carrel --no-browser: start to shelf served", served, "ms", 1500))
        print(Figure("GET /works/KEY/read: slowest first page", slowest, "ms", 200))
        print(Figure("resident memory with these works", kept, "MB", 150))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {len(files)} works")


if __name__ == "__main__":
    main()
