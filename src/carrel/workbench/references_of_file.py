"""The references of a file or of a text that is not in the library, and is not kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carrel.workbench.paste_references import pasted_document
from carrel.workbench.read_references import read_document, read_pasted
from carrel.workbench.take_references import take_references

if TYPE_CHECKING:
    from carrel.references.gathered import Entry, Gathered

_LEAST = 0.5


def references_of_file(path: Path, *, one_per_line: bool = False) -> Gathered:
    """The references of a file, which is parsed in the confined process.

    Where the file cites works with records of its own, those are taken as they are. A text with
    reference lists in it gives those; one without is taken as a list itself where
    ``one_per_line`` says so, or where its entries look like references. Raise ``UnreadableFile``.
    """
    from carrel.importers.reading import read_file

    imported = read_file(path)
    document = imported.document
    if imported.cited:
        return take_references(document, imported.cited)
    if one_per_line:
        return read_pasted(document, one_per_line=True)
    found = read_document(document)
    if found.entries:
        return found
    whole = read_pasted(document)
    like = sum(map(_is_one, whole.entries))
    return whole if like >= len(whole.entries) * _LEAST else found


def _is_one(entry: Entry) -> bool:
    """Whether what was read is a reference and no prose: people, and when."""
    item = entry.reference.item
    return bool(item.get("issued")) and bool(item.get("author") or item.get("editor"))


def references_of_text(data: bytes, *, one_per_line: bool = False) -> Gathered:
    """The references of a text that was handed over, such as a copied bibliography.

    Raise ``ReferencesError`` for one without a word.
    """
    from carrel.importers.decoding import decode

    document = pasted_document(decode(data).text, one_per_line=one_per_line)
    return read_pasted(document, one_per_line=one_per_line)
