"""Which claims a page of a study shows: its address read as a selection, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Protocol
from urllib.parse import urlencode

from carrel.study.claim import SIDES, Horizon, Modality
from carrel.study.codebook import Level
from carrel.study.columns import Columns
from carrel.study.errors import StudyError
from carrel.study.selection import Selection
from carrel.study.study import Study

_SEVERAL = {
    "area": "areas",
    "factor": "factors",
    "level": "levels",
    "side": "sides",
    "horizon": "horizons",
    "modality": "modalities",
    "source": "sources",
    "coder": "coders",
    "event": "events",
}
"""Fields of the address that may come several times, and the selection's own names for them."""

Choice = tuple[str, str]
"""A value and how it is shown."""


class Query(Protocol):
    """The part of an address behind its question mark; a field may come several times."""

    def getall(self, key: str, default: list[str], /) -> list[str]:
        """Every value of a field."""
        ...


@dataclass(frozen=True, slots=True)
class Filter:
    """What the filter's fields offer, and the years as they were typed."""

    actors: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    factors: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    horizons: tuple[Choice, ...]
    modalities: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    coders: tuple[Choice, ...]
    events: tuple[Choice, ...]
    start: str
    end: str


def selection_of(query: Query) -> Selection:
    """The selection that an address asks for: ``who=IRN&whom=RUS&area=political&from=1990``.

    Raise ``StudyError`` for a year that is no number.
    """
    several = {
        field: tuple(filter(None, query.getall(name, []))) for name, field in _SEVERAL.items()
    }
    return Selection(
        who=_last(query, "who"),
        whom=_last(query, "whom"),
        start=_year(query, "from"),
        end=_year(query, "to"),
        directed=_last(query, "directed") == "1",
        ids=_ids(query),
        **several,
    )


def query_of(selection: Selection) -> str:
    """The part of an address that asks for a selection; empty when it leaves nothing out."""
    pairs = [("who", selection.who), ("whom", selection.whom)]
    for name, field in _SEVERAL.items():
        pairs += [(name, value) for value in getattr(selection, field)]
    pairs += [("from", _shown(selection.start)), ("to", _shown(selection.end))]
    pairs += [("directed", "1" if selection.directed else ""), ("ids", ",".join(selection.ids))]
    return urlencode([(name, value) for name, value in pairs if value])


def filter_of(offered: Filter, selection: Selection) -> Filter:
    """What a study's filter offers, with the years of a selection."""
    return replace(offered, start=_shown(selection.start), end=_shown(selection.end))


def offered_by(study: Study, claims: Columns) -> Filter:
    """What the filter offers: the study's own actors and factors, and what its claims have."""
    return Filter(
        tuple((actor.id, actor.name) for actor in study.actors),
        _same(study.codebook.areas),
        _same(factor.name for factor in study.codebook.factors),
        _same(level.value for level in Level),
        _same(SIDES.values()),
        tuple((each.value, HORIZON_WORDS[each]) for each in Horizon),
        _same(each.value for each in Modality),
        _same(sorted(claims.source.names, key=str.casefold)),
        _same(sorted(claims.coder.names, key=str.casefold)),
        _same(sorted(filter(None, claims.event.names), key=str.casefold)),
        start="",
        end="",
    )


HORIZON_WORDS: Mapping[Horizon, str] = {
    Horizon.SHORT: "short term",
    Horizon.LONG: "long term",
    Horizon.NONE: "not said",
}


def _same(values: Iterable[str]) -> tuple[Choice, ...]:
    return tuple((value, value) for value in values)


def _ids(query: Query) -> tuple[str, ...]:
    """Claims named one by one, with commas between them or in fields of their own."""
    named = [name for field in query.getall("ids", []) for name in field.split(",")]
    return tuple(dict.fromkeys(filter(None, named)))


def _last(query: Query, name: str) -> str:
    return next(reversed(query.getall(name, [])), "").strip()


def _year(query: Query, name: str) -> float | None:
    written = _last(query, name)
    if not written:
        return None
    year = finite(written)
    if year is None:
        message = f"'{written}' is no year: write it as 1990, or 1990.5 for the middle of it."
        raise StudyError(message)
    return year


def finite(written: str) -> float | None:
    """The number that is written, with either minus sign; ``None`` for any other word."""
    try:
        number = float(written.replace("−", "-"))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _shown(year: float | None) -> str:
    return "" if year is None else f"{year:.12g}"
