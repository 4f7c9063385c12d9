"""A style's XML to the records of `carrel.csl.style`.

Macros are read when they are first called: the Chicago styles hold hundreds and a citation
calls a few dozen. Whatever could be wrong with their structure is checked at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from carrel.csl.errors import CslError
from carrel.csl.style import (
    PLAIN,
    Area,
    Branch,
    Choose,
    Date,
    DatePart,
    EtAl,
    Group,
    Info,
    Key,
    Label,
    Layout,
    Look,
    Name,
    Names,
    Number,
    Style,
    Text,
)
from carrel.csl.style_checks import check_structure
from carrel.csl.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from carrel.csl.style import Rendering

FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
CONDITIONS = (
    "disambiguate",
    "is-numeric",
    "is-uncertain-date",
    "locator",
    "position",
    "type",
    "variable",
)
LOOK_ATTRIBUTES = frozenset(
    (*FORMATTING, "prefix", "suffix", "text-case", "quotes", "strip-periods", "display")
)
SHOWN_PARTS = {"year": ("year",), "year-month": ("year", "month")}


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
    from carrel.csl.locale import read_locale  # noqa: PLC0415 - locale formats hold cs:date, so that file reads with this one

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
            read_renderings(layout), layout.attributes.get("delimiter", ""), _read_look(layout)
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
        options={renamed[key]: attributes[key] for key in renamed if key in attributes},
    )


def _read_look(element: Element) -> Look:
    attributes = element.attributes
    if LOOK_ATTRIBUTES.isdisjoint(attributes):
        return PLAIN
    get = attributes.get
    return Look(
        get("prefix", ""),
        get("suffix", ""),
        tuple((name, attributes[name]) for name in FORMATTING if name in attributes),
        get("text-case", ""),
        get("quotes") == "true",
        get("strip-periods") == "true",
        get("display", ""),
    )


def read_renderings(parent: Element) -> tuple[Rendering, ...]:
    """Read the rendering elements inside `parent`, in order."""
    return tuple(READERS[child.tag](child) for child in parent.children if child.tag in READERS)


def _read_text(element: Element) -> Text:
    attributes = element.attributes
    source = next(name for name in ("variable", "macro", "term", "value") if name in attributes)
    return Text(
        source,
        attributes[source],
        attributes.get("form", "long"),
        attributes.get("plural") == "true",
        _read_look(element),
    )


def _read_number(element: Element) -> Number:
    attributes = element.attributes
    form = attributes.get("form", "numeric")
    return Number(attributes.get("variable", ""), form, _read_look(element))


def _read_label(element: Element) -> Label:
    get = element.attributes.get
    return Label(
        get("variable", ""), get("form", "long"), get("plural", "contextual"), _read_look(element)
    )


def read_date(element: Element) -> Date:
    """Read a `cs:date` of a style or of a locale."""
    get = element.attributes.get
    return Date(
        get("variable", ""),
        get("form", ""),
        SHOWN_PARTS.get(get("date-parts", ""), ("year", "month", "day")),
        tuple(_read_date_part(part) for part in element.find_all("date-part")),
        get("delimiter", ""),
        _read_look(element),
    )


def _read_date_part(element: Element) -> DatePart:
    get = element.attributes.get
    look = _read_look(element)
    return DatePart(get("name", ""), get("form", ""), get("range-delimiter", ""), look)


def _read_names(element: Element) -> Names:
    name, et_al, label = element.find("name"), element.find("et-al"), element.find("label")
    substitute = element.find("substitute")
    order = [child.tag for child in element.children]
    label_first = label is not None and (
        name is not None and order.index("label") < order.index("name")
    )
    return Names(
        variables=tuple(element.attributes.get("variable", "").split()),
        name=_read_name(name) if name else None,
        et_al=EtAl(et_al.attributes.get("term", "et-al"), _read_look(et_al)) if et_al else None,
        label=_read_label(label) if label else None,
        label_first=label_first,
        substitute=read_renderings(substitute) if substitute else (),
        delimiter=element.attributes.get("delimiter"),
        look=_read_look(element),
    )


def _read_name(element: Element) -> Name:
    parts = {
        part.attributes.get("name", ""): _read_look(part) for part in element.find_all("name-part")
    }
    return Name(element.attributes, parts, _read_look(element))


def _read_group(element: Element) -> Group:
    delimiter = element.attributes.get("delimiter", "")
    return Group(read_renderings(element), delimiter, _read_look(element))


def _read_choose(element: Element) -> Choose:
    return Choose(tuple(_read_branch(child) for child in element.children))


def _read_branch(element: Element) -> Branch:
    attributes = element.attributes
    tests = tuple(
        (condition, value)
        for condition in CONDITIONS
        if condition in attributes
        for value in attributes[condition].split()
    )
    return Branch(attributes.get("match", "all"), tests, read_renderings(element))


READERS = {
    "text": _read_text,
    "number": _read_number,
    "label": _read_label,
    "date": read_date,
    "names": _read_names,
    "group": _read_group,
    "choose": _read_choose,
}
