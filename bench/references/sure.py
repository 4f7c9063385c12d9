"""Of the fields that the reading is sure of: how many there are, and how many are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bench.references.gold import Gold, name_of
from bench.references.score import bare, plain
from carrel.references.reference import Field

SURE = 0.95


class Sureness(NamedTuple):
    """Fields that are counted, those of them that are sure, and those of these that are right."""

    fields: int
    sure: int
    right: int
    wrong: Counter[str]


def sureness(gold: Sequence[Gold], read: Sequence[tuple[Field, ...]], *, mixed: bool) -> Sureness:
    """A field is right when it is gold's, or one piece of several that gold has for it."""
    counted = sure = right = 0
    wrong: Counter[str] = Counter()
    known = {name for one in gold for name in one.values}
    for one, fields in zip(gold, read, strict=True):
        for found in fields:
            name = name_of(found.label, mixed=mixed)
            if name not in known:
                continue
            counted += 1
            if found.confidence >= SURE:
                sure += 1
                got = bare(plain(name, found.text))
                wanted = bare(plain(name, one.values.get(name, "")))
                good = got == wanted or (name == "volume" and bool(got) and got in wanted)
                right += good
                wrong[name] += not good
    return Sureness(counted, sure, right, wrong)
