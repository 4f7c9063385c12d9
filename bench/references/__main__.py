"""``python -m bench.references DIR``: every ``*.jsonl`` of a folder read and scored.

A set is read as a pasted list is: mended, read and retouched.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.references.gold import is_mixed, read_gold, values_of
from bench.references.score import FIELDS, Score, score
from bench.references.sure import HEADING, Trust, binned, bins, line_of, trust_in
from carrel.references.fields.confidence import calibrated
from carrel.references.fields.field_model import FieldModel, load_field_model
from carrel.references.reading import EntryRead, read_list
from carrel.references.reference import Field, Reference
from carrel.values.span import Span
from carrel.workbench.reading_models import field_model, order_model, word_list

_CALIBRATION = Path(__file__).parents[2] / "src/carrel/references/models/confidence.json"


def main(folder: str, model: str = "") -> None:
    """Print the figures of every set of a folder."""
    weights = _model(model)
    print(f"{'set':20} {'strict':>7} {'plain':>7} {'lev':>7} {'whole':>7} {'refs/s':>7}")
    scores: list[Score] = []
    trusts: dict[str, Trust] = {}
    for path in sorted(Path(folder).glob("*.jsonl")):
        gold = read_gold(path)
        began = time.process_time()
        entries = _read([reference.text for reference in gold], weights)
        spent = time.process_time() - began
        read = [values_of(found.fields, mixed=is_mixed(path)) for found in entries]
        trusts[path.stem] = trust_in(gold, entries, mixed=is_mixed(path))
        values = [reference.values for reference in gold]
        strict = score(values, read, drop_label_words=False)
        plain = score(values, read, drop_label_words=True)
        scores.append(plain)
        print(
            f"{path.stem:20} {100 * strict.exact.f1():7.1f} {100 * plain.exact.f1():7.1f} "
            f"{100 * plain.lev.f1():7.1f} {100 * plain.whole / len(gold):7.1f} "
            f"{len(gold) / max(spent, 1e-9):7.0f}"
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
    tell_trust(trusts)


def tell_trust(trusts: Mapping[str, Trust]) -> None:
    """Print how far the reading's own word can be trusted."""
    print(f"\n{'':20} sure fields (confidence 0.95 and more){'':8} entries\n{HEADING}")
    for name, trust in trusts.items():
        print(line_of(name, trust))
    print(f"\nright of fields, by confidence\n{'':20} {bins()}")
    for name, trust in trusts.items():
        print(f"{name:20} {binned(trust)}")


def _read(texts: Sequence[str], model: FieldModel) -> list[EntryRead]:
    read = read_list(texts, model, order_model, word_list)
    return [EntryRead(_in_raw(one), one.confidence) for one in read]


def _in_raw(reference: Reference) -> tuple[Field, ...]:
    """The fields as they stand in the entry as it came, which gold speaks of."""
    raw = reference.mended.raw
    return tuple(
        replace(
            field,
            text="".join(raw[one.start : one.end] for one in field.sources),
            span=Span(field.sources[0].start, field.sources[-1].end),
        )
        for field in reference.fields
    )


def _model(file: str) -> FieldModel:
    """The model of the project, or that of a file with the project's calibration."""
    if not file:
        return field_model()
    return calibrated(load_field_model(Path(file).read_bytes()), _CALIBRATION.read_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
