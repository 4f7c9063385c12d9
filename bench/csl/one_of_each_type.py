"""Forty-five items of CSL-JSON, one for each type of CSL 1.0.2, which use every variable.

Each item holds about half of the variables, another half each time, so that styles come by many of
their branches; some have no author, no title or no date. Languages and scripts take turns.
"""

from __future__ import annotations

from carrel.csl.items.item import DATE_VARIABLES, NAME_VARIABLES
from carrel.csl.items.numeric import NUMBER_VARIABLES

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip
STRINGS = (
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place",
    "authority", "call-number", "citation-key", "collection-title", "container-title",
    "container-title-short", "dimensions", "division", "event-place", "event-title", "genre",
    "jurisdiction", "keyword", "license", "medium", "note", "original-publisher",
    "original-publisher-place", "original-title", "part-title", "publisher", "publisher-place",
    "references", "reviewed-genre", "reviewed-title", "scale", "source", "status", "title-short",
    "volume-title",
)  # fmt: skip
NUMBERS = tuple(
    sorted(NUMBER_VARIABLES - {"citation-number", "first-reference-note-number", "locator"})
)
DATES = tuple(sorted(DATE_VARIABLES - {"container"}))
NAMES = tuple(sorted(NAME_VARIABLES))
IDENTIFIERS = {
    "DOI": "10.1000/182",
    "URL": "https://example.org/a?b=c&d=%20e",
    "ISBN": "978-0-00-000000-2",
    "ISSN": "0000-0019",
    "PMID": "1234567",
    "PMCID": "PMC1234567",
}
_WORDS = {
    "en": "The <i>shape</i> of “small” things: a study of e-mail & rain",
    "de": "Über den „Wert“ der Dinge in Straßen",
    "fr": "De l’usage : « lettres » d’été",
    "fa": "دربارهٔ «زبان» و می‌نویسند",
    "ar": "في «اللغة» العربية",
    "ru": "О «пользе» книг",
    "zh": "论《语言》的形状",
}
_NAMES = {
    "en": ({"family": "Berg", "given": "Anna B."}, {"family": "van Dijk", "given": "Jan-Piet"}),
    "de": ({"family": "Groß", "given": "Jörg", "non-dropping-particle": "von"},),
    "fr": ({"family": "Aubert", "given": "Éloi", "dropping-particle": "d’"},),
    "fa": ({"family": "رضایی", "given": "مریم"}, {"family": "کریمی", "given": "علی"}),
    "ar": ({"family": "الحسن", "given": "سعيد"},),
    "ru": ({"family": "Иванов", "given": "Пётр"}, {"family": "Berg", "given": "Ada"}),
    "zh": ({"family": "王", "given": "小明"}, {"family": "李", "given": "四"}),
}
_NUMBERS = ("4", "12–19", "iv", "3rd", "7, 9 & 11", "B", "2a-2c", "1043-7")
_DATES: tuple[dict[str, object], ...] = (
    {"date-parts": [[2014, 3, 9]]},
    {"date-parts": [[1998]], "circa": True},
    {"date-parts": [[2001, 12], [2002, 1]]},
    {"date-parts": [[-44, 3, 15]]},
    {"date-parts": [[2010]], "season": 3},
    {"raw": "2007-05-06/2007-05-09"},
    {"literal": "forthcoming"},
)


def one_of_each_type() -> list[dict[str, object]]:
    """Give the items; their ids are their types."""
    return [_item(place, kind) for place, kind in enumerate(TYPES)]


def _item(place: int, kind: str) -> dict[str, object]:
    language = list(_WORDS)[place % len(_WORDS)]
    item: dict[str, object] = {
        "id": kind,
        "type": kind,
        "language": language,
        "title": f"{_WORDS[language]} {place + 1}",
        "author": _people(place),
        "issued": _DATES[place % len(_DATES)],
    }
    others = {**_texts(place, language), **_dates(place), **_contributors(place)}
    item = {**others, **item}
    for every, variable in ((9, "author"), (11, "issued"), (17, "title")):
        if place % every == every - 1:
            del item[variable]
    return item


def _texts(place: int, language: str) -> dict[str, object]:
    strings = {
        variable: f"{_WORDS[language]} ({variable})"
        for rank, variable in enumerate(STRINGS)
        if (place + rank) % 2
    }
    numbers = {
        variable: _NUMBERS[(place + rank) % len(_NUMBERS)]
        for rank, variable in enumerate(NUMBERS)
        if (place + rank) % 3
    }
    identifiers = {
        variable: value
        for rank, (variable, value) in enumerate(IDENTIFIERS.items())
        if (place + rank) % 3 == 0
    }
    return {**strings, **numbers, **identifiers}


def _dates(place: int) -> dict[str, object]:
    return {
        variable: _DATES[(place + rank) % len(_DATES)]
        for rank, variable in enumerate(DATES)
        if (place + rank) % 3 == 1
    }


def _contributors(place: int) -> dict[str, object]:
    return {
        variable: _people(place + rank)
        for rank, variable in enumerate(NAMES)
        if (place + rank) % 4 == 1
    }


def _people(place: int) -> list[dict[str, object]]:
    """Give one to nine names, or a body."""
    if place % 10 == 7:  # noqa: PLR2004 - one item in ten is by a body
        return [{"literal": "Society of <i>Letters</i> and Sciences"}]
    pool = [name for names in _NAMES.values() for name in names]
    return [dict(pool[(place + at) % len(pool)]) for at in range(1 + place * place % 9)]
