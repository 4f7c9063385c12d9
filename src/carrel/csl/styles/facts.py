"""What is true of an item and of a cite before anything is written: conditions that hold.

A fact is a condition of `cs:choose` with a value for which it holds: ("type", "book"),
("variable", "DOI"), ("is-numeric", "volume"), ("position", "first"). A branch holds or does not by
its facts alone, unless it asks what only the run can tell (see `is_open`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from carrel.csl.items.item import NAME_VARIABLES, STAND_INS
from carrel.csl.items.numeric import is_numeric
from carrel.csl.place import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.csl.items.item import Cite, Item
    from carrel.csl.place import Place
    from carrel.csl.styles.xml_tree import Element

Fact: TypeAlias = tuple[str, str]
Facts: TypeAlias = frozenset[Fact]
NO_FACTS: Facts = frozenset()

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


class Questions:
    """All that a style asks: each fact is a bit of an integer, so that sets of them are cheap.

    What the style does not ask has no bit.
    """

    __slots__ = ("_bits", "_of_variable", "_sets")

    def __init__(self, elements: Iterable[Element] = ()) -> None:
        """Gather what the elements of the style ask."""
        self._bits: dict[Fact, int] = {}
        self._of_variable: dict[str, list[Fact]] = {}
        self._sets: dict[Facts, int] = {}
        for element in elements:
            attributes = element.attributes
            for condition in attributes.keys() & _DECIDED:
                for value in attributes[condition].split():
                    self._add(condition, value)
            if attributes.get("form") == "short" and "variable" in attributes:
                self._add("variable", f"{attributes['variable']}-short")

    def _add(self, condition: str, value: str) -> None:
        fact = condition, value
        if fact not in self._bits:
            self._bits[fact] = 1 << len(self._bits)
            self._of_variable.setdefault(value, []).append(fact)

    def bit(self, fact: Fact) -> int:
        """Give the bit of a fact; 0 if the style does not ask for it."""
        return self._bits.get(fact, 0)

    def bits(self, facts: Facts) -> int:
        """Give the bits of facts."""
        found = self._sets.get(facts)
        if found is None:
            found = self._sets[facts] = sum([self._bits.get(fact, 0) for fact in facts])
        return found

    def of_item(self, item: Item) -> int:
        """Give the facts of an item as bits, reckoned once for it."""
        if item.facts is None:
            found = self._bits.get(("type", item.type), 0)
            for field in item.fields():
                for name in (field, *STAND_INS.get(field, ())):
                    for fact in self._of_variable.get(name, ()):
                        found |= self._bits[fact] if _holds(fact, item) else 0
            item.facts = found
        return item.facts


def _holds(fact: Fact, item: Item) -> bool:
    condition, name = fact
    if condition == "variable":
        if name in NAME_VARIABLES:
            # Read now, so that names of a wrong type are told of even where nothing prints them.
            item.names(name)
        return item.has(name)
    if condition == "is-numeric":
        return is_numeric(item.text(name))
    if condition == "is-uncertain-date":
        date = item.date(name)
        return date is not None and date.circa
    return False


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
