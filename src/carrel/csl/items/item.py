"""Items of CSL-JSON, read once: text, names and dates by variable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from carrel.csl.items.date_value import DateValue, read_date_value
from carrel.csl.items.numeric import NUMBER_VARIABLES, as_text, is_numeric, is_whole
from carrel.csl.items.particles import NameValue, read_name
from carrel.csl.items.typed_labels import take_label

if TYPE_CHECKING:
    from collections.abc import Iterable

DATE_VARIABLES = frozenset(
    ("accessed", "available-date", "container", "event-date", "issued", "original-date",
     "submitted")
)  # fmt: skip
TEXT_VARIABLES = NUMBER_VARIABLES | frozenset((
    "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location",
    "authority", "call-number", "citation-key", "citation-label", "collection-title",
    "container-title", "container-title-short", "dimensions", "division", "DOI", "event",
    "event-place", "event-title", "genre", "ISBN", "ISSN", "journalAbbreviation", "jurisdiction",
    "keyword", "language", "license", "medium", "note", "original-publisher",
    "original-publisher-place", "original-title", "part-title", "PMCID", "PMID", "publisher",
    "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "shortTitle",
    "source", "status", "title", "title-short", "URL", "volume-title", "year-suffix",
))  # fmt: skip
"""The standard variables of CSL 1.0.2, Appendix IV, and what older data call them."""
NAME_VARIABLES = frozenset((
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editor-translator", "editorial-director",
    "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
    "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
))  # fmt: skip
# Older data and CSL 1.0.1 styles use the first name, CSL 1.0.2 the second.
SYNONYMS = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
    "event-title": "event",
    "title-short": "shortTitle",
    "container-title-short": "journalAbbreviation",
}
STAND_INS = {
    **{name: (other,) for name, other in SYNONYMS.items()},
    "page": ("page-first",),
}
"""Variables that have a value because another one has."""
_OWN_LABELS = {
    "volume": ("vol. ", "vols. "),
    "page": ("p. ", "pp. "),
    "issue": ("no. ", "nos. "),
    "number": ("no. ", "nos. "),
    "section": ("sec. ", "§ "),
}
"""What some databases write before a number, and styles write there of themselves."""
_NOTE_BRACED = re.compile(r"\{:([\-_A-Za-z]+): *([^{}]*)\}")
_NOTE_LINE = re.compile(r"([\-_A-Za-z]+): *(.+)")


class Item:
    """One item. Wrong types do not raise: they are left out (see `carrel.csl.items.item_doubts`)."""

    __slots__ = ("_dates", "_fields", "_names", "doubts", "facts", "id", "language", "type")

    def __init__(self, fields: Mapping[str, object]) -> None:
        """Take the CSL-JSON mapping of one item."""
        self._fields = _without_own_labels(_with_note_fields(fields))
        self._names: dict[str, tuple[NameValue, ...]] = {}
        self._dates: dict[str, DateValue | None] = {}
        self.doubts: tuple[str, ...] | None = None
        """What of it is left out or not understood, once that was asked for."""
        self.facts: int | None = None
        """What the style that writes the item asks and finds true, as bits: `facts.Questions`."""
        self.id = identifier(fields.get("id"))
        self.type = self.text("type")
        self.language = self.text("language")

    def fields(self) -> Iterable[str]:
        """Give the names of the fields as they came, filled or not."""
        return self._fields

    def values(self) -> Iterable[tuple[str, object]]:
        """Give the fields by name, as they came."""
        return self._fields.items()

    def text(self, variable: str) -> str:
        """Give the value of a text or number variable, "" if there is none."""
        value = self._fields.get(variable)
        if value is None and variable in SYNONYMS:
            value = self._fields.get(SYNONYMS[variable])
        if variable == "page-first" and not value:
            return _first_page(self.text("page"))
        return value if isinstance(value, str) else as_text(value)

    def names(self, variable: str) -> tuple[NameValue, ...]:
        """Give the names of a name variable; empty if there are none."""
        found = self._names.get(variable)
        if found is None:
            found = self._names[variable] = tuple(self._read_names(variable))
        return found

    def _read_names(self, variable: str) -> Iterable[NameValue]:
        value = self._fields.get(variable)
        if value is None:
            return
        if isinstance(value, str) or not isinstance(value, (list, Sequence)):
            return
        for one in cast("Sequence[object]", value):
            name = (
                read_name(cast("Mapping[str, object]", one))
                if isinstance(one, (dict, Mapping))
                else None
            )
            if name is not None:
                yield name

    def date(self, variable: str) -> DateValue | None:
        """Give the value of a date variable; None if there is none."""
        if variable not in self._dates:
            self._dates[variable] = read_date_value(self._fields.get(variable))
        return self._dates[variable]

    def has(self, variable: str) -> bool:
        """Tell whether the variable has a value that could be printed."""
        value = self._fields.get(variable)
        if value and isinstance(value, str):
            return True
        if value is None:
            return bool(self.text(variable))
        if isinstance(value, (dict, Mapping)):
            return self.date(variable) is not None
        if isinstance(value, str | int | float):
            return bool(self.text(variable)) or self.date(variable) is not None
        return bool(self.names(variable))


def _without_own_labels(fields: Mapping[str, object]) -> Mapping[str, object]:
    """Take the labels off numbers that came with the one a style would put before them."""
    for name, labels in _OWN_LABELS.items():
        value = fields.get(name)
        if value and isinstance(value, str) and value.startswith(labels):
            number = value.partition(" ")[2].strip()
            if is_numeric(number.partition(",")[0]):
                fields = {**fields, name: number}
    return fields


def _first_page(pages: str) -> str:
    for place, character in enumerate(pages):
        if character in ",&-–" and place:
            return pages[:place].strip()
    return pages.strip()


def identifier(value: object) -> str:
    """Give an id as text, for ids may be numbers."""
    return as_text(value)


def _with_note_fields(fields: Mapping[str, object]) -> Mapping[str, object]:
    """Add the variables that stand in the note: "{:key: value}" or lines "key: value".

    Those that CSL knows and the item has not are no part of the note then.
    """
    note = fields.get("note")
    if not isinstance(note, str) or ":" not in note:
        return fields
    merged = dict(fields)
    named: dict[str, list[object]] = {}

    def take(match: re.Match[str]) -> str:
        return "" if _add_note_field(merged, named, match[1], match[2].strip()) else match[0]

    left: list[str] = []
    in_head = True
    for number, line in enumerate(_NOTE_BRACED.sub(take, note).split("\n")):
        match = _NOTE_LINE.fullmatch(line.strip()) if in_head else None
        # The first line may be words.
        in_head = in_head and (match is not None or number == 0 or not line.strip())
        kept = line if match is None else take(match)
        if kept or match is None:
            left.append(kept)
    return {**merged, **named, "note": "\n".join(left).strip()}


def _add_note_field(
    merged: dict[str, object], named: dict[str, list[object]], written: str, value: str
) -> bool:
    """Add what a note says to the fields of an item or to its names; tell whether it is theirs now."""
    key = written if written.isupper() else written.lower()
    if key == "type" or key in DATE_VARIABLES:
        merged[key] = value if key == "type" else {"raw": value}
    elif merged.get(key):
        return False
    elif key in NAME_VARIABLES:
        named.setdefault(key, []).append(_noted_name(value))
    else:
        merged[key] = value
        return key in TEXT_VARIABLES
    return True


def _noted_name(value: str) -> dict[str, object]:
    family, _, given = value.partition("||")
    return {"family": family.strip(), "given": given.strip()} if given else {"literal": value}


# CSL-JSON writes some labels otherwise than the terms are called.
_LABELS = {"sub verbo": "sub-verbo", "article": "article-locator", "title": "title-locator"}


class Cite(NamedTuple):
    """One reference inside a cluster, as the caller gives it.

    `composite` puts the author into the running text before the citation ("Doe (2001)"): it holds
    the words between the two, "" for none; None is a plain cite.
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: int | None = None
    near_note: bool = False
    first_note: int | None = None
    composite: str | None = None


def read_cite(fields: Mapping[str, object]) -> Cite:
    """Read one cite of CSL-JSON's citation items; unknown keys are passed over.

    A locator that begins with a label ("ch. 3") brings its own.
    """

    def text(key: str) -> str:
        return as_text(fields.get(key))

    label = _LABELS.get(text("label"), text("label")) or "page"
    locator, label = take_label(text("locator").strip(), label)
    position = text("position")
    first_note = text("first-reference-note-number")
    return Cite(
        id=text("id"),
        locator=locator,
        label=label,
        prefix=text("prefix"),
        suffix=text("suffix"),
        suppress_author=bool(fields.get("suppress-author")),
        author_only=bool(fields.get("author-only")),
        position=int(position) if is_whole(position) else None,
        near_note=bool(fields.get("near-note")),
        first_note=int(first_note) if is_whole(first_note) else None,
    )
