"""What of a style is passed over, in words, each with its line and element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.characters import short
from carrel.csl.styles.style_words import ATTRIBUTES, CHILDREN, LISTS, NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carrel.csl.styles.locale import Locale
    from carrel.csl.styles.xml_tree import Element

_MOST = 20
_NONE: frozenset[str] = frozenset()
_CHOOSING = frozenset(("choose", "if", "else-if", "else"))


def style_doubts(root: Element) -> tuple[str, ...]:
    """Give what is passed over in a style: elements, attributes and values that are none of CSL.

    At most twenty, and then how many more there are. What stands where it has no place is not
    looked into, nor is cs:info.
    """
    found = list(_macros_defined_twice(root))
    # Each with whether a display attribute on its children does something.
    pending = [(root, False)]
    while pending:
        element, outermost = pending.pop()
        outermost = element.tag == "layout" or (outermost and element.tag in _CHOOSING)
        known = ATTRIBUTES[element.tag]
        # Thousands of elements and hardly ever a doubt, so what is in order costs two look-ups.
        for name, value in element.attributes.items():
            allowed = known.get(name, _NONE)
            if allowed is not None and value not in allowed:
                _doubt_attribute(element, name, found)
        needed = NEEDED.get(element.tag)
        if needed is not None and needed not in element.attributes:
            found.append(_doubt(element, f"says nothing without {needed}"))
        inside = CHILDREN.get(element.tag, _NONE)
        for child in reversed(element.children):
            if child.tag not in inside:
                found.append(_doubt(child, f"has no place in {element.tag} and is passed over"))
            elif child.tag != "info":
                if "display" in child.attributes and not outermost:
                    found.append(
                        _doubt(child, "is no block: display is for what stands in the layout")
                    )
                pending.append((child, outermost))
    if len(found) > _MOST:
        found[_MOST:] = [f"the style: {len(found) - _MOST} more elements or attributes of the kind"]
    return tuple(found)


def _macros_defined_twice(root: Element) -> Iterator[str]:
    seen: set[str] = set()
    for element in root.find_all("macro"):
        name = element.attributes.get("name", "")
        if name in seen:
            yield _doubt(element, f"{short(name)} is defined twice; the last one counts")
        seen.add(name)


def _doubt_attribute(element: Element, name: str, found: list[str]) -> None:
    allowed = ATTRIBUTES[element.tag].get(name, _NONE)
    value = element.attributes[name]
    if name not in ATTRIBUTES[element.tag]:
        found.append(_doubt(element, f"has no attribute {short(name)}; it is passed over"))
    elif name not in LISTS or not allowed or not allowed.issuperset(value.split()):
        found.append(_doubt(element, f"{name} cannot be {short(value)!r}"))


def _doubt(element: Element, problem: str) -> str:
    return f"the style, line {element.line}, {short(element.tag)}: {problem}"


def asked_terms(root: Element) -> dict[str, int]:
    """Give the terms that a style asks for, each with the first line that does."""
    asked: dict[str, int] = {}
    for element in root.descend():
        if element.tag == "text" and "term" in element.attributes:
            asked.setdefault(element.attributes["term"], element.line)
    return asked


def term_doubts(asked: Mapping[str, int], locale: Locale) -> list[str]:
    """Give the terms that a style asks for in vain."""
    known = {name for name, _, _ in locale.terms}
    return [
        f"the style, line {line}, text: the locale has no term {short(name)}"
        for name, line in asked.items()
        if name not in known
    ]
