"""Elements to the output tree: dispatch, and the elements that are only containers or text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.items.numeric import NUMBER_VARIABLES, is_numeric
from carrel.csl.rendering.choose import chosen
from carrel.csl.rendering.date import evaluate_date
from carrel.csl.rendering.label import evaluate_label
from carrel.csl.rendering.names import evaluate_names
from carrel.csl.rendering.number import evaluate_number, join_numbers, paged, sortable
from carrel.csl.styles.elements import (
    PLAIN,
    Called,
    Choose,
    Date,
    Group,
    Label,
    Macro,
    Names,
    Number,
    Text,
)
from carrel.csl.styles.labelled_numbers import relabelled
from carrel.csl.text.rich_text import parse_rich
from carrel.csl.text.tree import (
    CITATION_NUMBER,
    LINK,
    LOCATOR,
    YEAR_SUFFIX,
    Node,
    dress,
    gather,
    spell_out,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carrel.csl.rendering.frame import Frame
    from carrel.csl.styles.elements import Rendering
    from carrel.csl.text.tree import Content

_PLAIN_VARIABLES = frozenset(("DOI", "URL", "PMID", "PMCID", "ISBN", "ISSN"))
_WRITTEN_OTHERWISE = _PLAIN_VARIABLES | NUMBER_VARIABLES | {"citation-label"}
_ADDRESSES = {
    "URL": "",
    "DOI": "https://doi.org/",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}


def evaluate_all(elements: Sequence[Rendering], frame: Frame) -> tuple[Content, ...]:
    """Evaluate elements in order; those that yield nothing are left out, so nothing is empty."""
    found: list[Content] = []
    frame.descend(len(elements))
    for element in elements:
        if isinstance(element, Choose):
            found.extend(evaluate_all(chosen(element, frame), frame))
            continue
        content = _EVALUATE[type(element)](element, frame)
        if content is not None:
            found.append(content)
    frame.depth -= 1
    return tuple(found)


def _evaluate_group(element: Group, frame: Frame) -> Content | None:
    children = _grouped(element.children, frame)
    return gather(children, element.look, element.delimiter) if children else None


def _grouped(elements: Sequence[Rendering], frame: Frame) -> tuple[Content, ...]:
    """Evaluate the children of a group or macro; nothing if all variables called are empty.

    CSL 1.0.2, Group: "cs:group and its child elements are suppressed if a) at least one rendering
    element in cs:group calls a variable and b) all variables that are called are empty". A macro
    or group inside that is not empty counts as a variable that is not empty.
    """
    called, filled = frame.called, frame.filled
    frame.called = frame.filled = 0
    children = evaluate_all(elements, frame)
    suppressed = frame.called > 0 and frame.filled == 0
    frame.called += called
    frame.filled += filled
    if suppressed or not children:
        return ()
    frame.filled += 1
    return children


def _evaluate_text(element: Text, frame: Frame) -> Content | None:
    children, tag = _SOURCES[element.source](element, frame)
    if not children:
        return None
    if element.look is not PLAIN:
        children = frame.cased(children, element.look, term=element.source == "term")
        if not children:
            return None
    node = dress(children, element.look, tag)
    if tag in _ADDRESSES:
        node = _linked(node, tag, str(children[0]))
    if frame.context.options.isolate and element.source == "variable":
        return _isolated(node, frame)
    return node


def _isolated(node: Node, frame: Frame) -> Node:
    """Isolate what a variable holds: affixes and quotation marks run as the entry does."""
    if node.tag != LINK:
        return node._replace(children=frame.isolated(node.children))
    bare = node._replace(prefix="", suffix="", quotes=None, display="", formatting=())
    return node._replace(children=frame.isolated((bare,)), tag="", data=None)


def _linked(node: Node, tag: str, text: str) -> Node:
    """Give a DOI, URL, PMID or PMCID its address; one written in the prefix becomes its text."""
    words, start, rest = node.prefix.rpartition("http")
    if start and ":" in rest and " " not in rest:
        whole = f"{start}{rest}{text}"
        children: tuple[Content, ...] = (whole,)
        if node.formatting:
            # CSL 1.0.2, Affixes: they stand "outside" the formatting of their element.
            children = (start + rest, Node((text,), formatting=node.formatting))
        return node._replace(children=children, prefix=words, tag=LINK, formatting=(), data=whole)
    # A DOI may come as the whole address already.
    start = "" if text.startswith(("https://", "http://")) else _ADDRESSES[tag]
    return node._replace(tag=LINK, data=start + text)


def _evaluate_macro(element: Macro, frame: Frame) -> Content | None:
    children = _grouped(element.children, frame)
    if not children:
        return None
    look = element.look
    if look.strip_periods:
        spelt = spell_out(Node(children))
        children = frame.cased(spelt.children if isinstance(spelt, Node) else children, look)
    return gather(children, look) if children else None


def _evaluate_called(_element: Called, frame: Frame) -> None:
    frame.called += 1


def _term(element: Text, frame: Frame) -> tuple[tuple[Content, ...], str]:
    text = frame.locale.term(element.name, element.form, plural=element.plural)
    # A term whose case the style fixes is not raised at the head of a note.
    return ((text,) if text else ()), "" if element.look.text_case else "term"


def _value(element: Text, _frame: Frame) -> tuple[tuple[Content, ...], str]:
    return (parse_rich(element.name) if element.name else ()), ""


def _variable(element: Text, frame: Frame) -> tuple[tuple[Content, ...], str]:
    name = element.name
    if name == "year-suffix":
        # Given by the processor, so without it a group has not called an empty variable.
        text = frame.year_suffix()
        frame.suffix_placed = True
        if text:
            frame.call(name, filled=True)
        return ((text,) if text else ()), name
    if name == CITATION_NUMBER and not frame.sorting:
        number = frame.citation_number()
        return (() if number is None else (number,)), name
    text = _short(name, frame) if element.form == "short" else ""
    text = text or frame.variable(name)
    if not text:
        return (), name
    return _written(name, text, frame)


def _short(name: str, frame: Frame) -> str:
    """Call the short form of a variable; "" if it has none."""
    short = "" if name in frame.spent else frame.peek(f"{name}-short")
    if short:
        frame.call(name, filled=True)
    return short


def _written(name: str, text: str, frame: Frame) -> tuple[tuple[Content, ...], str]:
    """Write a value as its variable asks, with the tag of its node."""
    if name not in _WRITTEN_OTHERWISE:
        return parse_rich(text), name
    if name == "citation-label":
        return _suffixed_label(text, frame), name
    if frame.sorting and name in NUMBER_VARIABLES:
        return (sortable(text),), name
    if name in {"page", "page-first"}:
        return (paged(text, frame),), name
    if name == "locator":
        return parse_rich(written_locator(text, frame)), LOCATOR
    if name in _PLAIN_VARIABLES:
        return (text,), name
    if name in NUMBER_VARIABLES:
        text = relabelled(text, name, frame.locale)
        if is_numeric(text.lower()):
            return (join_numbers(text, frame.locale),), name
        text = text.replace("\\-", "-")
    return parse_rich(text), name


def _suffixed_label(text: str, frame: Frame) -> tuple[Content, ...]:
    """A citation label takes the year suffix, unless the style places it itself."""
    suffix = frame.year_suffix()
    if not suffix or frame.context.style.uses_year_suffix:
        return (text,)
    frame.suffix_placed = True
    return (text, Node((suffix,), YEAR_SUFFIX))


def written_locator(text: str, frame: Frame) -> str:
    """Write a locator; page ranges as pages, other ranges with an en dash."""
    text = relabelled(text, frame.cite.label, frame.locale)
    if frame.cite.label == "page":
        return paged(text, frame, dashes_stay=True)
    return join_numbers(text, frame.locale) if is_numeric(text.lower()) else text


_SOURCES: dict[str, Callable[[Text, Frame], tuple[tuple[Content, ...], str]]] = {
    "variable": _variable,
    "term": _term,
    "value": _value,
}


def _evaluate_names(element: Names, frame: Frame) -> Content | None:
    return evaluate_names(element, frame, evaluate_all)


_EVALUATE: dict[type, Callable[..., Content | None]] = {
    Text: _evaluate_text,
    Number: evaluate_number,
    Label: evaluate_label,
    Date: evaluate_date,
    Names: _evaluate_names,
    Group: _evaluate_group,
    Macro: _evaluate_macro,
    Called: _evaluate_called,
}
