"""What a line is judged by: its signs, its place, its number's neighbours, the lines around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from carrel.language.section_names import Section
from carrel.references.finding.line import Line
from carrel.references.finding.line_places import PLACES, places_of
from carrel.references.finding.line_signs import SECTIONS, SIGNS, Matrix, Numbers, signs_of
from carrel.references.finding.repeats import REPEATS, repeats_of

_REACH = 60
_NEAR, _WIDE = 8, 40
_REFERENCES = SECTIONS.index(Section.REFERENCES)


@dataclass(frozen=True, slots=True)
class Around:
    """Where some lines stand in their document: the first of them, how many it has in all.

    ``section`` is the last section that was named before them (as in `Signs.section`).
    """

    first: int = 0
    total: int = 0
    section: int = -1


@dataclass(frozen=True, slots=True)
class Features:
    """``matrix`` has a row for each line and a column for each of `FEATURES`, from 0 to 1.

    ``wide`` are the densities of `DENSE` signs around each line, from 0 to 1. ``section`` is the
    last section named up to the last line; ``leading``, ``trailing`` and ``order`` as in `Signs`,
    ``indent`` as in `Places`.
    """

    matrix: Matrix
    wide: Matrix
    section: int
    leading: Numbers
    trailing: Numbers
    indent: Matrix
    order: Numbers

    def of(self, chosen: Numbers) -> Features:
        """The features of some of the lines."""
        return Features(
            self.matrix[chosen],
            self.wide[chosen],
            self.section,
            self.leading[chosen],
            self.trailing[chosen],
            self.indent[chosen],
            self.order[chosen],
        )

    @staticmethod
    def joined(parts: Sequence[Features]) -> Features:
        """The features of lines that follow one another."""
        return Features(
            np.concatenate([part.matrix for part in parts]),
            np.concatenate([part.wide for part in parts]),
            parts[-1].section,
            np.concatenate([part.leading for part in parts]),
            np.concatenate([part.trailing for part in parts]),
            np.concatenate([part.indent for part in parts]),
            np.concatenate([part.order for part in parts]),
        )


def features_of(lines: Sequence[Line], around: Around | None = None) -> Features:
    """Judge lines that follow one another. Linear."""
    around = around or Around(0, len(lines))
    signs = signs_of([line.text for line in lines])
    places = places_of(lines)
    leading = _succession(signs.leading)
    trailing = _succession(signs.trailing)
    named, section = _sections(signs.section, around.section)
    columns = np.hstack(
        [
            np.ones((len(lines), 1), dtype=np.float32),
            signs.matrix,
            places.matrix,
            repeats_of([line.text for line in lines]),
            np.stack([*leading, *trailing, *_alphabet(signs.initial)], axis=1).astype(np.float32),
        ]
    )
    chosen = columns[:, _DENSE]
    wide = [*_densities(chosen), named, _position(len(lines), around)]
    return Features(
        columns,
        np.hstack(wide),
        section,
        signs.leading,
        signs.trailing,
        places.indent,
        signs.order,
    )


def _succession(numbers: Numbers) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether the number before a line's own stands shortly before it, and the next shortly after."""
    before = np.zeros(len(numbers), dtype=bool)
    after = np.zeros(len(numbers), dtype=bool)
    last: dict[int, int] = {}
    for i in np.flatnonzero(numbers >= 0).tolist():
        number = int(numbers[i])
        found = last.get(number - 1)
        if found is not None and i - found <= _REACH:
            before[i] = after[found] = True
        last[number] = i
    return before, after


def _alphabet(initials: Numbers) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether a name comes after the last one in the alphabet, and before the next one."""
    after = np.zeros(len(initials), dtype=bool)
    before = np.zeros(len(initials), dtype=bool)
    named = np.flatnonzero(initials >= 0)
    values = initials[named]
    ordered = values[1:] >= values[:-1]
    after[named[1:]] = ordered
    before[named[:-1]] = ordered
    return after, before


def _sections(found: Numbers, before: int) -> tuple[Matrix, int]:
    """The last section named before each line, and whether that was a few lines ago."""
    places = np.arange(len(found))
    last = np.maximum.accumulate(np.where(found >= 0, places, -1))
    state = np.where(last >= 0, found[np.maximum(last, 0)], before)
    ago = np.where(last >= 0, places - last, 10_000)
    columns = [state == n for n in range(len(SECTIONS))]
    columns += [(state == _REFERENCES) & (ago <= bound) for bound in (3, 20, 120)]
    return np.stack(columns, axis=1).astype(np.float32), int(state[-1]) if len(state) else before


def _position(count: int, around: Around) -> Matrix:
    """How far on in the document, and how long that is."""
    total = max(around.total, count, 1)
    place = (np.arange(count) + around.first) / total
    columns = [place > bound for bound in (0.1, 0.5, 0.75, 0.9)]
    columns += [np.full(count, total < bound) for bound in (4, 30, 150)]
    return np.stack(columns, axis=1).astype(np.float32)


def _densities(chosen: Matrix) -> list[Matrix]:
    """The share of lines with each sign among the last few, the next few, and all around."""
    count = len(chosen)
    total = np.vstack([np.zeros((1, chosen.shape[1])), np.cumsum(chosen, axis=0, dtype=np.float64)])
    here = np.arange(count)
    windows = (
        (np.maximum(here - _NEAR, 0), here),
        (np.minimum(here + 1, count), np.minimum(here + 1 + _NEAR, count)),
        (np.maximum(here - _WIDE, 0), np.minimum(here + 1 + _WIDE, count)),
    )
    return [
        ((total[end] - total[start]) / np.maximum(end - start, 1)[:, None]).astype(np.float32)
        for start, end in windows
    ]


FEATURES: tuple[str, ...] = (
    "line",
    *SIGNS,
    *PLACES,
    *REPEATS,
    "number-follows",
    "number-followed",
    "trailing-follows",
    "trailing-followed",
    "alphabet-follows",
    "alphabet-followed",
)
"""The columns of `Features.matrix`."""
DENSE: tuple[str, ...] = (
    "opens:capitals",
    "opens:inverted",
    "opens:initials",
    "opens:short",
    "opens:direct",
    "first:a",
    "first:A",
    "initial",
    "names",
    "round-year",
    "year",
    "range",
    "volume-issue",
    "page-word",
    "volume-word",
    "editor-word",
    "place-word",
    "serial-word",
    "within-word",
    "address",
    "note-word",
    "call",
    "sentence",
    "leaders",
    "digits",
    "signs",
    "capitals:40",
    "comma",
    "last:.",
    "indent:5",
    "short:0.1",
    "step:1.2",
    "smaller:96",
    "number-follows",
    "trailing-follows",
    "alphabet-follows",
    "length:60",
    "nearby-short:0.08",
    "nearby-fits",
)
"""The signs whose density around a line counts."""
_DENSE = [FEATURES.index(name) for name in DENSE]
WIDE: tuple[str, ...] = (
    *(f"{place}:{name}" for place in ("before", "after", "around") for name in DENSE),
    *(f"in:{section.value}" for section in SECTIONS),
    *(f"heading:{bound}" for bound in (3, 20, 120)),
    *(f"position:{bound}" for bound in (10, 50, 75, 90)),
    *(f"lines:{bound}" for bound in (4, 30, 150)),
)
"""The columns of `Features.wide`."""
