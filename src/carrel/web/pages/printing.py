"""The print view: a page or the whole text, with or without marks and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.annotations.annotation import Annotation
from carrel.documents.document import BlockKind, Excerpt, Page
from carrel.language.scripts import direction_of
from carrel.store.library import Library
from carrel.web.pages.page_text import Overlay, page_html
from carrel.web.pages.reader import title_of
from carrel.web.pages.rendering import render
from carrel.web.pages.styles import reference_of
from carrel.workbench.read_document import read_page


@get("/works/{key:str}/print", include_in_schema=False, sync_to_thread=True)
def print_view(
    library: NamedDependency[Library],
    key: FromPath[str],
    page: FromQuery[str] = "",
    marks: FromQuery[bool] = True,  # noqa: FBT002 - a query parameter, always by name
    notes: FromQuery[bool] = True,  # noqa: FBT002 - the same
    apparatus: FromQuery[bool] = False,  # noqa: FBT002 - the same
) -> Response[str]:
    """``page`` is a number from 1, empty for all; notes stand as footnotes, the citation last."""
    number = int(page) if page.isdecimal() else None
    reading = read_page(library, key, number or 1)
    work, language = reading.work, reading.summary.language
    pages = library.documents.pages(work.document)
    shown = [reading.page] if number else pages
    title = title_of(work, reading.page, reading.excerpt)
    annotations = _on(library.annotations.of_work(key), shown)
    noted = [each for each in annotations if each.span and each.note] if notes else []
    overlay = Overlay(
        [each for each in annotations if each.span and (marks or each in noted)],
        footnotes={each.id: place for place, each in enumerate(noted, 1)},
    )
    if not marks:
        overlay = replace(overlay, marks=[replace(each, color="") for each in noted])

    def leaf(page: Page) -> Excerpt:
        return _kept(library.documents.excerpt(work.document, page.number), apparatus=apparatus)

    return render(
        "print.html",
        work=work,
        titled=title is not None,
        missing="",
        number=number,
        pages=pages,
        marks=marks,
        notes=notes,
        apparatus=apparatus,
        language=language,
        direction=direction_of(reading.excerpt.text, language),
        leaves=[(page, page_html(leaf(page), overlay, title)) for page in shown],
        footnotes=noted,
        work_notes=[each for each in annotations if not each.span] if notes else [],
        colors_used=sorted({each.color for each in annotations if each.color}),
        reference=reference_of(library, key),
    )


def _on(annotations: Sequence[Annotation], pages: Sequence[Page]) -> list[Annotation]:
    first, last = pages[0].span.start, pages[-1].span.end
    return [
        each
        for each in annotations
        if each.span is None or (each.span.start < last and each.span.end > first)
    ]


def _kept(excerpt: Excerpt, *, apparatus: bool) -> Excerpt:
    if apparatus:
        return excerpt
    return replace(
        excerpt,
        blocks=tuple(block for block in excerpt.blocks if block.kind is not BlockKind.APPARATUS),
    )
