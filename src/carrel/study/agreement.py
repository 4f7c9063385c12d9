"""Agreement between coders: where they coded, what they coded there, and what to settle."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from carrel.study.claim import Claim
from carrel.study.coders import Unit, spans_in, units_of
from carrel.study.errors import StudyError
from carrel.study.krippendorff import Coefficient, Metric, Value, alpha
from carrel.study.study import Study
from carrel.study.when import show_when
from carrel.values.span import Span

ANY_CODE = "any"
_TWO = 2


@dataclass(frozen=True, slots=True)
class WhereCoded:
    """How far the coders gave one factor to the same characters.

    ``alpha`` is nominal, each character being a unit, coded or not; ``overlap`` is shared over
    joint characters, the mean over pairs of coders; ``characters`` counts each coder's.
    """

    factor: str
    alpha: Coefficient
    overlap: float | None
    characters: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WhatCoded:
    """How far the coders gave one field of the claim the same value, on passages both coded."""

    field: str
    metric: Metric
    alpha: Coefficient
    same: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something to settle: ``readings`` are coder, claim's id and value as shown.

    ``field`` is ``passage`` where only some coders have a claim; of the others the id is empty.
    """

    field: str
    document: str
    span: Span
    readings: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """``where`` by factor (first any), ``what`` by field, and the disagreements in text order.

    ``documents`` are those that two or more of the coders coded, ``left_out`` those that one did;
    ``assumed`` those of unknown length, counted to their last coded character. ``reason`` says
    why there is nothing to compare.
    """

    coders: tuple[str, ...]
    where: tuple[WhereCoded, ...]
    what: tuple[WhatCoded, ...]
    disagreements: tuple[Disagreement, ...]
    units: int
    documents: tuple[str, ...]
    left_out: tuple[str, ...]
    assumed: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of the claim: on which scale, its value there, and how it is shown."""

    name: str
    metric: Metric
    value: Callable[[Claim], Value]
    shown: Callable[[Claim], str]


def _plain(name: str, metric: Metric) -> _Field:
    def value(claim: Claim) -> Value:
        return getattr(claim, name)

    return _Field(name, metric, value, lambda claim: str(value(claim)))


FIELDS = (
    *(_plain(name, "nominal") for name in ("who", "whom", "area", "factor")),
    *(_plain(name, "ordinal") for name in ("direction", "strength", "certainty")),
    _Field("value", "interval", lambda claim: claim.value, lambda claim: f"{claim.value:+.2f}"),
    *(_plain(name, "nominal") for name in ("modality", "horizon")),
    _Field("start", "interval", lambda c: c.when.start, lambda c: show_when(c.when)),
    _Field("end", "interval", lambda c: c.when.end, lambda c: show_when(c.when)),
)
"""The value follows from direction and strength: its agreement is shown, not settled by itself."""
_SETTLED = tuple(field for field in FIELDS if field.name != "value")


def between_coders(
    study: Study,
    claims: Sequence[Claim],
    coders: Sequence[str] = (),
    *,
    lengths: Mapping[str, int] | None = None,
) -> Agreement:
    """Compare what coders made of the documents that two or more of them coded.

    ``coders`` are names, all of them where empty; ``lengths`` the code points of documents by
    digest. Where: Krippendorff's α over characters and their overlap, for each factor. What: his
    α over the fields of claims whose passages lie together (``coders.units_of``). Two coders with
    no document in common give figures without a value, and the reason. Raises ``StudyError`` for
    fewer than two coders.
    """
    chosen = tuple(sorted(set(coders or (claim.coder for claim in claims))))
    if len(chosen) < _TWO:
        raise StudyError(
            "Agreement is between two coders or more: let a second one code the texts."
        )
    ours = [claim for claim in claims if claim.coder in chosen]
    who: dict[str, set[str]] = defaultdict(set)
    for claim in ours:
        for passage in claim.passages:
            who[passage.document].add(claim.coder)
    shared = tuple(sorted(document for document, by in who.items() if len(by) >= _TWO))
    left_out = tuple(sorted(set(who) - set(shared)))
    common = [c for c in ours if any(passage.document in shared for passage in c.passages)]
    units = tuple(unit for unit in units_of(common, chosen) if unit.document in shared)
    known = lengths or {}
    reason = "" if shared else f"{' and '.join(chosen)} have coded no document in common."
    return Agreement(
        chosen,
        _where(study, common, chosen, _sizes(common, shared, known)),
        tuple(_what(field, units, chosen) for field in FIELDS),
        tuple(_disagreements(units, chosen)),
        sum(len(unit.claims) >= _TWO for unit in units),
        shared,
        left_out,
        tuple(document for document in shared if document not in known),
        reason,
    )


def _sizes(
    claims: Sequence[Claim], documents: Sequence[str], known: Mapping[str, int]
) -> dict[str, int]:
    """How many characters each document has, at the least."""
    sizes = {document: known.get(document, 0) for document in documents}
    for claim in claims:
        for passage in claim.passages:
            if passage.document in sizes:
                end = passage.selector.position.end
                sizes[passage.document] = max(sizes[passage.document], end)
    return sizes


Coded = dict[str, dict[str, list[Span]]]
"""By document and coder, the spans of one factor."""


def _where(
    study: Study, claims: Sequence[Claim], coders: tuple[str, ...], sizes: dict[str, int]
) -> tuple[WhereCoded, ...]:
    coded: dict[str, Coded] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for claim in claims:
        for passage in claim.passages:
            if passage.document in sizes:
                for factor in (ANY_CODE, claim.factor):
                    own = coded[factor][passage.document][claim.coder]
                    own.append(passage.selector.position)
    ordered = [factor.name for factor in study.codebook.factors if factor.name in coded]
    others = sorted(set(coded) - set(ordered) - {ANY_CODE})
    return tuple(
        _where_of(factor, coded[factor], coders, sizes) for factor in (ANY_CODE, *ordered, *others)
    )


def _where_of(
    factor: str, coded: Coded, coders: tuple[str, ...], sizes: dict[str, int]
) -> WhereCoded:
    """Characters that all coders treat alike make one stretch, which counts by its length."""
    # Where nobody gave the factor, a whole document is one stretch, and all of them are one.
    empty = sum(size for document, size in sizes.items() if document not in coded)
    stretches: list[tuple[int, tuple[int, ...]]] = [(empty, (0,) * len(coders))]
    for document in sizes.keys() & coded.keys():
        spans, size = coded[document], sizes[document]
        cuts = sorted({0, size, *(cut for own in spans.values() for span in own for cut in span)})
        joined = [_joined(spans.get(coder, ())) for coder in coders]
        for start, end in pairwise(cuts):
            stretches.append((end - start, tuple(_covers(own, start) for own in joined)))
    times = [length for length, _ in stretches]
    data = [[marks[n] for _, marks in stretches] for n in range(len(coders))]
    overlaps = [
        shared / joint
        for one, two in combinations(range(len(coders)), 2)
        if (joint := sum(t for t, marks in stretches if marks[one] or marks[two]))
        for shared in (sum(t for t, marks in stretches if marks[one] and marks[two]),)
    ]
    counts = (sum(t for t, marks in stretches if marks[n]) for n in range(len(coders)))
    return WhereCoded(
        factor,
        alpha(data, "nominal", times=times),
        sum(overlaps) / len(overlaps) if overlaps else None,
        tuple(zip(coders, counts, strict=True)),
    )


def _joined(spans: Iterable[Span]) -> tuple[list[int], list[int]]:
    """Starts and ends of what spans cover together, ascending."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _covers(joined: tuple[list[int], list[int]], at: int) -> int:
    """1 where the character at a position is covered."""
    starts, ends = joined
    place = bisect_right(starts, at) - 1
    return int(place >= 0 and at < ends[place])


def _what(field: _Field, units: Sequence[Unit], coders: tuple[str, ...]) -> WhatCoded:
    value = field.value
    told = [
        {coder: value(claim) for coder, claim in unit.claims}
        for unit in units
        if len(unit.claims) >= _TWO
    ]
    data = [[values.get(coder) for values in told] for coder in coders]
    same = sum(len(set(values.values())) == 1 for values in told)
    return WhatCoded(field.name, field.metric, alpha(data, field.metric), same)


def _disagreements(units: Sequence[Unit], coders: tuple[str, ...]) -> list[Disagreement]:
    found: list[Disagreement] = []
    for unit in units:
        span = spans_in(unit.claims[0][1], unit.document)[0]
        if len(unit.claims) < len(coders):
            readings = tuple(
                (coder, claim.id if claim else "", "coded" if claim else "not coded")
                for coder in coders
                for claim in (unit.claim_of(coder),)
            )
            found.append(Disagreement("passage", unit.document, span, readings))
        if len(unit.claims) < _TWO:
            continue
        first = unit.claims[0][1]
        for field in _SETTLED:
            value = field.value(first)
            if any(field.value(claim) != value for _, claim in unit.claims[1:]):
                readings = tuple((coder, c.id, field.shown(c)) for coder, c in unit.claims)
                found.append(Disagreement(field.name, unit.document, span, readings))
    return found
