"""``carrel search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.cli.output import bold, say, say_aside, say_record
from carrel.cli.records import of_hit
from carrel.store.library import open_library
from carrel.workbench.find_text import find_text

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.workbench.find_text import Findings, Hit


def search(arguments: Namespace) -> int:
    """Print each hit with its work, page, span and snippet; the counts go to stderr."""
    with open_library(arguments.library) as library:
        found = find_text(
            library,
            " ".join(arguments.words),
            within=arguments.within,
            apparatus=arguments.apparatus,
            limit=arguments.limit,
        )
    for hit in found.hits:
        if arguments.json:
            say_record(of_hit(hit))
        else:
            say(_line_of(hit))
    for remark in found.remarks:
        say_aside(f"carrel: {remark}")
    say_aside(_counts(found, within=arguments.within))
    return 0


def _line_of(hit: Hit) -> str:
    place = f" p. {hit.label}" if hit.label else ""
    return f"{hit.work}{place}  {hit.span}  {_marked(hit)}"


def _marked(hit: Hit) -> str:
    """The snippet on one line, the words found in bold where a terminal shows it."""
    parts: list[str] = []
    done = 0
    for span in hit.marked:
        parts += [hit.snippet[done : span.start], bold(hit.snippet[span.start : span.end])]
        done = span.end
    return " ".join("".join([*parts, hit.snippet[done:]]).split())


def _counts(found: Findings, *, within: str | None) -> str:
    hits = "1 hit" if found.total == 1 else f"{found.total} hits"
    shown = f", {len(found.hits)} shown" if len(found.hits) < found.total else ""
    if within is None:
        works = "1 work" if len(found.per_work) == 1 else f"{len(found.per_work)} works"
        return f"{hits} in {works}{shown}"
    pages = ", ".join(f"{count} on page {page}" for page, count in found.per_page)
    return f"{hits}{shown}{': ' + pages if pages else ''}"
