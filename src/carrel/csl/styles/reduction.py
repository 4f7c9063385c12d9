"""A style cut down to what can print for items of which the same facts are true.

Most of a style is for other kinds of items: of the Chicago style's 3,500 elements a cite of a book
needs a dozen. So macros are put in place, `cs:choose` is decided and elements whose variables are
empty are cut away once for each set of facts (see `carrel.csl.styles.facts`); all items that share it are
written with what is left. What only the run can tell stays open. What was called and found empty
leaves a `Called` behind, for the group around it may have to be left out because of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from carrel.csl.errors import CslError
from carrel.csl.styles.elements import (
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
from carrel.csl.styles.facts import GIVEN_BY_RUN, NO_FACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from carrel.csl.items.item import Item
    from carrel.csl.styles.elements import Layout, Look, Rendering
    from carrel.csl.styles.facts import Facts
    from carrel.csl.styles.style import Style

DEPTH_LIMIT = 120
_CALLED = Called()
_NOTHING: tuple[Rendering, ...] = ()
_ONLY_CALLED: tuple[Rendering, ...] = (_CALLED,)
# The facts of this many items of ever other kinds; a manuscript has a few dozen.
_MOST_KEPT = 10_000

Part: TypeAlias = tuple[str, str]
"""A part of a style: ("macro", its name) or ("layout", "citation", "intext" or "bibliography")."""


class _Remains:
    """What is left of one part of a style, by those facts that were looked at to cut it down.

    Which facts these are depends on what is true: of a book no question for journals is asked. So
    there are several sets of them, each with what is left by those of the set that are true. All
    items that agree in them share the rest, whatever else is different.
    """

    __slots__ = ("_left", "_rows")

    def __init__(self) -> None:
        self._left: dict[int, dict[int, tuple[Rendering, ...]]] = {}
        # The same in rows; those that are of use move to the front.
        self._rows: list[tuple[int, dict[int, tuple[Rendering, ...]]]] = []

    def find(self, true: int) -> tuple[int, tuple[Rendering, ...]] | None:
        """Give what is left where these facts are true, and the facts that decided it."""
        rows = self._rows
        for at, (asked, left) in enumerate(rows):
            found = left.get(asked & true)
            if found is not None:
                if at:
                    rows[at - 1], rows[at] = rows[at], rows[at - 1]
                return asked, found
        return None

    def keep(self, asked: int, true: int, left: tuple[Rendering, ...]) -> None:
        """Keep what is left where of the facts that were asked these are true."""
        if asked not in self._left:
            self._left[asked] = {}
            self._rows.append((asked, self._left[asked]))
        self._left[asked][asked & true] = left


class Reductions:
    """The reductions of one style, by facts."""

    __slots__ = ("_kept", "_remains", "_style")

    def __init__(self, style: Style) -> None:
        """Take the style; nothing is reduced yet."""
        self._style = style
        self._kept: dict[int, Reduction] = {}
        self._remains: defaultdict[Part, _Remains] = defaultdict(_Remains)

    def find(self, item: Item, others: Facts = NO_FACTS) -> Reduction:
        """Give the style as it is for an item, and for the facts of a cite of it."""
        questions = self._style.questions
        true = questions.of_item(item) | questions.bits(others)
        found = self._kept.get(true)
        if found is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
                self._remains = defaultdict(_Remains)
            found = self._kept[true] = Reduction(self._style, true, self._remains)
        return found


class Reduction:
    """A style as it is for one set of facts; its parts are made when they are asked for."""

    __slots__ = ("_areas", "_asked", "_bit", "_depth", "_remains", "_style", "_true")

    def __init__(self, style: Style, true: int, remains: defaultdict[Part, _Remains]) -> None:
        """Take the style, what is true of the items and cites, and what others have left of it."""
        self._style = style
        self._true = true
        self._remains = remains
        self._bit = style.questions.bit
        self._areas: dict[str, tuple[Rendering, ...]] = {}
        self._asked = 0
        self._depth = 0

    def layout(self, area: str, layout: Layout) -> tuple[Rendering, ...]:
        """Give what is left of the layout of an area: citation, intext or bibliography."""
        found = self._areas.get(area)
        if found is None:
            left = self._left(("layout", area), lambda: self.reduced(layout.children))
            # No group is around a layout.
            found = self._areas[area] = left[1:] if left[:1] == _ONLY_CALLED else left
        return found

    def macro(self, name: str) -> tuple[Rendering, ...]:
        """Give what is left of a macro: nothing, or only a `Called`, if it cannot print."""
        return self._left(("macro", name), lambda: _grouped(self.reduced(self._style.macros[name])))

    def substitute(self, element: Names) -> tuple[Rendering, ...]:
        """Give what is left of the substitute of `cs:names`."""
        if not element.whole:
            return element.substitute
        return tuple([one for one in self.reduced(element.substitute) if one is not _CALLED])

    def _left(self, part: Part, make: Callable[[], tuple[Rendering, ...]]) -> tuple[Rendering, ...]:
        """Give what is left of a part: found by the facts that decide it, or made and kept."""
        remains = self._remains[part]
        found = remains.find(self._true)
        if found is not None:
            self._asked |= found[0]
            return found[1]
        before, self._asked = self._asked, 0
        left = make()
        remains.keep(self._asked, self._true, left)
        self._asked |= before
        return left

    def reduced(self, elements: tuple[Rendering, ...]) -> tuple[Rendering, ...]:
        """Give what is left of elements, in order, with at most one `Called`, at the head."""
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            self._depth = 0
            message = f"the style asks for too much: more than {DEPTH_LIMIT} levels"
            raise CslError(message)
        left: list[Rendering] = []
        called = False
        for element in elements:
            found = _REDUCE[type(element)](self, element)
            if found and isinstance(found[0], Called):
                called = True
                left += found[1:]
            else:
                left += found
        self._depth -= 1
        return (_CALLED, *left) if called else tuple(left)

    def group(self, element: Group | Macro) -> tuple[Rendering, ...]:
        """Give what is left of a group, or of a macro that stands in its place already."""
        return _wrapped(element, element.look, _grouped(self.reduced(element.children)))

    def variable(self, element: Date | Number) -> tuple[Rendering, ...]:
        """Give what is left of an element that prints a variable, or only calls it."""
        return (element,) if self._filled(element.variable) else _ONLY_CALLED

    def label(self, element: Label) -> tuple[Rendering, ...]:
        """Give what is left of a label, which calls no variable."""
        return (element,) if self._filled(element.variable) else _NOTHING

    def called(self, element: Called) -> tuple[Rendering, ...]:
        """Give what stands for an empty variable that was called, of which one is enough."""
        return (element,)

    def _filled(self, variable: str) -> bool:
        if variable in GIVEN_BY_RUN:
            return True
        bit = self._bit(("variable", variable))
        self._asked |= bit
        return bool(bit & self._true)

    def text(self, element: Text) -> tuple[Rendering, ...]:
        """Give what is left of a text; of the call of a macro, what is left of that."""
        if element.source == "macro":
            return _wrapped(element, element.look, self.macro(element.name))
        if element.source != "variable" or self._filled(element.name):
            return (element,)
        short = element.form == "short" and self._filled(f"{element.name}-short")
        return (element,) if short else _ONLY_CALLED

    def names(self, element: Names) -> tuple[Rendering, ...]:
        """Give what is left of names: those that are there, or what may stand in for them."""
        filled = tuple([one for one in element.variables if self._filled(one)])
        if filled:
            return (element._replace(variables=filled, whole=True),)
        substitute = tuple([one for one in self.reduced(element.substitute) if one is not _CALLED])
        # One empty variable is enough to have called one.
        called = element.variables[:1]
        return (
            (element._replace(variables=called, substitute=substitute),)
            if substitute
            else _ONLY_CALLED
        )

    def choose(self, element: Choose) -> tuple[Rendering, ...]:
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
        if branch.types:
            types = self._style.questions.bits(branch.types)
            self._asked |= types
            if not types & self._true:
                return False
        if not branch.tests:
            return True
        asked = self._style.questions.bits(branch.asked)
        self._asked |= asked
        true = asked & self._true
        if branch.match == "any":
            return true != 0
        return true == (0 if branch.match == "none" else asked)


_REDUCE: dict[type, Callable[..., tuple[Rendering, ...]]] = {
    Text: Reduction.text,
    Choose: Reduction.choose,
    Group: Reduction.group,
    Macro: Reduction.group,
    Names: Reduction.names,
    Date: Reduction.variable,
    Number: Reduction.variable,
    Label: Reduction.label,
    Called: Reduction.called,
}


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
    element: Group | Macro | Text, look: Look, left: tuple[Rendering, ...]
) -> tuple[Rendering, ...]:
    """Put what is left back into its group or macro, unless that would add nothing."""
    if not left or left == _ONLY_CALLED:
        return left
    if look is PLAIN and len(left) == 1 and _counts(left[0]):
        return left
    if isinstance(element, Text):
        # The call of a macro.
        return (Macro(left, look),)
    return (element._replace(children=left),)


def _counts(element: Rendering) -> bool:
    """Tell whether an element counts for the group around it as a group of it alone would.

    A substitute does not: it may print a term without having called a variable that is filled.
    """
    return isinstance(element, Group | Macro) or _is_bound(element)
