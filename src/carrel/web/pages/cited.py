"""What a citation in the text means, as a person is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from carrel.references.tie import MEANT
from carrel.store.errors import WorkNotFound
from carrel.web.pages.reference_lines import title_of
from carrel.workbench.gather_references import EntryNotFound, lists_of

if TYPE_CHECKING:
    from carrel.library.work import Work
    from carrel.references.tie import Candidate, Cite, Locator
    from carrel.store.library import Library
    from carrel.values.span import Span
    from carrel.workbench.gather_references import Listed, ReferenceLists


@dataclass(frozen=True, slots=True)
class Meant:
    """An entry that a citation may mean: its card's place, its words, why, and the work it is.

    ``page`` is the address of the cited page where the work has it, else empty.
    """

    start: int
    place: int
    title: str
    sure: bool
    reasons: tuple[str, ...]
    work: Work | None
    page: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: its words, where in the work it points, and the likeliest entries first."""

    words: str
    locator: Locator | None
    doubt: str
    meant: tuple[Meant, ...]


def cited_at(library: Library, work: Work, span: Span) -> Cited:
    """The citation at a place of a work's text; raise ``EntryNotFound`` where there is none."""
    ties = library.references.ties(work.document, span)
    cite = next((cite for tie in ties for cite in tie.cites if cite.span == span), None)
    if cite is None:
        raise EntryNotFound(f"There is no citation at {span} of {work.key}: load the page again.")
    lists = lists_of(library, work.document)
    words = " ".join(library.documents.text(work.document, span).split())
    meant = (_meant(library, lists, cite, one) for one in cite.candidates)
    return Cited(words, cite.locator, cite.doubt, tuple(one for one in meant if one is not None))


def _meant(
    library: Library, lists: ReferenceLists, cite: Cite, candidate: Candidate
) -> Meant | None:
    """The entry that a candidate counts, unless a person has cut the list anew since."""
    entries = lists.gathered.entries
    if candidate.entry >= len(entries):
        return None
    listed = lists.at(entries[candidate.entry].span)
    owned = _owned(library, listed)
    return Meant(
        listed.entry.span.start,
        listed.place,
        title_of(listed),
        candidate.confidence >= MEANT,
        candidate.reasons,
        owned,
        _page_of(library, owned, cite.locator),
    )


def _owned(library: Library, listed: Listed) -> Work | None:
    try:
        return library.works.get(listed.said.work) if listed.said.work else None
    except WorkNotFound:
        return None


def _page_of(library: Library, work: Work | None, locator: Locator | None) -> str:
    if work is None or locator is None or locator.label != "page":
        return ""
    first = locator.plain.replace("–", "-").partition("-")[0].strip()
    page = library.documents.page_labelled(work.document, first)
    return f"/works/{work.key}/read?page={page.number}" if page else ""
