"""``carrel study import``, ``export`` and ``series``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from carrel.cli.output import say, say_aside, say_record
from carrel.cli.study_asked import asked, coder_of
from carrel.cli.study_records import of_claim
from carrel.cli.study_tables import counted, rests_on
from carrel.exchange.study_file import is_study
from carrel.store.library import open_library
from carrel.study.series import Series
from carrel.values.errors import CarrelError
from carrel.workbench import exchange_study

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.workbench.exchange_study import Imported

_WRONG = 2
_STANDARD = Path("-")


def bring_in(arguments: Namespace) -> int:
    """Bring in a whole study, or claims; 2 when an entry had to be skipped."""
    data, name = _read(arguments.file)
    if is_study(data):
        return _bring_study(arguments, data, name)
    if arguments.name:
        raise CarrelError("--name is for a whole study, and this file holds claims: leave it out.")
    with asked(arguments) as study:
        came = exchange_study.import_claims(
            study.library, study.name, data, name, source=arguments.source, coder=study.coder
        )
    if arguments.json:
        for claim in came.made:
            say_record(of_claim(claim))
    else:
        sources = len({claim.source for claim in came.made})
        say(f"{study.name}: {rests_on(sources, len(came.made))} came in.")
    return _tell_skipped(came)


def export(arguments: Namespace) -> int:
    """Write the study out."""
    with asked(arguments) as study:
        if arguments.csv:
            data = exchange_study.export_claims(study.library, study.name, coder=study.coder)
        else:
            data = exchange_study.export_study(study.library, study.name, coder=study.coder)
        write_new(arguments.file, data)
    if arguments.file != _STANDARD:
        what = "the claims of it" if arguments.csv else "with every claim and act"
        say(f"{study.name} is in {arguments.file}, {what}.")
    return 0


def list_series(arguments: Namespace) -> int:
    """List the series, each with where it comes from."""
    with asked(arguments) as study:
        for series in study.study.series:
            if arguments.json:
                say_record(_of_series(series))
            else:
                _tell_series(series)
    return 0


def add_series(arguments: Namespace) -> int:
    """Bring a series in, in the place of one of the same name."""
    data, file = _read(arguments.file)
    series = Series(
        arguments.name, (), arguments.source, arguments.citation.strip(), arguments.in_network
    )
    with asked(arguments) as study:
        made = exchange_study.import_series(
            study.library, study.name, data, file, series, coder=study.coder
        )
    if arguments.json:
        say_record(_of_series(made))
    else:
        _tell_series(made)
    return 0


def export_series(arguments: Namespace) -> int:
    """Write a series out."""
    with asked(arguments) as study:
        write_new(
            arguments.file,
            exchange_study.export_series(study.library, study.name, arguments.name),
        )
    return 0


def remove_series(arguments: Namespace) -> int:
    """Take a series out; undo brings it back."""
    with asked(arguments) as study:
        gone = exchange_study.find_series(study.study, arguments.name)
        left = tuple(one for one in study.study.series if one != gone)
        changed = replace(study.study, series=left, revision=study.study.revision + 1)
        study.library.studies.save(changed, coder=study.coder)
    if arguments.json:
        say_record(_of_series(gone))
    else:
        say(f"The series '{gone.name}' is gone; 'carrel study undo' brings it back.")
    return 0


def _bring_study(arguments: Namespace, data: bytes, name: str) -> int:
    coder_of(arguments)
    with open_library(arguments.library) as library:
        study = exchange_study.import_study(library, data, name, name=arguments.name)
        claims = library.studies.claims(study.name)
        acts = library.studies.version(study.name)
    sources = len({claim.source for claim in claims})
    if arguments.json:
        say_record({"study": study.name, "claims": len(claims), "sources": sources, "acts": acts})
    else:
        say(f"{study.name}: {rests_on(sources, len(claims))}, {counted(acts, 'act')}.")
    return 0


def _tell_skipped(came: Imported) -> int:
    for entry in came.moved:
        say_aside(f"carrel: {entry.place}: {entry.reason}")
    for entry in came.skipped:
        say_aside(f"carrel: {entry.place} is left out. {entry.reason}")
    return _WRONG if came.skipped else 0


def _of_series(series: Series) -> dict[str, object]:
    return {
        "name": series.name,
        "work": series.work,
        "citation": series.citation,
        "in_network": series.in_network,
        "ties": [
            {
                "who": tie.who,
                "whom": tie.whom,
                "start": tie.when.start,
                "end": tie.when.end,
                "value": tie.value,
            }
            for tie in series.ties
        ],
    }


def _tell_series(series: Series) -> None:
    where = series.citation or series.work
    inside = ", stands in networks" if series.in_network else ""
    say(f"{series.name}  {counted(len(series.ties), 'tie')} ({where}){inside}")


def _read(file: Path) -> tuple[bytes, str]:
    """A file's bytes, or those of standard input, and what it is called in sentences."""
    if file == _STANDARD:
        return sys.stdin.buffer.read(), "standard input"
    try:
        return file.read_bytes(), file.name
    except OSError as error:
        raise CarrelError(
            f"{file} cannot be read ({error.strerror}): see that it is there and that you may."
        ) from error


def write_new(file: Path, data: bytes) -> None:
    """A new file with these bytes, or standard output; nothing is written over."""
    if file == _STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        with file.open("xb") as opened:
            opened.write(data)
    except FileExistsError as error:
        raise CarrelError(f"{file} is there already: name a new file.") from error
    except OSError as error:
        raise CarrelError(
            f"{file} cannot be written ({error.strerror}): choose another place."
        ) from error
