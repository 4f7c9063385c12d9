"""Rendering elements, XML to records: text, number, label, date, names, group, choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.styles.elements import (
    PLAIN,
    Branch,
    Called,
    Choose,
    Date,
    DatePart,
    EtAl,
    Group,
    Label,
    Look,
    Name,
    Names,
    Number,
    Text,
)
from carrel.csl.styles.facts import is_open

if TYPE_CHECKING:
    from carrel.csl.styles.elements import Rendering
    from carrel.csl.styles.xml_tree import Element

# CSL 1.0.2, Formatting: each attribute with its values; any other value is passed over.
FORMATTING = {
    "font-style": frozenset(("normal", "italic", "oblique")),
    "font-variant": frozenset(("normal", "small-caps")),
    "font-weight": frozenset(("normal", "bold", "light")),
    "text-decoration": frozenset(("none", "underline")),
    "vertical-align": frozenset(("baseline", "sup", "sub")),
}
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
_AFFIXES = frozenset(("prefix", "suffix"))
_QUOTES = {"true": True, "false": False}
SHOWN_PARTS = {"year": ("year",), "year-month": ("year", "month")}


def read_look(element: Element) -> Look:
    """Read the affixes, formatting, case, quotes and periods of an element."""
    attributes = element.attributes
    if LOOK_ATTRIBUTES.isdisjoint(attributes):
        return PLAIN
    get = attributes.get
    return Look(
        get("prefix", ""),
        get("suffix", ""),
        tuple((name, get(name, "")) for name in FORMATTING if get(name) in FORMATTING[name]),
        get("text-case", ""),
        _QUOTES.get(get("quotes", "")),
        get("strip-periods") == "true",
    )


def read_renderings(parent: Element) -> tuple[Rendering, ...]:
    """Read the rendering elements inside `parent`, in order."""
    return tuple(READERS[child.tag](child) for child in parent.children if child.tag in READERS)


def read_layout(layout: Element) -> tuple[Rendering, ...]:
    """Read the rendering elements of `cs:layout`, which alone may be blocks of an entry.

    CSL 1.0.2, Display: "all rendering elements should be under the control of a display attribute".
    Within a group or a macro the attribute does nothing, as in citeproc-js: a block there would
    break the line of what stands around it.
    """
    children = (child for child in layout.children if child.tag in READERS)
    return tuple(_displayed(child, READERS[child.tag](child)) for child in children)


def _displayed(element: Element, read: Rendering) -> Rendering:
    if isinstance(read, Choose):
        branches = zip(element.children, read.branches, strict=True)
        return Choose(tuple(one._replace(children=read_layout(inside)) for inside, one in branches))
    display = element.attributes.get("display", "")
    if not display or isinstance(read, Called):
        return read
    return read._replace(look=read.look._replace(display=display))


def _read_text(element: Element) -> Text:
    attributes = element.attributes
    source = next(name for name in ("variable", "macro", "term", "value") if name in attributes)
    look = read_look(element)
    if source == "macro" and look.text_case:
        # 206 of 2,851 real styles were written to what citeproc-js makes of it, which is nothing.
        look = look._replace(text_case="")
        look = PLAIN if look == PLAIN else look
    return Text(
        source,
        attributes[source],
        attributes.get("form", "long"),
        attributes.get("plural") == "true",
        look,
    )


def _read_number(element: Element) -> Number:
    attributes = element.attributes
    form = attributes.get("form", "numeric")
    return Number(attributes.get("variable", ""), form, read_look(element))


def _read_label(element: Element) -> Label:
    get = element.attributes.get
    return Label(
        get("variable", ""), get("form", "long"), get("plural", "contextual"), read_look(element)
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
        read_look(element),
    )


def _read_date_part(element: Element) -> DatePart:
    get = element.attributes.get
    look = read_look(element)
    affixes = _AFFIXES & element.attributes.keys()
    return DatePart(get("name", ""), get("form", ""), get("range-delimiter", ""), look, affixes)


def _read_names(element: Element) -> Names:
    name, et_al, label = element.find("name"), element.find("et-al"), element.find("label")
    substitute = element.find("substitute")
    order = [child.tag for child in element.children]
    label_first = label is not None and (
        name is not None and order.index("label") < order.index("name")
    )
    return Names(
        variables=tuple(dict.fromkeys(element.attributes.get("variable", "").split())),
        name=_read_name(name) if name else None,
        et_al=EtAl(et_al.attributes.get("term", "et-al"), read_look(et_al)) if et_al else None,
        label=_read_label(label) if label else None,
        label_first=label_first,
        substitute=read_renderings(substitute) if substitute else (),
        delimiter=element.attributes.get("delimiter"),
        look=read_look(element),
    )


def _read_name(element: Element) -> Name:
    parts = {
        part.attributes.get("name", ""): read_look(part) for part in element.find_all("name-part")
    }
    return Name(element.attributes, parts, read_look(element))


def _read_group(element: Element) -> Group:
    delimiter = element.attributes.get("delimiter", "")
    return Group(read_renderings(element), delimiter, read_look(element))


def _read_choose(element: Element) -> Choose:
    return Choose(tuple(_read_branch(child) for child in element.children))


_NONE = frozenset[tuple[str, str]]()


def _read_branch(element: Element) -> Branch:
    attributes = element.attributes
    tests = tuple(
        (condition, value)
        for condition in CONDITIONS
        if condition in attributes
        for value in attributes[condition].split()
    )
    match = attributes.get("match", "all")
    is_run = any(is_open(*test) for test in tests)
    types = frozenset(test for test in tests if test[0] == "type")
    if match != "all" or len(types) == 1:
        types = _NONE
    tests = tuple(test for test in tests if test not in types)
    return Branch(match, tests, read_renderings(element), frozenset(tests), is_run, types)


READERS = {
    "text": _read_text,
    "number": _read_number,
    "label": _read_label,
    "date": read_date,
    "names": _read_names,
    "group": _read_group,
    "choose": _read_choose,
}
