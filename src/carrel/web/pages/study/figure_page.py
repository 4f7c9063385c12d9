"""What a page of figures is made of, whatever it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from carrel.study.errors import StudyError
from carrel.study.selection import check_dyad, with_dyad
from carrel.web.pages.study.choosing import Query, finite, query_of
from carrel.web.pages.study.drawn import Draw
from carrel.web.pages.study.frame import Opened
from carrel.web.pages.study.lines import actor_names

NO_MARKUP = Markup()
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class FigurePage:
    """``draws`` are its charts by name, ``notes`` what must be said first.

    ``more`` stands inside the filter's form, ``controls`` above and ``after`` below the charts;
    ``asked`` is the query that gives this very page.
    """

    opened: Opened
    draws: Mapping[str, Draw]
    notes: tuple[str, ...] = ()
    more: Markup = NO_MARKUP
    controls: Markup = NO_MARKUP
    after: Markup = NO_MARKUP
    asked: str = ""


def for_dyad(opened: Opened) -> tuple[Opened, tuple[str, ...]]:
    """The study with a dyad selected, and what is to be said if it had to be chosen.

    Where the address names no two actors it is the pair that most of the claims are about.
    """
    try:
        check_dyad(opened.selection)
    except StudyError as error:
        return opened, (str(error),)
    selection = with_dyad(opened.selection, opened.claims.dyad.counts())
    if selection == opened.selection:
        if opened.study.series and not opened.every:
            return opened, ()
        nothing = "No claim is selected: code a passage in the reader, or clear the filter."
        return opened, () if opened.claims else (nothing,)
    claims = opened.loaded.chosen(selection)
    names = actor_names(opened.study)
    who, whom = (f"{_ISOLATE}{names.get(a, a)}{_END}" for a in (selection.who, selection.whom))
    said = f"Shown are {who} and {whom}, of whom most claims tell: choose others above."
    return replace(opened, selection=selection, claims=claims), (said,)


def isolated(actors: Iterable[str], between: str = ", ") -> Markup:
    """The ids of actors, each in its own direction."""
    apart = Markup("{}").format(between)
    return apart.join(Markup("<bdi>{}</bdi>").format(actor) for actor in actors)


def moment(year: float) -> float:
    """A decimal year to two digits, not before it: what begins with it has begun then."""
    near = round(year, 2)
    return near if near >= year else round(near + 0.01, 2)


def asked_for(opened: Opened, **more: object) -> str:
    """The selection as a query, with a page's own fields after it."""
    from urllib.parse import urlencode

    own = urlencode([(name, str(value)) for name, value in more.items() if value not in {"", None}])
    return "&".join(filter(None, (query_of(opened.selection), own)))


def number_field(query: Query, name: str, usual: float) -> float:
    """A number from the address, or the usual one; raise ``StudyError`` for what is none."""
    written = next(reversed(query.getall(name, [])), "").strip()
    if not written:
        return usual
    number = finite(written)
    if number is None:
        raise StudyError(f"'{written}' is no number for '{name}': write it as 2.5.")
    return number


def word_field(query: Query, name: str, words: tuple[str, ...]) -> str:
    """One of some words from the address; the first of them for anything else."""
    written = next(reversed(query.getall(name, [])), "")
    return written if written in words else words[0]


def select_field(name: str, label: str, words: tuple[str, ...], chosen: str) -> Markup:
    """A choice among words, for the filter's form."""
    options = Markup().join(
        Markup('<option value="{}"{}>{}</option>').format(
            word, Markup(" selected") if word == chosen else "", word
        )
        for word in words
    )
    return Markup('<label>{} <select name="{}">{}</select></label>').format(label, name, options)


def input_field(name: str, label: str, value: float) -> Markup:
    """A number to type, for the filter's form."""
    return Markup(
        '<label>{} <input name="{}" inputmode="decimal" size="6" value="{}" autocomplete="off">'
        "</label>"
    ).format(label, name, f"{value:.12g}")
