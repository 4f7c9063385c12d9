"""The browser part as it is built: small, and complete in itself."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

BUILT = Path(__file__).resolve().parents[2] / "src" / "carrel" / "_built" / "browser"
KILOBYTE = 1000


def scripts(entry: str) -> list[Path]:
    """The script of an entry and all that it imports, from Vite's manifest."""
    manifest = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))
    asked, found = [entry], dict[str, Path]()
    while asked:
        name = asked.pop()
        if name not in found:
            found[name] = BUILT / manifest[name]["file"]
            asked += manifest[name].get("imports", []) + manifest[name].get("dynamicImports", [])
    return list(found.values())


def test_reader_script_is_small() -> None:
    """Everything that the reader loads is at most 30 kB when packed with gzip."""
    packed = sum(len(gzip.compress(script.read_bytes())) for script in scripts("src/reader.ts"))
    assert packed <= 30 * KILOBYTE


def test_nothing_is_fetched_from_elsewhere() -> None:
    """No script and no style names an address outside the desk."""
    files = [path for path in BUILT.rglob("*") if path.suffix in {".js", ".css"}]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"https?://[\w.-]+|@import|url\((?!#|[\"']?data:)", text)
        assert [name for name in found if name != "http://www.w3.org"] == [], path.name
