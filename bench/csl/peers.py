"""The peers, installed into a folder that is no part of the project, in exact versions.

They are run as programs and never imported: citeproc-js is under the AGPL or CPAL, pandoc under
the GPL.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

CITEPROC_JS = "citeproc@2.4.63"
PYTHON_PEERS = ("pypandoc_binary==1.17", "citeproc-py==0.11.0")


def install(folder: Path) -> None:
    """Install the peers unless they are there; asks npm and PyPI."""
    if not (folder / "node_modules" / "citeproc").is_dir():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("citeproc-js is run by node: install Node.js with npm")
        run = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), CITEPROC_JS]
        _quietly(run)
    if not pandoc(folder):
        _quietly([sys.executable, "-m", "venv", str(folder / "python")])
        _quietly([str(python(folder)), "-m", "pip", "install", "--quiet", *PYTHON_PEERS])


def python(folder: Path) -> Path:
    """The Python that has citeproc-py."""
    return folder / "python" / "bin" / "python"


def pandoc(folder: Path) -> Path | None:
    """The program pandoc; None before it is installed."""
    return next(folder.glob("python/lib/python*/site-packages/pypandoc/files/pandoc"), None)


def _quietly(words: list[str]) -> None:
    done = subprocess.run(words, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")
