"""The overview of a work: its record, and what has been found in it and written on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from carrel.documents.document import BlockKind
from carrel.language.scripts import direction_of
from carrel.library.record import DATE_VARIABLES, NAME_VARIABLES, TYPES
from carrel.library.work import Work
from carrel.store.library import Library
from carrel.web.pages.places import places_of
from carrel.web.pages.rendering import render
from carrel.web.pages.shelf import day_words
from carrel.web.pages.styles import reference_of, style_title
from carrel.web.pages.words import (
    LABELS,
    USUAL,
    count_of,
    missing_words,
    origin_words,
    type_words,
    value_to_mend,
    value_words,
)
from carrel.web.shaping import work_shape
from carrel.web.versions import work_tag
from carrel.workbench.read_document import Overview, overview

_KILOBYTE = 1024
_LONG = 80
_HINTS = {
    "issued": "2001, 2001-10, 2001-10-02, or 2001-24 for winter 2001 (21 spring to 24 winter); "
    "or words, as the source has them.",
    "keyword": "With commas between them.",
}
_NAMES_HINT = "One on each line: Family, Given."
_APART = frozenset({"abstract", "keyword"})


@dataclass(frozen=True, slots=True)
class Field:
    """A variable of the record: as it is shown, where it came from, and as it may be typed."""

    variable: str
    label: str
    value: str
    typed: str
    origin: str = ""
    place: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def several_lines(self) -> bool:
        """Whether it is typed in a field of several lines."""
        return self.variable in NAME_VARIABLES or len(self.typed) > _LONG or "\n" in self.typed

    @property
    def rows(self) -> int:
        """How many lines that field shows."""
        return min(12, max(2, self.typed.count("\n") + 1, len(self.typed) // _LONG))


@get("/works/{key:str}", include_in_schema=False, sync_to_thread=True)
def overview_page(library: NamedDependency[Library], key: FromPath[str]) -> Response[str]:
    """Everything that is known of a work, each value with its source."""
    found = overview(library, key)
    work = found.work
    project = library.projects.active()
    fields = fields_of(library, work)
    return render(
        "overview.html",
        work=work,
        summary=found.summary,
        language=found.summary.language,
        direction=direction_of(work.title, found.summary.language),
        version=work_tag(work_shape(work, found.projects)),
        missing=missing_words(work),
        fields=[field for field in fields if field.variable not in _APART],
        apart=[field for field in fields if field.variable in _APART],
        unset=[_field(library, work, each) for each in LABELS if not _is_shown(work, each)],
        keywords=[word.strip() for word in _text(work, "keyword").split(",") if word.strip()],
        outline=found.outline,
        references=found.references,
        pages_at=_pages_at(library, found),
        annotations=found.annotations,
        pages_of=places_of(library, found.annotations),
        facts=_facts(found),
        projects=found.projects,
        project=project,
        saved=work.key in project.works,
        style_name=style_title(library, project.style),
        reference=reference_of(library, key),
        original=found.original,
        size=size_words(found.original.size),
        added=day_words(work.added),
        has_page=bool(library.documents.safe_html(work.document)),
    )


def fields_of(library: Library, work: Work) -> list[Field]:
    """The record's fields in the overview's order: the usual ones always, others when they are set."""
    known = [variable for variable in LABELS if _is_shown(work, variable)]
    others = [variable for variable in work.item if variable not in LABELS]
    return [_field(library, work, variable) for variable in [*known, *others]]


def _is_shown(work: Work, variable: str) -> bool:
    return variable in USUAL or bool(work.item.get(variable))


def _field(library: Library, work: Work, variable: str) -> Field:
    value: Any = work.type if variable == "type" else work.item.get(variable)
    provenance = work.provenance.get(variable)
    place = ""
    if provenance and provenance.span:
        page = library.documents.page_at(work.document, provenance.span.start)
        start = _block_start(library, work, page.number, provenance.span.start)
        place = f"/works/{work.key}/read?page={page.number}#p{start}"
    return Field(
        variable,
        LABELS.get(variable, variable.replace("-", " ").capitalize()),
        value_words(variable, value) if value else "",
        value_to_mend(variable, value) if value else "",
        origin_words(provenance.origin) if provenance else "",
        place,
        _NAMES_HINT if variable in NAME_VARIABLES else _hint(variable),
        _types() if variable == "type" else (),
    )


def _hint(variable: str) -> str:
    return _HINTS["issued"] if variable in DATE_VARIABLES else _HINTS.get(variable, "")


def _types() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((each, type_words(each)) for each in TYPES), key=lambda pair: pair[1]))


def _block_start(library: Library, work: Work, page: int, position: int) -> int:
    blocks = library.documents.excerpt(work.document, page).blocks
    starts = [block.span.start for block in blocks if block.span.start <= position]
    return max(starts, default=position)


def _text(work: Work, variable: str) -> str:
    return str(work.item.get(variable) or "")


def _pages_at(library: Library, found: Overview) -> dict[int, int]:
    document = found.work.document
    return {
        block.span.start: library.documents.page_at(document, block.span.start).number
        for block, _ in found.references
    }


def _facts(found: Overview) -> str:
    summary = found.summary
    unit = ("page", "pages") if summary.labelled else ("part", "parts")
    apparatus = summary.blocks.get(BlockKind.APPARATUS, 0)
    facts = [
        count_of(summary.characters, "character", "characters"),
        count_of(summary.blocks.get(BlockKind.PARAGRAPH, 0), "paragraph", "paragraphs"),
    ]
    if summary.pages > 1:
        facts.append(count_of(summary.pages, *unit))
    if apparatus:
        facts.append(f"{count_of(apparatus, 'line', 'lines')} of the site’s own words, folded away")
    return ", ".join(facts) + "."


def size_words(size: int) -> str:
    """A number of bytes in words: ``6.5 kB``."""
    if size < _KILOBYTE:
        return count_of(size, "byte", "bytes")
    if size < _KILOBYTE**2:
        return f"{size / _KILOBYTE:.1f} kB"
    return f"{size / _KILOBYTE**2:.1f} MB"
