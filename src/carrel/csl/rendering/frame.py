"""What is known while one cite or entry is evaluated, and what has been called so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.alphabets import alphabet_name, suffix_letters
from carrel.csl.amendment import ASKED_SUFFIX
from carrel.csl.errors import CslError
from carrel.csl.options import STRICT
from carrel.csl.rendering.name_manner import Manners
from carrel.csl.styles.facts import NO_FACTS, cite_facts
from carrel.csl.text.direction import direction_of_language, isolated
from carrel.csl.text.text_case import apply_text_case
from carrel.csl.text.tree import CITATION_NUMBER, CitationNumber, map_leaves, pruned

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from carrel.csl.amendment import Amendment
    from carrel.csl.items.date_value import DateValue
    from carrel.csl.items.item import Cite, Item
    from carrel.csl.items.particles import NameValue
    from carrel.csl.options import Options
    from carrel.csl.place import Place
    from carrel.csl.rendering.name_manner import Manner
    from carrel.csl.styles.elements import DateFormat, Look, Names, Rendering
    from carrel.csl.styles.item_locale import ItemLocales
    from carrel.csl.styles.locale import Locale
    from carrel.csl.styles.reduction import Reductions
    from carrel.csl.styles.style import Style
    from carrel.csl.text.tree import Content, Node

DEPTH_LIMIT = 120
STEP_LIMIT = 50_000
RUN_STEPS, USUAL_STEPS = 2_000_000, 2_000
"""Steps that all evaluations of a run may take: so many, and so many more for each of them."""
_LETTERS_OF_STEP, _NAMES_OF_STEP = 4_000, 20
"""So much of a long value is a step too, or a style could write a megabyte for ever."""
CITE_VARIABLES = frozenset(
    (
        "locator",
        "citation-number",
        "citation-label",
        "first-reference-note-number",
        "year-suffix",
    )
)


class NamesSeen(NamedTuple):
    """A list of names as a cite showed it: how many of them, and whether as initials."""

    variable: str
    names: tuple[NameValue, ...]
    shown: int
    initials: bool


class EvaluatedCite(NamedTuple):
    """What a cite prints, and what its frame told then: see `Frame` for the fields of `told`.

    The `elements` are kept as well, so that no others can be taken for them.
    """

    elements: tuple[Rendering, ...]
    children: tuple[Content, ...]
    amendment: Amendment
    asked: int
    told: tuple[list[NamesSeen], int, bool, int]


class Context:
    """What one run of the processor shares: style, locale, options, numbers given to items."""

    __slots__ = (
        "_evaluations",
        "citation_numbers",
        "cites_evaluated",
        "date_formats",
        "item_locales",
        "locale",
        "manners",
        "names_written",
        "options",
        "reductions",
        "steps",
        "style",
        "texts_cased",
    )

    def __init__(
        self,
        style: Style,
        locale: Locale,
        reductions: Reductions,
        options: Options = STRICT,
        item_locales: ItemLocales | None = None,
    ) -> None:
        """Start with no numbers given yet; `item_locales` only where the options ask for them."""
        self.reductions = reductions
        self.style = style
        self.locale = locale
        self.options = options
        self.item_locales = item_locales
        self.citation_numbers: dict[str, int] = {}
        self.cites_evaluated: dict[Hashable, EvaluatedCite] = {}
        self.date_formats: dict[tuple[int, str], DateFormat] = {}
        self.manners = Manners(style)
        self.names_written: dict[Hashable, Node] = {}
        self.texts_cased: dict[tuple[str, str, bool], tuple[Content, ...]] = {}
        self.steps = 0
        self._evaluations = 0

    def count(self) -> int:
        """Count an evaluation that begins, and give the steps at which it has taken too many.

        Raises CslError if those before it took too many.
        """
        self._evaluations += 1
        if self.steps > RUN_STEPS + USUAL_STEPS * self._evaluations:
            message = f"the style asks for too much: {self.steps} steps for all cites and entries"
            raise CslError(message)
        return self.steps + STEP_LIMIT

    def alphabet_of(self, item: Item) -> str:
        """Give the name of the alphabet that an item's year suffix is counted in."""
        return alphabet_name(self.options.suffix_alphabet, self.locale_of(item).tag)

    def anew(self) -> Context:
        """Give a context for another run: the same but for the numbers."""
        return Context(self.style, self.locale, self.reductions, self.options, self.item_locales)

    def locale_of(self, item: Item) -> Locale:
        """Give the locale that an item is written in."""
        if self.item_locales is None or not item.language:
            return self.locale
        return self.item_locales.of(item.language)


class Frame:
    """The state of evaluating one item in one area (citation or bibliography).

    `asked` adds up what was asked of the amendment (see `carrel.csl.amendment`). If a substitute was
    `cut_late`, or a position decided late, the elements that were evaluated do not tell all that
    the cite depends on.
    """

    __slots__ = (
        "amendment",
        "area",
        "asked",
        "called",
        "cite",
        "conditions_asked",
        "context",
        "cut_late",
        "depth",
        "filled",
        "item",
        "key_options",
        "last_step",
        "locale",
        "names_seen",
        "number_asked",
        "numbers_placed",
        "place",
        "reduction",
        "sorting",
        "spent",
        "substituting",
        "suffix_placed",
        "used",
    )

    def __init__(
        self,
        context: Context,
        area: str,
        item: Item,
        cite: Cite,
        place: Place,
        amendment: Amendment,
    ) -> None:
        """Start with nothing called and nothing spent."""
        self.context = context
        self.area = area
        self.item = item
        self.cite = cite
        self.place = place
        self.amendment = amendment
        self.locale: Locale = context.locale_of(item)
        facts = cite_facts(cite, place) if area == "citation" else NO_FACTS
        self.reduction = context.reductions.find(item, facts)
        self.sorting = False
        self.key_options: Mapping[str, str] | None = None
        self.number_asked = False
        self.numbers_placed = 0
        self.asked = 0
        self.cut_late = False
        self.begin()

    def begin(self) -> None:
        """Begin to evaluate: nothing is called and nothing spent."""
        self.last_step = self.context.count()
        self.called = 0
        self.filled = 0
        self.depth = 0
        self.spent: set[str] = set()
        self.used: list[str] = []
        self.substituting: Names | None = None
        self.suffix_placed = False
        self.conditions_asked = 0
        self.names_seen: list[NamesSeen] = []

    def descend(self, elements: int = 1) -> None:
        """Go one level down to so many elements; CslError if it is too deep or goes on for ever.

        Macros that call two others that call two others … are small on paper and endless to
        write; cites and entries of nine large styles took at most 34 levels and some 600 steps.
        """
        self.depth += 1
        # As in `_take`: this is done for every element that holds others.
        context = self.context
        context.steps += elements
        if self.depth > DEPTH_LIMIT or context.steps > self.last_step:
            self._take(0)

    def _take(self, steps: int) -> None:
        context = self.context
        context.steps += steps
        if self.depth > DEPTH_LIMIT or context.steps > self.last_step:
            message = f"the style asks for too much: {DEPTH_LIMIT} levels or {STEP_LIMIT} steps"
            raise CslError(message)

    def call(self, variable: str, *, filled: bool) -> None:
        """Count a variable as called, for the groups around it and for substitution."""
        self.called += 1
        if filled:
            self.filled += 1
            self.used.append(variable)
            if self.substituting is not None:
                # CSL 1.0.2, Substitute: "suppressed in the rest of the output", and that begins here.
                self.spent.add(variable)

    def variable(self, name: str) -> str:
        """Call a text or number variable: its value, "" if empty or already substituted."""
        value = "" if name in self.spent else self.peek(name)
        if len(value) > _LETTERS_OF_STEP:
            self._take(len(value) // _LETTERS_OF_STEP)
        self.call(name, filled=bool(value))
        if name == "locator":
            # A cite has one locator, and shows it once, as in citeproc-js.
            self.spent.add(name)
        return value

    def names(self, name: str) -> tuple[NameValue, ...]:
        """Call a name variable."""
        value = () if name in self.spent else self.item.names(name)
        if len(value) > _NAMES_OF_STEP:
            self._take(len(value) // _NAMES_OF_STEP)
        self.call(name, filled=bool(value))
        return value

    def date(self, name: str) -> DateValue | None:
        """Call a date variable."""
        value = None if name in self.spent else self.item.date(name)
        self.call(name, filled=value is not None)
        return value

    def manner(self, element: Names) -> Manner:
        """Give how the names of an element are written here."""
        manners = self.context.manners
        return manners.find(element, self.substituting, self.area, self.key_options)

    def substitute(self, element: Names) -> tuple[Rendering, ...]:
        """Give what may stand in for `cs:names`."""
        if element.whole and element.substitute:
            self.cut_late = True
        return self.reduction.substitute(element)

    def peek(self, name: str) -> str:
        """Give a value without calling it."""
        if name in CITE_VARIABLES:
            return self._cite_value(name)
        return self.item.text(name)

    def has(self, name: str) -> bool:
        """Tell whether a variable of any kind has a value."""
        if name in CITE_VARIABLES:
            return bool(self._cite_value(name))
        return self.item.has(name)

    def citation_number(self) -> CitationNumber | None:
        """Call the citation number as a leaf, so that it can be moved; None if there is none."""
        number = self.context.citation_numbers.get(self.item.id)
        if number is None or CITATION_NUMBER in self.spent:
            self.call(CITATION_NUMBER, filled=False)
            return None
        self.call(CITATION_NUMBER, filled=True)
        self.numbers_placed += 1
        return CitationNumber(number)

    def _cite_value(self, name: str) -> str:
        if name == "locator":
            return self.cite.locator
        if name == CITATION_NUMBER:
            self.number_asked = True
            number = self.context.citation_numbers.get(self.item.id)
            return "" if number is None else str(number)
        if name == "first-reference-note-number":
            note = self.place.first_note
            return "" if note is None else str(note)
        if name == "year-suffix":
            return self.year_suffix()
        from carrel.csl.rendering.citation_label import citation_label

        return citation_label(self.item)

    def year_suffix(self) -> str:
        """Give this item's year suffix: a to z, then aa, ab …; "" if it has none."""
        self.asked |= ASKED_SUFFIX
        suffix = self.amendment.suffix
        return "" if suffix is None else suffix_letters(suffix, self.alphabet)

    @property
    def alphabet(self) -> str:
        """The name of the alphabet that year suffixes are counted in."""
        return self.context.alphabet_of(self.item)

    def isolated(self, children: tuple[Content, ...]) -> tuple[Content, ...]:
        """Isolate what runs the other way than the cite or entry, if the options ask for it."""
        if not self.context.options.isolate:
            return children
        around = direction_of_language(self.locale.tag)
        return isolated(children, around, self.item.language)

    def gender_of(self, variable: str) -> str:
        """Give the grammatical gender of a variable's term ("" if the locale has none)."""
        name = self.cite.label if variable == "locator" else variable
        term = self.locale.find_term(name)
        return "" if term is None else term.gender

    def _english(self, *, term: bool) -> bool:
        """Title case is for English: a term's locale, an item's language, else the locale's."""
        language = self.locale.tag if term else self.item.language or self.locale.tag
        return language.lower().startswith("en")

    def cased(
        self, children: tuple[Content, ...], look: Look, *, term: bool = False
    ) -> tuple[Content, ...]:
        """Apply strip-periods and text-case to an element's content; nothing may be left of it.

        A `term` is in the language of the locale, whatever that of the item is.
        """
        if look.strip_periods:
            bare = [pruned(map_leaves(one, _without_periods)) for one in children]
            children = tuple(one for one in bare if one is not None)
        if look.text_case:
            return self._in_case(children, look.text_case, english=self._english(term=term))
        return children

    def _in_case(
        self, children: tuple[Content, ...], case: str, *, english: bool
    ) -> tuple[Content, ...]:
        """Apply text-case; titles come back again and again, so what became of a text is kept."""
        if len(children) != 1 or not isinstance(children[0], str):
            return apply_text_case(children, case, english=english)
        kept = self.context.texts_cased
        key = children[0], case, english
        found = kept.get(key)
        if found is None:
            found = kept[key] = apply_text_case(children, case, english=english)
        return found


def _without_periods(text: str) -> str:
    return text.replace(".", "")
