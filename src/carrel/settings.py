"""Settings: the values that come from outside, read in this one place."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from carrel.values.errors import CarrelError

DEFAULT_PORT = 7315


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name as an option, its environment variable, and what it is for."""

    option: str
    variable: str
    help: str


LIBRARY = Setting(
    "--library", "CARREL_LIBRARY", "the folder that holds the library (made when it is not there)"
)
PORT = Setting("--port", "CARREL_PORT", "the port of the desk on 127.0.0.1; 0 takes a free one")
CODER = Setting(
    "--coder", "CARREL_CODER", "the name under which acts of coding are kept in a study's log"
)
SETTINGS = (LIBRARY, PORT, CODER)


def library_folder() -> Path:
    """``CARREL_LIBRARY``, else the folder where this system keeps a person's data.

    Raise ``CarrelError`` where a home is meant that the system does not know.
    """
    named = os.environ.get(LIBRARY.variable)
    try:
        return Path(named).expanduser() if named else _usual_folder()
    except RuntimeError as error:
        raise CarrelError(
            f"The system knows no home folder for {named or 'you'}: "
            "name the library's folder in full with --library."
        ) from error


def _usual_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "Carrel"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Carrel"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "carrel"


def desk_port() -> int:
    """``CARREL_PORT`` when it is a number, else 7315."""
    written = os.environ.get(PORT.variable, "")
    return int(written) if written.isdecimal() else DEFAULT_PORT


def coder_name() -> str:
    """``CARREL_CODER``, else the name that the person logged in with.

    Raise ``CarrelError`` where the system knows none.
    """
    named = os.environ.get(CODER.variable, "").strip()
    if named:
        return named
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError) as error:
        raise CarrelError("Who codes is not known here: say it with --coder NAME.") from error


def reckon_on_one_thread() -> None:
    """Let numpy multiply on the thread that asks, unless the environment says otherwise.

    To be called before numpy is loaded, which reads the variable then. The matrices of a study
    are small: dividing them among threads, each of which spins while it waits for the others,
    took up to four times as long where the machine had something else to do.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
