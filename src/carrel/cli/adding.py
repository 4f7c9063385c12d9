"""``carrel add``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.cli.output import Progress, say, say_aside, say_record
from carrel.cli.records import of_addition
from carrel.store.library import open_library
from carrel.values.errors import CarrelError
from carrel.workbench.import_file import Addition, files_in, import_files

if TYPE_CHECKING:
    from argparse import Namespace

_WRONG = 2


def add(arguments: Namespace) -> int:
    """Bring in each file and say so as it finishes; 2 when one of them could not be read."""
    paths = tuple(files_in(arguments.paths, but_not=arguments.library))
    code = 0
    with open_library(arguments.library) as library:
        bar = Progress(len(paths), "Reading")
        bar.show(0)
        results = import_files(library, paths, project=arguments.project)
        for done, (path, result) in enumerate(zip(paths, results, strict=False), start=1):
            bar.clear()
            if isinstance(result, CarrelError):
                code = _WRONG
                _tell_error(str(path), result, as_json=arguments.json)
            else:
                _tell(result, as_json=arguments.json)
            bar.show(done)
        bar.clear()
    return code


def _tell_error(path: str, error: CarrelError, *, as_json: bool) -> None:
    if as_json:
        say_record({"path": path, "error": str(error)})
    say_aside(f"carrel: {error}")


def _tell(addition: Addition, *, as_json: bool) -> None:
    if as_json:
        say_record(of_addition(addition))
        return
    work = addition.work
    missing = f"  (missing: {', '.join(work.missing)})" if work.missing else ""
    say(f"{work.key}  {work.title or '[no title]'}{missing}")
    for warning in addition.warnings:
        say_aside(f"{work.key}: {warning}")
