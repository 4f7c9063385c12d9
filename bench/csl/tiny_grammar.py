"""What may stand in a small style: the attributes of CSL 1.0.2's elements with their values.

Values that behave alike are told once; affixes and delimiters are those that meet in ways worth a
look. `attributes` says what an element may carry.
"""

from __future__ import annotations

from collections.abc import Mapping

Values = Mapping[str, tuple[str, ...]]

BOOLEANS = ("true", "false")
FORMATTING: Values = {
    "font-style": ("italic", "normal", "oblique"),
    "font-variant": ("small-caps", "normal"),
    "font-weight": ("bold", "normal"),
    "text-decoration": ("underline",),
    "vertical-align": ("sup", "sub"),
}
AFFIXES: Values = {
    "prefix": ("(", "[", ", ", " ", ". ", "in ", ": ", "; ", "<", "? "),
    "suffix": (")", "]", ", ", " ", ".", ". ", ":", ",", "!", ";", "?", " et"),
}
DELIMITER: Values = {"delimiter": (", ", "; ", ". ", " ", ": ", "", "–", "/", ".", ",", " & ")}
QUOTES: Values = {"quotes": BOOLEANS}
PERIODS: Values = {"strip-periods": BOOLEANS}
TEXT_CASE: Values = {
    "text-case": (
        "lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title",
    ),
}  # fmt: skip
TERM_FORMS = ("long", "short", "verb", "verb-short", "symbol")
NAME_VARIABLES = ("author", "editor", "translator", "container-author", "editor translator")
DATE_VARIABLES = ("issued", "accessed", "original-date", "event-date")
NUMBER_VARIABLES = (
    "volume", "issue", "edition", "page", "number", "chapter-number", "number-of-pages",
    "number-of-volumes", "locator", "page-first", "section",
)  # fmt: skip
TEXT_VARIABLES = (
    "title", "container-title", "publisher", "note", "page", "volume", "title-short", "locator",
    "URL", "citation-label", "year-suffix", "first-reference-note-number", "citation-number",
    "container-title-short", "edition",
)  # fmt: skip
TERMS = (
    "and", "et-al", "ibid", "in", "accessed", "page", "volume", "edition", "editor", "no date",
    "and others", "online", "anonymous", "chapter", "from", "circa", "issue",
)  # fmt: skip

ET_AL: Values = {
    "et-al-min": ("1", "2", "3"),
    "et-al-use-first": ("1", "2"),
    "et-al-subsequent-min": ("1", "2", "3"),
    "et-al-subsequent-use-first": ("1", "2"),
    "et-al-use-last": BOOLEANS,
}
PRECEDES = ("always", "never", "contextual", "after-inverted-name")
NAME: Values = {
    "and": ("text", "symbol"),
    "delimiter": (", ", "; ", " / ", " "),
    "delimiter-precedes-et-al": PRECEDES,
    "delimiter-precedes-last": PRECEDES,
    **ET_AL,
    "form": ("long", "short", "count"),
    "initialize": BOOLEANS,
    "initialize-with": (".", ". ", "", " "),
    "name-as-sort-order": ("first", "all"),
    "sort-separator": (", ", " ", "; "),
}
INHERITED: Values = {
    **{name: values for name, values in NAME.items() if name not in {"delimiter", "form"}},
    "name-form": ("long", "short"),
    "name-delimiter": NAME["delimiter"],
    "names-delimiter": (" : ", "; "),
}
GLOBAL: Values = {
    "demote-non-dropping-particle": ("never", "sort-only", "display-and-sort"),
    "initialize-with-hyphen": BOOLEANS,
    "page-range-format": ("expanded", "minimal", "minimal-two", "chicago", "chicago-16"),
}
DISAMBIGUATION: Values = {
    "disambiguate-add-names": BOOLEANS,
    "disambiguate-add-givenname": BOOLEANS,
    "disambiguate-add-year-suffix": BOOLEANS,
    "givenname-disambiguation-rule": (
        "all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials",
        "by-cite",
    ),
}  # fmt: skip
COLLAPSING: Values = {
    "collapse": ("citation-number", "year", "year-suffix", "year-suffix-ranged"),
    "cite-group-delimiter": (", ", "; ", " "),
    "after-collapse-delimiter": (" | ", "; "),
    "year-suffix-delimiter": (",", ", ", "/"),
}
SUBSTITUTE: Values = {
    "subsequent-author-substitute": ("———", "---", ""),
    "subsequent-author-substitute-rule": (
        "complete-all", "complete-each", "partial-each", "partial-first",
    ),
    "second-field-align": ("flush", "margin"),
    "hanging-indent": BOOLEANS,
}  # fmt: skip
LAYOUT: Values = {**FORMATTING, **AFFIXES, **DELIMITER}
_TEXT: Values = {
    **FORMATTING, **AFFIXES, **QUOTES, **PERIODS, **TEXT_CASE,
}  # fmt: skip

ATTRIBUTES: Mapping[str, Values] = {
    "style": {**INHERITED, **GLOBAL},
    "citation": {**INHERITED, **DISAMBIGUATION, **COLLAPSING, "near-note-distance": ("1", "2")},
    "bibliography": {**INHERITED, **SUBSTITUTE},
    "layout": LAYOUT,
    "text": {**_TEXT, "form": TERM_FORMS, "plural": BOOLEANS},
    "number": {
        **FORMATTING, **AFFIXES, **TEXT_CASE,
        "form": ("numeric", "ordinal", "long-ordinal", "roman"),
    },
    "label": {
        **FORMATTING, **AFFIXES, **PERIODS, **TEXT_CASE, "form": TERM_FORMS,
        "plural": ("contextual", "always", "never"),
    },
    "date": {
        **FORMATTING, **AFFIXES, **TEXT_CASE, **DELIMITER,
        "date-parts": ("year-month-day", "year-month", "year"),
    },
    "date-part": {
        **FORMATTING, **AFFIXES, **TEXT_CASE, **PERIODS, "range-delimiter": ("-", "/", " to "),
    },
    "names": {**FORMATTING, **AFFIXES, "delimiter": ("; ", ", ", " : ")},
    "name": {**FORMATTING, **AFFIXES, **NAME},
    "name-part": {**FORMATTING, **AFFIXES, **TEXT_CASE},
    "et-al": {**FORMATTING, "term": ("et-al", "and others")},
    "group": {**FORMATTING, **AFFIXES, **DELIMITER},
    "key": {
        "sort": ("ascending", "descending"), "names-min": ("1", "2", "3"),
        "names-use-first": ("1", "2"), "names-use-last": BOOLEANS,
    },
}  # fmt: skip
DATE_PART_FORMS: Mapping[str, tuple[str, ...]] = {
    "year": ("long", "short"),
    "month": ("long", "short", "numeric", "numeric-leading-zeros"),
    "day": ("numeric", "numeric-leading-zeros", "ordinal"),
}


def attributes(tag: str) -> Values:
    """What an element of this name may carry, apart from what says which variable it shows."""
    return ATTRIBUTES.get(tag, {})
