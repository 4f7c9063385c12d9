"""The elements of a style as data: one frozen record for every kind in CSL 1.0.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Formatting: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs such as ("font-style", "italic"), in the order of the specification."""


class Look(NamedTuple):
    """How an element is dressed: affixes, formatting, case, quotes (`None`: not said), periods, display."""

    prefix: str = ""
    suffix: str = ""
    formatting: Formatting = ()
    text_case: str = ""
    quotes: bool | None = None
    strip_periods: bool = False
    display: str = ""


PLAIN = Look()


class Text(NamedTuple):
    """`cs:text`: `source` is variable, macro, term or value, and `name` what it names."""

    source: str
    name: str
    form: str = "long"
    plural: bool = False
    look: Look = PLAIN


class Number(NamedTuple):
    """`cs:number`: a number variable as numeric, ordinal, long-ordinal or roman."""

    variable: str
    form: str = "numeric"
    look: Look = PLAIN


class Label(NamedTuple):
    """`cs:label`: the term of a number variable; `variable` is empty inside `cs:names`."""

    variable: str
    form: str = "long"
    plural: str = "contextual"
    look: Look = PLAIN


class DatePart(NamedTuple):
    """`cs:date-part`: year, month or day; an empty form leaves it to the default.

    `affixes` names those of prefix and suffix that are written, be they empty.
    """

    name: str
    form: str = ""
    range_delimiter: str = ""
    look: Look = PLAIN
    affixes: frozenset[str] = frozenset()


class Date(NamedTuple):
    """`cs:date`: with a `form` it is the locale's format, limited to `shown` parts."""

    variable: str
    form: str = ""
    shown: tuple[str, ...] = ("year", "month", "day")
    parts: tuple[DatePart, ...] = ()
    delimiter: str = ""
    look: Look = PLAIN


class DateFormat(NamedTuple):
    """What a date is written by: its parts in order, what stands between them, how it is dressed."""

    parts: tuple[DatePart, ...]
    delimiter: str
    look: Look


class Name(NamedTuple):
    """`cs:name`: attributes as written (inheritable ones are resolved later) and name-parts."""

    options: Mapping[str, str]
    parts: Mapping[str, Look]
    look: Look = PLAIN


class EtAl(NamedTuple):
    """`cs:et-al`: the term, et-al or and-others, and its formatting."""

    term: str = "et-al"
    look: Look = PLAIN


class Names(NamedTuple):
    """`cs:names`; name, et-al and label are None where the element does not write them.

    Its substitute is left `whole` when it is cut down (see `carrel.csl.styles.reduction`), for where there
    are names, it is hardly ever asked for.
    """

    variables: tuple[str, ...]
    name: Name | None
    et_al: EtAl | None
    label: Label | None
    label_first: bool
    substitute: tuple[Rendering, ...]
    delimiter: str | None
    look: Look = PLAIN
    whole: bool = False


class Group(NamedTuple):
    """`cs:group`: left out when it calls variables and all of them are empty."""

    children: tuple[Rendering, ...]
    delimiter: str = ""
    look: Look = PLAIN


class Branch(NamedTuple):
    """`cs:if`, `cs:else-if` or `cs:else` (no tests): tests are (condition, value) pairs.

    `asked` is the set of the tests; the branch is `open` if one of them asks for what only the
    run can tell. `types` are tests of which one is enough, whatever `match` says: where all have to
    hold, several types never would, for an item has one. Nearly 200 styles write such a branch and
    mean one of them; citeproc-js reads it so too.
    """

    match: str
    tests: tuple[tuple[str, str], ...]
    children: tuple[Rendering, ...]
    asked: frozenset[tuple[str, str]] = frozenset()
    open: bool = False
    types: frozenset[tuple[str, str]] = frozenset()


class Choose(NamedTuple):
    """`cs:choose`: the first branch whose conditions hold is rendered."""

    branches: tuple[Branch, ...]


class Macro(NamedTuple):
    """A call of a macro with its elements put in place (see `carrel.csl.styles.reduction`)."""

    children: tuple[Rendering, ...]
    look: Look = PLAIN


class Called(NamedTuple):
    """What is left of elements that called variables and found all of them empty."""


Rendering: TypeAlias = Text | Number | Label | Date | Names | Group | Choose | Macro | Called
"""Any element that can yield output, and what is left of one that cannot."""


class Layout(NamedTuple):
    """`cs:layout`: its affixes dress the whole cluster or entry."""

    children: tuple[Rendering, ...]
    delimiter: str = ""
    look: Look = PLAIN


class Key(NamedTuple):
    """`cs:key`: a variable or a macro to sort by; `options` are those of names in it."""

    variable: str
    macro: str
    descending: bool
    options: Mapping[str, str]


class Area(NamedTuple):
    """`cs:citation` or `cs:bibliography`: sort keys, layout and options as written."""

    name: str
    layout: Layout
    keys: tuple[Key, ...]
    options: Mapping[str, str]
