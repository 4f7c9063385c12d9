"""The confined process: takes files on its standard input, answers on its standard output.

Each file comes as two lengths (name in 4 bytes, data in 8, big-endian), the name in UTF-8 and
the data; each answer as a length in 8 bytes and JSON. It ends when its input ends.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from carrel.importers.answer import written
from carrel.importers.errors import UnreadableFile
from carrel.importers.imported import Imported
from carrel.importers.limits import CPU_SECONDS, MEMORY_BYTES
from carrel.importers.messages import HEAD, LENGTH
from carrel.importers.reading import read_bytes

_LIFETIME_CPU_SECONDS = 3600
_OPEN_FILES = 64


def confine() -> None:
    """Give up what a reader of files never needs: memory without end, files, other processes."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit holds there alone
        return
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_AS: MEMORY_BYTES,
    }
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))


def allow_time() -> None:
    """Allow the next file its computing time, counted from what was used up to now."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, _LIFETIME_CPU_SECONDS))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read file after file until there are no more."""
    while head := requests.read(HEAD.size):
        name_length, data_length = HEAD.unpack(head)
        name = requests.read(name_length).decode("utf-8", "replace")
        allow_time()
        answer = written(_outcome(requests.read(data_length), name))
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _outcome(data: bytes, name: str) -> Imported | UnreadableFile:
    try:
        return read_bytes(data, name)
    except UnreadableFile as error:
        return error


def main() -> None:
    """Confine this process, then serve; whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    confine()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
