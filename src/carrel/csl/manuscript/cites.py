"""One cite or one entry: from an item to its node, before clusters are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.amendment import ASKED_POSITION, UNAMENDED, Amendment, answers_otherwise
from carrel.csl.items.item import Cite
from carrel.csl.place import SUBSEQUENT, Place
from carrel.csl.rendering.evaluate import evaluate_all
from carrel.csl.rendering.frame import EvaluatedCite, Frame
from carrel.csl.text.rich_text import parse_rich
from carrel.csl.text.tree import (
    AFFIX,
    CITATION_NUMBER,
    CITE,
    IN_LANGUAGE,
    NAMES,
    Node,
    between,
    is_empty,
    pruned,
    replace_first,
)

if TYPE_CHECKING:
    from carrel.csl.items.item import Item
    from carrel.csl.rendering.frame import Context
    from carrel.csl.styles.elements import Area, Rendering
    from carrel.csl.text.tree import Content

NO_PRINTED_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
_BEFORE_NAMES = frozenset(("", "term", "label", CITATION_NUMBER, CITE, IN_LANGUAGE))
_BARE, _AT_FIRST = Cite(""), Place()
_NEEDS_SPACE_AFTER = re.compile(r"""[^\W_]$|[.,;:!?’”»)\]>"'&]$""")
_NEEDS_SPACE_BEFORE = re.compile(r"^(?:[^\W_]|[(\[&])")
_ENDS_SENTENCE = re.compile(r"^[.?!:;]\s*\S")


def new_frame(
    context: Context,
    area: str,
    item: Item,
    amendment: Amendment = UNAMENDED,
    cite: Cite | None = None,
    place: Place | None = None,
) -> Frame:
    """Make the frame to evaluate an item in, by default for a bare first cite."""
    return Frame(context, area, item, cite or _BARE, place or _AT_FIRST, amendment)


def cite_node(area: Area, frame: Frame) -> Node:
    """Evaluate a cite: its node, without the affixes of the person who cites."""
    children = _evaluated(frame.reduction.layout(area.name, area.layout), frame)
    if frame.locale is not frame.context.locale and children:
        children = (Node(children, IN_LANGUAGE, data=frame.locale),)
    node = Node(children, CITE, data=frame.item.id)
    if frame.context.options.calendar == "both":
        from carrel.csl.rendering.calendar_dates import suffix_before_brackets

        node = suffix_before_brackets(node)
    if frame.cite.author_only:
        names = leading_names(node)
        return node._replace(children=(names,)) if names is not None else node
    hidden = frame.cite.suppress_author or frame.cite.composite is not None
    if hidden and leading_names(node) is not None:
        without = without_names(node)
        return node if is_empty(without) else without
    return node


def _evaluated(elements: tuple[Rendering, ...], frame: Frame) -> tuple[Content, ...]:
    """Evaluate the elements of a cite, unless another cite of the item came out as it will.

    What elements are left tells all conditions; the rest is the locator, what disambiguation
    changed, and what `cs:names` and the note of the first cite make of the place.
    """
    if frame.spent and frame.item.has("accessed"):
        return evaluate_all(elements, frame)
    cite, place = frame.cite, frame.place
    back = (
        place.first_note if "first-reference-note-number" in frame.context.style.mentions else None
    )
    later = place.position >= SUBSEQUENT
    key = frame.item.id, id(elements), cite.locator, cite.label, back
    kept = frame.context.cites_evaluated
    found = kept.get((key, None)) or kept.get((key, later))
    if found is not None and _comes_out_so(found, frame.amendment):
        (
            frame.names_seen,
            frame.conditions_asked,
            frame.number_asked,
            frame.numbers_placed,
        ) = found.told
        frame.asked = found.asked
        return found.children
    children = evaluate_all(elements, frame)
    if frame.cut_late:
        return children
    told = frame.names_seen, frame.conditions_asked, frame.number_asked, frame.numbers_placed
    done = EvaluatedCite(elements, children, frame.amendment, frame.asked, told)
    kept[key, later if frame.asked & ASKED_POSITION else None] = done
    return children


def _comes_out_so(found: EvaluatedCite, amendment: Amendment) -> bool:
    if found.amendment == amendment:
        return True
    return not any(answers_otherwise(one, found.asked) for one in (found.amendment, amendment))


def leading_names(node: Node) -> Node | None:
    """Give the names that a cite begins with; those after a title or a date are no author's.

    Terms and citation numbers may stand before them.
    """
    for child in node.children:
        if is_empty(child) or isinstance(child, str):
            continue
        if child.tag == NAMES:
            return child
        if child.tag not in _BEFORE_NAMES:
            return None
        names = leading_names(child)
        if names is not None or _holds_variable(child):
            return names
    return None


def _holds_variable(node: Node) -> bool:
    return node.tag not in _BEFORE_NAMES or any(
        isinstance(child, Node) and not is_empty(child) and _holds_variable(child)
        for child in node.children
    )


def without_names(node: Node) -> Node:
    """Take the first names (or what was substituted for them) out of a cite."""
    bare, done = replace_first(node, lambda one: one.tag == NAMES, lambda _: "")
    left = pruned(bare) if done else node
    return left if isinstance(left, Node) else node._replace(children=())


def with_affixes(node: Node, cite: Cite) -> Node:
    """Put the cite's own prefix and suffix around it, with spaces where words would meet."""
    children: list[Content] = [node]
    if cite.prefix:
        space = " " if _NEEDS_SPACE_AFTER.search(cite.prefix) else ""
        children = [Node(parse_rich(cite.prefix + space), AFFIX), between(""), *children]
    if cite.suffix:
        space = " " if _NEEDS_SPACE_BEFORE.search(cite.suffix) else ""
        meets = _ENDS_SENTENCE.match(cite.suffix) is not None
        children = [*children, Node(parse_rich(space + cite.suffix), AFFIX, data=meets)]
    return Node(tuple(children), data=cite)
