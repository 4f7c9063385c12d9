"""Entries of reference lists as the pages show them: each value with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from carrel.references.certainty import Certainty, doubted_below
from carrel.references.reference import Field, Reference
from carrel.store.errors import WorkNotFound
from carrel.values.name import name_from_csl
from carrel.values.partial_date import date_from_csl
from carrel.values.span import Span
from carrel.web.pages.words import LABELS, type_words, value_words
from carrel.workbench.match_works import Offer, offers_for, one_of_each

if TYPE_CHECKING:
    from carrel.documents.document import Page
    from carrel.library.work import Work
    from carrel.references.gathered import Entry
    from carrel.store.library import Library
    from carrel.workbench.gather_references import Listed

_SHORT = 90
_ASIDE = frozenset({"type", "language", "year-suffix"})
"""What is said beside the values of an entry, or not at all, unless a person set it."""

_SHOWN_AUTHORS = 2
CERTAINTY_WORDS = {
    Certainty.SURE: "sure",
    Certainty.LOOK: "to look at",
    Certainty.LITERAL: "not understood",
    Certainty.SEEN: "seen by you",
}
"""What is said of an entry on the page."""


_OPERATIONS = {
    "runs-reversed": "runs of words turned back",
    "number-first": "its number put first",
    "punctuation-last": "punctuation put last",
    "ends-turned": "its ends turned round",
    "page-order": "runs put in reading order",
    "visual-order": "read from right to left",
    "words-reversed": "words turned back",
    "brackets-mirrored": "brackets turned round",
    "hyphens-joined": "hyphens at line ends taken out",
    "lines-joined": "lines joined",
    "doubled-punctuation-dropped": "doubled punctuation taken out",
    "spaces-before-punctuation-moved": "spaces moved behind punctuation",
    "spaces-in-addresses-dropped": "spaces in addresses taken out",
    "spaced-letters-joined": "spaced letters joined",
    "lost-spaces-put-in": "lost spaces put in",
    "lost-ligatures-put-in": "lost ligatures put in",
    "misread-letters-put-right": "misread letters put right",
    "letters-read-as-digits": "letters taken for digits",
    "nought-read-as-bracket": "a nought taken for a bracket",
    "wrong-encoding-undone": "wrong encoding undone",
    "white-space-folded": "white space folded",
    "ligatures-resolved": "ligatures resolved",
    "letter-forms-joined": "forms of letters joined",
    "invisible-characters-dropped": "invisible characters taken out",
    "spaces-made-plain": "spaces made plain",
    "field codes": "taken from the file’s own record",
}
_SLIGHT = frozenset({"lines-joined", "white-space-folded", "spaces-made-plain"})


@dataclass(frozen=True, slots=True)
class Value:
    """A variable of an entry: its words, where they stand in the text, and how sure that is.

    ``places`` are spans as ``start-end``, parted by blanks; ``doubt`` says what to look at.
    """

    variable: str
    label: str
    words: str
    places: str
    doubt: str = ""
    by_reader: bool = False


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry with all that its card shows."""

    listed: Listed
    page: int
    title: str
    certainty: str
    values: tuple[Value, ...]
    source: Markup
    work: Work | None
    saved: bool
    offers: tuple[Offer, ...] = ()
    ready: bool = False

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return self.listed.entry.span

    @property
    def kind(self) -> str:
        """Its type in words; empty where nothing was understood."""
        return type_words(str(self.listed.item.get("type", ""))) if self.values else ""

    @property
    def undone(self) -> str:
        """What was undone in its words, in words; empty where that is next to nothing."""
        done = self.reference.mended.operations
        if set(done) <= _SLIGHT:
            return ""
        return ", ".join(_OPERATIONS.get(name, name.replace("-", " ")) for name in done)

    @property
    def reference(self) -> Reference:
        """What was read of it."""
        return self.listed.entry.reference


def entry_lines(
    library: Library, entries: Iterable[Listed], pages: Sequence[Page], saved: Sequence[str]
) -> list[EntryLine]:
    """The cards of entries; ``saved`` are the keys of the works of the active project."""
    starts = [page.span.start for page in pages]
    return _made_ready([_line(library, listed, starts, saved) for listed in entries])


def _made_ready(lines: Sequence[EntryLine]) -> list[EntryLine]:
    """The cards, those that may go into the project together marked: one for each work."""
    open_ = [place for place, line in enumerate(lines) if _is_settled(line) and not line.saved]
    chosen = one_of_each([lines[place].listed.item for place in open_])
    ready = {open_[number] for number in chosen}
    return [replace(line, ready=place in ready) for place, line in enumerate(lines)]


def _is_settled(line: EntryLine) -> bool:
    """Whether an entry needs no look, and is no work of the shelf unless that has been said."""
    return line.listed.certainty in {Certainty.SURE, Certainty.SEEN} and not line.offers


def _line(
    library: Library, listed: Listed, starts: Sequence[int], saved: Sequence[str]
) -> EntryLine:
    work = _work(library, listed.said.work)
    return EntryLine(
        listed,
        max(1, bisect_right(starts, listed.entry.span.start)),
        title_of(listed),
        CERTAINTY_WORDS[listed.certainty],
        tuple(values_of(listed)),
        source_html(listed.entry),
        work,
        work is not None and work.key in saved,
        () if work is not None else _offers(library, listed),
    )


def _offers(library: Library, listed: Listed) -> tuple[Offer, ...]:
    """The works that an entry may be; none for one that was not understood."""
    if listed.certainty is Certainty.LITERAL:
        return ()
    return offers_for(library, listed.item)


def _work(library: Library, key: str) -> Work | None:
    try:
        return library.works.get(key) if key else None
    except WorkNotFound:
        return None


def title_of(listed: Listed) -> str:
    """An entry in a line: authors, year, title; what was not understood begins as it stands."""
    item = listed.item
    names = [name_from_csl(name).sort_part for name in item.get("author") or ()]
    if len(names) > _SHOWN_AUTHORS:
        names = [f"{names[0]} and others"]
    year = str(date_from_csl(item["issued"]).year or "") if item.get("issued") else ""
    title = str(item.get("title") or item.get("container-title") or "")
    parts = [" and ".join(names), year, title]
    told = ", ".join(part for part in parts if part)
    told = told or " ".join(listed.entry.reference.mended.text.split())
    return told if len(told) <= _SHORT else told[:_SHORT].rsplit(" ", 1)[0] + "…"


def values_of(listed: Listed) -> Iterable[Value]:
    """The variables of an entry in the order of the overview, others after them."""
    item = listed.item
    if listed.entry.reference.literal and not listed.said.values:
        return
    known = [variable for variable in LABELS if item.get(variable)]
    for variable in [*known, *(name for name in item if name not in LABELS)]:
        if variable in _ASIDE and variable not in listed.said.values:
            continue
        yield _value(listed, variable, item[variable])


def _value(listed: Listed, variable: str, value: Any) -> Value:  # noqa: ANN401 - CSL-JSON
    fields = [each for each in listed.entry.reference.fields if each.label == variable]
    by_reader = variable in listed.said.values
    least = min((field.confidence for field in fields), default=1.0)
    return Value(
        variable,
        label_of(variable),
        _words(listed, variable, value),
        _places(fields, listed.entry),
        "" if by_reader or least >= doubted_below(listed.entry.reference) else "not sure",
        by_reader,
    )


def _words(listed: Listed, variable: str, value: Any) -> str:  # noqa: ANN401 - CSL-JSON
    """A value in words; a year with the letter that the entry has behind it."""
    words = value_words(variable, value)
    letter = str(listed.item.get("year-suffix", "")) if variable == "issued" else ""
    year = str(date_from_csl(value).year) if letter else ""
    return words.replace(year, year + letter, 1) if year else words


def label_of(variable: str) -> str:
    """What a variable is called on the page."""
    return LABELS.get(variable, variable.replace("-", " ").capitalize())


def _places(fields: Iterable[Field], entry: Entry) -> str:
    spans = (part for field in fields for source in field.sources for part in entry.in_text(source))
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def source_html(entry: Entry) -> Markup:
    """The words of an entry as they came, each value's marked with its variable.

    ``data-start`` on each of its parts lets positions in the text be counted in it.
    """
    reference, offset = entry.reference, 0
    parts: list[Markup] = []
    for part in entry.parts:
        here = Span(offset, offset + part.length)
        words = Markup("").join(_pieces(reference, here))
        parts.append(Markup('<span data-start="{}">{}</span>').format(part.start, words))
        offset = here.end + 1
    return Markup("\n").join(parts)


def _pieces(reference: Reference, within: Span) -> Iterable[Markup]:
    """A part of the words, cut wherever a value begins or ends."""
    raw = reference.mended.raw
    owners = [
        (source.clipped(within), field.label)
        for field in reference.fields
        for source in field.sources
        if source.meets(within)
    ]
    cuts = {within.start, within.end, *(end for span, _ in owners for end in span)}
    for first, last in pairwise(sorted(cuts)):
        piece = Span(first, last)
        label = next((label for span, label in owners if span.covers(piece)), "")
        words = escape(raw[first:last])
        yield Markup('<span data-of="{}">{}</span>').format(label, words) if label else words
