"""Write the whole library out in open formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

from carrel.annotations.web_annotation import to_web_annotation
from carrel.exchange.bibtex import write_bibtex
from carrel.store.errors import OriginalDamaged
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from carrel.library.project import Project
    from carrel.library.work import Work
    from carrel.store.library import Library

_README = """\
# A Carrel library, written out

- `works.json`: the records, CSL-JSON, with where each value came from under `custom`; works taken
  off the shelf are among them, with `custom.removed`.
- `originals/`: the files as they were brought in, byte for byte, under `KEY` and their own name.
- `texts/KEY.txt`: the canonical texts, UTF-8; all positions count its code points.
- `annotations.json`: marks and notes, W3C Web Annotation (JSON-LD); those taken away are among
  them, with `carrel:deleted`.
- `notes/KEY.md`: the same, for reading.
- `works.bib`: the records once more, in BibTeX.
- `references.json`: what you corrected in reference lists, each correction as it was made; `span`
  counts in the text with the digest `document`.
- `projects.json`: the projects with their works, styles and options.
- `styles/`: the citation styles of your own; `carrel styles add styles` brings them back.
- `studies/`: each study whole, with its claims and every act of coding; `carrel study import`
  brings it back. Studies taken away are in `studies/removed/`. Of a blind study it holds what every
  coder made: keep it from those who are still to code.
- `history.jsonl`: every change ever made, oldest first, a line each.
"""
# Of a name, in bytes: what nearly every file system takes (NAME_MAX of POSIX systems).
_LONGEST_NAME = 255
_LONGEST_SUFFIX = 20


class ExportError(CarrelError):
    """A folder that cannot take an export."""


def export_library(library: Library, folder: Path) -> int:
    """Write everything into ``folder``, which must be empty or new; give the number of works.

    An original that is gone keeps nothing else back: raise ``ExportError`` at the end, which
    names it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is not empty: name a new or an empty folder to export into."
        raise ExportError(message)
    with library.reading():
        return _export(library, folder)


def _export(library: Library, folder: Path) -> int:
    works, removed = library.works.all(), library.works.removed()
    for part in ("originals", "texts", "notes", "styles"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    _write(folder / "README.md", _README)
    records = [
        *(_record(work, removed=False) for work in works),
        *(_record(work, removed=True) for work in removed),
    ]
    _write_json(folder / "works.json", records)
    lost = [told for work in (*works, *removed) for told in _export_work(library, work, folder)]
    lost += _export_styles(library, folder / "styles")
    _write_json(folder / "annotations.json", list(_annotations(library)))
    _write(folder / "works.bib", write_bibtex(work.csl_item() for work in works))
    _write_json(folder / "references.json", list(library.references.every()))
    _write_json(folder / "projects.json", [_project(one) for one in library.projects.all()])
    _export_studies(library, folder / "studies")
    lines = (json.dumps(asdict(event), ensure_ascii=False) for event in library.history.all())
    _write(folder / "history.jsonl", "".join(f"{line}\n" for line in lines))
    if lost:
        message = f"All but this is in {folder}: {' '.join(lost)}"
        raise ExportError(message)
    return len(works)


def _export_studies(library: Library, folder: Path) -> None:
    kept = library.studies.every()
    (folder / "removed").mkdir(parents=True)
    if not kept:
        return
    # Costly to import, and most libraries hold no study.
    from carrel.workbench.exchange_study import write_whole

    taken: set[Path] = set()
    for row, removed in kept:
        place = _free(folder / "removed" if removed else folder, row.study.name, taken)
        place.write_bytes(write_whole(library, row))


def _free(folder: Path, name: str, taken: set[Path]) -> Path:
    """A file named after a study, cut to what a file system takes, unlike those taken."""
    plain = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name)
    stem = plain.encode()[: _LONGEST_NAME - _LONGEST_SUFFIX].decode(errors="ignore").strip()
    number = 1
    while (place := folder / f"{stem}{f' {number}' if number > 1 else ''}.json") in taken:
        number += 1
    taken.add(place)
    return place


def _annotations(library: Library) -> Iterator[dict[str, Any]]:
    for annotation, deleted in library.annotations.kept():
        record = to_web_annotation(annotation)
        yield {**record, "carrel:deleted": deleted} if deleted else record


def _project(project: Project) -> dict[str, Any]:
    return {
        "name": project.name,
        "style": project.style,
        "language": project.language,
        "works": list(project.works),
        "active": project.active,
        "options": dict(project.options),
    }


def _record(work: Work, *, removed: bool) -> dict[str, Any]:
    provenance = {
        variable: {
            "origin": source.origin.value,
            "span": list(source.span) if source.span else None,
        }
        for variable, source in work.provenance.items()
    }
    custom = {"original": work.original, "document": work.document, "provenance": provenance}
    return {**work.csl_item(), "custom": {**custom, "removed": True} if removed else custom}


def _export_work(library: Library, work: Work, folder: Path) -> Iterator[str]:
    """Write out what belongs to a work; give a sentence for what is not there to be written."""
    try:
        copyfile(
            library.originals.path(work.original),
            folder / "originals" / _file_name(library, work),
        )
    except OriginalDamaged as error:
        yield str(error)
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


def _export_styles(library: Library, folder: Path) -> Iterator[str]:
    """Write out the reader's own styles; give a sentence for one that is gone."""
    for style in library.styles.own():
        try:
            (folder / f"{style.id}.csl").write_bytes(library.styles.read(style))
        except OriginalDamaged as error:
            yield str(error)


def _file_name(library: Library, work: Work) -> str:
    """Key and own name, cut before its extension to what a file system takes."""
    name = Path(library.originals.get(work.original).file_name)
    suffix = name.suffix if len(name.suffix.encode()) <= _LONGEST_SUFFIX else ""
    room = _LONGEST_NAME - len(f"{work.key} {suffix}".encode())
    stem = name.name.removesuffix(suffix).encode()[:room].decode(errors="ignore")
    return f"{work.key} {stem}{suffix}"


def _write_json(path: Path, value: object) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    # newline="" keeps the canonical text's own line breaks on every system.
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        file.write(text)
