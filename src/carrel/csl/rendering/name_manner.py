"""How `cs:names` writes its names where it stands: its options resolved, once for each place.

CSL 1.0.2, "Inheritable Name Options" and Substitute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.amendment import ASKED_FULL, ASKED_LEVEL
from carrel.csl.items.numeric import is_whole
from carrel.csl.styles.elements import EtAl, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.csl.styles.elements import Label, Names
    from carrel.csl.styles.style import Style

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
BEFORE_INSTITUTION = "delimiter-precedes-institution"
"""What stands for delimiter-precedes-last where the last name is an institution's: what the style or
the area says, without what `cs:name` does, as citeproc-js has it, with which styles are proofed."""

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


class Manners:
    """The manners of the names of a style, each settled when it is first asked for."""

    __slots__ = ("_manners", "_options", "_style")

    def __init__(self, style: Style) -> None:
        """Take the style; nothing is settled yet."""
        self._style = style
        self._manners: dict[tuple[int, int, str, int], Manner] = {}
        self._options: dict[tuple[str, int, int], Mapping[str, str]] = {}

    def find(
        self,
        element: Names,
        substituting: Names | None,
        area: str,
        key_options: Mapping[str, str] | None,
    ) -> Manner:
        """Give the manner of `cs:names` in an area, perhaps in the substitute of others.

        `key_options` are those of the sort key that is made, None if none is.
        """
        # The style keeps its keys alive, so the id of one stands for no other.
        key = id(element), id(substituting), area, id(key_options)
        found = self._manners.get(key)
        if found is None:
            found = self._settled(element, substituting, area, key_options)
            self._manners[key] = found
        return found

    def _settled(
        self,
        element: Names,
        parent: Names | None,
        area: str,
        key_options: Mapping[str, str] | None,
    ) -> Manner:
        """CSL 1.0.2, Substitute: a cs:names without children takes those of that around it."""
        name, et_al, label, first = element.name, element.et_al, element.label, element.label_first
        delimiter = element.delimiter
        if parent is not None:
            if label is None and name is None and et_al is None:
                label, first = parent.label, parent.label_first
            name, et_al = name or parent.name, et_al or parent.et_al
            delimiter = parent.delimiter if delimiter is None else delimiter
        name = name or _PLAIN_NAME
        options = self._resolved(name, area, key_options)
        cut, later = _cuts(options, area)
        asked = ASKED_FULL if "initialize-with" in options else 0
        return Manner(
            options,
            name,
            et_al or _PLAIN_ET_AL,
            label if key_options is None else None,
            first,
            options["names-delimiter"] if delimiter is None else delimiter,
            cut,
            later,
            ASKED_LEVEL if options.get("form") == "short" else asked,
            element,
            parent,
        )

    def _resolved(
        self, name: Name, area: str, key_options: Mapping[str, str] | None
    ) -> Mapping[str, str]:
        """Resolve the inheritable name options: style, area, then cs:name; sort keys override."""
        key = area, id(name), id(key_options)
        options = self._options.get(key)
        if options is None:
            style = self._style
            around = style.citation if area == "citation" else style.bibliography
            above = {**style.options, **(around.options if around is not None else {})}
            merged = {option: above[option] for option in INHERITED if option in above}
            merged.update({RENAMED[option]: above[option] for option in RENAMED if option in above})
            merged["initialize-with-hyphen"] = above.get("initialize-with-hyphen", "true")
            merged["names-delimiter"] = above.get("names-delimiter", "")
            merged[BEFORE_INSTITUTION] = above.get("delimiter-precedes-last", "contextual")
            merged.update(name.options)
            merged.update(key_options or {})
            options = self._options[key] = merged
        return options


def _cuts(options: Mapping[str, str], area: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give how lists are cut in first cites and in later ones, which only citations have."""
    least, left = options.get(_MIN, ""), options.get(_USE_FIRST, "")
    first = _cut(least, left)
    if area != "citation":
        return first, first
    return first, _cut(options.get(_LATER_MIN, least), options.get(_LATER_USE_FIRST, left))


def _cut(least: str, left: str) -> tuple[int, int]:
    cut = (_count(least), _count(left)) if left else (0, 0)
    # What would leave more names than lists of that length have cuts none.
    return cut if cut[1] <= cut[0] else (0, 0)


def _count(text: str) -> int:
    return int(text) if is_whole(text) else 0
