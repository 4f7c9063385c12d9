"""Originals: the very bytes that were brought in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Original:
    """A file kept for ever as it came.

    ``digest`` is the SHA-256 of its bytes in hexadecimal, ``media_type`` what it was read as,
    ``file_name`` the name it came under (no folder), ``size`` its length in bytes.
    """

    digest: str
    media_type: str
    file_name: str
    size: int
