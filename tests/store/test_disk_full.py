"""A disk that takes no more: one sentence, and all that was there stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carrel.store.integrity import check
from carrel.store.library import Library, open_library

# The limit on the size of a file makes a write fail half way, as a full disk does.
_WRITE = """
import resource, sys
from pathlib import Path
from carrel.documents.document import Document, Page
from carrel.library.work import Work
from carrel.store.errors import DiskFull
from carrel.store.library import open_library
from carrel.values.span import Span
with open_library(Path(sys.argv[1])) as library:
    library.drafts.save("first", "kept")
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        if sys.argv[2] == "original":
            library.originals.keep(b"x" * 1_000_000, file_name="a", media_type="x/y")
        elif sys.argv[2] == "file":
            source = Path(sys.argv[1], "..", "source")
            library.originals.keep(source, file_name="a", media_type="x/y")
        else:
            text = "words " * 200_000
            with library.writing():
                library.drafts.save("second", "lost")
                library.documents.save(Document(text, (), (Page(1, None, Span(0, len(text))),)))
    except DiskFull as error:
        print("told:", error)
    library.drafts.save("third", "kept")
"""


@pytest.mark.parametrize("what", ["original", "file", "database"])
def test_what_does_not_fit_is_told_and_leaves_nothing(
    library: Library, tmp_path: Path, what: str
) -> None:
    """The sentence says what to do; work that fits goes on afterwards."""
    library.close()
    (tmp_path / "source").write_bytes(b"y" * 1_000_000)
    line = [sys.executable, "-c", _WRITE, str(library.folder), what]
    ended = subprocess.run(line, check=True, capture_output=True, text=True)
    assert "free some space and try again" in ended.stdout
    with open_library(library.folder) as reopened:
        assert reopened.drafts.all() == {"third": "kept", "first": "kept"}
        assert reopened.originals.all() == ()
        assert reopened.documents.digests() == ()
        assert check(reopened) == ()
    originals = library.folder / "originals"
    assert [file for file in originals.rglob("*") if file.is_file()] == []
