"""The fields of an entry to a CSL-JSON item.

Every value but ``type`` and ``language`` is a piece of the entry: years are its digits, names its
words. What is not understood is kept as it stands, with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from carrel.language.title_language import language_of_title
from carrel.references.identifiers import arxiv_in, stated_in
from carrel.references.items.dates import DateRead, date_in
from carrel.references.items.kind import is_genre_mark, type_of
from carrel.references.items.names import NamesRead, names_in
from carrel.references.items.numbers import edition_in, pages_in, volume_in, without_word
from carrel.references.items.person import is_body
from carrel.references.reference import Field

_NAMES = ("author", "editor", "translator")
_WORDS = (
    "title", "container-title", "collection-title", "event-title", "publisher", "publisher-place",
    "genre", "medium", "archive", "note",
)  # fmt: skip
_EDITORS = re.compile(
    r"ed|hrsg|hg|herausg|cura|éd|dir|org|coord|ред|编|編|편|comp|به کوشش|زیر نظر|تحرير",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*[\[［]\s*([A-Z]{1,2}(?:/OL|/DK)?)\s*[\]］]\s*$")
_OPENING = "\"'“”„‟«»‹›‘’‚`´《「『〈＂"
_LOUD = '"”«»》」』〉＂'
_CLOSING_INSIDE = re.compile(r"['’](?!\w)")
_CLOSING = "\"'“”«»‹›‘’`´》」』〉＂"
_SHORTENED = re.compile(
    r"(?:^|[\s.(])[^\W\d_]\.$|\b(?:Inc|Ltd|Co|Jr|Bros|etc|Univ|St)\.$|^(?:[^\W\d_]+\.\s*){2,}$|[^\W\d_]{2}\.\s[^\W\d_]+\.$"
)
_IN = re.compile(
    r"\s*(?:(?:in|dans|en|em|nel|nella)\s+(?=[^\W\d_a-z])|(?:[Ii]n|[Dd]ans|[Ee]n|[Ee]m|[Вв] кн\.?)\s*:\s*|//\s*)"
)
_BEGIN_IN = frozenset("iIdDeEnNвВ/")
_INVERTED = re.compile(r"\s*[^\s,،]+(?:\s[^\s,،]+){0,2}[,،]\s*[^\W\d_]")
_ENOUGH_NAMES = 4
_PAGES_BEHIND = re.compile(
    r"\s?(?:pp?|S|с|s|f|fls?|ff|h|hojas|ص|str|págs?|Seiten|pages|页|頁|쪽)(?![^\W_])"
)
_LEAVES = re.compile(r"\s*(\d+)\s?(?:f|fls?|h|folhas|hojas|leaves)\b\.?\s*")
_GAP = 4
_PARTS = re.compile(r"[^\W_]|[\"”»」』》]")
_LETTER = re.compile(r"[^\W\d_]")
_CALLED = {
    "container-title": "journal or book", "collection-title": "series", "event-title": "event",
    "publisher-place": "place", "issued": "date", "page": "page range", "genre": "sort of work",
}  # fmt: skip
"""What a doubt calls a CSL variable whose own name is no word of a reader's."""

_LONG_NAME = 60
"""Longer than the name of a body; in code points."""


class ItemRead(NamedTuple):
    """A CSL-JSON item without ``id``, and doubts: sentences for a person."""

    item: dict[str, object]
    doubts: tuple[str, ...]


def items_of(
    entries: Sequence[Sequence[Field]], calendars: Sequence[str], texts: Sequence[str]
) -> tuple[ItemRead, ...]:
    """The items of a list in order: a dash, "Id." and "Ders." stand for the names before them.

    ``calendars`` and ``texts`` have one member for each entry (see `item_of`).
    """
    read: list[ItemRead] = []
    names: list[object] = []
    family_first = _puts_family_first(entries)
    for fields, calendar, text in zip(entries, calendars, texts, strict=True):
        one = _item(fields, text, _Making(calendar, family_first=family_first))
        same = _said_again(fields) if names else None
        if same is not None:
            variable, own = same
            doubt = f"The {variable}s are those of the entry before."
            one = ItemRead({**one.item, variable: [*names, *own]}, (*one.doubts, doubt))
        names = cast("list[object]", one.item.get("author") or one.item.get("editor") or names)
        read.append(one)
    return tuple(read)


def _puts_family_first(entries: Sequence[Sequence[Field]]) -> bool:
    """Whether nearly all first authors of a list have a comma after the family name."""
    firsts = [next((f.text for f in fields if f.label == "author"), "") for fields in entries]
    told = [first for first in firsts if first and not is_body(first)]
    inverted = sum(_INVERTED.match(first) is not None for first in told)
    return inverted >= _ENOUGH_NAMES and inverted * 5 >= len(told) * 4


def _said_again(fields: Sequence[Field]) -> tuple[str, list[object]] | None:
    """Whose names a dash or "Ders." stands for, authors' or editors', and the names beside it.

    As an editor beside an author it stands for him, and not for the entry before.
    """
    for field in fields:
        read = names_in(field.text) if field.label in {"author", "editor"} else None
        if read is not None:
            is_editor = field.label == "editor" or _EDITORS.search(read.role) is not None
            own: list[object] = [name.to_csl() for name in read.names]
            return ("editor" if is_editor else "author", own) if read.same else None
    return None


def item_of(fields: Sequence[Field], calendar: str = "", text: str = "") -> ItemRead:
    """The item that labelled fields make.

    ``calendar`` is the CLDR name of the one that years such as 1393 are counted in, as
    `carrel.references.items.list_calendar` decides it for the list. ``text`` is the mended entry: with
    it, two pieces of one field that only punctuation parts are taken together.
    """
    return _item(fields, text, _Making(calendar))


def _item(fields: Sequence[Field], text: str, making: _Making) -> ItemRead:
    for label, said in _gathered(fields, text).items():
        making.take(label, said)
    making.count_pages([field for field in fields if field.label == "page"], text)
    return making.done()


def _gathered(fields: Sequence[Field], text: str) -> dict[str, list[str]]:
    """The texts of each label in order, neighbours joined."""
    gathered: dict[str, list[str]] = {}
    ends: dict[str, tuple[int, int]] = {}
    for field in fields:
        said = gathered.setdefault(field.label, [])
        start, end = ends.get(field.label, (0, 0))
        gap = text[end : field.span.start]
        if said and text and len(gap) <= _GAP and not _PARTS.search(gap):
            said[-1] = text[start : field.span.end]
            ends[field.label] = (start, field.span.end)
        else:
            said.append(field.text)
            ends[field.label] = (field.span.start, field.span.end)
    return gathered


def trimmed_words(written: str) -> str:
    """A title or a name of a publisher without the quotation marks and stops around it."""
    bare = written.strip(" \t\r\n\xa0,;:،؛，；：")
    while bare:
        before = bare
        if bare.endswith((".", "。")) and not _SHORTENED.search(bare) and not bare.endswith("..."):
            bare = bare[:-1]
        bare = _unquoted(bare).strip(" \t\r\n\xa0,;:،؛，；：").lstrip(".-–—")
        bare = _unbracketed(bare).strip()
        if bare == before:
            break
    return bare


def _without_in(written: str) -> str:
    """A container without the "in" before it."""
    found = _IN.match(written) if written.lstrip()[:1] in _BEGIN_IN else None
    return written[found.end() :] if found else written


def _unquoted(bare: str) -> str:
    """Without the marks around the whole; a quotation inside keeps both of its own."""
    if bare[:1] and bare[:1] in _OPENING and not _closes_inside(bare):
        bare = bare[1:]
        return bare[:-1] if bare[-1:] and bare[-1:] in _CLOSING else bare
    if bare[:1] and bare[:1] in _OPENING and bare[-1:] in _CLOSING and len(bare) > 1:
        inside = bare[1:-1]
        return inside if sum(inside.count(sign) for sign in '"“”„«»') % 2 == 0 else bare
    if bare[-1:] and bare[-1:] in '"”»' and not any(sign in bare[:-1] for sign in _OPENING):
        return bare[:-1]
    return bare


def _closes_inside(bare: str) -> bool:
    """Whether a quotation mark closes before the end; an apostrophe stands between letters."""
    inside = bare[1:-1]
    return _CLOSING_INSIDE.search(inside) is not None or any(sign in inside for sign in _LOUD)


def _unbracketed(bare: str) -> str:
    if bare[:1] == "(" and bare[-1:] == ")" and bare.count("(") == 1:
        return bare[1:-1]
    if bare.count("(") < bare.count(")") and bare.endswith(")"):
        return bare[:-1]
    return (
        bare[1:]
        if bare[:1] in {"(", "["} and bare.count(bare[:1]) > bare.count(")]"["([".index(bare[:1])])
        else bare
    )


class _Making:
    """An item while it is made: one label after another is taken."""

    def __init__(self, calendar: str, *, family_first: bool = False) -> None:
        self.item: dict[str, object] = {}
        self.doubts: list[str] = []
        self.genre = ""
        self._calendar = calendar
        self._family_first = family_first
        self._second_title = ""
        self._takes: dict[str, Callable[[str, list[str]], None]] = {
            **dict.fromkeys(_NAMES, self._names),
            **dict.fromkeys(_WORDS, self._words),
            **dict.fromkeys(("DOI", "URL", "ISBN", "ISSN", "PMID"), self._identifier),
            **dict.fromkeys(("issued", "original-date", "accessed"), self._date),
            **dict.fromkeys(("volume", "issue", "page", "number", "edition"), self._number),
        }

    def take(self, label: str, said: list[str]) -> None:
        """Take the texts of one label."""
        taker = self._takes.get(label)
        if taker is not None:
            taker(label, said)

    def count_pages(self, fields: Sequence[Field], text: str) -> None:
        """A lone number with its word behind it says how many pages there are: ``312 p.``.

        Leaves are counted where a sort of work is told, as of theses; elsewhere ``145 f.`` is a page
        and the next one.
        """
        for field in fields:
            leaves = _LEAVES.fullmatch(field.text) if self.genre else None
            if leaves is not None and "page" in self.item:
                del self.item["page"]
                self.item["number-of-pages"] = leaves[1]
            after = text[field.span.end : field.span.end + 10]
            if field.text.isdecimal() and _PAGES_BEHIND.match(after) and "page" in self.item:
                self.item["number-of-pages"] = self.item.pop("page")

    def done(self) -> ItemRead:
        """The item with its type and language."""
        item = self.item
        if self._second_title and "container-title" not in item:
            item["container-title"] = self._second_title
        kind = type_of(item, self.genre)
        title, container = (str(item.get(each, "")) for each in ("title", "container-title"))
        language = language_of_title(title) or language_of_title(container)
        made: dict[str, object] = {"type": kind, **item}
        if language:
            made["language"] = language
        return ItemRead(made, tuple(self.doubts))

    def _names(self, label: str, said: list[str]) -> None:
        for one in said:
            read = names_in(one, self._family_first and label == "author")
            self._doubt_names(label, read)
            names: list[object] = [name.to_csl() for name in read.names]
            if label == "editor" and not names and read.same:
                names = self._list("author")
            as_editor = label == "author" and _EDITORS.search(read.role)
            if names:
                variable = "editor" if as_editor else label
                self.item[variable] = [*self._list(variable), *names]

    def _list(self, variable: str) -> list[object]:
        return cast("list[object]", self.item.get(variable, []))

    def _doubt_names(self, label: str, read: NamesRead) -> None:
        if read.others:
            self.doubts.append(f"“{read.others}” stands for more {label}s than are named.")
        self.doubts.extend(
            f"“{name.literal}” was not taken apart into family and given names."
            for name in read.names
            if len(name.literal) > _LONG_NAME
        )

    def _words(self, label: str, said: list[str]) -> None:
        texts = [
            trimmed_words(_without_in(one) if label == "container-title" else one) for one in said
        ]
        value = next((text for text in texts if _LETTER.search(text)), texts[0])
        rest = [text for text in texts if text and text != value]
        if label == "title" and rest:
            self._second_title = rest[0]
        if label in {"title", "container-title"} and (mark := _MARK.search(value)) is not None:
            self.genre, value = mark[1], trimmed_words(value[: mark.start()])
        if label == "genre":
            self.genre = value
        if label == "medium" and is_genre_mark(value):
            self.genre = value
            return
        number = arxiv_in(value) if "arxiv" in value.casefold() else ""
        if number:
            at = value.casefold().index("arxiv")
            self.item["archive"], self.item["archive_location"] = value[at : at + 5], number
            return
        if value:
            self.item[label] = value
        if label != "note":
            called = _CALLED.get(label, label)
            self.doubts.extend(f"“{text}” was read as a second {called}." for text in rest)

    def _identifier(self, label: str, said: list[str]) -> None:
        for one in said:
            if "arxiv" in one.casefold() and (number := arxiv_in(one)):
                at = one.casefold().index("arxiv")
                self.item["archive"], self.item["archive_location"] = one[at : at + 5], number
            for found in stated_in(label, one):
                self.item.setdefault(found.variable, found.value)
                if found.doubt:
                    self.doubts.append(found.doubt)

    def _date(self, label: str, said: list[str]) -> None:
        read = [date_in(one, self._calendar) for one in said]
        best = max(read, key=_known)
        if best.date.to_csl():
            self.item[label] = best.date.to_csl()
        self.doubts.extend(best.doubts)
        if label != "issued":
            return
        status = next((one.status for one in read if one.status), "")
        original = best.original and best.original.to_csl()
        extra = {"year-suffix": best.suffix, "status": status, "original-date": original}
        self.item.update({name: value for name, value in extra.items() if value})

    def _number(self, label: str, said: list[str]) -> None:
        value = said[0]
        match label:
            case "volume":
                found = volume_in(value)
            case "page":
                found = pages_in(value)
            case "issue":
                found = {"issue": without_word("issue", value)}
            case "edition":
                found = {"edition": edition_in(value)}
            case _:
                found = {"number": trimmed_words(value)}
        for name, one in found.items():
            if one:
                self.item.setdefault(name, one)


def _known(read: DateRead) -> tuple[bool, int]:
    return read.date.year is not None, len(read.date.parts)
