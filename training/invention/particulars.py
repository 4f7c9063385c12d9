"""What works of several kinds have: authors, a year, a volume, pages, an imprint, a series."""

from __future__ import annotations

from random import Random

from training.invention.maker import Date, Maker
from training.invention.numerals import ordinal
from training.invention.persons import Person, person, persons


def give_authors(maker: Maker, body: float = 0.04, none: float = 0.035) -> None:
    """Give authors: persons, a body, or none."""
    chance = maker.rng.random()
    if chance < body:
        maker.names["author"] = (Person(literal=_body(maker), tag=maker.language),)
    elif chance > none + body:
        maker.names["author"] = persons(maker.language, maker.rng)


def _body(maker: Maker) -> str:
    """Name a body; now and then with its letters, its seat, or two of them."""
    name = maker.write("body")
    chance = maker.rng.random()
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    if chance < 0.08 and letters:
        return f"{name} ({letters})"
    if chance < 0.14:
        return f"{name}, {maker.write('place')}"
    if chance < 0.2:
        return f"{name}{maker.rng.choice((', ', '; ', ' & ', ' / '))}{maker.write('body')}"
    return f"{name}. {maker.write('body')}" if chance < 0.23 else name


def give_year(maker: Maker, first: int = 1890) -> None:
    """Give a year, or two, or none at all."""
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
    elif chance < 0.032:
        text = _reprinted(year, rng)
    if maker.language == "ar" and rng.random() < 0.25:
        text = _hijri(year, rng)
    if rng.random() < 0.012:
        text = maker.write("term-press")
    maker.dates["issued"] = Date(text)
    if rng.random() < (0.06 if "URL" in maker.texts else 0.012):
        del maker.dates["issued"]


def _hijri(year: int, rng: Random) -> str:
    """Write the year of the Hijra, of both eras, or with the letter of its era."""
    hijri = round((year - 622) * 33 / 32) if year > 1500 else year
    common = year if year > 1500 else round(year * 32 / 33 + 622)
    forms = (
        f"{hijri}هـ",
        f"{hijri} هـ",
        f"{common}م",
        f"{hijri}هـ/{common}م",
        f"{common} م",
        f"{hijri}هـ - {common}م",
    )
    return rng.choice(forms)


def _reprinted(year: int, rng: Random) -> str:
    """Write two years: of this edition and of the first, or of several volumes."""
    first = year - rng.randint(3, 90)
    forms = (f"{year} [{first}]", f"{first}/{year}", f"[{first}] {year}", f"{year} ({first})")
    return rng.choice(
        (*forms, f"{year}–{year + rng.randint(1, 6)}", f"{year}, {year + 4}", f"c. {year}")
    )


def give_dated(maker: Maker) -> None:
    """Give month and day to a plain year."""
    if "issued" not in maker.dates or not maker.dates["issued"].year.isdigit():
        return
    year = maker.dates["issued"].year
    maker.dates["issued"] = Date(year, maker.rng.randint(1, 12), maker.rng.randint(1, 28))


def give_pages(maker: Maker, share: float = 0.94) -> None:
    """Give pages."""
    rng = maker.rng
    if rng.random() > share:
        return
    first = rng.randint(1, rng.choice((40, 300, 900, 3000)))
    last = first + rng.randint(1, rng.choice((8, 25, 40)))
    text = f"{first}-{last}"
    chance = rng.random()
    if chance < 0.05:
        text = str(first)
    elif chance < 0.075:
        text = f"e{rng.randint(100, 99999)}"
    elif chance < 0.085:
        text = f"{rng.choice('ARSLE')}{first}-{rng.choice('ARSLE')}{last}"
    elif chance < 0.095:
        text = f"{first}-{last}, {last + 12}-{last + 15}"
    elif chance < 0.105:
        text = rng.choice(("vii-xix", "ix-xxvi", "xi-xxx", "1-xx", "i-xii"))
    if rng.random() < 0.02:
        text = f"{text}{rng.choice(_MORE_PAGES)}"
    elif rng.random() < 0.012:
        text = f"{text}, {maker.write('term-here')} {first + 1}"
    if maker.field == "physics":
        text = _of_physics(text, first, rng)
    maker.texts["page"] = text


_MORE_PAGES = (
    " ff.",
    " f.",
    "ff",
    " sqq.",
    " et seq.",
    " passim",
    "f.",
    ", 132",
    " and 140-2",
    "sgg.",
    " n. 5",
)


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


def give_in_words(maker: Maker) -> None:
    """Write numbers in words, and a season before the year, where a language does so."""
    if maker.grammar.has("volume-words"):
        for variable in ("volume", "issue"):
            if variable in maker.texts and maker.chance(0.12):
                maker.text(variable, "volume-words")
    year = maker.dates["issued"].year if "issued" in maker.dates else ""
    if year.isdigit() and maker.grammar.has("season") and maker.chance(0.2):
        maker.dates["issued"] = Date(f"{maker.write('season')} {year}")


def give_volume(maker: Maker, issue: float = 0.6) -> None:
    """Give volume and issue."""
    rng = maker.rng
    if rng.random() < 0.95:
        volume = str(rng.randint(1, rng.choice((15, 60, 60, 150, 400))))
        if maker.field == "physics" and rng.random() < 0.04:
            volume = f"{rng.choice('ABCD')}{volume}"
        maker.texts["volume"] = volume
    if rng.random() < issue or "volume" not in maker.texts:
        number = rng.randint(1, rng.choice((4, 4, 6, 12, 12, 52, 200)))
        text = str(number)
        if rng.random() < 0.08:
            text = f"{number}{rng.choice('-–/')}{number + 1}"
        elif rng.random() < 0.02:
            text = rng.choice(("Suppl. 1", "Suppl", "S1", "Special Issue", "A", "B", "Pt 2"))
        maker.texts["issue"] = text


def give_imprint(maker: Maker) -> None:
    """Give place and publisher, or one of them, as newer and older lists do."""
    chance = maker.rng.random()
    if chance > 0.17:
        maker.text("publisher-place", "place")
    if chance < 0.92:
        maker.text("publisher", "publisher")
    if maker.chance(0.025) and "publisher" in maker.texts:
        joint = maker.rng.choice((" / ", "/", " and ", "; ", " – "))
        maker.texts["publisher"] += f"{joint}{maker.write('publisher')}"


def give_series(maker: Maker, share: float) -> None:
    """Give a series, mostly with a number."""
    if maker.chance(share):
        maker.text("collection-title", "series")
        if maker.chance(0.7):
            maker.texts["collection-number"] = str(
                maker.rng.randint(1, maker.rng.choice((20, 300)))
            )


def give_translator(maker: Maker, share: float) -> None:
    """Give translators."""
    if maker.chance(share):
        maker.names["translator"] = tuple(
            person(maker.language, maker.rng) for _ in range(maker.rng.choice((1, 1, 1, 2)))
        )


def report_number(rng: Random) -> str:
    """Give the number of a report, with the letters of who numbers it."""
    letters = "".join(rng.choice("ABCDEFGHILMNOPRSTUW") for _ in range(rng.choice((2, 2, 3, 4))))
    number, year = rng.randint(1, 9999), rng.randint(1970, 2023)
    forms = (
        str(rng.randint(1, 30000)),
        str(rng.randint(1, 400)),
        f"{year % 100:02}-{number % 100}",
        f"{letters[0]}{letters[1]}-{number % 100}/{year % 100:02}",
        f"{letters} {number}",
        f"{letters}/{year}/{number % 100}",
        f"{letters}-{letters[::-1]}-{year}-{number % 1000:03}",
        f"{letters} {year}-{number % 1000:03}",
        f"{letters}-{number}",
        f"{letters}-{number % 1000}-{letters[0]}-{year % 100:02}-{number % 100:03}",
        f"{letters[0]}/{letters}/{number % 100}/{number % 1000}",
    )
    return rng.choice(forms)


def edition_of(maker: Maker) -> str:
    """Give the number of an edition."""
    rng = maker.rng
    number = rng.choice((2, 2, 2, 3, 3, 4, 5, 6, 8, 10))
    if maker.language == "en":
        if rng.random() < 0.12:
            return rng.choice(
                ("second", "third", "fourth", "fifth", "Second", "Third", "revised", "Rev.")
            )
        return f"{ordinal(number)}{rng.choice(('', '', '', '', '', '', ' rev.', ' revised', ', rev.'))}"
    return str(number)
