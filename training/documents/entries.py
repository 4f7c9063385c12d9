"""Entries for lists: in the styles of `training.invention`, and in simple ones in every language."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from training.documents.wording import PLACES
from training.documents.writing import Writer, raised
from training.invention.grammar import languages
from training.invention.hand_styles import styles_for
from training.invention.sheet import draw_sheet, write_reference
from training.invention.works import work

_TERMS = {
    "en": "In|eds.|vol.|no.|pp.|University Press|Retrieved from|accessed",
    "de": "In|Hrsg.|Bd.|H.|S.|Verlag|Verfügbar unter|Zugriff am",
    "fr": "Dans|dir.|vol.|n°|p.|Presses universitaires|URL|consulté le",
    "es": "En|eds.|vol.|núm.|pp.|Editorial|Disponible en|consultado el",
    "it": "In|a cura di|vol.|n.|pp.|Edizioni|Disponibile|consultato il",
    "pt": "In|orgs.|v.|n.|p.|Editora|Disponível em|Acesso em",
    "ru": "В кн.|ред.|Т.|№|С.|Изд-во|URL|дата обращения",
    "uk": "У кн.|ред.|Т.|№|С.|Вид-во|URL|дата звернення",
    "pl": "W|red.|t.|nr|s.|Wydawnictwo|Dostęp|dostęp",
    "nl": "In|red.|dl.|nr.|p.|Uitgeverij|Geraadpleegd|geraadpleegd",
    "fa": "در|ویراستار|جلد|شماره|صص|انتشارات|قابل دسترس|تاریخ دسترسی",
    "ar": "في|محرر|المجلد|العدد|ص|دار|متاح على|تاريخ الاطلاع",
    "zh": "载|编|卷|第|页|出版社|取自|访问日期",
}
_KINDS = {
    "article-journal": 40,
    "chapter": 20,
    "book": 25,
    "thesis": 3,
    "report": 4,
    "paper-conference": 3,
    "webpage": 3,
    "article-newspaper": 2,
}
_QUOTES = ("", "", "“”", "„“", "«»", '""', "‚‘")


def entries(rng: Random, language: str, count: int) -> Sequence[str]:
    """So many references in one style."""
    if language in languages() and styles_for(language) and rng.random() < 0.7:
        return _styled(rng, language, count)
    style = _Style(language, rng)
    return [style.entry() for _ in range(count)]


def _styled(rng: Random, language: str, count: int) -> list[str]:
    style = rng.choice(styles_for(language))
    sheet = draw_sheet(style, language, rng)
    kinds = rng.choices(tuple(_KINDS), tuple(_KINDS.values()), k=count)
    return [write_reference(work(language, kind, rng), sheet)[0] for kind in kinds]


class _Style:
    """A simple style, drawn once for a list."""

    def __init__(self, language: str, rng: Random) -> None:
        self.rng = rng
        self.writer = Writer(language, rng)
        self.terms = _TERMS.get(language, _TERMS["en"]).split("|")
        self.cased = language not in {"fa", "ar", "he", "zh", "ja", "ko"}
        self.given = rng.choice(("full", "full", "stops", "stops", "spaced", "bare"))
        self.order = rng.choice(("all", "all", "first", "none"))
        self.between = rng.choice((", ", "; ", " / ", "/"))
        self.final = rng.choice((" & ", " and ", " und ", "; ", ""))
        self.capitals = self.cased and rng.random() < 0.15
        self.year = rng.choice(("round", "round", "colon", "stop", "end", "end", "comma"))
        self.quotes = rng.choice(_QUOTES)
        self.stop = rng.choice((".", ".", ".", ","))
        self.closed = rng.random() < 0.8
        self.paged = rng.random() < 0.6
        self.most = rng.choice((3, 6, 10))
        self.imprint = rng.choice(("{place}: {press}", "{press}, {place}", "{place}", "{press}"))
        self.volume = rng.choice(("{v}({n})", "{v}.{n}", "{vol} {v}, {no} {n}", "{v}"))

    def entry(self) -> str:
        """A reference of any kind."""
        rng = self.rng
        year = self._year()
        people = rng.choice((1, 1, 1, 1, 2, 2, 3, 4, 7))
        who = self._names(people) if rng.random() < 0.93 else self.writer.title(5)
        forms = (self._article, self._article, self._book, self._book, self._chapter, self._page)
        head = {
            "round": f"{who} ({year}).",
            "colon": f"{who} ({year}):",
            "stop": f"{who.rstrip('.')}. {year}.",
            "comma": f"{who}, {year}:",
            "end": who + ("" if who.endswith(".") else self.stop),
        }[self.year]
        body = rng.choice(forms)(year if self.year == "end" else "")
        text = f"{head} {body}"
        return text + ("." if self.closed and not text.endswith(".") else "")

    def _year(self) -> str:
        rng = self.rng
        if self.writer.language == "fa" and rng.random() < 0.7:
            return str(rng.randint(1340, 1402))
        year = str(rng.choice((rng.randint(1850, 2022), rng.randint(1970, 2022))))
        return year + (rng.choice("ab") if rng.random() < 0.06 else "")

    def _names(self, count: int) -> str:
        names = [self._name(first=n == 0) for n in range(count)]
        if count > self.most:
            return f"{names[0]} et al."
        if count > 1 and self.final:
            return self.between.join(names[:-1]) + self.final + names[-1]
        return self.between.join(names)

    def _name(self, *, first: bool) -> str:
        rng = self.rng
        family, given = self.writer.name(), self.writer.given()
        if rng.random() < 0.07:
            family += "-" + self.writer.name()
        if rng.random() < 0.05:
            family = rng.choice(("von ", "de ", "van der ")) + family
        if self.capitals:
            family = family.upper()
        if self.cased and self.given != "full":
            second = f" {self.writer.given()[0]}." if rng.random() < 0.35 else ""
            given = f"{given[0]}.{second}"
            given = given if self.given == "spaced" else given.replace(" ", "")
            given = given.replace(".", "") if self.given == "bare" else given
        inverted = self.order == "all" or (self.order == "first" and first)
        comma = " " if self.given == "bare" else ", "
        return f"{family}{comma}{given}" if inverted else f"{given} {family}"

    def _title(self, most: int = 12) -> str:
        title = self.writer.title(most)
        if self.rng.random() < 0.4:
            title += self.rng.choice((": ", ": ", ". ", " – ", "? ")) + self.writer.title(most)
        return title

    def _stopped(self, title: str, *, quoted: bool = False) -> str:
        if quoted and self.quotes:
            title = self.quotes[0] + title + self.quotes[1]
        return title if title.endswith(("?", "!", ".")) else title + self.stop

    def _pages(self) -> str:
        first = self.rng.randint(1, 900)
        pages = f"{first}{self.rng.choice('-–')}{first + self.rng.randint(1, 60)}"
        return f"{self.terms[4]} {pages}" if self.paged else pages

    def _made(self) -> str:
        writer, rng = self.writer, self.rng
        press = rng.choice((self.terms[5], f"{writer.name()} {self.terms[5]}", writer.name()))
        place = rng.choice((*PLACES, *writer.places))
        return self.imprint.format(place=place, press=press)

    def _article(self, year: str) -> str:
        rng = self.rng
        numbers = {"v": rng.randint(1, 120), "n": rng.randint(1, 12)}
        volume = self.volume.format(vol=self.terms[2], no=self.terms[3], **numbers)
        lead = f"{self.terms[0]}: " if rng.random() < 0.2 else ""
        late = f" ({year})" if year else ""
        colon = rng.choice((": ", ", "))
        doi = f". https://doi.org/10.{rng.randint(1000, 9999)}/j.{rng.randint(1000, 999999)}"
        more = doi if rng.random() < 0.15 else ""
        title = self._stopped(self._title(), quoted=True)
        return f"{title} {lead}{self.writer.title(5)}, {volume}{late}{colon}{self._pages()}{more}"

    def _book(self, year: str) -> str:
        rng = self.rng
        series = f"({self.writer.title(3)} {rng.randint(1, 80)}). " if rng.random() < 0.15 else ""
        edition = f"{rng.randint(2, 5)}. Aufl. " if rng.random() < 0.1 else ""
        late = f", {year}" if year else ""
        return f"{self._stopped(self._title())} {edition}{series}{self._made()}{late}"

    def _chapter(self, year: str) -> str:
        editors = self._names(self.rng.choice((1, 2, 3)))
        host = self._stopped(self._title())
        late = f", {year}" if year else ""
        title = self._stopped(self._title(), quoted=True)
        into = f"{self.terms[0]}: {editors} ({self.terms[1]}): {host}"
        return f"{title} {into} {self._made()}{late}, {self._pages()}"

    def _page(self, year: str) -> str:
        rng = self.rng
        address = (
            f"http://www.{raised(self.writer.name()).lower()}.org/{rng.randint(10, 99999)}.html"
        )
        day = f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{rng.randint(2005, 2022)}"
        late = f"{year}. " if year else ""
        seen = f" ({self.terms[7]} {day})" if rng.random() < 0.6 else ""
        return f"{self._stopped(self._title(), quoted=True)} {late}{self.terms[6]}: {address}{seen}"
