"""``python -m bench.references.unseen [COUNT]``: how far the reading's word holds for what it never met.

Invented references of seeds that no training uses, damaged as those that teach: of the fields and
the entries from a confidence on, how many there are in a hundred, and how many of these are right.
"""

from __future__ import annotations

import sys

import numpy as np

from carrel.references.certainty import SURE
from carrel.references.fields.confidence import calibration_of
from carrel.workbench.reading_models import field_model
from training.confidence import lot_of
from training.crf import lessons_of
from training.fields import lessons

_SEED = 991_000
_EACH = 3000
_FIELDS, _ENTRIES = (0.8, 0.9, 0.95, 0.98), (0.8, 0.85, SURE, 0.95)


def main(count: str = "12000") -> None:
    """Print a line for each confidence."""
    model = field_model()
    calibration = calibration_of(model)
    told: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
    for seed in range(_SEED, _SEED + max(1, int(count) // _EACH)):
        lot = lot_of([lessons_of(lessons(seed, min(int(count), _EACH)))], model)
        fields, entries = calibration.sureness(lot.evidence, lot.sizes)
        told.append((fields, lot.right, entries, lot.whole))
    fields, right, entries, whole = (np.concatenate(each) for each in zip(*told, strict=True))
    print(f"{len(fields)} fields, {100 * right.mean():.1f} right")
    _tell(fields, right, _FIELDS)
    print(f"{len(entries)} entries, {100 * whole.mean():.1f} right throughout")
    _tell(entries, whole, _ENTRIES)


def _tell(confidences: np.ndarray, right: np.ndarray, limits: tuple[float, ...]) -> None:
    for limit in limits:
        kept = confidences >= limit
        print(
            f"  {limit:4.2f} and more: {100 * kept.mean():5.1f}, right {100 * right[kept].mean():6.2f}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
