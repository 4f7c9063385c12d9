"""Claims as columns of numbers, made once and handed to everything that computes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, overload

import numpy as np
import numpy.typing as npt

from carrel.study.claim import Claim, Modality
from carrel.study.selection import Selection, criteria, is_between
from carrel.study.study import Study
from carrel.study.weights import UNRATED, Weights, quality_of

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.intp]
Truths: TypeAlias = npt.NDArray[np.bool_]

SUMMED = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.ATTRIBUTED})


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of names: ``names[codes[i]]`` is that of claim i."""

    names: tuple[Any, ...]
    codes: Ints

    def where(self, meant: Callable[[Any], bool]) -> Truths:
        """Of which claims the name is meant."""
        chosen = np.fromiter(map(meant, self.names), np.bool_, len(self.names))
        return chosen[self.codes]


class Columns(Sequence[Claim]):
    """The claims themselves, a sequence, and beside them one array for each thing they say.

    Making them costs about two microseconds a claim and column, so the caller keeps them as long
    as the claims stay as they are. Every function of the study that takes claims takes them.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.claims = tuple(claims)
        count = len(self.claims)
        whens = [claim.when for claim in self.claims]
        self.value: Floats = np.fromiter((c.value for c in self.claims), np.float64, count)
        self.certainty: Ints = np.fromiter((c.certainty for c in self.claims), np.intp, count)
        self.start: Floats = np.fromiter(
            (-np.inf if w.start is None else w.start for w in whens), np.float64, count
        )
        self.end: Floats = np.fromiter(
            (np.inf if w.end is None else w.end for w in whens), np.float64, count
        )
        self.source = _coded(claim.source for claim in self.claims)
        self.dyad = _coded((c.who, c.whom, c.symmetric) for c in self.claims)
        self.area = _coded(claim.area for claim in self.claims)
        self.factor = _coded(claim.factor for claim in self.claims)
        self.horizon = _coded(claim.horizon for claim in self.claims)
        self.side = _coded(claim.side for claim in self.claims)
        self.modality = _coded(claim.modality for claim in self.claims)
        self.coder = _coded(claim.coder for claim in self.claims)
        self.event = _coded(claim.event for claim in self.claims)
        self.id = _coded(claim.id for claim in self.claims)
        self.summed: Truths = self.modality.where(lambda modality: modality in SUMMED)
        self.telling: Ints = self.event.codes * len(self.source.names) + self.source.codes
        self.has_event: Truths = self.event.where(bool)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        return self.claims[index]

    def __len__(self) -> int:
        return len(self.claims)

    def rows(self, selection: Selection, study: Study) -> Ints:
        """Where the selected claims stand: the same as ``selection.select`` gives."""
        mask = self.dyad.where(
            lambda dyad: is_between(selection, dyad[0], dyad[1], symmetric=dyad[2])
        )
        for field, allowed in criteria(selection, study.codebook):
            column: Coded = getattr(self, field)
            mask &= column.where(allowed.__contains__)
        low = -np.inf if selection.start is None else selection.start
        high = np.inf if selection.end is None else selection.end
        mask &= (self.start < high) | (self.start == low)
        mask &= (self.end > low) | (self.start >= low)
        return np.flatnonzero(mask)

    def base_weights(self, study: Study, weights: Weights) -> Floats:
        """W = (c / 3) · q of every claim."""
        quality = quality_of(study, weights)
        q = np.array([quality.get(name, UNRATED) for name in self.source.names], np.float64)
        degrees = np.array(weights.certainty, np.float64)
        return degrees[self.certainty - 1] * q[self.source.codes]

    def shared(self, base: Floats, rows: Ints) -> Floats:
        """The weights of these rows, one shared by the claims in which a source tells one event."""
        taken = base[rows]
        named = self.has_event[rows]
        if not named.any():
            return taken
        _, place, times = np.unique(
            self.telling[rows[named]], return_inverse=True, return_counts=True
        )
        taken[named] /= times[place]
        return taken

    def ids(self, rows: Ints) -> list[str]:
        """The claims' ids."""
        return [self.claims[int(row)].id for row in rows]


def columns_of(claims: Sequence[Claim]) -> Columns:
    """The columns of claims, made unless they are columns already."""
    return claims if isinstance(claims, Columns) else Columns(claims)


def _coded(values: Iterable[Hashable]) -> Coded:
    """Names in their own order, so that no other claim's going or coming moves them about."""
    written = list(values)
    names = sorted(set(written), key=str)
    places = {name: place for place, name in enumerate(names)}
    return Coded(tuple(names), np.array([places[value] for value in written], np.intp))
