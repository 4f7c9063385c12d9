"""Invented references with known labels, the same for a seed on every machine.

``references(seed, count)`` gives lists one after the other: the entries of a list are written in
one style, mostly in one language, and bear its name in ``style``. Seeds are independent of one
another, so that many can be made at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from training.invention.hand_styles import styles_for
from training.invention.lists import draw_list
from training.labelled import Labelled

__all__ = ["references", "styles_for"]


def references(seed: int, count: int) -> Iterator[Labelled]:
    """Give so many invented references: lists of 3 to 30 entries, whatever their style."""
    made = 0
    number = 0
    while made < count:
        for entry in draw_list(f"{seed}.{number}", Random(f"references {seed} {number}")):
            yield entry
            made += 1
            if made == count:
                return
        number += 1
