"""What a file is, told by its content; its name decides only where content cannot."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from carrel.importers.errors import UnreadableFile


class Format(StrEnum):
    """The formats that are read; the values are their media types."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_PICTURE = "is a picture ({}): let a text recognition (OCR) read it and add the text"
_PACKED = "is a packed archive ({}): unpack it and add the files in it"
_OFFICE = "is {}, which Carrel does not read: save it as PDF, HTML or plain text and add that"
_SOUND = "is sound or film ({}), not a text: add a transcript of it"
_PROGRAM = "is a program ({}), not a text: add the document it belongs to"
_DATA = "is {}, not a text: export the text from its program and add that"

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE.format("PNG")),
    (b"\xff\xd8\xff", _PICTURE.format("JPEG")),
    (b"GIF87a", _PICTURE.format("GIF")),
    (b"GIF89a", _PICTURE.format("GIF")),
    (b"II*\0", _PICTURE.format("TIFF")),
    (b"MM\0*", _PICTURE.format("TIFF")),
    (b"AT&TFORM", _PICTURE.format("DjVu")),
    (b"\0\0\x01\0", _PICTURE.format("icon")),
    (b"Rar!\x1a\x07", _PACKED.format("RAR")),
    (b"7z\xbc\xaf\x27\x1c", _PACKED.format("7-Zip")),
    (b"\x1f\x8b", _PACKED.format("gzip")),
    (b"BZh", _PACKED.format("bzip2")),
    (b"\xfd7zXZ\0", _PACKED.format("xz")),
    (b"\x28\xb5\x2f\xfd", _PACKED.format("Zstandard")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE.format("an older Office document")),
    (b"{\\rtf", _OFFICE.format("a Rich Text (RTF) document")),
    (b"%!PS", _OFFICE.format("a PostScript document")),
    (b"ID3", _SOUND.format("MP3")),
    (b"OggS", _SOUND.format("Ogg")),
    (b"fLaC", _SOUND.format("FLAC")),
    (b"\x1aE\xdf\xa3", _SOUND.format("Matroska")),
    (b"\x7fELF", _PROGRAM.format("ELF")),
    (b"MZ\x90", _PROGRAM.format("Windows")),
    (b"\xcf\xfa\xed\xfe", _PROGRAM.format("macOS")),
    (b"\xca\xfe\xba\xbe", _PROGRAM.format("Java or macOS")),
    (b"\0asm", _PROGRAM.format("WebAssembly")),
    (b"SQLite format 3\0", _DATA.format("an SQLite database")),
    (b"bplist00", _DATA.format("a property list")),
    (b"wOFF", _DATA.format("a font")),
    (b"wOF2", _DATA.format("a font")),
)
_ZIPPED = (
    (b"application/epub+zip", _OFFICE.format("an EPUB book")),
    (b"application/vnd.oasis.opendocument", _OFFICE.format("an OpenDocument file")),
    (b"xl/", _OFFICE.format("a spreadsheet")),
    (b"ppt/", _OFFICE.format("a presentation")),
)
_RIFF = {
    b"WEBP": _PICTURE.format("WebP"),
    b"WAVE": _SOUND.format("WAV"),
    b"AVI ": _SOUND.format("AVI"),
}
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdwn", ".qmd", ".rmd"})
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_HTML_START = re.compile(
    r"(?:\s|\ufeff|<\?xml[^>]*\?>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|h[1-6]|span|article|table|a|br|meta|title)\b[^<]*>", re.IGNORECASE
)
_LOOKED_AT = 4096
_PDF_WITHIN = 1024


def format_of(data: bytes, file_name: str) -> Format:
    """The format of ``data``; raises ``UnreadableFile`` (its reason alone) for what is no text."""
    if not data.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile("is empty: there is nothing in it to read")
    if is_pdf(data):
        return Format.PDF
    if _is_docx(data):
        return Format.DOCX
    _refuse_known(data)
    opening = _opening(data)
    suffix = PurePath(file_name).suffix.casefold()
    if _HTML_START.match(opening):
        return Format.HTML
    if suffix in _HTML_NAMES and _TAG.search(opening):
        return Format.HTML
    return Format.MARKDOWN if suffix in _MARKDOWN_NAMES else Format.TEXT


def is_pdf(data: bytes) -> bool:
    """Whether a file that begins with ``data`` is a PDF."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def _is_docx(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"word/" in _packed_names(data)


def _packed_names(data: bytes) -> bytes:
    """The ends of an archive, where the names of its files stand."""
    return data[:_LOOKED_AT] + data[-_LOOKED_AT * 4 :]


def _refuse_known(data: bytes) -> None:
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(reason)
    if data.startswith(b"PK\x03\x04"):
        inside = _packed_names(data)
        raise UnreadableFile(
            next((reason for mark, reason in _ZIPPED if mark in inside), _PACKED.format("ZIP"))
        )
    if data.startswith(b"RIFF") and data[8:12] in _RIFF:
        raise UnreadableFile(_RIFF[data[8:12]])
    if data[4:8] == b"ftyp":
        picture = data[8:12] in (b"heic", b"avif", b"mif1")
        raise UnreadableFile(_PICTURE.format("HEIF") if picture else _SOUND.format("MP4"))
    if b"ustar" in data[257:263]:
        raise UnreadableFile(_PACKED.format("tar"))


def _opening(data: bytes) -> str:
    """The first characters, near enough to see tags in them."""
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    return head.replace(b"\0", b"").decode("latin-1").removeprefix("\u00ef\u00bb\u00bf")
