"""A report as an office document (Office Open XML, ECMA-376)."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING

from carrel.drawing.report import Evidence, Report, Section
from carrel.drawing.vega import to_png
from carrel.drawing.words import cell

if TYPE_CHECKING:
    from docx.document import Document as OfficeDocument
    from docx.text.paragraph import Paragraph

    from carrel.drawing.chart import Chart, Table

_WIDTH = 6.2
"""Inches between the margins of a page as the template has it."""

_LONGEST_TITLE = 255
"""Characters that a title among a document's properties may have."""


def report_docx(report: Report) -> bytes:
    """The whole file, with headings, tables and pictures that word processors know as such."""
    from docx import Document

    office = Document()
    office.core_properties.title = printable(report.title)[:_LONGEST_TITLE]
    office.add_heading(printable(report.title), level=0)
    office.add_paragraph(printable(report.caption))
    for section in report.sections:
        _add_section(office, section)
    if report.bibliography:
        office.add_heading("Bibliography", level=1)
        for entry in report.bibliography:
            _add_entry(office, entry)
    written = BytesIO()
    office.save(written)
    return written.getvalue()


def printable(text: str) -> str:
    """The text without what XML 1.0 (section 2.2) cannot hold."""
    return "".join(mark for mark in text if mark in "\t\n" or _is_xml(ord(mark)))


def _is_xml(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000  # noqa: PLR2004 - the production Char


def _add_section(office: OfficeDocument, section: Section) -> None:
    office.add_heading(printable(section.heading), level=1)
    for words in section.paragraphs:
        office.add_paragraph(printable(words))
    if section.chart:
        _add_chart(office, section.chart)
    if section.table:
        _add_table(office, section.table)
    for evidence in section.evidence:
        _add_evidence(office, evidence)


def _add_chart(office: OfficeDocument, chart: Chart) -> None:
    from docx.shared import Inches

    drawn = to_png(chart)
    if drawn:
        office.add_picture(BytesIO(drawn), width=Inches(_WIDTH))
    else:
        office.add_paragraph(printable(chart.reason))
    office.add_paragraph(printable(f"{chart.title}. {chart.caption}"), style="Caption")
    _add_table(office, chart.table)


def _add_table(office: OfficeDocument, table: Table) -> None:
    made = office.add_table(rows=1, cols=len(table.columns), style="Light List")
    for place, column in zip(made.rows[0].cells, table.columns, strict=True):
        place.text = printable(column)
    for row in table.rows:
        for place, value in zip(made.add_row().cells, row, strict=True):
            place.text = printable(cell(value))
    office.add_paragraph()


def _add_evidence(office: OfficeDocument, evidence: Evidence) -> None:
    office.add_paragraph(printable(evidence.claim))
    for words, citation in evidence.passages:
        quoted = office.add_paragraph(printable(words) + " ", style="Quote")
        _Runs(quoted).feed(citation)


def _add_entry(office: OfficeDocument, entry: str) -> None:
    from docx.shared import Inches

    paragraph = office.add_paragraph()
    paragraph.paragraph_format.left_indent = Inches(0.4)
    paragraph.paragraph_format.first_line_indent = Inches(-0.4)
    _Runs(paragraph).feed(entry)


class _Runs(HTMLParser):
    """The few elements that citations are written in, as runs of a paragraph."""

    def __init__(self, paragraph: Paragraph) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what begins: an element, or small capitals by their style."""
        style = dict(attrs).get("style") or ""
        self._open.append("small-caps" if "small-caps" in style else tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - csl's HTML is well-formed
        """Note what ends."""
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Write a run with all that is open."""
        run = self._paragraph.add_run(printable(data))
        opened = set(self._open)
        run.italic = bool(opened & {"i", "em"}) or None
        run.bold = bool(opened & {"b", "strong"}) or None
        run.font.superscript = "sup" in opened or None
        run.font.subscript = "sub" in opened or None
        run.font.small_caps = "small-caps" in opened or None
