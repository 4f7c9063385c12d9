"""``python -m bench.references.cutting``: how many entries of unseen invented documents are cut right.

An entry counts when its lines are exactly those that it was set in. ``--model FILE`` measures
another model, such as one made by ``python -m training lines --without de --to FILE``, which has
seen no German document.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from carrel.references.finding.line import Line
from carrel.references.finding.line_model import load_line_model
from carrel.references.finding.lists import ReferenceList, find_lists
from training.documents.inventing import Invented, invented
from training.documents.typesetting import Role
from training.lines import FILE

_SEED = 900_000_000
"""Far from the seeds of training."""
_BEGINS = {Role.BEGIN, Role.NOTE_BEGIN}
_INNER = {Role.INNER, Role.NOTE_INNER}


def made(document: Invented) -> list[tuple[int, ...]]:
    """The lines of each entry as it was set."""
    entries: list[list[int]] = []
    for place, role in enumerate(document.roles):
        if role in _BEGINS:
            entries.append([place])
        elif role in _INNER and entries:
            entries[-1].append(place)
    return [tuple(entry) for entry in entries]


def cut(lines: Sequence[Line], lists: Iterable[ReferenceList]) -> list[tuple[int, ...]]:
    """The lines of each entry as it was cut."""
    starts = [line.span.start for line in lines]
    return [
        tuple(
            place
            for span in entry
            for place in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))
        )
        for each in lists
        for entry in each.entries
    ]


def main() -> None:
    """Measure by form, kind and language, and the speed."""
    parser = ArgumentParser(prog="python -m bench.references.cutting")
    parser.add_argument("--model", type=Path, default=FILE)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--language", default="", help="documents in this language alone")
    given = parser.parse_args()
    model = load_line_model(given.model.read_bytes())
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spent, lines = 0.0, 0
    for seed in range(_SEED, _SEED + given.documents):
        document = invented(seed, language=given.language)
        began = time.process_time()
        lists = find_lists(document.lines, model)
        spent += time.process_time() - began
        lines += len(document.lines)
        right, found = made(document), cut(document.lines, lists)
        told = {"made": len(right), "found": len(found), "exact": len({*right} & {*found})}
        for name in ("all", document.form, document.kind, document.language):
            counts[name].update(told)
    print(f"{'':10} {'entries':>8} {'found':>8} {'exact':>8} {'recall':>7} {'precision':>9}")
    for name, count in counts.items():
        recall = 100 * count["exact"] / max(count["made"], 1)
        precision = 100 * count["exact"] / max(count["found"], 1)
        print(
            f"{name:10} {count['made']:8} {count['found']:8} {count['exact']:8} "
            f"{recall:7.1f} {precision:9.1f}"
        )
    print(f"{lines / spent:.0f} lines a CPU second")


if __name__ == "__main__":
    main()
