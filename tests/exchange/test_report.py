"""A report as HTML and as an office document says all that the report says, and nothing else."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO

from docx import Document
from docx.document import Document as OfficeDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.drawing.bars import Bar, Heading, bar_chart
from carrel.drawing.chart import Table
from carrel.drawing.report import Evidence, Report, Section
from carrel.exchange.report_docx import printable, report_docx
from carrel.exchange.report_html import report_html

CHART = bar_chart(
    (Bar("USA", -0.24), Bar("TUR", None)),
    Heading("pressure", "Pressure", "1 source, 2 claims", ("Third party", "Share")),
)
REPORT = Report(
    "Two <powers> & a third",
    "1 source, 2 claims",
    (
        Section("Questions", ("What draws them together?", "چه چیز آنها را به هم نزدیک می‌کند؟")),
        Section("Pressure", chart=CHART),
        Section("Nothing", chart=bar_chart((), Heading("n", "None", "", ("A", "B")))),
        Section(
            "Claims",
            table=Table(("Claim", "Strength"), (("arms <sale>", 3), ("trade", None))),
            evidence=(Evidence("IRN – RUS, arms", (("to <resume> sales", "(<i>Book</i> 3)"),)),),
        ),
    ),
    ('Ann. <i>Book</i>. <span style="font-variant:small-caps">Press</span>, 2001.',),
)


def office_of(report: Report) -> OfficeDocument:
    """The document as a word processor would open it."""
    return Document(BytesIO(report_docx(report)))


def test_html_stands_alone_and_escapes_what_came_from_outside() -> None:
    """One file: no script, no address, no link to a desk; citations keep their italics."""
    written = report_html(REPORT)
    assert "Two &lt;powers&gt; &amp; a third" in written
    assert "to &lt;resume&gt; sales" in written
    assert "(<i>Book</i> 3)" in written
    assert "<svg" in written
    assert "<script" not in written
    assert "href" not in written
    assert "src=" not in written


def test_html_says_why_a_chart_is_empty() -> None:
    """Missing is shown as missing."""
    assert "There is nothing to draw" in report_html(REPORT)


def test_an_office_document_has_headings_tables_and_pictures() -> None:
    """What word processors navigate by is there as such."""
    office = office_of(REPORT)
    headings = [
        one.text for one in office.paragraphs if one.style and "Head" in str(one.style.name)
    ]
    assert headings == ["Questions", "Pressure", "Nothing", "Claims", "Bibliography"]
    assert office.core_properties.title == REPORT.title
    assert len(office.inline_shapes) == 1
    assert [cell.text for cell in office.tables[-1].rows[2].cells] == ["trade", "–"]


def test_citations_keep_their_italics_in_office_documents() -> None:
    """The runs of a citation look as the style has them."""
    entry = office_of(REPORT).paragraphs[-1]
    assert entry.text == "Ann. Book. Press, 2001."
    assert [run.text for run in entry.runs if run.italic] == ["Book"]
    assert [run.text for run in entry.runs if run.font.small_caps] == ["Press"]


@settings(max_examples=25)
@given(st.text())
def test_whatever_a_source_says_can_be_written(words: str) -> None:
    """No text breaks a file: what XML cannot hold is left out of office documents alone."""
    report = Report(words, words, (Section(words, (words,)),), ())
    assert office_of(report).paragraphs[-1].text == printable(words)
    HTMLParser().feed(report_html(report))
