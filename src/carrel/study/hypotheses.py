"""Competing hypotheses: what speaks against each, and which claims tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from carrel.study.claim import Claim
from carrel.study.columns import columns_of
from carrel.study.errors import StudyError
from carrel.study.figure import Contributions, Figure, missing
from carrel.study.hypothesis import Hypothesis, Rating
from carrel.study.study import Study
from carrel.study.weights import Weights, weight, weight_parameters

AGAINST = MappingProxyType({Rating.INCONSISTENT: 1.0, Rating.VERY_INCONSISTENT: 2.0})
"""What a rating counts against its hypothesis; consistent claims count nothing for it."""

SCALE = MappingProxyType(
    {
        Rating.VERY_CONSISTENT: 2.0,
        Rating.CONSISTENT: 1.0,
        Rating.NEUTRAL: 0.0,
        Rating.INCONSISTENT: -1.0,
        Rating.VERY_INCONSISTENT: -2.0,
    }
)

CAPTION = (
    "The hypothesis with the least against it is not thereby probable: the figures count "
    "evidence that does not fit, and are no probabilities."
)
_TWO = 2


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against one hypothesis; ``inconsistency`` and ``weighted`` list their claims.

    ``rated`` counts the claims that were rated for it, N and NA included.
    """

    hypothesis: str
    inconsistency: Figure
    weighted: Figure
    rated: int


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: its rating under each hypothesis in their order, ``None`` where not rated.

    ``diagnosticity`` is the distance of its highest from its lowest rating, 0 to 4, ``None`` with
    fewer than two ratings that apply.
    """

    claim: str
    source: str
    ratings: tuple[Rating | None, ...]
    diagnosticity: float | None


@dataclass(frozen=True, slots=True)
class WithoutSource:
    """The same with one source left out: values in the hypotheses' order, and the least."""

    source: str
    inconsistency: tuple[float | None, ...]
    weighted: tuple[float | None, ...]
    least: tuple[str, ...]
    changes: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """``against`` in the hypotheses' order, ``rows`` with the most diagnostic claims first.

    ``least`` are the hypotheses with the least weighted inconsistency: more than one in a tie.
    """

    against: tuple[Against, ...]
    rows: tuple[Row, ...]
    least: tuple[str, ...]
    leave_one_source_out: tuple[WithoutSource, ...]
    caption: str = CAPTION
    reason: str = ""


def matrix(study: Study, claims: Sequence[Claim], *, weights: Weights | None = None) -> Matrix:
    """The matrix of claims by hypotheses.

    Heuer 1999, "Psychology of intelligence analysis", chapter 8, steps 3 to 6: a hypothesis is
    weighed by what is inconsistent with it, I counting 1 and II 2; ``weighted`` multiplies each
    by the claim's w = (c/3)·q. Diagnosticity is the spread of a claim's ratings from −2 (II) to
    +2 (CC), NA left out. Raises ``StudyError`` for a study without hypotheses.
    """
    if not study.hypotheses:
        raise StudyError("The study has no hypotheses: write down two or more that compete.")
    chosen = weights or Weights()
    columns = columns_of(claims)
    rated = {claim for hypothesis in study.hypotheses for claim, _ in hypothesis.ratings}
    places = sorted(columns.place[claim] for claim in rated if claim in columns.place)
    by_id = {claim.id: claim for claim in map(columns.__getitem__, places)}
    against = tuple(_against(study, hypothesis, by_id, chosen) for hypothesis in study.hypotheses)
    rows = _rows(study, by_id)
    least = _least(against)
    reason = "" if rows else "No claim has been rated yet."
    return Matrix(against, rows, least, _leave_out(study, by_id, chosen, least), CAPTION, reason)


def _against(
    study: Study, hypothesis: Hypothesis, claims: dict[str, Claim], weights: Weights
) -> Against:
    rated = [
        (claims[key], rating) for key, rating in dict(hypothesis.ratings).items() if key in claims
    ]
    applying = [(claim, rating) for claim, rating in rated if rating in SCALE]
    plain = {claim.id: AGAINST.get(rating, 0.0) for claim, rating in applying}
    heavy = {claim.id: plain[claim.id] * weight(claim, study, weights) for claim, _ in applying}
    works = tuple(sorted({claim.source for claim, _ in applying}))
    return Against(
        hypothesis.id,
        _figure(plain, works, ()),
        _figure(heavy, works, weight_parameters(weights)),
        len(rated),
    )


def _figure(
    amounts: dict[str, float], works: tuple[str, ...], parameters: tuple[tuple[str, str], ...]
) -> Figure:
    if not amounts:
        return missing("No claim that applies has been rated for this hypothesis.", parameters)
    listed = Contributions(len(amounts), amounts.items)
    total = sum(amounts.values())
    return Figure(total, None, None, len(works), len(amounts), listed, parameters, works=works)


def _rows(study: Study, claims: dict[str, Claim]) -> tuple[Row, ...]:
    ratings = [dict(hypothesis.ratings) for hypothesis in study.hypotheses]
    rows: list[Row] = []
    for key, claim in claims.items():
        given = tuple(rated.get(key) for rated in ratings)
        if any(rating is not None for rating in given):
            at = [SCALE[rating] for rating in given if rating is not None and rating in SCALE]
            spread = max(at) - min(at) if len(at) >= _TWO else None
            rows.append(Row(key, claim.source, given, spread))
    return tuple(
        sorted(
            rows,
            key=lambda row: -1 if row.diagnosticity is None else row.diagnosticity,
            reverse=True,
        )
    )


def _least(against: Sequence[Against]) -> tuple[str, ...]:
    known = [one for one in against if one.weighted.value is not None]
    lowest = min((one.weighted.value or 0.0 for one in known), default=0.0)
    return tuple(
        one.hypothesis
        for one in known
        if abs((one.weighted.value or 0.0) - lowest) < 1e-9  # noqa: PLR2004 - rounding
    )


def _leave_out(
    study: Study, claims: dict[str, Claim], weights: Weights, least: tuple[str, ...]
) -> tuple[WithoutSource, ...]:
    rated = {key for hypothesis in study.hypotheses for key, _ in hypothesis.ratings}
    sources = sorted({claims[key].source for key in rated if key in claims})
    found: list[WithoutSource] = []
    for source in sources:
        left = {key: claim for key, claim in claims.items() if claim.source != source}
        against = [_against(study, hypothesis, left, weights) for hypothesis in study.hypotheses]
        now = _least(against)
        found.append(
            WithoutSource(
                source,
                tuple(one.inconsistency.value for one in against),
                tuple(one.weighted.value for one in against),
                now,
                now != least,
            )
        )
    return tuple(found)
