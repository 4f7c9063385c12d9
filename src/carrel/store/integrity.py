"""Whether a library is whole."""

from __future__ import annotations

from collections.abc import Iterator

from carrel.store.errors import StoreError
from carrel.store.library import Library
from carrel.values.errors import CarrelError


def check(library: Library) -> tuple[str, ...]:
    """One sentence for each fault, none when the library is whole; nothing is mended.

    Looked at: the database and its foreign keys, each original's and each text's digest, each
    mark's passage in its text, the project that must be active, and the text index. Originals
    are read in pieces and texts one at a time, so a large library is checked in little memory.
    """
    faults = [f"The database has a fault: {fault}." for fault in library.database.faults()]
    if faults:
        return tuple(faults)
    return (
        *_original_faults(library),
        *_document_faults(library),
        *_annotation_faults(library),
        *_project_faults(library),
        *_index_faults(library),
    )


def _original_faults(library: Library) -> Iterator[str]:
    for original in library.originals.all():
        try:
            library.originals.verify(original.digest)
        except StoreError as error:
            yield str(error)


def _document_faults(library: Library) -> Iterator[str]:
    for digest in library.documents.digests():
        if not library.documents.is_whole(digest):
            yield f"The text {digest} is not as it was kept: bring the library back from a copy."


def _annotation_faults(library: Library) -> Iterator[str]:
    for annotation, _ in library.annotations.kept():
        if annotation.selector is None:
            continue
        try:
            stands = library.documents.text(annotation.document, annotation.selector.position)
        except CarrelError as error:
            yield f"The mark {annotation.id} on '{annotation.work}' has lost its place: {error}"
            continue
        if stands != annotation.selector.quote.exact:
            yield (
                f"The mark {annotation.id} on '{annotation.work}' does not stand on its passage "
                f"at {annotation.selector.position}: read the file in again."
            )


def _project_faults(library: Library) -> Iterator[str]:
    active = [project.name for project in library.projects.all() if project.active]
    if len(active) != 1:
        yield f"{len(active)} projects are active: choose the one with 'carrel project use NAME'."


def _index_faults(library: Library) -> Iterator[str]:
    # The index may lag behind the shelf, as after a kill; it is at fault if it cannot catch up.
    library.text_index.catch_up()
    for key in library.text_index.missing():
        yield f"The text of '{key}' cannot be searched: delete {library.text_index.file}."
