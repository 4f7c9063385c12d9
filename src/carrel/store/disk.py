"""Bytes put on the disk so that they stay: whole or not at all, and read back."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from carrel.store.errors import DiskFull, StoreError

if sys.platform == "darwin":
    import fcntl

_PIECE = 1 << 20
_DAY_SECONDS = 86_400
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = 0o444


def bytes_of(place: Path) -> bytes:
    """A file's bytes; raise ``StoreError`` where it cannot be read."""
    with _reading(place):
        return place.read_bytes()


def digest_of(source: Path | bytes) -> tuple[str, int]:
    """SHA-256 in hexadecimal and size in bytes; raise ``StoreError`` for an unreadable file."""
    sha, size = hashlib.sha256(), 0
    for piece in _pieces(source):
        sha.update(piece)
        size += len(piece)
    return sha.hexdigest(), size


def keep_bytes(
    source: Path | bytes, arriving: Path, place_of: Callable[[str], Path]
) -> tuple[str, int]:
    """Copy ``source`` by way of the folder ``arriving`` to the place that its digest gives.

    Give back the digest and size of what was copied. On return the file is read-only, flushed
    with its folders and read back; on an error nothing is left. Raise ``DiskFull`` or
    ``StoreError``.
    """
    with _writing(arriving):
        make_folder(arriving)
        copy = arriving / os.urandom(12).hex()
        try:
            digest, size = _copy(source, copy)
            place = place_of(digest)
            make_folder(place.parent)
            _put_in_place(copy, place, digest)
        finally:
            copy.unlink(missing_ok=True)
    return digest, size


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for its owner alone, each flushed into the one above."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)  # another process may be making it too
    flush_folder(folder.parent)


def flush(handle: int) -> None:
    """Bring an open file to the disk."""
    if sys.platform == "darwin":
        # A plain fsync leaves what was written in the drive's own cache there.
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def flush_folder(folder: Path) -> None:
    """Bring a folder's list of files to the disk, where the system lets a folder be flushed."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def sweep(arriving: Path) -> None:
    """Clear away what copies that were killed more than a day ago left behind."""
    for left in arriving.iterdir():
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY_SECONDS:
                left.unlink()


def _copy(source: Path | bytes, copy: Path) -> tuple[str, int]:
    sha, size = hashlib.sha256(), 0
    with copy.open("xb") as file:
        for piece in _pieces(source):
            sha.update(piece)
            size += len(piece)
            file.write(piece)
        file.flush()
        flush(file.fileno())
    if os.name != "nt":  # where a read-only file could not be cleared away either
        copy.chmod(_READ_ONLY)
    return sha.hexdigest(), size


def _put_in_place(copy: Path, place: Path, digest: str) -> None:
    try:
        os.link(copy, place)
    except FileExistsError:
        # Another process kept the same bytes, or what lies there was damaged.
        if digest_of(place)[0] != digest:
            copy.replace(place)
    except OSError:
        copy.replace(place)  # a file system without hard links
    flush_folder(place.parent)
    if digest_of(place)[0] != digest:
        place.unlink()
        raise StoreError(f"The disk did not give back what was written to {place}: check the disk.")


def _pieces(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with _reading(source), source.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            yield piece


@contextlib.contextmanager
def _reading(source: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise
        raise StoreError(
            f"{source} cannot be read ({error.strerror}): see that it is there and that you may "
            "read it."
        ) from error


@contextlib.contextmanager
def _writing(folder: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(
                f"The disk took no more under {folder.parent} ({error.strerror}): free some space "
                "and try again; nothing of this file was kept by half."
            ) from error
        raise StoreError(
            f"Nothing can be written under {folder.parent} ({error.strerror}): see to the rights "
            "of the folder, or choose another with --library."
        ) from error
