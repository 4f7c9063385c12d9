"""Invented works: what a record of each kind holds, in the words of its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from training.invention.grammar import Grammar, grammar
from training.invention.identifiers import arxiv, doi, isbn, url
from training.invention.numerals import ordinal
from training.invention.persons import Person, person, persons
from training.invention.title_case import in_capitals, title_case

_ARTICLE = re.compile(r"\b([Aa]n?) (\w)")


class Date(NamedTuple):
    """``year`` as it is printed (``1998/99`` too); month and day 0 where there is none."""

    year: str
    month: int = 0
    day: int = 0


class Work(NamedTuple):
    """``kind`` is a CSL type; names, dates and texts are under their CSL variables."""

    kind: str
    language: str
    names: Mapping[str, tuple[Person, ...]]
    dates: Mapping[str, Date]
    texts: Mapping[str, str]


class Maker:
    """A work in the making."""

    __slots__ = ("dates", "field", "grammar", "language", "names", "rng", "texts")

    def __init__(self, language: str, rng: Random, field: str) -> None:
        self.language = language
        self.field = field
        self.rng = rng
        self.grammar: Grammar = grammar(language)
        self.names: dict[str, tuple[Person, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.texts: dict[str, str] = {}

    def chance(self, share: float) -> bool:
        """Tell, so many times in one."""
        return self.rng.random() < share

    def write(self, symbol: str) -> str:
        """Fill a symbol of the language, mostly in the words of the list's field."""
        special = f"{symbol}-{self.field}"
        if self.field and self.grammar.has(special) and self.rng.random() < 0.9:
            symbol = special
        return self.grammar.write(symbol, self.rng)

    def text(self, variable: str, symbol: str, share: float = 1.0) -> None:
        """Give a variable a text of the grammar."""
        if share >= 1.0 or self.chance(share):
            self.texts[variable] = self.write(symbol)

    def title(self, variable: str, symbol: str) -> None:
        """Give a variable a title."""
        self.texts[variable] = _cased(self.write(symbol), self.language, self.rng)

    def done(self, kind: str) -> Work:
        """Close the record."""
        texts = {name: value for name, value in self.texts.items() if value}
        return Work(kind, self.language, self.names, self.dates, texts)


def _cased(title: str, language: str, rng: Random) -> str:
    if language == "en":
        title = _ARTICLE.sub(_article_before, title)
    chance = rng.random()
    if language == "en" and chance < 0.42:
        return title_case(title)
    if chance > 0.985:
        return title.upper()
    return in_capitals(title, rng) if chance > 0.98 else title


def _article_before(match: re.Match[str]) -> str:
    article, sound = match[1], match[2]
    return f"{article[0]}{'n' if sound in 'aeioAEIO' else ''} {sound}"


def work(language: str, kind: str, rng: Random, field: str = "") -> Work:
    """Invent a work of a kind of `KINDS`; `field` is a science that the grammar has words of."""
    maker = Maker(language, rng, field)
    _MAKERS[kind](maker)
    return maker.done(kind)


def _authors(maker: Maker, body: float = 0.03, none: float = 0.02) -> None:
    chance = maker.rng.random()
    if chance < body:
        maker.names["author"] = (Person(literal=maker.write("body"), tag=maker.language),)
    elif chance > none + body:
        maker.names["author"] = persons(maker.language, maker.rng)


def _year(maker: Maker, first: int = 1890) -> None:
    rng = maker.rng
    year = max(first, 2024 - int(rng.expovariate(1 / 18)))
    if rng.random() < 0.04:
        year = rng.randint(1780, 1990)
    if maker.language == "fa" and rng.random() < 0.85:
        year = 1403 - min(60, int(rng.expovariate(1 / 14)))
    if maker.language == "ar" and rng.random() < 0.1:
        year = rng.randint(1380, 1444)
    text = str(year)
    chance = rng.random()
    if chance < 0.012:
        text = f"{year}{rng.choice('/–-')}{(year + 1) % 100:02}"
    elif chance < 0.02:
        text = f"[{year}]"
    maker.dates["issued"] = Date(text)


def _dated(maker: Maker) -> None:
    year = maker.dates["issued"].year
    maker.dates["issued"] = Date(year, maker.rng.randint(1, 12), maker.rng.randint(1, 28))


def _pages(maker: Maker, share: float = 0.94) -> None:
    rng = maker.rng
    if rng.random() > share:
        return
    first = rng.randint(1, rng.choice((40, 300, 900, 3000)))
    last = first + rng.randint(1, rng.choice((8, 25, 40)))
    text = f"{first}-{last}"
    chance = rng.random()
    if chance < 0.05:
        text = str(first)
    elif chance < 0.065:
        text = f"e{rng.randint(100, 99999)}"
    elif chance < 0.075:
        text = f"{rng.choice('ARSLE')}{first}-{rng.choice('ARSLE')}{last}"
    elif chance < 0.085:
        text = f"{first}-{last}, {last + 12}-{last + 15}"
    elif chance < 0.095:
        text = rng.choice(("vii-xix", "ix-xxvi", "xi-xxx", "1-xx", "i-xii"))
    if maker.field == "physics":
        text = _of_physics(text, first, rng)
    maker.texts["page"] = text


def _of_physics(text: str, first: int, rng: Random) -> str:
    chance = rng.random()
    if chance < 0.4:
        return str(first)
    if chance < 0.62:
        return f"{rng.randint(1, 999999):06}"
    if chance < 0.75:
        return f"{rng.choice('LLLLPSRA')}{rng.randint(1, 120)}"
    if chance < 0.8:
        return f"{rng.choice('PS')}{rng.randint(1, 12):02}{rng.randint(1, 30):03}"
    return text


def _volume(maker: Maker, issue: float = 0.6) -> None:
    rng = maker.rng
    if rng.random() < 0.95:
        maker.texts["volume"] = str(rng.randint(1, rng.choice((15, 60, 60, 150, 400))))
    if rng.random() < issue or "volume" not in maker.texts:
        number = rng.randint(1, rng.choice((4, 4, 6, 12, 12, 52)))
        text = str(number)
        if rng.random() < 0.08:
            text = f"{number}{rng.choice('-–/')}{number + 1}"
        elif rng.random() < 0.02:
            text = rng.choice(("Suppl. 1", "Suppl", "S1", "Special Issue", "A", "B", "Pt 2"))
        maker.texts["issue"] = text


def _imprint(maker: Maker, place: float = 0.93) -> None:
    if maker.chance(place):
        maker.text("publisher-place", "place")
    maker.text("publisher", "publisher", 0.93)


def _article(maker: Maker) -> None:
    _authors(maker)
    maker.title("title", "title")
    maker.text("container-title", "journal")
    _year(maker)
    _volume(maker, 0.12 if maker.field == "physics" else 0.6)
    if maker.field == "physics" and maker.chance(0.12):
        maker.texts["number"] = f"{arxiv(maker.rng)}"
    _pages(maker)
    if maker.chance(0.06):
        _dated(maker)
    if maker.chance(0.12):
        maker.texts["DOI"] = doi(maker.rng)
    elif maker.chance(0.05):
        maker.texts["URL"] = url(maker.rng)
    if maker.chance(0.02):
        maker.texts["PMID"] = str(maker.rng.randint(1_000_000, 39_999_999))
    maker.text("note", "note", 0.015)


def _chapter(maker: Maker) -> None:
    _authors(maker, body=0.005, none=0.005)
    maker.title("title", "chapter")
    maker.title("container-title", "book")
    if maker.chance(0.85):
        maker.names["editor"] = persons(maker.language, maker.rng, most=4)
    _year(maker)
    _imprint(maker)
    _pages(maker, 0.88)
    _series(maker, 0.14)
    if maker.chance(0.05):
        maker.texts["volume"] = str(maker.rng.randint(1, 12))
    if maker.chance(0.05):
        maker.texts["edition"] = _edition(maker)
    if maker.chance(0.04):
        maker.texts["DOI"] = doi(maker.rng)
    _translator(maker, 0.03)


def _series(maker: Maker, share: float) -> None:
    if maker.chance(share):
        maker.text("collection-title", "series")
        if maker.chance(0.7):
            maker.texts["collection-number"] = str(
                maker.rng.randint(1, maker.rng.choice((20, 300)))
            )


def _translator(maker: Maker, share: float) -> None:
    if maker.chance(share):
        maker.names["translator"] = tuple(
            person(maker.language, maker.rng) for _ in range(maker.rng.choice((1, 1, 1, 2)))
        )


def _edition(maker: Maker) -> str:
    number = maker.rng.choice((2, 2, 2, 3, 3, 4, 5, 6, 8, 10))
    return ordinal(number) if maker.language == "en" else str(number)


def _book(maker: Maker) -> None:
    if maker.chance(0.13):
        maker.names["editor"] = persons(maker.language, maker.rng, most=4)
    else:
        _authors(maker, body=0.04, none=0.015)
        if maker.chance(0.03):
            maker.names["editor"] = persons(maker.language, maker.rng, most=2)
    maker.title("title", "book")
    _year(maker, 1850)
    _imprint(maker)
    _series(maker, 0.18)
    _translator(maker, 0.07)
    if maker.chance(0.1):
        maker.texts["edition"] = _edition(maker)
    if maker.chance(0.07):
        maker.texts["volume"] = str(maker.rng.randint(1, 9))
    if maker.chance(0.05):
        maker.texts["number-of-volumes"] = str(maker.rng.randint(2, 12))
    if maker.chance(0.07):
        maker.texts["number-of-pages"] = str(maker.rng.randint(60, 900))
    elif maker.chance(0.06):
        _pages(maker, 1.0)
    if maker.chance(0.02):
        maker.texts["ISBN"] = isbn(maker.rng)
    if maker.chance(0.03):
        maker.dates["original-date"] = Date(str(maker.rng.randint(1600, 1990)))
    maker.text("note", "note", 0.03)


def _thesis(maker: Maker) -> None:
    maker.names["author"] = (person(maker.language, maker.rng),)
    maker.title("title", "title")
    maker.text("genre", "genre-thesis")
    maker.text("publisher", "institute")
    maker.text("publisher-place", "place", 0.5)
    _year(maker, 1950)


def _report(maker: Maker) -> None:
    _authors(maker, body=0.35)
    maker.title("title", "title")
    if maker.chance(0.75):
        maker.text("genre", "worknumber")
        rng = maker.rng
        maker.texts["number"] = rng.choice(
            (
                str(rng.randint(1, 30000)),
                f"{rng.randint(70, 99)}-{rng.randint(1, 99)}",
                f"{rng.choice('ABRTW')}{rng.choice('ABRTW')}-{rng.randint(1, 99)}/{rng.randint(1, 23):02}",
            )
        )
    maker.text("publisher", "institute", 0.9)
    maker.text("publisher-place", "place", 0.65)
    _year(maker, 1955)
    if maker.chance(0.2):
        maker.texts["URL"] = url(maker.rng)


def _paper(maker: Maker) -> None:
    _authors(maker, body=0.01)
    maker.title("title", "title")
    rng = maker.rng
    maker.text("container-title", "conference")
    _year(maker, 1970)
    _pages(maker, 0.85)
    maker.text("publisher", "publisher", 0.45)
    maker.text("publisher-place", "place", 0.4)
    if maker.chance(0.2):
        maker.names["editor"] = persons(maker.language, rng, most=4)
    maker.text("event-place", "place", 0.35)
    if maker.chance(0.3):
        _dated(maker)
    _series(maker, 0.08)
    if maker.chance(0.12):
        maker.texts["DOI"] = doi(rng)
    if maker.chance(0.1):
        maker.texts["volume"] = str(rng.randint(1, 40))


def _web(maker: Maker) -> None:
    _authors(maker, body=0.35, none=0.2)
    maker.title("title", "title")
    maker.text("container-title", "website", 0.6)
    _year(maker, 1998)
    if maker.chance(0.4):
        _dated(maker)
    maker.texts["URL"] = url(maker.rng)
    if maker.chance(0.6):
        rng = maker.rng
        maker.dates["accessed"] = Date(
            str(rng.randint(2000, 2024)), rng.randint(1, 12), rng.randint(1, 28)
        )


def _news(maker: Maker) -> None:
    _authors(maker, none=0.25)
    if "author" in maker.names:
        maker.names["author"] = maker.names["author"][:2]
    maker.title("title", "title")
    maker.text("container-title", "newspaper")
    _year(maker, 1900)
    _dated(maker)
    if maker.chance(0.4):
        maker.texts["page"] = maker.rng.choice(("3", "1", "A12", "B4", "17", "12-13", "24", "7"))
    if maker.chance(0.15):
        maker.texts["URL"] = url(maker.rng)


def _preprint(maker: Maker) -> None:
    _authors(maker)
    maker.title("title", "title")
    _year(maker, 1994)
    maker.texts["number"] = arxiv(maker.rng)
    maker.texts["archive"] = "arXiv"


def _manuscript(maker: Maker) -> None:
    _authors(maker, none=0.6)
    maker.title("title", "title")
    maker.text("archive", "archive")
    _year(maker, 1500)


def _case(maker: Maker) -> None:
    maker.text("title", "court")
    maker.text("container-title", "reporter")
    rng = maker.rng
    maker.texts["volume"] = str(rng.randint(1, 600))
    maker.texts["page"] = str(rng.randint(1, 1400))
    _year(maker, 1900)


def _law(maker: Maker) -> None:
    maker.text("title", "law-title")
    _year(maker, 1900)
    maker.text("publisher-place", "place", 0.1)


_MAKERS: Mapping[str, Callable[[Maker], None]] = {
    "article-journal": _article,
    "chapter": _chapter,
    "book": _book,
    "thesis": _thesis,
    "report": _report,
    "paper-conference": _paper,
    "webpage": _web,
    "article-newspaper": _news,
    "article": _preprint,
    "manuscript": _manuscript,
    "legal_case": _case,
    "legislation": _law,
}
KINDS = tuple(_MAKERS)
