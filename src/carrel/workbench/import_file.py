"""Bring files into the library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carrel.documents.document import BlockKind
from carrel.library.citation_key import citation_key_for
from carrel.library.work import Work
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from carrel.importers.imported import Imported
    from carrel.store.documents import DocumentSummary
    from carrel.store.library import Library

_CHUNK = 1 << 20


class ImportingError(CarrelError):
    """A file that could not be brought in whole."""


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


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Each path, and for a folder all its visible files, deep, in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.is_file())
            yield from sorted(file for file in inside if not file.name.startswith("."))
        else:
            yield path


def import_files(
    library: Library, paths: Iterable[Path], *, project: str | None = None
) -> Iterator[Addition | CarrelError]:
    """Bring in each file; one result a file, in order.

    A file that cannot be read gives its error as a value and the rest goes on. ``project`` is the
    name of the project that takes the works.
    """
    if project is not None:
        library.projects.get(project)
    for path in paths:
        try:
            yield _import_file(library, path, project)
        except CarrelError as error:
            yield error


def import_upload(
    library: Library, data: bytes, file_name: str, *, project: str | None = None
) -> Addition:
    """Bring in a file that came as bytes under ``file_name``."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="carrel-") as folder:
        path = Path(folder, Path(file_name.replace("\\", "/")).name or "upload")
        path.write_bytes(data)
        return _import_file(library, path, project)


def _import_file(library: Library, path: Path, project: str | None) -> Addition:
    from carrel.importers.reading import read_file

    digest = _digest(path)
    known = _known(library, digest)
    if known is not None:
        return _again(library, path, known, project)
    imported = read_file(path)
    original = library.originals.keep(path, file_name=path.name, media_type=imported.media_type)
    if original.digest != digest:
        message = f"{path} was changed while it was being read: add it again."
        raise ImportingError(message)
    work = _shelve(library, imported, original.digest, project)
    library.text_index.add(work.key, work.document, imported.document)
    return Addition(
        str(path), work, library.documents.summary(work.document), imported.warnings, new=True
    )


def _digest(path: Path) -> str:
    """The SHA-256 of a file; empty when it cannot be read, which its importer will explain."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def _known(library: Library, digest: str) -> Work | None:
    """The work of these bytes, brought back if it was taken off the shelf."""
    known = library.works.with_original(digest) if digest else None
    if known is not None or not digest:
        return known
    removed = (work for work in library.works.removed() if work.original == digest)
    gone = next(removed, None)
    return library.works.restore(gone.key) if gone else None


def _again(library: Library, path: Path, known: Work, project: str | None) -> Addition:
    if project is not None:
        library.projects.add(project, [known.key])
    warning = f"{path.name} is on the shelf already, as {known.key}."
    return Addition(
        str(path), known, library.documents.summary(known.document), (warning,), new=False
    )


def _shelve(library: Library, imported: Imported, original: str, project: str | None) -> Work:
    with library.writing():
        digest = library.documents.save(imported.document, safe_html=imported.safe_html)
        unnamed = Work(
            "",
            imported.item,
            imported.provenance,
            digest,
            original,
            datetime.now(UTC).isoformat(timespec="seconds"),
        )
        work = replace(unnamed, key=citation_key_for(unnamed, library.works.keys()))
        library.works.save(work)
        if project is not None:
            library.projects.add(project, [work.key])
    return work
