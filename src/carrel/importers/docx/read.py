"""Word documents, read: the parts of the package that hold text, each bounded in size."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from carrel.importers.errors import UnreadableFile
from carrel.importers.limits import OFFICE_PARTS, TEXT_BYTES, in_mebibytes

_DOCUMENT = "word/document.xml"
_PARTS = (
    _DOCUMENT,
    "word/styles.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "docProps/core.xml",
)
_DAMAGED = (
    "is a damaged Word document: open it in the program it comes from, save it anew, and add that"
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that hold text, by their names; one that the file lacks is left out."""

    parts: Mapping[str, bytes]


def read(data: bytes) -> Package:
    """Unpack a Word document; raise ``UnreadableFile`` for one that is damaged or unfolds too far."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            if len(file.infolist()) > OFFICE_PARTS:
                raise UnreadableFile(
                    f"has more than {OFFICE_PARTS:,} parts: save it anew and add that"
                )
            there = set(file.namelist())
            parts = {name: _part(file, name) for name in _PARTS if name in there}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError):
        raise UnreadableFile(_DAMAGED) from None
    except RuntimeError:  # zipfile's word for a part that is encrypted
        raise UnreadableFile(
            "is locked with a password: save it without one and add that"
        ) from None
    if _DOCUMENT not in parts:
        raise UnreadableFile(_DAMAGED)
    return Package(parts)


def _part(file: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes; no more are unfolded than are taken, whatever its head says of its size."""
    with file.open(name) as part:
        data = part.read(TEXT_BYTES + 1)
    if len(data) > TEXT_BYTES:
        raise UnreadableFile(
            f"unfolds to more than {in_mebibytes(TEXT_BYTES)}: cut it into smaller files"
        )
    return data
