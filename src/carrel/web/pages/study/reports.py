"""The report of a study: on its page, and as a file."""

from __future__ import annotations

from typing import Any, NamedTuple

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from carrel.drawing.report import Report, Section
from carrel.store.library import Library
from carrel.web.pages.rendering import render
from carrel.web.pages.study.choosing import selection_of
from carrel.web.pages.study.drawn import Drawn, ShownRow, drawn, shown_rows
from carrel.web.pages.study.frame import frame, open_study, study_path
from carrel.web.slashes import as_written

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ShownSection(NamedTuple):
    """A section with its chart drawn and its table's cells in words."""

    told: Section
    drawn: Drawn | None
    rows: tuple[ShownRow, ...]


@get("/studies/{name:str}/report", include_in_schema=False, sync_to_thread=True)
def report_page(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
) -> Response[str]:
    """All that the report says, to read and to print."""
    selection = selection_of(request.query_params)
    opened = open_study(library, as_written(name), coder=coder, selection=selection)
    report = _report(request, library, coder, name)
    path = study_path(opened.study.name)
    return render(
        "study_report.html",
        **frame(opened, "report"),
        report=report,
        sections=opened.loaded.once(
            ("shown", selection, library.history.version()),
            lambda: [_shown(section, path) for section in report.sections],
        ),
    )


@get("/studies/{name:str}/report.html", include_in_schema=False, sync_to_thread=True)
def report_html_file(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
) -> Response[bytes]:
    """One HTML file that needs nothing beside it."""
    from carrel.exchange.report_html import report_html

    written = report_html(_report(request, library, coder, name))
    return _file(written.encode(errors="replace"), "text/html; charset=utf-8", "report.html")


@get("/studies/{name:str}/report.docx", include_in_schema=False, sync_to_thread=True)
def report_docx_file(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
) -> Response[bytes]:
    """A document for a word processor."""
    from carrel.exchange.report_docx import report_docx

    return _file(report_docx(_report(request, library, coder, name)), _DOCX, "report.docx")


def _report(request: Request[Any, Any, Any], library: Library, coder: str, name: str) -> Report:
    from carrel.workbench.write_report import write_report

    selection = selection_of(request.query_params)
    return write_report(library, as_written(name), selection=selection, coder=coder)


def _shown(section: Section, path: str) -> ShownSection:
    chart = section.chart
    # A report is printed: its charts have one width.
    figure = drawn(lambda _narrow: chart, path, ("wide",)) if chart else None
    return ShownSection(section, figure, shown_rows(section.table) if section.table else ())


def _file(body: bytes, media_type: str, name: str) -> Response[bytes]:
    named = f'attachment; filename="{name}"'
    return Response(body, media_type=media_type, headers={"content-disposition": named})


REPORT_HANDLERS = (report_page, report_html_file, report_docx_file)
"""The report's page and files."""
