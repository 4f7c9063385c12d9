"""Files that are no texts: one clear sentence each, with the file and the way out."""

from __future__ import annotations

import contextlib
import os
import zipfile
from pathlib import Path

import pytest

from carrel.importers.errors import UnreadableFile
from carrel.importers.limits import HTML_DEPTH, TEXT_BYTES
from carrel.importers.reading import bytes_of, read_bytes, read_file


def refusal(data: bytes, name: str) -> str:
    """The sentence that refuses a file, which must be one and name it."""
    with pytest.raises(UnreadableFile) as raised:
        read_bytes(data, name)
    sentence = str(raised.value)
    assert sentence.startswith(f"'{name}' ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xff\xd8\xff\xe0....", "picture"),
        (b"\x1f\x8b\x08....", "packed"),
        (b"\x7fELF\x02\x01\x01", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"{\\rtf1 x}", "RTF"),
        (b"SQLite format 3\0", "database"),
        (b"%PDF-1.7 nothing that follows is right", "damaged PDF"),
        (bytes(range(256)) * 40, "program's data"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    """The content decides, whatever the name; the sentence says what the file is."""
    assert says in refusal(data, "notes.txt")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            b"<!doctype html><html><head><title>No words</title></head><body></body></html>",
            "a.html",
        ),
        (b"---\ntitle: No words\n---\n", "a.md"),
    ],
)
def test_a_text_without_words_is_refused(data: bytes, name: str) -> None:
    """A title alone is nothing to read."""
    assert "no text" in refusal(data, name)


def test_an_office_document_is_named(tmp_path: Path) -> None:
    """A packed document is told from a packed archive."""
    for inside, says in (("xl/workbook.xml", "spreadsheet"), ("photo.raw", "archive")):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr(inside, "x" * 100)
        assert says in refusal(path.read_bytes(), "a.docx")


def test_a_missing_file_a_folder_and_a_pipe(tmp_path: Path) -> None:
    """What cannot be opened is named with its path; nothing waits for a pipe."""
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    for path, says in (
        (tmp_path / "none.txt", "not there"),
        (tmp_path, "folder"),
        (fifo, "no ordinary file"),
    ):
        with pytest.raises(UnreadableFile, match=says) as raised:
            read_file(path)
        assert str(path) in str(raised.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    """What may not be read says so."""
    path = tmp_path / "closed.txt"
    path.write_text("closed")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="may not be read"):
        bytes_of(path)


def test_a_text_beyond_the_limit_is_refused() -> None:
    """200 MB are refused at once; the limit and the way out are named."""
    sentence = refusal(b"words \n" * (TEXT_BYTES // 7 + 1), "big.txt")
    assert "64 MB" in sentence
    assert "smaller files" in sentence


def test_content_decides_over_a_wrong_name(make_pdf) -> None:  # noqa: ANN001 - a fixture that is a function
    """A page, a PDF and a text are known under each other's names."""
    page = b"<!DOCTYPE html><title>t</title><p>Words of a page."
    assert read_bytes(page, "page.txt").media_type == "text/html"
    assert read_bytes(make_pdf([[("Words", 72, 700, 11)]]), "a.txt").media_type == "application/pdf"
    assert read_bytes(b"Words of a text, no more.", "a.html").media_type == "text/plain"
    assert read_bytes(b"Words of a text, no more.", "a.pdf").media_type == "text/plain"


def test_a_hundred_thousand_open_elements() -> None:
    """Deep nesting is read as if it were shallow, in time that grows with length; no word is lost."""
    page = "<div>" * 100_000 + "<p>At the bottom.</p>" + "</div>" * 100_000 + "<p>And after.</p>"
    document = read_bytes(f"<html>{page}".encode(), "deep.html").document
    assert document.text == "At the bottom.\n\nAnd after."
    assert HTML_DEPTH < 100_000


@pytest.mark.parametrize(
    "text",
    [
        "> " * 20_000 + "deep", "[" * 50_000, "*a_" * 50_000, "- " * 20_000, "`" * 100_001,
        "<b>" * 20_000, "![" * 50_000, "|a" * 20_000 + "\n" + "|-" * 20_000, "&#1" * 50_000,
    ],
)  # fmt: skip
def test_hostile_markdown_ends(text: str) -> None:
    """Shapes that cost careless parsers their time come to an end: a text or a refusal."""
    with contextlib.suppress(UnreadableFile):
        read_bytes(f"start\n\n{text}\n\nend".encode(), "a.md")


@pytest.mark.parametrize(
    "text",
    [
        " " * 2_000_000 + "x", "\n" * 2_000_000 + "x", "(1)" * 300_000, "a, " * 300_000, "-" * 1_000_000,
        "By " * 100_000, "10." * 300_000, "x\f" * 100_000, '"' * 500_000, "• \n" * 100_000,
        "a\n" * 300_000, "A. B. " * 100_000 + "\n", "Abstract " * 50_000,
    ],
)  # fmt: skip
def test_hostile_text_ends(text: str) -> None:
    """Long runs of one shape cost no more than any text of their length."""
    assert read_bytes(text.encode(), "a.txt").document.text == text
