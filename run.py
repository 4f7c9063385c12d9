"""The one door to every task on this project: ``python3 run.py desk``, ``python3 run.py check``.

It needs Python and nothing else, and sets up what it uses: uv where there is none, the packages
with the versions and digests of ``requirements/``, Node.js and a browser where they are missing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from making import built, checking, setting_up
from making.node import NodeError
from making.setting_up import SetUpError

ROOT = Path(__file__).resolve().parent


def desk(words: list[str]) -> int:
    """Start the desk with two sample works on the shelf; further words go to ``carrel``."""
    setting_up.install(ROOT, "desk")
    line = [str(setting_up.program(ROOT, "carrel")), "--demo", *words]
    if os.name != "nt":  # Ctrl-C and signals then reach the desk itself
        os.execv(line[0], line)  # noqa: S606
    return subprocess.run(line, check=False).returncode


def build(words: list[str]) -> int:  # noqa: ARG001 - every task takes words
    """Install Carrel into .venv, with the browser part and the lexicon made."""
    setting_up.install(ROOT, "desk")
    print(f"Carrel is installed: {setting_up.program(ROOT, 'carrel')}")
    return 0


def check(words: list[str]) -> int:
    """Run every check and test, or those named; further words go to pytest."""
    setting_up.install(ROOT, "check")
    node = setting_up.node(ROOT)
    return checking.run_all(ROOT, node, words)


def neat(words: list[str]) -> int:  # noqa: ARG001 - every task takes words
    """Format the project's own files."""
    setting_up.install(ROOT, "check")
    return checking.neaten(ROOT, setting_up.node(ROOT))


def pin(words: list[str]) -> int:  # noqa: ARG001 - every task takes words
    """Write requirements/ anew from pyproject.toml, with exact versions and digests."""
    setting_up.pin(ROOT)
    return 0


def openapi(words: list[str]) -> int:  # noqa: ARG001 - every task takes words
    """Write from the application its OpenAPI document, its types, its pages in the manual."""
    setting_up.install(ROOT, "check")
    line = (setting_up.python(ROOT), "-m", "carrel.web.openapi")
    document = setting_up.must(line, "the application could not be described", ROOT)
    (ROOT / "browser" / "openapi.json").write_text(document, encoding="utf-8", newline="\n")
    built.make_types(ROOT, setting_up.node(ROOT))
    write_manual = (setting_up.python(ROOT), "-m", "making.manual")
    setting_up.must(write_manual, "the manual could not be written", ROOT)
    return 0


TASKS: dict[str, Callable[[list[str]], int]] = {
    "desk": desk,
    "check": check,
    "build": build,
    "neat": neat,
    "pin": pin,
    "openapi": openapi,
}


def main() -> int:
    """Do the task named first on the line."""
    told = "\n".join(f"  {name:8} {task.__doc__}" for name, task in TASKS.items())
    parser = argparse.ArgumentParser(
        description=f"Tasks on this project:\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="python3 run.py TASK [WORDS…]",
    )
    parser.add_argument("task", choices=TASKS, metavar="TASK")
    asked, words = parser.parse_known_args()
    try:
        return TASKS[asked.task](words)
    except (SetUpError, NodeError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
