"""What stands around reference lists: prose with citations, headings, tables, lists, code, poems."""

from __future__ import annotations

import importlib
from functools import cache
from random import Random

from training.documents.wording import AFTER, LOCALES, PLACES, REFERENCES, SECTIONS, SMALL_WORDS


@cache
def _provided(kind: str, locale: str, *names: str) -> tuple[str, ...]:
    """A word list of Faker, sorted: some are sets, whose order is not the same in every run."""
    module = importlib.import_module(f"faker.providers.{kind}.{locale}")
    found = (getattr(module.Provider, name, ()) for name in names)
    return tuple(sorted({word for words in found for word in words if word.strip()}))


@cache
def _vocabulary(language: str) -> tuple[str, ...]:
    try:
        return _provided("lorem", LOCALES[language], "word_list")
    except ModuleNotFoundError:
        return _provided("lorem", "la", "word_list")


class Writer:
    """Writes in a language, citing in one manner."""

    def __init__(self, language: str, rng: Random) -> None:
        self.language = language
        self.rng = rng
        self.blank = "" if language in {"zh", "ja"} else " "
        self.manner = rng.choice(("year", "year", "number", "raised", "none"))
        self._content = _vocabulary(language)
        self._function = SMALL_WORDS.get(language, "").split()
        locale = LOCALES[language]
        self._families = _provided("person", locale, "last_names", "last_names_male")
        self._givens = _provided(
            "person", locale, "first_names", "first_names_male", "first_names_female"
        )
        self._names = [self._family() for _ in range(30)]
        self.places = [rng.choice((*PLACES, self._family())) for _ in range(12)]

    def _family(self) -> str:
        return self.rng.choice(self._families).split(" ")[0]

    def given(self) -> str:
        """A given name."""
        return self.rng.choice(self._givens)

    def word(self) -> str:
        """A word: every second one, in the languages whose small words are known, is one of these."""
        if self._function and self.rng.random() < 0.45:
            return self.rng.choice(self._function)
        if self.rng.random() < 0.03:
            return self.rng.choice((self.name(), self.rng.choice(self.places)))
        return self.rng.choice(self._content)

    def name(self) -> str:
        """The name of a person or place that the document speaks of."""
        return self.rng.choice(self._names)

    def person(self) -> str:
        """A given name and a name."""
        return f"{self.given()} {self.name()}"

    def words(self, count: int) -> str:
        """So many words."""
        return self.blank.join(self.word() for _ in range(count))

    def title(self, most: int = 9) -> str:
        """A few words, the first with a capital."""
        return raised(self.words(self.rng.randint(1, most)))

    def citation(self) -> str:
        """A call to the list in the manner of the document."""
        rng = self.rng
        year = rng.randint(1920, 2022)
        match self.manner:
            case "year":
                more = rng.choice(
                    ("", "", f": {rng.randint(1, 400)}", f", S. {rng.randint(1, 99)}", "a")
                )
                forms = (
                    f"({self.name()} {year}{more})",
                    f"({self.name()}, {year}{more})",
                    f"({self.name()} & {self.name()}, {year}; {self.name()} et al. {year - 3})",
                    f"{self.name()} ({year}{more})",
                    f"(vgl. {self.name()}/{self.name()} {year}{more})",
                )
                return rng.choice(forms)
            case "number":
                return rng.choice(
                    (f"[{rng.randint(1, 60)}]", f"[{rng.randint(1, 30)}, {rng.randint(31, 60)}]")
                )
            case _:
                return ""

    def sentence(self) -> str:
        """A sentence, now and then with a number, a year, a quotation or a citation."""
        rng = self.rng
        words = [self.word() for _ in range(rng.choice((5, 8, 11, 14, 18, 22, 28, 35)))]
        for n in range(3, len(words) - 1):
            if rng.random() < 0.09:
                words[n] += rng.choice((",", ",", ",", ";", " –", ":"))
        if rng.random() < 0.12:
            words.insert(
                rng.randrange(len(words)),
                str(rng.choice((rng.randint(1850, 2022), rng.randint(2, 500)))),
            )
        if rng.random() < 0.06:
            words.insert(
                rng.randrange(len(words)),
                f"{rng.randint(1, 99)}{rng.choice((' %', ',5', '.3 per cent', '–12'))}",
            )
        if rng.random() < 0.08:
            words.insert(
                rng.randrange(len(words)),
                rng.choice(("„{}“", "“{}”", "«{}»", '"{}"')).format(self.words(4)),
            )
        text = raised(self.blank.join(words)).rstrip(",;:– ")
        if rng.random() < 0.25:
            text = f"{text} {self.citation()}".rstrip()
        raise_mark = self.manner == "raised" and rng.random() < 0.2
        stop = "。" if self.language in {"zh", "ja"} else rng.choice(("." * 1,) * 9 + ("?",))
        return text + stop + (str(rng.randint(1, 90)) if raise_mark else "")

    def paragraph(self, least: int = 2, most: int = 9) -> str:
        """Some sentences."""
        return (self.blank or "").join(
            self.sentence() for _ in range(self.rng.randint(least, most))
        )

    def references_heading(self) -> str:
        """A name for the list, with or without a number before and a colon after it."""
        rng = self.rng
        name = rng.choice(REFERENCES[self.language].split("|"))
        if rng.random() < 0.25:
            name = f"{rng.randint(4, 9)}{rng.choice(('', '.'))} {name}"
        return name + (":" if rng.random() < 0.08 else "")

    def after_heading(self) -> str:
        """A name for what follows a list."""
        return self.rng.choice(AFTER.get(self.language, self.title(3)).split("|"))

    def section_heading(self) -> str:
        """A heading within the text."""
        rng = self.rng
        name = rng.choice(
            (*SECTIONS.get(self.language, "").split("|"), *(self.title(7) for _ in range(5)))
        )
        number = rng.choice(
            (
                "",
                "",
                f"{rng.randint(1, 7)} ",
                f"{rng.randint(1, 7)}. ",
                f"{rng.randint(1, 6)}.{rng.randint(1, 5)} ",
                "IV. ",
            )
        )
        return number + (name.upper() if rng.random() < 0.1 else name)

    def prose_note(self) -> str:
        """A note that refers to nothing: a remark."""
        return self.rng.choice((self.paragraph(1, 3), self.sentence(), self.thanks()))

    def thanks(self) -> str:
        """Thanks to some people."""
        return f"{self.words(6).capitalize()} {self.person()}, {self.person()} {self.words(3)} {self.person()}."

    def short_note(self) -> str:
        """A note that refers to something said in full elsewhere."""
        rng = self.rng
        name = rng.choice(("S.", "p.", "pp.", ""))
        page = f"{name} {rng.randint(1, 400)}{rng.choice(('', 'f.', 'ff.', '–99'))}".strip()
        again = rng.choice(("Ebd.", "Ibid.", "Ebenda", "Ders.", "Dies.", "Ibidem"))
        cited = rng.choice(("a.a.O.", "op. cit.", "loc. cit.", self.title(3)))
        forms = (
            f"{again}, {page}.",
            f"{rng.choice(('', 'Vgl. ', 'Siehe ', 'See ', 'Cf. '))}{self.name()} {rng.randint(1900, 2020)}, {page}.",
            f"{rng.choice(('', 'Vgl. ', 'See '))}{self.name()}, {cited}, {page}.",
            f"{again}",
        )
        return rng.choice(forms)


def raised(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]
