"""Conditions of `cs:choose`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.amendment import ASKED_CONDITION
from carrel.csl.items.numeric import is_numeric
from carrel.csl.place import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT

if TYPE_CHECKING:
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.styles.elements import Branch, Choose, Rendering

_LEVELS = {"subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}


def chosen(element: Choose, frame: Frame) -> tuple[Rendering, ...]:
    """Give the children of the first branch that holds; none if no branch does."""
    for branch in element.branches:
        if _holds(branch, frame):
            return branch.children
    return ()


def _holds(branch: Branch, frame: Frame) -> bool:
    if branch.types and ("type", frame.item.type) not in branch.types:
        return False
    if not branch.tests:
        return True
    results = (_TESTS[condition](value, frame) for condition, value in branch.tests)
    if branch.match == "any":
        return any(results)
    if branch.match == "none":
        return not any(results)
    return all(results)


def _is_type(value: str, frame: Frame) -> bool:
    return frame.item.type == value


def _has_variable(value: str, frame: Frame) -> bool:
    return frame.has(value)


def _numeric(value: str, frame: Frame) -> bool:
    return is_numeric(frame.peek(value))


def _uncertain(value: str, frame: Frame) -> bool:
    date = frame.item.date(value)
    return date is not None and date.circa


def _locator_is(value: str, frame: Frame) -> bool:
    return bool(frame.cite.locator) and frame.cite.label.replace(" ", "-") == value


def _position_is(value: str, frame: Frame) -> bool:
    if frame.area != "citation":
        return False
    # Only beside a `disambiguate` test, which keeps the branch: else reduction decided it.
    frame.cut_late = True
    place = frame.place
    if value == "first":
        return place.position == FIRST
    if value == "near-note":
        return place.near
    if value == "far-note":
        return place.position >= SUBSEQUENT and not place.near
    return place.position >= _LEVELS.get(value, IBID_WITH_LOCATOR + 1)


def _disambiguates(value: str, frame: Frame) -> bool:
    frame.conditions_asked += 1
    frame.asked |= ASKED_CONDITION
    return (frame.amendment.condition >= frame.conditions_asked) == (value == "true")


_TESTS = {
    "type": _is_type,
    "variable": _has_variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator_is,
    "position": _position_is,
    "disambiguate": _disambiguates,
}
