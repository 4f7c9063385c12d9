"""The reader: one page of a text, with what stands before and beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from markupsafe import Markup

from carrel.documents.document import Block, BlockKind, Excerpt, InlineKind, Page
from carrel.language.scripts import direction_of, script_of
from carrel.library.work import Work
from carrel.store.library import Library
from carrel.values.span import Span
from carrel.web.pages.keys import DESK, KEYS, READING, Key
from carrel.web.pages.look_up import look_up_context
from carrel.web.pages.page_text import (
    CiteLink,
    ClaimMark,
    Overlay,
    Title,
    marked_snippet,
    page_html,
    title_heading,
)
from carrel.web.pages.places import page_words, places_of
from carrel.web.pages.rendering import partial_html, render
from carrel.web.pages.study.beside import coded_in
from carrel.web.pages.study.frame import study_path
from carrel.web.pages.styles import USUAL_STYLES, style_title
from carrel.web.pages.words import missing_words
from carrel.workbench.find_text import Findings, Hit, find_text
from carrel.workbench.read_document import Reading, read_page

MOST_HITS = 500
_PANEL_KEYS: Mapping[str, Key] = {
    "contents": READING["contents"],
    "within": READING["within"],
    "notes": DESK["notes"],
    "project": DESK["project"],
    "look-up": KEYS["look-up"],
    "citing": DESK["citing"],
    "claims": DESK["claims"],
    "references": DESK["references"],
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that was being written: its place (``key:start:end``, ``key`` or an id), its words."""

    place: str
    text: str
    on_page: bool


@get("/works/{key:str}/read", include_in_schema=False, sync_to_thread=True)
def reader(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    key: FromPath[str],
    page: FromQuery[int] = 1,
    q: FromQuery[str] = "",
    apparatus: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter, always by name
) -> Response[str]:
    """One page; with ``q`` the places where its words stand are shown and listed."""
    reading = read_page(library, key, page)
    found = find_within(library, key, q, apparatus=apparatus) if q.strip() else None
    coded = coded_in(library, reading.work.key, coder)
    return render(
        "reader.html",
        **_text(library, reading, found, coded.marks),
        study=coded.study,
        study_path=study_path(coded.study.name) if coded.study else "/studies",
        claims=coded.lines,
        claim_drafts=coded.drafts,
        **_turning(reading, q, apparatus=apparatus),
        **_search(library, reading, found),
        **_beside(library, reading),
        **look_up_context(""),
        query=q,
        apparatus=apparatus,
        panel_keys=_PANEL_KEYS,
    )


def find_within(library: Library, key: str, words: str, *, apparatus: bool) -> Findings:
    """The hits of one work in the order of the text."""
    return find_text(library, words, within=key, apparatus=apparatus, limit=MOST_HITS)


def _text(
    library: Library, reading: Reading, found: Findings | None, claims: Sequence[ClaimMark]
) -> Mapping[str, Any]:
    excerpt = reading.excerpt
    hits: Sequence[Span] = [hit.span for hit in found.hits] if found else ()
    overlay = Overlay(
        reading.annotations,
        [hit for hit in hits if hit.meets(excerpt.span)],
        note_addresses(library, reading.work, excerpt),
        script=script_of(excerpt.text),
        claims=claims,
        cites=cite_links(library, reading.work, excerpt.span),
    )
    missing = missing_words(reading.work)
    heading = title_heading(excerpt, reading.work.title) if reading.page.number == 1 else None
    title = heading and Title(
        heading, partial_html("_byline.html", work=reading.work, missing=missing)
    )
    return {
        "titled": title is not None,
        "work": reading.work,
        "page": reading.page,
        "summary": reading.summary,
        "language": reading.summary.language,
        "direction": direction_of(excerpt.text, reading.summary.language),
        "text": page_html(excerpt, overlay, title),
        "missing": missing_words(reading.work),
    }


def cite_links(library: Library, work: Work, within: Span) -> list[CiteLink]:
    """Where a part of the text cites entries of its own list, as far as that was read."""
    return [
        CiteLink(cite.span, f"/works/{work.key}/citations/{cite.span}")
        for tie in library.references.ties(work.document, within)
        for cite in tie.cites
        if cite.candidates
    ]


def title_of(work: Work, page: Page, excerpt: Excerpt) -> Title | None:
    """The heading of the first page that is the work's title, with the line under it, or ``None``."""
    heading = title_heading(excerpt, work.title) if page.number == 1 else None
    if heading is None:
        return None
    line = partial_html("_byline.html", work=work, missing=missing_words(work))
    return Title(heading, line)


def note_addresses(library: Library, work: Work, excerpt: Excerpt) -> dict[str, str]:
    """Where each call for a note on this page leads: to the note that begins with its number.

    Notes that say no number, as those of a list do, count in their order. The work's notes are
    looked through only when the page has such a call.
    """
    calls = {
        excerpt.text_of(inline.span).strip()
        for inline in excerpt.inlines
        if inline.kind is InlineKind.NOTE_MARK
    }
    if not calls:
        return {}
    notes = library.documents.blocks_of_kind(work.document, BlockKind.NOTE)
    numbered = {_number(text.split(maxsplit=1)[0]): block for block, text in notes if text.strip()}
    if not any(number.isdecimal() for number in numbered):
        numbered = {str(place): block for place, (block, _) in enumerate(notes, 1)}
    found = {call: numbered[_number(call)] for call in calls if _number(call) in numbered}
    return {call: _address(library, work, block) for call, block in found.items()}


def _address(library: Library, work: Work, block: Block) -> str:
    page = library.documents.page_at(work.document, block.span.start)
    return f"/works/{work.key}/read?page={page.number}#p{block.span.start}"


def _number(call: str) -> str:
    return call.strip("()[]{}.,:*† ")


def _turning(reading: Reading, query: str, *, apparatus: bool) -> Mapping[str, Any]:
    page, pages = reading.page, reading.summary.pages
    kept = {"q": query} if query else {}
    kept |= {"apparatus": "1"} if query and apparatus else {}

    def address(number: int) -> str:
        if not 1 <= number <= pages:
            return ""
        return f"/works/{reading.work.key}/read?{urlencode({'page': number, **kept})}"

    unit = "page" if reading.summary.labelled else "part"
    where = page_words(page, pages) if pages > 1 or page.label else ""
    return {
        "previous": address(page.number - 1),
        "next": address(page.number + 1),
        "previous_words": f"Previous {unit}",
        "next_words": f"Next {unit}",
        "where": f"{where} · {page.number} of {pages}" if pages > 1 else where,
        "place_words": f", {page_words(page, pages).lower()}" if pages > 1 else "",
    }


def _search(library: Library, reading: Reading, found: Findings | None) -> Mapping[str, Any]:
    return {
        "findings": found,
        "hits_by_page": list(_by_page(found)) if found else [],
        "snippet": snippet_of,
        "outline": library.documents.outline(reading.work.document),
    }


def _by_page(found: Findings) -> list[tuple[int, str | None, int, list[Hit]]]:
    counts = dict(found.per_page)
    grouped = [(number, list(hits)) for number, hits in groupby(found.hits, lambda hit: hit.page)]
    return [
        (number, hits[0].label, counts.get(number, len(hits)), hits) for number, hits in grouped
    ]


def snippet_of(hit: Hit) -> Markup:
    """A hit's snippet with its words marked."""
    return marked_snippet(hit.snippet, hit.marked)


def _beside(library: Library, reading: Reading) -> Mapping[str, Any]:
    work = reading.work
    annotations = library.annotations.of_work(work.key)
    project = library.projects.active()
    return {
        "annotations": annotations,
        "pages_of": places_of(library, annotations),
        "drafts": _drafts(library, work, reading.page, {mark.id for mark in annotations}),
        "project": project,
        "projects": library.projects.all(),
        "items": [library.works.get(key) for key in project.works],
        "saved": work.key in project.works,
        "to_gather": _has_unread_list(library, reading),
        "reference_count": library.references.count(work.document),
        "style_name": style_title(library, project.style),
        "usual_styles": [(style, style_title(library, style)) for style in USUAL_STYLES],
    }


def _has_unread_list(library: Library, reading: Reading) -> bool:
    """Whether the importer saw references, or notes that may be, which nothing read yet."""
    seen = {BlockKind.REFERENCE, BlockKind.NOTE} & reading.summary.blocks.keys()
    return bool(seen) and library.references.count(reading.work.document) is None


def _drafts(library: Library, work: Work, page: Page, ids: set[str]) -> list[Draft]:
    return [
        Draft(place, text, _stands_on(place, page))
        for place, text in library.drafts.all().items()
        if place in ids or place == work.key or place.startswith(f"{work.key}:")
    ]


def _stands_on(place: str, page: Page) -> bool:
    start = place.split(":")[1] if place.count(":") == 2 else ""  # noqa: PLR2004 - key:start:end
    return start.isdecimal() and page.span.start <= int(start) < page.span.end
