"""The codebook: a tree of factors, each with its area and level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from carrel.annotations.annotation import COLORS
from carrel.study.errors import StudyError
from carrel.study.name import check_name
from carrel.study.nearest import did_you_mean


class Level(StrEnum):
    """Where a factor works."""

    SYSTEMIC = "systemic"
    REGIONAL = "regional"
    BILATERAL = "bilateral"
    DOMESTIC = "domestic"


@dataclass(frozen=True, slots=True)
class Factor:
    """What draws actors together or sets them apart; ``name`` is unique in its codebook.

    ``parent`` is the name of the factor above or empty; ``area`` one of the codebook's areas or
    empty; ``level`` ``None`` where none was chosen; ``color`` one of the highlight colours or
    empty.
    """

    name: str
    parent: str = ""
    area: str = ""
    level: Level | None = None
    color: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """``areas`` in the order in which they are shown, ``factors`` in the coder's own order."""

    areas: tuple[str, ...] = ()
    factors: tuple[Factor, ...] = ()


NO_CODEBOOK = Codebook()


def check_codebook(codebook: Codebook) -> Codebook:
    """Give back a codebook in which every name is one thing and every factor hangs in the tree.

    Raises ``StudyError`` for a name that is blank or stands twice, for a parent, area or colour
    that there is not, and for a circle of factors.
    """
    _check_names("area", codebook.areas)
    _check_names("factor", [factor.name for factor in codebook.factors])
    by_name = _by_name(codebook)
    for factor in codebook.factors:
        _check_factor(factor, by_name, codebook.areas)
        _path(factor.name, by_name)
    return codebook


def path_of(codebook: Codebook, factor: str) -> tuple[str, ...]:
    """The names from the root of the tree down to the factor; ``StudyError`` if there is none."""
    by_name = _by_name(codebook)
    if factor not in by_name:
        raise _no_factor(factor, by_name)
    return _path(factor, by_name)


def descendants(codebook: Codebook, factor: str) -> tuple[str, ...]:
    """The factor and all below it, in the codebook's order.

    A factor that the codebook does not have stands for itself alone.
    """
    by_name = _by_name(codebook)
    below = tuple(name for name in by_name if factor in _path(name, by_name))
    return below or (factor,)


def level_of(codebook: Codebook, factor: str) -> Level | None:
    """The factor's level, else that of the nearest factor above it which has one."""
    by_name = _by_name(codebook)
    if factor not in by_name:
        return None
    levels = [by_name[name].level for name in reversed(_path(factor, by_name))]
    return next((level for level in levels if level is not None), None)


def _by_name(codebook: Codebook) -> dict[str, Factor]:
    return {factor.name: factor for factor in codebook.factors}


def _no_factor(name: str, by_name: Mapping[str, Factor]) -> StudyError:
    return StudyError(
        f"The codebook has no factor '{name}': add it, or choose one that it has."
        + did_you_mean(name, by_name)
    )


def _check_names(what: str, names: list[str] | tuple[str, ...]) -> None:
    if any(not name.strip() for name in names):
        raise StudyError(f"The codebook has {what} without a name: give it one, or take it out.")
    for name in names:
        check_name(f"the {what}", name)
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise StudyError(f"The codebook has the {what} '{twice[0]}' twice: rename one of the two.")


def _check_factor(factor: Factor, by_name: Mapping[str, Factor], areas: tuple[str, ...]) -> None:
    named = f"The factor '{factor.name}' of the codebook"
    if factor.parent and factor.parent not in by_name:
        raise StudyError(
            f"{named} hangs under '{factor.parent}', which is not in it: add that, or hang it "
            "elsewhere." + did_you_mean(factor.parent, by_name)
        )
    if factor.area and factor.area not in areas:
        known = ", ".join(areas) or "none yet"
        raise StudyError(
            f"{named} is of the area '{factor.area}', which the codebook does not have: add it, "
            f"or choose one of its areas ({known})."
        )
    if factor.color and factor.color not in COLORS:
        raise StudyError(
            f"{named} has the colour '{factor.color}': choose one of {', '.join(COLORS)}."
        )


def _path(name: str, by_name: Mapping[str, Factor]) -> tuple[str, ...]:
    path = [name]
    while (above := by_name[path[-1]].parent) in by_name:
        if above in path:
            circle = " under ".join([*path[path.index(above) :], above])
            raise StudyError(
                f"The codebook runs in a circle ({circle}): hang one of these factors elsewhere."
            )
        path.append(above)
    return tuple(reversed(path))
