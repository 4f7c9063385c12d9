"""The confined process: what it is kept from, and what becomes of a file that kills it.

Hostile files are played by programs that the same confinement holds: each tries what it must
not be able to do, and says how far it came.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carrel.importers.confinement import ConfinedReader
from carrel.importers.errors import UnreadableFile
from carrel.importers.reading import read_bytes, read_file, read_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are Unix's")


def confined(act: str) -> subprocess.CompletedProcess[str]:
    """Run a few lines of Python as the confined process would."""
    program = f"from carrel.importers.child import confine\nconfine()\n{act}"
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_reads_what_read_bytes_reads(tmp_path: Path, reading_room: str) -> None:
    """The answer that comes over the pipe is the whole of it."""
    path = tmp_path / "room.txt"
    path.write_text(reading_room)
    assert read_file(path) == read_bytes(path.read_bytes(), path.name)


def test_one_process_serves_many_files_and_one_failure_costs_only_itself(tmp_path: Path) -> None:
    """Good and bad files in turn; each bad one is a sentence in its place."""
    names = ("a.txt", "none.txt", "b.md", "c.png", "d.html")
    (tmp_path / "a.txt").write_text("Words of the first.")
    (tmp_path / "b.md").write_text("*Words* of the second.")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "d.html").write_text("<p>Words of the last.")
    outcomes = list(read_files(tmp_path / name for name in names))
    assert [isinstance(one, UnreadableFile) for one in outcomes] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_a_process_that_dies_is_told_and_replaced() -> None:
    """The sentence names the file; the next file gets a new process."""
    with ConfinedReader() as reader:
        reader.read("a.txt", b"Words.")
        assert reader._process is not None
        reader._process.kill()
        reader._process.wait()
        with pytest.raises(UnreadableFile, match=r"'b\.txt' made the program"):
            reader.read("b.txt", b"More words.")
        assert reader.read("c.txt", b"Words again.").document.text == "Words again."


def test_a_file_that_takes_too_long_is_given_up() -> None:
    """The clock ends it; the sentence says how long it took."""
    with (
        ConfinedReader(wall_seconds=0.05) as reader,
        pytest.raises(UnreadableFile, match=r"'slow\.md' took longer than"),
    ):
        reader.read("slow.md", b"![" * 400_000)


def test_memory_ends() -> None:
    """Address space is limited: four gigabytes are not to be had."""
    assert "MemoryError" in confined("x = bytearray(4 << 30)").stderr


def test_computing_ends() -> None:
    """Computing time is limited; the process is ended by the system."""
    act = (
        "import resource, carrel.importers.child as child\nchild.CPU_SECONDS = 0\nchild.allow_time()\n"
        "while True: pass"
    )
    assert confined(act).returncode < 0


def test_nothing_is_written(tmp_path: Path) -> None:
    """A file may be made but not one byte put into it."""
    path = tmp_path / "x"
    outcome = confined(
        f"import os\nos.write(os.open({str(path)!r}, os.O_CREAT | os.O_WRONLY), b'x')"
    )
    assert "File too large" in outcome.stderr
    assert path.stat().st_size == 0


def test_what_libraries_print_is_no_answer(tmp_path: Path) -> None:
    """Standard output belongs to the answers alone."""
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    assert read_file(path).document.text == "Words."


def test_a_hidden_bomb_in_a_pdf_is_one_sentence(make_pdf) -> None:  # noqa: ANN001 - a fixture that is a function
    """A short file that inflates without end dies in its own process."""
    import zlib

    packed = zlib.compress(b"BT /F1 9 Tf (x) Tj ET " * 20_000_000, 9)
    head = make_pdf([[("Words", 72, 700, 11)]])
    start = head.index(b"4 0 obj")
    end = head.index(b"endobj", start)
    body = b"4 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\n" % (
        len(packed),
        packed,
    )
    data = head[:start] + body + head[end:]
    assert len(data) < 2_000_000
    with (
        ConfinedReader(wall_seconds=20) as reader,
        pytest.raises(UnreadableFile, match=r"'bomb\.pdf' "),
    ):
        reader.read("bomb.pdf", data)
