"""How many references are read in a CPU second, and what a paper costs from first to last.

``python -m bench.references.speed DIR [PYTHON]``: the references of every ``*.jsonl`` of a folder,
mixed, in lists of 60 and all at once; a text of 30 pages with 60 of them, read by ``carrel
references`` in processes of its own; and as many as 50,000 in one list. ``PYTHON`` is one that has
refextract (GPL, so it is no part of Carrel), which reads the same references in the same run.

CPU seconds of this and of all processes that it starts; the best of several, since a machine that
does other things makes everything slower. Processes are only as quick as an installed Carrel's where
bytecode is kept (``PYTHONDONTWRITEBYTECODE`` is not set).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.references.gold import read_gold
from carrel.references.reading import read_list
from carrel.workbench.reading_models import field_model, order_model, word_list

_LIST = 60
_ROUNDS = 5
_PAGES, _PARAGRAPHS, _LINES, _WIDTH = 30, 5, 8, 90
_MANY = 50_000
_PEER = """
import json, sys, time
from refextract import extract_references_from_string as read
texts = json.load(sys.stdin)
read(texts[0])
began = time.process_time()
for text in texts:
    read(text)
print(time.process_time() - began)
"""
_OF_PEER = 200


def best(work: Callable[[], object], rounds: int = _ROUNDS) -> tuple[float, float]:
    """The CPU seconds of the first and of the quickest round."""
    spent: list[float] = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return spent[0], min(spent)


def in_lists(texts: Sequence[str], size: int) -> None:
    """Read references in lists of a size."""
    for start in range(0, len(texts), size):
        read_list(texts[start : start + size], field_model(), order_model, word_list)


def paper(references: Sequence[str], draw: Random) -> str:
    """A text of 30 pages that cites, and the list of its references, wrapped as they are printed."""
    words = [word for text in references for word in text.split() if word.islower()]
    parts: list[str] = []
    for _ in range(_PAGES * _PARAGRAPHS):
        said = " ".join(draw.choices(words, k=_LINES * 13))
        parts.append(
            f"{said.capitalize()} (Smith {draw.randrange(1960, 2020)}, {draw.randrange(300)})."
        )
    entries = "\n".join("\n    ".join(_wrapped(text)) for text in sorted(references))
    return (
        "\n\n".join("\n".join(_wrapped(part)) for part in parts) + f"\n\nReferences\n\n{entries}\n"
    )


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def of_processes(command: Sequence[str]) -> float:
    """The CPU seconds of a command with all its processes, the least of several."""
    spent: list[float] = []
    for _ in range(_ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def of_peer(python: str, texts: Sequence[str]) -> float:
    """References that refextract reads in a CPU second."""
    some = list(texts[:_OF_PEER])
    run = subprocess.run(
        [python, "-c", _PEER], input=json.dumps(some), text=True, capture_output=True, check=True
    )
    return len(some) / float(run.stdout.split()[-1])


def main(folder: str, peer: str = "") -> None:
    """Print the figures."""
    texts = [gold.text for path in sorted(Path(folder).glob("*.jsonl")) for gold in read_gold(path)]
    draw = Random(1)  # noqa: S311 - lots, no secrets
    draw.shuffle(texts)
    in_lists(texts[:1], 1)
    first, lists = best(lambda: in_lists(texts, _LIST))
    _, whole = best(lambda: in_lists(texts, len(texts)))
    print(f"{len(texts)} references, in a CPU second")
    print(
        f"  in lists of {_LIST}: {len(texts) / lists:,.0f} (before any word is known {len(texts) / first:,.0f})"
    )
    print(f"  at once: {len(texts) / whole:,.0f}")
    if peer:
        rate = of_peer(peer, texts)
        print(
            f"  refextract: {rate:,.0f}, so Carrel is {len(texts) / lists / rate:,.0f} times as quick"
        )
    with TemporaryDirectory() as place:
        file = Path(place) / "paper.txt"
        file.write_text(paper(texts[:_LIST], draw), encoding="utf-8")
        command = [sys.executable, "-m", "carrel", "references", str(file), "--json"]
        print(
            f"a paper of {_PAGES} pages with {_LIST}: {of_processes(command):.2f} CPU seconds, all processes"
        )
    many = [texts[place % len(texts)] for place in range(_MANY)]
    began = time.process_time()
    in_lists(many, len(many))
    spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"a list of {_MANY:,}: {_MANY / spent:,.0f} in a CPU second, {memory:,} MiB at most")


if __name__ == "__main__":
    main(*sys.argv[1:])
