"""What every room's tests may ask for: the shared samples, the command line, a browser, a desk.

Nothing here stands in for a part of Carrel. A fixture either finds a real thing or starts one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no fault of the code: a law holds or not, however long it takes to see.
settings.register_profile("carrel", deadline=None)
settings.load_profile("carrel")

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder that holds pyproject.toml."""

CHROMIUM_FLAGS = (
    "--no-sandbox",  # a root user, as in a container, is refused a sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)

Command = Callable[..., subprocess.CompletedProcess[str]]
"""Runs ``carrel`` with the words given; see the fixture ``carrel``."""


@dataclass(frozen=True)
class Desk:
    """A desk that is running: where it listens, its library, and its process."""

    address: str
    """The first line it printed: an http address that carries the start token."""

    library: Path
    process: subprocess.Popen[str]

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a path: ``http://127.0.0.1:41234``."""
        return re.match(r"https?://[^/]+", self.address)[0]  # pyright: ignore[reportOptionalSubscript]


OpenDesk = Callable[..., AbstractContextManager[Desk]]
"""Starts a desk on a library and ends it; see the fixture ``open_desk``."""


def shared_folder() -> Path:
    """The folder with the outside samples: CARREL_SHARED, else ``../shared``."""
    return Path(os.environ.get("CARREL_SHARED") or CHECKOUT.parent / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the outside samples and suites; where it is absent the test is skipped."""
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip(f"the shared samples are not here: {folder}")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skip a failure where the shared samples lie ready for the test that asked for them."""
    report = yield
    asked: Sequence[str] = getattr(item, "fixturenames", ())
    expected_failure = hasattr(report, "wasxfail")
    if report.skipped and not expected_failure and "shared" in asked and shared_folder().is_dir():
        report.outcome = "failed"
        why = call.excinfo.value if call.excinfo else "no reason given"
        report.longrepr = f"skipped although {shared_folder()} is here: {why}"
    return report


def own_environment(library: Path, home: Path) -> dict[str, str]:
    """The environment for a Carrel under test: this one, with a home and a library of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CARREL_")}
    return kept | {
        "CARREL_LIBRARY": str(library),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A place for a library that does not exist yet."""
    return tmp_path / "library"


@pytest.fixture
def carrel(library_folder: Path, tmp_path: Path) -> Command:
    """Run the command line in a process of its own, on a library of this test's own.

    ``carrel("works", "--json")`` gives a ``CompletedProcess`` with text in ``stdout`` and
    ``stderr``; ``library=`` names another library, ``input=`` what is typed, ``timeout=`` seconds.
    """

    def run(
        *words: str | Path,
        library: Path = library_folder,
        input: str = "",  # noqa: A002 - the name subprocess.run gives it
        timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "carrel", *map(str, words)],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=own_environment(library, tmp_path),
            input=input,
            timeout=timeout,
            cwd=tmp_path,
        )

    return run


@pytest.fixture(scope="session")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> OpenDesk:
    """Start a desk on a free port: ``with open_desk(library, "--demo") as desk: …``.

    The process is ended with the block, and by force where it does not end of itself.
    """

    @contextmanager
    def start(library: Path, *words: str) -> Iterator[Desk]:
        home = tmp_path_factory.mktemp("home")
        log = home / "desk.log"
        line = [sys.executable, "-m", "carrel", "--no-browser", "--port", "0", *words]
        with (
            log.open("w+", encoding="utf-8") as noted,
            subprocess.Popen(
                [*line, "--library", str(library)],
                stdout=subprocess.PIPE,
                stderr=noted,
                encoding="utf-8",
                env=own_environment(library, home),
            ) as process,
        ):
            assert process.stdout is not None
            try:
                address = process.stdout.readline().strip()
                assert address.startswith("http"), (
                    f"the desk did not start: {address!r}\n{log.read_text(encoding='utf-8')}"
                )
                yield Desk(address, library, process)
            finally:
                end(process)

    return start


def end(process: subprocess.Popen[str]) -> None:
    """Ask a process to end, and end it by force after five seconds."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def chromium_program() -> str | None:
    """The Chromium to drive: CARREL_CHROMIUM, else one on the PATH, else None (Playwright's)."""
    named = os.environ.get("CARREL_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, started once for each worker; a missing one fails the test."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=chromium_program(), args=list(CHROMIUM_FLAGS)
            )
        except Error as error:
            pytest.fail(f"no Chromium could be started; `python3 run.py check` sees to it: {error}")
        try:
            yield browser
        finally:
            browser.close()
