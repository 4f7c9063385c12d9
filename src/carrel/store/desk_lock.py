"""One desk for one library: a lock that the system lets go of when its process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from carrel.store.errors import DeskOpen, StoreError

LOCK = "desk.lock"
# Windows locks bytes against reading too, so the locked byte lies beyond what is written.
_LOCKED_BYTE = 1 << 20

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def desk_lock(folder: Path) -> Generator[Callable[[str], None]]:
    """Hold the library in ``folder`` for one desk; call what it gives with the desk's address.

    The lock file tells process id and address, for the sentence that the second desk says. A
    killed desk leaves no lock. Raise ``DeskOpen`` when another desk has it,
    ``StoreError`` where no file can be written.
    """
    file = folder / LOCK
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(
            f"{file} cannot be written ({error.strerror}): see to the rights of the folder, or "
            "choose another with --library."
        ) from error
    with os.fdopen(handle, "r+", encoding="utf-8") as held:
        try:
            _lock(held)
        except OSError as error:
            raise DeskOpen(_who_has(folder, held)) from error

        def announce(address: str) -> None:
            held.seek(0)
            held.truncate()
            held.write(f"{os.getpid()} {address}\n")
            held.flush()

        announce("")
        yield announce
        held.seek(0)
        held.truncate()


def _who_has(folder: Path, held: IO[str]) -> str:
    held.seek(0)
    process, _, address = held.read().strip().partition(" ")
    where = f" at {address}" if address else ""
    which = f" (process {process})" if process else ""
    return (
        f"A desk is open on the library in {folder} already{where}{which}: "
        "use that one, or close it first."
    )
