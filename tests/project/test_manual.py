"""The manual is held to the program, and its examples run."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from carrel.cli.commands import COMMANDS, DESK, Command
from carrel.settings import SETTINGS
from making import manual

CHECKOUT = Path(__file__).resolve().parents[2]
MANUAL = CHECKOUT / "docs" / "manual"
DEMO = CHECKOUT / "src" / "carrel" / "demo"


def sections(page: str) -> dict[str, str]:
    """What stands under each heading of a page of the manual, by the code in the heading."""
    text = (MANUAL / page).read_text(encoding="utf-8")
    parts = re.split(r"^##+ `([^`]+)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def named(commands: Sequence[Command], before: str = "carrel") -> Iterator[tuple[str, Command]]:
    """Every command with the words that call it, those under another included."""
    for command in commands:
        words = f"{before} {command.name}"
        yield words, command
        yield from named(command.commands, words)


def is_told(argument: Any, section: str) -> bool:
    """Whether an argument's name, or for a word its placeholder, stands in code in a section."""
    names = argument.names
    shown = names if names[0].startswith("-") else (argument.details["metavar"],)
    return any(re.search(rf"`{re.escape(name)}[ `]", section) for name in shown)


def test_every_command_has_its_heading_and_no_heading_is_without_a_command() -> None:
    """The page of commands lists what can be typed, and nothing else."""
    assert {words for words, _ in named(COMMANDS)} | {"carrel"} == set(sections("commands.md"))


@pytest.mark.parametrize(
    ("words", "arguments"),
    [("carrel", DESK), *((words, command.arguments) for words, command in named(COMMANDS))],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_argument_is_told(words: str, arguments: Sequence[Any]) -> None:
    """Each option and each word of a command stands in the command's own section."""
    section = sections("commands.md")[words]
    assert [argument.names for argument in arguments if not is_told(argument, section)] == []


def test_every_setting_has_its_heading() -> None:
    """The page of settings lists the variables that are read, and no others."""
    assert {setting.variable for setting in SETTINGS} == set(sections("settings.md"))


def test_every_setting_names_its_option() -> None:
    """A setting's section says which option says the same."""
    told = sections("settings.md")
    assert all(f"`{setting.option}`" in told[setting.variable] for setting in SETTINGS)


def test_every_format_and_its_limit_is_told() -> None:
    """The page of files has a line for each format that is read, with how much of it is read."""
    from carrel.importers import limits
    from carrel.importers.sniffing import Format

    told = (MANUAL / "files.md").read_text(encoding="utf-8")
    for form in Format:
        most = limits.FILE_BYTES if form is Format.PDF else limits.TEXT_BYTES
        row = next(row for row in told.splitlines() if f"`{form.value}`" in row)
        assert limits.in_mebibytes(most) in row
    assert f"{limits.PDF_PAGES:,} pages" in told


def test_every_part_of_an_export_is_told(carrel: Any, tmp_path: Path) -> None:
    """The page of the library names all that an export writes, and that a library holds."""
    told = (MANUAL / "library.md").read_text(encoding="utf-8")
    assert carrel("add", str(DEMO / "what-a-margin-is-for.html")).returncode == 0
    assert carrel("export", "out").returncode == 0
    written = [*(tmp_path / "out").iterdir(), *(tmp_path / "library").iterdir()]
    names = {f"{path.name}/" if path.is_dir() else path.name for path in written}
    unseen = {"desk.lock", "library.sqlite-wal", "library.sqlite-shm"}
    assert {name for name in names - unseen if f"`{name}`" not in told} == set()


def test_every_page_has_its_heading() -> None:
    """Each route that is no part of the API stands in the page of pages, and none besides."""
    from carrel.web.routes import ROUTES

    paths = {path for handler in ROUTES for path in handler.paths if not path.startswith("/api/")}
    assert {re.sub(r":\w+\}", "}", path) for path in paths} == set(sections("pages.md"))


def test_every_route_of_the_api_has_its_heading() -> None:
    """Each method and path that is asked for under /api/ stands in the page of the API."""
    from carrel.web.api_routes import API_ROUTES

    asked = {
        f"{method} {re.sub(r':[^}]+}', '}', path)}"
        for handler in API_ROUTES
        for path in handler.paths
        for method in handler.http_methods - {"HEAD", "OPTIONS"}
    }
    assert asked <= set(sections("api.md"))


def test_pages_written_from_the_program_are_current() -> None:
    """The pages on the API and the keys say what the program says: `run.py openapi` writes them."""
    for name, text in manual.pages().items():
        assert (MANUAL / name).read_text(encoding="utf-8") == text, name


def test_openapi_document_is_current() -> None:
    """The committed OpenAPI document is the application's own: `run.py openapi` writes it."""
    from carrel.web.openapi import openapi_text

    committed = (CHECKOUT / "browser" / "openapi.json").read_text(encoding="utf-8")
    assert committed == openapi_text()


def session() -> list[tuple[str, str]]:
    """Each line that the README has typed at the command line, with what should come of it."""
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    typed = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)]
    pairs = (part.partition("\n") for part in typed if part)
    return [(line, expected.strip()) for line, _, expected in pairs]


def matches(expected: str, said: str) -> bool:
    """Whether what was said is as shown, where … stands for anything."""
    pattern = ".*".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, said.strip(), flags=re.DOTALL) is not None


def test_readme_session_runs(carrel: Any, tmp_path: Path) -> None:
    """The first session of the README can be typed as it stands, and answers as it says."""
    shutil.copytree(DEMO, tmp_path, dirs_exist_ok=True)
    lines = session()
    assert len(lines) > 5
    for line, expected in lines:
        program, *words = shlex.split(line)
        assert program == "carrel"
        done = carrel(*words)
        assert done.returncode in {0, 2}, (line, done.stderr)
        said = done.stderr if done.returncode else done.stdout
        assert matches(expected or "…", said), (line, said)


def test_links_lead_somewhere() -> None:
    """Every link from one of the project's pages to another file finds it."""
    pages = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")]
    broken = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
