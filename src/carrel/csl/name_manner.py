"""How `cs:names` writes its names where it stands: its options resolved, once for each place.

CSL 1.0.2, "Inheritable Name Options" and Substitute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.amendment import ASKED_FULL, ASKED_LEVEL
from carrel.csl.elements import EtAl, Name
from carrel.csl.numeric import is_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.csl.elements import Label, Names
    from carrel.csl.frame import Frame

INHERITED = (
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
)
_MIN, _USE_FIRST = "et-al-min", "et-al-use-first"
_LATER_MIN, _LATER_USE_FIRST = "et-al-subsequent-min", "et-al-subsequent-use-first"
RENAMED = {"name-form": "form", "name-delimiter": "delimiter"}
_PLAIN_NAME = Name({}, {})
_PLAIN_ET_AL = EtAl()


class Manner(NamedTuple):
    """How the names of an element are written.

    `first` and `later` say of how many names on a list is cut, and how many are left of it, for
    first and for later cites; 0 names for never. `asked` is what a name asks of the amendment.
    """

    options: Mapping[str, str]
    name: Name
    et_al: EtAl
    label: Label | None
    label_first: bool
    delimiter: str
    first: tuple[int, int]
    later: tuple[int, int]
    asked: int
    # Kept, so that their ids stand for no others.
    element: Names
    substituting: Names | None


def manner_of(element: Names, frame: Frame) -> Manner:
    """Give the manner of `cs:names` where the frame has come to it."""
    parent = frame.substituting
    key = id(element), id(parent), frame.area, id(frame.key_options)
    found = frame.context.manners.get(key)
    if found is None:
        found = frame.context.manners[key] = _manner(element, parent, frame)
    return found


def _manner(element: Names, parent: Names | None, frame: Frame) -> Manner:
    """CSL 1.0.2, Substitute: a cs:names without children takes those of the one it stands in for."""
    name, et_al, label, label_first = (
        element.name,
        element.et_al,
        element.label,
        element.label_first,
    )
    delimiter = element.delimiter
    if parent is not None:
        if label is None and name is None and et_al is None:
            label, label_first = parent.label, parent.label_first
        name, et_al = name or parent.name, et_al or parent.et_al
        delimiter = parent.delimiter if delimiter is None else delimiter
    name = name or _PLAIN_NAME
    options = _options(name, frame)
    first = _cut(options.get(_MIN, ""), options.get(_USE_FIRST, ""))
    later = first
    if frame.area == "citation":
        least, left = options.get(_MIN, ""), options.get(_USE_FIRST, "")
        later = _cut(options.get(_LATER_MIN, least), options.get(_LATER_USE_FIRST, left))
    asked = ASKED_FULL if "initialize-with" in options else 0
    return Manner(
        options,
        name,
        et_al or _PLAIN_ET_AL,
        None if frame.sorting else label,
        label_first,
        options["names-delimiter"] if delimiter is None else delimiter,
        first,
        later,
        ASKED_LEVEL if options.get("form") == "short" else asked,
        element,
        parent,
    )


def _cut(least: str, left: str) -> tuple[int, int]:
    return (_count(least), _count(left)) if left else (0, 0)


def _count(text: str) -> int:
    return int(text) if is_whole(text) else 0


def _inherited(frame: Frame) -> dict[str, str]:
    style = frame.context.style
    area = style.citation if frame.area == "citation" else style.bibliography
    return {**style.options, **(area.options if area is not None else {})}


def _options(name: Name, frame: Frame) -> Mapping[str, str]:
    """Resolve the inheritable name options: style, area, then cs:name; sort keys override."""
    # The style keeps its names and keys alive, so the id of one stands for no other.
    key = frame.area, id(name), id(frame.key_options)
    options = frame.context.name_options.get(key)
    if options is None:
        above = _inherited(frame)
        merged = {option: above[option] for option in INHERITED if option in above}
        merged.update({RENAMED[option]: above[option] for option in RENAMED if option in above})
        merged["initialize-with-hyphen"] = above.get("initialize-with-hyphen", "true")
        merged["names-delimiter"] = above.get("names-delimiter", "")
        merged.update(name.options)
        merged.update(frame.key_options)
        options = frame.context.name_options[key] = merged
    return options
