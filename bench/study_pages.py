"""What the pages of a large study cost, asked of a desk over HTTP as a browser asks.

Run by hand: ``python -m bench.study_pages [CLAIMS…]``, 5,000 and 50,000 claims of 300 sources where
nothing is said. For each page the time when it is opened for the first time, under filters that
nobody has asked for (the median), and when an address is asked again; the time after a claim was
changed; and the memory of the desk in the end. Milliseconds of the processor that the desk used, and
behind them by the clock: on a machine that does nothing else both are nearly the same.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.study_store import fill
from carrel.store.library import open_library

SOURCES = 300
FILTERS = (
    "area=economic",
    "from=1970",
    "side=apart&to=1990",
    "who=USA&whom=CHN",
    "who=GBR&whom=TUR&from=1960",
)
MOMENTS = ("at=1960", "at=1975.5&area=economic", "at=1990&half_life=7", "at=1999&side=apart")
PAGES: tuple[tuple[str, Sequence[str]], ...] = (
    ("", ()),
    ("claims", FILTERS),
    ("claims?sort=-value", FILTERS),
    ("codebook", ()),
    ("actors", ()),
    ("profile", FILTERS),
    ("profile?by=factor", FILTERS),
    ("alignment", FILTERS),
    ("alignment?half_life=7", FILTERS),
    ("network", MOMENTS),
    ("balance", MOMENTS),
    ("scenario", MOMENTS),
    ("portfolio", MOMENTS),
    ("hypotheses", FILTERS),
    ("agreement", ()),
    ("report", FILTERS),
    ("log", ()),
)


class Cost(NamedTuple):
    """Milliseconds of the processor and by the clock."""

    processor: float
    clock: float


class Desk:
    """A desk in a process of its own, and what it uses."""

    def __init__(self, library: Path) -> None:
        command = [sys.executable, "-m", "carrel", "--no-browser", "--port", "0"]
        self.process = subprocess.Popen(
            [*command, "--library", str(library)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        address = self.process.stdout.readline().strip()
        host, _, start = address.removeprefix("http://").partition("/")
        self.host, self.cookie = host, ""
        headers, _ = self.ask("GET", f"/{start}")
        self.cookie = headers["set-cookie"].partition(";")[0] + "; carrel-chart=wide"

    def ask(
        self, method: str, path: str, body: str | None = None, **headers: str
    ) -> tuple[dict[str, str], bytes]:
        """Headers and body of an answer; ``headers`` with underscores for their hyphens."""
        connection = http.client.HTTPConnection(self.host, timeout=600)
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"Cookie": self.cookie, "Origin": f"http://{self.host}", **own}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        if answer.status >= 400:  # noqa: PLR2004 - what went wrong
            raise SystemExit(f"{method} {path}: {answer.status} {read[:300]!r}")
        return {name.lower(): value for name, value in answer.getheaders()}, read

    def cost(self, path: str) -> Cost:
        """Of one page."""
        begun, used = time.perf_counter(), self.used()
        self.ask("GET", path)
        clock = time.perf_counter() - begun
        return Cost((self.used() - used) * 1000, clock * 1000)

    def used(self) -> float:
        """Seconds of the processor so far, which Linux tells to a hundredth; 0 elsewhere."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0.0
        told = stat.read_text().rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> int:
        """Of memory in use, as Linux tells; 0 elsewhere."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) >> 10

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def desk_with(claims: int) -> Generator[Desk]:
    """A desk over a library with a study of so many claims."""
    with tempfile.TemporaryDirectory() as folder:
        with open_library(Path(folder) / "library") as library:
            made = fill(library, claims, SOURCES)
            library.studies.save_claims("Large", made, coder="Ada")
        desk = Desk(Path(folder) / "library")
        try:
            yield desk
        finally:
            desk.close()


def measured(claims: int) -> dict[str, tuple[Cost, Cost | None, Cost]]:
    """For each page the first time, the median under new filters, and again."""
    found: dict[str, tuple[Cost, Cost | None, Cost]] = {}
    with desk_with(claims) as desk:
        for page, filters in PAGES:
            path = f"/studies/Large/{page}".rstrip("/")
            first = desk.cost(path)
            time.sleep(3 if not page else 0)  # The engine of the charts starts beside it.
            asked = [f"{path}{'&' if '?' in path else '?'}{each}" for each in filters]
            fresh = [desk.cost(each) for each in asked]
            again = middle([desk.cost(each) for each in (asked or [path] * 3)])
            found[page] = (first, middle(fresh) if fresh else None, again)
        change(desk)
        for page in ("claims", "profile", "alignment", "balance"):
            found[f"{page}, after an act"] = (desk.cost(f"/studies/Large/{page}"), None, Cost(0, 0))
        found["memory, MB"] = (Cost(desk.megabytes(), desk.megabytes()), None, Cost(0, 0))
    return found


def change(desk: Desk) -> None:
    """Change a claim through the desk."""
    address = "/api/studies/Large/claims/C7"
    headers, _ = desk.ask("GET", address)
    sent = {"Content_Type": "application/json", "If_Match": headers["etag"]}
    desk.ask("PATCH", address, json.dumps({"note": "Seen again."}), **sent)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each."""
    return Cost(median(each.processor for each in costs), median(each.clock for each in costs))


def shown(cost: Cost | None) -> str:
    """As "120 (131)"."""
    return "–" if cost is None else f"{cost.processor:.0f} ({cost.clock:.0f})"


def main() -> None:
    """Measure with as many claims as were asked, and compare the last with the first."""
    counts = [int(word) for word in sys.argv[1:]] or [5_000, 50_000]
    tables = {claims: measured(claims) for claims in counts}
    for claims, table in tables.items():
        print(f"\n{claims:,} claims, {SOURCES} sources: processor (clock), milliseconds")
        print(f"{'page':32}{'first':>14}{'new filter':>14}{'again':>14}")
        for page, (first, fresh, again) in table.items():
            print(f"{page or 'study':32}{shown(first):>14}{shown(fresh):>14}{shown(again):>14}")
    small, large = tables[counts[0]], tables[counts[-1]]
    if len(counts) > 1:
        print(f"\nnew filter, {counts[-1]:,} claims against {counts[0]:,}, by the processor")
    for page, (_, fresh, _) in large.items():
        former = small[page][1]
        if len(counts) > 1 and fresh and former and former.processor:
            print(f"{page:32}{fresh.processor / former.processor:13.1f}×")


if __name__ == "__main__":
    main()
