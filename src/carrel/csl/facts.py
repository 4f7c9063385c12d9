"""What is true of an item and of a cite before anything is written: conditions that hold.

A fact is a condition of `cs:choose` with a value for which it holds: ("type", "book"),
("variable", "DOI"), ("is-numeric", "volume"), ("position", "first"). A branch holds or does not by
its facts alone, unless it asks what only the run can tell (see `is_open`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from carrel.csl.item import NAME_VARIABLES, STAND_INS
from carrel.csl.numeric import is_numeric
from carrel.csl.place import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carrel.csl.item import Cite, Item
    from carrel.csl.place import Place
    from carrel.csl.xml_tree import Element

Fact: TypeAlias = tuple[str, str]
Facts: TypeAlias = frozenset[Fact]
NO_FACTS: Facts = frozenset()
Part: TypeAlias = tuple[str, str]
"""A part of a style: ("macro", its name) or ("layout", "citation", "intext" or "bibliography")."""

GIVEN_BY_RUN = frozenset(
    ("citation-number", "citation-label", "first-reference-note-number", "year-suffix")
)
"""Variables that no item holds, but the run gives."""
_DECIDED = frozenset(("type", "variable", "is-numeric", "is-uncertain-date", "locator", "position"))
"""The attributes that ask for facts."""
_POSITIONS = (
    (SUBSEQUENT, "subsequent"),
    (IBID, "ibid"),
    (IBID_WITH_LOCATOR, "ibid-with-locator"),
)


def is_open(condition: str, value: str) -> bool:
    """Tell whether a condition asks for what only the run can tell."""
    return condition == "disambiguate" or value in GIVEN_BY_RUN


def questions(elements: Iterable[Element]) -> dict[str, tuple[Fact, ...]]:
    """Gather what the elements of a style ask about each variable, by variable."""
    asked: dict[str, dict[Fact, None]] = {}
    for element in elements:
        for condition in ("variable", "is-numeric", "is-uncertain-date"):
            for name in element.attributes.get(condition, "").split():
                asked.setdefault(name, {})[condition, name] = None
                if condition == "variable" and element.attributes.get("form") == "short":
                    short = f"{name}-short"
                    asked.setdefault(short, {})[condition, short] = None
    return {name: tuple(facts) for name, facts in asked.items()}


class Asks:
    """What each macro and layout of a style asks, with all that it calls; reckoned when needed.

    Two items that differ in nothing that a macro asks are written with the same rest of it.
    """

    __slots__ = ("_direct", "_found", "_parts")

    def __init__(self, parts: Mapping[Part, Element]) -> None:
        """Take the elements of macros and layouts."""
        self._parts = parts
        self._direct: dict[Part, tuple[Facts, tuple[Part, ...]]] = {}
        self._found: dict[Part, Facts] = {}

    def of(self, part: Part) -> Facts:
        """Give all that a macro or layout asks, itself or through macros."""
        found = self._found.get(part)
        if found is None:
            reached = {part: None}
            pending = [part]
            while pending:
                _, calls = self._asked_by(pending.pop())
                pending += [one for one in calls if one not in reached]
                reached.update(dict.fromkeys(calls))
            found = NO_FACTS.union(*[self._asked_by(one)[0] for one in reached])
            self._found[part] = found
        return found

    def _asked_by(self, part: Part) -> tuple[Facts, tuple[Part, ...]]:
        found = self._direct.get(part)
        if found is None:
            facts: set[Fact] = set()
            calls: dict[Part, None] = {}
            for element in self._parts[part].descend():
                attributes = element.attributes
                for condition in attributes.keys() & _DECIDED:
                    facts.update((condition, value) for value in attributes[condition].split())
                if attributes.get("form") == "short" and "variable" in attributes:
                    facts.add(("variable", f"{attributes['variable']}-short"))
                if "macro" in attributes:
                    calls["macro", attributes["macro"]] = None
            found = self._direct[part] = frozenset(facts), tuple(calls)
        return found


def item_facts(item: Item, asked: Mapping[str, tuple[Fact, ...]]) -> Facts:
    """Give the facts of an item, as far as the style asks for them (see `questions`)."""
    found: list[Fact] = [("type", item.type)]
    for field in item.fields():
        for name in (field, *STAND_INS.get(field, ())):
            found += [fact for fact in asked.get(name, ()) if _holds(fact, item)]
    return frozenset(found)


def _holds(fact: Fact, item: Item) -> bool:
    condition, name = fact
    if condition == "variable":
        if name in NAME_VARIABLES:
            # Read now, so that names of a wrong type are told of even where nothing prints them.
            item.names(name)
        return item.has(name)
    if condition == "is-numeric":
        return is_numeric(item.text(name))
    date = item.date(name)
    return date is not None and date.circa


def cite_facts(cite: Cite, place: Place) -> Facts:
    """Give the facts of a cite: its position and its locator."""
    label = cite.label.replace(" ", "-") if cite.locator else None
    return _cite_facts(place.position, place.near, label, is_numeric(cite.locator))


@lru_cache(maxsize=1024)
def _cite_facts(position: int, near: bool, label: str | None, numeric: bool) -> Facts:  # noqa: FBT001 - a cached inner call
    found: list[Fact] = [("position", name) for level, name in _POSITIONS if position >= level]
    if position == FIRST:
        found.append(("position", "first"))
    else:
        found += [("position", "far-note")] if not near else []
    if near:
        found.append(("position", "near-note"))
    if label is not None:
        found += [("variable", "locator"), ("locator", label)]
    if numeric:
        found.append(("is-numeric", "locator"))
    return frozenset(found)
