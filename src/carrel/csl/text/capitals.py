"""Capitals at the head of a note or an entry, where it begins with a term of the locale.

CSL 1.0.2, Citation, "A note to CSL processor developers": the first character of a note that is a
sentence by itself should be raised. Only terms are raised; titles and names keep their own case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.text.tree import CITATION_NUMBER, Node, is_empty

if TYPE_CHECKING:
    from carrel.csl.text.tree import Content

_TAG = re.compile(r"<[^<>]*>")
_CLOSING = " \u00a0”’»\"'"


def raise_first_term(node: Node) -> Node:
    """Raise the first letter if the first text below is a term's, punctuation before it apart."""
    changed, _ = _raise(node)
    return changed if isinstance(changed, Node) else node


def _raise(content: Content) -> tuple[Content, bool]:
    if isinstance(content, str) or any(one.isalnum() for one in content.prefix):
        return content, False
    for place, child in enumerate(content.children):
        if is_empty(child) or is_number(child):
            continue
        if content.tag == "term" and isinstance(child, str):
            raised: Content = child[:1].upper() + child[1:]
            done = True
        else:
            raised, done = _raise(child)
        if not done:
            break
        children = (*content.children[:place], raised, *content.children[place + 1 :])
        return content._replace(children=children), True
    return content, False


def is_number(content: Content) -> bool:
    """Tell whether this is a citation number and nothing else: what follows it is the head."""
    while isinstance(content, Node):
        if content.tag == CITATION_NUMBER:
            return True
        if len(content.children) != 1:
            return False
        content = content.children[0]
    return False


def is_sentence(prefix: str) -> bool:
    """Tell whether what stands before a cite is a sentence, so that the cite begins another.

    A single word with a period ("cf.", "e.g.") is an abbreviation.
    """
    bare = _TAG.sub("", prefix).strip(_CLOSING)
    return " " in bare and bare[-1] in ".?!:"
