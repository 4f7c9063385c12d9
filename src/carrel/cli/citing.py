"""``carrel cite`` and ``bibliography``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from carrel.cli.commands import REFERENCE_FORMATS
from carrel.cli.output import say, say_aside, say_record
from carrel.cli.records import asked_options, of_citation
from carrel.store.library import open_library
from carrel.values.errors import CarrelError
from carrel.workbench.cite_passage import (
    Citation,
    Manner,
    cite_page,
    cite_quotation,
    cite_work,
)

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.store.library import Library


def cite(arguments: Namespace) -> int:
    """Print what goes into the reader's text, then the reference."""
    if arguments.quote is not None and arguments.page is not None:
        raise CarrelError("--quote finds its page itself: give --quote or --page, not both.")
    with open_library(arguments.library) as library:
        citation = _cite(library, arguments)
    if arguments.json:
        say_record(of_citation(citation))
        return 0
    for warning in citation.warnings:
        say_aside(f"carrel: {warning}")
    if citation.sic and not arguments.sic:
        words = ", ".join(f"'{word.word}' ({word.likely}?)" for word in citation.sic)
        say_aside(f"carrel: {words} may be misread in the source; --sic says so in the quotation.")
    say(citation.clipboard if citation.quotation else citation.citation)
    if citation.reference:
        say()
        say(citation.reference)
    return 0


def bibliography(arguments: Namespace) -> int:
    """Print a project's bibliography, an entry a paragraph."""
    from carrel.workbench.write_bibliography import write_bibliography

    if arguments.format in REFERENCE_FORMATS:
        return _for_other_programs(arguments)
    with open_library(arguments.library) as library:
        written = write_bibliography(
            library,
            project=arguments.project or "",
            style=arguments.style or "",
            language=arguments.lang or "",
            form=arguments.format,
            options=asked_options(arguments),
        )
    for warning in written.warnings:
        say_aside(f"carrel: {warning}")
    for key, entry in written.entries:
        if arguments.json:
            say_record({"key": key, "entry": entry})
        else:
            say(entry)
            say()
    return 0


def _for_other_programs(arguments: Namespace) -> int:
    """Print the records of a project's works; what belongs to a style has no say in them."""
    from carrel.exchange.reference_files import REFERENCE_FORMATS as WRITERS
    from carrel.workbench.write_bibliography import items_of_project

    with open_library(arguments.library) as library:
        items = items_of_project(library, arguments.project or "")
    sys.stdout.write(WRITERS[arguments.format].write(items))
    return 0


def _cite(library: Library, arguments: Namespace) -> Citation:
    manner = Manner(
        arguments.style or "",
        arguments.lang or "",
        arguments.format,
        arguments.sic,
        asked_options(arguments),
    )
    if arguments.quote is not None:
        return cite_quotation(library, arguments.key, arguments.quote, manner)
    if arguments.page is not None:
        return cite_page(library, arguments.key, arguments.page, manner)
    return cite_work(library, arguments.key, manner)
