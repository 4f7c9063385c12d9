"""Invented items for small styles: odd names, dates, numbers, pages and titles."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

_FAMILIES = (
    "Alder",
    "Birch",
    "Cedar",
    "d'Ash",
    "de la Elm",
    "O’Fir",
    "van Gorse",
    "Li-Hazel",
    "Ivy Jr.",
)
_GIVEN = (
    "Ann",
    "Bo Cyd",
    "B. C.",
    "Jean-Luc",
    "Éva",
    "Ann van",
    "M",
    "J.-P.",
    "Mary Jane",
    "X.Y.",
    "Ph.D",
)
_PARTICLES = ("van der", "de", "von", "d’", "al-", "De La", "L'")
_NAMES: tuple[dict[str, Any], ...] = (
    {"literal": "The Oak Society"},
    {"literal": "a small press"},
    {"family": "山田", "given": "太郎"},
    {"family": "Петров", "given": "Иван Ильич"},
    {"family": "Aristo"},
    {"family": "King", "given": "Lou", "suffix": "Jr."},
    {"family": "King", "given": "Lou", "suffix": "III", "comma-suffix": True},
    {"family": "Roe", "given": "Ada, III"},
    {"family": "Roe", "given": "Ada", "suffix": "Ph.D."},
    {"family": "Sow", "given": "Awa", "static-ordering": True},
    {"family": "محفوظ", "given": "نجيب"},
)
_TITLES = (
    "A plain title", "On the road to nowhere: a tale", "“Quoted” words in a title", "Ends with a stop.",
    "Is this a question?", "What! a shout", "An <i>emphasised</i> word", "A <b>bold</b> and <i>slanted <b>mix</b></i>",
    'A <span class="nocase">camelCase</span> thing', "the e-mail of today's O’Fir", "UPPER CASE TITLE",
    "x<sup>2</sup> and H<sub>2</sub>O", 'A <span style="font-variant:small-caps;">Small</span> name',
    "'Single' and \"double\" quotes", "Don't “say ‘it’ so”", "Une étude: l’âge d'or", "iPhone and McDonald of US",
    "La vie: de A à Z", "first—second – third", "Either/Or", "A title with  two spaces", "an über-long pre-existing state-of-the-art",
    "(Bracketed) words", "[Square]", "Ends with quote “here”", "Ends in ‘quote.’", "Comma,", "10 to 1", "naïve café: the end",
    "Life of <i>Homo sapiens</i>: a history", "Co-operation and Re-Use", "De l'esprit", "The A and the B: an of with by",
)  # fmt: skip
_NUMBERS = (
    "1", "2", "3", "11", "12", "21", "102", "1-3", "1–3", "2, 3", "2 & 4", "2nd", "vi", "IX", "A1", "n11-n15", "1a", "12A-15B",
    "first", "Special issue", "4th edition", "1, 2, 3", "1 and 2", "10000", "D 5", "1/2", "1.5", "0", "third edn.", 7, 23,
    "3 - 5", "i-iv",
)  # fmt: skip
_PAGES = (
    "1", "12-14", "100-104", "107-108", "1496-1504", "1002-1004", "321-328", "42–45", "n11-n15", "e12-e15", "1, 5-9", "103-4", "110-112, 118",
    "3-3", "a1-a12", "S12-S14", "12A-13B", "xii-xvi", "22 & 25", "600-700", "1100-1113", "2000-1", "S54A-S54D", "13–14, 22-25", "1:23-24", "87-8", "11564-11568", "123-1234", "75-74",
)  # fmt: skip
_DATES: tuple[Any, ...] = (
    {"date-parts": [[2001]]}, {"date-parts": [[2001, 5]]}, {"date-parts": [[2001, 5, 3]]}, {"date-parts": [[2002]]}, {"date-parts": [["2001", "05", "03"]]},
    {"date-parts": [[2001], [2003]]}, {"date-parts": [[2001, 5], [2001, 7]]}, {"date-parts": [[2001, 5, 3], [2001, 5, 9]]},
    {"date-parts": [[2001, 5, 3], [2001, 8, 9]]}, {"date-parts": [[2001, 5, 3], [2002, 5, 9]]}, {"date-parts": [[2001, 12], [2002, 1]]},
    {"date-parts": [[2001]], "season": 2}, {"date-parts": [[2001]], "season": "2"}, {"date-parts": [[2001]], "season": "Michaelmas"},
    {"date-parts": [[2001, 21]]}, {"date-parts": [[2001, 13], [2001, 14]]}, {"date-parts": [[2001]], "circa": True}, {"date-parts": [[2001, 4]], "circa": 1},
    {"date-parts": [[-44, 3, 15]]}, {"date-parts": [[79, 8]]},
    {"literal": "n.d. [ca. 1900]"}, {"literal": "May Day"}, {"raw": "2001-05-03"}, {"raw": "May 2001"}, {"raw": "3 May 2001"}, {"raw": "Spring 2001"},
    {"raw": "2001-05/2001-07"}, {"raw": "ca. 1900"}, {"raw": "1999?"}, {"raw": "5/3/2001"}, {"raw": "44 BC"}, {"raw": "some time ago"}, {"raw": "2001-2003"}, {"raw": "May 3-9, 2001"},
    {"raw": "2001/2003"}, {"raw": "Jan 2001 - Feb 2002"}, {"raw": "1900~"}, {"raw": "100BC"},
    {"date-parts": [[2001, 1, 31], [0, 0, 0]]}, {"date-parts": [[2001, 10, 1]]}, {"date-parts": [[2001, 11, 2]]}, {"date-parts": [[2001, 3, 21]]},
)  # fmt: skip
_TYPES = (
    "book",
    "article-journal",
    "chapter",
    "webpage",
    "legal_case",
    "personal_communication",
    "article-newspaper",
    "entry-encyclopedia",
    "report",
    "thesis",
)
_LOCATORS = (
    "1",
    "5",
    "5-8",
    "5, 8",
    "12–14",
    "n11-n15",
    "ii",
    "5 & 7",
    "12a",
    "foo",
    "107-108",
    "1496-1504",
    "2:3",
    "A, B",
    "",
    "iv-vi",
)
_LABELS = (
    "page",
    "chapter",
    "section",
    "paragraph",
    "sub-verbo",
    "verse",
    "volume",
    "folio",
    "line",
    "note",
    "figure",
)


_NAME_FIELDS = ("author", "editor", "translator", "container-author")
_DATE_FIELDS = ("issued", "accessed", "original-date", "event-date")
_SHARES = {
    "author": 0.9, "editor": 0.4, "translator": 0.25, "container-author": 0.1, "issued": 0.9,
    "accessed": 0.3, "original-date": 0.2, "event-date": 0.1, "title": 0.95, "container-title": 0.5,
    "publisher": 0.4, "note": 0.1, "title-short": 0.15, "container-title-short": 0.15, "volume": 0.6,
    "issue": 0.5, "edition": 0.4, "number": 0.3, "chapter-number": 0.2, "number-of-pages": 0.2,
    "number-of-volumes": 0.2, "section": 0.1, "page": 0.6, "language": 0.15, "URL": 0.1,
}  # fmt: skip
"""How often an item has a field."""
_VALUES: dict[str, Sequence[Any]] = {
    **dict.fromkeys(_SHARES, _NUMBERS),
    **dict.fromkeys(_DATE_FIELDS, _DATES),
    **dict.fromkeys(("title", "container-title", "publisher", "note"), _TITLES),
    **dict.fromkeys(("title-short", "container-title-short"), _TITLES),
    "page": _PAGES,
    "language": ("en", "de", "fr", "en-GB", "de-DE"),
    "URL": ("https://example.org/a",),
}


def name(random: Random, *, small: bool) -> dict[str, Any]:
    """A name; with `small` from few, so that names meet again."""
    if small:
        return {
            "family": random.choice(("Alder", "Birch", "Cedar")),
            "given": random.choice(("Ann", "Bo Cyd", "Ben", "A. C.", "Jean-Luc")),
        }
    if random.random() < 0.3:
        return dict(random.choice(_NAMES))
    made: dict[str, Any] = {"family": random.choice(_FAMILIES), "given": random.choice(_GIVEN)}
    for field, values, share in (
        ("non-dropping-particle", _PARTICLES, 0.25),
        ("dropping-particle", _PARTICLES, 0.15),
        ("suffix", ("Jr.", "III", "Sr"), 0.12),
        ("comma-suffix", (True,), 0.06),
    ):
        if random.random() < share:
            made[field] = random.choice(values)
    return made


def item(random: Random, place: int, *, small: bool) -> dict[str, Any]:
    """An item; about half of its fields are there."""
    made: dict[str, Any] = {"id": f"ITEM-{place}"}
    made["type"] = random.choice(_TYPES[:3] if small else _TYPES)
    for field, share in _SHARES.items():
        if random.random() < share:
            made[field] = _value(random, field, small=small)
    if "editor" in made and "translator" in made and random.random() < 0.4:
        made["translator"] = made["editor"]
    return made


def _value(random: Random, field: str, *, small: bool) -> Any:  # noqa: ANN401 - JSON of any shape
    if field in _NAME_FIELDS:
        return [name(random, small=small) for _ in range(random.choice((1, 1, 2, 2, 3, 4)))]
    if field in _DATE_FIELDS and small and random.random() < 0.8:
        return {"date-parts": [[random.choice((2001, 2002))]]}
    return random.choice(_VALUES[field])


def cite(random: Random, ids: list[str], rich: float) -> dict[str, Any]:
    """A cite of one of the ids; `rich` is the share of those with a locator or affixes."""
    made: dict[str, Any] = {"id": random.choice(ids)}
    if random.random() < rich:
        made["locator"] = random.choice(_LOCATORS)
        if random.random() < 0.7:
            made["label"] = random.choice(_LABELS)
    if random.random() < rich / 2:
        made["prefix"] = random.choice(
            ("see ", "see", "cf. ", "See also: ", "e.g., ", "This is so. ")
        )
    if random.random() < rich / 2:
        made["suffix"] = random.choice(
            (" and so on", ", p. 3", "and more", ".", ", cited", " (note)", "?")
        )
    if random.random() < rich / 5:
        made["suppress-author"] = True
    return made
