"""Which claims of different coders are of one place: their passages laid beside one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from carrel.study.claim import Claim
from carrel.study.columns import Floats
from carrel.study.optimisation import assignment
from carrel.values.span import Span

LEAST_OVERLAP = 0.5
"""Of the shorter one: passages that share less of it are two places."""

_DYAD, _FACTOR, _DIRECTION = 1e-3, 1e-4, 1e-5


@dataclass(frozen=True, slots=True)
class Unit:
    """One place in a text, and for each coder who coded it the claim: pairs by coder's name."""

    document: str
    claims: tuple[tuple[str, Claim], ...]

    def claim_of(self, coder: str) -> Claim | None:
        """What this coder made of it."""
        return dict(self.claims).get(coder)


def units_of(claims: Sequence[Claim], coders: Sequence[str]) -> tuple[Unit, ...]:
    """Every claim of the coders, those of one place together.

    Within a document each coder's claims are matched with the places found so far, so that the
    overlaps (shared over joint characters) have the greatest sum; what the claims say decides
    only between equal overlaps. Coders are taken by name, so that their order says nothing.
    """
    by_document: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.coder in coders:
            for document in {passage.document for passage in claim.passages}:
                by_document[document][claim.coder].append(claim)
    return tuple(
        unit
        for document in sorted(by_document)
        for unit in _of_document(document, by_document[document])
    )


def spans_in(claim: Claim, document: str) -> tuple[Span, ...]:
    """Where a claim's passages stand in one document."""
    return tuple(p.selector.position for p in claim.passages if p.document == document)


def _of_document(document: str, by_coder: Mapping[str, list[Claim]]) -> Iterable[Unit]:
    places: list[list[tuple[str, Claim]]] = []
    for coder in sorted(by_coder):
        claims = sorted(by_coder[coder], key=lambda claim: (spans_in(claim, document), claim.id))
        taken: set[int] = set()
        if places:
            # The first claim of a place stands for it.
            score = _scores(document, [place[0][1] for place in places], claims)
            for row, column in assignment(score):
                if score[row, column] > 0:
                    places[row].append((coder, claims[column]))
                    taken.add(column)
        places += [[(coder, claim)] for n, claim in enumerate(claims) if n not in taken]
    ordered = sorted(places, key=lambda place: spans_in(place[0][1], document))
    return [Unit(document, tuple(place)) for place in ordered]


def _scores(document: str, one: Sequence[Claim], two: Sequence[Claim]) -> Floats:
    """Shared over joint characters of every two claims, 0 where too little is shared."""
    shared = np.zeros((len(one), len(two)))
    first, second = _spans(document, one), _spans(document, two)
    meeting = np.minimum(first[1][:, None], second[1]) - np.maximum(first[0][:, None], second[0])
    rows, columns = np.nonzero(meeting > 0)
    np.add.at(shared, (first[2][rows], second[2][columns]), meeting[rows, columns])
    lengths = [
        np.bincount(place, end - start, len(claims))
        for (start, end, place), claims in ((first, one), (second, two))
    ]
    shorter = np.minimum(lengths[0][:, None], lengths[1])
    joint = lengths[0][:, None] + lengths[1] - shared
    overlap = np.where(shared >= LEAST_OVERLAP * shorter, shared / np.maximum(joint, 1), 0.0)
    for row, column in np.argwhere(overlap > 0).tolist():
        overlap[row, column] += _alike(one[row], two[column])
    return overlap


def _spans(
    document: str, claims: Sequence[Claim]
) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], ...]:
    """Starts, ends, and the number of the claim, for every passage."""
    found = [(*span, n) for n, claim in enumerate(claims) for span in spans_in(claim, document)]
    columns = np.array(found, np.intp).reshape(-1, 3)
    return tuple(columns[:, n] for n in range(3))


def _alike(one: Claim, two: Claim) -> float:
    same_dyad = {one.who, one.whom} == {two.who, two.whom}
    same_direction = one.direction == two.direction
    return _DYAD * same_dyad + _FACTOR * (one.factor == two.factor) + _DIRECTION * same_direction
