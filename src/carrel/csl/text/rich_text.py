"""Markup and quotation marks inside a field, as nodes.

CSL-JSON, "Rich text within fields": i, b, sc, sup, sub, spans for small capitals, nocase and
nodecor. Straight and curly quotation marks become quotes that alternate with those around
them; an apostrophe becomes the curly one. Markup that does not close stays as it was typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.text.tree import NO_CASE, NO_DECORATION, RICH, CitationNumber, Content, Node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.csl.styles.elements import Formatting

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_SPECIAL = re.compile(
    r"""</?(?:i|b|sc|sup|sub)>|<span\s[^<>]*>|</span>|["'“”‘’«»„‚]""", re.IGNORECASE
)
_MARK = re.compile("""[<"'“”‘’«»„‚]""")
"""What every tag and quotation mark begins with."""
_FORMATS: dict[str, Formatting] = {
    "<i>": (("font-style", "italic"),),
    "<b>": (("font-weight", "bold"),),
    "<sc>": (("font-variant", "small-caps"),),
    "<sup>": (("vertical-align", "sup"),),
    "<sub>": (("vertical-align", "sub"),),
}
_DEPTH_LIMIT = 20
_MARK_LIMIT = 10_000
"""As many tags and quotation marks of a field are understood; those after them stay as typed."""
# In a text turned round: a single mark that could close, after no letter and before what is no space.
_CLOSER_TURNED = re.compile(r"(?<![^\W_])['’](?=\S)")
_LONGEST_TAG = 60
CLOSERS = {"“": "”", "«": "»", "‘": "’", "„": "“", "‚": "‘", '"': '"', "'": "'"}
"""The marks that open a quotation, each with the one that closes it."""
_SPACES = " \u00a0\u202f"
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
    """Turn a field's text into strings and nodes; never fails. Markup around nothing is nothing."""
    if _MARK.search(text) is None:
        return (text,) if text else ()
    return _parsed(text)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Content, ...]:
    stack = [_Open("", "", Node())]
    last_closer = _last_single_closer(text)
    end = 0
    for match in islice(_SPECIAL.finditer(text), _MARK_LIMIT):
        if match.start() > end:
            stack[-1].children.append(text[end : match.start()])
        end = match.end()
        _take(_Token(match.group(), text, match.start(), end, last_closer), stack)
    if end < len(text):
        stack[-1].children.append(text[end:])
    while len(stack) > 1:
        _give_up(stack)
    return joined(stack[0].children)


def _last_single_closer(text: str) -> int:
    """Find the last place where a single mark could close a quotation; -1 for none."""
    match = _CLOSER_TURNED.search(text[::-1])
    return -1 if match is None else len(text) - 1 - match.start()


class _Token(NamedTuple):
    """A tag or quotation mark and where it stands in the text."""

    mark: str
    text: str
    start: int
    end: int
    last_closer: int

    @property
    def before(self) -> str:
        """The character before it, a closing tag passed over; "" at the beginning."""
        place = self.start
        if place and self.text[place - 1] == ">":
            place = max(self.text.rfind("<", max(0, place - _LONGEST_TAG), place), 0)
        return self.text[place - 1 : place] if place else ""

    @property
    def after(self) -> str:
        """The character after it, a tag passed over; "" at the end."""
        match = _SPECIAL.match(self.text, self.end)
        place = self.end
        if match is not None and match.group().startswith("<"):
            place = match.end()
        return self.text[place : place + 1]


def _take(token: _Token, stack: list[_Open]) -> None:
    mark = token.mark
    if mark.startswith("</"):
        _close_tag(mark.lower(), stack)
    elif mark.startswith("<"):
        _open(_opened_tag(mark), stack)
    elif _closes(token, stack):
        _close_quote(mark, stack)
    elif _opens(token):
        _open(_Open(mark, CLOSERS[mark], Node(tag=RICH, quotes=True, data=mark)), stack)
    else:
        stack[-1].children.append(APOSTROPHE if mark in "'’" else mark)


def _open(opened: _Open, stack: list[_Open]) -> None:
    """Open a tag or quotation; beyond the deepest nesting that means anything it stays text."""
    if len(stack) > _DEPTH_LIMIT:
        stack[-1].children.append(opened.token)
    else:
        stack.append(opened)


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


def _closes(token: _Token, stack: list[_Open]) -> bool:
    mark = token.mark
    if not any(_closed_by(one, mark) for one in _inside_tag(stack)):
        return False
    before = token.text[token.start - 1 : token.start]
    if mark == '"':
        return before not in {"(", "["} and not before.isspace()
    if mark in "'’":
        # An apostrophe inside a word closes nothing.
        return not token.text[token.end : token.end + 1].isalnum()
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


def _opens(token: _Token) -> bool:
    mark, after = token.mark, token.after
    if mark in "“‘«„‚":
        return True
    if mark in "”»’" or not after or after.isspace():
        return False
    if not _BEFORE_OPENING.search(token.before):
        return False
    # A straight single mark opens only when another can close it later.
    return mark == '"' or token.last_closer > token.end


def _close_quote(token: str, stack: list[_Open]) -> None:
    while not _closed_by(stack[-1], token):
        _give_up(stack)
    if stack[-1].token == "«":
        _trim(stack[-1])
    if stack[-1].children:
        _shut(stack)
        return
    # Marks with nothing between them quote nothing.
    _give_up(stack)
    stack[-1].children.append(APOSTROPHE if token in "'’" else token)


def _trim(quotation: _Open) -> None:
    """Take the spaces inside « guillemets » for part of the marks."""
    children = quotation.children
    if not children:
        return
    first, last = children[0], children[-1]
    spaced = isinstance(first, str) and first[:1] in _SPACES
    if isinstance(first, str):
        children[0] = first.lstrip(_SPACES)
    if isinstance(last, str):
        children[-1] = str(children[-1]).rstrip(_SPACES)
    quotation.children = [one for one in children if one]
    if spaced and isinstance(first, str):
        quotation.node = quotation.node._replace(data=f"«{first[0]}")


def _shut(stack: list[_Open]) -> None:
    done = stack.pop()
    if done.children:
        stack[-1].children.append(done.node._replace(children=joined(done.children)))


def _give_up(stack: list[_Open]) -> None:
    """Put an unclosed token back as the text it was."""
    left = stack.pop()
    token = APOSTROPHE if left.token == "'" else left.token
    stack[-1].children.extend([token, *left.children])


def joined(children: Iterable[Content]) -> tuple[Content, ...]:
    """Join strings that are neighbours, citation numbers apart."""
    joined: list[Content] = []
    texts: list[str] = []
    for child in children:
        if isinstance(child, str) and not isinstance(child, CitationNumber):
            texts.append(child)
            continue
        if texts:
            joined.append("".join(texts))
            texts.clear()
        joined.append(child)
    if texts:
        joined.append("".join(texts))
    return tuple(joined)
