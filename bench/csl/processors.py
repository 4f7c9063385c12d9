"""Starts each processor on the same job and measures it: CPU seconds, peak memory.

A job is one JSON file: `style` (XML), `locales` (XML by tag), `lang`, `notes` (whether the style cites in
notes), `items` and `clusters` (CSL-JSON), `insertions` (clusters to put into the middle, one after
another), `runs` (the best counts). A processor is a program of its own, so that nobody's memory or
imports weigh on another; it prints `citations` in the order of the text, `entries` by item id, both
as HTML, and `seconds`, `load`, `import`, `edits`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bench.csl import peers

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent / "src"
PROCESSORS = ("carrel", "citeproc-js", "pandoc", "citeproc-py")
_STOPPED_BY_LIMIT = {-9, -24, 137, 152}


@dataclass(frozen=True)
class Job:
    """What a processor has to do."""

    style: str
    locales: dict[str, str]
    lang: str
    notes: bool
    items: list[dict[str, Any]]
    clusters: list[dict[str, Any]]
    insertions: list[dict[str, Any]] = field(default_factory=list)
    runs: int = 1


class Figures(NamedTuple):
    """What a job cost, in CPU seconds, and what it gave.

    `seconds` is None where the time limit ended it. `edits` holds pairs: the citations' part and
    the bibliography's. `memory` is the peak resident set of the program in megabytes.
    """

    seconds: float | None
    load: float
    imports: float
    memory: float
    edits: list[tuple[float, float]]
    citations: list[str]
    entries: dict[str, str]


def measure(name: str, job: Job, folder: Path, limit: int) -> Figures:
    """Let a processor do a job in at most `limit` CPU seconds for each run; peers in `folder`."""
    if name == "pandoc":
        return _measure_pandoc(job, folder, limit)
    path = folder / "job.json"
    path.write_text(json.dumps({**job.__dict__, "peers": str(folder)}), encoding="utf-8")
    words = {
        "carrel": [sys.executable, str(HERE / "carrel_csl.py")],
        "citeproc-js": ["node", "--max-old-space-size=4096", str(HERE / "citeproc_js.cjs")],
        "citeproc-py": [str(peers.python(folder)), str(HERE / "citeproc_py.py")],
    }[name]
    output, _, memory = _run([*words, str(path)], folder, limit * max(job.runs, 1))
    if output is None:
        return Figures(None, 0, 0, memory, [], [], {})
    told = json.loads(output)
    figures = (told["seconds"], told["load"], told["import"], memory)
    edits = [(one, other) for one, other in told["edits"]]
    return Figures(*figures, edits, told["citations"], told["entries"])


def _measure_pandoc(job: Job, folder: Path, limit: int) -> Figures:
    """The whole program, less what it needs for the same text without citations.

    What it prints is not gathered: pandoc writes documents, not lists of citations.
    """
    from bench.csl.pandoc_text import written

    program = peers.pandoc(folder)
    style, items, text = folder / "pandoc.csl", folder / "pandoc-items.json", folder / "pandoc.json"
    style.write_text(job.style, encoding="utf-8")
    items.write_text(json.dumps(job.items), encoding="utf-8")
    text.write_text(json.dumps(written(job.clusters)), encoding="utf-8")
    words = [str(program), "--from", "json", "--to", "html", str(text)]
    citing = ["--citeproc", "--csl", str(style), "--bibliography", str(items)]
    best: float | None = None
    peak = 0.0
    plain = min(_run(words, folder, limit)[1] for _ in range(2))
    for _ in range(job.runs):
        output, took, memory = _run([*words, *citing], folder, limit)
        if output is None:
            return Figures(None, 0, 0, memory, [], [], {})
        best = took - plain if best is None else min(best, took - plain)
        peak = max(peak, memory)
    return Figures(best, 0, plain, peak, [], [], {})


def _run(words: list[str], folder: Path, limit: int) -> tuple[str | None, float, float]:
    """What a program prints (None if the limit ended it), its CPU seconds, its peak megabytes."""
    limited = ["sh", "-c", f'ulimit -t {limit}; exec "$@"', "sh", *words]
    output, errors = folder / "output", folder / "errors"
    place = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(limited, stdout=out, stderr=err, env=place)
        _, status, usage = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    took, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    if code in _STOPPED_BY_LIMIT:
        return None, took, memory
    if code:
        told = errors.read_text(encoding="utf-8", errors="replace")
        raise SystemExit(f"{words[0]} failed with {code}:\n{told[-2000:]}")
    return output.read_text(encoding="utf-8"), took, memory
