"""What fills documents beside prose and references: tables, indexes, code, poems, lists."""

from __future__ import annotations

from random import Random

from training.documents.writing import Writer, raised


def table(writer: Writer) -> list[str]:
    """The lines of a table with its caption."""
    rng = writer.rng
    columns = rng.randint(2, 7)
    kind = rng.choice(("numbers", "numbers", "words", "years"))
    rows = [
        f"{rng.choice(('Table', 'Tabelle', 'Tab.', 'Tableau'))} {rng.randint(1, 9)}: {writer.title()}"
    ]
    rows.append(" ".join(raised(writer.word()) for _ in range(columns)))
    for _ in range(rng.randint(2, 18)):
        head = (
            str(rng.randint(1950, 2020))
            if kind == "years"
            else raised(writer.words(rng.randint(1, 3)))
        )
        cells = [writer.words(2) if kind == "words" else _cell(rng) for _ in range(columns)]
        rows.append(" ".join((head, *cells)))
    if rng.random() < 0.6:
        rows.append(
            f"{rng.choice(('Source', 'Quelle', 'Note', 'Anmerkung'))}: {writer.title()} "
            f"{writer.name()} ({rng.randint(1980, 2020)})."
        )
    return rows


def caption(writer: Writer) -> str:
    """A figure and what it shows."""
    rng = writer.rng
    name = rng.choice(("Figure", "Abbildung", "Fig.", "Abb."))
    return f"{name} {rng.randint(1, 12)}{rng.choice('.:')} {writer.sentence()}"


def formula(writer: Writer) -> str:
    """A line of signs with its number."""
    rng = writer.rng
    terms = (
        f"{rng.choice('xyzαβγλ')}{rng.choice('ij12')} {rng.choice('=+−<∑∈')}"
        for _ in range(rng.randint(2, 8))
    )
    return f"{' '.join(terms)} {rng.randint(0, 9)} ({rng.randint(1, 30)})"


def contents(writer: Writer) -> list[str]:
    """The lines of a table of contents."""
    page = 1
    rows: list[str] = []
    dots = writer.rng.choice((" " + "." * 40 + " ", " . . . . . . . . . ", " "))
    for n in range(1, writer.rng.randint(6, 30)):
        page += writer.rng.randint(0, 12)
        rows.append(f"{n // 3 + 1}.{n % 3 + 1} {writer.title()}{dots}{page}")
    return rows


def index(writer: Writer) -> list[str]:
    """The lines of an index of names: no references, though names and numbers."""
    names = sorted(f"{writer.name()}, {writer.given()}" for _ in range(writer.rng.randint(15, 90)))
    return [
        f"{name} {', '.join(_folio(writer.rng) for _ in range(writer.rng.randint(1, 6)))}"
        for name in names
    ]


def chronology(writer: Writer) -> list[str]:
    """Years and what happened in them."""
    year = writer.rng.randint(1700, 1990)
    rows: list[str] = []
    for _ in range(writer.rng.randint(8, 40)):
        year += writer.rng.randint(0, 4)
        rows.append(f"{year}{writer.rng.choice(('', ':', ' –', ', May'))} {writer.sentence()}")
    return rows


def people(writer: Writer) -> list[str]:
    """Addresses, members, contributors: names with much around them, but no references."""
    rng = writer.rng
    forms = (
        lambda: f"{writer.person()}, {rng.choice(writer.places)}, {writer.title(4)}",
        lambda: (
            f"{writer.person()} {writer.words(9)}, {writer.rng.choice(writer.places)}. {writer.sentence()}"
        ),
        lambda: (
            f"{writer.name()}, {writer.given()} ({(born := rng.randint(1800, 1930))}–"
            f"{born + rng.randint(30, 80)}), {writer.words(4)}, {rng.choice(writer.places)}"
        ),
        lambda: f"{writer.person()} ({writer.name().lower()}@{writer.word()}.org)",
    )
    form = rng.choice(forms)
    return [form() for _ in range(rng.randint(3, 25))]


def code(writer: Writer) -> list[str]:
    """Lines of a program."""
    rng = writer.rng
    forms = (
        "def {a}({b}, {c}=1999):", "    return {a}[{b}] + {c}({d})", "for (int {a} = 0; {a} < 2020; {a}++) {{",
        "}}", "    // {a} {b} {c} {d}", "import {a}.{b}", '"{a}": [{b}, "{c}"],',
        "SELECT {a} FROM {b} WHERE {c} = 12;", "# {a} {b}",
    )  # fmt: skip
    return [
        rng.choice(forms).format(a=writer.word(), b=writer.word(), c=writer.word(), d=writer.word())
        for _ in range(rng.randint(8, 60))
    ]


def verses(writer: Writer) -> list[str]:
    """Lines of a poem."""
    return [
        raised(writer.words(writer.rng.randint(3, 8))) + writer.rng.choice(("", ",", ".", ";", "!"))
        for _ in range(writer.rng.randint(8, 60))
    ]


def dialogue(writer: Writer) -> list[str]:
    """What people say to one another."""
    quote = writer.rng.choice(("“{}”", "„{}“", "– {}", "«{}»", '"{}"'))
    return [
        quote.format(writer.sentence())
        + (f" {writer.name()} {writer.words(3)}." if writer.rng.random() < 0.4 else "")
        for _ in range(writer.rng.randint(4, 25))
    ]


def items(writer: Writer) -> list[str]:
    """A numbered or bulleted list of sentences."""
    mark = writer.rng.choice(("{n}. ", "({n}) ", "• ", "– ", "{n}) ", "[{n}] "))
    return [
        mark.replace("{n}", str(n)) + writer.sentence() for n in range(1, writer.rng.randint(3, 14))
    ]


def _cell(rng: Random) -> str:
    return rng.choice(
        (
            f"{rng.random():.2f}",
            f"{rng.randint(1, 9999)}",
            f"{rng.random() * 100:.1f}%",
            "–",
            f"({rng.random():.3f})",
            ".05**",
        )
    )


def _folio(rng: Random) -> str:
    page = rng.randint(1, 480)
    return rng.choice(
        (str(page), str(page), f"{page}–{page + rng.randint(1, 9)}", f"{page}f.", f"{page} n. 3")
    )
