"""A list of references in a hand-made style: what it draws once, and how it writes a work."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from training.invention.abbreviations import abbreviate
from training.invention.dates import write_date
from training.invention.grammar import grammar, read_terms
from training.invention.hand_styles import HandStyle, drawn, nearest
from training.invention.name_form import NameForm, draw_form, write_names
from training.invention.numerals import roman
from training.invention.template import MARKS, Part, Writer, asks_for, fill
from training.invention.works import Work
from training.labelled import Stretch

LABELS = {
    "title": "title",
    "container": "container-title",
    "abbr": "container-title",
    "abbrany": "container-title",
    "series": "collection-title",
    "issued": "issued",
    "accessed": "accessed",
    "original": "original-date",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "numpages": "page",
    "numvols": "number-of-volumes",
    "number": "number",
    "edition": "edition",
    "publisher": "publisher",
    "place": "publisher-place",
    "eventplace": "publisher-place",
    "genre": "genre",
    "medium": "medium",
    "archive": "archive",
    "DOI": "DOI",
    "URL": "URL",
    "PMID": "PMID",
    "ISBN": "ISBN",
    "note": "note",
    "author": "author",
    "editor": "editor",
    "translator": "translator",
}
"""Which label the fields of templates have; what is missing is punctuation and words."""
_WORDS = (
    "in eds ed edby transby vol no pp p pages-total edition accessed url doi press nodate dates vols"
).split()


class Sheet(NamedTuple):
    """What a list draws once. ``quotes`` open, close, and open and close inside others."""

    language: str
    templates: Mapping[str, tuple[Part, ...]]
    words: Mapping[str, str]
    names: NameForm
    editors: NameForm
    quotes: tuple[str, str, str, str]
    quoted: bool
    inside: bool
    short: str
    dash: str
    pages: str
    roman: bool
    again: str
    remarks: tuple[str, str] | None


_AGAIN = {
    "": ("———", "—", "––––", "____", "-----", "———"),
    "de": ("Ders.", "Dies.", "—", "———", "DERS.", "ders."),
    "fr": ("Id.", "Idem", "—", "———"),
    "it": ("Id.", "Idem", "—", "ID.", "Ead."),
    "es": ("———", "Ídem", "----", "_____"),
    "pt": ("______", "________", "———", "Idem"),
    "en": ("———", "———", "---", "—", "____", "Idem"),
}
"""What stands for the authors of the entry before."""


def draw_sheet(style: HandStyle, language: str, rng: Random) -> Sheet:
    """Draw a list's habits."""
    words = {name: grammar(language).write(f"term-{name}", rng) for name in _WORDS}
    names = draw_form(language, rng, style.orders, givens=style.givens)
    straight = names._replace(order="straight", capitals=False)
    if straight.given in {"bare", "hyphened", "spaced"}:
        straight = names
    opening, closing = grammar(language).write("quotes", rng).split()
    inner = rng.choice((("‘", "’"), ("'", "'"), ("“", "”"), ('"', '"'), ("„", "“"), ("«", "»")))
    return Sheet(
        language=language,
        templates=drawn(style, rng),
        words=words,
        names=names,
        editors=rng.choice((names, straight, straight)),
        quotes=(opening, closing, *inner),
        quoted=rng.random() < 0.4,
        inside=language == "en" and rng.random() < 0.5,
        short=rng.choice(("", "", "", "", "stops", "bare")),
        dash=rng.choice(("-", "-", "–", "–", "–", " - ", "—", "--", " – "))
        if rng.random() < 0.9
        else "-",
        pages=rng.choice(("", "", "", "", "short")),
        roman=rng.random() < (0.35 if language in {"it", "es", "fr", "la"} else 0.03),
        remarks=rng.choice(((" (", ")"), (" [", "]"), (". ", "."), (", ", "."), (" - ", ""), None)),
        again=rng.choice(_AGAIN.get(language, _AGAIN[""])) if rng.random() < 0.3 else "",
    )


def write_reference(
    work: Work, sheet: Sheet, before: Work | None = None
) -> tuple[str, tuple[Stretch, ...]]:
    """Write a work as the list does, which may have a sign for the authors of the one `before`."""
    kinds = frozenset(sheet.templates)
    if "author" in work.names or "editor" not in work.names:
        kinds -= {"edited"}
    template = sheet.templates[nearest(work.kind, kinds)]
    nameless = not ("author" in work.names or "editor" in work.names)
    values = _Values(work, sheet, headed=nameless and asks_for(template, "who"))
    same = before is not None and before.names.get("author") == work.names.get("author")
    if same and sheet.again and not nameless:
        values.tell("who", sheet.again)
    writer = Writer(inside=sheet.inside)
    for text, name in fill(template, values):
        writer.put(text, values.label(name) if name else "")
    note = work.texts.get("note", "")
    if note and sheet.remarks:
        opening, closing = sheet.remarks
        writer.put(opening, "")
        writer.put(note, "note")
        writer.put(closing, "")
    return writer.done()


class _Values:
    """The fields of a work as a list writes them."""

    __slots__ = ("_known", "headed", "sheet", "work")

    def __init__(self, work: Work, sheet: Sheet, *, headed: bool) -> None:
        """Begin; the title of a work without persons is ``headed``: it stands in their place."""
        self.work = work
        self.sheet = sheet
        self.headed = headed
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._value(name)
        return found

    def tell(self, name: str, text: str) -> None:
        """Let a text stand for a field."""
        self._known[name] = text

    def label(self, name: str) -> str:
        """Give the label of a field."""
        if name.partition(":")[0] == "who":
            return next((one for one in ("author", "editor") if one in self.work.names), "title")
        return LABELS.get(name.partition(":")[0], "")

    def _value(self, name: str) -> str:
        base, _, form = name.partition(":")
        if name[0] == "@":
            return self.sheet.words[name[1:]]
        if name in MARKS:
            return self._mark(name)
        if base == "title":
            return "" if self.headed else self._text("title")
        if base == "byline":
            return self._byline()
        if base in {"who", "author", "editor", "translator"}:
            return self._text("title") if base == "who" and self.headed else self._names(base, form)
        if base in {"role", "eds"}:
            return self._role(base)
        if base in {"issued", "accessed", "original"}:
            return self._date(base, form)
        if form == "words":
            return self._in_words(base)
        if base in {"volume", "page", "pp"}:
            return self._number(base, form)
        return self._text(base, form)

    def _mark(self, name: str) -> str:
        if self.headed or (name in {"o", "/o"} and not self.sheet.quoted):
            return ""
        return self.sheet.quotes[name[0] == "/"]

    def _names(self, base: str, form: str) -> str:
        names = self.work.names
        people = names.get(base, ())
        if base == "who":
            people = names.get("author") or names.get("editor", ())
        how = self.sheet.names if base in {"who", "author"} else self.sheet.editors
        if form == "straight":
            how = how._replace(order="straight")
        if form == "family":
            how = how._replace(given="none", last="/", delimiter="/")
        return write_names(people, how)

    def _byline(self) -> str:
        """Name the authors once more, behind the title."""
        how = self.sheet.names._replace(order="straight", last=", ", delimiter=", ")
        return write_names(self.work.names.get("author", ()), how)

    def _role(self, base: str) -> str:
        names = self.work.names
        if base == "role" and ("author" in names or "editor" not in names):
            return ""
        many = len(names.get("editor", ())) > 1
        term = self.sheet.words["eds" if many else "ed"]
        return term.removeprefix(", ") if base == "role" else term

    def _date(self, base: str, form: str) -> str:
        date = self.work.dates.get({"original": "original-date"}.get(base, base))
        if date is None:
            return "" if base != "issued" else self.sheet.words["nodate"]
        if base == "accessed":
            form = "full"
        return write_date(date, form, self.sheet.words["dates"], self.sheet.language)

    def _in_words(self, base: str) -> str:
        """Write an ordinal in words, as the language has them; in digits where it has no more."""
        value = self.work.texts.get(base, "")
        if not value.isdigit():
            return value
        words = read_terms(self.sheet.language, "volume-words")
        return words[int(value) - 1] if 0 < int(value) <= len(words) else value

    def _number(self, base: str, form: str) -> str:
        texts = self.work.texts
        if base == "pp":
            return self.sheet.words["pp" if _is_range(texts.get("page", "")) else "p"]
        value = texts.get(base, "")
        if base == "volume":
            if value.isdigit() and int(value) <= 90 and (form == "roman" or self.sheet.roman):
                return roman(int(value))
            return value
        if form == "first":
            return value.partition("-")[0]
        if self.sheet.pages == "short":
            value = _shortened(value)
        return value.replace("-", self.sheet.dash)

    def _text(self, base: str, form: str = "") -> str:
        texts = self.work.texts
        if base == "medium" or (base == "genre" and form):
            return form
        if base == "roman":
            return ("II", "III", "4", "5", "2")[len(texts.get("title", "")) % 5]
        if base == "collab":
            return ("ATLAS", "CMS", "Planck", "MILC", "XENON")[
                len(texts.get("title", "")) % 5
            ] + " Collaboration"
        if base in {"container", "abbr", "abbrany"}:
            return self._container(base)
        key = {
            "series": "collection-title",
            "place": "publisher-place",
            "eventplace": "event-place",
            "numpages": "number-of-pages",
            "numvols": "number-of-volumes",
        }.get(base, base)
        if base == "number":
            return texts.get("number") or texts.get("collection-number", "")
        value = texts.get(key, "")
        return self._inner(value) if base == "title" else value

    def _container(self, base: str) -> str:
        value = self.work.texts.get("container-title", "")
        short = self.sheet.short
        if self.work.kind == "article-journal" and (base == "abbr" or short):
            return abbreviate(value, full_stops=short != "bare")
        return self._inner(value)

    def _inner(self, value: str) -> str:
        if "“" not in value:
            return value
        _, _, opening, closing = self.sheet.quotes
        return value.replace("“", opening).replace("”", closing)


def _is_range(page: str) -> bool:
    return "-" in page or "–" in page


def _shortened(page: str) -> str:
    """Write 1215-1233 as 1215-33."""
    first, dash, last = page.partition("-")
    if not (dash and first.isdigit() and last.isdigit() and len(first) == len(last) > 2):
        return page
    same = 0
    while same < len(first) - 2 and first[same] == last[same]:
        same += 1
    return f"{first}-{last[same:]}"
