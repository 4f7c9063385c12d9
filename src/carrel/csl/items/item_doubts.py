"""What of an item is left out or was not understood, in words: its id, the variable, the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from carrel.csl.characters import is_sound, short
from carrel.csl.items.date_value import has_month
from carrel.csl.items.item import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES
from carrel.csl.items.particles import read_name

if TYPE_CHECKING:
    from carrel.csl.items.date_value import DateValue
    from carrel.csl.items.item import Item

TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
))  # fmt: skip
"""The types of items of CSL 1.0.2, Appendix III."""


def doubts_of(item: Item) -> tuple[str, ...]:
    """Give the doubts about an item, found once: "id: variable is …"."""
    if item.doubts is None:
        found = [f"{short(item.id)}: {doubt}" for doubt in _doubts(item)]
        item.doubts = tuple(dict.fromkeys(found))
    return item.doubts


def _doubts(item: Item) -> Iterator[str]:
    if item.type and item.type not in TYPES:
        yield f"{short(item.type)} is none of the types of CSL 1.0.2"
    for name, value in item.values():
        if value is None:
            continue
        if name in NAME_VARIABLES:
            yield from _names(name, value, len(item.names(name)))
        elif name in DATE_VARIABLES:
            yield from _date(name, value, item.date(name))
        elif name in TEXT_VARIABLES and not isinstance(value, str | int | float):
            yield f"{name} is no text and is left out"
        if isinstance(value, str) and not (value.isprintable() or is_sound(value)):
            yield f"{name} holds characters that cannot be printed; they are left out"


def _names(variable: str, value: object, understood: int) -> Iterator[str]:
    """Doubt a list of names, of which so many are names."""
    if isinstance(value, str) or not isinstance(value, (list, Sequence)):
        yield f"{variable} is no list of names and is left out"
        return
    some_are_none = understood < len(cast("Sequence[object]", value))
    for place, one in enumerate(cast("Sequence[object]", value), 1):
        if not isinstance(one, (dict, Mapping)) or (
            some_are_none and read_name(cast("Mapping[str, object]", one)) is None
        ):
            yield f"{variable} {place} is no name and is left out"
        elif not all(
            is_sound(part)
            for part in cast("Mapping[str, object]", one).values()
            if isinstance(part, str)
        ):
            yield f"{variable} {place} holds characters that cannot be printed; they are left out"


def _date(variable: str, value: object, read: DateValue | None) -> Iterator[str]:
    if value in ("", {}):
        return
    if read is None:
        yield f"{variable} is no date and is left out"
    elif not read.points and not (isinstance(value, (dict, Mapping)) and "literal" in value):
        yield f"{variable} is not understood as a date and is printed as it is"
    elif not has_month(cast("object", value)):
        yield f"{variable} has a month or day that there is not; it is left out"
