"""Reference lists: those of a work, and those that were pasted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.exchange.reference_files import REFERENCE_FORMATS
from carrel.language.scripts import direction_of
from carrel.library.record import DATE_VARIABLES, NAME_VARIABLES, TYPES
from carrel.references.certainty import Certainty
from carrel.store.library import Library
from carrel.values.span import span_from_text
from carrel.web.pages.cited import cited_at
from carrel.web.pages.reference_lines import EntryLine, entry_lines, label_of
from carrel.web.pages.rendering import render
from carrel.web.pages.shelf import day_words
from carrel.web.pages.words import LABELS, type_words, value_to_mend
from carrel.web.routes_references import first_words
from carrel.workbench.gather_references import Listed, ReferenceLists, lists_of
from carrel.workbench.name_references import with_keys

if TYPE_CHECKING:
    from carrel.library.work import Work

_PER_PAGE = 100
_NEEDS_A_PERSON = frozenset({Certainty.LOOK, Certainty.LITERAL})
_ASKED = (
    "author", "title", "container-title", "type", "issued", "volume", "issue", "page",
    "publisher-place", "publisher", "editor", "DOI", "URL",
)  # fmt: skip
"""Narrow fields stand in pairs: kind and date, volume and number, pages and place."""

_NARROW = frozenset(
    {"type", "issued", "volume", "issue", "page", "publisher-place", "edition", "number"}
)
_LINES = 4
_WIDE = 36


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of the form of an entry: what is typed in it, and where its words stand."""

    variable: str
    label: str
    typed: str
    places: str
    narrow: bool
    names: bool
    date: bool
    shown: bool

    @property
    def several_lines(self) -> bool:
        """Whether it is typed in a field of several lines."""
        return self.names or len(self.typed) > _WIDE

    @property
    def rows(self) -> int:
        """How many lines the field shows."""
        return min(_LINES, self.typed.count("\n") + 1 + len(self.typed) // _WIDE)


@get("/works/{key:str}/references", include_in_schema=False, sync_to_thread=True)
def references_of_work_page(
    library: NamedDependency[Library],
    key: FromPath[str],
    page: FromQuery[int] = 1,
    show: FromQuery[str] = "",
) -> Response[str]:
    """The lists of a work, read the first time that they are asked for."""
    work = library.works.get(key)
    return _page(library, lists_of(library, work.document), work, page, show)


@get("/references/{document:str}", include_in_schema=False, sync_to_thread=True)
def pasted_list_page(
    library: NamedDependency[Library],
    document: FromPath[str],
    page: FromQuery[int] = 1,
    show: FromQuery[str] = "",
) -> Response[str]:
    """A list that was pasted."""
    return _page(library, lists_of(library, document), None, page, show)


@get("/references", include_in_schema=False, sync_to_thread=True)
def pasted_lists_page(library: NamedDependency[Library]) -> Response[str]:
    """Where a list is pasted, and those that were."""
    lists = [
        {
            "document": one.document,
            "words": first_words(library, one.document),
            "count": library.references.count(one.document) or 0,
            "added": day_words(one.added),
        }
        for one in library.references.pasted()
    ]
    return render("pasted.html", lists=lists)


@get("/references/{document:str}/download", include_in_schema=False, sync_to_thread=True)
def download_references(
    library: NamedDependency[Library],
    document: FromPath[str],
    format: FromQuery[str] = "bibtex",  # noqa: A002 - the name that commands use
) -> Response[str]:
    """The records of a list for other programs."""
    chosen = REFERENCE_FORMATS.get(format) or REFERENCE_FORMATS["bibtex"]
    items = with_keys(each.item for each in lists_of(library, document).entries)
    return Response(
        chosen.write(items),
        media_type=f"{chosen.media_type}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="references.{chosen.ending}"'},
    )


@get("/references/{document:str}/entries/{span:str}", include_in_schema=False, sync_to_thread=True)
def entry_page(
    library: NamedDependency[Library], document: FromPath[str], span: FromPath[str]
) -> Response[str]:
    """One entry with the form in which it is corrected."""
    listed = lists_of(library, document).at(span_from_text(span))
    (line,) = entry_lines(library, [listed], library.documents.pages(document), ())
    return render(
        "entry.html",
        document=document,
        line=line,
        asked=fields_of(listed, line),
        types=sorted(((each, type_words(each)) for each in TYPES), key=lambda pair: pair[1]),
    )


def fields_of(listed: Listed, line: EntryLine) -> list[Asked]:
    """The usual fields and those that are set; the others wait to be added."""
    places = {value.variable: value.places for value in line.values}
    set_ = [name for name in listed.item if name not in _ASKED and name in LABELS]
    rest = [name for name in LABELS if name not in {*_ASKED, *set_, "abstract", "keyword"}]
    return [
        Asked(
            name,
            label_of(name),
            value_to_mend(name, listed.item[name]) if listed.item.get(name) else "",
            places.get(name, ""),
            name in _NARROW,
            name in NAME_VARIABLES,
            name in DATE_VARIABLES,
            name not in rest,
        )
        for name in (*_ASKED, *set_, *rest)
    ]


def _page(
    library: Library, lists: ReferenceLists, work: Work | None, page: int, show: str
) -> Response[str]:
    chosen = [each for each in lists.entries if _is_shown(each, show)]
    pages = max(1, -(-len(chosen) // _PER_PAGE))
    number = min(max(page, 1), pages)
    part = chosen[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    project = library.projects.active()
    text_pages = library.documents.pages(lists.document)
    summary = library.documents.summary(lists.document)
    lines = entry_lines(library, part, text_pages, project.works)
    return render(
        "references.html",
        work=work,
        document=lists.document,
        lists=lists,
        lines=lines,
        ready=sum(line.ready for line in lines),
        left_out=entry_lines(library, lists.left_out, text_pages, project.works),
        counts=_counts(lists),
        version=lists.version,
        show=show,
        turning=_turning(number, pages, show),
        project=project,
        language=summary.language,
        direction=direction_of(part[0].entry.reference.mended.raw, "") if part else "ltr",
        formats=(("bibtex", "BibTeX"), ("ris", "RIS"), ("csl-json", "CSL-JSON")),
    )


def _is_shown(listed: Listed, show: str) -> bool:
    match show:
        case "look":
            return listed.certainty in _NEEDS_A_PERSON
        case "sure":
            return listed.certainty not in _NEEDS_A_PERSON
        case _:
            return True


def _counts(lists: ReferenceLists) -> dict[str, int]:
    return {
        "all": len(lists.entries),
        "sure": lists.count(Certainty.SURE) + lists.count(Certainty.SEEN),
        "look": lists.count(Certainty.LOOK),
        "literal": lists.count(Certainty.LITERAL),
    }


def _turning(number: int, pages: int, show: str) -> dict[str, Any]:
    def address(other: int) -> str:
        if not 1 <= other <= pages:
            return ""
        return "?" + urlencode({"page": other, **({"show": show} if show else {})})

    return {
        "previous": address(number - 1),
        "next": address(number + 1),
        "number": number,
        "pages": pages,
    }


@get("/works/{key:str}/citations/{span:str}", include_in_schema=False, sync_to_thread=True)
def cited_page(
    library: NamedDependency[Library], key: FromPath[str], span: FromPath[str]
) -> Response[str]:
    """What a citation in the text of a work means: the entries, the works, the page cited."""
    work = library.works.get(key)
    return render("cited.html", work=work, cited=cited_at(library, work, span_from_text(span)))


REFERENCE_HANDLERS = (
    references_of_work_page,
    pasted_lists_page,
    pasted_list_page,
    download_references,
    entry_page,
    cited_page,
)
"""Every page of reference lists."""
