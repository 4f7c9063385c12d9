"""The floors: the contracts cover every room, and they bite."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ROOMS = CHECKOUT / "src" / "carrel"
LOUD = {
    "__main__", "assembly", "cli", "importers", "settings", "store", "web", "workbench",
}  # fmt: skip
"""What stands on the floors that may touch disk, network, SQL and web."""


def contracts() -> dict[str, dict[str, Any]]:
    """The import-linter contracts of pyproject.toml by their id."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}


def rooms() -> set[str]:
    """Every room of the house, a folder or a file."""
    names = {path.stem for path in ROOMS.glob("*.py")} - {"__init__"}
    return names | {path.parent.name for path in ROOMS.glob("*/__init__.py")}


def floors() -> set[str]:
    """Every room that has a floor."""
    return {room for floor in contracts()["floors"]["layers"] for room in floor.split(" | ")}


def check_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Try the contracts on a copy of the house."""
    command = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--config", str(folder / "pyproject.toml")],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1", "PATH": ""},
        cwd=folder,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to be spoilt."""
    left_out = shutil.ignore_patterns("_built", "__pycache__")
    shutil.copytree(CHECKOUT / "src", tmp_path / "src", ignore=left_out)
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_room_has_its_floor() -> None:
    """Rooms and floors are the same set: none without a floor, no floor for a room that is gone."""
    assert floors() == rooms()


def test_every_room_is_in_the_architecture() -> None:
    """The page on the architecture has a line for each room, and for no other."""
    text = (CHECKOUT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## Rooms")[2].partition("Beside the package")[0]
    told = set(re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE))
    assert told | {"__main__"} == rooms()


def test_every_low_room_is_quiet() -> None:
    """The contract of the quiet floors names every room that is not one of the loud ones."""
    quiet = {name.removeprefix("carrel.") for name in contracts()["quiet"]["source_modules"]}
    assert quiet == rooms() - LOUD


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("values/loud.py", "import carrel.cli", "Imports run downward"),
        ("values/loud.py", "import socket", "The quiet floors"),
        ("cli/loud.py", "import pysqlite3", "Only store speaks SQL"),
        ("store/loud.py", "import sqlite3", "Only store speaks SQL"),
        ("attic/__init__.py", '"""A room without a floor."""', "Imports run downward"),
        ("web/loud.py", "import carrel.importers.text", "A format's room"),
    ],
)
def test_a_spoilt_house_is_refused(house: Path, file: str, line: str, contract: str) -> None:
    """Each contract is broken by the import, or the folder, that it forbids."""
    spoilt = house / "src" / "carrel" / file
    spoilt.parent.mkdir(exist_ok=True)
    spoilt.write_text(f"{line}\n", encoding="utf-8")
    said = check_imports(house)
    broken = [row for row in said.stdout.splitlines() if " BROKEN" in row]
    missing = "missing layers" in said.stdout.lower() or "exhaustive" in said.stdout.lower()
    assert said.returncode != 0, said.stdout
    assert any(row.startswith(contract) for row in broken) or missing, said.stdout


def test_the_house_as_it_stands_is_kept(house: Path) -> None:
    """The copy breaks nothing before it is spoilt, so that the test above tests something."""
    said = check_imports(house)
    assert said.returncode == 0, said.stdout + said.stderr
