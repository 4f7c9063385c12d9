"""What a command of the command line is made of."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any, NamedTuple

_DIGITS = 9


def path(written: str) -> Path:
    """A path that was typed; an empty one is a mistake and not the folder one stands in."""
    if not written:
        raise ArgumentTypeError("it is empty, where a file or folder is to be named")
    return Path(written)


def limit(written: str) -> int:
    """A number of hits, 1 at least."""
    if not (written.isdecimal() and len(written) <= _DIGITS and int(written)):
        raise ArgumentTypeError(f"'{written}' is no number of hits: write 1 or more")
    return int(written)


class Argument(NamedTuple):
    """One argument: its names and what ``argparse.add_argument`` takes with them."""

    names: tuple[str, ...]
    details: dict[str, Any]


class Command(NamedTuple):
    """One command. ``runs`` is ``module:function`` inside ``carrel.cli``, loaded when it is called.

    The function takes the parsed arguments and gives the exit code. ``commands`` are the words
    that may follow, each a command of its own; ``usual`` is the one meant where none follows.
    """

    name: str
    help: str
    runs: str = ""
    arguments: tuple[Argument, ...] = ()
    commands: tuple[Command, ...] = ()
    usual: str = ""


def argument(*names: str, **details: Any) -> Argument:  # noqa: ANN401 - argparse's own
    """One argument, as ``add_argument`` takes it."""
    return Argument(names, details)
