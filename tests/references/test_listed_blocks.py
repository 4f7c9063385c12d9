"""The lists of a kept document are read from its blocks."""

from carrel.documents.document import Block, BlockKind, Document
from carrel.references.finding.listed_blocks import lists_of_document
from carrel.references.finding.lists import ListKind
from carrel.values.span import Span


def document_of(*blocks: tuple[BlockKind, str, int]) -> Document:
    """A document with these blocks, a blank line between them."""
    text, made = "", []
    for kind, words, level in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind, Span(len(text), len(text) + len(words)), level))
        text += words
    return Document(text, tuple(made), ())


REFERENCE, HEADING, TEXT = BlockKind.REFERENCE, BlockKind.HEADING, BlockKind.PARAGRAPH


def test_lists_by_chapter() -> None:
    """Each run of entries is a list with the heading right before it."""
    document = document_of(
        (HEADING, "References", 2),
        (REFERENCE, "Albers 1998.", 0),
        (REFERENCE, "Brandt 2004.", 0),
        (TEXT, "The second chapter.", 0),
        (HEADING, "Sources", 2),
        (REFERENCE, "Corvin 2011.", 0),
    )
    first, second = lists_of_document(document)
    assert (first.kind, len(first.entries)) == (ListKind.CHAPTER, 2)
    assert second.heading is not None
    assert document.text[slice(*second.heading)] == "Sources"


def test_an_entry_over_two_pages() -> None:
    """An entry that a running head parts has two stretches; the head parts no list."""
    document = document_of(
        (REFERENCE, "Albers, Tom. Harbours and", 0),
        (BlockKind.APPARATUS, "214", 0),
        (REFERENCE, "their towns. 1998.", 1),
        (REFERENCE, "Brandt 2004.", 0),
    )
    (each,) = lists_of_document(document)
    assert [len(entry) for entry in each.entries] == [2, 1]


def test_numbering_that_begins_anew() -> None:
    """After four numbers, a 1 begins another list."""
    entries = [(REFERENCE, f"{n}. Albers {1990 + n}.", 0) for n in (1, 2, 3, 4, 1, 2)]
    assert [len(each.entries) for each in lists_of_document(document_of(*entries))] == [4, 2]


def test_notes_that_refer() -> None:
    """Notes with references are a list of their own; other notes are none."""
    document = document_of(
        (BlockKind.NOTE, "1 Albers 1998, p. 3.", 1), (BlockKind.NOTE, "2 I thank him.", 0)
    )
    (each,) = lists_of_document(document)
    assert each.kind is ListKind.NOTES
    assert [document.text[slice(*span)] for (span,) in each.entries] == ["1 Albers 1998, p. 3."]
