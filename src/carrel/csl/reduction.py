"""A style cut down to what can print for items of which the same facts are true.

Most of a style is for other kinds of items: of the Chicago style's 3,500 elements a cite of a book
needs a dozen. So macros are put in place, `cs:choose` is decided and elements whose variables are
empty are cut away once for each set of facts (see `carrel.csl.facts`); all items that share it are
written with what is left. What only the run can tell stays open. What was called and found empty
leaves a `Called` behind, for the group around it may have to be left out because of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.elements import (
    PLAIN,
    Branch,
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
from carrel.csl.errors import CslError
from carrel.csl.facts import GIVEN_BY_RUN, NO_FACTS, item_facts

if TYPE_CHECKING:
    from carrel.csl.elements import Layout, Look, Rendering
    from carrel.csl.facts import Asks, Fact, Facts, Part
    from carrel.csl.item import Item
    from carrel.csl.style import Style

DEPTH_LIMIT = 120
_CALLED = Called()
_NOTHING: tuple[Rendering, ...] = ()
_ONLY_CALLED: tuple[Rendering, ...] = (_CALLED,)
# The facts of this many items of ever other kinds; a manuscript has a few dozen.
_MOST_KEPT = 10_000


class _Reduced:
    """What is left of the parts of a style, by the facts that they ask and find true.

    Facts are bits of an integer here: sets of them are cut and compared for each part.
    """

    __slots__ = ("_asks", "_bits", "left", "masks")

    def __init__(self, asks: Asks | None) -> None:
        """Take what the parts of the style ask; None if that is not known."""
        self._asks = asks
        self._bits: dict[Fact, int] = {}
        self.masks: dict[Part, int] = {}
        self.left: dict[tuple[Part, int], tuple[Rendering, ...]] = {}

    def bits(self, facts: Facts) -> int:
        """Give facts as bits."""
        bits = self._bits
        found = 0
        for fact in facts:
            found |= bits.get(fact) or bits.setdefault(fact, 1 << len(bits))
        return found

    def asked(self, part: Part) -> int:
        """Give the facts that a part asks for as bits; all there are if that is not known.

        They are in `masks` from then on.
        """
        found = -1 if self._asks is None else self.bits(self._asks.of(part))
        self.masks[part] = found
        return found


class Reductions:
    """The reductions of one style, by facts."""

    __slots__ = ("_facts", "_kept", "_reduced", "_style")

    def __init__(self, style: Style) -> None:
        """Take the style; nothing is reduced yet."""
        self._style = style
        # Facts that are equal are one object, whose hash is reckoned once.
        self._facts: dict[Facts, Facts] = {}
        self._kept: dict[tuple[Facts, Facts], Reduction] = {}
        self._reduced = _Reduced(style.asks)

    def find(self, item: Item, others: Facts = NO_FACTS) -> Reduction:
        """Give the style as it is for an item, and for the facts of a cite of it."""
        facts = item.facts
        if facts is None:
            facts = item_facts(item, self._style.questions)
            facts = item.facts = self._facts.setdefault(facts, facts)
        found = self._kept.get((facts, others))
        if found is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
                self._reduced = _Reduced(self._style.asks)
            reduction = Reduction(self._style, facts | others, self._reduced)
            found = self._kept[facts, others] = reduction
        return found


class Reduction:
    """A style as it is for one set of facts; its parts are made when they are asked for."""

    __slots__ = ("_areas", "_bits", "_depth", "_facts", "_reduced", "_style")

    def __init__(self, style: Style, facts: Facts, reduced: _Reduced) -> None:
        """Take the style, what is true of the items and cites, and what others have reduced."""
        self._style = style
        self._facts = facts
        self._bits = reduced.bits(facts)
        self._reduced = reduced
        self._areas: dict[str, tuple[Rendering, ...]] = {}
        self._depth = 0

    def layout(self, area: str, layout: Layout) -> tuple[Rendering, ...]:
        """Give what is left of the layout of an area: citation, intext or bibliography."""
        found = self._areas.get(area)
        if found is None:
            key = self._key(("layout", area))
            found = self._reduced.left.get(key)
            if found is None:
                left = self.reduced(layout.children)
                # No group is around a layout.
                left = left[1:] if left[:1] == _ONLY_CALLED else left
                found = self._reduced.left[key] = left
            self._areas[area] = found
        return found

    def macro(self, name: str) -> tuple[Rendering, ...]:
        """Give what is left of a macro: nothing, or only a `Called`, if it cannot print."""
        key = self._key(("macro", name))
        found = self._reduced.left.get(key)
        if found is None:
            found = _grouped(self.reduced(self._style.macros[name]))
            self._reduced.left[key] = found
        return found

    def _key(self, part: Part) -> tuple[Part, int]:
        """Give a part of the style with all facts that it asks for and that are true."""
        asked = self._reduced.masks.get(part)
        return part, self._bits & (self._reduced.asked(part) if asked is None else asked)

    def reduced(self, elements: tuple[Rendering, ...]) -> tuple[Rendering, ...]:
        """Give what is left of elements, in order, with at most one `Called`, at the head."""
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            self._depth = 0
            message = f"the style asks for too much: more than {DEPTH_LIMIT} levels"
            raise CslError(message)
        left: list[Rendering] = []
        for element in elements:
            left += self._one(element)
        self._depth -= 1
        if _CALLED in left:
            return (_CALLED, *[one for one in left if one is not _CALLED])
        return tuple(left)

    def _one(self, element: Rendering) -> tuple[Rendering, ...]:
        match element:
            case Text():
                return self._text(element)
            case Choose():
                return self._choose(element)
            case Group() | Macro():
                return _wrapped(element, element.look, _grouped(self.reduced(element.children)))
            case Names():
                return self._names(element)
            case Date() | Number():
                return (element,) if self._filled(element.variable) else _ONLY_CALLED
            case Label():
                return (element,) if self._filled(element.variable) else _NOTHING
            case Called():
                return _ONLY_CALLED

    def _filled(self, variable: str) -> bool:
        return variable in GIVEN_BY_RUN or ("variable", variable) in self._facts

    def _text(self, element: Text) -> tuple[Rendering, ...]:
        if element.source == "macro":
            left = self.macro(element.name)
            return _wrapped(Macro(left, element.look), element.look, left)
        if element.source != "variable" or self._filled(element.name):
            return (element,)
        short = element.form == "short" and self._filled(f"{element.name}-short")
        return (element,) if short else _ONLY_CALLED

    def _names(self, element: Names) -> tuple[Rendering, ...]:
        filled = tuple([one for one in element.variables if self._filled(one)])
        substitute = element.substitute
        if substitute:
            substitute = tuple([one for one in self.reduced(substitute) if one is not _CALLED])
        if not filled and not substitute:
            return _ONLY_CALLED
        # One empty variable is enough to have called one.
        variables = filled or element.variables[:1]
        if variables == element.variables and substitute == element.substitute:
            return (element,)
        return (element._replace(variables=variables, substitute=substitute),)

    def _choose(self, element: Choose) -> tuple[Rendering, ...]:
        """Decide between branches as far as facts go; those that stay open are kept."""
        kept: list[Branch] = []
        for branch in element.branches:
            if not (branch.open or self._holds(branch)):
                continue
            children = self.reduced(branch.children)
            if branch.open:
                kept.append(branch._replace(children=children))
            elif kept:
                kept.append(Branch("all", (), children))
                break
            else:
                return children
        return (Choose(tuple(kept)),) if kept else _NOTHING

    def _holds(self, branch: Branch) -> bool:
        if not branch.tests:
            return True
        match, asked = branch.match, branch.asked
        if match == "any":
            return not asked.isdisjoint(self._facts)
        if match == "none":
            return asked.isdisjoint(self._facts)
        return asked <= self._facts


def _grouped(left: tuple[Rendering, ...]) -> tuple[Rendering, ...]:
    """Leave a group out that called only empty variables (CSL 1.0.2, Group).

    That one was called need not be remembered where nothing prints without another that is filled.
    """
    if left[:1] != _ONLY_CALLED:
        return left
    if all(_calls_nothing(one) for one in left[1:]):
        return _ONLY_CALLED
    return left[1:] if all(_is_bound(one) for one in left[1:]) else left


def _is_bound(element: Rendering) -> bool:
    """Tell whether an element always calls a variable, and prints only if one is filled."""
    if isinstance(element, Group | Macro):
        return all(_is_bound(one) for one in element.children)
    if isinstance(element, Text):
        return element.source == "variable" and element.name != "year-suffix"
    if isinstance(element, Names):
        return not element.substitute
    return isinstance(element, Number | Date)


def _calls_nothing(element: Rendering) -> bool:
    return isinstance(element, Label) or (
        isinstance(element, Text) and element.source in {"term", "value"}
    )


def _wrapped(
    element: Group | Macro, look: Look, left: tuple[Rendering, ...]
) -> tuple[Rendering, ...]:
    """Put what is left back into its group or macro, unless that would add nothing."""
    if left in (_NOTHING, _ONLY_CALLED):
        return left
    if look is PLAIN and len(left) == 1 and _counts(left[0]):
        return left
    return (element._replace(children=left),)


def _counts(element: Rendering) -> bool:
    """Tell whether an element counts for the group around it as a group of it alone would.

    A substitute does not: it may print a term without having called a variable that is filled.
    """
    return isinstance(element, Group | Macro) or _is_bound(element)
