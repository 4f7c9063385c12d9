"""Works that a text names in full more than once: in its notes, and in the list at its end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from carrel.references.matching.match_keys import MatchKeys, match_keys
from carrel.references.matching.title_match import title_match
from carrel.references.reference import Reference
from carrel.references.tying.author_date import Outside
from carrel.values.span import Span

_WITH_PAGES = frozenset(
    ("article", "article-journal", "article-magazine", "article-newspaper", "chapter",
     "entry-dictionary", "entry-encyclopedia", "paper-conference", "review")
)  # fmt: skip
_RANGE = re.compile(r"\d\s?[-–—−‐‑]\s?\d")
_ALIKE = 0.65
"""Enough where first author and year agree: a title in a note is often cut short or misread."""

_MOST = 100
"""Works of one author and year that a reference is compared with."""


def twins_in(
    notes: Sequence[Span], references: Sequence[Reference], places: Sequence[Span | None]
) -> dict[int, int]:
    """For each reference in a note whose work is named elsewhere too, the one that stands for it.

    That is the entry of the list, else the first of the notes; ``notes`` are in order, and
    ``places[i]`` is where ``references[i]`` stands. First author and year must agree.
    """
    inside = Outside(notes)
    noted = [
        at
        for at, place in enumerate(places)
        if place is not None and inside.has(place.start) and not references[at].literal
    ]
    if not noted:
        return {}
    apart = set(noted)
    listed = (at for at in range(len(references)) if at not in apart)
    works: dict[tuple[str, int], list[tuple[int, MatchKeys]]] = defaultdict(list)
    twins: dict[int, int] = {}
    for at in (*listed, *noted):
        keys = match_keys(references[at].item)
        hands = list(_hands(keys))
        near = (known for hand in hands for known in works[hand][:_MOST])
        same = [other for other, one in near if _is_same(keys, one)] if at in apart else []
        if same:
            twins[at] = min(same, key=lambda other: (other in apart, other))
        else:
            for hand in hands:
                works[hand].append((at, keys))
    return twins


def without_cited_page(reference: Reference) -> Reference:
    """A reference in a note without the page that it cites, which is none of the work's record.

    A range of an article's pages may be all of them, and stays.
    """
    item = reference.item
    whole = item.get("type") in _WITH_PAGES and _RANGE.search(str(item.get("page", "")))
    if whole or "page" not in item:
        return reference
    return replace(reference, item={name: value for name, value in item.items() if name != "page"})


def _hands(keys: MatchKeys) -> Iterable[tuple[str, int]]:
    """First author and year, in every form that the name has."""
    return ((form, keys.year) for form in keys.authors[0]) if keys.authors and keys.year else ()


def _is_same(one: MatchKeys, two: MatchKeys) -> bool:
    other_edition = one.edition and two.edition and one.edition != two.edition
    return not other_edition and title_match(one, two).share >= _ALIKE
