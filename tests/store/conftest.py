"""What the tests of the store share: a library of the test's own, and records to put in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.library.work import Work
from carrel.store.library import Library, open_library
from carrel.values.span import Span


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """An empty library."""
    with open_library(library_folder) as opened:
        yield opened


@pytest.fixture
def document() -> Document:
    """A short text on two labelled pages; its second block runs over the page's end."""
    text = "Of Gardens\nGod Almighty first planted a garden.\n"
    return Document(
        text,
        (
            Block(BlockKind.HEADING, Span(0, 10), 1),
            Block(BlockKind.PARAGRAPH, Span(11, 47)),
        ),
        (Page(1, "iv", Span(0, 24)), Page(2, "v", Span(24, 48))),
        (),
        "en",
    )


@pytest.fixture
def work(library: Library, document: Document) -> Work:
    """A work with an original and a text, on the shelf."""
    data = document.text.encode()
    original = library.originals.keep(data, file_name="gardens.txt", media_type="text/plain")
    digest = library.documents.save(document)
    shelved = Work(
        "bacon1625",
        {"title": "Of Gardens", "author": [{"family": "Bacon", "given": "Francis"}]},
        {},
        digest,
        original.digest,
        "2026-01-01T00:00:00Z",
    )
    library.works.save(shelved)
    return shelved


@pytest.fixture
def new_library(tmp_path: Path) -> Iterator[Callable[[], Library]]:
    """Makes further libraries, each empty, and closes them."""
    opened: list[Library] = []

    def make() -> Library:
        opened.append(open_library(tmp_path / f"library {len(opened) + 2}"))
        return opened[-1]

    yield make
    for each in opened:
        each.close()
