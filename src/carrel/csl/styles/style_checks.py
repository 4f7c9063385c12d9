"""What must be true of a style's structure before anything is written with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from carrel.csl.characters import short
from carrel.csl.errors import CslError

if TYPE_CHECKING:
    from carrel.csl.styles.xml_tree import Element

TEXT_SOURCES = frozenset(("variable", "macro", "term", "value"))


def check_structure(root: Element, macros: dict[str, Element]) -> None:
    """Raise CslError for a style without citation, or with faults in macros or texts."""
    if root.find("citation") is None:
        _fail("the style has no citation element and no link to an independent parent", root)
    for element in root.descend():
        if element.tag == "text" and not TEXT_SOURCES & element.attributes.keys():
            _fail("a text names no variable, macro, term or value", element)
        called = element.attributes.get("macro")
        if called is not None and called not in macros:
            _fail(f"the macro {short(called)!r} is called but not defined", element)
    _check_circles(macros)


def _check_circles(macros: dict[str, Element]) -> None:
    """Refuse macros that call themselves, directly or through others."""
    calls = {
        name: [one.attributes["macro"] for one in element.descend() if "macro" in one.attributes]
        for name, element in macros.items()
    }
    finished: set[str] = set()
    for start in macros:
        trail: list[tuple[str, int]] = [(start, 0)]
        on_trail = {start}
        while trail:
            name, place = trail.pop()
            if name in finished:
                on_trail.discard(name)
                continue
            if place == len(calls[name]):
                finished.add(name)
                on_trail.discard(name)
                continue
            trail.append((name, place + 1))
            called = calls[name][place]
            if called in on_trail:
                _fail(f"the macro {short(called)!r} calls itself", macros[called])
            if called not in finished:
                on_trail.add(called)
                trail.append((called, 0))


def _fail(problem: str, element: Element) -> NoReturn:
    raise CslError(problem, line=element.line, element=element.tag)
