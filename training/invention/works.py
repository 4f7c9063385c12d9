"""Invented works: what a record of each kind holds, in the words of its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from training.invention.identifiers import arxiv, doi, isbn, url
from training.invention.maker import Date, Maker, Work
from training.invention.particulars import (
    edition_of,
    give_authors,
    give_dated,
    give_imprint,
    give_in_words,
    give_pages,
    give_series,
    give_translator,
    give_volume,
    give_year,
    report_number,
)
from training.invention.persons import Person, person, persons

__all__ = ["KINDS", "SHORT", "Date", "Work", "work"]

SHORT = "short"
"""What is cited again; no type of CSL."""


def work(language: str, kind: str, rng: Random, field: str = "") -> Work:
    """Invent a work of a kind of `KINDS`; `field` is a science that the grammar has words of."""
    maker = Maker(language, rng, field)
    _MAKERS[kind](maker)
    return maker.done(kind)


def _article(maker: Maker) -> None:
    give_authors(maker)
    maker.title("title", "title")
    maker.text("container-title", "journal")
    give_year(maker)
    give_volume(maker, 0.12 if maker.field == "physics" else 0.6)
    if maker.field == "physics" and maker.chance(0.12):
        maker.texts["number"] = f"{arxiv(maker.rng)}"
    give_pages(maker)
    give_in_words(maker)
    dated = 0.45 if maker.language == "pt" else 0.13
    if maker.chance(0.25 if maker.field == "medicine" else dated):
        give_dated(maker)
    maker.text("publisher-place", "place", _PLACED_JOURNALS.get(maker.language, 0.02))
    if maker.chance(0.12):
        maker.texts["DOI"] = doi(maker.rng)
    elif maker.chance(0.06):
        maker.texts["URL"] = url(maker.rng)
        _give_accessed(maker, 0.6)
    if maker.chance(0.02):
        maker.texts["PMID"] = str(maker.rng.randint(1_000_000, 39_999_999))
    maker.text("note", "note", 0.03)


_PLACED_JOURNALS = {"pt": 0.3, "es": 0.12, "it": 0.12, "de": 0.12, "fr": 0.06}
"""How many journals are named with their city; Brazil's standard asks for it."""


def _give_accessed(maker: Maker, share: float) -> None:
    """Give the day on which a source was seen."""
    rng = maker.rng
    if maker.chance(share):
        maker.dates["accessed"] = Date(
            str(rng.randint(2000, 2024)), rng.randint(1, 12), rng.randint(1, 28)
        )


def _chapter(maker: Maker) -> None:
    give_authors(maker, body=0.005, none=0.005)
    maker.title("title", "chapter")
    maker.title("container-title", "book")
    if maker.chance(0.85):
        maker.names["editor"] = persons(maker.language, maker.rng, most=4)
    give_year(maker)
    give_imprint(maker)
    give_pages(maker, 0.88)
    give_series(maker, 0.14)
    if maker.chance(0.09):
        maker.texts["volume"] = str(maker.rng.randint(1, 12))
    if maker.chance(0.05):
        maker.texts["edition"] = edition_of(maker)
    if maker.chance(0.04):
        maker.texts["DOI"] = doi(maker.rng)
    give_translator(maker, 0.06)


def _book(maker: Maker) -> None:
    if maker.chance(0.13):
        maker.names["editor"] = persons(maker.language, maker.rng, most=4)
    else:
        give_authors(maker, body=0.06, none=0.05)
        if maker.chance(0.1):
            maker.names["editor"] = persons(maker.language, maker.rng, most=2)
    maker.title("title", "book")
    give_year(maker, 1850)
    give_imprint(maker)
    give_series(maker, 0.18)
    give_translator(maker, 0.09)
    if maker.chance(0.17):
        maker.texts["edition"] = edition_of(maker)
    if maker.chance(0.07):
        maker.texts["volume"] = str(maker.rng.randint(1, 9))
    if maker.chance(0.05):
        maker.texts["number-of-volumes"] = str(maker.rng.randint(2, 12))
    if maker.chance(0.07):
        total = str(maker.rng.randint(60, 900))
        start = maker.rng.choice(("", "", "", "", "XII, ", "xiv, ", "XVI+", "viii + "))
        maker.texts["number-of-pages"] = f"{start}{total}"
    elif maker.chance(0.06):
        give_pages(maker, 1.0)
    if maker.chance(0.02):
        maker.texts["ISBN"] = isbn(maker.rng)
    if maker.chance(0.03):
        maker.dates["original-date"] = Date(str(maker.rng.randint(1600, 1990)))
    maker.text("note", "note", 0.05)


def _published_by_itself(maker: Maker, variable: str) -> None:
    """Let a body that is the author also be where its work appeared, as it mostly is."""
    body = maker.names["author"][0].literal if "author" in maker.names else ""
    if body and variable in maker.texts and maker.chance(0.4):
        maker.texts[variable] = body


def _thesis(maker: Maker) -> None:
    maker.names["author"] = (person(maker.language, maker.rng),)
    maker.title("title", "title")
    maker.text("genre", "genre-thesis")
    maker.text("publisher", "institute")
    maker.text("publisher-place", "place", 0.5)
    give_year(maker, 1950)


def _report(maker: Maker) -> None:
    give_authors(maker, body=0.4, none=0.08)
    maker.title("title", "title")
    if maker.chance(0.75):
        maker.text("genre", "worknumber", 0.75)
        maker.texts["number"] = report_number(maker.rng)
    maker.text("publisher", "institute", 0.9)
    _published_by_itself(maker, "publisher")
    maker.text("publisher-place", "place", 0.65)
    give_year(maker, 1955)
    if maker.chance(0.2):
        maker.texts["URL"] = url(maker.rng)


def _paper(maker: Maker) -> None:
    give_authors(maker, body=0.01)
    maker.title("title", "title")
    rng = maker.rng
    maker.text("container-title", "conference")
    give_year(maker, 1970)
    give_pages(maker, 0.85)
    maker.text("publisher", "publisher", 0.45)
    maker.text("publisher-place", "place", 0.4)
    if maker.chance(0.2):
        maker.names["editor"] = persons(maker.language, rng, most=4)
    maker.text("event-place", "place", 0.35)
    if maker.chance(0.3):
        give_dated(maker)
    give_series(maker, 0.08)
    if maker.chance(0.12):
        maker.texts["DOI"] = doi(rng)
    if maker.chance(0.1):
        maker.texts["volume"] = str(rng.randint(1, 40))


def _web(maker: Maker) -> None:
    give_authors(maker, body=0.35, none=0.2)
    maker.title("title", "title")
    maker.text("container-title", "website", 0.7)
    _published_by_itself(maker, "container-title")
    if maker.chance(0.85):
        give_year(maker, 1998)
    if maker.chance(0.4):
        give_dated(maker)
    maker.texts["URL"] = url(maker.rng)
    _give_accessed(maker, 0.6)
    maker.text("publisher-place", "place", 0.15)


def _news(maker: Maker) -> None:
    give_authors(maker, none=0.25)
    if "author" in maker.names:
        maker.names["author"] = maker.names["author"][:2]
    maker.title("title", "title")
    maker.text("container-title", "newspaper")
    maker.text("publisher-place", "place", 0.3)
    give_year(maker, 1900)
    give_dated(maker)
    if maker.chance(0.4):
        maker.texts["page"] = maker.rng.choice(("3", "1", "A12", "B4", "17", "12-13", "24", "7"))
    if maker.chance(0.15):
        maker.texts["URL"] = url(maker.rng)
        _give_accessed(maker, 0.3)


def _preprint(maker: Maker) -> None:
    give_authors(maker)
    maker.title("title", "title")
    give_year(maker, 1994)
    maker.texts["number"] = arxiv(maker.rng)
    maker.texts["archive"] = "arXiv"


def _manuscript(maker: Maker) -> None:
    give_authors(maker, none=0.6)
    maker.title("title", "title")
    maker.text("archive", "archive")
    give_year(maker, 1300)
    if maker.chance(0.6):
        give_dated(maker)


def _case(maker: Maker) -> None:
    maker.text("title", "court")
    maker.text("container-title", "reporter")
    rng = maker.rng
    maker.texts["volume"] = str(rng.randint(1, 600))
    maker.texts["page"] = str(rng.randint(1, 1400))
    give_year(maker, 1900)


def _law(maker: Maker) -> None:
    maker.text("title", "law-title")
    give_year(maker, 1900)
    maker.text("publisher-place", "place", 0.2)
    if maker.chance(0.7):
        give_dated(maker)
    if maker.grammar.has("state") and maker.chance(0.5):
        maker.names["author"] = (Person(literal=maker.write("state"), tag=maker.language),)
    if maker.grammar.has("gazette") and maker.chance(0.6):
        maker.text("container-title", "gazette")
        if maker.chance(0.3):
            maker.texts["volume"] = str(maker.rng.randint(1, 300))
        give_pages(maker, 0.3)


def _short(maker: Maker) -> None:
    """Cite again, by the author and the first words of the title."""
    maker.names["author"] = persons(maker.language, maker.rng, most=2)
    words = maker.write("book").partition(":")[0].partition(".")[0].split()
    maker.texts["title"] = " ".join(words[: maker.rng.choice((1, 2, 2, 3, 3, 4, 5))]).rstrip(
        " ,;:–-"
    )
    give_pages(maker, 0.9)
    if maker.chance(0.1):
        maker.texts["volume"] = str(maker.rng.randint(1, 6))


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
    SHORT: _short,
}
KINDS = tuple(kind for kind in _MAKERS if kind != SHORT)
