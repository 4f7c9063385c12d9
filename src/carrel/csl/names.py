"""`cs:names`: lists of names, et-al, labels, substitutes.

CSL 1.0.2, Names, Name, Et-al, Substitute, Label in cs:names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.amendment import ASKED_FULL, ASKED_LEVEL, ASKED_POSITION, ASKED_SHOWN
from carrel.csl.choose import chosen
from carrel.csl.elements import PLAIN, Choose, EtAl, Name, Text
from carrel.csl.frame import NamesSeen
from carrel.csl.label import labelled
from carrel.csl.name_form import write_name
from carrel.csl.numeric import is_whole
from carrel.csl.place import SUBSEQUENT
from carrel.csl.tree import NAMES, Content, Node, dress, is_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from carrel.csl.elements import Label, Names, Rendering
    from carrel.csl.frame import Frame
    from carrel.csl.particles import NameValue

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
_LATER_MIN, _LATER_USE_FIRST = "et-al-subsequent-min", "et-al-subsequent-use-first"
RENAMED = {"name-form": "form", "name-delimiter": "delimiter"}
ELLIPSIS = "… "
TWO = 2
_PLAIN_NAME = Name({}, {})
_PLAIN_ET_AL = EtAl()


class _List(NamedTuple):
    """The names of one variable, and the term for its label."""

    variable: str
    names: tuple[NameValue, ...]
    role: str


class _Parts(NamedTuple):
    """The name, et-al and label that apply, own or taken over in a substitute."""

    name: Name
    et_al: EtAl
    label: Label | None
    label_first: bool


def evaluate_names(
    element: Names,
    frame: Frame,
    evaluate_all: Callable[..., tuple[Content, ...]],
) -> Content | None:
    """Evaluate `cs:names`; if no variable has names, its substitute. Else nothing."""
    parts = _parts(element, frame)
    options = _options(parts.name, frame)
    lists = _lists(element, frame)
    if not lists:
        return _substitute(element, frame, evaluate_all)
    if options.get("form") == "count":
        shown = sum(_shown(one, options, frame)[0] for one in lists)
        return dress((str(shown),), element.look, NAMES)
    if frame.sorting:
        parts = parts._replace(label=None)
    written = [_labelled_list(one, parts, options, frame) for one in lists]
    children = tuple(one for one in written if one is not None)
    if not children:
        return None
    delimiter = element.delimiter
    if delimiter is None and frame.substituting is not None:
        delimiter = frame.substituting.delimiter
    if delimiter is None:
        delimiter = options["names-delimiter"]
    return dress(children, element.look, NAMES, delimiter)


def _parts(element: Names, frame: Frame) -> _Parts:
    """CSL 1.0.2, Substitute: a cs:names without children takes those of the one it stands in for."""
    name, et_al, label, first = element.name, element.et_al, element.label, element.label_first
    parent = frame.substituting
    if parent is not None:
        if label is None and name is None and et_al is None:
            label, first = parent.label, parent.label_first
        name, et_al = name or parent.name, et_al or parent.et_al
    return _Parts(name or _PLAIN_NAME, et_al or _PLAIN_ET_AL, label, first)


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


def _lists(element: Names, frame: Frame) -> list[_List]:
    found = [_List(variable, frame.names(variable), variable) for variable in element.variables]
    filled = [one for one in found if one.names]
    same = len(filled) == TWO and {one.variable for one in filled} == {"editor", "translator"}
    if same and filled[0].names == filled[1].names:
        # CSL 1.0.2, Names: editor and translator are the same, so one list and "editortranslator".
        for role in ("editortranslator", "editor-translator"):
            forms = (frame.locale.find_term(role, form) for form in ("symbol", "verb-short"))
            if any(form is not None for form in forms):
                return [filled[0]._replace(role=role)]
    return filled


def _substitute(
    element: Names, frame: Frame, evaluate_all: Callable[..., tuple[Content, ...]]
) -> Content | None:
    """Render the first substitute that yields something; its variables are then spent."""
    outer, used = frame.substituting, frame.used
    for child in _alternatives(frame.substitute(element), frame):
        frame.substituting, frame.used = element, []
        called, filled, spent = frame.called, frame.filled, set(frame.spent)
        children = evaluate_all((child,), frame)
        newly, frame.used = frame.used, used
        frame.substituting = outer
        if children:
            frame.used.extend(newly)
            return dress(children, element.look, NAMES)
        frame.called, frame.filled, frame.spent = called, filled, spent
        if _is_silent_term(child, frame):
            return None
    return None


def _is_silent_term(element: Rendering, frame: Frame) -> bool:
    """Tell whether an element is a term that the locale defines as an empty string.

    CSL 1.0.2, Locale Fallback: such a term is found, and nothing is tried in its place.
    """
    if not isinstance(element, Text) or element.source != "term":
        return False
    return frame.locale.term(element.name, element.form, plural=element.plural) == ""


def _alternatives(elements: Iterable[Rendering], frame: Frame) -> Iterator[Rendering]:
    """Walk the substitutes; each element of a chosen branch is an alternative of its own."""
    for element in elements:
        if isinstance(element, Choose):
            yield from _alternatives(chosen(element, frame), frame)
        else:
            yield element


def _labelled_list(
    one: _List, parts: _Parts, options: Mapping[str, str], frame: Frame
) -> Content | None:
    names = _name_list(one, parts, options, frame)
    if names is None or parts.label is None:
        return names
    plural = {"always": True, "never": False}.get(parts.label.plural)
    if plural is None:
        plural = len(one.names) > 1
    label = labelled(parts.label, one.role, frame, plural=plural)
    if label is None:
        return names
    return Node((label, names) if parts.label_first else (names, label), data=one.variable)


def _shown(one: _List, options: Mapping[str, str], frame: Frame) -> tuple[int, bool]:
    """Tell how many names are shown, and whether et-al or the last name follows."""
    count = len(one.names)
    least, first = options.get("et-al-min", "0"), options.get("et-al-use-first", "")
    if frame.area == "citation":
        least, first = _least_and_first(least, first, options, frame)
    minimum, use_first = _count(least), _count(first)
    if not minimum or not first or count < minimum:
        return count, False
    if not _for_list_order(frame):
        frame.asked |= ASKED_SHOWN
        use_first = max(use_first, frame.amendment.shown.get(one.variable, 0))
    return (count, False) if use_first >= count else (use_first, True)


def _least_and_first(
    least: str, first: str, options: Mapping[str, str], frame: Frame
) -> tuple[str, str]:
    """Let the options for later cites come before those for all, where there are any."""
    if _LATER_MIN not in options and _LATER_USE_FIRST not in options:
        return least, first
    frame.asked |= ASKED_POSITION
    if frame.place.position < SUBSEQUENT:
        return least, first
    return options.get(_LATER_MIN, least), options.get(_LATER_USE_FIRST, first)


def _count(text: str) -> int:
    return int(text) if is_whole(text) else 0


def _name_list(one: _List, parts: _Parts, options: Mapping[str, str], frame: Frame) -> Node | None:
    shown, cut = _shown(one, options, frame)
    marked = "initialize-with" in options
    frame.names_seen.append(NamesSeen(one.variable, one.names, shown, marked))
    order = options.get("name-as-sort-order", "")
    inverted = [order == "all" or (order == "first" and place == 0) for place in range(shown)]
    inverted = [turned and not one.names[at].literal for at, turned in enumerate(inverted)]
    written = [
        _write(one, place, inverted[place], parts.name, options, frame) for place in range(shown)
    ]
    if all(is_empty(node) for node in written):
        return None
    delimiter = options.get("delimiter", ", ")
    if cut:
        children = _cut(written, one, parts, options, frame)
    elif shown > 1 and options.get("and") in {"text", "symbol"}:
        children = _with_and(written, delimiter, inverted[-2], options, frame)
    else:
        children = _separated(written, delimiter)
    return Node(tuple(children), data_tag(one))


def _for_list_order(frame: Frame) -> bool:
    """Tell whether the bibliography is being sorted; that comes before disambiguation."""
    return frame.sorting and frame.area == "bibliography"


def data_tag(one: _List) -> str:
    """Tag the list of names with its variable, so that later steps can find it."""
    return f"{one.variable}-list"


def _write(
    one: _List,
    place: int,
    inverted: bool,  # noqa: FBT001 - an inner call of _name_list
    name: Name,
    options: Mapping[str, str],
    frame: Frame,
) -> Node:
    level = _level(one, place, options, frame)
    person = one.names[place]
    language = frame.item.language, id(frame.locale)
    key = person, id(options), language, inverted, level, frame.sorting
    node = frame.context.names_written.get(key)
    if node is None:
        node = write_name(person, options, name.parts, frame, inverted=inverted, level=level)
        look = name.look
        if look is not PLAIN:
            # CSL 1.0.2, Name: it describes "the formatting of individual names", affixes too.
            node = node._replace(formatting=look.formatting)
            if not person.literal:
                node = node._replace(prefix=look.prefix, suffix=look.suffix)
        frame.context.names_written[key] = node
    return node


def _level(one: _List, place: int, options: Mapping[str, str], frame: Frame) -> int:
    """Give the level of given names that disambiguation asks for here."""
    if _for_list_order(frame):
        return 0
    if options.get("form") == "short":
        frame.asked |= ASKED_LEVEL
    elif "initialize-with" in options:
        frame.asked |= ASKED_FULL
    return frame.amendment.given.get((one.variable, place), 0)


def _separated(written: list[Node], delimiter: str) -> list[Content]:
    children: list[Content] = []
    for node in written:
        children += [delimiter, node] if children else [node]
    return children


def _with_and(
    written: list[Node],
    delimiter: str,
    inverted: bool,  # noqa: FBT001 - an inner call of _name_list
    options: Mapping[str, str],
    frame: Frame,
) -> list[Content]:
    symbol = options.get("and") == "symbol"
    word = frame.locale.term("and", "symbol" if symbol else "long") or "and"
    if symbol and word == frame.locale.term("and"):
        word = "&"
    precedes = _precedes(
        options.get("delimiter-precedes-last", "contextual"),
        len(written) > TWO,
        inverted,
    )
    joint = _and_joint(word, delimiter if precedes else "")
    return [*_separated(written[:-1], delimiter), joint, written[-1]]


def _and_joint(word: str, delimiter: str) -> str:
    if word != word.strip():
        # Some locales write the space they want, as Hebrew, whose "and" joins the name after it.
        return delimiter + word
    left = delimiter or " "
    if left[-1:].isalnum():
        left += " "
    return f"{left}{word} "


def _precedes(rule: str, contextual: bool, inverted: bool) -> bool:  # noqa: FBT001 - three plain facts
    if rule == "always":
        return True
    if rule == "after-inverted-name":
        return inverted
    return rule != "never" and contextual


def _cut(
    written: list[Node], one: _List, parts: _Parts, options: Mapping[str, str], frame: Frame
) -> list[Content]:
    """Write the shown names, then the ellipsis and the last name, or "et al."."""
    delimiter = options.get("delimiter", ", ")
    children = _separated(written, delimiter)
    shown, total = len(written), len(one.names)
    if options.get("et-al-use-last") == "true" and total >= shown + TWO:
        inverted = options.get("name-as-sort-order") == "all"
        last = _write(one, total - 1, inverted, parts.name, options, frame)
        return [*children, delimiter, ELLIPSIS, last]
    # CSL 1.0.2, Sorting Macros: et-al terms are "excluded from the sort key values".
    term = "" if frame.sorting else frame.locale.term(parts.et_al.term)
    if not term:
        return children
    order = options.get("name-as-sort-order", "")
    inverted = order == "all" or (order == "first" and shown == 1)
    precedes = _precedes(options.get("delimiter-precedes-et-al", "contextual"), shown > 1, inverted)
    look = parts.et_al.look
    joint = delimiter if precedes else " "
    return [*children, joint, dress(frame.cased((term,), look, term=True), look, "et-al")]
