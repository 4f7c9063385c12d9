"""Files are parsed in a process of their own, so that a hostile one can hurt nothing else.

A fresh interpreter is started (never a fork of a server with threads), gives up what it does
not need, and takes the bytes over a pipe: it opens no file of the reader's. One process serves
many files; when it dies, the file it died of is told and the next one gets a new process.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from types import TracebackType
from typing import Self

from carrel.importers.answer import understood
from carrel.importers.errors import UnreadableFile
from carrel.importers.imported import Imported
from carrel.importers.limits import ANSWER_BYTES, CPU_SECONDS, WALL_SECONDS
from carrel.importers.messages import HEAD, LENGTH

_PROGRAM = "carrel.importers.child"


class ConfinedReader:
    """Reads files in one confined process; a context manager. Not for use by two threads at once."""

    def __init__(self, *, wall_seconds: float = WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, file_name: str, data: bytes) -> Imported:
        """Read one file; raises ``UnreadableFile`` naming it, also when the process died of it."""
        process = self._started()
        alarm = _Alarm(process, self._wall_seconds)
        try:
            answer = _ask(process, file_name, data)
        except (OSError, EOFError):
            answer = None
        finally:
            alarm.stop()
        if answer is None:
            raise UnreadableFile(self._cause_of_death(alarm), file_name)
        try:
            return understood(answer)
        except UnreadableFile as error:
            raise error.about(file_name) from None

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-B", "-X", "utf8", "-m", _PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={"OPENBLAS_NUM_THREADS": "1"},  # numpy asks for no threads it may not have
            )
        return self._process

    def _cause_of_death(self, alarm: _Alarm) -> str:
        process = self._process
        self._process = None
        code = _end(process) if process is not None else 0
        if alarm.rang:
            return (
                f"took longer than {alarm.seconds:.0f} seconds to read: cut it into smaller files"
            )
        if code == -getattr(signal, "SIGXCPU", 0):
            return f"took more than {CPU_SECONDS} seconds of computing: cut it into smaller files"
        return (
            "made the program that reads it break off: it is damaged or too large; open it in "
            "the program it comes from, save it anew, and add that"
        )


class _Alarm:
    """Ends the process when the time is over, so that a pipe that waits comes to its end."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.seconds = seconds
        self.rang = False
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()

    def stop(self) -> None:
        self._timer.cancel()
        self._timer.join()


def _ask(process: subprocess.Popen[bytes], file_name: str, data: bytes) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    name = file_name.encode("utf-8", "replace")
    process.stdin.write(HEAD.pack(len(name), len(data)) + name)
    process.stdin.write(data)
    process.stdin.flush()
    (length,) = LENGTH.unpack(_exactly(process, LENGTH.size))
    if length > ANSWER_BYTES:
        process.kill()
        raise EOFError
    return _exactly(process, length)


def _exactly(process: subprocess.Popen[bytes], count: int) -> bytes:
    assert process.stdout is not None
    answer = process.stdout.read(count)
    if len(answer) < count:
        raise EOFError
    return answer


def _end(process: subprocess.Popen[bytes]) -> int:
    """Close the pipes and wait; a process that does not end by itself is killed."""
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except OSError:  # the process is gone and with it what was not yet written
            continue
    try:
        return process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
