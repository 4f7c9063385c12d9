"""Dates of other calendars: kept as written, with their Gregorian counterpart beside them.

CSL-JSON has no calendars. Here a date may name one beside its parts, which other processors pass
over: `{"date-parts": [[1393, 11, 1]], "calendar": "persian"}`; see `carrel.values.calendars`.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from carrel.csl.items.date_value import DatePoint, DateValue
from carrel.csl.text.tree import COUNTERPART, YEAR_SUFFIX, Node, replace_first
from carrel.values.calendars import Days, days_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carrel.csl.text.tree import Content


def gregorian(value: DateValue) -> DateValue:
    """Give a date of another calendar in the Gregorian one, as exactly as it is known.

    A year, a month or a season covers parts of two, which become the two ends of a range.
    """
    first, last = _days(value.own[0]).first, _days(value.own[-1]).last
    ends = _point(first, value.own[0]), _point(last, value.own[-1])
    return value._replace(points=ends if ends[0] != ends[1] else ends[:1], own=())


def _days(point: DatePoint) -> Days:
    days = days_of(point.calendar, *point[:4])
    assert days is not None, "a date is read only where its calendar has it"
    return days


def _point(day: int, like: DatePoint) -> DatePoint:
    """Give a day as far as a date of another calendar is known: year, month or day."""
    there = date.fromordinal(day)
    return DatePoint(there.year, there.month if like.month else 0, there.day if like.day else 0)


def first_days(value: DateValue) -> DateValue:
    """Give a date by the first day of each of its ends, to sort by."""
    days = [date.fromordinal(_days(point).first) for point in value.own]
    points = tuple(DatePoint(day.year, day.month, day.day) for day in days)
    return value._replace(points=points, own=())


def years(value: DateValue) -> str:
    """Write the years of a Gregorian counterpart: 2014, 2014/15 or 1999/2000."""
    first, last = value.points[0].year, value.points[-1].year
    if first == last:
        return str(first)
    return f"{first}/{last % 100:02}" if first // 100 == last // 100 else f"{first}/{last}"


def bracketed(content: tuple[Content, ...]) -> Node:
    """Put the Gregorian counterpart in square brackets, after a space."""
    return Node((" [", *content, "]"), COUNTERPART)


def suffix_before_brackets(tree: Node) -> Node:
    """Move a year suffix that follows the brackets to the year before them: 1393a [2014/15]."""
    for before, after in pairwise(_marks(tree)):
        if _tag(before) == COUNTERPART and _tag(after) == YEAR_SUFFIX:
            return _moved(tree, before, after)
    return tree


def _tag(content: Content) -> str:
    return "" if isinstance(content, str) else content.tag


def _marks(content: Content) -> Iterator[Content]:
    if isinstance(content, str) or content.tag in {COUNTERPART, YEAR_SUFFIX}:
        yield content
        return
    for child in content.children:
        yield from _marks(child)


def _moved(tree: Node, brackets: Content, suffix: Content) -> Node:
    gone, _ = replace_first(tree, lambda node: node is suffix, lambda _: "")
    both = Node((suffix, brackets))
    moved, _ = replace_first(gone, lambda node: node is brackets, lambda _: both)
    return moved if isinstance(moved, Node) else tree
