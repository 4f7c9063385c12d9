"""``python -m bench.references DIR``: every ``*.jsonl`` of a folder read and scored."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.references.gold import is_mixed, read_gold, values_of
from bench.references.score import FIELDS, Score, score
from bench.references.sure import sureness
from carrel.references.field_model import load_field_model
from carrel.references.reading import read_fields

_MODEL = Path(__file__).parents[2] / "src/carrel/references/models/fields.bin"


def main(folder: str, model: str = "") -> None:
    """Print the figures of every set of a folder."""
    weights = load_field_model(Path(model or _MODEL).read_bytes())
    print(
        f"{'set':20} {'strict':>7} {'plain':>7} {'lev':>7} {'whole':>7} {'refs/s':>7} {'sure':>7} {'right':>7}"
    )
    scores: list[Score] = []
    for path in sorted(Path(folder).glob("*.jsonl")):
        gold = read_gold(path)
        began = time.process_time()
        fields = read_fields([reference.text for reference in gold], weights)
        spent = time.process_time() - began
        read = [values_of(found, mixed=is_mixed(path)) for found in fields]
        sure = sureness(gold, fields, mixed=is_mixed(path))
        values = [reference.values for reference in gold]
        strict = score(values, read, drop_label_words=False)
        plain = score(values, read, drop_label_words=True)
        scores.append(plain)
        print(
            f"{path.stem:20} {100 * strict.exact.f1():7.1f} {100 * plain.exact.f1():7.1f} "
            f"{100 * plain.lev.f1():7.1f} {100 * plain.whole / len(gold):7.1f} "
            f"{len(gold) / max(spent, 1e-9):7.0f} "
            f"{100 * sure.sure / max(sure.fields, 1):7.1f} "
            f"{100 * sure.right / max(sure.sure, 1):7.1f}  {dict(sure.wrong.most_common(4))}"
        )
    mean = sum(one.exact.f1() for one in scores) / max(len(scores), 1)
    lev = sum(one.lev.f1() for one in scores) / max(len(scores), 1)
    print(f"{'mean':20} {'':7} {100 * mean:7.1f} {100 * lev:7.1f}\n")
    for name in FIELDS:
        figures = [f"{100 * one.by_field[name].f1():7.1f}" for one in scores]
        print(f"{name:20} {' '.join(figures)}")
    for path, one in zip(sorted(Path(folder).glob("*.jsonl")), scores, strict=True):
        told = ", ".join(f"{what} {count}" for what, count in one.confusions.most_common(12))
        print(f"\n{path.stem}: {told}")


if __name__ == "__main__":
    main(*sys.argv[1:])
