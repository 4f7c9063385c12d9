"""What the tests of deeds on a study share: a library with a text, and a study to code it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.library.work import Work
from carrel.store.library import Library, open_library
from carrel.study.codebook import Codebook, Factor
from carrel.values.span import Span

KEY = "neighbours"
TEXT = """Neighbours
Moscow resumed the sale of arms to Tehran in the fall of 2000.
The two quarrelled over the Caspian throughout the 1990s.
"""


class Coded(NamedTuple):
    """A library with one short work and an empty study, whose codebook has areas and a factor."""

    library: Library
    key: str
    study: str


def shelve(library: Library) -> None:
    """Put the work on the shelf of a library."""
    document = Document(
        TEXT,
        (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT) - 1)),),
        (Page(1, "7", Span(0, len(TEXT))),),
        (),
        "en",
    )
    original = library.originals.keep(
        TEXT.encode(), file_name="neighbours.txt", media_type="text/plain"
    )
    item = {"title": "Neighbours", "author": [{"family": "Jalali", "given": "Ali"}]}
    digest = library.documents.save(document)
    library.works.save(Work(KEY, item, {}, digest, original.digest, "2026-01-01T00:00:00Z"))


@pytest.fixture
def shelved() -> Callable[[Library], None]:
    """Put the work that ``coded`` has on the shelf of another library."""
    return shelve


@pytest.fixture
def coded(library_folder: Path) -> Iterator[Coded]:
    """A work and a study to code it in, by Ada."""
    with open_library(library_folder) as library:
        shelve(library)
        study = library.studies.new("Iran and Russia")
        book = Codebook(("political", "military"), (Factor("trade in arms", area="military"),))
        library.studies.save(replace(study, codebook=book, revision=2), coder="Ada")
        yield Coded(library, KEY, study.name)
