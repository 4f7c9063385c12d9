"""A report as one HTML file: it needs nothing beside it, and prints."""

from __future__ import annotations

from html import escape

from carrel.drawing.chart import Cell, Chart, Table
from carrel.drawing.palette import FILE
from carrel.drawing.report import Evidence, Report, Section
from carrel.drawing.vega import to_svg
from carrel.drawing.words import cell

_STYLE = """
:root { color-scheme: light; }
body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #211f1b; background: #fff;
  font: 1.05rem/1.6 Georgia, "Noto Serif", "Noto Naskh Arabic", serif; }
h1, h2, caption, th { font-family: system-ui, "Noto Sans", "Liberation Sans", sans-serif; }
h1 { line-height: 1.2; } h2 { margin-block-start: 2.5em; }
.hush { color: #5e584e; } figure { margin: 1.5em 0; } figure svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: 0.85rem; inline-size: 100%; }
th, td { padding: 0.3em 0.6em; border-block-end: 1px solid #ddd5c6; text-align: start; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
blockquote { margin: 0.5em 0 1em 1.5em; } .entry { padding-inline-start: 2em; text-indent: -2em; }
.evidence { break-inside: avoid; } h2, h3 { break-after: avoid; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } figure { break-inside: avoid; } }
"""


def report_html(report: Report) -> str:
    """The whole file; every word from outside is escaped, citations come as HTML from ``csl``."""
    body = "\n".join(_section(section) for section in report.sections)
    entries = "\n".join(f'<p class="entry">{entry}</p>' for entry in report.bibliography)
    listed = f"<h2>Bibliography</h2>\n{entries}" if entries else ""
    return (
        f'<!doctype html>\n<html lang="{escape(report.language)}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(report.title)}</title>\n<style>{_STYLE}</style>\n"
        f'<h1><bdi>{escape(report.title)}</bdi></h1>\n<p class="hush">{escape(report.caption)}</p>\n'
        f"{body}\n{listed}\n</html>\n"
    )


def _section(section: Section) -> str:
    parts = [f"<h2>{escape(section.heading)}</h2>"]
    parts += [f'<p dir="auto">{escape(words)}</p>' for words in section.paragraphs]
    if section.chart:
        parts.append(_figure(section.chart))
    if section.table:
        parts.append(_table(section.table))
    parts += [_evidence(one) for one in section.evidence]
    return "\n".join(parts)


def _figure(chart: Chart) -> str:
    # Links to claims lead into a desk, which whoever reads the file does not have.
    drawn = to_svg(chart, FILE, links=False) or f"<p>{escape(chart.reason)}</p>"
    caption = f"<figcaption>{escape(chart.title)}. {escape(chart.caption)}</figcaption>"
    return f"<figure>{drawn}{caption}</figure>\n{_table(chart.table)}"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "\n".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in table.rows)
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"


def _cell(value: Cell) -> str:
    kind = "" if isinstance(value, str) else ' class="number"'
    return f"<td{kind}><bdi>{escape(cell(value))}</bdi></td>"


def _evidence(evidence: Evidence) -> str:
    quoted = "".join(
        f'<blockquote dir="auto">{escape(words)} <span dir="auto">{citation}</span></blockquote>'
        for words, citation in evidence.passages
    )
    return f'<div class="evidence"><p dir="auto">{escape(evidence.claim)}</p>{quoted}</div>'
