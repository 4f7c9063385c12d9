"""Whether a style asks for something to be printed: read from its XML by a second, small reader.

The all-styles run must tell a style that wants nothing for an item from a processor that lost
something. This reader knows only when an element prints, not what:

* a value or term prints if it is not empty; a variable, number, date or name list prints if the
  item has it (CSL 1.0.2, Rendering Elements);
* a group or macro prints if a child does, unless it calls variables and all of them are empty
  (Group: "suppressed if a) at least one rendering element in cs:group calls a variable … and b) all
  variables that are called are empty");
* the first branch of a choose whose conditions hold prints as its children do (Choose);
* names without a value print as the first substitute that prints.

It errs to one side: what it cannot be sure of (a label, a date of which no part is shown, a term
that the locale lacks) counts as nothing asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.items.numeric import is_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carrel.csl.items.item import Item
    from carrel.csl.styles.locale import Locale
    from carrel.csl.styles.xml_tree import Element


class Asking(NamedTuple):
    """What is known where a style is asked: `positions` are the names of those that hold."""

    macros: Mapping[str, Element]
    locale: Locale
    item: Item
    positions: frozenset[str]
    given: Mapping[str, str]


class _Found(NamedTuple):
    called: bool = False
    filled: bool = False
    prints: bool = False


_NOTHING = _Found()


def prints(layout: Element, asking: Asking) -> bool:
    """Tell whether some element of a layout must print something."""
    return _all(layout.children, asking).prints


def _all(elements: Iterable[Element], asking: Asking) -> _Found:
    found = [_one(element, asking) for element in elements]
    return _Found(*(any(column) for column in zip(*found, strict=True))) if found else _NOTHING


def _one(element: Element, asking: Asking) -> _Found:
    attributes = element.attributes
    if element.tag == "text":
        return _text(attributes, asking)
    if element.tag == "choose":
        return _all(_chosen(element, asking), asking)
    if element.tag == "group":
        return _grouped(element.children, asking)
    if element.tag == "names":
        return _names(element, asking)
    if element.tag == "number":
        return _variable(attributes.get("variable", ""), asking)
    if element.tag == "date":
        return _date(element, asking)
    return _NOTHING


def _text(attributes: Mapping[str, str], asking: Asking) -> _Found:
    if "variable" in attributes:
        return _variable(attributes["variable"], asking)
    if "macro" in attributes:
        return _grouped(asking.macros[attributes["macro"]].children, asking)
    if "term" in attributes:
        term = asking.locale.term(attributes["term"], attributes.get("form", "long"))
        return _Found(prints=bool(term and term.strip()))
    return _Found(prints=bool(attributes.get("value", "").strip()))


def _variable(name: str, asking: Asking) -> _Found:
    if name == "year-suffix":
        return _NOTHING
    has = bool(asking.given.get(name) or asking.item.text(name))
    return _Found(called=True, filled=has, prints=has)


def _grouped(children: Iterable[Element], asking: Asking) -> _Found:
    found = _all(children, asking)
    if not found.prints or (found.called and not found.filled):
        return found._replace(filled=False, prints=False)
    return _Found(called=found.called, filled=True, prints=True)


def _names(element: Element, asking: Asking) -> _Found:
    if any(asking.item.names(one) for one in element.attributes.get("variable", "").split()):
        return _Found(called=True, filled=True, prints=True)
    substitute = element.find("substitute")
    for child in substitute.children if substitute else ():
        found = _one(child, asking)
        if found.prints:
            return found
    return _Found(called=True)


def _date(element: Element, asking: Asking) -> _Found:
    date = asking.item.date(element.attributes.get("variable", ""))
    if date is None:
        return _Found(called=True)
    year = any(one.attributes.get("name") == "year" for one in element.children)
    shown = bool(date.literal) or "form" in element.attributes or year
    return _Found(called=True, filled=True, prints=shown)


def _chosen(element: Element, asking: Asking) -> list[Element]:
    for branch in element.children:
        if branch.tag == "else" or _holds(branch.attributes, asking):
            return branch.children
    return []


def _holds(attributes: Mapping[str, str], asking: Asking) -> bool:
    results = [
        _condition(name, value, asking)
        for name, values in attributes.items()
        if name != "match"
        for value in values.split()
    ]
    match = attributes.get("match", "all")
    if match == "none":
        return not any(results)
    return any(results) if match == "any" else all(results)


def _condition(name: str, value: str, asking: Asking) -> bool:
    item = asking.item
    if name == "type":
        return item.type == value
    if name == "variable":
        return bool(asking.given.get(value)) or item.has(value)
    if name == "is-numeric":
        return is_numeric(asking.given.get(value) or item.text(value))
    if name == "is-uncertain-date":
        date = item.date(value)
        return date is not None and date.circa
    if name == "position":
        return value in asking.positions
    if name == "locator":
        return bool(asking.given.get("locator")) and value == "page"
    return value == "false"
