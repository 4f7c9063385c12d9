"""The last step on a tree: affixes placed, quotes alternated, punctuation and spaces settled.

In goes the output tree of a citation or an entry; out comes a finished tree, whose nodes hold
only what writers must know: formatting that changes something, display blocks, links, text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.characters import sound
from carrel.csl.items.numeric import NUMBER_VARIABLES
from carrel.csl.styles.locale import Locale
from carrel.csl.text.brackets import Brackets
from carrel.csl.text.direction import direction_of_language
from carrel.csl.text.punctuation import End, Joiner
from carrel.csl.text.rich_text import CLOSERS, joined
from carrel.csl.text.tree import (
    AFFIX,
    BETWEEN,
    DATE,
    IN_LANGUAGE,
    ISOLATE,
    LINK,
    NAME,
    NO_CASE,
    NO_DECORATION,
    RICH,
    VARIABLE,
    Node,
    is_empty,
    map_leaves,
    variable_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.csl.styles.elements import Formatting
    from carrel.csl.text.punctuation import Event
    from carrel.csl.text.tree import Content

_KEPT = frozenset((LINK, NO_DECORATION, ISOLATE))
_IN_THEIR_WAY = frozenset((AFFIX, BETWEEN, IN_LANGUAGE))
_TOLD = frozenset((LINK, ISOLATE, VARIABLE))
_OF_PARTS = frozenset(("", DATE))
# For citeproc-js these are texts rather than numbers.
_LIKE_TEXTS = frozenset(
    (
        *("citation-number", "first-reference-note-number", "section", "version"),
        *("supplement-number", "printing-number", "part-number"),
    )
)
_NUMBERS = NUMBER_VARIABLES - _LIKE_TEXTS
_MARKUP = frozenset((RICH, NO_CASE, NO_DECORATION))
_NORMAL = {"font-style", "font-variant", "font-weight"}
_QUOTE_TERMS = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
_QUOTE_DEFAULTS = ("“", "”", "‘", "’")


# What French sets apart by a space: no line may end there.
# What is slanted: figures, hyphens and letters from Latin to Arabic, and Thai.
_SLANTING = re.compile("[-0-9A-Za-zÀ-\u024f\u0370-\u052f\u0590-\u06ff\u0e00-\u0e60\u1e00-\u1fff]")
_SET_APART = re.compile(" (?=[:;?!»])|(?<=«) ")
_THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"


class QuoteMarks(NamedTuple):
    """The locale's outer and inner quotation marks."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


def quote_marks(locale: Locale) -> QuoteMarks:
    """Give the locale's quotation marks; the English ones where it has none."""
    terms = [locale.terms.get((name, "long", "")) for name in _QUOTE_TERMS]
    pairs = zip(terms, _QUOTE_DEFAULTS, strict=True)
    return QuoteMarks(*[(term and term.single) or default for term, default in pairs])


def polish(
    tree: Content,
    locale: Locale,
    *,
    isolate: bool = False,
    brackets: bool = False,
    variables: bool = False,
) -> Node:
    """Finish a tree (see the head of this file).

    With `isolate`, a cite in a language that runs the other way than the text is isolated; with
    `brackets`, those of affixes alternate (see `carrel.csl.text.brackets`); with `variables`, what came
    from a variable stays in a node of its own (see `carrel.csl.writing.labelled_text`).
    """
    make = _TellingPolisher if variables else _Polisher
    polisher = make(quote_marks(locale), Joiner(punctuation_in_quote=_draws(locale)))
    polisher.around = direction_of_language(locale.tag) if isolate else ""
    polisher.brackets = Brackets() if brackets else None
    polisher.add(tree)
    return _rebuild(polisher.joiner.finished())


def _draws(locale: Locale) -> bool:
    return locale.options.get("punctuation-in-quote") == "true"


class _Polisher:
    """Walks the tree once and hands its text, in order, to the joiner."""

    def __init__(self, marks: QuoteMarks, joiner: Joiner) -> None:
        self.marks = marks
        self.joiner = joiner
        self.inner = False
        self.typed = False
        self.unquoted = False
        self.around = ""
        self.brackets: Brackets | None = None

    def add(self, content: Content) -> None:
        joiner = self.joiner
        if isinstance(content, str):
            joiner.text(content)
            return
        children, tag, prefix, suffix, _, _, quotes, display, _ = content
        if tag in _IN_THEIR_WAY or display:
            self._add_in_its_way(content)
            return
        if not children:
            return
        turns = (prefix or suffix) and self.brackets is not None and _holds_parts(content)
        if prefix:
            joiner.text(self._turned(prefix) if turns else prefix)
        if quotes:
            self._quoted(content)
        elif quotes is None:
            self._formatted(content)
        else:
            self._unquoted(content)
        if suffix:
            joiner.text(self._turned(suffix) if turns else suffix)

    def _formatted(self, content: Node) -> None:
        if content.formatting or content.tag in _KEPT:
            if _stays_upright(content):
                upright = tuple(one for one in content.formatting if one[0] != "font-style")
                content = content._replace(formatting=upright)
            self.joiner.open(content)
            self._children(content)
            self.joiner.close(content)
        else:
            self._children(content)

    def _add_in_its_way(self, content: Node) -> None:
        joiner = self.joiner
        if content.tag == BETWEEN:
            joiner.part()
            joiner.text(str(content.data))
            joiner.part()
        elif not content.children:
            return
        elif content.tag == AFFIX:
            self._affix(content)
        elif content.tag == IN_LANGUAGE:
            self._in_language(content)
        else:
            # A block holds its own affixes, or they would stand between blocks.
            block = Node(display=content.display)
            joiner.open(block)
            self.add(content._replace(display=""))
            joiner.close(block)

    def _turned(self, text: str) -> str:
        return text if self.brackets is None else self.brackets.turned(text)

    def _in_language(self, content: Node) -> None:
        """Write a cite with the marks and in the direction of its own language."""
        locale = content.data
        assert isinstance(locale, Locale), "a cite in another language brings its locale"
        own = direction_of_language(locale.tag)
        turned = Node(tag=ISOLATE, data=own) if self.around not in {"", own} else None
        marks, within = self.marks, self.joiner.within
        self.marks, self.joiner.within = quote_marks(locale), _draws(locale)
        if turned is not None:
            self.joiner.open(turned)
        self._children(content)
        if turned is not None:
            self.joiner.close(turned)
        self.marks, self.joiner.within = marks, within

    def _affix(self, content: Node) -> None:
        """Write what a person wrote: it meets the layout's suffix, and the cite if it says so."""
        if not content.data:
            self.joiner.part()
        for place, child in enumerate(content.children):
            self.joiner.as_written = place > 0 or not content.data
            self.add(map_leaves(child, self._turned))
        self.joiner.as_written = False

    def _unquoted(self, content: Node) -> None:
        around, self.unquoted = self.unquoted, True
        self._formatted(content)
        self.unquoted = around

    def _quoted(self, content: Node) -> None:
        typed = str(content.data) if content.tag == RICH else ""
        if self._is_foreign(typed):
            # They are text: what alternates with what is settled by the locale's own marks.
            self.joiner.text(_SET_APART.sub(_THIN_SPACE, typed))
            self._formatted(content)
            self.joiner.text(_SET_APART.sub(_THIN_SPACE, typed[1:] + CLOSERS[typed[0]]))
            return
        # Inner marks that stand alone stay as typed, unless the style says that there are no others.
        is_inner = typed[:1] == self.marks.inner_opening.strip() != self.marks.opening.strip()
        inner = self.inner or (is_inner and not self.joiner.quote_depth and not self.unquoted)
        opening = self.marks.inner_opening if inner else self.marks.opening
        closing = self.marks.inner_closing if inner else self.marks.closing
        outer, self.inner = self.inner, not inner
        self.joiner.open_quote(opening)
        self._formatted(content)
        self.joiner.close_quote(closing, typed=bool(typed))
        self.inner = outer

    def _is_foreign(self, typed: str) -> bool:
        """Tell whether typed marks are those of another language, which are left as they are."""
        own = (self.marks.opening.strip(), self.marks.inner_opening.strip())
        return bool(typed) and typed[0] not in {'"', "'", *own}

    def _children(self, content: Node) -> None:
        joiner = self.joiner
        joint, begun = "", self.typed
        for child in content.children:
            if isinstance(child, str):
                if not child:
                    continue
                if joint:
                    joiner.text(joint)
                text = _SET_APART.sub(_THIN_SPACE, child) if " " in child else child
                if begun:
                    joiner.typed(text)
                else:
                    joiner.text(text)
            elif child.tag in _MARKUP and child.children:
                # What a field says stands as it was typed: no part of it meets another.
                typed, self.typed = self.typed, begun or child is not content.children[0]
                self.add(child)
                self.typed = typed
                begun = True
            elif child.children or child.tag == BETWEEN:
                if joint:
                    joiner.text(joint)
                self.add(child)
            else:
                continue
            joint = content.delimiter


class _TellingPolisher(_Polisher):
    """Puts what came from a variable into a node of its own."""

    inside = False

    def _children(self, content: Node) -> None:
        variable = "" if self.inside else variable_of(content)
        if not variable:
            super()._children(content)
            return
        told = Node(tag=VARIABLE, data=variable)
        self.joiner.open(told)
        self.inside = True
        super()._children(content)
        self.inside = False
        self.joiner.close(told)


def _stays_upright(node: Node) -> bool:
    """Tell whether a single text holds no letter of a script that has italics, as Chinese has none."""
    first = node.children[0]
    return (
        isinstance(first, str)
        and len(node.children) == 1
        and node.tag not in {NAME, RICH}
        and _SLANTING.search(first) is None
    )


def _holds_parts(node: Node) -> bool:
    """Tell whether a node is a group, a date, a number or a cluster: not a single text."""
    if node.tag in _NUMBERS:
        return True
    return node.tag in _OF_PARTS and isinstance(node.children[0], Node)


class _Level:
    """An open node while the finished tree is built."""

    def __init__(self, node: Node | None, state: dict[str, str], formatting: Formatting) -> None:
        self.node = node
        self.state = state
        self.formatting = formatting
        self.children: list[Content] = []


def _rebuild(events: Iterable[Event]) -> Node:
    stack = [_Level(None, {}, ())]
    children = stack[0].children
    for event in events:
        if isinstance(event, str):
            if event:
                children.append(event if event.isprintable() else sound(event))
            continue
        if isinstance(event, End):
            _close(stack)
        else:
            state = stack[-1].state
            formatting = _effective(event, state)
            stack.append(_Level(event, {**state, **dict(formatting)}, formatting))
        children = stack[-1].children
    return Node(joined(stack[0].children))


def _ended(children: tuple[Content, ...]) -> tuple[Content, ...]:
    """Leave out the spaces at the end of a block; a left margin keeps what parts it from the text."""
    while children:
        last = children[-1]
        if isinstance(last, str):
            bare: Content = last.rstrip(" ")
        elif last.display:
            return children
        else:
            bare = last._replace(children=_ended(last.children))
        if bare == last:
            return children
        children = (*children[:-1], bare) if not is_empty(bare) else children[:-1]
    return children


def _close(stack: list[_Level]) -> None:
    level = stack.pop()
    node = level.node
    if node is None or not level.children:
        return
    told = node.tag in _TOLD
    if level.formatting or node.display or told:
        children = joined(level.children)
        stack[-1].children.append(
            Node(
                _ended(children) if node.display not in {"", "left-margin"} else children,
                tag=node.tag if told else "",
                formatting=level.formatting,
                display=node.display,
                data=node.data if told else None,
            )
        )
        return
    stack[-1].children.extend(level.children)


def _effective(node: Node, state: dict[str, str]) -> Formatting:
    """Give the formatting that is written: "normal" only where it undoes; markup turns back."""
    if node.tag == NO_DECORATION:
        return tuple(
            (name, "normal") for name in state if state[name] != "normal" and name in _NORMAL
        )
    pairs: list[tuple[str, str]] = []
    for name, value in node.formatting:
        current = state.get(name, "normal" if name in _NORMAL else "none")
        if node.tag == RICH and current == value and name in _NORMAL:
            pairs.append((name, "normal"))
        elif value != "normal" or name in state:
            pairs.append((name, value))
    return tuple(pairs)
