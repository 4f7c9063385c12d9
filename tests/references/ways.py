"""Ways to label entries, written out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from carrel.references.fields.ways import Stretch, Ways


def ways_of(stretches: Sequence[Sequence[Stretch]]) -> Ways:
    """Ways that are given by the fields of each."""
    flat = [(way, *stretch) for way, fields in enumerate(stretches) for stretch in fields]
    return Ways(len(stretches), *np.array(flat, np.intp).reshape(-1, 4).T)
