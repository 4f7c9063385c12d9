"""From Carrel's values to the shapes of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

import msgspec

from carrel.web import shapes

if TYPE_CHECKING:
    from carrel.annotations.annotation import Annotation
    from carrel.citing.bibliography import Bibliography
    from carrel.citing.passage import Locator
    from carrel.documents.document import Page
    from carrel.library.project import Project
    from carrel.library.work import Work
    from carrel.store.documents import DocumentSummary
    from carrel.store.library import Library
    from carrel.store.own_styles import OwnStyle
    from carrel.values.span import Span
    from carrel.web.problems import Problem
    from carrel.workbench.cite_passage import Citation
    from carrel.workbench.find_text import Findings, Hit
    from carrel.workbench.import_file import Addition
    from carrel.workbench.read_document import Reading

T = TypeVar("T")


def span_shape(span: Span) -> shapes.Span:
    """A span as its two ends."""
    return shapes.Span(span.start, span.end)


def span_or_none(span: Span | None) -> shapes.Span | None:
    """A span that may be absent."""
    return None if span is None else span_shape(span)


def work_shape(work: Work, projects: tuple[str, ...]) -> shapes.Work:
    """A work with the names of the projects that hold it."""
    provenance = {
        variable: shapes.Provenance(source.origin, span_or_none(source.span))
        for variable, source in work.provenance.items()
    }
    return shapes.Work(
        work.key,
        work.csl_item(),
        provenance,
        list(work.missing),
        work.document,
        work.original,
        work.added,
        list(projects),
    )


def summary_shape(summary: DocumentSummary) -> shapes.Summary:
    """A text in figures."""
    return shapes.Summary(
        summary.digest,
        summary.language,
        summary.characters,
        dict(summary.blocks),
        summary.pages,
        summary.labelled,
    )


def addition_shape(addition: Addition, projects: tuple[str, ...]) -> shapes.Addition:
    """What came of adding a file."""
    return shapes.Addition(
        work_shape(addition.work, projects),
        summary_shape(addition.summary),
        addition.references,
        list(addition.warnings),
        addition.new,
    )


def problem_shape(problem: Problem) -> shapes.Problem:
    """A problem inside an answer that is not itself one."""
    return msgspec.convert(problem.to_json(), shapes.Problem)


def page_shape(key: str, page: Page, reading: Reading) -> shapes.Page:
    """One page of a work's text."""
    excerpt = reading.excerpt
    return shapes.Page(
        key,
        page.number,
        reading.summary.pages,
        page.label,
        span_shape(page.span),
        excerpt.text,
        [shapes.Block(b.kind, span_shape(b.span), b.level) for b in excerpt.blocks],
        [shapes.Inline(i.kind, span_shape(i.span), i.target) for i in excerpt.inlines],
    )


def annotation_shape(annotation: Annotation) -> shapes.Annotation:
    """A mark or note."""
    quote = annotation.selector.quote if annotation.selector else None
    return shapes.Annotation(
        annotation.id,
        annotation.work,
        annotation.document,
        annotation.motivation,
        span_or_none(annotation.span),
        shapes.Quote(quote.exact, quote.prefix, quote.suffix) if quote else None,
        annotation.color,
        annotation.note,
        list(annotation.tags),
        annotation.created,
        annotation.modified,
        annotation.revision,
    )


def citation_shape(citation: Citation) -> shapes.Citation:
    """A citation."""
    return shapes.Citation(
        citation.citation,
        citation.reference,
        citation.quotation,
        span_or_none(citation.span),
        _locator_shape(citation.locator),
        citation.style,
        citation.clipboard,
        [shapes.Misreading(span_shape(m.span), m.word, m.likely) for m in citation.sic],
        list(citation.warnings),
    )


def _locator_shape(locator: Locator | None) -> shapes.Locator | None:
    return None if locator is None else shapes.Locator(locator.label, locator.value)


def project_shape(project: Project) -> shapes.Project:
    """A project."""
    return shapes.Project(
        project.name,
        project.style,
        project.language,
        list(project.works),
        project.active,
        dict(project.options),
    )


def own_style_shape(style: OwnStyle) -> shapes.OwnStyle:
    """A style that the reader added."""
    return shapes.OwnStyle(style.id, style.title, style.parent, style.original, style.added)


def findings_shape(findings: Findings, limit: int, offset: int) -> shapes.Findings:
    """What a search found."""
    return shapes.Findings(
        findings.understood,
        list(findings.remarks),
        findings.complete,
        [_hit_shape(hit) for hit in findings.hits],
        findings.total,
        [shapes.PageHits(page, hits) for page, hits in findings.per_page],
        [shapes.WorkHits(work, hits) for work, hits in findings.per_work],
        limit,
        offset,
    )


def _hit_shape(hit: Hit) -> shapes.Hit:
    return shapes.Hit(
        hit.work,
        span_shape(hit.span),
        hit.page,
        hit.label,
        hit.snippet,
        [span_shape(span) for span in hit.marked],
    )


def memberships(library: Library) -> Mapping[str, tuple[str, ...]]:
    """The names of the projects of every work that is in one, by citation key."""
    found: dict[str, tuple[str, ...]] = {}
    for project in library.projects.all():
        for key in project.works:
            found[key] = (*found.get(key, ()), project.name)
    return found


def bibliography_shape(bibliography: Bibliography) -> shapes.Bibliography:
    """A bibliography."""
    return shapes.Bibliography(
        bibliography.style,
        [shapes.BibliographyEntry(key, text) for key, text in bibliography.entries],
        bibliography.hanging_indent,
        list(bibliography.warnings),
    )
