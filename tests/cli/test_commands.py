"""The table of commands and what stands behind it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from subprocess import CompletedProcess

from carrel.cli.commands import COMMANDS, Command


def ends(commands: Sequence[Command]) -> Iterator[Command]:
    """Every command that does something itself."""
    for command in commands:
        if command.commands:
            yield from ends(command.commands)
        else:
            yield command


def test_every_command_has_its_deed() -> None:
    """What the table names can be loaded and called."""
    for command in ends(COMMANDS):
        module, _, name = command.runs.partition(":")
        assert callable(getattr(import_module(f"carrel.cli.{module}"), name, None)), command


def test_help_names_every_command(carrel: Callable[..., CompletedProcess[str]]) -> None:
    """``carrel --help`` lists them with what they do."""
    shown = " ".join(carrel("--help").stdout.split())
    for command in COMMANDS:
        assert f"{command.name} {command.help}" in shown


def test_nothing_heavy_is_loaded_for_help() -> None:
    """Help must not wait for the web's rooms, the processor or the database."""
    code = (
        "import sys, carrel.cli.command_line as c; c.parser().format_help();"
        "print([m for m in ('litestar', 'pysqlite3', 'carrel.csl', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == "[]\n"
