"""Citations: a work, a page or a passage cited; bibliographies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, QueryParameter

from carrel.store.library import Library
from carrel.values.span import Span
from carrel.web import shapes
from carrel.web.describing import problems
from carrel.web.errors import FieldErrors
from carrel.web.problems import Kind
from carrel.web.shaping import bibliography_shape, citation_shape

if TYPE_CHECKING:
    from carrel.workbench.cite_passage import Citation


@dataclass(frozen=True, slots=True)
class Place:
    """The part of a work that is cited: at most one of a span, a quotation, a page's label."""

    span: Span | None
    quote: str | None
    page: str | None


@dataclass(frozen=True, slots=True)
class Wished:
    """How it is to be cited; what is empty is the project's or the style's own."""

    style: str
    language: str
    format: str
    own_misreadings: bool
    options: Mapping[str, object]


class Format(StrEnum):
    """What a citation is written in."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


def place(
    start: Annotated[int | None, QueryParameter(description="Where the passage begins.")] = None,
    end: Annotated[int | None, QueryParameter(description="Where the passage ends.")] = None,
    quote: Annotated[str | None, QueryParameter(description="The passage by its words.")] = None,
    page: Annotated[str | None, QueryParameter(description="A page by its printed label.")] = None,
) -> Place:
    """Which part of the work is cited; raise ``FieldErrors`` for more than one."""
    if (start is None) != (end is None):
        missing = "start" if start is None else "end"
        raise FieldErrors({missing: "A passage needs both its start and its end."})
    if (start is not None) + (quote is not None) + (page is not None) > 1:
        raise FieldErrors({"page": "Give one of: start and end, quote, page."})
    span = None if start is None or end is None else Span(start, end)
    return Place(span, quote, page)


def beyond(
    item_language: Annotated[
        bool | None, QueryParameter(description="Write entries in their works' own languages.")
    ] = None,
    isolate: Annotated[
        bool | None, QueryParameter(description="Isolate what runs the other way.")
    ] = None,
    suffix_alphabet: Annotated[
        str, QueryParameter(description="The letters of year suffixes, such as persian.")
    ] = "",
    calendar: Annotated[
        str, QueryParameter(description="strict, own, both or gregorian; empty for the project's.")
    ] = "",
) -> Mapping[str, object]:
    """What is asked for beyond the style instead of what the project asks for."""
    asked: dict[str, object] = {
        "item_language": item_language,
        "isolate": isolate,
        "suffix_alphabet": suffix_alphabet or None,
        "calendar": calendar or None,
    }
    return {name: value for name, value in asked.items() if value is not None}


def manner(
    beyond: NamedDependency[Mapping[str, object]],
    style: Annotated[
        str, QueryParameter(description="A CSL style id; empty for the active project's.")
    ] = "",
    lang: Annotated[str, QueryParameter(description="A BCP 47 tag; empty for the project's.")] = "",
    form: Annotated[Format, QueryParameter(name="format")] = Format.TEXT,
    *,
    sic: Annotated[bool, QueryParameter(description="Put [sic] after misread words.")] = False,
) -> Wished:
    """How it is cited."""
    return Wished(style, lang, form.value, own_misreadings=sic, options=beyond)


@get(
    "/api/works/{key:str}/citation",
    operation_id="cite",
    summary="Cite a work, a page or a passage",
    tags=["citations"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID, Kind.NOT_QUOTED),
    dependencies={
        "place": Provide(place, sync_to_thread=False),
        "manner": Provide(manner, sync_to_thread=False),
        "beyond": Provide(beyond, sync_to_thread=False),
    },
    sync_to_thread=True,
)
def cite(
    library: NamedDependency[Library],
    key: FromPath[str],
    place: NamedDependency[Place],
    manner: NamedDependency[Wished],
) -> shapes.Citation:
    """A passage by start and end or by quote, a page by its label; with none the whole work."""
    return citation_shape(_cite(library, key, place, manner))


def _cite(library: Library, key: str, cited: Place, wished: Wished) -> Citation:
    # The engine and its styles are loaded by the first who cites.
    from carrel.workbench.cite_passage import (
        Manner,
        cite_page,
        cite_quotation,
        cite_span,
        cite_work,
    )

    how = Manner(
        wished.style, wished.language, wished.format, wished.own_misreadings, wished.options
    )
    if cited.span is not None:
        return cite_span(library, key, cited.span, how)
    if cited.quote is not None:
        return cite_quotation(library, key, cited.quote, how)
    if cited.page is not None:
        return cite_page(library, key, cited.page, how)
    return cite_work(library, key, how)


@get(
    "/api/bibliography",
    operation_id="getBibliography",
    summary="A project's bibliography",
    tags=["citations"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    dependencies={
        "manner": Provide(manner, sync_to_thread=False),
        "beyond": Provide(beyond, sync_to_thread=False),
    },
    sync_to_thread=True,
)
def get_bibliography(
    library: NamedDependency[Library],
    manner: NamedDependency[Wished],
    project: Annotated[
        str, QueryParameter(description="Its name; empty for the active project.")
    ] = "",
) -> shapes.Bibliography:
    """Its works in the order and the form that the style asks for."""
    from carrel.workbench.write_bibliography import write_bibliography

    bibliography = write_bibliography(
        library,
        project=project,
        style=manner.style,
        language=manner.language,
        form=manner.format,
        options=manner.options,
    )
    return bibliography_shape(bibliography)


ROUTES = (cite, get_bibliography)
