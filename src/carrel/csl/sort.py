"""Sorting: keys by variable or macro, empty ones last, stable.

CSL 1.0.2, Sorting: "Items with an empty sort key value are placed at the end of the sort, both
for ascending and descending sorts".
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from carrel.csl.date import sort_text
from carrel.csl.elements import Called, Macro, Name, Names
from carrel.csl.evaluate import evaluate_all
from carrel.csl.item import DATE_VARIABLES, NAME_VARIABLES
from carrel.csl.number import sortable
from carrel.csl.numeric import NUMBER_VARIABLES
from carrel.csl.options import STRICT_CALENDAR
from carrel.csl.tree import Node, plain
from carrel.language.collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carrel.csl.elements import Key, Rendering
    from carrel.csl.frame import Frame

_T = TypeVar("_T")
_MARKUP = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>")
_SORT_NAME = Name({"form": "long", "name-as-sort-order": "all", "sort-separator": " "}, {})


class SortValue(NamedTuple):
    """What stands for a sort key in comparisons; empty ones come last (see `carrel.language.collation`)."""

    empty: bool
    letters: str


_EMPTY = SortValue(empty=True, letters="")

SortRow: TypeAlias = tuple[SortValue, ...]
"""The values of all keys for one item, the first key first."""


def sort_by_keys(
    things: Sequence[_T], keys: Sequence[Key], row_of: Callable[[_T], SortRow]
) -> list[_T]:
    """Sort things by the keys, the first key weighing most; equal ones keep their order."""
    rows = [(row_of(thing), thing) for thing in things]
    if not any(key.descending for key in keys):
        rows.sort(key=_row)
        return [thing for _, thing in rows]
    for place, key in reversed(list(enumerate(keys))):
        filled = [pair for pair in rows if not pair[0][place].empty]
        empty = [pair for pair in rows if pair[0][place].empty]
        filled.sort(key=lambda pair, at=place: pair[0][at], reverse=key.descending)
        rows = filled + empty
    return [thing for _, thing in rows]


def _row(pair: tuple[SortRow, object]) -> SortRow:
    return pair[0]


def sort_row(keys: Sequence[Key], frame: Frame) -> SortRow:
    """Give the values of all sort keys for the item of a frame, which is new for each key."""
    frame.sorting = True
    texts = [_key_text(key, frame) for key in keys]
    language = frame.context.locale.tag
    return tuple([SortValue(not text, _key(text, language)) if text else _EMPTY for text in texts])


@functools.lru_cache(maxsize=4096)
def _key(text: str, language: str) -> str:
    """Give the key to order text by: markup, accents and case do not count."""
    return collation_key(_MARKUP.sub("", text) if "<" in text else text, language)


def _key_text(key: Key, frame: Frame) -> str:
    """Give the text of a sort key, "" if it has none."""
    if key.macro:
        elements = frame.reduction.macro(key.macro)
        if all(isinstance(one, Called) for one in elements):
            return ""
        return _evaluated(Macro(elements), key, frame).strip()
    if key.variable in NAME_VARIABLES:
        return _evaluated(_sort_names(key.variable), key, frame)
    return _variable_text(key, frame)


def _evaluated(element: Rendering, key: Key, frame: Frame) -> str:
    frame.begin()
    frame.key_options = key.options
    return plain(Node(evaluate_all((element,), frame)))


@functools.cache
def _sort_names(variable: str) -> Names:
    return Names((variable,), _SORT_NAME, None, None, False, (), ", ")  # noqa: FBT003 - no label first


def _variable_text(key: Key, frame: Frame) -> str:
    variable = key.variable
    if variable in DATE_VARIABLES:
        date = frame.item.date(variable)
        if date is None:
            return ""
        if date.own and frame.context.options.calendar != STRICT_CALENDAR:
            from carrel.csl.calendar_dates import first_days

            date = first_days(date)
        return sort_text(date, {"year", "month", "day"})
    text = frame.peek(variable)
    if variable in NUMBER_VARIABLES:
        return sortable(text)
    return text
