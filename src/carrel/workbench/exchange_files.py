"""Write the whole library out in open formats."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

from carrel.annotations.web_annotation import to_web_annotation
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from carrel.library.work import Work
    from carrel.store.library import Library

_README = """\
# A Carrel library, written out

- `works.json`: the records, CSL-JSON, with where each value came from under `custom`.
- `originals/`: the files as they were brought in, byte for byte, under `KEY` and their own name.
- `texts/KEY.txt`: the canonical texts, UTF-8; all positions count its code points.
- `annotations.json`: marks and notes, W3C Web Annotation (JSON-LD).
- `notes/KEY.md`: the same, for reading.
- `projects.json`: the projects with their works and styles.
"""


class ExportError(CarrelError):
    """A folder that cannot take an export."""


def export_library(library: Library, folder: Path) -> int:
    """Write everything into ``folder``, which must be empty or new; give the number of works."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is not empty: name a new or an empty folder to export into."
        raise ExportError(message)
    works = library.works.all()
    for part in ("originals", "texts", "notes"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    _write(folder / "README.md", _README)
    _write_json(folder / "works.json", [_record(work) for work in works])
    for work in works:
        _export_work(library, work, folder)
    _write_json(
        folder / "annotations.json",
        [to_web_annotation(annotation) for annotation in library.annotations.all()],
    )
    _write_json(
        folder / "projects.json",
        [
            {
                "name": project.name,
                "style": project.style,
                "language": project.language,
                "works": list(project.works),
                "active": project.active,
            }
            for project in library.projects.all()
        ],
    )
    return len(works)


def _record(work: Work) -> dict[str, Any]:
    provenance = {
        variable: {
            "origin": source.origin.value,
            "span": list(source.span) if source.span else None,
        }
        for variable, source in work.provenance.items()
    }
    custom = {"original": work.original, "document": work.document, "provenance": provenance}
    return {**work.csl_item(), "custom": custom}


def _export_work(library: Library, work: Work, folder: Path) -> None:
    original = library.originals.get(work.original)
    copyfile(
        library.originals.path(work.original),
        folder / "originals" / f"{work.key} {original.file_name}",
    )
    _write(folder / "texts" / f"{work.key}.txt", library.documents.text(work.document))
    annotations = library.annotations.of_work(work.key)
    if annotations:
        parts = [f"# {work.title or work.key}"]
        for annotation in annotations:
            if annotation.selector:
                quote = " ".join(annotation.selector.quote.exact.split())
                parts.append(f"> {quote}\n>\n> — {work.key} {annotation.span}, {annotation.color}")
            parts += [annotation.note] if annotation.note else []
            parts += [" ".join(f"#{tag}" for tag in annotation.tags)] if annotation.tags else []
        _write(folder / "notes" / f"{work.key}.md", "\n\n".join(parts) + "\n")


def _write_json(path: Path, value: object) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    # newline="" keeps the canonical text's own line breaks on every system.
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        file.write(text)
