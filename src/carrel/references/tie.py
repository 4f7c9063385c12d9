"""What ties a citation in a text to the entries of its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from carrel.values.span import Span

MEANT = 0.8
"""The confidence from which on a citation is shown as meaning an entry, below it as perhaps so."""


class How(StrEnum):
    """By what a cite names its entry."""

    AUTHOR_DATE = "author-date"
    AUTHOR = "author"
    """Name and page without a year, as MLA has it."""
    NUMBER = "number"
    LABEL = "label"
    """Letters and year: ``[ACL30]``."""
    NOTE_MARK = "note-mark"
    BACK = "back"
    """*Ibid.*, *op. cit.* and their like: by what was cited before."""
    SHORT_TITLE = "short-title"
    FULL = "full"
    """The entry itself, standing in a note."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the work: ``value`` as it is written, with its place in the text.

    ``label`` is CSL's: ``page``, ``chapter``, ``volume`` and so on. ``plain`` is the value in
    ASCII digits, as a page may be looked for.
    """

    label: str
    value: str
    plain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a cite may mean: its place in the list given, from 0.

    ``confidence`` is 0 to 1, reasoned from what agrees and not calibrated; candidates of one cite
    together never have more than 1. ``reasons`` are sentences for a person: what agrees, and what does not.
    """

    entry: int
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cite:
    """One work cited, within a citation.

    ``span`` is its place in the text; ``candidates`` has the likeliest first, and is empty where
    no entry fits: ``doubt`` then says so. ``prefix`` and ``suffix`` are the words around it
    ("cf.", "and elsewhere").
    """

    span: Span
    how: How
    candidates: tuple[Candidate, ...]
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    doubt: str = ""

    @property
    def confidence(self) -> float:
        """That of the likeliest candidate; 0 without any."""
        return self.candidates[0].confidence if self.candidates else 0.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A citation in the text, or a note, with what each of its cites means."""

    span: Span
    cites: tuple[Cite, ...]

    @property
    def entries(self) -> tuple[int, ...]:
        """The likeliest entry of every cite that has one, each once, in order."""
        return tuple(dict.fromkeys(one.candidates[0].entry for one in self.cites if one.candidates))

    @property
    def confidence(self) -> float:
        """That of the least sure of its cites."""
        return min((one.confidence for one in self.cites), default=0.0)

    @property
    def ambiguous(self) -> bool:
        """Whether a cite has several candidates."""
        return any(len(one.candidates) > 1 for one in self.cites)


def renumbered(tie: Tie, kept: Sequence[int]) -> Tie:
    """The tie where only the entries ``kept``, in order, are left; the others it does not mean."""
    places = {entry: place for place, entry in enumerate(kept)}
    cites = (
        replace(
            cite,
            candidates=tuple(
                replace(one, entry=places[one.entry])
                for one in cite.candidates
                if one.entry in places
            ),
        )
        for cite in tie.cites
    )
    return replace(tie, cites=tuple(cites))
