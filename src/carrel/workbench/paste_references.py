"""Paste a bibliography from anywhere: its words are kept, and its entries read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.language.scripts import guess_language
from carrel.references.errors import ReferencesError
from carrel.values.span import Span
from carrel.workbench.gather_references import ReferenceLists, gather_references
from carrel.workbench.read_references import cut_pasted

if TYPE_CHECKING:
    from carrel.store.library import Library


def pasted_document(text: str, *, one_per_line: bool = False) -> Document:
    """A list as a text of its own, an entry a block.

    Raise ``ReferencesError`` for one without a word.
    """
    written = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    written = written.encode("utf-8", "replace").decode()
    found = cut_pasted(written, one_per_line=one_per_line)
    if not found:
        raise ReferencesError("There are no words in what was pasted: copy the list once more.")
    blocks = tuple(
        Block(BlockKind.REFERENCE, Span(parts[0].start, parts[-1].end)) for parts in found
    )
    pages = (Page(1, None, Span(0, len(written))),)
    return Document(written, blocks, pages, (), guess_language(written))


def paste_references(library: Library, text: str, *, one_per_line: bool = False) -> ReferenceLists:
    """Keep a pasted list and read it; the same words once more are the same list."""
    document = pasted_document(text, one_per_line=one_per_line)
    with library.writing():
        if not library.documents.holds(document.digest):
            library.documents.save(document)
        library.references.paste(document.digest, one_per_line=one_per_line)
    return gather_references(library, document.digest)
