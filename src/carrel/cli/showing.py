"""``carrel works``, ``show``, ``mend``, ``remove`` and ``restore``."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from carrel.cli.output import say, say_record
from carrel.cli.records import of_annotation, of_document, of_span, of_work
from carrel.language.dates import date_words
from carrel.library.record import DATE_VARIABLES, NAME_VARIABLES
from carrel.store.library import open_library
from carrel.values.errors import CarrelError
from carrel.values.partial_date import date_from_csl
from carrel.values.span import span_from_text
from carrel.workbench.read_document import overview, read_span
from carrel.workbench.tidy_shelf import mend_work

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.annotations.annotation import Annotation
    from carrel.library.work import Work
    from carrel.store.library import Library
    from carrel.workbench.read_document import Overview

_MARK_ID_LENGTH = 36


def works(arguments: Namespace) -> int:
    """List the shelf, a line each."""
    with open_library(arguments.library) as library:
        for work in library.works.all():
            if arguments.json:
                say_record(of_work(work))
            else:
                say(_line_of(work))
    return 0


def show(arguments: Namespace) -> int:
    """Show one work: its text, its record as JSON, or all of it for reading."""
    with open_library(arguments.library) as library:
        if arguments.span is not None and not arguments.text:
            message = "--span goes with --text: write 'carrel show KEY --text --span A:B'."
            raise CarrelError(message)
        if arguments.text:
            span = span_from_text(arguments.span) if arguments.span is not None else None
            text = read_span(library, arguments.key, span)
            if arguments.json:
                say_record({"key": arguments.key, "span": of_span(span), "text": text})
            else:
                say(text)
        elif arguments.json:
            say_record(_whole_record(library, arguments.key))
        else:
            _tell(overview(library, arguments.key))
    return 0


def mend(arguments: Namespace) -> int:
    """Set variables of a record and show the work's line."""
    changes: dict[str, str] = {}
    for change in arguments.changes:
        variable, equals, value = change.partition("=")
        if not equals:
            message = f"'{change}' sets nothing: write VARIABLE=VALUE, such as title='A Title'."
            raise CarrelError(message)
        changes[variable.strip()] = value.strip()
    with open_library(arguments.library) as library:
        work = mend_work(library, arguments.key, changes)
    if arguments.json:
        say_record(of_work(work))
    else:
        say(_line_of(work))
    return 0


def remove(arguments: Namespace) -> int:
    """Take a work off the shelf; its text, marks and notes are kept."""
    with open_library(arguments.library) as library:
        library.works.remove(arguments.key)
    say(f"{arguments.key} is off the shelf; 'carrel restore {arguments.key}' brings it back.")
    return 0


def restore(arguments: Namespace) -> int:
    """Bring back a removed work, or a mark by its id."""
    with open_library(arguments.library) as library:
        if len(arguments.key) == _MARK_ID_LENGTH and arguments.key.count("-") > 1:
            library.annotations.restore(arguments.key)
        else:
            library.works.restore(arguments.key)
    say(f"{arguments.key} is back.")
    return 0


def _whole_record(library: Library, key: str) -> dict[str, object]:
    seen = overview(library, key)
    return {
        **of_work(seen.work),
        "file": {
            "name": seen.original.file_name,
            "media_type": seen.original.media_type,
            "size": seen.original.size,
        },
        **of_document(library.documents.get(seen.work.document)),
        "annotations": [of_annotation(annotation) for annotation in seen.annotations],
        "projects": list(seen.projects),
    }


def _line_of(work: Work) -> str:
    authors = _written(work, "author") or "[no author]"
    issued = _written(work, "issued") or "[no date]"
    return f"{work.key}  {authors.rstrip('.')}. {work.title or '[no title]'}. {issued}"


def _written(work: Work, variable: str) -> str:
    """A value of the record on one line: names inverted, dates in words."""
    if variable in NAME_VARIABLES:
        return "; ".join(name.inverted for name in work.names(variable))
    value = work.item.get(variable) or ""
    if variable in DATE_VARIABLES:
        return date_words(date_from_csl(value or {}))
    return " ".join(str(value).split())


def _tell(seen: Overview) -> None:
    work, summary = seen.work, seen.summary
    say(_line_of(work))
    say()
    for variable in work.item:
        source = work.provenance.get(variable)
        where = (
            f"  [{source.origin.value}{f' {source.span}' if source.span else ''}]" if source else ""
        )
        say(f"  {variable}: {_written(work, variable)}{where}")
    say()
    pages = f"{summary.pages} pages" if summary.labelled else "no pages of its own"
    blocks = ", ".join(f"{count} {kind.value}" for kind, count in summary.blocks.items())
    say(f"  {summary.characters} characters, {pages}; {blocks}")
    say(f"  from {seen.original.file_name}, {seen.original.size} bytes, SHA-256 {work.original}")
    if seen.projects:
        say(f"  in {', '.join(seen.projects)}")
    if seen.annotations:
        say()
    for annotation in seen.annotations:
        say(_line_of_mark(annotation))


def _line_of_mark(mark: Annotation) -> str:
    quote = f"“{' '.join(mark.selector.quote.exact.split())}”" if mark.selector else "on the work"
    place = f"{mark.span} {mark.color}" if mark.span else "note"
    tags = "".join(f" #{tag}" for tag in mark.tags)
    note = indent(f"\n{mark.note}", " " * 6) if mark.note else ""
    return f"  {mark.id}  {place}  {quote}{tags}{note}"
