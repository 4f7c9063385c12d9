"""``carrel study report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import asked, selection_of
from carrel.cli.study_files import write_new
from carrel.values.errors import CarrelError
from carrel.workbench.write_report import write_report

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.drawing.report import Report

_FORMS = (".html", ".docx")


def report(arguments: Namespace) -> int:
    """Write the report into a new file, in the form that its name ends with."""
    form = arguments.file.suffix.casefold()
    if form not in _FORMS:
        raise CarrelError(
            f"{arguments.file} does not say how it is to be written: end its name with .html, "
            "which can be printed, or .docx."
        )
    with asked(arguments) as study:
        selection = selection_of(arguments, study.study)
        made = write_report(study.library, study.name, selection=selection, coder=study.coder)
    write_new(arguments.file, _written(made, form))
    if arguments.json:
        say_record(
            {
                "study": made.title,
                "file": str(arguments.file),
                "caption": made.caption,
                "sections": [section.heading for section in made.sections],
            }
        )
    else:
        say(f"The report of {made.title} is in {arguments.file}: {made.caption}")
    return 0


def _written(report: Report, form: str) -> bytes:
    if form == ".docx":
        from carrel.exchange.report_docx import report_docx

        return report_docx(report)
    from carrel.exchange.report_html import report_html

    return report_html(report).encode(errors="replace")
