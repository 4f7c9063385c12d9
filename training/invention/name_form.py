"""How a list writes the names of its authors and editors."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from training.invention.grammar import grammar
from training.invention.persons import Person, initials

EAST_ASIAN = frozenset(("zh", "ja", "ko"))
RIGHT_TO_LEFT = frozenset(("fa", "ar", "he"))


class NameForm(NamedTuple):
    """``order`` is ``inverted``, ``straight`` or ``first`` (only the first one inverted).

    ``sort`` stands between family and given names; one that opens a bracket closes it: ``Roy (A.)``.
    ``given`` says how given names stand: in full, or as initials: ``dotted`` (A. B.), ``tight``
    (A.B.), ``bare`` (AB), ``spaced`` (A B), ``middle`` (Anna B.) or ``one`` (A.). Names of East Asia have
    no ``sort`` between family and given. More than ``most`` persons are cut to ``shown``.
    """

    order: str = "inverted"
    given: str = "dotted"
    sort: str = ", "
    delimiter: str = ", "
    last: str = " and "
    capitals: bool = False
    demoted: bool = False
    most: int = 99
    shown: int = 1
    et_al: str = ", et al."


def write_names(people: Sequence[Person], form: NameForm) -> str:
    """Write a list of names."""
    shown = people
    if len(people) > form.most:
        shown = people[: form.shown]
    written = [write_name(one, form, first=not place) for place, one in enumerate(shown)]
    if len(shown) < len(people):
        return form.delimiter.join(written) + form.et_al
    if len(written) < 2:
        return "".join(written)
    last = form.last.lstrip(",") if len(written) == 2 and form.order == "straight" else form.last
    return form.delimiter.join(written[:-1]) + (last if last.strip() else form.last) + written[-1]


def write_name(one: Person, form: NameForm, *, first: bool) -> str:
    """Write one name; `first` when it opens its list."""
    if one.literal:
        return one.literal
    family = one.family.upper() if form.capitals else one.family
    if one.tag in EAST_ASIAN and ord(family[0]) > 0x2E7F:
        return f"{family}{one.given}"
    given = given_names(one.given, form.given)
    glue = "" if one.particle[-1:] in {"’", "'", "ل"} else " "
    if form.order == "straight" or (form.order == "first" and not first):
        whole = f"{one.particle}{glue}{family}" if one.particle else family
        whole = f"{given} {whole}" if given else whole
        return f"{whole}, {one.suffix}" if one.suffix else whole
    if not given:
        return f"{one.particle}{glue}{family}" if one.particle else family
    tail = f"{form.sort}{one.suffix}" if one.suffix else ""
    if one.particle and form.demoted:
        return f"{family}{form.sort}{given} {one.particle}{tail}"
    end = ")" if form.sort.endswith("(") else ""
    return f"{f'{one.particle}{glue}' if one.particle else ''}{family}{form.sort}{given}{end}{tail}"


def given_names(given: str, how: str) -> str:
    """Write given names as a form asks."""
    if how == "full" or not given:
        return given
    if how == "none":
        return ""
    if how == "middle":
        first, *rest = given.split()
        return " ".join([first, *(f"{one[0]}." for one in rest)])
    letters = initials(given)
    if how == "one":
        return f"{letters[0]}."
    if how == "bare":
        return "".join(letters).replace("-", "")
    if how == "hyphened":
        return "".join(letters)
    if how == "spaced":
        return " ".join(letters).replace(" -", "-")
    joint = " " if how == "dotted" else ""
    return joint.join(f"{one}." for one in letters).replace(" -", "-")


def draw_form(language: str, rng: Random, orders: str, *, givens: str = "") -> NameForm:
    """Draw a form for a list; `orders` and `givens` are words to choose from."""
    order = rng.choice(orders.split())
    bracketed = order == "bracketed"
    if bracketed:
        order = "inverted"
    given = rng.choice((givens or _GIVENS[order]).split())
    conjunction = grammar(language).write("term-and", rng)
    delimiter = _delimiter(language, order, given, rng)
    sort = " (" if bracketed else _sort(language, given, rng)
    et_al = grammar(language).write("term-etal", rng)
    shown = rng.choice((1, 1, 1, 2, 3, 6))
    return NameForm(
        order=order,
        given=given,
        sort=sort,
        delimiter=delimiter,
        last=_last(conjunction, delimiter, language, rng),
        capitals=rng.random() < _CAPITALS.get(language, 0.05),
        demoted=rng.random() < 0.25,
        most=max(shown, rng.choice((2, 3, 3, 3, 4, 6, 7, 99, 99, 99))),
        shown=shown,
        et_al=f"{rng.choice((', ', ' ', ' '))}{et_al}",
    )


_GIVENS = {
    "inverted": "full full full middle dotted dotted dotted tight tight bare one",
    "straight": "full full full middle middle dotted dotted dotted tight one",
    "first": "full full middle dotted dotted tight",
}
_CAPITALS = {
    "fr": 0.3,
    "pt": 0.5,
    "es": 0.3,
    "it": 0.12,
    "de": 0.08,
    "tr": 0.35,
    "cs": 0.4,
    "ro": 0.15,
    "sk": 0.4,
}


_BARE_FULL = {"it": 0.2, "fr": 0.12, "de": 0.04, "es": 0.04, "pl": 0.25, "pt": 0.03}
"""How often nothing parts the family name from full given names: ``Zanotti Luca``."""


def _delimiter(language: str, order: str, given: str, rng: Random) -> str:
    if language in {"zh", "ja"}:
        return rng.choice(("，", "、", ", ", "；", ","))
    if language in {"fa", "ar"}:
        return rng.choice(("؛ ", "، ", " و ", "؛"))
    if order == "straight" or given in {"bare", "hyphened", "spaced"}:
        return rng.choice((", ", ", ", ", ", " - ")) if language in {"it", "fr"} else ", "
    choices = [", ", ", ", "; ", "; "]
    if language in {"de", "it"}:
        choices += ["/", " / "]
    if language in {"it", "fr", "ru"}:
        choices += [" – ", " - "]
    if language in {"de", "en"}:
        choices.append("; ")
    return rng.choice(choices)


def _sort(language: str, given: str, rng: Random) -> str:
    if language in {"fa", "ar"}:
        return rng.choice(("، ", "، ", "، ", ", "))
    if language in {"ru", "uk", "bg", "hu"}:
        return rng.choice((" ", " ", ", "))
    if given in {"bare", "hyphened"}:
        return rng.choice((" ", " ", " ", ", "))
    if given == "full":
        return " " if rng.random() < _BARE_FULL.get(language, 0.02) else ", "
    return rng.choice((", ", ", ", ", ", ", ", " "))


def _last(conjunction: str, delimiter: str, language: str, rng: Random) -> str:
    bare = conjunction.strip()
    if language in EAST_ASIAN:
        return delimiter
    if (
        bare in {"", ","}
        or "/" in delimiter
        or "–" in delimiter
        or " - " in delimiter
        or delimiter == " و "
    ):
        return delimiter
    if language in {"fa", "ar"}:
        return f" {bare} " if bare != "و" or rng.random() < 0.7 else " و"
    if bare in {"and", "&"} and delimiter == ", " and rng.random() < 0.5:
        return f", {bare} "
    return delimiter if rng.random() < 0.15 else f" {bare} "
