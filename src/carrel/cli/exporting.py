"""``carrel export`` and ``carrel check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.cli.output import say, say_record
from carrel.store.integrity import check as faults_of
from carrel.store.library import open_library
from carrel.workbench.exchange_files import export_library

if TYPE_CHECKING:
    from argparse import Namespace

_WRONG = 2


def export(arguments: Namespace) -> int:
    """Write the library out."""
    with open_library(arguments.library) as library:
        count = export_library(library, arguments.folder)
    works = "1 work is" if count == 1 else f"{count} works are"
    say(f"{works} in {arguments.folder}, with their originals, texts, marks and notes.")
    return 0


def check(arguments: Namespace) -> int:
    """Say each fault of the library; 2 when there is one."""
    with open_library(arguments.library) as library:
        faults = faults_of(library)
        count = len(library.works.keys())
    if arguments.json:
        say_record({"whole": not faults, "works": count, "faults": list(faults)})
    else:
        for fault in faults:
            say(fault)
        if not faults:
            works = "1 work" if count == 1 else f"{count} works"
            say(f"The library is whole: {works}, each original and text as it came.")
    return _WRONG if faults else 0
