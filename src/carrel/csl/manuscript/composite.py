"""Authors in the running text: the part of a composite citation before its brackets.

"Doe (2001)" where the citation alone is "(Doe 2001)", "Doe [1]" where it is "[1]".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from carrel.csl.manuscript.cites import cite_node, leading_names, new_frame
from carrel.csl.rendering.evaluate import evaluate_all
from carrel.csl.styles.elements import Name, Names, Text
from carrel.csl.text.capitals import raise_first_term
from carrel.csl.text.tree import Node, between, is_empty

if TYPE_CHECKING:
    from carrel.csl.items.item import Cite
    from carrel.csl.manuscript.run import Run
    from carrel.csl.place import Place
    from carrel.csl.styles.elements import Area
    from carrel.csl.text.tree import Content

_JOINED = ("'", "’", ",", ".", ";", ":")
"""What begins words that join the author without a space, as in "Doe's (2001)"."""
_FORM = {"form": "short", "and": "text", "et-al-min": "4", "et-al-use-first": "1"}


def composite(run: Run, cite: Cite, place: Place, citation: Content) -> Content:
    """Put the author of a cite, and the words that belong between, before its citation."""
    author = author_alone(run, cite, place)
    if is_empty(author):
        return citation
    words = cite.composite or ""
    joint = words if not words or words.startswith(_JOINED) else f" {words}"
    return Node((author, between(f"{joint} "), citation))


def author_alone(run: Run, cite: Cite, place: Place) -> Node:
    """Write the author as the citation does; family names where it writes none, as in "[1]"."""
    item, amendment = run.items[cite.id], run.amendment(cite.id)
    if run.style.intext is not None:
        return in_text(run, run.style.intext, cite, place)
    plain = cite._replace(composite=None, suppress_author=False, locator="")
    names = leading_names(
        cite_node(run.citation, new_frame(run.context, "citation", item, amendment, plain, place))
    )
    if names is not None:
        return names
    frame = new_frame(run.context, "citation", item, amendment, plain, place)
    return Node(evaluate_all((_authors(),), frame))


def in_text(run: Run, area: Area, cite: Cite, place: Place) -> Node:
    """Write a cite as a style with `cs:intext` has it in the running text.

    The draft of CSL 1.1. The options of names are those of the citation; a term that it begins
    with, as in "Reference 1", has a capital.
    """
    plain = cite._replace(composite=None, suppress_author=False, author_only=False)
    amendment = run.amendment(cite.id)
    frame = new_frame(run.context, "citation", run.items[cite.id], amendment, plain, place)
    return raise_first_term(cite_node(area, frame))


@cache
def _authors() -> Names:
    editors = Names(("editor",), None, None, None, False, (), None)  # noqa: FBT003 - no label first
    title = Text("variable", "title", "short")
    name = Name(_FORM, {})
    return Names(("author",), name, None, None, False, (editors, title), None)  # noqa: FBT003 - no label first
