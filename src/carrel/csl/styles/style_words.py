"""The elements, attributes and values that a style may hold (CSL 1.0.2).

An attribute's values are a set, or None where any text will do; those that are lists of words hold
the words. A test holds these tables to the schema of the CSL project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.items.item import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES
from carrel.csl.items.item_doubts import TYPES
from carrel.csl.items.numeric import NUMBER_VARIABLES
from carrel.csl.styles.labelled_numbers import LOCATOR_LABELS
from carrel.csl.styles.rendering_parsing import FORMATTING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BOOLEAN = _words("true false")
_DATES = DATE_VARIABLES - {"container"}
_TEXTS = TEXT_VARIABLES - {"journalAbbreviation", "shortTitle"}
_ANY_VARIABLE = _TEXTS | _DATES | NAME_VARIABLES
_PRECEDES = _words("contextual after-inverted-name always never")
_AFFIXES: dict[str, frozenset[str] | None] = {"prefix": None, "suffix": None}
_FONT: dict[str, frozenset[str] | None] = dict(FORMATTING)
_DISPLAY = {"display": _words("block left-margin right-inline indent")}
_CASE = {"text-case": _words("lowercase uppercase capitalize-first capitalize-all sentence title")}
_PERIODS = {"strip-periods": _BOOLEAN}
_NAME_OPTIONS: dict[str, frozenset[str] | None] = {
    "and": _words("text symbol"),
    "delimiter-precedes-et-al": _PRECEDES,
    "delimiter-precedes-last": _PRECEDES,
    "et-al-min": None,
    "et-al-use-first": None,
    "et-al-subsequent-min": None,
    "et-al-subsequent-use-first": None,
    "et-al-use-last": _BOOLEAN,
    "initialize": _BOOLEAN,
    "initialize-with": None,
    "name-as-sort-order": _words("first all"),
    "sort-separator": None,
}
_INHERITABLE = {
    **_NAME_OPTIONS,
    "name-form": _words("long short count"),
    "name-delimiter": None,
    "names-delimiter": None,
}
_CONDITIONS: dict[str, frozenset[str] | None] = {
    "disambiguate": _BOOLEAN,
    "is-numeric": _ANY_VARIABLE,
    "is-uncertain-date": _DATES,
    "locator": LOCATOR_LABELS,
    "match": _words("all any none"),
    "position": _words("first subsequent ibid ibid-with-locator near-note far-note"),
    "type": TYPES,
    "variable": _ANY_VARIABLE,
}
_TERM_FORMS = _words("long short symbol verb verb-short")
_GENDERS = _words("masculine feminine")

ATTRIBUTES: Mapping[str, Mapping[str, frozenset[str] | None]] = {
    "style": {
        **_INHERITABLE,
        "class": _words("in-text note"),
        "default-locale": None,
        "demote-non-dropping-particle": _words("never sort-only display-and-sort"),
        "initialize-with-hyphen": _BOOLEAN,
        "page-range-format": _words("chicago chicago-15 chicago-16 expanded minimal minimal-two"),
        "version": _words("1.0"),
        "xml:lang": None,
    },
    "citation": {
        **_INHERITABLE,
        "after-collapse-delimiter": None,
        "cite-group-delimiter": None,
        "collapse": _words("citation-number year year-suffix year-suffix-ranged"),
        "disambiguate-add-givenname": _BOOLEAN,
        "disambiguate-add-names": _BOOLEAN,
        "disambiguate-add-year-suffix": _BOOLEAN,
        "givenname-disambiguation-rule": _words(
            "all-names all-names-with-initials by-cite primary-name primary-name-with-initials"
        ),
        "near-note-distance": None,
        "year-suffix-delimiter": None,
    },
    "intext": {},
    "bibliography": {
        **_INHERITABLE,
        "entry-spacing": None,
        "hanging-indent": _BOOLEAN,
        "line-spacing": None,
        "second-field-align": _words("flush margin"),
        "subsequent-author-substitute": None,
        "subsequent-author-substitute-rule": _words(
            "complete-all complete-each partial-each partial-first"
        ),
    },
    "macro": {"name": None},
    "layout": {**_AFFIXES, **_FONT, "delimiter": None},
    "sort": {},
    "key": {
        "macro": None,
        "names-min": None,
        "names-use-first": None,
        "names-use-last": _BOOLEAN,
        "sort": _words("ascending descending"),
        "variable": _ANY_VARIABLE,
    },
    "text": {
        **_AFFIXES,
        **_FONT,
        **_DISPLAY,
        **_CASE,
        **_PERIODS,
        "form": _TERM_FORMS,
        "macro": None,
        "plural": _BOOLEAN,
        "quotes": _BOOLEAN,
        "term": None,
        "value": None,
        "variable": _TEXTS,
    },
    "number": {
        **_AFFIXES,
        **_FONT,
        **_DISPLAY,
        **_CASE,
        "form": _words("numeric ordinal long-ordinal roman"),
        "variable": NUMBER_VARIABLES,
    },
    "label": {
        **_AFFIXES,
        **_FONT,
        **_CASE,
        **_PERIODS,
        "form": _TERM_FORMS,
        "plural": _words("always contextual never"),
        "variable": NUMBER_VARIABLES,
    },
    "date": {
        **_AFFIXES,
        **_FONT,
        **_DISPLAY,
        **_CASE,
        "date-parts": _words("year year-month year-month-day"),
        "delimiter": None,
        "form": _words("numeric text"),
        "variable": _DATES,
    },
    "date-part": {
        **_AFFIXES,
        **_FONT,
        **_CASE,
        **_PERIODS,
        "form": _words("long numeric numeric-leading-zeros ordinal short"),
        "name": _words("year month day"),
        "range-delimiter": None,
    },
    "names": {**_AFFIXES, **_FONT, **_DISPLAY, "delimiter": None, "variable": NAME_VARIABLES},
    "name": {
        **_NAME_OPTIONS,
        **_AFFIXES,
        **_FONT,
        "delimiter": None,
        "form": _words("long short count"),
    },
    "name-part": {**_AFFIXES, **_FONT, **_CASE, "name": _words("family given")},
    "et-al": {**_FONT, "term": frozenset(("et-al", "and others"))},
    "substitute": {},
    "group": {**_AFFIXES, **_FONT, **_DISPLAY, "delimiter": None},
    "choose": {},
    "if": _CONDITIONS,
    "else-if": _CONDITIONS,
    "else": {},
    "locale": {"version": _words("1.0"), "xml:lang": None},
    "style-options": {"limit-day-ordinals-to-day-1": _BOOLEAN, "punctuation-in-quote": _BOOLEAN},
    "terms": {},
    "term": {
        "form": _TERM_FORMS,
        "gender": _GENDERS,
        "gender-form": _GENDERS,
        "match": _words("last-digit last-two-digits whole-number"),
        "name": None,
    },
    "single": {},
    "multiple": {},
}
"""The attributes of each element, with the values that each may have."""
_RENDERING = _words("choose date group label names number text")
CHILDREN: Mapping[str, frozenset[str]] = {
    "style": _words("info locale macro citation intext bibliography"),
    "citation": _words("layout sort"),
    "intext": _words("layout"),
    "bibliography": _words("layout sort"),
    "macro": _RENDERING,
    "layout": _RENDERING,
    "group": _RENDERING,
    "if": _RENDERING,
    "else-if": _RENDERING,
    "else": _RENDERING,
    "substitute": _RENDERING,
    "choose": _words("if else-if else"),
    "sort": _words("key"),
    "date": _words("date-part"),
    "names": _words("name et-al label substitute"),
    "name": _words("name-part"),
    "locale": _words("info style-options date terms"),
    "terms": _words("term"),
    "term": _words("single multiple"),
}
"""The elements that may stand inside an element; none in those not listed."""
NEEDED: Mapping[str, str] = {
    "date-part": "name",
    "macro": "name",
    "names": "variable",
    "number": "variable",
    "term": "name",
}
"""The attribute without which an element says nothing."""
LISTS = frozenset(("is-numeric", "is-uncertain-date", "locator", "position", "type", "variable"))
"""Attributes that may hold several words."""
