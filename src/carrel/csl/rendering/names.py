"""`cs:names`: lists of names, et-al, labels, substitutes.

CSL 1.0.2, Names, Name, Et-al, Substitute, Label in cs:names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.amendment import ASKED_POSITION, ASKED_SHOWN
from carrel.csl.place import SUBSEQUENT
from carrel.csl.rendering.choose import chosen
from carrel.csl.rendering.frame import NamesSeen
from carrel.csl.rendering.label import labelled
from carrel.csl.rendering.name_form import WITHOUT_SPACES, is_spaceless, write_name
from carrel.csl.rendering.name_manner import BEFORE_INSTITUTION
from carrel.csl.styles.elements import PLAIN, Choose, Names, Text
from carrel.csl.text.tree import NAMES, Content, Node, dress, is_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from carrel.csl.items.particles import NameValue
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.rendering.name_manner import Manner
    from carrel.csl.styles.elements import Rendering

ELLIPSIS = "… "
TWO = 2


class _List(NamedTuple):
    """The names of one variable, and the term for its label."""

    variable: str
    names: tuple[NameValue, ...]
    role: str


def evaluate_names(
    element: Names,
    frame: Frame,
    evaluate_all: Callable[..., tuple[Content, ...]],
) -> Content | None:
    """Evaluate `cs:names`; if no variable has names, its substitute. Else nothing."""
    lists = _lists(element, frame)
    if not lists:
        return _substitute(element, frame, evaluate_all)
    manner = frame.manner(element)
    if manner.options.get("form") == "count":
        shown = sum([_shown(one, manner, frame)[0] for one in lists])
        # A count is no list that could be dressed; it is there to sort by.
        return Node((str(shown),), NAMES, display=element.look.display)
    written = [_labelled_list(one, manner, frame) for one in lists]
    children = tuple([one for one in written if one is not None])
    return dress(children, element.look, NAMES, manner.delimiter) if children else None


def _lists(element: Names, frame: Frame) -> list[_List]:
    filled: list[_List] = []
    for variable in element.variables:
        names = frame.names(variable)
        if names:
            filled.append(_List(variable, names, variable))
    if len(filled) != TWO or {one.variable for one in filled} != {"editor", "translator"}:
        return filled
    if filled[0].names == filled[1].names:
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
            return _substituted(child, children, element)
        frame.called, frame.filled, frame.spent = called, filled, spent
        if _is_silent_term(child, frame):
            return None
    return None


def _substituted(child: Rendering, children: tuple[Content, ...], element: Names) -> Content:
    """Dress what stands in for names: other names written in short as those, and nothing else.

    CSL 1.0.2, Substitute: a `cs:names` without children takes what the original one says.
    """
    if not isinstance(child, Names) or child.name or child.et_al or child.label:
        return dress(children, PLAIN, NAMES)
    bare = [
        one if isinstance(one, str) else one._replace(prefix="", suffix="", formatting=())
        for one in children
    ]
    return dress(tuple(bare), element.look, NAMES)


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


def _labelled_list(one: _List, manner: Manner, frame: Frame) -> Content | None:
    names = _name_list(one, manner, frame)
    asked = manner.label
    if names is None or asked is None:
        return names
    plural = {"always": True, "never": False}.get(asked.plural)
    if plural is None:
        plural = len(one.names) > 1
    label = labelled(asked, one.role, frame, plural=plural)
    if label is None:
        return names
    return Node((label, names) if manner.label_first else (names, label), data=one.variable)


def _shown(one: _List, manner: Manner, frame: Frame) -> tuple[int, bool]:
    """Tell how many names are shown, and whether et-al or the last name follows."""
    count = len(one.names)
    least, left = manner.first
    if manner.later != manner.first:
        frame.asked |= ASKED_POSITION
        if frame.place.position >= SUBSEQUENT:
            least, left = manner.later
    if not least or count < least:
        return count, False
    if not _for_list_order(frame):
        frame.asked |= ASKED_SHOWN
        left = max(left, frame.amendment.shown.get(one.variable, 0))
    return (count, False) if left >= count else (left, True)


def _name_list(one: _List, manner: Manner, frame: Frame) -> Node | None:
    shown, cut = _shown(one, manner, frame)
    options = manner.options
    marked = "initialize-with" in options
    frame.names_seen.append(NamesSeen(one.variable, one.names, shown, marked))
    order = options.get("name-as-sort-order", "")
    written = [
        _write(one, place, order == "all" or (order == "first" and not place), manner, frame)
        for place in range(shown)
    ]
    if all(is_empty(node) for node in written):
        return None
    delimiter = options.get("delimiter", ", ")
    if cut:
        return _cut_list(written, one, manner, frame)
    if shown > 1 and options.get("and") in {"text", "symbol"}:
        last_but_one = order == "all" or (order == "first" and shown == TWO)
        inverted = last_but_one and not one.names[-2].literal
        children = _with_and(written, one, inverted, options, frame)
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
    manner: Manner,
    frame: Frame,
) -> Node:
    level = 0
    if not _for_list_order(frame):
        # The level of given names that disambiguation asks for here.
        frame.asked |= manner.asked
        level = frame.amendment.given.get((one.variable, place), 0)
    person = one.names[place]
    options = manner.options
    sorting, language = frame.sorting, frame.item.language
    key = person, id(options), inverted, level, sorting, language, id(frame.locale)
    node = frame.context.names_written.get(key)
    if node is None:
        turned = inverted and not person.literal
        node = write_name(person, options, manner.name.parts, frame, inverted=turned, level=level)
        look = manner.name.look
        if look is not PLAIN:
            # CSL 1.0.2, Name: it describes "the formatting of individual names", affixes too.
            node = node._replace(formatting=look.formatting)
            if not person.literal:
                node = node._replace(prefix=look.prefix, suffix=look.suffix)
        frame.context.names_written[key] = node
    return node


def _separated(written: list[Node], delimiter: str) -> list[Content]:
    children: list[Content] = []
    for node in written:
        children += [delimiter, node] if children else [node]
    return children


def _with_and(
    written: list[Node],
    one: _List,
    inverted: bool,  # noqa: FBT001 - an inner call of _name_list
    options: Mapping[str, str],
    frame: Frame,
) -> list[Content]:
    symbol = options.get("and") == "symbol"
    word = frame.locale.term("and", "symbol" if symbol else "long") or "and"
    if symbol and word == frame.locale.term("and"):
        word = "&"
    # Between three names "と" stands for the comma too.
    contextual = len(written) > TWO and not is_spaceless(word)
    option = BEFORE_INSTITUTION if one.names[-1].literal else "delimiter-precedes-last"
    precedes = _precedes(options.get(option, "contextual"), contextual, inverted)
    delimiter = options.get("delimiter", ", ")
    joint = _and_joint(word, delimiter if precedes else "")
    return [*_separated(written[:-1], delimiter), joint, written[-1]]


def _and_joint(word: str, delimiter: str) -> str:
    if word != word.strip() or is_spaceless(word):
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


def _cut_list(written: list[Node], one: _List, manner: Manner, frame: Frame) -> Node:
    """Write the shown names, then the ellipsis and the last name, or "et al."."""
    options = manner.options
    delimiter = options.get("delimiter", ", ")
    children = _separated(written, delimiter)
    shown, total = len(written), len(one.names)
    order = options.get("name-as-sort-order", "")
    tag = data_tag(one)
    if options.get("et-al-use-last") == "true" and total >= shown + TWO:
        last = _write(one, total - 1, order == "all", manner, frame)
        return Node((*children, delimiter, ELLIPSIS, last), tag)
    # CSL 1.0.2, Sorting Macros: et-al terms are "excluded from the sort key values".
    et_al = manner.et_al
    term = "" if frame.sorting else frame.locale.term(et_al.term)
    if not term:
        return Node(tuple(children), tag)
    inverted = order == "all" or (order == "first" and shown == 1)
    precedes = _precedes(options.get("delimiter-precedes-et-al", "contextual"), shown > 1, inverted)
    # Han and kana have no space between words: "Lee等", as citeproc-js has it.
    joint = delimiter if precedes else "" if WITHOUT_SPACES.match(term) else " "
    words = frame.cased((term,), et_al.look, term=True)
    # "et al." stands for names, and is dressed as they are; what they begin with is said once.
    look = manner.name.look
    children = [*children, joint, dress(words, et_al.look, "et-al")]
    return Node(tuple(children), tag, suffix=look.suffix, formatting=look.formatting)
