"""What disambiguation changes for an item, and whether a text has anything to do with it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

INITIALS, FULL, BARE_INITIALS = 1, 2, 3
"""Levels of given names that disambiguation asks for; the last is for styles that mark no initials."""
ASKED_SHOWN, ASKED_LEVEL, ASKED_FULL, ASKED_CONDITION, ASKED_SUFFIX = 1, 2, 4, 8, 16
"""What a text may have asked of an amendment, to be added up.

These are the number of names, the level of a given name, whether a given name is in full, the
condition `disambiguate`, and the year suffix.
"""
ASKED_POSITION = 32
"""In the same sum: a list of names asked whether the cite is a later one."""


class Amendment(NamedTuple):
    """What disambiguation changed for one item.

    `shown` gives the least number of names on the list of a variable; `given` the level of a name
    by (variable, index): 1 initials, 2 in full, 3 initials without a mark; the first `condition`
    tests of `disambiguate` hold; `suffix` counts year suffixes from 0.
    """

    shown: Mapping[str, int] = MappingProxyType({})
    given: Mapping[tuple[str, int], int] = MappingProxyType({})
    condition: int = 0
    suffix: int | None = None


UNAMENDED = Amendment()


def answers_otherwise(amendment: Amendment, asked: int) -> bool:
    """Tell whether an amendment answers anything that was asked otherwise than none would."""
    return bool(
        (asked & ASKED_SHOWN and amendment.shown)
        or (asked & ASKED_LEVEL and amendment.given)
        or (asked & ASKED_FULL and FULL in amendment.given.values())
        or (asked & ASKED_CONDITION and amendment.condition)
        or (asked & ASKED_SUFFIX and amendment.suffix is not None)
    )
