"""Run every check and test of the project, and say at the end which of them failed."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from making import built, setting_up
from making.node import Node, environment
from making.setting_up import say


@dataclass(frozen=True)
class Check:
    """One check: its name, the line that runs it, and the folder to run it in."""

    name: str
    line: tuple[str | Path, ...]
    folder: Path


def checks(root: Path, node: Node, words: Sequence[str]) -> list[Check]:
    """Every check in the order they run: the quick ones first."""
    browser = root / "browser"
    modules = browser / "node_modules"
    here = setting_up.program
    python = setting_up.python(root)
    script = {
        "biome": (modules / "@biomejs" / "biome" / "bin" / "biome", "check", "--error-on-warnings"),
        "tsc": (modules / "typescript" / "bin" / "tsc", "--noEmit"),
        "vitest": (modules / "vitest" / "vitest.mjs", "run"),
    }
    return [
        Check("ruff", (here(root, "ruff"), "check"), root),
        Check("format", (here(root, "ruff"), "format", "--check"), root),
        Check("imports", (here(root, "lint-imports"),), root),
        *(Check(name, (node.program, *line), browser) for name, line in script.items()),
        Check("types", (node.program, modules / "pyright" / "index.js", "-p", root), root),
        Check("tests", (python, "-m", "pytest", "-n", "2", *words), root),
    ]


def run_all(root: Path, node: Node, words: Sequence[str]) -> int:
    """Run all checks, whatever fails; words that name checks choose among them.

    Answers 0 where all passed, else 1, with a line for each that did not.
    """
    setting_up.have_browser(root)
    built.make_types(root, node)
    known = checks(root, node, ())
    chosen = {word for word in words if word in {check.name for check in known}}
    rest = [word for word in words if word not in chosen]
    failed: list[str] = []
    for check in checks(root, node, rest):
        if not chosen or check.name in chosen:
            failed += [] if passes(check, node) else [check.name]
    say(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def passes(check: Check, node: Node) -> bool:
    """Whether a check passes; what it says is shown as it says it."""
    say(f"── {check.name}")
    begun = time.monotonic()
    line = [str(word) for word in check.line]
    done = subprocess.run(line, check=False, cwd=check.folder, env=environment(node))
    passed = done.returncode == 0
    say(f"── {check.name} {'passed' if passed else 'FAILED'} ({time.monotonic() - begun:.1f} s)")
    return passed


def neaten(root: Path, node: Node) -> int:
    """Format the Python and the browser part, and mend what can be mended without thought."""
    ruff = setting_up.program(root, "ruff")
    biome = root / "browser" / "node_modules" / "@biomejs" / "biome" / "bin" / "biome"
    lines = (
        ([str(ruff), "check", "--fix"], root),
        ([str(ruff), "format"], root),
        ([str(node.program), str(biome), "check", "--write"], root / "browser"),
    )
    return max(subprocess.run(line, check=False, cwd=folder).returncode for line, folder in lines)
