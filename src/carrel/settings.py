"""Settings: the values that come from outside, read in this one place."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

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
SETTINGS = (LIBRARY, PORT)


def library_folder() -> Path:
    """``CARREL_LIBRARY``, else the folder where this system keeps a person's data."""
    named = os.environ.get(LIBRARY.variable)
    if named:
        return Path(named).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "Carrel"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Carrel"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "carrel"


def desk_port() -> int:
    """``CARREL_PORT`` when it is a number, else 7315."""
    written = os.environ.get(PORT.variable, "")
    return int(written) if written.isdecimal() else DEFAULT_PORT
