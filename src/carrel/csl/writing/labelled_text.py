"""Which words of an entry came from which variable.

With `Options.variables` a finished entry keeps a node about all that one variable gave to it: the
words of a title without the quotation marks around them, a date as it is printed, a list of names
with its delimiters and "et al." but without its label. Nothing else of the entry is changed by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.text.direction import directed
from carrel.csl.text.tree import VARIABLE, Node
from carrel.csl.writing.writers import set_apart

if TYPE_CHECKING:
    from carrel.csl.text.tree import Content


class VariableSpan(NamedTuple):
    """``start`` to ``end`` in code points of the text, half-open, and the name of the variable."""

    start: int
    end: int
    variable: str


class LabelledText(NamedTuple):
    """The text of an entry as `write(tree, "text")` gives it, and its variables in order.

    Spans do not overlap: a variable within another is the outer one's. They have no space at
    their ends.
    """

    text: str
    spans: tuple[VariableSpan, ...]


def write_labelled(tree: Node) -> LabelledText:
    """Write a finished entry as plain text, with the spans of its variables."""
    spans: list[VariableSpan] = []
    text = _write(tree, 0, spans)
    bare = (_bare(text, one) for one in spans)
    return LabelledText(text, tuple(one for one in bare if one is not None))


def _write(content: Content, start: int, spans: list[VariableSpan] | None) -> str:
    """Write what begins at a place, and note its spans; None inside a variable."""
    if isinstance(content, str):
        return content
    labelled = spans is not None and content.tag == VARIABLE
    own = len(spans) if spans is not None else 0
    length, texts = 0, list[str]()
    for child in content.children:
        texts.append(_write(child, start + length, None if labelled else spans))
        length += len(texts[-1])
    inner = "".join(texts)
    if labelled and spans is not None:
        spans.append(VariableSpan(start, start + length, str(content.data)))
    written = set_apart(content, directed(content, inner))
    shift = written.find(inner.rstrip())
    if spans is not None and shift > 0:
        spans[own:] = [
            one._replace(start=one.start + shift, end=one.end + shift) for one in spans[own:]
        ]
    return written


def _bare(text: str, one: VariableSpan) -> VariableSpan | None:
    words = text[one.start : one.end]
    bare = words.strip()
    if not bare:
        return None
    start = one.start + words.index(bare)
    return one._replace(start=start, end=start + len(bare))
