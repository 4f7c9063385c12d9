"""Originals: the very bytes that were brought in, under their digest, for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from carrel.library.original import Original
from carrel.store.disk import bytes_of, digest_of, keep_bytes, sweep
from carrel.store.errors import OriginalDamaged, OriginalNotFound
from carrel.store.instant import now
from carrel.store.sqlite import Database

FOLDER = "originals"
_ARRIVING = "arriving"

_SELECT = "SELECT digest, media_type, file_name, size FROM original"
_GET = _SELECT + " WHERE digest = :digest"
_ALL = _SELECT + " ORDER BY added, digest"
_ADD = """
INSERT INTO original (digest, media_type, file_name, size, added)
VALUES (:digest, :media_type, :file_name, :size, :added)
ON CONFLICT (digest) DO NOTHING
"""


class Originals:
    """The originals of a library: files under ``originals/ab/cdef…``, read-only, never changed."""

    def __init__(self, database: Database, library_folder: Path) -> None:
        self._database = database
        self._folder = library_folder / FOLDER

    def keep(self, source: Path | bytes, *, file_name: str, media_type: str) -> Original:
        """Keep a file's bytes; the same bytes twice are one original, named as at first.

        On return they are on the disk and were read back. A file is read in pieces, so its size
        does not matter. Raise ``DiskFull``, with nothing half kept, or ``StoreError`` for a
        source that cannot be read. Call it before ``writing()``: copying takes time.
        """
        digest, size = digest_of(source)
        if not self._stands(digest, size):
            arriving = self._folder / _ARRIVING
            digest, size = keep_bytes(source, arriving, self._place)
            sweep(arriving)
        with self._database.writing():
            self._database.run(
                _ADD,
                {
                    "digest": digest,
                    "media_type": media_type,
                    "file_name": _well_formed(file_name),
                    "size": size,
                    "added": now(),
                },
            )
        return self.get(digest)

    def get(self, digest: str) -> Original:
        """What is known of an original; raise ``OriginalNotFound``."""
        row = self._database.row(_GET, {"digest": digest})
        if row is None:
            raise OriginalNotFound(f"No original with the digest '{digest}' is kept here.")
        return _original(*row)

    def all(self) -> tuple[Original, ...]:
        """Every original, in the order of their coming."""
        return tuple(_original(*row) for row in self._database.rows(_ALL))

    def path(self, digest: str) -> Path:
        """Where an original's bytes lie; raise ``OriginalNotFound`` or ``OriginalDamaged``."""
        original = self.get(digest)
        place = self._place(digest)
        if not place.is_file():
            raise OriginalDamaged(f"{_named(original)} is gone from {place}: {_WAY_OUT}")
        return place

    def read(self, digest: str) -> bytes:
        """An original's bytes, as they came; raise ``OriginalDamaged`` where they are not."""
        place = self.path(digest)
        data = bytes_of(place)
        if hashlib.sha256(data).hexdigest() != digest:
            raise OriginalDamaged(self._changed(digest))
        return data

    def verify(self, digest: str) -> None:
        """Read an original through, in pieces; raise ``OriginalDamaged`` where it is not whole."""
        if digest_of(self.path(digest))[0] != digest:
            raise OriginalDamaged(self._changed(digest))

    def _changed(self, digest: str) -> str:
        place = self._place(digest)
        return f"{_named(self.get(digest))} was changed at {place}: {_WAY_OUT}"

    def _place(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest[2:]

    def _stands(self, digest: str, size: int) -> bool:
        place = self._place(digest)
        return place.is_file() and digest_of(place) == (digest, size)


_WAY_OUT = "add the same file again, or bring it back from a copy of the library."


def _named(original: Original) -> str:
    return f"The original of '{original.file_name}'"


def _original(digest: str, media_type: str, file_name: str, size: int) -> Original:
    return Original(digest, media_type, file_name, size)


def _well_formed(file_name: str) -> str:
    """A name whose bytes were no Unicode, with the replacement character for each of them."""
    return file_name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
