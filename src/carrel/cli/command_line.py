"""From the words typed to the command that does it."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from carrel.cli.commands import COMMANDS, DESK, Command
from carrel.cli.output import say_aside
from carrel.settings import LIBRARY, desk_port, library_folder
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from collections.abc import Callable

_DESCRIPTION = """The reader's own desk in a library: read, mark, quote and cite.

Without a command, carrel starts the desk on 127.0.0.1 and opens the browser."""
_EXCLUDED = re.compile(r"-[^\W\d_].+")
_WRONG = 2
_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what was wrong in one sentence that names the way out."""
        self.exit(_WRONG, f"carrel: {message}; see '{self.prog} --help'.\n")


def run(words: Sequence[str]) -> int:
    """Run one command line; give the exit code: 0, or 2 with one sentence on stderr."""
    _speak_unicode()
    try:
        return _done(_parsed(words))
    except CarrelError as error:
        say_aside(f"carrel: {error}")
        return _WRONG
    finally:
        _let_go()


def _done(arguments: argparse.Namespace) -> int:
    try:
        code = _function(arguments)(arguments)
        sys.stdout.flush()
    except CarrelError:
        raise
    except KeyboardInterrupt:
        say_aside("carrel: stopped; what was finished is kept.")
        return _INTERRUPTED
    except BrokenPipeError:  # nobody reads on
        return 0
    except OSError as error:
        say_aside(f"carrel: {_of_system(error)}")
        return _WRONG
    except Exception as error:  # noqa: BLE001 - the last door before the person
        say_aside(f"carrel: {_unforeseen(error, arguments.library)}")
        return _WRONG
    return code


def _let_go() -> None:
    """Send what a stream would not take to nobody.

    The interpreter flushes once more at its end, and its failing there would change the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def parser() -> argparse.ArgumentParser:
    """The whole command line as ``argparse`` knows it."""
    top = _Parser(
        prog="carrel",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.set_defaults(runs="serving:serve", port=desk_port())
    _add_library(top, library_folder())
    top.add_argument("--version", action="version", version=_version())
    for argument in DESK:
        top.add_argument(*argument.names, **argument.details)
    _add_commands(top, COMMANDS)
    return top


def _version() -> str:
    from carrel import __version__

    return f"carrel {__version__}"


def _add_commands(top: argparse.ArgumentParser, commands: Sequence[Command]) -> None:
    # The inner parsers must not overwrite a --library that was given before the command.
    below = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    for command in commands:
        inner = below.add_parser(
            command.name, help=command.help, description=command.help.capitalize() + "."
        )
        inner.set_defaults(runs=command.runs)
        _add_library(inner, argparse.SUPPRESS)
        for argument in command.arguments:
            inner.add_argument(*argument.names, **argument.details)
        if command.commands:
            _add_commands(inner, command.commands)
            inner.set_defaults(runs="", wanting=_one_more_word(command))


def _one_more_word(command: Command) -> str:
    *names, last = (inner.name for inner in command.commands)
    return f"{command.name} needs one more word: {', '.join(names)} or {last}."


def _add_library(to: argparse.ArgumentParser, default: Path | str) -> None:
    to.add_argument(
        LIBRARY.option,
        type=Path,
        default=default,
        metavar="DIR",
        help=f"{LIBRARY.help}; also {LIBRARY.variable}",
    )


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    """What was typed, all but the paths as Unicode."""
    arguments = parser().parse_args(_undashed(_in_full(words)))
    for name, value in vars(arguments).items():
        if isinstance(value, str):
            setattr(arguments, name, _unicode(value))
        elif isinstance(value, list):
            parts = cast("list[object]", value)
            setattr(arguments, name, [_unicode(p) if isinstance(p, str) else p for p in parts])
    return arguments


def _unicode(word: str) -> str:
    """The word, where a plain locale gave its bytes one by one read as the UTF-8 that it is."""
    try:
        word.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(word).decode()
        except UnicodeError as error:
            shown = word.encode("utf-8", "replace").decode()
            raise CarrelError(f"'{shown}' is not written in UTF-8: type it anew.") from error
    return word


def _in_full(words: Sequence[str]) -> list[str]:
    """Put in the usual one of a command's words where none of them follows it."""
    place = _first_word(words)
    for command in COMMANDS:
        if command.usual and place < len(words) and words[place] == command.name:
            rest = words[place + 1 :]
            known = {inner.name for inner in command.commands}
            next_word = rest[_first_word(rest) :][:1]
            if not known.intersection(next_word) and not {"-h", "--help"}.intersection(rest):
                return [*words[: place + 1], command.usual, *rest]
    return list(words)


def _first_word(words: Sequence[str]) -> int:
    """The place of the first word that is no option and no option's value."""
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if not word.startswith("-") and before not in {LIBRARY.option, "--port"}:
            return place
    return len(words)


def _undashed(words: Sequence[str]) -> list[str]:
    """Let ``-word`` among the words of a search stand, where ``argparse`` would see an option."""
    if "search" not in words:
        return list(words)
    return [f"NOT {word[1:]}" if _EXCLUDED.fullmatch(word) else word for word in words]


def _function(arguments: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    if not arguments.runs:
        raise CarrelError(arguments.wanting)
    module, _, name = arguments.runs.partition(":")
    return getattr(import_module(f"carrel.cli.{module}"), name)


def _of_system(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"The system refused{where}: {error.strerror or error}; mend that and try again."


def _unforeseen(error: Exception, library: Path) -> str:
    """Keep the details of a fault of ours in a file, and say where they are."""
    import traceback

    log = library / "fault.log"
    try:
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            traceback.print_exception(error, file=file)
        where = f"{log} tells the details"
    except OSError:
        where = f"it was {type(error).__name__}: {error}"
    return (
        "Carrel met something that it did not foresee, and what was finished is kept: "
        f"{where}; please report them."
    )


def _speak_unicode() -> None:
    # A stream that was closed before the start is missing; what is said there is for nobody.
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            nobody = Path(os.devnull).open("r+", encoding="utf-8")  # noqa: SIM115 - for good
            setattr(sys, name, nobody)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
