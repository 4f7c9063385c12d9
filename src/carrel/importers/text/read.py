"""Plain text, read: bytes become characters."""

from __future__ import annotations

from dataclasses import dataclass

from carrel.importers.decoding import Decoded, decode


@dataclass(frozen=True, slots=True)
class TextFile:
    r"""A decoded text file; ``text`` keeps every character, with ``\\n`` for each line break."""

    text: str
    warnings: tuple[str, ...]


def read(data: bytes) -> TextFile:
    """Decode ``data`` and bring line breaks to one form."""
    decoded: Decoded = decode(data)
    return TextFile(plain_breaks(decoded.text), decoded.warnings)


def plain_breaks(text: str) -> str:
    r"""``\\r\\n`` and ``\\r`` become ``\\n``; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
