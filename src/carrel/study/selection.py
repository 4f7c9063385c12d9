"""Which claims are meant: one filter for every table, chart and command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from carrel.study.claim import Claim
from carrel.study.codebook import Codebook, descendants, level_of
from carrel.study.errors import StudyError
from carrel.study.study import Study


@dataclass(frozen=True, slots=True)
class Selection:
    """What is empty or ``None`` leaves everything in.

    ``who`` and ``whom`` are actors' ids: both make a dyad, in either direction unless
    ``directed``; one alone means every claim in which it takes part. A factor means all below it
    too; ``sides`` are together, apart and neither. ``start`` and ``end`` are decimal years,
    half-open: a claim is in where its own stretch meets theirs.
    """

    who: str = ""
    whom: str = ""
    factors: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    horizons: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    start: float | None = None
    end: float | None = None
    directed: bool = False
    ids: tuple[str, ...] = ()


EVERYTHING = Selection()


Dyad = tuple[str, str, bool]
"""Who, whom, and whether neither is towards the other."""


class Criterion(NamedTuple):
    """A claim's ``field`` must be one of ``allowed``."""

    field: str
    allowed: frozenset[str]


def select(claims: Sequence[Claim], selection: Selection, study: Study) -> tuple[Claim, ...]:
    """The claims that are meant, in their order."""
    wanted = criteria(selection, study.codebook)

    def meant(claim: Claim) -> bool:
        return (
            all(getattr(claim, field) in allowed for field, allowed in wanted)
            and is_between(selection, claim.who, claim.whom, symmetric=claim.symmetric)
            and is_within(selection, claim.when.start, claim.when.end)
        )

    return tuple(claim for claim in claims if meant(claim))


def criteria(selection: Selection, codebook: Codebook) -> tuple[Criterion, ...]:
    """What a selection asks of a claim's fields that hold names; actors and time come beside."""
    named: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("id", selection.ids),
        ("area", selection.areas),
        ("side", selection.sides),
        ("horizon", selection.horizons),
        ("modality", selection.modalities),
        ("source", selection.sources),
        ("coder", selection.coders),
        ("event", selection.events),
        ("factor", tuple(f for name in selection.factors for f in descendants(codebook, name))),
    )
    wanted = [Criterion(field, frozenset(names)) for field, names in named if names]
    if selection.levels:
        allowed = {
            factor.name
            for factor in codebook.factors
            if (level_of(codebook, factor.name) or "") in selection.levels
        }
        wanted.append(Criterion("factor", frozenset(allowed)))
    return tuple(wanted)


def check_dyad(selection: Selection) -> Selection:
    """Give back a selection that does not name one actor twice; raise ``StudyError``."""
    if selection.who and selection.who == selection.whom:
        raise StudyError(
            f"{selection.who} is named twice, and a claim is about two different actors: name "
            "another for one of them."
        )
    return selection


def with_dyad(selection: Selection, told: Mapping[Dyad, int]) -> Selection:
    """The selection itself where it names two actors, else with the two that most claims tell of.

    ``told`` has the number of the claims on each dyad. Without one it stays as it is.
    """
    if (selection.who and selection.whom) or not told:
        return selection
    pairs: Counter[tuple[str, ...]] = Counter()
    for (who, whom, _), claims in told.items():
        pairs[tuple(sorted((who, whom)))] += claims
    who, whom = min(pairs, key=lambda pair: (-pairs[pair], pair))
    return replace(selection, who=who, whom=whom)


def is_between(selection: Selection, who: str, whom: str, *, symmetric: bool) -> bool:
    """Whether a claim of these two actors is of the selection's dyad or actor."""
    either = symmetric or not selection.directed
    there: Callable[[str, str], bool] = lambda a, b: (  # noqa: E731 - said twice below
        selection.who in {"", a} and selection.whom in {"", b}
    )
    return there(who, whom) or (either and there(whom, who))


def is_within(selection: Selection, start: float | None, end: float | None) -> bool:
    """Whether a claim's stretch meets the selection's; an instant at its beginning does."""
    low, high = selection.start, selection.end
    starts_in_time = high is None or start is None or start < high or start == low
    ends_in_time = low is None or end is None or end > low or (start is not None and start >= low)
    return starts_in_time and ends_in_time
