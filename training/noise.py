"""What scanning, extracting, copying and typing do to references, list by list.

Entries of one ``style`` are one list: its damage is drawn once, so that a list lost all its
accents or all its spaces before initials, and not here one and there one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from random import Random

from training.damages import COMMON, RARE, SLIPS, Damage
from training.edits import Edit, edited
from training.labelled import Labelled

CLEAN = 0.5
"""The share of lists that come as they were written."""


def noisy(references: Iterable[Labelled], seed: int) -> Iterator[Labelled]:
    """Damage references that come list by list; the same seed does the same damage.

    Every stretch holds what the damage made of its words; one that it destroyed is gone, and a
    reference of which nothing is left does not come.
    """
    for number, (style, entries) in enumerate(groupby(references, key=lambda one: one.style)):
        rng = Random(f"noise {seed} {number} {style}")
        damages = draw_damages(rng)
        for entry in entries:
            one = damaged(entry, damages, rng)
            if one.stretches:
                yield one


def draw_damages(rng: Random) -> tuple[Damage, ...]:
    """Draw the damages of a list: none, one or several."""
    found: list[Callable[[Random], Damage]] = []
    if rng.random() > CLEAN:
        found += rng.sample(COMMON, rng.choice((1, 1, 2, 2, 3, 4)))
    if rng.random() < 0.15:
        found.append(rng.choice(RARE))
    return tuple(make(rng) for make in found)


def damaged(entry: Labelled, damages: Iterable[Damage], rng: Random) -> Labelled:
    """Damage an entry as its list is damaged, and now and then by a slip of its own."""
    for damage in damages:
        entry = edited(entry, damage(entry, rng))
    if rng.random() < 0.05:
        edits: list[Edit] = list(rng.choice(SLIPS)(entry, rng))
        entry = edited(entry, edits)
    return entry
