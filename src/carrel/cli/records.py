"""What the commands print with ``--json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.annotations.annotation import Annotation
    from carrel.documents.document import Document
    from carrel.library.project import Project
    from carrel.library.work import Work
    from carrel.store.own_styles import OwnStyle
    from carrel.values.span import Span
    from carrel.workbench.cite_passage import Citation
    from carrel.workbench.find_text import Hit
    from carrel.workbench.import_file import Addition


def of_addition(addition: Addition) -> dict[str, Any]:
    """A file brought in; ``blocks``, ``pages``, ``characters`` and ``references`` are counts."""
    return {
        "path": addition.path,
        "key": addition.work.key,
        "work": addition.work.csl_item(),
        "missing": list(addition.work.missing),
        "blocks": sum(addition.summary.blocks.values()),
        "kinds": {kind.value: count for kind, count in addition.summary.blocks.items()},
        "pages": addition.summary.pages,
        "characters": addition.summary.characters,
        "references": addition.references,
        "warnings": list(addition.warnings),
        "new": addition.new,
    }


def of_work(work: Work) -> dict[str, Any]:
    """A work on the shelf."""
    return {
        "key": work.key,
        "work": work.csl_item(),
        "missing": list(work.missing),
        "original": work.original,
        "document": work.document,
        "added": work.added,
        "provenance": {
            variable: {"origin": source.origin.value, "span": of_span(source.span)}
            for variable, source in work.provenance.items()
        },
    }


def of_document(document: Document) -> dict[str, Any]:
    """The parts of a text, without the text itself."""
    return {
        "characters": len(document.text),
        "language": document.language,
        "pages": [
            {"number": page.number, "label": page.label, **_ends(page.span)}
            for page in document.pages
        ],
        "blocks": [
            {"kind": block.kind.value, "level": block.level, **_ends(block.span)}
            for block in document.blocks
        ],
        "inlines": [
            {"kind": inline.kind.value, "target": inline.target, **_ends(inline.span)}
            for inline in document.inlines
        ],
    }


def of_annotation(annotation: Annotation) -> dict[str, Any]:
    """A mark or note; ``quote`` is empty and ``span`` null for a note on the whole work."""
    selector = annotation.selector
    return {
        "id": annotation.id,
        "key": annotation.work,
        "quote": selector.quote.exact if selector else "",
        "span": of_span(annotation.span),
        "color": annotation.color,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "created": annotation.created,
        "modified": annotation.modified,
        "revision": annotation.revision,
    }


def of_citation(citation: Citation) -> dict[str, Any]:
    """A citation with its proof: the passage as it stands, its span and its locator."""
    locator = citation.locator
    return {
        "citation": citation.citation,
        "reference": citation.reference,
        "quotation": citation.quotation,
        "span": of_span(citation.span),
        "locator": {"label": locator.label, "value": locator.value} if locator else None,
        "style": citation.style,
        "clipboard": citation.clipboard,
        "sic": [word.word for word in citation.sic],
        "warnings": list(citation.warnings),
    }


def of_project(project: Project) -> dict[str, Any]:
    """A project with the keys of its works."""
    return {
        "name": project.name,
        "style": project.style,
        "language": project.language,
        "works": list(project.works),
        "active": project.active,
        "options": dict(project.options),
    }


def of_hit(hit: Hit) -> dict[str, Any]:
    """One place where the words stand."""
    return {
        "key": hit.work,
        "span": of_span(hit.span),
        "page": hit.page,
        "label": hit.label,
        "snippet": hit.snippet,
        "marked": [of_span(span) for span in hit.marked],
    }


def of_span(span: Span | None) -> dict[str, int] | None:
    """``{"start": …, "end": …}`` in code points, or null."""
    return _ends(span) if span is not None else None


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def of_style(style: OwnStyle) -> dict[str, Any]:
    """A style that the reader added; ``original`` is the digest of its file."""
    return {
        "id": style.id,
        "title": style.title,
        "parent": style.parent,
        "original": style.original,
        "added": style.added,
    }


def asked_options(arguments: Namespace) -> dict[str, object]:
    """The options of the citation processor that were typed, by name."""
    asked: dict[str, object] = {
        "item_language": arguments.item_language,
        "isolate": arguments.isolate,
        "suffix_alphabet": arguments.suffix_alphabet,
        "calendar": arguments.calendar,
    }
    return {name: value for name, value in asked.items() if value is not None}
