"""What the tests of ``carrel study`` share: the command line run here, a work, a study."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from carrel.cli.command_line import run
from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.library.work import Work
from carrel.store.library import open_library
from carrel.values.span import Span

Typed = Callable[..., CompletedProcess[str]]

KEY = "neighbours"
TEXT = """\
Neighbours

Moscow resumed the sale of arms to Tehran in the fall of 2000.

The two quarrelled over the Caspian throughout the 1990s.
"""


@pytest.fixture
def typed(
    library_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Typed:
    """Run the command line here, in the test's own folder, as in a process of its own."""
    monkeypatch.chdir(library_folder.parent)

    def run_here(*words: str | Path) -> CompletedProcess[str]:
        line = [*map(str, words), "--library", str(library_folder)]
        try:
            ended = run(line)
        except SystemExit as left:  # argparse's own way out
            ended = left.code
        assert isinstance(ended, int)
        said = capsys.readouterr()
        return CompletedProcess(line, ended, said.out, said.err)

    return run_here


@pytest.fixture
def key(typed: Typed, library_folder: Path) -> str:
    """A work on the shelf, and a study begun by Ada."""
    document = Document(
        TEXT,
        (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT) - 1)),),
        (Page(1, None, Span(0, len(TEXT))),),
        (),
        "en",
    )
    with open_library(library_folder) as library:
        original = library.originals.keep(TEXT.encode(), file_name="a.txt", media_type="text/plain")
        digest = library.documents.save(document)
        work = Work(KEY, {"title": "Neighbours"}, {}, digest, original.digest, "2026-01-01")
        library.works.save(work)
    assert typed("study", "new", "Neighbours", "--coder", "Ada").returncode == 0
    return KEY
