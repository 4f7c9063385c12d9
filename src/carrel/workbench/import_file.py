"""Bring files into the library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carrel.documents.document import BlockKind
from carrel.importers.confinement import ConfinedReader
from carrel.importers.reading import bytes_of
from carrel.library.citation_key import citation_key_for
from carrel.library.work import Work
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from carrel.importers.imported import Imported
    from carrel.store.documents import DocumentSummary
    from carrel.store.library import Library


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that is now on the shelf; ``new`` is false when its bytes were there already."""

    path: str
    work: Work
    summary: DocumentSummary
    warnings: tuple[str, ...]
    new: bool

    @property
    def references(self) -> int:
        """The number of blocks of kind *reference*."""
        return self.summary.blocks.get(BlockKind.REFERENCE, 0)


class NothingToAdd(CarrelError):
    """A folder in which there is no file to bring in."""


def files_in(paths: Iterable[Path], *, but_not: Path) -> Iterator[Path]:
    """Each path, and for a folder all its visible files, deep, in the order of their names.

    ``but_not`` is the library's own folder: what a folder above it is asked for does not take in
    its originals and databases. Raise ``NothingToAdd`` for a folder without a file.
    """
    own = but_not.resolve()
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.is_file()
            and not file.name.startswith(".")
            and own not in file.resolve().parents
        )
        if not inside:
            raise NothingToAdd(f"There is no file to add in the folder {path}: name another.")
        yield from inside


def import_files(
    library: Library, paths: Iterable[Path], *, project: str | None = None
) -> Iterator[Addition | CarrelError]:
    """Bring in each file; one result a file, in order.

    A file that cannot be read gives its error as a value and the rest goes on. ``project`` is the
    name of the project that takes the works.
    """
    if project is not None:
        library.projects.get(project)
    with ConfinedReader() as reader:
        for path in paths:
            try:
                addition = _import(library, reader, path.name, bytes_of(path))
                if project is not None:
                    library.projects.add(project, [addition.work.key])
                yield replace(addition, path=str(path))
            except CarrelError as error:
                yield error


def import_upload(
    library: Library, data: bytes, file_name: str, *, project: str | None = None
) -> Addition:
    """Bring in a file that came as bytes under ``file_name``, of which only the name counts."""
    if project is not None:
        library.projects.get(project)
    name = Path(file_name.replace("\\", "/")).name or "upload"
    with ConfinedReader() as reader:
        addition = _import(library, reader, name, data)
    if project is not None:
        library.projects.add(project, [addition.work.key])
    return addition


def _import(library: Library, reader: ConfinedReader, name: str, data: bytes) -> Addition:
    known = _known(library, hashlib.sha256(data).hexdigest())
    if known is not None:
        # Its original may be gone from the disk or damaged; whole, it is only read through.
        library.originals.keep(data, file_name=name, media_type="")
        summary = library.documents.summary(known.document)
        warning = f"{name} is on the shelf already, as {known.key}."
        return Addition(name, known, summary, (warning,), new=False)
    imported = reader.read(name, data)
    original = library.originals.keep(data, file_name=name, media_type=imported.media_type)
    work = _shelve(library, imported, original.digest, Path(name).stem)
    summary = library.documents.summary(work.document)
    if imported.cited:
        # Costly to import, and few files bring their citations' records.
        from carrel.workbench.take_references import take_references

        gathered = take_references(imported.document, imported.cited)
        library.references.keep(work.document, gathered)
    warnings = (*imported.warnings, *_index(library, work, imported))
    return Addition(name, work, summary, warnings, new=True)


def _known(library: Library, digest: str) -> Work | None:
    """The work of these bytes, brought back if it was taken off the shelf."""
    known = library.works.with_original(digest)
    if known is not None:
        return known
    removed = (work for work in library.works.removed() if work.original == digest)
    gone = next(removed, None)
    return library.works.restore(gone.key) if gone else None


def _index(library: Library, work: Work, imported: Imported) -> tuple[str, ...]:
    """Make a work's text searchable; the work is kept already, so a fault is only a warning."""
    try:
        library.text_index.add(work.key, work.document, imported.document)
    except CarrelError as error:
        return (f"{work.key} cannot be searched yet: {error}",)
    return ()


def _shelve(library: Library, imported: Imported, original: str, stem: str) -> Work:
    with library.writing():
        twin = library.works.with_original(original)
        if twin is not None:  # another process brought in the same bytes meanwhile
            return twin
        digest = library.documents.save(imported.document, safe_html=imported.safe_html)
        added = datetime.now(UTC).isoformat(timespec="seconds")
        unnamed = Work("", imported.item, imported.provenance, digest, original, added)
        work = replace(unnamed, key=citation_key_for(unnamed, library.works.keys(), otherwise=stem))
        library.works.save(work)
    return work
