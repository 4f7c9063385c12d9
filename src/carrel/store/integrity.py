"""Whether a library is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from carrel.annotations.annotation import Annotation, Selector
from carrel.store import annotations, works
from carrel.store.errors import StoreError
from carrel.store.history import Subject
from carrel.store.json_text import to_json
from carrel.store.library import Library
from carrel.values.errors import CarrelError


def check(library: Library) -> tuple[str, ...]:
    """One sentence for each fault, none when the library is whole; nothing is mended.

    Looked at: the database and its foreign keys, each original's and each text's digest, each
    work and mark against the history, each mark's passage in its text, the project that must be
    active, the corrections of references, the studies with their logs and their claims' passages,
    and the text index. Originals are read in pieces and texts one at a time, so a large library is
    checked in little memory.
    """
    faults = [f"The database has a fault: {fault}." for fault in library.database.faults()]
    if faults:
        return tuple(faults)
    return tuple(chain.from_iterable(_told(look, library) for look in _LOOKS))


def _told(look: Callable[[Library], Iterator[str]], library: Library) -> Iterator[str]:
    try:
        yield from look(library)
    except StoreError as error:
        yield str(error)


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


def _work_faults(library: Library) -> Iterator[str]:
    last = library.history.last(Subject.WORK)
    for work in (*library.works.all(), *library.works.removed()):
        if to_json(works.record_of(work)) != last.get(work.key):
            yield (
                f"The record of '{work.key}' is not as it was last saved: look it through and "
                "mend it."
            )


def _annotation_faults(library: Library) -> Iterator[str]:
    last = library.history.last(Subject.ANNOTATION)
    for annotation, _ in library.annotations.kept():
        if to_json(annotations.record_of(annotation)) != last.get(annotation.id):
            yield (
                f"The mark {annotation.id} on '{annotation.work}' is not as it was last saved: "
                "look it through and mend it."
            )
        if annotation.selector is not None:
            yield from _passage_faults(library, annotation, annotation.selector)


def _passage_faults(library: Library, mark: Annotation, selector: Selector) -> Iterator[str]:
    try:
        stands = library.documents.text(mark.document, selector.position)
    except CarrelError as error:
        yield f"The mark {mark.id} on '{mark.work}' has lost its place: {error}"
        return
    if stands != selector.quote.exact:
        yield (
            f"The mark {mark.id} on '{mark.work}' does not stand on its passage at "
            f"{selector.position}: delete it and mark the passage again."
        )


def _project_faults(library: Library) -> Iterator[str]:
    active = [project.name for project in library.projects.all() if project.active]
    if len(active) != 1:
        yield f"{len(active)} projects are active: choose the one with 'carrel project use NAME'."


def _style_faults(library: Library) -> Iterator[str]:
    for style in library.styles.own():
        try:
            library.styles.check(style)
        except StoreError as error:
            yield f"The style '{style.id}' that you added cannot be used: {error}"


def _correction_faults(library: Library) -> Iterator[str]:
    # Costly to import, and most libraries hold no correction.
    if not library.database.row("SELECT 1 FROM correction"):
        return
    lengths: dict[str, int] = {}
    for one in library.references.every():
        text = one["document"]
        if text not in lengths:
            lengths[text] = library.documents.summary(text).characters
        start, end = one["span"]
        if not 0 <= start < end <= lengths[text]:
            yield (
                f"Correction {one['number']} of the references of the text {text} stands outside "
                "it: correct that reference again."
            )


def _study_faults(library: Library) -> Iterator[str]:
    # Costly to import, and most libraries hold no study.
    if library.database.row("SELECT 1 FROM study"):
        from carrel.store.study_integrity import study_faults

        yield from study_faults(library)


def _index_faults(library: Library) -> Iterator[str]:
    # The index may lag behind the shelf, as after a kill; it is at fault if it cannot catch up.
    library.text_index.catch_up()
    for key in library.text_index.missing():
        yield f"The text of '{key}' cannot be searched: delete {library.text_index.file}."


_LOOKS = (
    _original_faults,
    _document_faults,
    _work_faults,
    _annotation_faults,
    _project_faults,
    _correction_faults,
    _study_faults,
    _style_faults,
    _index_faults,
)
