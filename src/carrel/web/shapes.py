"""The JSON of the API, from which its OpenAPI document is made.

Positions are Unicode code points in the canonical text, half-open, as everywhere in Carrel; a
browser, which counts UTF-16 units, converts at its own border. What is sent to the desk stands in
``given``.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from carrel.annotations.annotation import Motivation
from carrel.documents.document import BlockKind, InlineKind
from carrel.library.work import Origin


class Span(Struct, frozen=True):
    """A stretch of canonical text: code points ``start`` to ``end``, half-open."""

    start: int
    end: int


class FieldError(Struct):
    """What is wrong with one member of the body or one parameter."""

    field: str
    detail: str


class Difference(Struct):
    """Where a quotation as typed departs from its source."""

    typed: str
    source: str


class Problem(Struct, omit_defaults=True):
    """RFC 9457: ``detail`` is one sentence for the person.

    ``nearest``, ``passage`` and ``differences`` come with a quotation that its source does not
    have, ``errors`` with values that cannot be taken, ``reference`` with a fault of Carrel's own.
    """

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []
    nearest: Span | None = None
    passage: str = ""
    differences: list[Difference] = []
    reference: str = ""


class ProblemKind(Struct):
    """One sort of problem, as its ``type`` address tells of it."""

    type: str
    title: str
    status: int


class Provenance(Struct):
    """Where a variable's value came from, and its place in the text when it was read there."""

    origin: Origin
    span: Span | None


class Work(Struct):
    """A work on the shelf: ``item`` is CSL-JSON, ``missing`` the expected variables it lacks.

    ``document`` and ``original`` are digests, ``added`` an instant in UTC, ``projects`` names.
    """

    key: str
    item: dict[str, Any]
    provenance: dict[str, Provenance]
    missing: list[str]
    document: str
    original: str
    added: str
    projects: list[str]


class Works(Struct):
    """A stretch of the shelf, by author, year and title; ``total`` counts all that matched."""

    works: list[Work]
    total: int
    limit: int
    offset: int


class Summary(Struct):
    """A text in figures: ``characters`` in code points, ``blocks`` by kind.

    ``labelled`` says whether the source itself has pages, so that they can be cited.
    """

    digest: str
    language: str
    characters: int
    blocks: dict[BlockKind, int]
    pages: int
    labelled: bool


class Addition(Struct):
    """A file that is on the shelf; ``new`` is false when the same bytes lay there already."""

    work: Work
    summary: Summary
    references: int
    warnings: list[str]
    new: bool


class Upload(Struct):
    """What became of one file: an addition, or the problem with it."""

    file_name: str
    addition: Addition | None = None
    problem: Problem | None = None


class Uploads(Struct):
    """What became of each file, in the order in which they were sent."""

    uploads: list[Upload]


class Block(Struct):
    """A heading, paragraph and so on; ``level`` is a heading's or a list item's, else 0."""

    kind: BlockKind
    span: Span
    level: int


class Inline(Struct):
    """A stretch within a block; ``target`` is a link's address as the source has it."""

    kind: InlineKind
    span: Span
    target: str


class Page(Struct):
    """One page of a text with its blocks; spans count from the start of the whole text.

    ``label`` is what the source prints on the page, null for a division of Carrel's own.
    """

    work: str
    number: int
    of: int
    label: str | None
    span: Span
    text: str
    blocks: list[Block]
    inlines: list[Inline]


class Quote(Struct):
    """W3C TextQuoteSelector: the passage, with up to 32 code points on either side."""

    exact: str
    prefix: str
    suffix: str


class Annotation(Struct):
    """A mark or note; without ``span`` and ``quote`` it is on the work as a whole.

    ``note`` is Markdown, ``created`` and ``modified`` are instants in UTC. ``revision`` in
    quotation marks is the ETag.
    """

    id: str
    work: str
    document: str
    motivation: Motivation
    span: Span | None
    quote: Quote | None
    color: str
    note: str
    tags: list[str]
    created: str
    modified: str
    revision: int


class Annotations(Struct):
    """A stretch of the marks and notes; ``total`` counts all that matched."""

    annotations: list[Annotation]
    total: int
    limit: int
    offset: int


class Locator(Struct):
    """CSL's locator: a term such as ``page``, and its value."""

    label: str
    value: str


class Misreading(Struct):
    """A word that looks like a scanning error, and the word it was probably meant to be."""

    span: Span
    word: str
    likely: str


class Citation(Struct):
    """A work, page or passage cited.

    ``citation`` stands in the text or in a note, ``reference`` in the bibliography. ``clipboard``
    is the quotation in the style's marks with its citation; for a page its citation, for a work
    its reference. ``sic`` lists the words to which *[sic]* could be put.
    """

    citation: str
    reference: str
    quotation: str
    span: Span | None
    locator: Locator | None
    style: str
    clipboard: str
    sic: list[Misreading]
    warnings: list[str]


class BibliographyEntry(Struct):
    """A work's citation key and its reference in the style."""

    key: str
    text: str


class Bibliography(Struct):
    """The works of a project in its style and order."""

    style: str
    entries: list[BibliographyEntry]
    hanging_indent: bool
    warnings: list[str]


class Style(Struct):
    """A citation style: its CSL id and its title; ``own`` where the reader added it."""

    id: str
    title: str
    own: bool = False


class OwnStyle(Struct):
    """A style that the reader added.

    ``parent`` is the address of the style that a dependent one stands for, else empty;
    ``original`` is the digest of its file, ``added`` an instant in UTC.
    """

    id: str
    title: str
    parent: str
    original: str
    added: str


class Styles(Struct):
    """Styles whose id or title holds what was asked for."""

    styles: list[Style]
    total: int
    limit: int
    offset: int


class Project(Struct):
    """A project: its CSL style, its language (BCP 47, or empty for the style's own), its works.

    ``options`` is what it asks for beyond its style: item_language, isolate, suffix_alphabet,
    calendar; what is left out is as CSL 1.0.2 has it.
    """

    name: str
    style: str
    language: str
    works: list[str]
    active: bool
    options: dict[str, Any] = {}


class Projects(Struct):
    """Every project; exactly one is active."""

    projects: list[Project]


class Hit(Struct):
    """A place where the words stand; ``marked`` are the places of the words in ``snippet``."""

    work: str
    span: Span
    page: int
    label: str | None
    snippet: str
    marked: list[Span]


class PageHits(Struct):
    """How many hits a page has."""

    page: int
    hits: int


class WorkHits(Struct):
    """How many hits a work has."""

    work: str
    hits: int


class Findings(Struct):
    """A stretch of the hits.

    ``understood`` is the search as it was taken, ``remarks`` are sentences on what could not be
    taken as written; ``complete`` is false when so much was found that only the best was counted.
    ``per_page`` comes with a search within one work.
    """

    understood: str
    remarks: list[str]
    complete: bool
    hits: list[Hit]
    total: int
    per_page: list[PageHits]
    per_work: list[WorkHits]
    limit: int
    offset: int


class Draft(Struct):
    """A note that is being written, and where it will belong."""

    place: str
    text: str


class Drafts(Struct):
    """Every note that is being written."""

    drafts: list[Draft]
