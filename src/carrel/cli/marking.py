"""``carrel mark`` and ``carrel unmark``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.cli.output import say, say_record
from carrel.cli.records import of_annotation
from carrel.store.library import open_library
from carrel.workbench.mark_passage import delete_mark, mark_quotation, note_on_work

if TYPE_CHECKING:
    from argparse import Namespace


def mark(arguments: Namespace) -> int:
    """Highlight a passage, or write a note on the whole work when no passage is given."""
    with open_library(arguments.library) as library:
        if arguments.quote is None:
            made = note_on_work(library, arguments.key, arguments.note, tags=arguments.tag)
        else:
            made = mark_quotation(
                library,
                arguments.key,
                arguments.quote,
                color=arguments.color,
                note=arguments.note,
                tags=arguments.tag,
            )
    if arguments.json:
        say_record(of_annotation(made))
    else:
        place = f"{made.work} {made.span}" if made.span else made.work
        say(f"{made.id}  {place}")
    return 0


def unmark(arguments: Namespace) -> int:
    """Take a mark or note away."""
    with open_library(arguments.library) as library:
        gone = delete_mark(library, arguments.id)
    say(f"{gone.id} is gone from {gone.work}; 'carrel restore {gone.id}' brings it back.")
    return 0
