"""The references of a file or of a text that is not in the library, and is not kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carrel.documents.document import BlockKind
from carrel.workbench.paste_references import pasted_document
from carrel.workbench.read_references import read_document, read_pasted

if TYPE_CHECKING:
    from carrel.references.gathered import Gathered


def references_of_file(path: Path, *, one_per_line: bool = False) -> Gathered:
    """The references of a file, which is parsed in the confined process.

    A text with reference lists in it gives those; one without is taken as a list itself where
    ``one_per_line`` says so, or where its lines look like references. Raise ``UnreadableFile``.
    """
    from carrel.importers.reading import read_file

    document = read_file(path).document
    if one_per_line:
        return read_pasted(document, one_per_line=True)
    if document.digest and any(block.kind is BlockKind.REFERENCE for block in document.blocks):
        return read_document(document)
    return read_pasted(document)


def references_of_text(data: bytes, *, one_per_line: bool = False) -> Gathered:
    """The references of a text that was handed over, such as a copied bibliography.

    Raise ``ReferencesError`` for one without a word.
    """
    from carrel.importers.decoding import decode

    document = pasted_document(decode(data).text, one_per_line=one_per_line)
    return read_pasted(document, one_per_line=one_per_line)
