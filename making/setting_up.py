"""Set up what a task needs: uv, the environment in ``.venv``, Carrel in it, Node.js, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from making import built
from making.node import PACKAGE, Node, find_node, packaged_node, system_node
from making.trust import trusting

PYTHONS = ">=3.11,<3.14"
"""The Pythons Carrel runs on; uv fetches one where the running Python is none of them."""

BIN = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""


class SetUpError(Exception):
    """Something needed could not be set up; the message says what, and what a person can do."""


def say(sentence: str) -> None:
    """Tell the person what is going on, apart from what the task prints."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def program(root: Path, name: str) -> Path:
    """A program of the project's environment."""
    return root / ".venv" / BIN / f"{name}{EXE}"


def python(root: Path) -> Path:
    """The Python of the project's environment."""
    return program(root, "python")


def attempt(line: Sequence[str | Path]) -> bool:
    """Whether a program runs through; what it says is dropped."""
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run([*map(str, line)], check=False, stdout=quiet, stderr=quiet)
    except OSError:
        return False
    return done.returncode == 0


def must(line: Sequence[str | Path], why: str, root: Path) -> str:
    """What a program prints; raises SetUpError with ``why`` and its words where it fails."""
    done = subprocess.run(
        [*map(str, line)],
        check=False,
        capture_output=True,
        cwd=root,
        env={**trusting(), "PYTHONUTF8": "1"},
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        raise SetUpError(f"{why}:\n{(done.stdout + done.stderr).strip()[-4000:]}")
    return done.stdout


def as_root() -> bool:
    """Whether this process may install Debian's packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(package: str) -> bool:
    """Install one of Debian's packages, and say whether that went through."""
    say(f"Installing {package} with apt-get …")
    line = ("apt-get", "install", "-y", "--no-install-recommends", package)
    return attempt(("apt-get", "update")) and attempt(line)


# uv, by the first way that works ------------------------------------------------------------


def uv_on_path(root: Path) -> Path | None:  # noqa: ARG001 - one of several ways, alike
    """The uv that is already here, if it knows what is asked of it below."""
    found = shutil.which("uv")
    knows = found and attempt(
        (found, "pip", "install", "--build-constraints", os.devnull, "--help")
    )
    return Path(found) if found and knows else None


def uv_from_before(root: Path) -> Path | None:
    """The uv that an earlier task put into .tools."""
    for folder in ("venv", "target"):
        found = root / ".tools" / folder / (BIN if folder == "venv" else "bin") / f"uv{EXE}"
        if attempt((found, "--version")):
            return found
    return None


def uv_in_venv(root: Path) -> Path | None:
    """Make an environment of uv's own; fails where Debian's python3-venv is missing."""
    folder = root / ".tools" / "venv"
    if attempt((sys.executable, "-m", "venv", "--clear", folder)):
        pip_install_uv(root, folder / BIN / f"python{EXE}")
    return uv_from_before(root)


def uv_in_folder(root: Path) -> Path | None:
    """Have pip put uv into a folder, which is allowed where the system's Python is not pip's."""
    pip_install_uv(root, Path(sys.executable), "--target", str(root / ".tools" / "target"))
    return uv_from_before(root)


def uv_after_apt(root: Path) -> Path | None:
    """Install Debian's python3-venv, then make an environment of uv's own."""
    return uv_in_venv(root) if as_root() and apt_install("python3-venv") else None


def pip_install_uv(root: Path, interpreter: Path, *words: str) -> None:
    """Install uv with pip, with the version and digests of requirements/uv.txt."""
    pinned = root / "requirements" / "uv.txt"
    attempt((interpreter, "-m", "pip", "install", "-q", "--require-hashes", "-r", pinned, *words))


WAYS_TO_UV: tuple[Callable[[Path], Path | None], ...] = (
    uv_on_path,
    uv_from_before,
    uv_in_venv,
    uv_in_folder,
    uv_after_apt,
)


def find_uv(root: Path) -> Path:
    """The uv to work with, installed into .tools where there is none."""
    for way in WAYS_TO_UV:
        found = way(root)
        if found is not None:
            return found
    raise SetUpError(
        "uv is missing and could not be installed: this Python has neither venv nor pip. "
        "Install one of them (on Debian: apt-get install python3-venv), or uv itself"
    )


# The environment ----------------------------------------------------------------------------


def make_environment(root: Path, uv: Path) -> None:
    """Have a working .venv with a Python that Carrel runs on."""
    if attempt(
        (python(root), "-c", "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))")
    ):
        return
    running = (3, 11) <= sys.version_info < (3, 14)
    wanted = sys.executable if running else PYTHONS
    must(
        (uv, "venv", "-q", "--clear", "--python", wanted, root / ".venv"),
        f"no environment could be made with Python {PYTHONS}",
        root,
    )


def install(root: Path, which: str) -> None:
    """Install Carrel and what it needs into .venv; ``which`` is ``desk`` or ``check``.

    Nothing is done, and nothing fetched, where all of that is installed already. Everything is
    compiled to bytecode: imports then take a third of the time, also where Python is told not to
    write bytecode of its own.
    """
    if not is_installed(root, which):
        say("Setting up; the first time this takes a minute …")
        install_anew(root, which)
        note = f"{which} {installation(root, which)}"
        (root / ".venv" / INSTALLED).write_text(note, encoding="utf-8")
    attempt((python(root), "-m", "compileall", "-q", root / "src"))


INSTALLED = "carrel-installed"
"""The file in .venv that says what was installed: ``desk`` or ``check``, and its digest."""


def installation(root: Path, which: str) -> str:
    """A digest of everything that decides what an installation is made of."""
    pinned = root / "requirements"
    files = [pinned / f"{which}.txt", pinned / "build.txt", root / "pyproject.toml"]
    return built.digest([*files, root / "hatch_build.py"], root) + str(root)


def is_installed(root: Path, which: str) -> bool:
    """Whether the environment holds what a task asks for, and what is built is current."""
    noted = root / ".venv" / INSTALLED
    there = noted.is_file() and attempt((program(root, "carrel"), "--version"))
    if not there or not built.is_current(root):
        return False
    holds, _, digest = noted.read_text(encoding="utf-8").partition(" ")
    return which in {holds, "desk"} and digest == installation(root, holds)


def install_anew(root: Path, which: str) -> None:
    """Make the environment, and install the pinned packages and Carrel itself."""
    pinned = root / "requirements"
    uv = find_uv(root)
    make_environment(root, uv)
    into = (uv, "pip", "install", "-q", "--python", python(root))
    must(
        (*into, "--require-hashes", "--compile-bytecode", "-r", pinned / f"{which}.txt"),
        "the packages could not be installed",
        root,
    )
    anew = () if built.is_current(root) else ("--reinstall-package", "carrel")
    built_with = ("--build-constraints", pinned / "build.txt")
    must(
        (*into, *anew, "--no-deps", *built_with, "--editable", root),
        "Carrel could not be built",
        root,
    )


def site_packages(root: Path) -> Path:
    """Where the environment's packages lie."""
    line = (python(root), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    return Path(must(line, "the environment does not run", root).strip())


def node(root: Path) -> Node:
    """A Node.js with the packages that the checks need, itself from PyPI where there is none."""
    site = site_packages(root)
    if system_node() is None and packaged_node(site) is None:
        into = (find_uv(root), "pip", "install", "-q", "--python", python(root))
        pinned = root / "requirements" / "build.txt"
        must((*into, PACKAGE, "-c", pinned), "Node.js could not be installed", root)
    found = find_node(site)
    built.install_packages(root, found, checks=True)
    return found


# The browser --------------------------------------------------------------------------------


def browser_there(root: Path) -> bool:
    """Whether the tests will find a Chromium: the system's, or the one Playwright keeps."""
    names = (os.environ.get("CARREL_CHROMIUM"), "chromium", "chromium-browser")
    if any(name and attempt((name, "--version")) for name in names):
        return True
    asked = (
        "from playwright.sync_api import sync_playwright as start\n"
        "import os, sys\n"
        "with start() as p: sys.exit(not os.path.exists(p.chromium.executable_path))\n"
    )
    return attempt((python(root), "-c", asked))


def have_browser(root: Path) -> None:
    """Install a Chromium where there is none: Debian's package as root, else Playwright's."""
    if browser_there(root) or (as_root() and apt_install("chromium") and browser_there(root)):
        return
    say("Fetching Chromium with Playwright …")
    with_system_parts = ("--with-deps",) if as_root() else ()
    must(
        (python(root), "-m", "playwright", "install", *with_system_parts, "chromium"),
        "the browser tests need Chromium, and it could not be fetched; install it, or name its "
        "program in CARREL_CHROMIUM",
        root,
    )


# The pinned versions ------------------------------------------------------------------------


def pin(root: Path) -> None:
    """Write the files of requirements/ anew; the same packages get the same versions in each."""
    uv = find_uv(root)
    form = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header")
    common = (uv, "pip", "compile", "-q", "--no-annotate", *form)
    folder = root / "requirements"
    must((*common, "pyproject.toml", "-o", folder / "desk.txt"), "desk.txt failed", root)
    everything = (
        "--group",
        "dev",
        "--group",
        "training",
        "-c",
        folder / "desk.txt",
        "-o",
        folder / "check.txt",
    )
    must((*common, "pyproject.toml", *everything), "check.txt failed", root)
    for name in ("build", "uv"):
        asked = folder / f"{name}.in"
        must((*common, asked, "-o", folder / f"{name}.txt"), f"{name}.txt failed", root)
