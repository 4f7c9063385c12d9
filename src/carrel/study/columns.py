"""Claims as columns of numbers, made once and handed to everything that computes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias, overload

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

    def counts(self) -> Counter[Any]:
        """How many claims have each name, without the names that none has."""
        times = np.bincount(self.codes, minlength=len(self.names)).tolist()
        return Counter({name: n for name, n in zip(self.names, times, strict=True) if n})

    def taken(self, rows: Ints) -> Coded:
        """The column of some claims."""
        return Coded(self.names, self.codes[rows])


class _Parts(NamedTuple):
    """What is read off the claims; everything else follows from it."""

    value: Floats
    certainty: Ints
    start: Floats
    end: Floats
    source: Coded
    dyad: Coded
    area: Coded
    factor: Coded
    horizon: Coded
    side: Coded
    modality: Coded
    coder: Coded
    event: Coded


class Columns(Sequence[Claim]):
    """The claims themselves, a sequence, and beside them one array for each thing they say.

    Making them costs about two microseconds a claim and column, so the caller keeps them as long
    as the claims stay as they are; ``take`` and ``after`` make others from them for much less.
    Every function of the study that takes claims takes them.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        every = tuple(claims)
        self._set(every, None, _read(every))

    def _set(self, every: tuple[Claim, ...], at: Ints | None, parts: _Parts) -> None:
        self._every, self._at, self._parts = every, at, parts
        self.value, self.certainty, self.start, self.end = parts[:4]
        self.source, self.dyad, self.area, self.factor = parts[4:8]
        self.horizon, self.side, self.modality, self.coder, self.event = parts[8:]
        self.summed: Truths = self.modality.where(lambda modality: modality in SUMMED)
        self.telling: Ints = self.event.codes * len(self.source.names) + self.source.codes
        self.has_event: Truths = self.event.where(bool)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims as a tuple."""
        return self._every if self._at is None else self[:]

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        if self._at is None:
            return self._every[index]
        if isinstance(index, slice):
            places: list[int] = self._at[index].tolist()
            return tuple(map(self._every.__getitem__, places))
        return self._every[int(self._at[index])]

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def take(self, rows: Ints) -> Columns:
        """The columns of the claims in some rows, in their order; names that none has may stay."""
        taken = object.__new__(Columns)
        parts = (
            part.taken(rows) if isinstance(part, Coded) else part[rows] for part in self._parts
        )
        taken._set(self._every, rows if self._at is None else self._at[rows], _Parts._make(parts))
        return taken

    def after(self, claims: Sequence[Claim]) -> Columns:
        """The columns of other claims, most of which are the very objects that these hold.

        The same as made anew, and in a tenth of the time: only the claims that these columns do
        not hold are read.
        """
        every = tuple(claims)
        known = {id(claim): place for place, claim in enumerate(self)}
        places = np.fromiter((known.get(id(claim), -1) for claim in every), np.intp, len(every))
        fresh = np.flatnonzero(places < 0)
        places[fresh] = len(self) + np.arange(len(fresh))
        parts = (
            _joined(one, two, places)
            for one, two in zip(self._parts, _read([every[n] for n in fresh]), strict=True)
        )
        made = object.__new__(Columns)
        made._set(every, None, _Parts._make(parts))
        return made

    def stretch(self) -> tuple[float, float] | None:
        """The first and the last moment that the claims tell of, in decimal years, if any."""
        told = np.concatenate([self.start, self.end])
        told = told[np.isfinite(told)]
        return (float(told.min()), float(told.max())) if told.size else None

    @property
    def nbytes(self) -> int:
        """The bytes of the columns, without the claims."""
        arrays = [part.codes if isinstance(part, Coded) else part for part in self._parts]
        return sum(array.nbytes for array in (*arrays, self.summed, self.telling, self.has_event))

    @cached_property
    def place(self) -> dict[str, int]:
        """The row of each claim, by its id."""
        return {claim.id: row for row, claim in enumerate(self.claims)}

    def rows(self, selection: Selection, study: Study) -> Ints:
        """Where the selected claims stand: the same as ``selection.select`` gives."""
        mask = self.dyad.where(
            lambda dyad: is_between(selection, dyad[0], dyad[1], symmetric=dyad[2])
        )
        for field, allowed in criteria(selection, study.codebook):
            if field == "id":
                mask &= self._named(allowed)
            else:
                column: Coded = getattr(self, field)
                mask &= column.where(allowed.__contains__)
        low = -np.inf if selection.start is None else selection.start
        high = np.inf if selection.end is None else selection.end
        mask &= (self.start < high) | (self.start == low)
        mask &= (self.end > low) | (self.start >= low)
        return np.flatnonzero(mask)

    def _named(self, ids: Iterable[str]) -> Truths:
        mask = np.zeros(len(self), np.bool_)
        mask[[self.place[id_] for id_ in ids if id_ in self.place]] = True
        return mask

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
        return [self[int(row)].id for row in rows]


def columns_of(claims: Sequence[Claim]) -> Columns:
    """The columns of claims, made unless they are columns already."""
    return claims if isinstance(claims, Columns) else Columns(claims)


def _read(claims: Sequence[Claim]) -> _Parts:
    count = len(claims)
    whens = [claim.when for claim in claims]
    return _Parts(
        np.fromiter((c.value for c in claims), np.float64, count),
        np.fromiter((c.certainty for c in claims), np.intp, count),
        np.fromiter((-np.inf if w.start is None else w.start for w in whens), np.float64, count),
        np.fromiter((np.inf if w.end is None else w.end for w in whens), np.float64, count),
        _coded(claim.source for claim in claims),
        _coded((c.who, c.whom, c.symmetric) for c in claims),
        _coded(claim.area for claim in claims),
        _coded(claim.factor for claim in claims),
        _coded(claim.horizon for claim in claims),
        _coded(claim.side for claim in claims),
        _coded(claim.modality for claim in claims),
        _coded(claim.coder for claim in claims),
        _coded(claim.event for claim in claims),
    )


def _coded(values: Iterable[Hashable]) -> Coded:
    """Names in their own order, so that no other claim's going or coming moves them about."""
    written = list(values)
    names = _ordered(set(written))
    places = {name: place for place, name in enumerate(names)}
    return Coded(names, np.array([places[value] for value in written], np.intp))


def _ordered(names: Iterable[Hashable]) -> tuple[Any, ...]:
    return tuple(sorted(names, key=str))


def _joined(one: Any, two: Any, places: Ints) -> Any:  # noqa: ANN401 - both arrays or both coded
    """One part after another, and of both together those at some places."""
    if not isinstance(one, Coded):
        return np.concatenate([one, two])[places]
    names = _ordered({*one.names, *two.names})
    place = {name: n for n, name in enumerate(names)}
    codes = np.concatenate(
        [np.array([place[name] for name in each.names], np.intp)[each.codes] for each in (one, two)]
    )[places]
    used = np.bincount(codes, minlength=len(names)) > 0
    # What no claim has any more goes, as it would if all were read anew.
    return Coded(
        tuple(name for name, has in zip(names, used.tolist(), strict=True) if has),
        (np.cumsum(used) - 1)[codes],
    )
