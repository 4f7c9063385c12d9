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

GIVEN_BY_RUN = frozenset(
    ("citation-number", "citation-label", "first-reference-note-number", "year-suffix")
)
"""Variables that no item holds, but the run gives."""
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
