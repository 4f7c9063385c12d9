"""Makes documents: items of CSL-JSON and clusters that cite them, the same for the same seed.

Items are of all kinds that people cite, in about the proportions of a thesis in the social
sciences: most are articles, books and chapters. A tenth of what stands in them is awkward: no
author, no title, eight authors, particles, institutions, non-Latin names, a question mark before a
colon, quotation marks and italics in titles, seasons, ranges, years before Christ.
"""

from __future__ import annotations

import random
from typing import Any, NamedTuple

from bench.csl import vocabulary as words
from bench.csl.fields import FIELDS, WEIGHTS

_NO_QUOTES = str.maketrans("", "", "“”")
LABELS = ("chapter", "section", "paragraph", "verse", "figure", "note", "volume", "line")
PREFIXES = ("see ", "cf. ", "see also", "e.g., ", "contra ", "quoted in ", "See ")
SUFFIXES = (
    ", emphasis added",
    " and passim",
    ", among others",
    "; my translation",
    ", italics mine",
)


class Document(NamedTuple):
    """Items, and the clusters in the order of the text.

    A cluster is CSL-JSON: `citationID`, `citationItems` and `properties.noteIndex`, which numbers
    the notes from 1 on (programs that write in running text take 0 instead).
    """

    items: list[dict[str, Any]]
    clusters: list[dict[str, Any]]


def make_document(size: int, seed: int = 1) -> Document:
    """Make `size` items and as many clusters, in which every item is cited."""
    chance = random.Random(seed)  # noqa: S311 - the same documents every time
    items = _Items(chance, size).make()
    return Document(items, _make_clusters(chance, [item["id"] for item in items]))


class _Items:
    """Makes items; persons and their earlier works come back, as they do in real lists."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self.chance = chance
        self.size = size
        self.persons = [self._person() for _ in range(max(20, size * 3 // 5))]
        self.earlier: list[tuple[list[dict[str, Any]], dict[str, Any]]] = []

    def make(self) -> list[dict[str, Any]]:
        kinds = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=self.size)
        # The first items are one of each kind, so that short documents have them all.
        kinds[: len(FIELDS)] = list(FIELDS)[: self.size]
        return [self._item(f"item{place + 1}", kind) for place, kind in enumerate(kinds)]

    def _item(self, item_id: str, kind: str) -> dict[str, Any]:
        item: dict[str, Any] = {"id": item_id, "type": kind, "title": self.title()}
        self._who_and_when(item)
        for name, share in FIELDS[kind].items():
            if self.chance.random() < share:
                self._fill(item, name)
        awkward = self.chance.random()
        if awkward < 0.006:
            del item["title"]
        elif awkward < 0.016:
            item["title"] = self.chance.choice(words.FOREIGN_TITLES)
            item["language"] = "ru"
        return item

    def _who_and_when(self, item: dict[str, Any]) -> None:
        issued = self.date(item["type"])
        if self.earlier and self.chance.random() < 0.14:
            authors, before = self.chance.choice(self.earlier[-40:])
            issued = before if self.chance.random() < 0.45 else issued
        elif item["type"] in {"bill", "legislation", "legal_case", "regulation", "treaty"}:
            authors = []
        else:
            authors = self.authors()
        if authors:
            item["author"] = authors
            self.earlier.append((authors, issued))
        if issued:
            item["issued"] = issued

    def authors(self) -> list[dict[str, Any]]:
        sizes = {0: 4, 1: 40, 2: 24, 3: 14, 4: 7, 5: 4, 6: 3, 7: 2, 8: 2}
        if self.chance.random() < 0.05:
            return [{"literal": self.chance.choice(words.INSTITUTIONS)}]
        count = self.chance.choices(list(sizes), list(sizes.values()))[0]
        found = self.persons_of(count)
        if found and self.chance.random() < 0.01:
            found.append({"literal": self.chance.choice(words.INSTITUTIONS)})
        return found

    def persons_of(self, count: int) -> list[dict[str, Any]]:
        """Choose different persons; those early in the list are cited more."""
        found: list[dict[str, Any]] = []
        while len(found) < count:
            place = int(len(self.persons) * self.chance.random() ** 1.6)
            if self.persons[place] not in found:
                found.append(self.persons[place])
        return found

    def _person(self) -> dict[str, Any]:
        choose = self.chance.choice
        if self.chance.random() < 0.025:
            family, given = choose(words.FOREIGN)
            return {"family": family, "given": given}
        person = {"family": choose(words.FAMILIES), "given": choose(words.GIVENS)}
        kind = self.chance.random()
        if kind < 0.25:
            person["given"] += f" {choose(words.GIVENS)[0]}."
        elif kind < 0.28:
            person["given"] = choose(words.MORE_GIVENS)
        elif kind < 0.31:
            person["given"] += f" {choose(words.GIVENS)}"
        elif kind < 0.314:
            del person["given"]
        if self.chance.random() < 0.05:
            name, particle = choose(words.PARTICLES)
            person[name] = particle
        if self.chance.random() < 0.015:
            person["suffix"] = choose(words.SUFFIXES)
        return person

    def title(self) -> str:
        """A title in title case or sentence case, sometimes with a subtitle, quotation or italics."""
        cased = self.chance.random() < 0.5
        title = self._phrase(cased=cased)
        form = self.chance.random()
        if form < 0.40:
            mark = self.chance.choices((":", "?", "!", "—", "."), [80, 10, 4, 3, 3])[0]
            joined = " — " if mark == "—" else f"{mark} "
            title = f"{title}{joined}{self._phrase(cased=True)}"
        if 0.36 < form < 0.43:
            title = f"“{title}”" if form < 0.37 else title.replace(" of ", " of the “", 1) + "”"
            title = title if "“" in title else title.rstrip("”")
        elif form < 0.48:
            first, _, rest = title.partition(" ")
            title = f"<i>{first}</i> {rest}"
        elif form < 0.52:
            title += "?"
        elif form < 0.525:
            title += f" in {self.chance.randint(1400, 2020)}"
        elif form < 0.53:
            title += " in <sup>13</sup>C and H<sub>2</sub>O"
        elif form < 0.54:
            title = f"{title}, {self.chance.randint(1700, 1850)}–{self.chance.randint(1851, 1999)}"
        elif form < 0.545:
            title += " & Co."
        return title

    def _phrase(self, *, cased: bool) -> str:
        choose = self.chance.choice
        forms = (
            lambda: (
                f"the {choose(words.ADJECTIVES)} {choose(words.NOUNS)} of {choose(words.COUNTRIES)}"
            ),
            lambda: f"{choose(words.NOUNS)} and {choose(words.NOUNS)}",
            lambda: (
                f"{choose(words.ADJECTIVES)} {choose(words.NOUNS)} in an age of {choose(words.NOUNS)}"
            ),
            lambda: (
                f"on {choose(words.NOUNS)} without {choose(words.ADJECTIVES)} {choose(words.NOUNS)}"
            ),
            lambda: f"a history of {choose(words.ADJECTIVES)} {choose(words.NOUNS)}",
            lambda: f"{choose(words.ADJECTIVES)} {choose(words.NOUNS)}",
        )
        phrase = choose(forms)()
        small = {"the", "of", "and", "in", "an", "a", "on", "without"}
        if cased:
            phrase = " ".join(
                one if one in small else one[:1].upper() + one[1:] for one in phrase.split()
            )
        return phrase[:1].upper() + phrase[1:]

    def date(self, kind: str) -> dict[str, Any]:
        """A date as exact as its kind is; {} for none."""
        year = self.chance.choices((1500, 1800, 1900, 1960, 1990, 2005), (1, 3, 6, 15, 30, 45))[0]
        year += self.chance.randint(0, 18)
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
        form = self.chance.random()
        if form < 0.02:
            return {}
        if form < 0.045:
            return self._odd_date(year, month, day)
        daily = kind in {"article-newspaper", "webpage", "post", "post-weblog", "patent", "speech"}
        if daily or form > 0.93:
            return {"date-parts": [[year, month, day]]}
        return {"date-parts": [[year, month] if form > 0.83 else [year]]}

    def _odd_date(self, year: int, month: int, day: int) -> dict[str, Any]:
        return self.chance.choice((
            {"date-parts": [[year]], "season": self.chance.randint(1, 4)},
            {"date-parts": [[year], [year + 2]]},
            {"date-parts": [[year, month, day], [year, month, min(day + 2, 28)]]},
            {"date-parts": [[year, 3], [year, 11]]},
            {"date-parts": [[year]], "circa": True},
            {"date-parts": [[-self.chance.randint(1, 400)]]},
            {"literal": "forthcoming"},
            {"date-parts": [[str(year), str(month)]]},
        ))  # fmt: skip

    def _fill(self, item: dict[str, Any], name: str) -> None:
        value = self._value(item, name)
        if isinstance(value, dict) and "title" in value:
            # A journal comes with its abbreviation.
            item["container-title"] = value["title"]
            if value["short"]:
                item["container-title-short"] = value["short"]
        elif value:
            item[name] = value

    def _value(self, item: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - any field
        chance = self.chance
        match name:
            case "journal":
                title, short = chance.choice(words.JOURNALS)
                return {"title": title, "short": short if chance.random() < 0.5 else ""}
            case "container-title" | "collection-title" | "event-title":
                return self._container(item["type"], name)
            case "volume-title" | "original-title" | "part-title":
                return self._phrase(cased=True)
            case "title-short":
                return item["title"].partition(": ")[0].translate(_NO_QUOTES)
            case "editor" | "translator" | "container-author" | "director" | "composer" | "chair":
                return self.persons_of(chance.choice((1, 1, 1, 2, 2, 3)))
            case "recipient" | "interviewer" | "reviewed-author" | "original-author":
                return self.persons_of(1)
            case "original-date":
                return {"date-parts": [[chance.randint(1650, 1950)]]}
            case "accessed":
                return {"date-parts": [[chance.randint(2015, 2025), chance.randint(1, 12), 7]]}
            case "event-date" | "submitted":
                return self.date(item["type"])
            case _:
                return self._plain(name)

    def _container(self, kind: str, name: str) -> str:
        if kind in {"article-newspaper", "article-magazine"}:
            return self.chance.choice(words.PAPERS)
        if kind in {"webpage", "post", "post-weblog"}:
            return self.chance.choice(words.SITES)
        if kind == "legal_case":
            return "U.S."
        if name == "event-title":
            return f"International Conference on {self._phrase(cased=True)}"
        return self._phrase(cased=True)

    def _plain(self, name: str) -> str:
        chance = self.chance
        number = chance.randint(1, 90)
        makers = {
            "publisher": lambda: chance.choice(words.PUBLISHERS),
            "school": lambda: chance.choice(words.UNIVERSITIES),
            "publisher-place": lambda: chance.choice(words.PLACES),
            "event-place": lambda: chance.choice(words.PLACES),
            "archive": lambda: "National Archives",
            "archive_location": lambda: f"FO 371/{number}",
            "archive-place": lambda: chance.choice(words.PLACES),
            "authority": lambda: chance.choice(words.COURTS),
            "genre": lambda: chance.choice(("PhD thesis", "Working paper", "Doctoral dissertation")),
            "medium": lambda: chance.choice(("Audio recording", "Oil on canvas", "DVD")),
            "section": lambda: chance.choice((str(number), "A", "Business")),
            "references": lambda: f"{number} U.N.T.S. {number * 3}",
            "abstract": lambda: self._phrase(cased=False),
            "note": lambda: "Unpublished",
            "status": lambda: chance.choice(("in press", "forthcoming")),
            "version": lambda: f"{number % 9 + 1}.{number % 4}",
            "edition": lambda: chance.choice(("2", "3", "2", "Revised ed.", "4", "1st", "second")),
            "volume": lambda: chance.choice((str(number), str(number), str(number), "XII", "3A", "10-11")),
            "number-of-volumes": lambda: str(chance.randint(1, 6)),
            "number": lambda: chance.choice((str(number), f"TR-{number}", f"{number}/2009")),
            "issue": lambda: chance.choice((str(number % 12 + 1), "2-3", "Suppl. 1", str(number % 9 + 1))),
            "chapter-number": lambda: str(number % 20 + 1),
            "collection-number": lambda: str(number),
            "number-of-pages": lambda: str(number * 7),
            "page": self._pages,
            "DOI": lambda: f"10.{number + 1000}/j.{self.chance.randint(1000, 99999)}.0{number}",
            "URL": self._address,
            "ISBN": lambda: f"97802620{chance.randint(10000, 99999)}",
            "ISSN": lambda: f"{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}",
        }  # fmt: skip
        return makers[name]()

    def _pages(self) -> str:
        first = self.chance.randint(1, 1400)
        last = first + self.chance.randint(1, 45)
        forms = (
            f"{first}–{last}", f"{first}-{last}", f"{first}-{str(last)[-2:]}",
            str(first), f"e{first}", f"{first}-{last}, {last + 9}", f"S{first}-S{last}", f"x-{first}",
        )  # fmt: skip
        return self.chance.choices(forms, [80, 70, 10, 16, 10, 4, 6, 3])[0]

    def _address(self) -> str:
        noun = self.chance.choice(words.NOUNS)
        return f"https://www.example.org/{noun}/{self.chance.randint(100, 9999)}?a=1&b={noun}"


def _make_clusters(chance: random.Random, ids: list[str]) -> list[dict[str, Any]]:
    """Cite every item, in about the order of the list, many again, and some at once again."""
    waiting = ids[::-1]
    cited: list[str] = []
    clusters: list[dict[str, Any]] = []
    for number in range(1, len(ids) + 1):
        count = chance.choices((1, 2, 3, 4, 6), (70, 18, 7, 4, 1))[0]
        # What is left goes into the last clusters, so that every item is cited.
        owed = len(waiting) - 3 * (len(ids) - number)
        count = max(count, owed)
        chosen: list[str] = []
        for place in range(count):
            fresh = waiting and (chance.random() < 0.66 or not cited or place < owed)
            if fresh:
                one = waiting.pop()
            elif chance.random() < 0.35:
                one = cited[-1]
            else:
                one = cited[-1 - int(len(cited) * chance.random() ** 2)]
            if one not in chosen:
                chosen.append(one)
                cited.append(one)
        clusters.append({
            "citationID": f"cluster{number}",
            "citationItems": [_make_cite(chance, one) for one in chosen],
            "properties": {"noteIndex": number},
        })  # fmt: skip
    return clusters


def _make_cite(chance: random.Random, item_id: str) -> dict[str, Any]:
    cite: dict[str, Any] = {"id": item_id}
    kind = chance.random()
    number = chance.randint(1, 400)
    if kind < 0.35:
        pages = (
            str(number),
            f"{number}-{number + 3}",
            f"{number}–{number + 12}",
            f"{number}, {number + 8}",
        )
        cite |= {"locator": chance.choices(pages, (60, 20, 10, 10))[0], "label": "page"}
    elif kind < 0.42:
        cite |= {
            "locator": chance.choice((str(number % 30), "IV", "2-3")),
            "label": chance.choice(LABELS),
        }
    if chance.random() < 0.06:
        cite["prefix"] = chance.choice(PREFIXES)
    if chance.random() < 0.05:
        cite["suffix"] = chance.choice(SUFFIXES)
    if "locator" in cite and chance.random() < 0.08:
        # The author is named in the sentence before.
        cite["suppress-author"] = True
    return cite
