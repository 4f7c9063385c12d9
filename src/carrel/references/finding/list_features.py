"""What a whole list tells of its lines: what begins its entries, if its lines are full, how long it is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from carrel.references.finding.line_features import FEATURES, Features
from carrel.references.finding.line_signs import Matrix

_NAMES = (
    "opens:again",
    "opens:capitals",
    "opens:inverted",
    "opens:initials",
    "opens:short",
    "opens:direct",
)
_SHARES = (
    *_NAMES,
    "opens:quoted",
    "opens:named",
    "number-follows",
    "trailing-follows",
    "mark:bare",
    "mark:bullet",
    "mark:key",
    "first:a",
    "first:A",
    "indent:2",
    "indent:5",
    "indent:16",
    "short:0.1",
    "short:0.25",
    "next-word-fits",
    "step:1.08",
    "step:1.45",
    "year",
    "round-year",
    "year-early",
    "last:.",
    "last:,",
    "length:35",
    "length:90",
    "length:130",
    "length:220",
    "alphabet-follows",
    "caseless",
    "layout",
)
_SIZES = (2, 4, 8, 20, 60)
_COLUMN = {name: place for place, name in enumerate(FEATURES)}
_SHARED = [_COLUMN[name] for name in _SHARES]


def list_features(features: Features, *, notes: bool) -> Matrix:
    """For each line of a list, what all of its lines together show, and how the line stands to that.

    ``features`` are those of the list's lines; ``notes`` says that they are notes.
    """
    near, indent = features.matrix, features.indent
    count = len(near)
    opening = _opening(near)
    whole: list[float] = near[:, _SHARED].mean(axis=0).tolist()
    for told in _conditions(near):
        whole += [told.mean(), _mean(opening, told), _mean(opening, ~told)]
    whole += [float(count < size) for size in _SIZES]
    whole.append(float(notes))
    alike = [
        np.abs(indent - indent[0]) <= 3,  # noqa: PLR2004 - points
        indent - indent.min() <= 3,  # noqa: PLR2004
        opening,
        np.arange(count) == 0,
    ]
    shared = np.broadcast_to(np.array(whole, dtype=np.float32), (count, len(whole)))
    return np.hstack([shared, np.stack(alike, axis=1).astype(np.float32)])


def _opening(near: Matrix) -> npt.NDArray[np.bool_]:
    """Lines that begin like an entry: with a name, or with the next number."""
    named = near[:, [_COLUMN[name] for name in _NAMES]].any(axis=1)
    return named | (near[:, _COLUMN["number-follows"]] > 0)


def _conditions(near: Matrix) -> list[npt.NDArray[np.bool_]]:
    """What may set the beginning of an entry apart in a list."""
    stop = near[:, _COLUMN["last:."]] > 0
    fits = near[:, _COLUMN["next-word-fits"]] > 0
    return [
        near[:, _COLUMN["indent:5"]] > 0,
        near[:, _COLUMN["step:1.2"]] > 0,
        np.concatenate([[True], stop[:-1]]),
        np.concatenate([[True], fits[:-1]]),
        near[:, _COLUMN["first:A"]] > 0,
    ]


def _mean(values: npt.NDArray[np.bool_], where: npt.NDArray[np.bool_]) -> float:
    chosen = values[where]
    return float(chosen.mean()) if len(chosen) else 0.5


LISTED: tuple[str, ...] = (
    *(f"list:{name}" for name in _SHARES),
    *(
        f"list:{told}:{what}"
        for told in ("indented", "apart", "after-stop", "after-short", "capital")
        for what in ("share", "with", "without")
    ),
    *(f"list:lines:{size}" for size in _SIZES),
    "list:notes",
    "like-first",
    "outermost",
    "opening",
    "list-first",
)
"""The columns that `list_features` gives."""
