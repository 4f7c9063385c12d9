"""From a file to ``Imported``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from carrel.importers.errors import UnreadableFile
from carrel.importers.imported import Imported
from carrel.importers.limits import FILE_BYTES, TEXT_BYTES, in_mebibytes
from carrel.importers.record.said import MISSING
from carrel.importers.sniffing import Format, format_of, is_pdf

_HEAD = 4096

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_file(path: Path) -> Imported:
    """Read one file in a confined process; raises ``UnreadableFile`` with one sentence."""
    from carrel.importers.confinement import ConfinedReader

    with ConfinedReader() as reader:
        return reader.read(path.name, bytes_of(path))


def read_files(paths: Iterable[Path]) -> Iterator[Imported | UnreadableFile]:
    """Read files one after the other in one warm process; what fails is given, not raised."""
    from carrel.importers.confinement import ConfinedReader

    with ConfinedReader() as reader:
        for path in paths:
            try:
                yield reader.read(path.name, bytes_of(path))
            except UnreadableFile as error:
                yield error


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that can be read; raises ``UnreadableFile`` otherwise."""
    try:
        if path.is_dir():
            raise UnreadableFile("is a folder: name the files in it", str(path))
        if path.exists() and not path.is_file():
            raise UnreadableFile(
                "is no ordinary file: name a file that is kept on a disk", str(path)
            )
        with path.open("rb") as file:
            head = file.read(_HEAD)
            _refuse_large(path, os.fstat(file.fileno()).st_size, head)
            data = head + file.read(FILE_BYTES + 1 - len(head))
    except FileNotFoundError:
        raise UnreadableFile("is not there: check the name and the folder", str(path)) from None
    except PermissionError:
        raise UnreadableFile(
            "may not be read by you: change its permissions or copy it to your own folder",
            str(path),
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"could not be read from the disk ({reason})", str(path)) from None
    if len(data) > FILE_BYTES:  # it grew while it was read
        raise UnreadableFile(_too_large(FILE_BYTES), str(path))
    return data


def _refuse_large(path: Path, size: int, head: bytes) -> None:
    """Say that a file is too large before its bytes are in memory; only a PDF may be larger."""
    if size > FILE_BYTES:
        raise UnreadableFile(_too_large(FILE_BYTES), str(path))
    if size > TEXT_BYTES and not is_pdf(head):
        raise UnreadableFile(_too_large(TEXT_BYTES), str(path))


def read_bytes(data: bytes, file_name: str) -> Imported:
    """Read the bytes of a file in this process; pure. Raises ``UnreadableFile`` and nothing else.

    ``file_name`` decides only between plain text and Markdown, and stands in the sentence.
    """
    try:
        return _well_formed(_read_as(format_of(data, file_name), data))
    except UnreadableFile as error:
        raise error.about(file_name) from None
    except MemoryError:
        raise UnreadableFile(
            "needs more memory than one file may take: cut it into smaller files", file_name
        ) from None
    except RecursionError:
        raise UnreadableFile("is nested too deeply to be read: simplify it", file_name) from None


def _too_large(limit: int) -> str:
    return f"is larger than {in_mebibytes(limit)}: cut it into smaller files and add those"


def _read_as(found: Format, data: bytes) -> Imported:
    """Each format's own room is imported only when it is needed."""
    if found is not Format.PDF and len(data) > TEXT_BYTES:
        raise UnreadableFile(_too_large(TEXT_BYTES))
    match found:
        case Format.TEXT:
            from carrel.importers.text.adapt import import_text

            return import_text(data)
        case Format.MARKDOWN:
            from carrel.importers.markdown.adapt import import_markdown

            return import_markdown(data)
        case Format.HTML:
            from carrel.importers.html.adapt import import_html

            return import_html(data)
        case Format.DOCX:
            from carrel.importers.docx.adapt import import_docx

            return import_docx(data)
        case Format.PDF:
            from carrel.importers.pdf.adapt import import_pdf

            return import_pdf(data)


def _well_formed(imported: Imported) -> Imported:
    """A text that has words, and no half of a surrogate pair, which is no character."""
    # A scanned PDF has no text either, but a warning of its own that says so.
    if not imported.document.text.strip() and set(imported.warnings) <= set(MISSING.values()):
        raise UnreadableFile("holds no text: there is nothing in it to read")
    text = imported.document.text
    try:
        text.encode()
    except UnicodeEncodeError:
        clean = _SURROGATE.sub("\ufffd", text)
        return replace(imported, document=replace(imported.document, text=clean))
    return imported
