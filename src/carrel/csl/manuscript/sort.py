"""Sorting: keys by variable or macro, empty ones last, stable.

CSL 1.0.2, Sorting: "Items with an empty sort key value are placed at the end of the sort, both
for ascending and descending sorts".
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from carrel.csl.items.item import DATE_VARIABLES, NAME_VARIABLES
from carrel.csl.items.numeric import NUMBER_VARIABLES
from carrel.csl.options import STRICT_CALENDAR
from carrel.csl.rendering.date import sort_text
from carrel.csl.rendering.evaluate import evaluate_all
from carrel.csl.rendering.number import first_number
from carrel.csl.styles.elements import Called, Macro, Name, Names
from carrel.csl.text.tree import plain
from carrel.language.collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carrel.csl.rendering.frame import Frame
    from carrel.csl.styles.elements import Key, Rendering

_T = TypeVar("_T")
_MARKUP = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>")
_SORT_NAME = Name({"form": "long", "name-as-sort-order": "all", "sort-separator": " "}, {})


class SortValue(NamedTuple):
    """What stands for a sort key in comparisons; empty ones come last (see `carrel.language.collation`)."""

    empty: bool
    letters: str


_EMPTY = SortValue(empty=True, letters="")


class SortRow:
    """The sort keys of one item, each made when a comparison first comes to it.

    Beside each value stands what was asked for it of the item's amendment.
    """

    __slots__ = ("_values",)

    def __init__(self, keys: Sequence[Key]) -> None:
        """Begin with no key made."""
        self._values: list[tuple[SortValue, int] | None] = [None] * len(keys)

    def value(self, place: int, make: Callable[[], tuple[SortValue, int]]) -> tuple[SortValue, int]:
        """Give the value of the key at a place, made when it is not there."""
        found = self._values[place]
        if found is None:
            found = self._values[place] = make()
        return found


def sort_by_keys(
    things: Sequence[_T], keys: Sequence[Key], value_of: Callable[[_T, int], SortValue]
) -> list[_T]:
    """Sort things by the keys, the first key weighing most; equal ones keep their order.

    `value_of` gives a thing's value for the key at a place. It is asked only where the keys before
    leave things equal: author and year tell most works apart, and styles have up to ten keys.
    """
    return [thing for group in sort_into_groups(things, keys, value_of) for thing in group]


def sort_into_groups(
    things: Sequence[_T], keys: Sequence[Key], value_of: Callable[[_T, int], SortValue]
) -> list[list[_T]]:
    """Sort things as `sort_by_keys` does, those together that all keys leave equal."""
    groups = [list(things)]
    for place, key in enumerate(keys):
        if len(groups) == len(things):
            break
        groups = [part for group in groups for part in _split(group, key, place, value_of)]
    return groups


def _split(
    group: list[_T], key: Key, place: int, value_of: Callable[[_T, int], SortValue]
) -> list[list[_T]]:
    """Part things that were equal so far by one key, in its order."""
    if len(group) == 1:
        return [group]
    parts: dict[SortValue, list[_T]] = {}
    for thing in group:
        parts.setdefault(value_of(thing, place), []).append(thing)
    empty = parts.pop(_EMPTY, None)
    in_order = [parts[one] for one in sorted(parts, reverse=key.descending)]
    return [*in_order, empty] if empty else in_order


def sort_value(key: Key, frame: Frame) -> SortValue:
    """Give the value of a sort key for the item of a frame."""
    frame.sorting = True
    text = _key_text(key, frame)
    return SortValue(not text, _key(text, frame.context.locale.tag)) if text else _EMPTY


@functools.lru_cache(maxsize=4096)
def _key(text: str, language: str) -> str:
    """Give the key to order text by: markup, accents and case do not count."""
    return collation_key(_MARKUP.sub("", text) if "<" in text else text, language)


def _key_text(key: Key, frame: Frame) -> str:
    """Give the text of a sort key, "" if it has none."""
    if key.macro:
        elements = frame.reduction.macro(key.macro)
        empty = all(isinstance(one, Called) for one in elements)
        text = "" if empty else _evaluated(Macro(elements), key, frame).strip()
        return text or _counted(frame.context.style.macros[key.macro])
    if key.variable in NAME_VARIABLES:
        return _evaluated(_sort_names(key.variable), key, frame)
    return _variable_text(key, frame)


def _counted(elements: Sequence[Rendering]) -> str:
    """Give the number of no names where a macro is nothing but their count, else no text.

    CSL 1.0.2, Name, form: the count of names is for sorting, and 0 comes before 1.
    """
    if len(elements) != 1 or not isinstance(elements[0], Names):
        return ""
    name = elements[0].name
    return "0" if name is not None and name.options.get("form") == "count" else ""


def _evaluated(element: Rendering, key: Key, frame: Frame) -> str:
    frame.key_options = key.options
    return "".join(map(plain, evaluate_all((element,), frame)))


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
            from carrel.csl.rendering.calendar_dates import first_days

            date = first_days(date)
        return sort_text(date, {"year", "month", "day"})
    text = frame.peek(variable)
    if variable in NUMBER_VARIABLES:
        return first_number(text)
    return text
