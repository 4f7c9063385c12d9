"""A style's XML to the records of `carrel.csl.styles.style`.

Macros are read when they are first called: the Chicago styles hold hundreds and a citation
calls a few dozen. Whatever could be wrong with their structure is checked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from carrel.csl.errors import CslError
from carrel.csl.styles.elements import Area, Key, Layout
from carrel.csl.styles.facts import Questions
from carrel.csl.styles.locale import read_locale
from carrel.csl.styles.rendering_parsing import read_layout, read_look, read_renderings
from carrel.csl.styles.style import CONDITION, Info, Style
from carrel.csl.styles.style_checks import check_structure
from carrel.csl.styles.style_doubts import asked_terms, style_doubts
from carrel.csl.styles.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from carrel.csl.styles.elements import Rendering


DECIDED_BY_OTHERS = ("citation-number", "first-reference-note-number", CONDITION)
"""What a style may ask of a cite that changes when other cites come or go, as in its XML."""


SORT_OPTIONS = {"name-as-sort-order": "all", "and": ""}
"""CSL 1.0.2, Sorting: names are compared in their sort order, without "and"."""


class Macros(Mapping[str, "tuple[Rendering, ...]"]):
    """The macros of a style by name, each read on its first call and kept."""

    def __init__(self, elements: dict[str, Element]) -> None:
        """Take the unread `cs:macro` elements by name."""
        self._elements = elements
        self._read: dict[str, tuple[Rendering, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Rendering, ...]:
        """Give the macro's elements; KeyError if the style has no such macro."""
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = read_renderings(self._elements[name])
        return found

    def __iter__(self) -> Iterator[str]:
        """Walk the names in the order of the style."""
        return iter(self._elements)

    def __len__(self) -> int:
        """Count the macros."""
        return len(self._elements)


def parse_style(xml: str) -> Style:
    """Read a style's XML text. Raises CslError, with line and element, if it cannot be read."""
    root = parse_xml(xml, "style")
    info = _read_info(root)
    if info.independent_parent and root.find("citation") is None:
        return Style(info, {}, {}, (), None, None, uses_year_suffix=False)
    macros = {one.attributes.get("name", ""): one for one in root.find_all("macro")}
    check_structure(root, macros)
    bibliography = root.find("bibliography")
    uses_year_suffix = any(
        element.tag == "text" and element.attributes.get("variable") == "year-suffix"
        for element in root.descend()
    )
    return Style(
        info=info,
        options=root.attributes,
        macros=Macros(macros),
        locales=tuple(read_locale(one) for one in root.find_all("locale")),
        citation=_read_area(root.find("citation")),
        bibliography=_read_area(bibliography),
        uses_year_suffix=uses_year_suffix,
        mentions=frozenset(name for name in DECIDED_BY_OTHERS if re.search(name, xml)),
        questions=Questions(root.descend()),
        doubts=style_doubts(root),
        terms=asked_terms(root),
        intext=_read_area(root.find("intext")),
    )


def _read_info(root: Element) -> Info:
    info = root.find("info")
    texts: dict[str, str] = {}
    parent, citation_format = "", ""
    fields: list[str] = []
    for child in info.children if info else ():
        texts.setdefault(child.tag, child.text.strip())
        attributes = child.attributes
        if child.tag == "link" and attributes.get("rel") == "independent-parent":
            parent = attributes.get("href", "")
        elif child.tag == "category":
            citation_format = attributes.get("citation-format", citation_format)
            fields += [attributes["field"]] if "field" in attributes else []
    return Info(
        id=texts.get("id", ""),
        title=texts.get("title", ""),
        title_short=texts.get("title-short", ""),
        style_class=root.attributes.get("class", "in-text"),
        default_locale=root.attributes.get("default-locale", ""),
        independent_parent=parent,
        citation_format=citation_format,
        fields=tuple(fields),
        rights=texts.get("rights", ""),
    )


def _read_area(element: Element | None) -> Area | None:
    if element is None:
        return None
    layout, sort = element.find("layout"), element.find("sort")
    if layout is None:
        message = "no layout to write with"
        raise CslError(message, line=element.line, element=element.tag)
    return Area(
        name=element.tag,
        layout=Layout(
            read_layout(layout), layout.attributes.get("delimiter", ""), read_look(layout)
        ),
        keys=tuple(_read_key(key) for key in sort.find_all("key")) if sort else (),
        options=element.attributes,
    )


def _read_key(element: Element) -> Key:
    attributes = element.attributes
    renamed = {
        "names-min": "et-al-min",
        "names-use-first": "et-al-use-first",
        "names-use-last": "et-al-use-last",
    }
    return Key(
        variable=attributes.get("variable", ""),
        macro=attributes.get("macro", ""),
        descending=attributes.get("sort") == "descending",
        options={
            **SORT_OPTIONS,
            **{renamed[key]: attributes[key] for key in renamed if key in attributes},
        },
    )
