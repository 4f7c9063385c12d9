"""Put entries of reference lists into a project's bibliography, as works of the library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.language.scripts import guess_language
from carrel.library.citation_key import citation_key_for
from carrel.library.work import Origin, Provenance, Work
from carrel.references.correction import Correction
from carrel.store.errors import WorkNotFound
from carrel.values.span import Span
from carrel.workbench.gather_references import Listed, gather_references, lists_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carrel.store.library import Library

MEDIA_TYPE = "text/plain"


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry that is in a project now.

    ``new`` is false for a work that was on the shelf, ``added`` for one that was in the project.
    """

    span: Span
    work: Work
    new: bool
    added: bool = True


def shelve_references(
    library: Library, document: str, spans: Iterable[Span], *, project: str = ""
) -> tuple[Shelved, ...]:
    """Put entries into a project, the active one if none is named; each is a work of its own.

    What a person tied to a work is that work, and the same words read twice are one. An entry
    that is looked at by nobody yet is taken as it was read. Undone at once by ``unshelve``.
    """
    with library.writing():
        lists = gather_references(library, document)
        chosen = library.projects.get(project) if project else library.projects.active()
        source = _source_name(library, document)
        shelved = [_shelve(library, lists.at(span), source) for span in spans]
        _tie(library, document, {each.span: each.work.key for each in shelved})
        library.projects.add(chosen.name, [each.work.key for each in shelved])
    return tuple(replace(each, added=each.work.key not in chosen.works) for each in shelved)


def shelve_as(
    library: Library, document: str, span: Span, key: str, *, project: str = ""
) -> Shelved:
    """Say that an entry is a work of the shelf, and put that into a project.

    Raise ``WorkNotFound``.
    """
    with library.writing():
        lists_of(library, document).at(span)
        work = library.works.get(key)
        chosen = library.projects.get(project) if project else library.projects.active()
        _tie(library, document, {span: work.key})
        library.projects.add(chosen.name, [work.key])
    return Shelved(span, work, new=False, added=work.key not in chosen.works)


def unshelve(
    library: Library,
    document: str,
    spans: Iterable[Span],
    *,
    project: str = "",
    only_untie: bool = False,
) -> tuple[str, ...]:
    """Take entries out of a project again and untie them from their works, or only that.

    A work that is no more than its entry goes off the shelf with it, where no other project has
    it and nothing was written on it. Give back the keys of the works.
    """
    with library.writing():
        lists = lists_of(library, document)
        name = (library.projects.get(project) if project else library.projects.active()).name
        tied = {span: lists.at(span).said.work for span in spans}
        keys = tuple(dict.fromkeys(key for key in tied.values() if key))
        if not only_untie:
            library.projects.remove(name, keys)
        _tie(library, document, dict.fromkeys(tied, ""))
        for span, key in tied.items():
            if key and _is_only(library, key, lists.at(span)):
                library.works.remove(key)
    return keys


def _tie(library: Library, document: str, keys: Mapping[Span, str]) -> None:
    said = library.references.said(document)
    ties = {span: replace(said.get(span, Correction()), work=key) for span, key in keys.items()}
    library.references.say(document, ties)


def _shelve(library: Library, listed: Listed, source: str) -> Shelved:
    span, raw = listed.entry.span, listed.entry.reference.mended.raw
    tied = _on_shelf(library, listed.said.work)
    if tied is not None:
        return Shelved(span, tied, new=False)
    data = raw.encode("utf-8", "replace")
    original = library.originals.keep(
        data, file_name=f"{source}, reference {listed.place}.txt", media_type=MEDIA_TYPE
    )
    same = library.works.with_original(original.digest)
    if same is not None:
        return Shelved(span, same, new=False)
    document = _document(data.decode())
    unnamed = Work(
        "",
        listed.item,
        _provenance(listed),
        document.digest,
        original.digest,
        datetime.now(UTC).isoformat(timespec="seconds"),
    )
    key = citation_key_for(unnamed, library.works.keys(), otherwise="reference")
    work = replace(unnamed, key=key)
    if not library.documents.holds(document.digest):
        library.documents.save(document)
    library.works.save(work)
    return Shelved(span, work, new=True)


def _on_shelf(library: Library, key: str) -> Work | None:
    if not key:
        return None
    try:
        return library.works.get(key)
    except WorkNotFound:
        return None


def _document(raw: str) -> Document:
    """An entry's own words, as the text of the work that it is."""
    whole = Span(0, len(raw))
    return Document(
        raw,
        (Block(BlockKind.REFERENCE, whole),),
        (Page(1, None, whole),),
        (),
        guess_language(raw),
    )


def _provenance(listed: Listed) -> dict[str, Provenance]:
    """Where each value stands in the entry; what a person set is the reader's."""
    places = {
        field.label: Span(field.sources[0].start, field.sources[-1].end)
        for field in reversed(listed.entry.reference.fields)
        if field.sources
    }
    return {
        variable: Provenance(Origin.READER)
        if variable in listed.said.values
        else Provenance(Origin.TEXT, places.get(variable))
        for variable in listed.item
    }


def _source_name(library: Library, document: str) -> str:
    """What the original is called by that a list stands in."""
    works = (work.key for work in library.works.all() if work.document == document)
    return next(works, "A pasted list")


def _is_only(library: Library, key: str, listed: Listed) -> bool:
    work = _on_shelf(library, key)
    if work is None or library.projects.of_work(key) or library.annotations.of_work(key):
        return False
    raw = listed.entry.reference.mended.raw.encode("utf-8", "replace")
    return library.originals.read(work.original) == raw
