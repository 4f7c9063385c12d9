"""Markup and quotation marks inside a field, as nodes.

CSL-JSON, "Rich text within fields": i, b, sc, sup, sub, spans for small capitals, nocase and
nodecor. Straight and curly quotation marks become quotes that alternate with those around
them; an apostrophe becomes the curly one. Markup that does not close stays as it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.tree import NO_CASE, NO_DECORATION, RICH, Content, Node

if TYPE_CHECKING:
    from carrel.csl.elements import Formatting

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_SPECIAL = re.compile(
    r"""</?(?:i|b|sc|sup|sub)>|<span\s[^<>]*>|</span>|["'“”‘’«»]""", re.IGNORECASE
)
_FORMATS: dict[str, Formatting] = {
    "<i>": (("font-style", "italic"),),
    "<b>": (("font-weight", "bold"),),
    "<sc>": (("font-variant", "small-caps"),),
    "<sup>": (("vertical-align", "sup"),),
    "<sub>": (("vertical-align", "sub"),),
}
_CLOSERS = {"“": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_BEFORE_OPENING = re.compile(r"[\s(\[{<\-/—–“‘\"'«:;,.]$|^$")


class _Open:
    """A mark or tag that waits for its closing: its token and what came since."""

    __slots__ = ("children", "closer", "node", "token")

    def __init__(self, token: str, closer: str, node: Node) -> None:
        self.token = token
        self.closer = closer
        self.node = node
        self.children: list[Content] = []


def parse_rich(text: str) -> tuple[Content, ...]:
    """Turn a field's text into strings and nodes; never fails."""
    if _SPECIAL.search(text) is None:
        return (text,)
    stack = [_Open("", "", Node())]
    end = 0
    for match in _SPECIAL.finditer(text):
        if match.start() > end:
            stack[-1].children.append(text[end : match.start()])
        end = match.end()
        _take(match.group(), text[: match.start()], text[end:], stack)
    if end < len(text):
        stack[-1].children.append(text[end:])
    while len(stack) > 1:
        _give_up(stack)
    return _joined(stack[0].children)


def _take(token: str, before: str, after: str, stack: list[_Open]) -> None:
    if token.startswith("</"):
        _close_tag(token.lower(), stack)
    elif token.startswith("<"):
        stack.append(_opened_tag(token))
    elif _closes(token, before, after, stack):
        _close_quote(token, stack)
    elif _opens(token, before, after):
        kind = "single" if token in "'‘" else "double"
        stack.append(_Open(token, _CLOSERS[token], Node(tag=RICH, quotes=True, data=kind)))
    else:
        stack[-1].children.append(APOSTROPHE if token in "'’‘" else token)


def _opened_tag(token: str) -> _Open:
    lowered = token.lower()
    if lowered in _FORMATS:
        return _Open(token, "</" + lowered[1:], Node(tag=RICH, formatting=_FORMATS[lowered]))
    if "nocase" in lowered:
        node = Node(tag=NO_CASE)
    elif "nodecor" in lowered:
        node = Node(tag=NO_DECORATION)
    elif "small-caps" in lowered:
        node = Node(tag=RICH, formatting=_FORMATS["<sc>"])
    else:
        node = Node(tag=RICH)
    return _Open(token, "</span>", node)


def _close_tag(token: str, stack: list[_Open]) -> None:
    if not any(one.closer == token for one in stack):
        stack[-1].children.append(token)
        return
    while stack[-1].closer != token:
        _give_up(stack)
    _shut(stack)


def _closes(token: str, before: str, after: str, stack: list[_Open]) -> bool:
    if not any(_closed_by(one, token) for one in _inside_tag(stack)):
        return False
    if token == '"':
        return before[-1:] not in {"(", "["} and not before[-1:].isspace()
    if token in "'’":
        # An apostrophe inside a word closes nothing; nor does one that a word goes on after.
        return not after[:1].isalnum()
    return True


def _inside_tag(stack: list[_Open]) -> list[_Open]:
    """List the quotes opened since the innermost tag."""
    found: list[_Open] = []
    for one in reversed(stack):
        if not one.node.quotes:
            break
        found.append(one)
    return found


def _closed_by(one: _Open, token: str) -> bool:
    return one.closer == token or (one.closer in {"'", "’"} and token in {"'", "’"})


def _opens(token: str, before: str, after: str) -> bool:
    if token in "“‘«":
        return True
    if token in "”»’":
        return False
    after = _SPECIAL.sub("", after) if after[:1] == "<" else after
    if not after or after[0].isspace():
        return False
    bare = re.sub(r"<[^<>]*>$", "", before)
    if not _BEFORE_OPENING.search(bare[-1:]):
        return False
    # A straight single mark opens only when another can close it later.
    return token == '"' or re.search(r"\S['’](?!\w)", after) is not None


def _close_quote(token: str, stack: list[_Open]) -> None:
    while not _closed_by(stack[-1], token):
        _give_up(stack)
    _shut(stack)


def _shut(stack: list[_Open]) -> None:
    done = stack.pop()
    stack[-1].children.append(done.node._replace(children=_joined(done.children)))


def _give_up(stack: list[_Open]) -> None:
    """Put an unclosed token back as the text it was."""
    left = stack.pop()
    token = APOSTROPHE if left.token in {"'", "‘"} else left.token
    stack[-1].children.extend([token, *left.children])


def _joined(children: list[Content]) -> tuple[Content, ...]:
    joined: list[Content] = []
    for child in children:
        if isinstance(child, str) and joined and isinstance(joined[-1], str):
            joined[-1] += child
        else:
            joined.append(child)
    return tuple(joined)
